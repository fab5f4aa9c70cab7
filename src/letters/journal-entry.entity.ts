import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeptRestriction } from '../cases/restriction.rules';
import type { Actor } from '../kernel/actor';
import { Hindered, hinderedBy, stepOrRefuse } from '../kernel/lifecycle';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { EntryAction, EntryKind, JournalStatus, entryCodes, entryLifecycle } from './entries/entry.lifecycle';
import { EntryField, lockedIn, sideOf } from './entries/entry.locking.rules';

export type { EntryKind, JournalStatus };

/** Language forms a letter may have: bokmål, nynorsk, Northern, Lule and South Sámi, English. */
export const letterLanguages = ['nb', 'nn', 'se', 'smj', 'sma', 'en', 'other'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** Journalpost: a letter in or out, or a memo. It takes its numbers when it is created and keeps them for ever. */
@Entity('journal_entry')
export class JournalEntry {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  /** Order within the case: the 2 of 20/14-2 (journalpostnummer). */
  @Column({ name: 'document_number', type: 'integer' })
  documentNumber: number;

  @Column({ name: 'journal_year', type: 'integer' })
  journalYear: number;

  /** Running number of the ministry's journal (journalsekvensnummer). Never stands in a letter. */
  @Column({ name: 'journal_number', type: 'integer' })
  journalNumber: number;

  @Column({ type: 'text' })
  kind: EntryKind;

  @Column({ type: 'text' })
  status: JournalStatus;

  @Column({ type: 'text' })
  title: string;

  @Column({ name: 'public_title', type: 'text' })
  publicTitle: string;

  @Column({ name: 'document_date', type: 'date', nullable: true })
  documentDate: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt: Date | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'journal_date', type: 'date' })
  journalDate: string;

  @Column({ name: 'due_date', type: 'date', nullable: true })
  dueDate: string | null;

  @Column({ type: 'text' })
  language: LetterLanguage;

  @Column({ name: 'their_reference', type: 'text' })
  theirReference: string;

  @Column({ name: 'access_code', type: 'text', nullable: true })
  accessCode: string | null;

  @Column({ name: 'access_provision', type: 'text', nullable: true })
  accessProvision: string | null;

  @Column({ name: 'secrecy_provision', type: 'text', nullable: true })
  secrecyProvision: string | null;

  /** Offentlighetsvurdert. */
  @Column({ name: 'assessed_on', type: 'date', nullable: true })
  assessedOn: string | null;

  @Column({ type: 'text', array: true })
  keywords: string[];

  @Column({ name: 'arrival_id', type: 'uuid', nullable: true })
  arrivalId: string | null;

  /** The dispatched entry this one corrects. */
  @Column({ name: 'corrects_entry_id', type: 'uuid', nullable: true })
  correctsEntryId: string | null;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId: string | null;

  @Column({ name: 'caseworker_id', type: 'uuid', nullable: true })
  caseworkerId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'journalled_at', type: 'timestamptz', nullable: true })
  journalledAt: Date | null;

  @Column({ name: 'journalled_by', type: 'uuid', nullable: true })
  journalledBy: string | null;

  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt: Date | null;

  @Column({ name: 'archived_by', type: 'uuid', nullable: true })
  archivedBy: string | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason: string | null;

  @Column({ type: 'integer' })
  version: number;

  /** Takes a door of the lifecycle that somebody opens by hand; refuses by state and by role. */
  take(action: EntryAction, actor: Actor): void {
    const table = entryLifecycle[this.kind];
    this.status = stepOrRefuse<JournalStatus, EntryAction>(table, entryCodes, this.status, action, actor).to;
  }

  /** What stands in the way of an action for this actor; null when nothing does. */
  hinders(action: EntryAction, actor: Actor): Hindered | null {
    return hinderedBy<JournalStatus, EntryAction>(entryLifecycle[this.kind], entryCodes, this.status, action, actor);
  }

  /**
   * The journal status a reply's state gives its entry. Who may was asked of the reply's own lifecycle; here only
   * that nothing leads back from what was dispatched, journalled, archived or withdrawn (Noark 5, 3.2.19 and 3.2.32).
   */
  followReply(status: JournalStatus): void {
    const settled: readonly JournalStatus[] = ['dispatched', 'journalled', 'archived', 'withdrawn'];
    if (this.status === status) return;
    refuseUnless(!settled.includes(this.status), 'conflict', 'entry.notInThatState', {
      state: this.status,
      action: status,
    });
    this.status = status;
  }

  /** The day and moment an outgoing letter left the house. */
  dispatch(at: Date): void {
    this.followReply('dispatched');
    this.sentAt = at;
  }

  journal(actor: Actor, at: Date): void {
    this.take('journal', actor);
    this.journalledAt = at;
    this.journalledBy = actor.personId;
  }

  /** Archived date comes by itself with the status (Noark 5, 3.2.18). */
  archive(actor: Actor, at: Date): void {
    this.take('archive', actor);
    this.archivedAt = at;
    this.archivedBy = actor.personId;
  }

  /** Utgår: the numbers stay taken for ever (Noark 5, 3.2.19). */
  withdraw(actor: Actor, reason: string, at: Date): void {
    this.take('withdraw', actor);
    this.markWithdrawn(reason, at);
  }

  /** Utgår, because its reply was withdrawn or rejected, which was that lifecycle's own door. */
  withdrawWithReply(reason: string, at: Date): void {
    this.followReply('withdrawn');
    this.markWithdrawn(reason, at);
  }

  /** Refuses to change a field that is locked now (NORWAY B.4); says which. */
  refuseIfLocked(...fields: readonly EntryField[]): void {
    for (const field of fields) {
      const lock = lockedIn(field, sideOf(this.kind), this.status);
      if (lock) throw new Refusal('conflict', lock, { field, state: this.status });
    }
  }

  /** Gets the next number of another case; the caller holds both cases' row locks. */
  moveTo(caseId: string, documentNumber: number): void {
    this.refuseIfLocked('caseId');
    this.caseId = caseId;
    this.documentNumber = documentNumber;
  }

  /** Lies with a unit and a caseworker from now on; null while nobody in the unit has accepted it. */
  giveTo(unitId: string, caseworkerId: string | null): void {
    this.unitId = unitId;
    this.caseworkerId = caseworkerId;
  }

  /** Whether the entry still counts: a withdrawn one keeps its numbers and nothing else. */
  stands(): boolean {
    return this.status !== 'withdrawn';
  }

  private markWithdrawn(reason: string, at: Date): void {
    this.withdrawnReason = reason;
    this.withdrawnAt = at;
  }
}

/** What a correction of an entry may hold. */
export type EntryCorrection = Pick<
  JournalEntry,
  | 'title'
  | 'publicTitle'
  | 'documentDate'
  | 'receivedAt'
  | 'journalDate'
  | 'dueDate'
  | 'language'
  | 'theirReference'
  | 'keywords'
  | keyof KeptRestriction
>;
