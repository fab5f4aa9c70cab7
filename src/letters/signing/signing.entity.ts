import { Column, Entity, PrimaryColumn } from 'typeorm';

/** In what right somebody signs: holds the office, acts in it, acts for this case, or signs as an official. */
export type SigningCapacity = 'holder' | 'acting' | 'forThisCase' | 'official';

/** One sitting in which a signatory signs one or many letters. */
@Entity('signing_ceremony')
export class SigningCeremony {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;
}

/** A letter laid before the signatory in a ceremony: the exact PDF that is shown, and what became of it. */
@Entity('laid_letter')
export class LaidLetter {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'ceremony_id', type: 'uuid' })
  ceremonyId: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'text' })
  state: 'waiting' | 'signed' | 'refused';

  @Column({ name: 'shown_sha256', type: 'text', nullable: true })
  shownSha256: string | null;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'letter_date', type: 'date' })
  letterDate: string;

  /** Whose name stands in the PDF. */
  @Column({ name: 'holder_id', type: 'uuid', nullable: true })
  holderId: string | null;

  @Column({ type: 'text', nullable: true })
  capacity: SigningCapacity | null;

  /** When the signatory opened the PDF. */
  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt: Date | null;

  @Column({ name: 'refusal_code', type: 'text', nullable: true })
  refusalCode: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** When the signatory last asked to have it signed. */
  @Column({ name: 'marked_at', type: 'timestamptz', nullable: true })
  markedAt: Date | null;

  /** Why it was not signed then, and waits as before. */
  @Column({ name: 'left_code', type: 'text', nullable: true })
  leftCode: string | null;
}

/** The act by which a letter became valid. It binds the exact PDF and the enclosures (DESIGN section 4). */
@Entity('signature_act')
export class SignatureAct {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  /** `electronic`: the signatory's own signature. `paper`, `decision`: given outside the system, then sealed. */
  @Column({ type: 'text' })
  kind: 'electronic' | 'paper' | 'decision';

  /** Who signed or decided. */
  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'office_id', type: 'uuid', nullable: true })
  officeId: string | null;

  @Column({ type: 'text' })
  capacity: SigningCapacity;

  /** Who recorded it here; the signatory herself when it is electronic. */
  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'decided_on', type: 'date', nullable: true })
  decidedOn: string | null;

  @Column({ name: 'decided_how', type: 'text', nullable: true })
  decidedHow: 'mail' | 'telephone' | 'meeting' | 'paper' | null;

  @Column({ name: 'letter_date', type: 'date' })
  letterDate: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'shown_sha256', type: 'text' })
  shownSha256: string;

  @Column({ name: 'signed_sha256', type: 'text' })
  signedSha256: string;

  @Column({ type: 'jsonb' })
  enclosures: { title: string; sha256: string }[];

  /** How it was known who signed here, or who put the ministry's seal on it. */
  @Column({ name: 'identity_method', type: 'text' })
  identityMethod: 'password';

  @Column({ name: 'identity_confirmed_at', type: 'timestamptz', nullable: true })
  identityConfirmedAt: Date | null;

  @Column({ type: 'text' })
  level: 'B-B' | 'B-T';

  /** A time stamp was wanted and is still to be had. */
  @Column({ name: 'timestamp_pending', type: 'boolean' })
  timestampPending: boolean;

  @Column({ name: 'certificate_sha256', type: 'text' })
  certificateSha256: string;

  @Column({ name: 'certificate_name', type: 'text' })
  certificateName: string;

  @Column({ name: 'evidence_entry_id', type: 'uuid', nullable: true })
  evidenceEntryId: string | null;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt: Date | null;
}
