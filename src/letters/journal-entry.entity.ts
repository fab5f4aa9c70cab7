import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Journalposttype: I, U, N, X. */
export type EntryKind = 'incoming' | 'outgoing' | 'internalFollowUp' | 'internal';

/** Journalstatus, in our words; `archive/` maps them to Noark's S, R, F, G, E, J, A, U. */
export type JournalStatus =
  'received' | 'reserved' | 'finished' | 'approved' | 'dispatched' | 'journalled' | 'archived' | 'withdrawn';

export type LetterLanguage = 'nb' | 'nn' | 'se' | 'smj' | 'sma' | 'en' | 'other';

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
}
