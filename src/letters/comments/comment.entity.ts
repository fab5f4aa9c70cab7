import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody says of a letter before it is signed, or answers to it. Never changed; only marked as done. */
@Entity('reply_comment')
export class ReplyComment {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  /** The comment it answers; null for a comment itself. */
  @Column({ name: 'answers_id', type: 'uuid', nullable: true })
  answersId: string | null;

  /** The version of the text that was read. */
  @Column({ name: 'text_number', type: 'integer' })
  textNumber: number;

  /** The words it is about, as they stood then; empty for the whole letter. */
  @Column({ type: 'text' })
  quotation: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy: string | null;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;
}
