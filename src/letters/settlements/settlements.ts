import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities, made, saveTogether } from '../../kernel/entity-rows';
import type { RowState } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Tx, rows } from '../../kernel/transaction';
import { JournalEntry } from '../journal-entry.entity';
import { Settlement } from './settlement.entity';
import { maySettle, needsAnswer } from './settlement.rules';
import type { SettlementMethod } from './settlement.entity';

/** How letters are settled: by which method, and by which entry when it was answered in writing. */
export interface Settling {
  readonly method: SettlementMethod;
  readonly byEntry?: Pick<JournalEntry, 'id' | 'kind' | 'status'> | null;
  readonly reason?: string | null;
}

/** A letter of the alias that nothing has settled (restanse), as SQL; withdrawn ones never are. */
export function openLetterSql(entry: string): string {
  return `(${entry}.kind IN ('incoming', 'internalFollowUp') AND ${entry}.status <> 'withdrawn'
    AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.entry_id = ${entry}.id AND s.undone_at IS NULL))`;
}

/**
 * Avskrivning: how a letter stops being open. Many letters by one answer, one letter by many answers (Noark 5,
 * 3.4.3-4). Copy recipients are never settled (3.4.9), and a preliminary reply settles nothing.
 * The callers hold the locks, ask the rights, and write the history with the states given back.
 */
@Injectable()
export class Settlements {
  constructor(private readonly clock: Clock) {}

  /** Settles letters by one method. A letter this answer has settled already is left as it is. */
  async settle(tx: Tx, actor: Actor, letters: readonly JournalEntry[], how: Settling): Promise<RowState[]> {
    refuseUnless(needsAnswer(how.method) === Boolean(how.byEntry), 'invalid', 'settlement.answerMismatch', {
      method: how.method,
    });
    refuseUnless(
      !how.byEntry || maySettle(how.method, how.byEntry.kind, how.byEntry.status),
      'invalid',
      'settlement.notAnAnswer',
      { method: how.method },
    );
    const settled = await this.settledBy(tx, letters, how.byEntry?.id ?? null);
    const settlements = letters
      .filter((letter) => !settled.has(letter.id))
      .map((letter) =>
        made(Settlement, {
          id: newId(),
          entryId: letter.id,
          method: how.method,
          byEntryId: how.byEntry?.id ?? null,
          settledOn: this.clock.today(),
          settledBy: actor.personId,
          reason: how.reason ?? null,
          undoneAt: null,
          undoneReason: null,
        }),
      );
    return storeTogether(tx, settlements);
  }

  /** Undoes what an entry settled, because it bounced or was stopped: the letters are open again. Never deletes. */
  async undoBy(tx: Tx, byEntryId: string, reason: string): Promise<{ letterIds: string[]; states: RowState[] }> {
    const standing = await entities(
      tx,
      Settlement,
      'SELECT s.* FROM settlement s WHERE s.by_entry_id = $1 AND s.undone_at IS NULL ORDER BY s.id FOR UPDATE',
      [byEntryId],
    );
    return this.undo(tx, standing, reason);
  }

  /** Undoes settlements of one letter that were made by hand. */
  async undo(
    tx: Tx,
    standing: readonly Settlement[],
    reason: string,
  ): Promise<{ letterIds: string[]; states: RowState[] }> {
    const at = this.clock.now();
    for (const settlement of standing) settlement.undo(at, reason);
    return { letterIds: standing.map((s) => s.entryId), states: await saveTogether(tx, ...standing) };
  }

  /** The letters of a case that nothing has settled (restanse), locked; the caller holds the case's lock. */
  async openLetters(tx: Tx, caseId: string): Promise<JournalEntry[]> {
    return entities(
      tx,
      JournalEntry,
      `SELECT e.* FROM journal_entry e
       WHERE e.case_id = $1 AND ${openLetterSql('e')}
       ORDER BY e.document_number FOR UPDATE OF e`,
      [caseId],
    );
  }

  private async settledBy(
    tx: Tx,
    letters: readonly JournalEntry[],
    byEntryId: string | null,
  ): Promise<ReadonlySet<string>> {
    const found = await rows<{ entry_id: string }>(
      tx,
      `SELECT entry_id FROM settlement
       WHERE entry_id = ANY($1) AND undone_at IS NULL AND by_entry_id IS NOT DISTINCT FROM $2`,
      [letters.map((letter) => letter.id), byEntryId],
    );
    return new Set(found.map((row) => row.entry_id));
  }
}
