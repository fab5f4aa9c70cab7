import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import type { RowState } from '../kernel/history/history';
import type { RefusalFacts } from '../kernel/refusal';
import type { Tx } from '../kernel/transaction';
import { spoken } from '../kernel/spoken';
import type { CaseFile } from './case-file.entity';
import { unnamedEntry } from './case.words';
import type { ClosingMethod } from './responding-ministers/responding-minister.entity';

/** Something that keeps a case from being closed: a code with its sentence, and what the sentence names. */
export interface Hindrance {
  readonly code: string;
  readonly facts: RefusalFacts;
  /** Closing can settle it by itself, when the archivist confirms that it shall. */
  readonly confirmWith?: 'writeOffRest' | 'archiveRest';
}

/** Letters that were changed for the case's sake: their ids, and their rows for the history. */
export interface ChangedLetters {
  readonly entryIds: readonly string[];
  readonly states: readonly RowState[];
}

/** What a case asks of the letters in it. The arrow goes the other way; `letters/` answers (DESIGN section 3). */
export interface LettersOfCase {
  /** Keys of entries that are not withdrawn: `20/14-1`. */
  standing(tx: Tx, caseFile: CaseFile): Promise<string[]>;
  /** Keys of those among them that are restricted beyond the actor, who must not be told them. */
  unseen(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<string[]>;
  /** Writes off what nothing has settled yet, as far as the actor may see it. */
  settleOpen(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    method: ClosingMethod | 'caseClosed',
    reason: string | null,
  ): Promise<ChangedLetters>;
  /** Journals and archives what is ready for it, as far as the actor may see it. */
  archiveReady(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<ChangedLetters>;
  /** Gives the letters that are not archived to a unit and a caseworker. */
  giveTo(tx: Tx, caseFile: CaseFile, unitId: string, caseworkerId: string | null): Promise<ChangedLetters>;
  /** Other ministries that received a letter of this case. */
  sharedWith(tx: Tx, caseFile: CaseFile): Promise<string[]>;
}

export type HindranceSource = (tx: Tx, caseFile: CaseFile) => Promise<Hindrance[]>;

/**
 * The port through which a case knows its letters. `answeredBy` and `hinderedBy` are called while the modules start:
 * once by the letters, and by whoever else has something that must be finished before a case is closed.
 */
@Injectable()
export class CaseLetters {
  private letters: LettersOfCase | undefined;
  private readonly sources: HindranceSource[] = [];

  answeredBy(letters: LettersOfCase): void {
    if (this.letters) throw new Error('The letters of a case are answered for twice');
    this.letters = letters;
  }

  hinderedBy(source: HindranceSource): void {
    this.sources.push(source);
  }

  get of(): LettersOfCase {
    if (!this.letters) throw new Error('Nobody answers for the letters of a case');
    return this.letters;
  }

  /**
   * Everything that hinders closing, from every source. An entry the actor may not see hinders by being there: whoever
   * closes a case answers for all of it. It is not named, whatever else is the matter with it.
   */
  async hindrances(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<Hindrance[]> {
    const unseen = await this.of.unseen(tx, actor, caseFile);
    const found: Hindrance[] = [];
    for (const source of this.sources)
      found.push(...(await source(tx, caseFile)).flatMap((hindrance) => withoutEntries(hindrance, unseen)));
    return [...found, ...(unseen.length ? [{ code: 'case.hindered.unseenEntry', facts: {} }] : [])];
  }

  /** Keys of entries that are not withdrawn; those the actor may not see are one unnamed entry. */
  async standing(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<string[]> {
    const unseen = await this.of.unseen(tx, actor, caseFile);
    const keys = await this.of.standing(tx, caseFile);
    return [...new Set(keys.map((key) => (unseen.includes(key) ? spoken(unnamedEntry) : key)))];
  }
}

/** The hindrance with the entries that may be named; nothing when none of its entries may. */
function withoutEntries(hindrance: Hindrance, unseen: readonly string[]): Hindrance[] {
  const { entries } = hindrance.facts;
  if (!Array.isArray(entries)) return [hindrance];
  const named = (entries as readonly string[]).filter((key) => !unseen.includes(key));
  return named.length ? [{ ...hindrance, facts: { ...hindrance.facts, entries: named } }] : [];
}
