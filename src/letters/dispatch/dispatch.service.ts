import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Clock, startOf } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { EntryDocument } from '../entry-document.entity';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ReplyInHand } from '../replies/reply-loading';
import { ApprovalStep } from '../replies/reply-parts.entity';
import { Settlements } from '../settlements/settlements';
import { SignatureAct } from '../signing/signing.entity';
import { Dispatch } from './dispatch.entity';
import { mayHaveLeft } from './dispatch.lifecycle';
import { hasPostalAddress, mayGoByMail, ordinaryChannel } from './dispatch.policy';
import { Dispatching } from './dispatching';

export interface DispatchOrder {
  /** The archivist has checked recipient, access and titles. */
  readonly checked: boolean;
  /** Ways other than the ordinary: recipient's party id to channel. */
  readonly channels: ReadonlyMap<string, 'mail' | 'post'>;
}

/** The archivist's side of dispatch: order, stop, confirm, record what came back, send again. */
@Injectable()
export class DispatchService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly dispatching: Dispatching,
    private readonly settlements: Settlements,
  ) {}

  /** Sends a signed letter to everyone it is to, each by mail or by post. */
  order(replyId: string, version: number, order: DispatchOrder, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      refuseUnlessDoor(reply, 'dispatch', actor);
      refuseUnless(order.checked, 'invalid', 'dispatch.notChecked');
      const existing = await tx.findBy(Dispatch, { replyId });
      refuseUnless(
        existing.every((dispatch) => dispatch.state === 'stopped'),
        'conflict',
        'dispatch.alreadyOrdered',
      );
      const parties = await tx.find(CorrespondenceParty, { where: { entryId: entry.id }, order: { ordinal: 'ASC' } });
      const addressees = parties.filter((party) => party.kind === 'recipient' || party.kind === 'copyRecipient');
      const known = [...order.channels.keys()].every((id) => addressees.some((party) => party.id === id));
      refuseUnless(known, 'invalid', 'dispatch.partyUnknown');
      for (const party of addressees) await this.send(tx, hand, party, order.channels.get(party.id), null, actor);
      reply.version += 1;
      await this.keeper.save(tx, hand);
    });
  }

  /** Confirms by hand that a letter was put in the post. */
  confirmPosted(dispatchId: string, version: number, postedOn: string, actor: Actor): Promise<void> {
    return this.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      dispatch.take('confirmPosted', actor);
      refuseUnless(postedOn <= this.clock.today(), 'invalid', 'dispatch.dateAhead');
      refuseUnless(postedOn >= (hand.entry.documentDate ?? ''), 'invalid', 'dispatch.beforeSigning');
      dispatch.postedOn = postedOn;
      dispatch.sentAt = postedOn === this.clock.today() ? this.clock.now() : startOf(postedOn);
      await tx.save(dispatch);
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.posted', { dispatchId, postedOn });
      await this.dispatching.completeIfAllLeft(tx, actor, hand);
    });
  }

  /** A person has found out that an uncertain mail did arrive. */
  confirmSent(dispatchId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      dispatch.take('confirmSent', actor, reason);
      dispatch.sentAt = this.clock.now();
      await tx.save(dispatch);
      const payload = { dispatchId, attempt: null, answerSha256: null, by: 'person' };
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.sent', payload, { personal: { reason } });
      await this.dispatching.completeIfAllLeft(tx, actor, hand);
    });
  }

  /** A person has found out that an uncertain mail never left, or wants a failed one tried again. */
  tryAgain(dispatchId: string, version: number, reason: string | null, actor: Actor): Promise<void> {
    return this.change(dispatchId, version, actor, async (tx, _, dispatch) => {
      dispatch.take(dispatch.state === 'uncertain' ? 'confirmNotSent' : 'retry', actor, reason);
      await tx.save(dispatch);
      await this.dispatching.record(
        tx,
        actor,
        dispatch,
        'dispatch.retried',
        { dispatchId },
        reason ? { personal: { reason } } : {},
      );
      await this.dispatching.enqueue(tx, dispatchId);
    });
  }

  /** The letter came back: what it settled is open again, and whoever wrote it is told. */
  recordBounce(dispatchId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      dispatch.take('recordBounce', actor, reason);
      await tx.save(dispatch);
      const undone = await this.settlements.undoBy(tx, hand.entry.id, reason);
      await this.keeper.tell(tx, hand.reply, 'bounced', [hand.entry.caseworkerId], actor);
      const payload = { dispatchId, lettersOpenAgain: undone.letterIds };
      const rows = undone.states.map(({ table, id }) => ({ table, id }));
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.bounced', payload, { rows, personal: { reason } });
    });
  }

  /** Sends a letter that came back again: a new dispatch on the same entry, to another address if one is given. */
  resend(
    dispatchId: string,
    version: number,
    to: { channel?: 'mail' | 'post'; mail?: string },
    actor: Actor,
  ): Promise<void> {
    return this.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      dispatch.take('resend', actor, dispatch.reason);
      await tx.save(dispatch);
      const party = await tx.findOneByOrFail(CorrespondenceParty, { id: dispatch.partyId });
      await this.send(tx, hand, { ...party, mail: to.mail ?? party.mail }, to.channel, dispatch.id, actor);
    });
  }

  /**
   * Stops a signed letter before anything of it has left: back to the caseworker, its signature undone. The signed PDF
   * stays on the entry as an earlier version.
   */
  stop(replyId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      const dispatches = await tx.find(Dispatch, { where: { replyId }, lock: { mode: 'pessimistic_write' } });
      reply.take('stop', actor, reason);
      refuseUnless(
        !dispatches.some((dispatch) => mayHaveLeft.includes(dispatch.state)),
        'conflict',
        'dispatch.tooLate',
      );
      for (const dispatch of dispatches.filter((one) => one.state !== 'stopped')) {
        dispatch.become('stopped', reason);
        await tx.save(dispatch);
        await this.dispatching.record(tx, actor, dispatch, 'dispatch.stopped', { dispatchId: dispatch.id });
      }
      const act = await tx.findOneByOrFail(SignatureAct, { replyId, undoneAt: IsNull() });
      await tx.update(SignatureAct, { id: act.id }, { undoneAt: this.clock.now() });
      await tx.update(EntryDocument, { entryId: entry.id, association: 'main' }, { status: 'beingEdited' });
      reply.clearRelease();
      entry.documentDate = null;
      await this.keeper.save(tx, hand);
      const approvals = await tx.findBy(ApprovalStep, { replyId, round: reply.round, state: 'approved' });
      await this.keeper.tell(
        tx,
        reply,
        'stopped',
        [act.personId, entry.caseworkerId, ...approvals.map((step) => step.leaderId)],
        actor,
      );
      const rows = [{ table: 'signature_act', id: act.id }];
      await this.keeper.record(tx, actor, hand, 'reply.stopped', { actId: act.id }, { rows, personal: { reason } });
    });
  }

  private async send(
    tx: Tx,
    hand: ReplyInHand,
    party: CorrespondenceParty,
    wanted: 'mail' | 'post' | undefined,
    resendsId: string | null,
    actor: Actor,
  ): Promise<void> {
    const byMail = mayGoByMail(hand.entry, hand.caseFile);
    const channel = wanted ?? ordinaryChannel(party, byMail);
    refuseUnless(channel === 'post' || byMail, 'conflict', 'dispatch.restrictedByMail');
    refuseUnless(channel === 'post' || party.mail, 'invalid', 'dispatch.mailMissing');
    refuseUnless(channel === 'mail' || hasPostalAddress(party), 'invalid', 'dispatch.addressMissing');
    const act = await tx
      .createQueryBuilder(SignatureAct, 'a')
      .where('a.reply_id = :id AND a.undone_at IS NULL', { id: hand.reply.id })
      .getOneOrFail();
    const dispatch = made(Dispatch, {
      id: newId(),
      replyId: hand.reply.id,
      entryId: hand.entry.id,
      caseId: hand.caseFile.id,
      ministryId: hand.reply.ministryId,
      partyId: party.id,
      channel,
      address:
        channel === 'mail'
          ? party.mail
          : [party.name, ...party.addressLines, `${party.postCode} ${party.postPlace}`.trim(), party.country]
              .filter(Boolean)
              .join(', '),
      state: channel === 'mail' ? 'queued' : 'awaitingPost',
      checkedBy: actor.personId,
      checkedAt: this.clock.now(),
      sentAt: null,
      postedOn: null,
      resendsId,
      reason: null,
      version: 1,
    });
    await tx.insert(Dispatch, dispatch);
    const payload = { dispatchId: dispatch.id, channel, partyId: party.id, signedSha256: act.signedSha256 };
    await this.dispatching.record(tx, actor, dispatch, 'dispatch.ordered', payload);
    if (channel === 'mail') await this.dispatching.enqueue(tx, dispatch.id);
  }

  private change(
    dispatchId: string,
    version: number,
    actor: Actor,
    make: (tx: Tx, hand: ReplyInHand, dispatch: Dispatch) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { hand, dispatch } = await this.dispatching.lock(tx, actor, dispatchId);
      refuseStale(dispatch.version, version);
      await make(tx, hand, dispatch);
    });
  }
}
