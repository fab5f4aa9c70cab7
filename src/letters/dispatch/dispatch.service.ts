import { Injectable } from '@nestjs/common';
import { CaseChanges } from '../../cases/case-changes';
import { CaseFile } from '../../cases/case-file.entity';
import type { Actor } from '../../kernel/actor';
import { Clock, startOf } from '../../kernel/clock';
import { entities } from '../../kernel/entity-rows';
import { History, RowState } from '../../kernel/history/history';
import { refuseUnless } from '../../kernel/refusal';
import { Tx, rows } from '../../kernel/transaction';
import '../letters.events';
import { ReplyKeeper } from '../replies/reply-keeper';
import type { SettlementMethod } from '../settlements/settlement.entity';
import { Settlements } from '../settlements/settlements';
import { Dispatching } from './dispatching';

/** What a person finds out about a letter on its way: posted, arrived after all, never sent, came back, given up. */
@Injectable()
export class DispatchService {
  constructor(
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly dispatching: Dispatching,
    private readonly settlements: Settlements,
    private readonly history: History,
    private readonly cases: CaseChanges,
  ) {}

  /** Confirms by hand that a letter was put in the post. */
  confirmPosted(dispatchId: string, version: number, postedOn: string, actor: Actor): Promise<void> {
    return this.dispatching.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
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
    return this.dispatching.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
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
    return this.dispatching.change(dispatchId, version, actor, async (tx, _, dispatch) => {
      dispatch.take(dispatch.state === 'uncertain' ? 'confirmNotSent' : 'retry', actor, reason);
      await tx.save(dispatch);
      const personal = reason ? { personal: { reason } } : {};
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.retried', { dispatchId }, personal);
      await this.dispatching.enqueue(tx, dispatchId);
    });
  }

  /**
   * The letter came back: what it settled is open again, with its case if that was closed, and whoever wrote and checked
   * it is told. A copy that came back answered nobody, so that nothing opens.
   */
  recordBounce(dispatchId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.dispatching.change(dispatchId, version, actor, async (tx, { reply, entry }, dispatch) => {
      dispatch.take('recordBounce', actor, reason);
      await tx.save(dispatch);
      const undone = dispatch.isCopy
        ? { letterIds: [], states: [] }
        : await this.settlements.undoBy(tx, entry.id, reason);
      await this.keeper.tell(tx, reply, 'bounced', [entry.caseworkerId, dispatch.checkedBy], actor);
      const payload = { dispatchId, lettersOpenAgain: undone.letterIds };
      const opened = undone.states.map(({ table, id }) => ({ table, id }));
      const more = { rows: opened, personal: { reason } };
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.bounced', payload, more);
      await this.tellOtherCases(tx, actor, dispatch.caseId, undone.states, reason);
      await this.reopenCasesOf(tx, actor, undone.letterIds, reason);
    });
  }

  /** Gives one recipient up, who is not to be reached: the rest of the letter goes its way without waiting for that. */
  giveUp(dispatchId: string, version: number, reason: string, actor: Actor): Promise<void> {
    return this.dispatching.change(dispatchId, version, actor, async (tx, hand, dispatch) => {
      dispatch.take('stop', actor, reason);
      await tx.save(dispatch);
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.stopped', { dispatchId }, { personal: { reason } });
      // A letter that had left already settled what it settles; what a bounce opened again is settled by hand.
      if (hand.reply.state === 'signed') await this.dispatching.completeIfAllLeft(tx, actor, hand);
    });
  }

  /**
   * No case is closed while a letter in it is unanswered, whichever ministry's it is (Noark 5, 3.2.11: opened again with
   * the reason, and logged).
   */
  private async reopenCasesOf(tx: Tx, actor: Actor, letterIds: readonly string[], reason: string): Promise<void> {
    const closed = await entities(
      tx,
      CaseFile,
      `SELECT c.* FROM case_file c WHERE c.status = 'closed'
        AND c.id IN (SELECT e.case_id FROM journal_entry e WHERE e.id = ANY($1)) ORDER BY c.id FOR UPDATE`,
      [letterIds],
    );
    for (const caseFile of closed) {
      caseFile.reopen(actor);
      await this.cases.keep(tx, actor, caseFile, { type: 'case.reopened', payload: {}, personal: { reason } });
    }
  }

  /** A letter of another case, or of a ministry that was answered for, is open again: its own history says so too. */
  private async tellOtherCases(
    tx: Tx,
    actor: Actor,
    ownCaseId: string,
    undone: readonly RowState[],
    reason: string,
  ): Promise<void> {
    const elsewhere = await rows<{ id: string; method: SettlementMethod; entryId: string; caseId: string }>(
      tx,
      `SELECT s.id, s.method, e.id AS "entryId", e.case_id AS "caseId"
       FROM settlement s JOIN journal_entry e ON e.id = s.entry_id
       WHERE s.id = ANY($1) AND e.case_id <> $2 ORDER BY e.case_id, s.id`,
      [undone.map(({ id }) => id), ownCaseId],
    );
    for (const { id, method, entryId, caseId } of elsewhere)
      await this.history.record(tx, actor, {
        caseId,
        type: 'entry.settlementUndone',
        subject: { table: 'journal_entry', id: entryId },
        payload: { settlementId: id, method },
        personal: { reason },
        states: undone.filter((row) => row.id === id),
      });
  }
}
