import { ApiProperty } from '@nestjs/swagger';
import { NamedOffice, NamedPerson, NamedUnit, RestrictionView } from '../../cases/case.view';
import { AllowedAction } from '../../kernel/http/allowed-action.view';
import { letterLanguages } from '../journal-entry.entity';
import { settlementMethods } from '../settlements/settlement.entity';

const kinds = ['incoming', 'outgoing', 'internalFollowUp', 'internal'];
const statuses = ['received', 'reserved', 'finished', 'approved', 'dispatched', 'journalled', 'archived', 'withdrawn'];

/** A party of an entry. */
export class PartyView {
  /** Id of the party. */
  id: string;

  @ApiProperty({
    description: 'What the party is to the letter.',
    enum: [
      'sender',
      'coSender',
      'recipient',
      'copyRecipient',
      'groupRecipient',
      'internalSender',
      'internalRecipient',
      'internalCopyRecipient',
    ],
  })
  kind: string;

  /** Name; `*****` when it is screened and the actor only looks on. */
  name: string;

  /** Contact person. */
  attention: string;

  /** Whether it is a private person. */
  privatePerson: boolean;

  /** Whether the name is kept out of the public journal. */
  screened: boolean;

  /** Street and the like. */
  addressLines: string[];

  /** Post code. */
  postCode: string;

  /** Post town. */
  postPlace: string;

  /** Country, when not Norway. */
  country: string;

  /** Mail address. */
  mail: string;

  @ApiProperty({ description: 'The office, when the party is a minister.', type: String, nullable: true })
  officeId: string | null;
}

/** A stored version and variant of a document. */
export class DocumentFileView {
  /** Id of the file. */
  id: string;

  /** Version, from 1. */
  versionNumber: number;

  @ApiProperty({
    description: 'As it came or was written, in an archive format, or with words hidden.',
    enum: ['production', 'archive', 'redacted'],
  })
  variant: string;

  /** File name. */
  fileName: string;

  /** SHA-256 over the bytes, lower-case hex. */
  sha256: string;

  /** In bytes. */
  size: number;

  /** Media type, by content. */
  mediaType: string;

  @ApiProperty({ description: 'PRONOM id; null when the format is none we know.', type: String, nullable: true })
  format: string | null;

  /** When it was added. */
  createdAt: Date;
}

/** A document of an entry. */
export class EntryDocumentView {
  /** Id of the document. */
  id: string;

  @ApiProperty({ description: 'The letter itself, or an attachment.', enum: ['main', 'attachment'] })
  association: string;

  @ApiProperty({
    description: 'What it is.',
    enum: ['letter', 'mail', 'memo', 'attachment', 'evidence', 'preliminaryReply', 'other'],
  })
  type: string;

  /** Title. */
  title: string;

  @ApiProperty({ description: 'Whether it is finished.', enum: ['beingEdited', 'finished'] })
  status: string;

  @ApiProperty({ description: 'Its files, latest version first.', type: [DocumentFileView] })
  files: DocumentFileView[];
}

/** How a letter was written off. */
export class SettlementView {
  /** Id of the settlement. */
  id: string;

  @ApiProperty({ description: 'By which method.', enum: settlementMethods })
  method: string;

  @ApiProperty({ description: 'The entry that answered.', type: String, nullable: true })
  byEntryId: string | null;

  @ApiProperty({
    description: 'Its key, with the ministry’s code when it is another’s: `JD 20/14-2`.',
    type: String,
    nullable: true,
  })
  byEntryKey: string | null;

  /** Day. */
  settledOn: string;

  @ApiProperty({ description: 'By whom.', type: NamedPerson })
  settledBy: NamedPerson;

  @ApiProperty({ description: 'Why.', type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ description: 'When it was undone.', type: Date, nullable: true })
  undoneAt: Date | null;

  @ApiProperty({ description: 'Why it was undone.', type: String, nullable: true })
  undoneReason: string | null;
}

/** A letter that answers ours, and was sent. */
export class AnswerForUsView {
  /** Id of the entry. */
  entryId: string;

  /** Its key: `20/14-2`. */
  entryKey: string;

  /** Title. */
  title: string;

  @ApiProperty({ description: 'When it was sent.', type: Date, nullable: true })
  sentAt: Date | null;
}

/** Another ministry answers this letter on behalf of ours. */
export class AnsweredForUsView {
  /** Code of the ministry that answers: `JD`. */
  ministryCode: string;

  @ApiProperty({
    description: 'The office that answers; null when the ministry does.',
    type: NamedOffice,
    nullable: true,
  })
  office: NamedOffice | null;

  /** Since when. */
  from: Date;

  @ApiProperty({ description: 'Its case, when the actor may look into it.', type: String, nullable: true })
  caseId: string | null;

  @ApiProperty({ description: 'The case’s key: `20/14`.', type: String, nullable: true })
  caseKey: string | null;

  /** “Besvares for dere av JD i sak 20/14.” */
  sentence: string;

  @ApiProperty({ description: 'What it has sent; with these the letter can be written off.', type: [AnswerForUsView] })
  answers: AnswerForUsView[];
}

/** One line of a list of entries. */
export class EntryLine {
  /** Id of the entry. */
  id: string;

  /** Id of its case. */
  caseId: string;

  /** Key: `20/14-1`. */
  key: string;

  /** Journal number: `25367/2020`. Never stands in a letter. */
  journalNumber: string;

  @ApiProperty({ description: 'Kind (Noark: I, U, N, X).', enum: kinds })
  kind: string;

  @ApiProperty({ description: 'Journal status (Noark: S, R, F, G, E, J, A, U).', enum: statuses })
  status: string;

  /** Internal title. */
  title: string;

  /** Title in the public journal. */
  publicTitle: string;

  @ApiProperty({ description: 'First sender, or first recipient.', type: String, nullable: true })
  correspondent: string | null;

  @ApiProperty({
    description: 'The letter’s own date; null when undated.',
    type: String,
    format: 'date',
    nullable: true,
  })
  documentDate: string | null;

  @ApiProperty({ description: 'When it came.', type: Date, nullable: true })
  receivedAt: Date | null;

  @ApiProperty({ description: 'When it was sent.', type: Date, nullable: true })
  sentAt: Date | null;

  /** Journal date. */
  journalDate: string;

  @ApiProperty({ description: 'Day it is to be answered by.', type: String, format: 'date', nullable: true })
  dueDate: string | null;

  @ApiProperty({ description: 'Restriction; null when open.', type: RestrictionView, nullable: true })
  restriction: RestrictionView | null;

  /** Whether something has settled it; of what came in only. */
  settled: boolean;
}

/** The entries of a case. */
export class EntryPage {
  @ApiProperty({ description: 'The entries, in the order of their numbers.', type: [EntryLine] })
  items: EntryLine[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}

/** An entry with everything in it. */
export class EntryView extends EntryLine {
  /** Order within the case: the 1 of `20/14-1`. */
  documentNumber: number;

  /** Key of its case: `20/14`. */
  caseKey: string;

  @ApiProperty({ description: 'Language form.', enum: letterLanguages })
  language: string;

  /** The sender’s own reference. */
  theirReference: string;

  @ApiProperty({
    description: 'Day somebody judged whether it may be open.',
    type: String,
    format: 'date',
    nullable: true,
  })
  assessedOn: string | null;

  /** Keywords. */
  keywords: string[];

  @ApiProperty({ description: 'Unit.', type: NamedUnit, nullable: true })
  unit: NamedUnit | null;

  @ApiProperty({ description: 'Caseworker.', type: NamedPerson, nullable: true })
  caseworker: NamedPerson | null;

  @ApiProperty({ description: 'Parties, in their order.', type: [PartyView] })
  parties: PartyView[];

  @ApiProperty({ description: 'Offices it is addressed to, in the sender’s order.', type: [NamedOffice] })
  addressedOffices: NamedOffice[];

  @ApiProperty({ description: 'Documents, the main one first.', type: [EntryDocumentView] })
  documents: EntryDocumentView[];

  @ApiProperty({ description: 'How it was written off, undone ones included.', type: [SettlementView] })
  settlements: SettlementView[];

  @ApiProperty({
    description: 'Who answers it for us, if another ministry does.',
    type: AnsweredForUsView,
    nullable: true,
  })
  answeredForUs: AnsweredForUsView | null;

  @ApiProperty({ description: 'The arrival it shares with other ministries’ entries.', type: String, nullable: true })
  arrivalId: string | null;

  @ApiProperty({ description: 'The sent entry it corrects.', type: String, nullable: true })
  correctsEntryId: string | null;

  /** When it was created. */
  createdAt: Date;

  @ApiProperty({ description: 'When it was journalled.', type: Date, nullable: true })
  journalledAt: Date | null;

  @ApiProperty({ description: 'When it was archived.', type: Date, nullable: true })
  archivedAt: Date | null;

  @ApiProperty({ description: 'When it was withdrawn.', type: Date, nullable: true })
  withdrawnAt: Date | null;

  @ApiProperty({ description: 'Why it was withdrawn.', type: String, nullable: true })
  withdrawnReason: string | null;

  /** Version, also in `ETag`; asked for as `If-Match`. */
  version: number;

  @ApiProperty({ description: 'What the actor may do now, and why not the rest.', type: [AllowedAction] })
  allowedActions: AllowedAction[];
}
