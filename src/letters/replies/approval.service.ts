import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import type { TouchedRow } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { PeopleForRoutes } from './people-for-routes';
import { standsAgain } from './reapproval.rules';
import { contentHashOf } from './reply-content';
import { ReplyKeeper } from './reply-keeper';
import { ReplyInHand, currentText } from './reply-loading';
import { ApprovalStep } from './reply-parts.entity';
import { isTurnOf, mayStandOnRoute, mayWrite, stepInTurn } from './reply.policy';
import { Reply } from './reply.entity';
import { ReplyTexts } from './reply-texts';
import './reply.events';

/**
 * The way of a reply through the ministry: submitted to leaders in sequence, approved, changed, sent back, refused.
 * Every answer is given to a version and to the hash of its whole content (`reply-content.ts`).
 */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly people: PeopleForRoutes,
    private readonly texts: ReplyTexts,
  ) {}

  /** Submits the letter to its leaders, in this order. What stands from an earlier round is not asked for again. */
  submit(replyId: string, version: number, route: readonly string[], actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      refuseUnless(mayWrite(actor, entry, holds(actor, 'leader')), 'forbidden', 'reply.notAllocated');
      await this.checkRoute(tx, hand, route, actor);
      await this.texts.refuseUnlessSettable(tx, hand);

      const earlier = await this.latestApprovals(tx, reply);
      const text = await currentText(tx, reply);
      reply.contentHash = await contentHashOf(tx, reply, entry, text.html);
      reply.take('submit', actor);
      reply.round += 1;
      const steps = route.map((leaderId, index) => {
        const given = earlier.get(leaderId);
        const origin = reply.orderedByMinister ? 'orderedByMinister' : 'caseworker';
        return given?.contentHash &&
          standsAgain({ leaderId, contentHash: given.contentHash }, reply.contentHash, origin)
          ? carriedOver(reply, index + 1, given)
          : waiting(reply, index + 1, leaderId);
      });
      if (!stepInTurn(steps)) reply.state = 'approved';
      reply.orderedByMinister = false;
      await tx.insert(ApprovalStep, steps);
      await this.texts.seal(tx, text);
      await this.keeper.save(tx, hand);

      const changed = [...earlier.values()].filter((step) => step.contentHash !== reply.contentHash);
      await this.keeper.tell(
        tx,
        reply,
        'changedAfterApproval',
        changed.map((step) => step.leaderId),
        actor,
      );
      const carried = steps.filter((step) => step.carriedOver).map((step) => step.leaderId);
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.submitted',
        {
          round: reply.round,
          textNumber: reply.textNumber,
          contentHash: reply.contentHash,
          route: [...route],
          carriedOver: carried,
        },
        { rows: steps.map(asRow) },
      );
      return reply;
    });
  }

  /** Approves the content exactly as read: the hash the leader saw must be the hash that stands. */
  approve(replyId: string, version: number, seen: string, comment: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const step = await this.stepOf(tx, hand.reply, actor, 'approve');
      refuseUnless(seen === hand.reply.contentHash, 'stale', 'reply.contentChanged');
      return this.giveApproval(tx, hand, step, 'approve', comment, actor);
    });
  }

  /**
   * Edits and approves in one act. The leaders before her are told that it changed; from her on it is approved as it
   * is now (`reapproval.rules.ts`).
   */
  editAndApprove(replyId: string, version: number, html: string, comment: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      const step = await this.stepOf(tx, reply, actor, 'editAndApprove');
      const before = reply.contentHash;
      const text = await this.texts.add(tx, reply, html, 'leader', actor);
      await this.texts.seal(tx, text);
      reply.contentHash = await contentHashOf(tx, reply, entry, text.html);
      await this.texts.refuseUnlessSettable(tx, hand);
      if (reply.contentHash !== before) {
        const given = await tx.find(ApprovalStep, { where: { replyId, round: reply.round, state: 'approved' } });
        await this.keeper.tell(
          tx,
          reply,
          'changedAfterApproval',
          given.map((earlier) => earlier.leaderId),
          actor,
        );
        await this.keeper.tell(tx, reply, 'changedAfterApproval', [entry.caseworkerId], actor);
      }
      return this.giveApproval(tx, hand, step, 'editAndApprove', comment, actor);
    });
  }

  /** Sends it back to whoever writes it, with the reason. From a leader on the route, or from the private office. */
  sendBack(replyId: string, version: number, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const from = reply.state;
      const step = from === 'submitted' ? await this.stepOf(tx, reply, actor, 'sendBack') : undefined;
      reply.take('sendBack', actor, reason);
      if (step) await this.answer(tx, reply, step, 'sentBack', reason);
      await this.endRoute(tx, reply);
      await this.keeper.save(tx, hand);
      await this.keeper.tell(tx, reply, 'sentBack', [hand.entry.caseworkerId], actor);
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.sentBack',
        { round: reply.round, from },
        { rows: step ? [asRow(step)] : [], personal: { reason } },
      );
      return reply;
    });
  }

  /** Says no: the letter is not to be sent. Its numbers stay, as Utgår; nobody can approve it any more. */
  reject(replyId: string, version: number, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const step = await this.stepOf(tx, reply, actor, 'reject');
      reply.take('reject', actor, reason);
      await this.answer(tx, reply, step, 'rejected', reason);
      await this.endRoute(tx, reply);
      await this.keeper.save(tx, hand, reason);
      await this.keeper.tell(tx, reply, 'rejected', [hand.entry.caseworkerId], actor);
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.rejected',
        { round: reply.round },
        { rows: [asRow(step)], personal: { reason } },
      );
      return reply;
    });
  }

  /** The caseworker takes it back to write on. Approvals stand for as long as the content is the same. */
  recall(replyId: string, version: number, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      refuseUnless(mayWrite(actor, hand.entry, false), 'forbidden', 'reply.notAllocated');
      reply.take('recall', actor);
      await this.endRoute(tx, reply);
      await this.keeper.save(tx, hand);
      await this.keeper.record(tx, actor, hand, 'reply.recalled', { round: reply.round });
      return reply;
    });
  }

  /** Withdraws the letter before it is signed: it keeps its numbers as Utgår. */
  withdraw(replyId: string, version: number, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const from = reply.state;
      reply.take('withdraw', actor, reason);
      const given = await tx.find(ApprovalStep, { where: { replyId, round: reply.round, state: 'approved' } });
      await this.endRoute(tx, reply);
      await this.keeper.save(tx, hand, reason);
      await this.keeper.tell(
        tx,
        reply,
        'withdrawn',
        given.map((step) => step.leaderId),
        actor,
      );
      await this.keeper.record(tx, actor, hand, 'reply.withdrawn', { from }, { personal: { reason } });
      return reply;
    });
  }

  private async stepOf(
    tx: Tx,
    reply: Reply,
    actor: Actor,
    action: 'approve' | 'editAndApprove' | 'sendBack' | 'reject',
  ): Promise<ApprovalStep> {
    refuseUnless(reply.state === 'submitted', 'conflict', 'reply.notInThatState', { state: reply.state, action });
    refuseUnless(holds(actor, 'leader'), 'forbidden', 'reply.notYours', { action });
    const route = await tx.find(ApprovalStep, {
      where: { replyId: reply.id, round: reply.round },
      order: { ordinal: 'ASC' },
    });
    const step = stepInTurn(route);
    refuseUnless(step && isTurnOf(actor, route), 'forbidden', 'reply.notYourTurn');
    return step;
  }

  private async giveApproval(
    tx: Tx,
    hand: ReplyInHand,
    step: ApprovalStep,
    action: 'approve' | 'editAndApprove',
    comment: string,
    actor: Actor,
  ): Promise<Reply> {
    const { reply } = hand;
    await this.answer(tx, reply, step, 'approved', comment);
    const left = await tx.countBy(ApprovalStep, { replyId: reply.id, round: reply.round, state: 'waiting' });
    reply.take(action, actor);
    if (left > 0) reply.state = 'submitted';
    await this.keeper.save(tx, hand);
    const payload = {
      round: reply.round,
      ordinal: step.ordinal,
      textNumber: reply.textNumber,
      contentHash: reply.contentHash,
      last: left === 0,
    };
    const type = action === 'approve' ? 'reply.approved' : 'reply.editedAndApproved';
    await this.keeper.record(tx, actor, hand, type, payload, {
      rows: [asRow(step)],
      ...(comment ? { personal: { comment } } : {}),
    });
    return reply;
  }

  private async answer(
    tx: Tx,
    reply: Reply,
    step: ApprovalStep,
    state: 'approved' | 'sentBack' | 'rejected',
    comment: string,
  ): Promise<void> {
    step.state = state;
    step.comment = comment;
    step.answeredAt = this.clock.now();
    step.textNumber = reply.textNumber;
    step.contentHash = reply.contentHash;
    await tx.save(step);
  }

  private async endRoute(tx: Tx, reply: Reply): Promise<void> {
    await tx.update(ApprovalStep, { replyId: reply.id, round: reply.round, state: 'waiting' }, { state: 'lapsed' });
  }

  private async checkRoute(
    tx: Tx,
    { reply, entry, caseFile }: ReplyInHand,
    route: readonly string[],
    actor: Actor,
  ): Promise<void> {
    refuseUnless(route.length > 0, 'invalid', 'reply.routeEmpty');
    refuseUnless(new Set(route).size === route.length, 'invalid', 'reply.routeRepeated');
    refuseUnless(
      route.every((leaderId) => mayStandOnRoute(leaderId, actor.personId)),
      'invalid',
      'reply.routeOwnText',
    );
    const codes = [caseFile.accessCode, entry.accessCode].filter((code) => code !== null);
    const leaders = await this.people.leadersAmong(tx, route, reply.ministryId, codes);
    refuseUnless(
      route.every((leaderId) => leaders.has(leaderId)),
      'invalid',
      'reply.routeNotLeader',
    );
  }

  /** The last approval each leader gave in earlier rounds. */
  private async latestApprovals(tx: Tx, reply: Reply): Promise<Map<string, ApprovalStep>> {
    const given = await tx.find(ApprovalStep, {
      where: { replyId: reply.id, state: 'approved' },
      order: { round: 'ASC', ordinal: 'ASC' },
    });
    return new Map(given.map((step) => [step.leaderId, step]));
  }
}

function waiting(reply: Reply, ordinal: number, leaderId: string): ApprovalStep {
  return Object.assign(new ApprovalStep(), {
    id: newId(),
    replyId: reply.id,
    round: reply.round,
    ordinal,
    leaderId,
    state: 'waiting' as const,
    textNumber: null,
    contentHash: null,
    comment: '',
    answeredAt: null,
    carriedOver: false,
  });
}

function carriedOver(reply: Reply, ordinal: number, given: ApprovalStep): ApprovalStep {
  const { leaderId, textNumber, contentHash, comment, answeredAt } = given;
  return Object.assign(waiting(reply, ordinal, leaderId), {
    state: 'approved',
    textNumber,
    contentHash,
    comment,
    answeredAt,
    carriedOver: true,
  });
}

function asRow(step: ApprovalStep): TouchedRow {
  return { table: 'approval_step', id: step.id };
}
