import { Injectable } from '@nestjs/common';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock, Day } from '../../kernel/clock';
import { entities } from '../../kernel/entity-rows';
import { Transactions, rows } from '../../kernel/transaction';
import { TitleWarning, warningsForTitle } from '../incoming/title-warnings.rules';
import { JournalEntry } from '../journal-entry.entity';
import { DocumentFault, documentFaults } from './entry-checks';
import type { EntryLine } from './entry.view';
import { LineRow, entryLine, lineColumns, lineJoins } from './entry-views';

/** What is amiss with an entry in the journal. What `keeps` it, keeps it from being journalled; the rest should be mended. */
export interface JournalHindrance {
  readonly code: string;
  readonly keeps: boolean;
  /** The action on the entry, or on its case, that mends it. */
  readonly mend: { readonly of: 'entry' | 'case'; readonly action: string } | null;
}

export interface JournalLine {
  readonly entry: EntryLine;
  readonly caseId: string;
  readonly version: number;
  /** Whether it waits to be journalled, and may be now. */
  readonly waits: boolean;
  readonly ready: boolean;
  readonly hindrances: readonly JournalHindrance[];
}

/** More than this is not shown at once. */
const mostShown = 200;

interface JournalRow extends LineRow {
  readonly classId: string | null;
  readonly caseStatus: string;
  readonly documents: number;
  readonly privateNames: readonly string[];
}

/** The journal of a day in one's ministry, with what waits to be journalled whatever its day. */
@Injectable()
export class DayJournal {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** What waits to be journalled, earliest journal date first. */
  async waiting(actor: Actor): Promise<JournalLine[]> {
    return this.lines(
      actor,
      `e.status IN ('received', 'dispatched', 'finished')
        AND (e.status <> 'finished' OR e.kind IN ('internal', 'internalFollowUp'))`,
      [],
    );
  }

  /** What is in the journal of a day already, withdrawn entries included: they keep their numbers. */
  async ofDay(actor: Actor, day: Day): Promise<JournalLine[]> {
    return this.lines(actor, `e.status IN ('journalled', 'archived', 'withdrawn') AND e.journal_date = $4::date`, [
      day,
    ]);
  }

  private async lines(actor: Actor, where: string, parameters: readonly unknown[]): Promise<JournalLine[]> {
    const { reader } = this.transactions;
    const found = await rows<JournalRow>(
      reader,
      `SELECT ${lineColumns}, c.class_id AS "classId", c.status AS "caseStatus",
         (SELECT count(*)::int FROM entry_document d WHERE d.entry_id = e.id) AS documents,
         ARRAY(SELECT p.name FROM correspondence_party p
                WHERE p.entry_id = e.id AND (p.private_person OR p.screened)) AS "privateNames"
       FROM journal_entry e ${lineJoins}
       WHERE e.ministry_id = $1 AND ${mayReadEntrySql(1)} AND ${where}
       ORDER BY e.journal_date, e.journal_year, e.journal_number LIMIT ${mostShown}`,
      [...visibilityParameters(actor, this.clock.now()), ...parameters],
    );
    const ids = found.map(({ id }) => id);
    const faults = await documentFaults(reader, ids);
    const known = await entities(reader, JournalEntry, 'SELECT e.* FROM journal_entry e WHERE e.id = ANY($1)', [ids]);
    return found.flatMap((row) => {
      const entry = known.find(({ id }) => id === row.id);
      if (!entry) return [];
      const hindrances = hindrancesOf(
        row,
        faults.filter(({ entryId }) => entryId === row.id),
      );
      const waits = entry.hinders('journal', actor) === null;
      return {
        entry: entryLine(row, actor),
        caseId: row.caseId,
        version: entry.version,
        waits,
        ready: waits && hindrances.every(({ keeps }) => !keeps),
        hindrances,
      };
    });
  }
}

function hindrancesOf(row: JournalRow, faults: readonly DocumentFault[]): JournalHindrance[] {
  const documents = { of: 'entry', action: 'changeDocuments' } as const;
  const found: (JournalHindrance | false)[] = [
    row.caseStatus !== 'underTreatment' && { code: 'caseNotOpen', keeps: true, mend: { of: 'case', action: 'reopen' } },
    faults.some(({ finished }) => !finished) && { code: 'documentsNotFinished', keeps: true, mend: documents },
    row.documents === 0 && { code: 'noDocuments', keeps: false, mend: documents },
    faults.some(({ finished, archivable }) => finished && !archivable) && {
      code: 'notInArchiveFormat',
      keeps: false,
      mend: documents,
    },
    row.classId === null && { code: 'noClass', keeps: false, mend: { of: 'case', action: 'correct' } },
    ...titleWarningsOf(row).map((code) => ({ code, keeps: false, mend: { of: 'entry', action: 'correct' } as const })),
  ];
  return found.filter((one) => one !== false);
}

/** What can be seen of the title alone; how often it is used is asked for where it is given. */
function titleWarningsOf({ title, publicTitle, accessCode, privateNames }: JournalRow): TitleWarning[] {
  const restrictedTitles = accessCode === null ? [] : [title];
  return warningsForTitle({ publicTitle, restrictedTitles, privateNames, usedBefore: 0 });
}
