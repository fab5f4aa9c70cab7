import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { History, TouchedRow } from '../../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../../kernel/history/history.events';
import { refuseStale } from '../../kernel/http/version';
import { isId } from '../../kernel/id';
import { Jobs } from '../../kernel/jobs/jobs';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { JournalEntry } from '../journal-entry.entity';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ReplyInHand, lockReply, readReply } from '../replies/reply-loading';
import { ReplyAnswer } from '../replies/reply-parts.entity';
import { Settlements } from '../settlements/settlements';
import { Dispatch } from './dispatch.entity';
import { hasAllLeft } from './dispatch.rules';
import './dispatch.events';

/** Job that hands one mail over. */
export const dispatchJob = 'letters.dispatch';

/** What the archivist's commands and the worker share: finding a dispatch, its events, and what follows from sending. */
@Injectable()
export class Dispatching {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly jobs: Jobs,
    private readonly keeper: ReplyKeeper,
    private readonly settlements: Settlements,
  ) {}

  /** A dispatch and its letter, locked for a command of the letter's own ministry. */
  private async lock(tx: Tx, actor: Actor, dispatchId: string): Promise<{ hand: ReplyInHand; dispatch: Dispatch }> {
    const found = isId(dispatchId)
      ? await tx.findOneBy(Dispatch, { id: dispatchId, ministryId: actor.ministryId })
      : null;
    refuseUnless(found, 'notFound', 'dispatch.unknown');
    await this.refuseUnlessReadable(tx, actor, found);
    const hand = await lockReply(tx, actor, this.clock.now(), found.replyId);
    const dispatch = await tx.findOneOrFail(Dispatch, {
      where: { id: dispatchId },
      lock: { mode: 'pessimistic_write' },
    });
    return { hand, dispatch };
  }

  /** The frame of every command on one dispatch: lock, may I, is it the version I saw, verb. */
  change(
    dispatchId: string,
    version: number,
    actor: Actor,
    make: (tx: Tx, hand: ReplyInHand, dispatch: Dispatch) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { hand, dispatch } = await this.lock(tx, actor, dispatchId);
      refuseStale(dispatch.version, version);
      await make(tx, hand, dispatch);
    });
  }

  /** A dispatch of a letter the actor may not see is as unknown as one that does not exist. */
  async refuseUnlessReadable(tx: Tx, actor: Actor, { replyId }: Dispatch): Promise<void> {
    await readReply(tx, actor, this.clock.now(), replyId).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal('notFound', 'dispatch.unknown') : error;
    });
  }

  async record<T extends HistoryEventType>(
    tx: Tx,
    actor: Actor,
    dispatch: Dispatch,
    type: T,
    payload: HistoryEvents[T],
    more: { readonly rows?: readonly TouchedRow[]; readonly personal?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    await this.history.record(tx, actor, {
      caseId: dispatch.caseId,
      type,
      subject: { table: 'dispatch', id: dispatch.id },
      payload,
      rows: [{ table: 'dispatch', id: dispatch.id }, ...(more.rows ?? [])],
      ...(more.personal ? { personal: more.personal } : {}),
    });
  }

  /** Puts the mail in the queue, in the command's own transaction. */
  async enqueue(tx: Tx, dispatchId: string, startAfter?: Date): Promise<void> {
    await this.jobs.send(tx, dispatchJob, { dispatchId }, { retryLimit: 10, ...(startAfter ? { startAfter } : {}) });
  }

  /**
   * Ekspedert, when the letter has left for everyone it is to: the sent date is the last one's, and the letters it
   * answers are written off "Besvart med brev" (BU, whatever the channel). Sending again after a bounce settles again.
   */
  async completeIfAllLeft(tx: Tx, actor: Actor, hand: ReplyInHand): Promise<void> {
    const { reply, entry } = hand;
    const dispatches = await tx.findBy(Dispatch, { replyId: reply.id });
    if (!hasAllLeft(dispatches)) return;

    if (reply.state === 'signed') {
      reply.take('dispatch', actor);
      const times = dispatches.flatMap(({ state, sentAt }) =>
        state !== 'stopped' && sentAt ? [sentAt.getTime()] : [],
      );
      entry.sentAt = new Date(Math.max(...times));
      await this.keeper.save(tx, hand);
    }
    const letters = reply.settles ? await this.answeredLetters(tx, reply.id) : [];
    const settled = await this.settlements.settle(tx, actor, letters, { method: 'answeredByLetter', byEntry: entry });
    const payload = { sentAt: entry.sentAt?.toISOString() ?? '', settled: letters.map((letter) => letter.id) };
    const rows = settled.map(({ table, id }) => ({ table, id }));
    await this.keeper.record(tx, actor, hand, 'reply.dispatched', payload, { rows });
  }

  /** Who sends: the archivist who checked the letter, through the system. */
  senderOf(dispatch: Dispatch): Actor {
    return {
      accountId: '',
      personId: dispatch.checkedBy,
      name: '',
      initials: '',
      ministryId: dispatch.ministryId,
      ministryCode: '',
      roles: [{ role: 'registrar', unitId: null }],
      clearedFor: [],
      through: { kind: 'system' },
    };
  }

  private async answeredLetters(tx: Tx, replyId: string): Promise<JournalEntry[]> {
    const answers = await tx.find(ReplyAnswer, { where: { replyId }, order: { ordinal: 'ASC' } });
    const letters: JournalEntry[] = [];
    for (const { entryId } of answers) {
      const letter = await tx.findOneOrFail(JournalEntry, {
        where: { id: entryId },
        lock: { mode: 'pessimistic_write' },
      });
      if (letter.status !== 'withdrawn') letters.push(letter);
    }
    return letters;
  }
}
