import { Injectable } from '@nestjs/common';
import { CaseKey, printedEntryKey } from '../../cases/case-key';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Transactions, rows } from '../../kernel/transaction';

/** What one ministry has done with a letter that reached several. */
export interface SharedLetter {
  readonly ministryId: string;
  readonly ministryCode: string;
  readonly ministryName: string;
  /** `waiting`, `registered`, `notForJournal`; what another ministry turned away as graded is told as not for the journal. */
  readonly outcome: string;
  /** Its own entry, named only to whom may read it. */
  readonly entry: { readonly id: string; readonly caseId: string; readonly key: string } | null;
  /** Our entry that settled theirs: `20/14-2`. */
  readonly settledBy: string | null;
}

interface SharedRow {
  ministryId: string;
  ministryCode: string;
  ministryName: string;
  outcome: string;
  entryId: string | null;
  caseId: string | null;
  caseYear: number | null;
  caseNumber: number | null;
  documentNumber: number | null;
  readable: boolean | null;
  settledBy: (CaseKey & { documentNumber: number }) | null;
}

/** One letter that came to several ministries: each registers it on its own, and one may answer for the others. */
@Injectable()
export class SharedLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The ministries an arrival reached, by code. Ask only for an entry the actor may see. */
  async of(actor: Actor, arrivalId: string): Promise<SharedLetter[]> {
    const found = await rows<SharedRow>(
      this.transactions.reader,
      `SELECT m.id AS "ministryId", m.code AS "ministryCode", coalesce(n.running_form, m.code) AS "ministryName", w.outcome,
         e.id AS "entryId", c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
         e.document_number AS "documentNumber", e.id IS NOT NULL AND ${mayReadEntrySql(1)} AS readable,
         (SELECT json_build_object('caseYear', bc.case_year, 'caseNumber', bc.case_number, 'documentNumber', b.document_number)
            FROM settlement s JOIN journal_entry b ON b.id = s.by_entry_id JOIN case_file bc ON bc.id = b.case_id
           WHERE s.entry_id = e.id AND s.undone_at IS NULL AND b.ministry_id = $1 AND ${mayReadEntrySql(1, 'b', 'bc')}
           LIMIT 1) AS "settledBy"
       FROM arrival_at_ministry w JOIN ministry m ON m.id = w.ministry_id
         LEFT JOIN ministry_name n ON n.ministry_id = m.id AND n.language = 'nb'
           AND daterange(n.valid_from, n.valid_to) @> $5::date
         LEFT JOIN journal_entry e ON e.arrival_id = w.arrival_id AND e.ministry_id = w.ministry_id AND e.status <> 'withdrawn'
         LEFT JOIN case_file c ON c.id = e.case_id
       WHERE w.arrival_id = $4 ORDER BY m.code, e.id`,
      [...visibilityParameters(actor, this.clock.now()), arrivalId, this.clock.today()],
    );
    return found.map(sharedLetter);
  }
}

function sharedLetter(row: SharedRow): SharedLetter {
  const { ministryId, ministryCode, ministryName, entryId, caseId, caseYear, caseNumber, documentNumber } = row;
  const named =
    row.readable && entryId && caseId && caseYear !== null && caseNumber !== null && documentNumber !== null;
  return {
    ministryId,
    ministryCode,
    ministryName,
    outcome: row.outcome === 'graded' ? 'notForJournal' : row.outcome,
    entry: named ? { id: entryId, caseId, key: printedEntryKey({ caseYear, caseNumber }, documentNumber) } : null,
    settledBy: row.settledBy ? printedEntryKey(row.settledBy, row.settledBy.documentNumber) : null,
  };
}
