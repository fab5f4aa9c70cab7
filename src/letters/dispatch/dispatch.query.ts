import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { allowedAction } from '../../kernel/http/allowed-action.view';
import { isId } from '../../kernel/id';
import { actionsOf } from '../../kernel/lifecycle';
import { refuseUnless } from '../../kernel/refusal';
import { spoken } from '../../kernel/spoken';
import { Transactions, Tx } from '../../kernel/transaction';
import { readReply } from '../replies/reply-loading';
import { Dispatch, DispatchAttempt } from './dispatch.entity';
import { DispatchAction, DispatchState, dispatchLifecycle } from './dispatch.lifecycle';
import { Dispatching } from './dispatching';
import { DispatchView, DispatchesView } from './dispatch.view';
import { answerWords, dispatchStateWords, whyWords } from './dispatch.words';

/** Where letters went, and how it went. */
@Injectable()
export class DispatchQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly dispatching: Dispatching,
  ) {}

  /** All dispatches of a letter of the actor's own ministry; how others send theirs is not told. */
  async ofReply(replyId: string, actor: Actor): Promise<DispatchesView> {
    const tx = this.transactions.reader;
    const { reply } = await readReply(tx, actor, this.clock.now(), replyId);
    refuseUnless(reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    const dispatches = await tx
      .createQueryBuilder(Dispatch, 'd')
      .where('d.reply_id = :id', { id: reply.id })
      .orderBy('d.id')
      .getMany();
    return { items: await this.views(tx, dispatches, actor) };
  }

  /** One dispatch; what the actor may not see does not exist. */
  async one(dispatchId: string, actor: Actor): Promise<DispatchView> {
    const tx = this.transactions.reader;
    const dispatch = isId(dispatchId)
      ? await tx.findOneBy(Dispatch, { id: dispatchId, ministryId: actor.ministryId })
      : null;
    refuseUnless(dispatch, 'notFound', 'dispatch.unknown');
    await this.dispatching.refuseUnlessReadable(tx, actor, dispatch);
    const [view] = await this.views(tx, [dispatch], actor);
    refuseUnless(view, 'notFound', 'dispatch.unknown');
    return view;
  }

  private async views(tx: Tx, dispatches: readonly Dispatch[], actor: Actor): Promise<DispatchView[]> {
    const ids = dispatches.map((dispatch) => dispatch.id);
    const attempts = await tx
      .createQueryBuilder(DispatchAttempt, 'a')
      .where('a.dispatch_id = ANY(:ids)', { ids })
      .orderBy('a.number')
      .getMany();
    return dispatches.map((dispatch) => ({
      id: dispatch.id,
      replyId: dispatch.replyId,
      partyId: dispatch.partyId,
      name: dispatch.recipientName,
      isCopy: dispatch.isCopy,
      signedSha256: dispatch.signedSha256,
      channel: dispatch.channel,
      address: dispatch.address,
      state: dispatch.state,
      stateWords: spoken(dispatchStateWords[dispatch.state]),
      sentAt: dispatch.sentAt?.toISOString() ?? null,
      reason: whyWords(dispatch),
      resendsId: dispatch.resendsId,
      version: dispatch.version,
      attempts: attempts
        .filter((attempt) => attempt.dispatchId === dispatch.id)
        .map(({ number, startedAt, endedAt, outcome, answer }) => ({
          number,
          startedAt: startedAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
          outcome,
          answer: answerWords(answer),
        })),
      allowedActions: actionsOf<DispatchState, DispatchAction>(dispatchLifecycle).map((action) =>
        allowedAction(action, dispatch.hinders(action, actor)),
      ),
    }));
  }
}
