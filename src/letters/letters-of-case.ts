import { Injectable, OnModuleInit } from '@nestjs/common';
import type { CaseFile } from '../cases/case-file.entity';
import { printedEntryKey } from '../cases/case-key';
import { CaseLetters, ChangedLetters, Hindrance, LettersOfCase } from '../cases/case-letters';
import { isClearedFor } from '../cases/case-visibility';
import type { ClosingMethod } from '../cases/responding-ministers/responding-minister.entity';
import type { Actor } from '../kernel/actor';
import { entities, saveTogether } from '../kernel/entity-rows';
import { Tx, rows } from '../kernel/transaction';
import { Entries } from './entries/entries.service';
import { documentFaults } from './entries/entry-checks';
import { JournalEntry } from './journal-entry.entity';
import { Settlements } from './settlements/settlements';

/** Answers what a case asks of its letters: the arrow goes from letters to cases, so the letters come to it. */
@Injectable()
export class LettersInCases implements LettersOfCase, OnModuleInit {
  constructor(
    private readonly port: CaseLetters,
    private readonly entries: Entries,
    private readonly settlements: Settlements,
  ) {}

  onModuleInit(): void {
    this.port.answeredBy(this);
    this.port.hinderedBy((tx, caseFile) => this.hindrances(tx, caseFile));
  }

  async standing(tx: Tx, caseFile: CaseFile): Promise<string[]> {
    return keysOf(caseFile, await this.standingEntries(tx, caseFile));
  }

  async unseen(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<string[]> {
    const standing = await this.standingEntries(tx, caseFile);
    return keysOf(
      caseFile,
      standing.filter((entry) => !isClearedFor(actor, entry.accessCode)),
    );
  }

  async settleOpen(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    method: ClosingMethod | 'caseClosed',
    reason: string | null,
  ): Promise<ChangedLetters> {
    const all = await this.settlements.openLetters(tx, caseFile.id);
    const open = all.filter((entry) => isClearedFor(actor, entry.accessCode));
    const states = await this.settlements.settle(tx, actor, open, { method, reason });
    return { entryIds: open.map((entry) => entry.id), states };
  }

  /** What came in is journalled and archived, what went out as far as it was sent; what is not ready is left. */
  async archiveReady(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<ChangedLetters> {
    const all = await this.standingEntries(tx, caseFile);
    const standing = all.filter((entry) => isClearedFor(actor, entry.accessCode));
    const unfit = new Set((await documentFaults(tx, idsOf(standing))).map((fault) => fault.entryId));
    const changed: JournalEntry[] = [];
    for (const entry of standing.filter((one) => !unfit.has(one.id))) {
      const before = entry.status;
      if (!entry.hinders('journal', actor)) await this.entries.journalNow(tx, actor, entry);
      if (!entry.hinders('archive', actor)) await this.entries.archiveNow(tx, actor, entry);
      if (entry.status === before) continue;
      entry.version += 1;
      changed.push(entry);
    }
    return { entryIds: idsOf(changed), states: await saveTogether(tx, ...changed) };
  }

  async giveTo(tx: Tx, caseFile: CaseFile, unitId: string, caseworkerId: string | null): Promise<ChangedLetters> {
    const standing = await this.standingEntries(tx, caseFile);
    // Drafts follow to the one who takes the case on, and stay with who wrote them until then.
    const letters = standing.filter((entry) =>
      entry.kind === 'incoming' ? entry.status !== 'archived' : entry.status === 'reserved' && caseworkerId !== null,
    );
    for (const letter of letters) letter.giveTo(unitId, caseworkerId);
    return { entryIds: idsOf(letters), states: await saveTogether(tx, ...letters) };
  }

  async sharedWith(tx: Tx, caseFile: CaseFile): Promise<string[]> {
    const found = await rows<{ ministry_id: string }>(
      tx,
      `SELECT DISTINCT a.ministry_id FROM journal_entry e JOIN arrival_at_ministry a ON a.arrival_id = e.arrival_id
       WHERE e.case_id = $1 AND e.status <> 'withdrawn' AND a.ministry_id <> $2 ORDER BY a.ministry_id`,
      [caseFile.id, caseFile.ministryId],
    );
    return found.map((row) => row.ministry_id);
  }

  /** What hinders closing (Noark 5, 3.2.7-3.2.9): letters nobody answered, entries not archived, wrong formats. */
  private async hindrances(tx: Tx, caseFile: CaseFile): Promise<Hindrance[]> {
    const standing = await this.standingEntries(tx, caseFile);
    const open = await this.settlements.openLetters(tx, caseFile.id);
    const faults = await documentFaults(tx, idsOf(standing));
    const named = (code: string, found: JournalEntry[], confirmWith?: Hindrance['confirmWith']): Hindrance[] =>
      found.length
        ? [{ code, facts: { entries: keysOf(caseFile, found) }, ...(confirmWith ? { confirmWith } : {}) }]
        : [];
    const withFault = (holds: (fault: (typeof faults)[number]) => boolean) =>
      standing.filter((entry) => faults.some((fault) => fault.entryId === entry.id && holds(fault)));
    return [
      ...named('case.hindered.openLetters', open, 'writeOffRest'),
      ...named(
        'case.hindered.notArchived',
        standing.filter((entry) => entry.status !== 'archived'),
        'archiveRest',
      ),
      ...named(
        'case.hindered.documentsNotFinished',
        withFault((fault) => !fault.finished),
      ),
      ...named(
        'case.hindered.notInArchiveFormat',
        withFault((fault) => !fault.archivable),
      ),
    ];
  }

  private async standingEntries(tx: Tx, caseFile: CaseFile): Promise<JournalEntry[]> {
    return entities(
      tx,
      JournalEntry,
      `SELECT e.* FROM journal_entry e WHERE e.case_id = $1 AND e.status <> 'withdrawn'
       ORDER BY e.document_number FOR UPDATE OF e`,
      [caseFile.id],
    );
  }
}

const idsOf = (entries: readonly JournalEntry[]): string[] => entries.map((entry) => entry.id);

const keysOf = (caseFile: CaseFile, entries: readonly JournalEntry[]): string[] =>
  entries.map((entry) => printedEntryKey(caseFile, entry.documentNumber));
