import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Government } from '../../government/government.service';
import { approversOf, refuseUnlessApprovalsStand } from './approval-route';
import { ReplyKeeper, writersOf } from './reply-keeper';
import { ReplyInHand } from './reply-loading';
import { Reply } from './reply.entity';

/** The private office lays approved letters before the minister, who signs (see signing), keeps or returns them. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly government: Government,
  ) {}

  /** Lays the letter before the minister as a folder. */
  release(replyId: string, version: number, how: { urgent: boolean; note: string }, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      reply.take('release', actor);
      await refuseUnlessApprovalsStand(tx, hand);
      reply.releasedAt = this.clock.now();
      reply.releasedBy = actor.personId;
      reply.urgent = how.urgent;
      reply.releaseNote = how.note;
      reply.held = false;
      await this.keeper.save(tx, hand);
      const personal = how.note ? { personal: { note: how.note } } : {};
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.released',
        { urgent: how.urgent, contentHash: reply.contentHash },
        personal,
      );
      return reply;
    });
  }

  /** Takes the letter out of the folder again, as approved as it was. */
  recall(replyId: string, version: number, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      reply.take('recallRelease', actor);
      reply.clearRelease();
      await this.keeper.save(tx, hand);
      await this.keeper.record(tx, actor, hand, 'reply.releaseRecalled', { contentHash: reply.contentHash });
      return reply;
    });
  }

  /** The minister keeps the letter on the table, or takes it up again, with her reason if she gives one. It stays released. */
  hold(replyId: string, version: number, held: boolean, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      hand.reply.take('hold', actor);
      if (!holds(actor, 'privateOffice')) await this.refuseUnlessHolder(tx, hand, actor);
      hand.reply.held = held;
      await this.keeper.save(tx, hand);
      await this.keeper.record(tx, actor, hand, 'reply.held', { held }, reason ? { personal: { reason } } : {});
      return hand.reply;
    });
  }

  /**
   * The minister returns the letter with a note: what she ordered is written by the caseworker and need not be
   * approved again (`reapproval.rules.ts`).
   */
  return(replyId: string, version: number, note: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      reply.take('return', actor, note);
      await this.refuseUnlessHolder(tx, hand, actor);
      reply.clearRelease();
      reply.orderedByMinister = true;
      await this.keeper.save(tx, hand);
      const told = [...writersOf(hand), ...(await approversOf(tx, reply))];
      await this.keeper.tell(tx, reply, 'returnedByMinister', told, actor);
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.returned',
        { contentHash: reply.contentHash },
        { personal: { note } },
      );
      return reply;
    });
  }

  private async refuseUnlessHolder(tx: Tx, { reply, caseFile }: ReplyInHand, actor: Actor): Promise<void> {
    const holder = reply.officeId
      ? await this.government.holderOf(tx, reply.officeId, this.clock.now(), caseFile.id)
      : null;
    refuseUnless(!reply.officeId || holder?.personId === actor.personId, 'forbidden', 'reply.notHolder');
  }
}
