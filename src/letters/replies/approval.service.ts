import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { approversOf, endRoute, presentRoute, standsFor } from './approval-route';
import { presentHashOf } from './reply-content';
import { ReplyKeeper, writersOf } from './reply-keeper';
import { ReplyInHand } from './reply-loading';
import { ApprovalStep } from './reply-parts.entity';
import { isTurnOf, stepInTurn } from './reply.policy';
import { Reply } from './reply.entity';
import { ReplyTexts } from './reply-texts';
import './reply.events';

/**
 * What leaders answer: approved, changed and approved, sent back, refused. Every answer is given to a version and to
 * the hash of its whole content (`reply-content.ts`). Submitting and taking back is in `submission.service.ts`.
 */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly texts: ReplyTexts,
  ) {}

  /** Approves the content exactly as read: the hash the leader saw must be the hash that stands. */
  approve(replyId: string, version: number, seen: string, comment: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { step, before } = await this.stepOf(tx, hand.reply, actor, 'approve');
      refuseUnless(seen === hand.reply.contentHash, 'stale', 'reply.contentChanged');
      this.refuseUnlessAllStand(before, hand);
      return this.giveApproval(tx, hand, step, 'approve', comment, actor);
    });
  }

  /**
   * Edits and approves in one act. The leaders before her are told that it changed; their approvals hold for what she
   * made of it, and from her on it is approved as it is now (`reapproval.rules.ts`).
   */
  editAndApprove(replyId: string, version: number, html: string, comment: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const { step, before } = await this.stepOf(tx, reply, actor, 'editAndApprove');
      this.refuseUnlessAllStand(before, hand);

      const hashBefore = reply.contentHash;
      const text = await this.texts.add(tx, hand, html, 'leader', actor);
      await this.texts.seal(tx, text);
      reply.contentHash = await presentHashOf(tx, hand);
      await this.texts.refuseUnlessSettable(tx, hand);
      if (reply.contentHash !== hashBefore) {
        for (const earlier of before) earlier.standsFor = reply.contentHash;
        await tx.save(before);
        const told = [...before.map((earlier) => earlier.leaderId), ...writersOf(hand)];
        await this.keeper.tell(tx, reply, 'changedAfterApproval', told, actor);
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
      const turn = from === 'submitted' ? await this.stepOf(tx, reply, actor, 'sendBack') : undefined;
      reply.take('sendBack', actor, reason);
      if (turn) await this.answer(tx, hand, turn.step, 'sentBack', reason);
      await endRoute(tx, hand);
      await this.keeper.save(tx, hand);
      await this.keeper.tell(tx, reply, 'sentBack', writersOf(hand), actor);
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.sentBack',
        { round: reply.round, from },
        { personal: { reason } },
      );
      return reply;
    });
  }

  /** Says no: the letter is not to be sent. Its numbers stay, as Utgår; nobody can approve it any more. */
  reject(replyId: string, version: number, reason: string, actor: Actor): Promise<Reply> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      const { step } = await this.stepOf(tx, reply, actor, 'reject');
      const approvers = await approversOf(tx, reply);
      reply.take('reject', actor, reason);
      await this.answer(tx, hand, step, 'rejected', reason);
      await endRoute(tx, hand);
      await this.keeper.save(tx, hand, reason);
      await this.keeper.tell(tx, reply, 'rejected', [...writersOf(hand), ...approvers], actor);
      await this.keeper.record(tx, actor, hand, 'reply.rejected', { round: reply.round }, { personal: { reason } });
      return reply;
    });
  }

  private async stepOf(
    tx: Tx,
    reply: Reply,
    actor: Actor,
    action: 'approve' | 'editAndApprove' | 'sendBack' | 'reject',
  ): Promise<{ step: ApprovalStep; before: ApprovalStep[] }> {
    refuseUnless(reply.state === 'submitted', 'conflict', 'reply.notInThatState', { state: reply.state, action });
    refuseUnless(holds(actor, 'leader'), 'forbidden', 'reply.notYours', { action });
    const route = await presentRoute(tx, reply);
    const step = stepInTurn(route);
    refuseUnless(step && isTurnOf(actor, route), 'forbidden', 'reply.notYourTurn');
    return { step, before: route.filter((earlier) => earlier.ordinal < step.ordinal) };
  }

  /** The leaders before her approved what she reads; if not, the letter must go back and be submitted anew. */
  private refuseUnlessAllStand(before: readonly ApprovalStep[], { reply }: ReplyInHand): void {
    refuseUnless(
      before.every((step) => standsFor(step, reply)),
      'conflict',
      'reply.changedSinceApproved',
    );
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
    await this.answer(tx, hand, step, 'approved', comment);
    const last = stepInTurn(await presentRoute(tx, reply)) === undefined;
    reply.take(action, actor);
    if (!last) reply.state = 'submitted';
    await this.keeper.save(tx, hand);
    const { round, textNumber, contentHash } = reply;
    const payload = { round, ordinal: step.ordinal, textNumber, contentHash, last };
    const type = action === 'approve' ? 'reply.approved' : 'reply.editedAndApproved';
    await this.keeper.record(tx, actor, hand, type, payload, comment ? { personal: { comment } } : {});
    return reply;
  }

  private async answer(
    tx: Tx,
    hand: ReplyInHand,
    step: ApprovalStep,
    state: 'approved' | 'sentBack' | 'rejected',
    comment: string,
  ): Promise<void> {
    step.state = state;
    step.comment = comment;
    step.answeredAt = this.clock.now();
    step.textNumber = hand.reply.textNumber;
    step.contentHash = hand.reply.contentHash;
    step.standsFor = state === 'approved' ? hand.reply.contentHash : null;
    await tx.save(step);
  }
}
