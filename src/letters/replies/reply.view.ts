import { ApiProperty } from '@nestjs/swagger';
import { RestrictionView } from '../../cases/case.view';
import { AllowedAction } from '../../kernel/http/allowed-action.view';
import type { ReplyState } from './reply.lifecycle';
import { replyStates } from './reply.lists';

/** Somebody a letter goes to. */
export class ReplyPartyView {
  /** Name as in the address. */
  name: string;

  /** The person there. */
  attention: string;

  /** Street or box. */
  addressLines: string[];

  /** Post code. */
  postCode: string;

  /** Place of the post code. */
  postPlace: string;

  /** Country. */
  country: string;

  /** Mail address; empty for post. */
  mail: string;

  /** Whether it is a private person. */
  privatePerson: boolean;

  /** Whether the name is kept out of the public journal. */
  screened: boolean;
}

/** A leader's place on the route and her answer. */
export class ApprovalStepView {
  /** Which submission, from 1. */
  round: number;

  /** Place in the sequence, from 1. */
  ordinal: number;

  /** The leader's id. */
  leaderId: string;

  /** The leader's name. */
  leaderName: string;

  /** waiting, approved, sentBack, rejected or lapsed. */
  @ApiProperty({ enum: ['waiting', 'approved', 'sentBack', 'rejected', 'lapsed'] })
  state: string;

  /** The version the answer was given to; null while waiting. */
  @ApiProperty({ type: Number, nullable: true })
  textNumber: number | null;

  /** Whether the content still is what the answer was given to. */
  coversCurrentContent: boolean;

  /** Given in an earlier round, and standing. */
  carriedOver: boolean;

  /** What the leader wrote. */
  comment: string;

  /** When it was answered; null while waiting. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt: string | null;
}

/** A name on an official's letter. */
export class SignatoryView {
  /** The leader's id. */
  personId: string;

  /** The leader's name. */
  name: string;

  /** Signs by authority: e.f. */
  byAuthority: boolean;
}

/** A file that goes with the letter. */
export class EnclosureView {
  /** The entry document. */
  documentId: string;

  /** The file of it that goes with the letter. */
  fileId: string;

  /** Title as it stands under Vedlegg. */
  title: string;

  /** SHA-256 of its bytes. */
  sha256: string;

  /** File name. */
  fileName: string;

  /** Media type by content. */
  mediaType: string;
}

/** A reply with everything a page needs. */
export class ReplyView {
  /** The reply's id. */
  id: string;

  /** Its journal entry. */
  entryId: string;

  /** Its case. */
  caseId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** `20/14 - HMK`, as it stands in the letter. */
  ourReference: string;

  /** The reply's state. */
  @ApiProperty({ enum: replyStates })
  state: ReplyState;

  /** The state in the reader’s language. */
  stateWords: string;

  /** Version for `If-Match`. */
  version: number;

  /** The template version it was made from. */
  templateVersionId: string;

  /** The form it is written in. */
  @ApiProperty({ enum: ['nb', 'nn'] })
  language: string;

  /** Who signs. */
  @ApiProperty({ enum: ['minister', 'stateSecretary', 'official'] })
  level: string;

  /** The office that signs; null on an official's letter. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  officeId: string | null;

  /** The letter's heading. */
  subject: string;

  /** Internal title. */
  title: string;

  /** Public title. */
  publicTitle: string;

  /** What the letter itself is withheld under; null when only as its case is. */
  @ApiProperty({ type: RestrictionView, nullable: true })
  restriction: RestrictionView | null;

  /** The newest text version. */
  textNumber: number;

  /** The text: normalised restricted HTML. */
  html: string;

  /** SHA-256 of the canonical content: what an approval covers. */
  contentHash: string;

  /** Whether dispatch writes the answered letters off. */
  settles: boolean;

  /** The incoming letters it answers. */
  answers: string[];

  /** The sent entry it puts right; null when it is no correction. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  correctsEntryId: string | null;

  /** Recipients in order. */
  recipients: ReplyPartyView[];

  /** Who gets a copy. */
  copies: ReplyPartyView[];

  /** What goes with it. */
  enclosures: EnclosureView[];

  /** Names on an official's letter. */
  signatories: SignatoryView[];

  /** The route of this and earlier submissions, oldest first; empty for another ministry. */
  approvals: ApprovalStepView[];

  /** Entry of the note to the minister; null while there is none, and for another ministry. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  noteEntryId: string | null;

  /** The note's text; empty while there is none, and for another ministry. */
  noteHtml: string;

  /** What the note itself is withheld under; null while there is none, and for who may not read it. */
  @ApiProperty({ type: RestrictionView, nullable: true })
  noteRestriction: RestrictionView | null;

  /** There is a note, and the actor is not cleared for it. */
  noteWithheld: boolean;

  /** When it was laid before the minister; null while it is not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt: string | null;

  /** The private office's note on the folder; empty for another ministry. */
  releaseNote: string;

  /** The minister sees it first. */
  urgent: boolean;

  /** The minister keeps it on the table. */
  held: boolean;

  /** What the actor can do now, and why not the rest. */
  allowedActions: AllowedAction[];
}

/** Something to be told about a reply. */
export class NoticeView {
  /** The notice's id. */
  id: string;

  /** The reply. */
  replyId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** The heading. */
  subject: string;

  /** What happened. */
  type: string;

  /** What happened, as a sentence. */
  words: string;

  /** The version it is about; null when it is about none. */
  @ApiProperty({ type: Number, nullable: true })
  textNumber: number | null;

  /** When. */
  @ApiProperty({ type: String, format: 'date-time' })
  at: string;
}

/** What is new for the actor. */
export class NoticesView {
  /** Newest first, at most 100. */
  items: NoticeView[];
}

/** A reply in a list. */
export class ReplyLineView {
  /** The reply's id. */
  id: string;

  /** Its journal entry. */
  entryId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** The heading. */
  subject: string;

  /** The reply's state. */
  @ApiProperty({ enum: replyStates })
  state: ReplyState;

  /** The state in the reader’s language. */
  stateWords: string;

  /** Who signs. */
  @ApiProperty({ enum: ['minister', 'stateSecretary', 'official'] })
  level: string;

  /** Version for `If-Match`. */
  version: number;
}

/** The replies of a case. */
export class RepliesView {
  /** In the order of their entries. */
  items: ReplyLineView[];
}
