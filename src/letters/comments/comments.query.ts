import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { allowedAction } from '../../kernel/http/allowed-action.view';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, rows } from '../../kernel/transaction';
import { ReplyInHand, readReply } from '../replies/reply-loading';
import { isWriter } from '../replies/reply.policy';
import { CommentAction, obstacleToAction, obstacleToCommenting } from './comment.policy';
import { CommentAnswerView, CommentView, CommentsView } from './comment.view';

interface CommentRow extends Omit<CommentAnswerView, 'writtenAt'> {
  readonly answersId: string | null;
  readonly textNumber: number;
  readonly quotation: string;
  readonly writtenAt: Date;
  readonly doneAt: Date | null;
  readonly doneByName: string | null;
}

const actions: readonly CommentAction[] = ['answer', 'finish', 'reopen'];

/** The comments on a letter as its own ministry reads them, also after it is sent. For another ministry there are none. */
@Injectable()
export class CommentQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async of(replyId: string, actor: Actor): Promise<CommentsView> {
    const { reader } = this.transactions;
    const hand = await readReply(reader, actor, this.clock.now(), replyId);
    refuseUnless(hand.reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    const found = await rows<CommentRow>(
      reader,
      `SELECT c.id, c.answers_id AS "answersId", c.text_number AS "textNumber", c.quotation, c.text,
              c.written_by AS "writtenBy", p.given_name || ' ' || p.family_name AS "writtenByName",
              c.written_at AS "writtenAt", c.done_at AS "doneAt", d.given_name || ' ' || d.family_name AS "doneByName"
         FROM reply_comment c JOIN person p ON p.id = c.written_by LEFT JOIN person d ON d.id = c.done_by
        WHERE c.reply_id = $1 ORDER BY c.done_at IS NOT NULL, c.written_at, c.id`,
      [hand.reply.id],
    );
    const obstacle = obstacleToCommenting(actor, hand.reply.state);
    return {
      items: found.filter(({ answersId }) => answersId === null).map((row) => viewOf(row, found, hand, actor)),
      allowedActions: [allowedAction('comment', obstacle === null ? null : { code: obstacle, facts: {} })],
    };
  }
}

function viewOf(row: CommentRow, all: readonly CommentRow[], hand: ReplyInHand, actor: Actor): CommentView {
  const { id, textNumber, quotation, text, writtenBy, writtenByName, writtenAt, doneAt, doneByName } = row;
  const about = { state: hand.reply.state, writtenBy, done: doneAt !== null, writesLetter: isWriter(actor, hand) };
  return {
    id,
    textNumber,
    quotation,
    text,
    writtenBy,
    writtenByName,
    writtenAt: writtenAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    doneByName,
    answers: all.filter(({ answersId }) => answersId === id).map(answerView),
    allowedActions: actions.map((action) => {
      const code = obstacleToAction(actor, action, about);
      return allowedAction(action, code === null ? null : { code, facts: {} });
    }),
  };
}

function answerView({ id, text, writtenBy, writtenByName, writtenAt }: CommentRow): CommentAnswerView {
  return { id, text, writtenBy, writtenByName, writtenAt: writtenAt.toISOString() };
}
