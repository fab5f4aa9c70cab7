import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { saveTogether } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import type { RowState } from '../../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../../kernel/history/history.events';
import { refuseStale } from '../../kernel/http/version';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { EntryAccess, EntryInCase } from './entry-access';

/** What a command on an entry tells the history when it is done. */
export interface EntryHappening<T extends HistoryEventType = HistoryEventType> {
  readonly type: T;
  readonly payload: HistoryEvents[T];
  /** Free text: reasons, titles and names before and after. */
  readonly personal?: Readonly<Record<string, unknown>>;
  readonly states?: readonly RowState[];
  /** What follows from it, with events of its own after this one. */
  readonly afterwards?: () => Promise<void>;
}

/** The frame every command on one entry has: lock, may I, is it the version I saw, verb, save, history. */
@Injectable()
export class EntryChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: EntryAccess,
    private readonly history: History,
  ) {}

  /** Runs a command on an entry of an open case. `version` is the one the actor saw; null where state guards it. */
  async change<T extends HistoryEventType>(
    actor: Actor,
    entryId: string,
    version: number | null,
    verb: (tx: Tx, place: EntryInCase) => Promise<EntryHappening<T>>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const place = await this.access.lock(tx, actor, entryId);
      const { entry, caseFile } = place;
      refuseUnless(caseFile.status === 'underTreatment', 'conflict', 'entry.caseNotOpen');
      if (version !== null) refuseStale(entry.version, version);

      const { afterwards, ...happened } = await verb(tx, place);

      entry.version += 1;
      const saved = await saveTogether(tx, entry);
      await this.history.record(tx, actor, {
        caseId: caseFile.id,
        subject: { table: 'journal_entry', id: entry.id },
        ...happened,
        states: [...saved, ...(happened.states ?? [])],
      });
      await afterwards?.();
    });
  }
}
