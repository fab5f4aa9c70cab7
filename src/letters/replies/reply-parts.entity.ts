import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An incoming letter that a reply answers. */
@Entity('reply_answer')
export class ReplyAnswer {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ type: 'integer' })
  ordinal: number;
}

/** A name on an official's letter, superior first. */
@Entity('reply_signatory')
export class ReplySignatory {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** Signs by authority: e.f. */
  @Column({ name: 'by_authority', type: 'boolean' })
  byAuthority: boolean;
}

/** Why a version of a text came to be; the table of reapproval asks. */
export type TextOrigin = 'template' | 'caseworker' | 'leader' | 'orderedByMinister';

/** A version of a letter's text: normalised restricted HTML. */
@Entity('reply_text')
export class ReplyText {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  html: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  @Column({ type: 'text' })
  origin: TextOrigin;

  /** Never changes any more: it was submitted, or another followed. */
  @Column({ type: 'boolean' })
  sealed: boolean;
}

/** A version of the note to the minister. */
@Entity('reply_note')
export class ReplyNote {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  html: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;
}

export type ApprovalState = 'waiting' | 'approved' | 'sentBack' | 'rejected' | 'lapsed';

/** One leader's place on the route of one submission, and her answer (dokumentflyt). */
@Entity('approval_step')
export class ApprovalStep {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ type: 'integer' })
  round: number;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ name: 'leader_id', type: 'uuid' })
  leaderId: string;

  @Column({ type: 'text' })
  state: ApprovalState;

  /** The version the answer was given to. */
  @Column({ name: 'text_number', type: 'integer', nullable: true })
  textNumber: number | null;

  @Column({ name: 'content_hash', type: 'text', nullable: true })
  contentHash: string | null;

  /** The content an approval holds for now: what it was given to, or what a later leader, or the minister, made of it. */
  @Column({ name: 'stands_for', type: 'text', nullable: true })
  standsFor: string | null;

  @Column({ type: 'text' })
  comment: string;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  /** Given in an earlier round, and standing. */
  @Column({ name: 'carried_over', type: 'boolean' })
  carriedOver: boolean;
}

export type NoticeType =
  | 'changedAfterApproval'
  | 'sentBack'
  | 'returnedByMinister'
  | 'rejected'
  | 'stopped'
  | 'withdrawn'
  | 'bounced'
  | 'changedWhileSigning'
  | 'commented'
  | 'restricted';

/** What a person must be told about a reply. */
@Entity('reply_notice')
export class ReplyNotice {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  type: NoticeType;

  @Column({ name: 'text_number', type: 'integer', nullable: true })
  textNumber: number | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt: Date | null;
}
