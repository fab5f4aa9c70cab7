import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { allowedAction } from '../../kernel/http/allowed-action.view';
import { isId } from '../../kernel/id';
import { actionsOf } from '../../kernel/lifecycle';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { CorrespondenceParty } from '../correspondence-party.entity';
import { readReply } from '../replies/reply-loading';
import { Dispatch, DispatchAttempt } from './dispatch.entity';
import { DispatchAction, DispatchState, dispatchLifecycle } from './dispatch.lifecycle';
import { DispatchView, DispatchesView } from './dispatch.view';
import { dispatchStateWords } from './dispatch.words';

/** Where letters went, and how it went. */
@Injectable()
export class DispatchQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All dispatches of a letter. */
  async ofReply(replyId: string, actor: Actor): Promise<DispatchesView> {
    const tx = this.transactions.reader;
    const { reply } = await readReply(tx, actor, this.clock.now(), replyId);
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
    await readReply(tx, actor, this.clock.now(), dispatch.replyId).catch(() =>
      refuseUnless(false, 'notFound', 'dispatch.unknown'),
    );
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
    const partyIds = dispatches.map((dispatch) => dispatch.partyId);
    const parties = await tx
      .createQueryBuilder(CorrespondenceParty, 'p')
      .where('p.id = ANY(:partyIds)', { partyIds })
      .getMany();
    return dispatches.map((dispatch) => ({
      id: dispatch.id,
      replyId: dispatch.replyId,
      partyId: dispatch.partyId,
      name: parties.find((party) => party.id === dispatch.partyId)?.name ?? '',
      channel: dispatch.channel,
      address: dispatch.address,
      state: dispatch.state,
      stateWords: dispatchStateWords[dispatch.state],
      sentAt: dispatch.sentAt?.toISOString() ?? null,
      reason: dispatch.reason,
      resendsId: dispatch.resendsId,
      version: dispatch.version,
      attempts: attempts
        .filter((attempt) => attempt.dispatchId === dispatch.id)
        .map(({ number, startedAt, endedAt, outcome, answer }) => ({
          number,
          startedAt: startedAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
          outcome,
          answer,
        })),
      allowedActions: actionsOf<DispatchState, DispatchAction>(dispatchLifecycle).map((action) =>
        allowedAction(action, dispatch.hinders(action, actor)),
      ),
    }));
  }
}
