import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions } from '../../kernel/transaction';
import { EntryDocument } from '../entry-document.entity';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ApprovalStep } from '../replies/reply-parts.entity';
import { SignatureAct } from '../signing/signing.entity';
import { Dispatch } from './dispatch.entity';
import { mayHaveLeft } from './dispatch.lifecycle';
import { Dispatching } from './dispatching';

/** Stops a signed letter before anything of it has left. */
@Injectable()
export class StoppingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly dispatching: Dispatching,
  ) {}

  /**
   * Back to the caseworker, its signature undone; whoever signed and approved is told. The signed PDF stays on the
   * entry as an earlier version.
   */
  stop(replyId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply, entry } = hand;
      const dispatches = await tx.find(Dispatch, { where: { replyId }, lock: { mode: 'pessimistic_write' } });
      reply.take('stop', actor, reason);
      const mayBeOut = dispatches.some((dispatch) => mayHaveLeft.includes(dispatch.state));
      refuseUnless(!mayBeOut, 'conflict', 'dispatch.tooLate');
      for (const dispatch of dispatches.filter((one) => one.state !== 'stopped')) {
        dispatch.become('stopped', reason);
        await tx.save(dispatch);
        await this.dispatching.record(tx, actor, dispatch, 'dispatch.stopped', { dispatchId: dispatch.id });
      }
      const act = await tx.findOneByOrFail(SignatureAct, { replyId, undoneAt: IsNull() });
      await tx.update(SignatureAct, { id: act.id }, { undoneAt: this.clock.now(), timestampPending: false });
      const main = await tx.findOneByOrFail(EntryDocument, { entryId: entry.id, association: 'main' });
      main.status = 'beingEdited';
      await tx.save(main);
      reply.clearRelease();
      entry.documentDate = null;
      await this.keeper.save(tx, hand);
      const approvals = await tx.findBy(ApprovalStep, { replyId, round: reply.round, state: 'approved' });
      const people = [act.personId, entry.caseworkerId, ...approvals.map((step) => step.leaderId)];
      await this.keeper.tell(tx, reply, 'stopped', people, actor);
      const rows = [
        { table: 'signature_act', id: act.id },
        { table: 'entry_document', id: main.id },
      ];
      await this.keeper.record(tx, actor, hand, 'reply.stopped', { actId: act.id }, { rows, personal: { reason } });
    });
  }
}
