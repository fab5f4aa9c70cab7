import { ApiProperty } from '@nestjs/swagger';
import { HappeningView } from '../timeline/timeline.view';
import { SignatureActView } from './signing.view';

/** A trusted time in or over the signed PDF. */
export class ProvenTimestampView {
  /** The authority's time. */
  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  /** Name in the authority's certificate. */
  authority: string;

  /** `signature`: made with it. `document`: added over the whole file later. */
  @ApiProperty({ enum: ['signature', 'document'] })
  kind: string;
}

/** What the signature in the stored PDF is found to be worth at this moment, from the bytes alone. */
export class SignatureVerdictView {
  /** Whether it is whole, by a key we trust, and nothing but a time stamp has come after it. */
  valid: boolean;

  /** Why not, as a code; null when it holds. */
  @ApiProperty({ type: String, nullable: true })
  fault: string | null;

  /** The verdict as a sentence, in the reader’s language. */
  says: string;

  /** PAdES level found; null when it does not hold. */
  @ApiProperty({ type: String, nullable: true, enum: ['B-B', 'B-T'] })
  level: string | null;

  /** Name in the certificate that signed; null when it does not hold. */
  @ApiProperty({ type: String, nullable: true })
  signatory: string | null;

  /** SHA-256 of that certificate; null when it does not hold. */
  @ApiProperty({ type: String, nullable: true })
  certificateSha256: string | null;

  /** The time of signing the file itself claims; null when it does not hold. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  claimedAt: string | null;

  /** Trusted times. */
  timestamps: ProvenTimestampView[];

  /** How many bytes from the start were signed; null when it does not hold. */
  @ApiProperty({ type: 'integer', nullable: true })
  signedLength: number | null;

  /** Whether the letter as it was shown is, byte for byte, what the signed file begins with. */
  beginsWithWhatWasShown: boolean;

  /** Whether the certificate is the one the act names. */
  byTheKeyOfTheAct: boolean;
}

/** A stored file the act binds, and whether it still is what it was. */
export class ProvenFileView {
  /** `shown`: the PDF as the signatory saw it. `signed`: the PDF with its signature. `enclosure`: sent with it. */
  @ApiProperty({ enum: ['shown', 'signed', 'enclosure'] })
  what: string;

  /** Title of an enclosure; else the letter's public title. */
  title: string;

  /** SHA-256 the act binds it by. */
  sha256: string;

  /** sound, damaged or missing. */
  @ApiProperty({ enum: ['sound', 'damaged', 'missing'] })
  state: string;
}

/** Something that happened to the letter, with the hash its event is sealed by. */
export class ProvenHappeningView extends HappeningView {
  /** SHA-256 over the event; the next event of the case holds it. */
  hash: string;
}

/** Everything that proves a letter. */
export class ProofView {
  /** The letter. */
  replyId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** Its public title. */
  publicTitle: string;

  /** The act by which it became valid; null while it is not signed. */
  @ApiProperty({ type: SignatureActView, nullable: true })
  act: SignatureActView | null;

  /** The signature as it verifies now; null while it is not signed. */
  @ApiProperty({ type: SignatureVerdictView, nullable: true })
  signature: SignatureVerdictView | null;

  /** The files the act binds. */
  files: ProvenFileView[];

  /** Who did what when, first first: the letter, its entry and its dispatches. */
  history: ProvenHappeningView[];
}
