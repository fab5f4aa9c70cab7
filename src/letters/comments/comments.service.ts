import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import { isId, newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { ReplyKeeper, writersOf } from '../replies/reply-keeper';
import { ReplyInHand, lockReply } from '../replies/reply-loading';
import { isWriter } from '../replies/reply.policy';
import { ReplyComment } from './comment.entity';
import { CommentAction, mostComments, obstacleToAction, obstacleToCommenting } from './comment.policy';
import type { CommentRequest } from './comment.requests';
import './comments.events';
import './comments.words';

/**
 * Comments on a letter under way. They change neither its text nor an approval, so they ask for no version of it; the
 * history says that they were written, and is sealed to their words.
 */
@Injectable()
export class Comments {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly keeper: ReplyKeeper,
  ) {}

  /** Says something of the letter, or of some words in it. */
  comment(replyId: string, wanted: CommentRequest, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.open(tx, replyId, actor);
      const { textNumber = hand.reply.textNumber, quotation = '', text } = wanted;
      refuseUnless(textNumber <= hand.reply.textNumber, 'invalid', 'comment.versionUnknown');
      const said = { textNumber, quotation: quotation.trim(), text, answersId: null };
      await this.say(tx, hand, said, writersOf(hand), actor);
    });
  }

  /** Answers a comment. Those who spoke in it before are told. */
  answer(replyId: string, commentId: string, text: string, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.open(tx, replyId, actor);
      const on = await this.commentOf(tx, hand, commentId);
      const earlier = await tx.findBy(ReplyComment, { answersId: on.id });
      const said = { textNumber: on.textNumber, quotation: '', text, answersId: on.id };
      const heard = [on.writtenBy, ...earlier.map(({ writtenBy }) => writtenBy), ...writersOf(hand)];
      await this.say(tx, hand, said, heard, actor);
    });
  }

  /** Marks a comment as done. */
  finish(replyId: string, commentId: string, actor: Actor): Promise<void> {
    return this.mark(replyId, commentId, 'finish', actor);
  }

  /** Opens a comment that was marked as done. */
  reopen(replyId: string, commentId: string, actor: Actor): Promise<void> {
    return this.mark(replyId, commentId, 'reopen', actor);
  }

  private async open(tx: Tx, replyId: string, actor: Actor): Promise<ReplyInHand> {
    const hand = await lockReply(tx, actor, this.clock.now(), replyId);
    refuse(obstacleToCommenting(actor, hand.reply.state));
    return hand;
  }

  private async say(
    tx: Tx,
    { reply }: ReplyInHand,
    said: Pick<ReplyComment, 'textNumber' | 'quotation' | 'text' | 'answersId'>,
    heard: readonly (string | null)[],
    actor: Actor,
  ): Promise<void> {
    refuseUnless((await tx.countBy(ReplyComment, { replyId: reply.id })) < mostComments, 'conflict', 'comment.tooMany');
    const comment = made(ReplyComment, {
      ...said,
      id: newId(),
      replyId: reply.id,
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
      doneBy: null,
      doneAt: null,
    });
    await tx.insert(ReplyComment, comment);
    await this.history.record(tx, actor, {
      caseId: reply.caseId,
      type: 'reply.commented',
      subject: { table: 'reply', id: reply.id },
      payload: { commentId: comment.id, answersId: comment.answersId, textNumber: comment.textNumber },
      rows: [{ table: 'reply_comment', id: comment.id }],
    });
    await this.keeper.tell(tx, reply, 'commented', heard, actor);
  }

  private mark(replyId: string, commentId: string, action: CommentAction, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.open(tx, replyId, actor);
      const { reply } = hand;
      const comment = await this.commentOf(tx, hand, commentId);
      const writesLetter = isWriter(actor, hand);
      const { writtenBy, doneAt } = comment;
      refuse(obstacleToAction(actor, action, { state: reply.state, writtenBy, done: doneAt !== null, writesLetter }));
      const done = action === 'finish';
      comment.doneBy = done ? actor.personId : null;
      comment.doneAt = done ? this.clock.now() : null;
      await tx.save([comment]);
      await this.history.record(tx, actor, {
        caseId: reply.caseId,
        type: 'reply.commentDone',
        subject: { table: 'reply', id: reply.id },
        payload: { commentId: comment.id, done },
        rows: [{ table: 'reply_comment', id: comment.id }],
      });
    });
  }

  private async commentOf(tx: Tx, { reply }: ReplyInHand, commentId: string): Promise<ReplyComment> {
    const found = isId(commentId) ? await tx.findOneBy(ReplyComment, { id: commentId, replyId: reply.id }) : null;
    refuseUnless(found && found.answersId === null, 'notFound', 'comment.unknown');
    return found;
  }
}

function refuse(obstacle: string | null): void {
  if (obstacle === null) return;
  throw new Refusal(obstacle === 'comment.notYours' ? 'forbidden' : 'conflict', obstacle);
}
