import { Injectable } from '@nestjs/common';
import { Archive } from '../archive/archive.service';
import { Staff } from '../government/staff.service';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { History } from '../kernel/history/history';
import { Refusal, refuseUnless, sentenceOf } from '../kernel/refusal';
import { Transactions, Tx } from '../kernel/transaction';
import './case.events';
import { CaseAccess } from './case-access';
import { CaseChanges } from './case-changes';
import { CaseCorrection, CaseFile } from './case-file.entity';
import { CaseLetters, Hindrance } from './case-letters';
import { Restrictions, WantedRestriction } from './case-restriction';
import { addWorkingDays } from './deadlines/working-days';

/** What somebody wants corrected; a field left out stays as it is. */
export interface WantedCaseCorrection {
  readonly title?: string;
  readonly publicTitle?: string;
  readonly classId?: string | null;
  readonly keywords?: readonly string[];
  readonly ownerId?: string | null;
  readonly restriction?: WantedRestriction | null;
}

/** What the archivist confirms when closing a case that still has loose ends. */
export interface ClosingConfirmed {
  /** Write off what nobody answered as "Saken ble avsluttet" (Noark 5, 3.4.5). */
  readonly writeOffRest: boolean;
  /** Journal and archive what is ready for it. */
  readonly archiveRest: boolean;
}

/** Commands on the case file itself. Who answers, and who it is given to, are the folders beside. */
@Injectable()
export class Cases {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly access: CaseAccess,
    private readonly changes: CaseChanges,
    private readonly history: History,
    private readonly archive: Archive,
    private readonly staff: Staff,
    private readonly restrictions: Restrictions,
    private readonly letters: CaseLetters,
  ) {}

  /** Corrects titles, class, keywords, responsible or restriction, as far as the status leaves them open. */
  async correct(actor: Actor, caseId: string, version: number, wanted: WantedCaseCorrection): Promise<void> {
    await this.changes.change(actor, caseId, version, async (tx, caseFile) => {
      const before = { title: caseFile.title, publicTitle: caseFile.publicTitle };
      const correction = await this.correctionOf(tx, actor, caseFile, wanted);
      refuseUnless(Object.keys(correction).length > 0, 'invalid', 'case.nothingToCorrect');
      const was = JSON.stringify(caseFile);
      caseFile.correct(correction, actor);
      refuseUnless(JSON.stringify(caseFile) !== was, 'invalid', 'case.nothingToCorrect');

      const { title, publicTitle } = caseFile;
      return {
        type: 'case.corrected',
        payload: {
          fields: Object.keys(wanted).sort(),
          ...(wanted.restriction === undefined ? {} : { accessCode: caseFile.accessCode }),
        },
        ...((wanted.title ?? wanted.publicTitle) ? { personal: { before, after: { title, publicTitle } } } : {}),
      };
    });
  }

  /** Closes the case. Refuses with everything that hinders it, less what was confirmed and could be done. */
  async close(actor: Actor, caseId: string, version: number, confirmed: ClosingConfirmed): Promise<void> {
    await this.changes.change(actor, caseId, version, async (tx, caseFile) => {
      caseFile.close(actor, this.clock.now());
      const nothing = { entryIds: [], states: [] };
      const writtenOff = confirmed.writeOffRest
        ? await this.letters.of.settleOpen(tx, actor, caseFile, 'caseClosed', null)
        : nothing;
      const archived = confirmed.archiveRest ? await this.letters.of.archiveReady(tx, actor, caseFile) : nothing;
      const hindrances = await this.hindrancesOf(tx, actor, caseFile);
      if (hindrances.length) throw cannotClose(hindrances);
      return {
        type: 'case.closed',
        payload: { writtenOff: [...writtenOff.entryIds], archived: [...archived.entryIds] },
        states: [...writtenOff.states, ...archived.states],
      };
    });
  }

  /** Opens a closed case again: logged, and with its reason (Noark 5, 3.2.11). */
  async reopen(actor: Actor, caseId: string, version: number, reason: string): Promise<void> {
    await this.changes.change(actor, caseId, version, (_tx, caseFile) => {
      caseFile.reopen(actor);
      return Promise.resolve({ type: 'case.reopened', payload: {}, personal: { reason } });
    });
  }

  /** Utgår: a case opened by mistake. Its key stays taken; entries that stand must have gone elsewhere first. */
  async withdraw(actor: Actor, caseId: string, version: number, reason: string): Promise<void> {
    await this.changes.change(actor, caseId, version, async (tx, caseFile) => {
      caseFile.withdraw(actor, reason);
      const entries = await this.letters.standing(tx, actor, caseFile);
      refuseUnless(entries.length === 0, 'conflict', 'case.cannotWithdraw', { entries });
      return { type: 'case.withdrawn', payload: {}, personal: { reason } };
    });
  }

  /** Sets the day by which the case is to be answered: a day, or so many working days from one; null takes it away. */
  async setDeadline(
    actor: Actor,
    caseId: string,
    version: number,
    wanted: { day?: string | null; workingDays?: number; from?: string },
  ): Promise<void> {
    refuseUnless((wanted.day === undefined) !== (wanted.workingDays === undefined), 'invalid', 'deadline.oneOf');
    await this.changes.change(actor, caseId, version, (_tx, caseFile) => {
      caseFile.take('setDeadline', actor);
      const from = wanted.workingDays === undefined ? null : (wanted.from ?? this.clock.today());
      const day = from === null ? (wanted.day ?? null) : addWorkingDays(from, wanted.workingDays ?? 0);
      refuseUnless(day === null || day >= this.clock.today(), 'invalid', 'deadline.passed');
      caseFile.replyDeadline = day;
      return Promise.resolve({
        type: 'case.deadlineSet',
        payload: { day, workingDays: wanted.workingDays ?? null, from },
      });
    });
  }

  /** What hinders closing now, for the screen that asks before the archivist does; the owning ministry's business only. */
  async hindrances(actor: Actor, caseId: string): Promise<Hindrance[]> {
    return this.transactions.run(async (tx) => {
      const caseFile = await this.access.find(tx, actor, caseId);
      caseFile.refuseForOthers(actor);
      return this.hindrancesOf(tx, actor, caseFile);
    });
  }

  /**
   * Notes that somebody looked into something restricted: reading is an event too (DESIGN section 4). Nothing is
   * noted of what is open to all.
   */
  async noteReading(
    actor: Actor,
    caseId: string,
    accessCode: string | null,
    what: { entryId?: string; fileId?: string } = {},
  ): Promise<void> {
    if (accessCode === null) return;
    const { entryId = null, fileId = null } = what;
    await this.transactions.run((tx) =>
      this.history.record(tx, actor, {
        caseId,
        type: 'case.read',
        subject: entryId ? { table: 'journal_entry', id: entryId } : { table: 'case_file', id: caseId },
        payload: { entryId, fileId, accessCode },
      }),
    );
  }

  private async correctionOf(
    tx: Tx,
    actor: Actor,
    caseFile: CaseFile,
    wanted: WantedCaseCorrection,
  ): Promise<Partial<CaseCorrection>> {
    const { restriction, classId, ownerId, keywords, ...titles } = wanted;
    if (classId) await this.archive.classToFileOn(tx, caseFile.ministryId, classId);
    if (ownerId) await this.refuseUnlessStaff(tx, caseFile, ownerId);
    return {
      ...titles,
      ...(classId === undefined ? {} : { classId }),
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(keywords === undefined ? {} : { keywords: [...keywords] }),
      ...(restriction === undefined ? {} : await this.restrictions.judge(tx, actor, restriction, this.clock.today())),
    };
  }

  private async refuseUnlessStaff(tx: Tx, caseFile: CaseFile, personId: string): Promise<void> {
    const roles = await this.staff.rolesOf(personId, this.clock.now(), tx);
    const here = roles.filter((held) => held.ministryId === caseFile.ministryId);
    refuseUnless(here.length > 0, 'invalid', 'person.unknown');
    refuseUnless(
      caseFile.accessCode === null || here.some((held) => held.clearedFor.includes(caseFile.accessCode ?? '')),
      'invalid',
      'allocation.notCleared',
      { code: caseFile.accessCode ?? '' },
    );
  }

  private async hindrancesOf(tx: Tx, actor: Actor, caseFile: CaseFile): Promise<Hindrance[]> {
    return [...(await this.classHindrances(tx, caseFile)), ...(await this.letters.hindrances(tx, actor, caseFile))];
  }

  /** Cases are filed on leaves, before they are closed at the latest (Noark 5, 2.4.4 and 3.2.6). */
  private async classHindrances(tx: Tx, caseFile: CaseFile): Promise<Hindrance[]> {
    if (!caseFile.classId) return [{ code: 'case.hindered.classMissing', facts: {} }];
    const classes = await this.archive.classesOf(caseFile.ministryId, this.clock.today(), tx);
    const filedOn = classes.find((one) => one.id === caseFile.classId);
    return filedOn && !filedOn.isLeaf ? [{ code: 'case.hindered.classNotLeaf', facts: { code: filedOn.code } }] : [];
  }
}

function cannotClose(hindrances: readonly Hindrance[]): Refusal {
  return new Refusal('conflict', 'case.cannotClose', {
    hindrances: hindrances.map((one) => sentenceOf(one) ?? one.code),
    codes: hindrances.map((one) => one.code),
  });
}
