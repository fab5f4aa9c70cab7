import { ApiProperty } from '@nestjs/swagger';
import { letterLanguages } from '../journal-entry.entity';

/** A warning that keeps nothing out. */
export class WarningView {
  /** Stable code: `publicTitleGeneric`. */
  code: string;

  /** What may be amiss, as a sentence in the reader’s language. */
  detail: string;
}

/** A letter that has its numbers. */
export class RegisteredLetterView {
  /** Id of the entry. */
  entryId: string;

  /** Id of the case. */
  caseId: string;

  /** Case key: `20/14`. */
  caseKey: string;

  /** Key of the entry: `20/14-1`. */
  entryKey: string;

  /** Journal number: `25367/2020`. */
  journalNumber: string;

  /** Id of the arrival, which other ministries’ entries share. */
  arrivalId: string;

  /** Version of the entry, also in `ETag`. */
  version: number;

  @ApiProperty({ description: 'What the archivist should look at again.', type: [WarningView] })
  warnings: WarningView[];
}

/** A mail address as it stood in the mail. */
export class MailAddressView {
  @ApiProperty({ description: 'Name beside the address.', type: String, nullable: true })
  name: string | null;

  @ApiProperty({ description: 'The address; null when what stood there is none.', type: String, nullable: true })
  address: string | null;
}

/** An office a mail seems addressed to. */
export class SuggestedOfficeView {
  /** Id of the office. */
  officeId: string;

  /** Its title: `justis- og beredskapsministeren`. */
  title: string;

  /** Code of its ministry. */
  ministryCode: string;

  @ApiProperty({ description: 'Addressee, or only on a copy line.', enum: ['addressee', 'copy'] })
  as: string;

  /** What it was seen by. */
  signs: string[];
}

/** A file in a mail. */
export class MailFileView {
  /** As the mail calls it. */
  fileName: string;

  /** Media type as the mail says. */
  mediaType: string;

  /** In bytes. */
  size: number;

  /** A picture that stands in the text; it stays in the mail. */
  inText: boolean;
}

/** Somebody who wrote before, as on their last letter. */
export class EarlierSenderView {
  /** Id of the party of that letter. */
  id: string;

  /** Name of the person or the organisation. */
  name: string;

  /** Contact person. */
  attention: string;

  /** Mail address. */
  mail: string;

  /** Street and the like, a line each. */
  addressLines: string[];

  /** Post code. */
  postCode: string;

  /** Post town. */
  postPlace: string;

  /** Country, when not Norway. */
  country: string;

  /** A private person. */
  privatePerson: boolean;

  /** The name is kept out of the public journal. */
  screened: boolean;

  /** How many letters they have sent, of those the actor may read. */
  letters: number;

  /** When the last of them came. */
  lastReceivedAt: Date;
}

/** Who may be meant by a name. */
export class EarlierSendersView {
  @ApiProperty({ description: 'Those whose name begins so first, then the latest.', type: [EarlierSenderView] })
  items: EarlierSenderView[];
}

/** A letter that may be the same, or from the same sender. */
export class EarlierLetterView {
  /** Id of the entry. */
  entryId: string;

  /** Id of its case. */
  caseId: string;

  /** Key of the entry: `20/14-1`. */
  entryKey: string;

  /** Title. */
  title: string;

  @ApiProperty({ description: 'When it came.', type: Date, nullable: true })
  receivedAt: Date | null;

  @ApiProperty({
    description: 'Why it is shown: the same file, the same mail by its Message-ID, or the same sender.',
    enum: ['sameFile', 'sameMail', 'sameSender'],
  })
  because: string;
}

/** What a mail can fill in. Nothing is more than a suggestion. */
export class MailSuggestionView {
  @ApiProperty({ description: 'Who it is from.', type: MailAddressView, nullable: true })
  sender: MailAddressView | null;

  @ApiProperty({ description: 'When it was sent, by the sender’s clock.', type: Date, nullable: true })
  sentAt: Date | null;

  @ApiProperty({ description: 'When the last server received it.', type: Date, nullable: true })
  receivedAt: Date | null;

  @ApiProperty({ description: 'The day it is dated, in Norway.', type: String, format: 'date', nullable: true })
  documentDate: string | null;

  /** Subject as it stood. */
  subject: string;

  /** Subject without `Re:` and the like: a title to begin with. */
  title: string;

  @ApiProperty({ description: 'Addressees.', type: [MailAddressView] })
  to: MailAddressView[];

  @ApiProperty({ description: 'Copies.', type: [MailAddressView] })
  cc: MailAddressView[];

  @ApiProperty({ description: 'Ministers’ offices it seems addressed to.', type: [SuggestedOfficeView] })
  offices: SuggestedOfficeView[];

  @ApiProperty({
    description: 'Language form, as guessed; null when it cannot be told.',
    enum: letterLanguages,
    type: String,
    nullable: true,
  })
  language: string | null;

  /** The text, plain, at most 100,000 characters. */
  text: string;

  @ApiProperty({ description: 'Files in the mail.', type: [MailFileView] })
  attachments: MailFileView[];

  /** What the archivist should know of the reading, such as `senderMissing`. */
  notes: string[];

  @ApiProperty({
    description: 'Arrival of the same mail that waits here, or was registered by another ministry.',
    type: String,
    nullable: true,
  })
  arrivalId: string | null;

  @ApiProperty({
    description: 'The same letter, if registered here, and earlier ones from the same sender.',
    type: [EarlierLetterView],
  })
  earlier: EarlierLetterView[];
}

/** A file that came with an arrival. */
export class ArrivalFileView {
  /** Id of the file. */
  id: string;

  /** File name. */
  fileName: string;

  /** Media type, by content. */
  mediaType: string;

  /** In bytes. */
  size: number;
}

/** Something that arrived and waits to be registered here. */
export class ArrivalLine {
  /** Id of the arrival. */
  id: string;

  @ApiProperty({ description: 'How it came.', enum: ['mail', 'post', 'delivered'] })
  channel: string;

  /** Subject of the mail; of paper, the public title by whoever registered it first, empty if it has none. */
  subject: string;

  /** When it came. */
  receivedAt: Date;

  /** Code of the ministry that registered it first. */
  firstRegisteredBy: string;
}

/** An arrival with what came. */
export class ArrivalView extends ArrivalLine {
  @ApiProperty({
    description: 'What this ministry has done with it.',
    enum: ['waiting', 'registered', 'notForJournal', 'graded'],
  })
  outcome: string;

  @ApiProperty({ description: 'The ministry’s own entry.', type: String, nullable: true })
  entryId: string | null;

  @ApiProperty({ description: 'Why it is not for the journal.', type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ description: 'The mail as it came, when it was one.', type: ArrivalFileView, nullable: true })
  mail: ArrivalFileView | null;

  @ApiProperty({ description: 'The files that came.', type: [ArrivalFileView] })
  files: ArrivalFileView[];
}

/** A page of arrivals. */
export class ArrivalPage {
  @ApiProperty({ description: 'What waits, oldest first.', type: [ArrivalLine] })
  items: ArrivalLine[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}

/** Something that was turned away. */
export class TurnedAwayView {
  /** Id of the note. */
  id: string;

  @ApiProperty({ description: 'What was done.', enum: ['notForJournal', 'graded'] })
  outcome: string;

  /** When. */
  decidedAt: Date;
}
