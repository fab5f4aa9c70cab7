import { ApiProperty } from '@nestjs/swagger';

/** A letter laid before the signatory in a ceremony. */
export class LaidLetterView {
  /** Its id in the ceremony. */
  id: string;

  /** The letter. */
  replyId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** The letter's heading. */
  subject: string;

  /** Place in the ceremony, from 1. */
  ordinal: number;

  /** waiting, signed or refused. */
  @ApiProperty({ enum: ['waiting', 'signed', 'refused'] })
  state: string;

  /** SHA-256 of the PDF that is shown; null when it could not be set. */
  @ApiProperty({ type: String, nullable: true })
  shownSha256: string | null;

  /** SHA-256 of the signed PDF; null while it is not signed. */
  @ApiProperty({ type: String, nullable: true })
  signedSha256: string | null;

  /** The date in the letter. */
  @ApiProperty({ type: String, format: 'date' })
  letterDate: string;

  /** In what right: holder, acting, forThisCase or official; null when the actor may not sign it. */
  @ApiProperty({ type: String, nullable: true, enum: ['holder', 'acting', 'forThisCase', 'official'] })
  capacity: string | null;

  /** When the signatory opened the PDF; null while it is not opened. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  openedAt: string | null;

  /** Why it was refused; null when it was not. */
  @ApiProperty({ type: String, nullable: true })
  refusalCode: string | null;

  /** Why it was refused, as a sentence; null when it was not. */
  @ApiProperty({ type: String, nullable: true })
  refusal: string | null;

  /** Its case. */
  caseId: string;

  /** How many other addressees it answers for. */
  answersFor: number;

  /** When the signatory last asked to have it signed; null when she has not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  markedAt: string | null;

  /** When it was signed or refused; null while it waits. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;

  /** Why it was not signed when she asked, and waits as before; null when nothing kept it. */
  @ApiProperty({ type: String, nullable: true })
  leftCode: string | null;

  /** Why it was left, as a sentence. */
  @ApiProperty({ type: String, nullable: true })
  left: string | null;

  /** Asked for, and not decided yet. */
  beingSigned: boolean;
}

/** A signing ceremony with each letter's state. */
export class CeremonyView {
  /** The ceremony's id. */
  id: string;

  /** When it was opened. */
  @ApiProperty({ type: String, format: 'date-time' })
  openedAt: string;

  /** Until when the signatory's confirmed identity holds; null when it must be confirmed first. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  identityConfirmedUntil: string | null;

  /** The letters, in order. */
  letters: LaidLetterView[];
}

/** What became of one marked letter. */
export class SigningResultView {
  /** The letter, as it was laid in the ceremony. */
  laidLetterId: string;

  /** signed; refused: it must be set and shown again; left: it waits as before. */
  @ApiProperty({ enum: ['signed', 'refused', 'left'] })
  outcome: string;

  /** Why not; null when it was signed. */
  @ApiProperty({ type: String, nullable: true })
  code: string | null;

  /** Why not, as a sentence; null when it was signed. */
  @ApiProperty({ type: String, nullable: true })
  because: string | null;
}

/** The results of a signing, one for each marked letter, and the ceremony after it. */
export class SigningResultsView {
  /** One for each marked letter, in the order of the marks. */
  results: SigningResultView[];

  /** The ceremony as it stands now. */
  ceremony: CeremonyView;
}

/** An enclosure the act binds. */
export class BoundEnclosureView {
  /** Its title in the letter. */
  title: string;

  /** SHA-256 of its bytes. */
  sha256: string;
}

/** The act by which a letter became valid. */
export class SignatureActView {
  /** The act's id. */
  id: string;

  /** electronic, paper or decision. */
  @ApiProperty({ enum: ['electronic', 'paper', 'decision'] })
  kind: string;

  /** Who signed or decided. */
  personId: string;

  /** That person's name. */
  personName: string;

  /** In what right. */
  @ApiProperty({ enum: ['holder', 'acting', 'forThisCase', 'official'] })
  capacity: string;

  /** Who recorded it here. */
  recordedByName: string;

  /** When. */
  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  /** The day it was given outside the system; null when it was signed here. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  decidedOn: string | null;

  /** How it was given outside the system; null when it was signed here. */
  @ApiProperty({ type: String, nullable: true })
  decidedHow: string | null;

  /** SHA-256 of the PDF as it was shown. */
  shownSha256: string;

  /** SHA-256 of the signed PDF. */
  signedSha256: string;

  /** The enclosures bound with it. */
  enclosures: BoundEnclosureView[];

  /** How it was known who recorded it here: the signatory, or whoever put the ministry's seal on it. */
  @ApiProperty({ enum: ['password'] })
  identityMethod: string;

  /** PAdES level. */
  @ApiProperty({ enum: ['B-B', 'B-T'] })
  level: string;

  /** Whether a time stamp is still to be had. */
  timestampPending: boolean;

  /** Name in the certificate. */
  certificateName: string;

  /** SHA-256 of the certificate. */
  certificateSha256: string;

  /** The entry with the scan or the proof; null when it was signed here. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  evidenceEntryId: string | null;
}
