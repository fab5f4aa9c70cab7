import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { saveTogether } from '../kernel/entity-rows';
import { History } from '../kernel/history/history';
import type { RowState } from '../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../kernel/history/history.events';
import { refuseStale } from '../kernel/http/version';
import { Transactions, Tx } from '../kernel/transaction';
import { CaseAccess } from './case-access';
import { CaseFile } from './case-file.entity';

/** What a command on a case tells the history when it is done. */
export interface CaseHappening<T extends HistoryEventType = HistoryEventType> {
  readonly type: T;
  readonly payload: HistoryEvents[T];
  /** Free text: reasons, notes, titles before and after. */
  readonly personal?: Readonly<Record<string, unknown>>;
  readonly states?: readonly RowState[];
  /** What the event is about, when it is not the case itself. */
  readonly subject?: { readonly table: string; readonly id: string };
}

/** The frame every command on one case has: lock, may I, is it the version I saw, verb, save, history. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: CaseAccess,
    private readonly history: History,
  ) {}

  /** Runs a command on a case. `version` is the one the actor saw; null where the command guards itself by state. */
  async change<T extends HistoryEventType>(
    actor: Actor,
    caseId: string,
    version: number | null,
    verb: (tx: Tx, caseFile: CaseFile) => Promise<CaseHappening<T>>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const caseFile = await this.access.lock(tx, actor, caseId);
      if (version !== null) refuseStale(caseFile.version, version);

      await this.keep(tx, actor, caseFile, await verb(tx, caseFile));
    });
  }

  /** Saves a case that is changed, locked by the caller, with its next version, and tells the history. */
  async keep<T extends HistoryEventType>(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    happened: CaseHappening<T>,
  ): Promise<void> {
    caseFile.version += 1;
    const saved = await saveTogether(tx, caseFile);
    await this.history.record(tx, actor, {
      caseId: caseFile.id,
      subject: { table: 'case_file', id: caseFile.id },
      ...happened,
      states: [...saved, ...(happened.states ?? [])],
    });
  }
}
