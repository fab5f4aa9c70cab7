import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Refusal } from '../../kernel/refusal';
import { refuseUnlessDoor } from './reply-doors';
import type { ReplyAction, ReplyLevel, ReplyState } from './reply.lifecycle';

/**
 * A reply being written, approved, signed and sent. Its numbers, titles, parties and journal status are its entry's;
 * here is what makes it a reply: where it stands, its text, who signs, what an approval covers.
 */
@Entity('reply')
export class Reply {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ type: 'text' })
  state: ReplyState;

  @Column({ name: 'template_version_id', type: 'uuid' })
  templateVersionId: string;

  @Column({ type: 'text' })
  language: 'nb' | 'nn';

  @Column({ type: 'text' })
  level: ReplyLevel;

  /** The office that signs; null on an official's letter. */
  @Column({ name: 'office_id', type: 'uuid', nullable: true })
  officeId: string | null;

  /** The letter's heading. */
  @Column({ type: 'text' })
  subject: string;

  /** Merge values the letter was made with. */
  @Column({ type: 'jsonb' })
  values: Record<string, unknown>;

  /** Whether dispatch writes the answered letters off; a preliminary reply does not (forvaltningsloven § 11 a). */
  @Column({ type: 'boolean' })
  settles: boolean;

  @Column({ name: 'text_number', type: 'integer' })
  textNumber: number;

  /** SHA-256 of the canonical content: what an approval covers. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  /** The note to the minister, an internal entry of the case. */
  @Column({ name: 'note_entry_id', type: 'uuid', nullable: true })
  noteEntryId: string | null;

  @Column({ name: 'note_number', type: 'integer' })
  noteNumber: number;

  @Column({ type: 'integer' })
  round: number;

  @Column({ name: 'ordered_by_minister', type: 'boolean' })
  orderedByMinister: boolean;

  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  @Column({ name: 'released_by', type: 'uuid', nullable: true })
  releasedBy: string | null;

  @Column({ name: 'release_note', type: 'text' })
  releaseNote: string;

  @Column({ type: 'boolean' })
  urgent: boolean;

  /** The minister keeps it on the table; it stays released. */
  @Column({ type: 'boolean' })
  held: boolean;

  @Column({ type: 'integer' })
  version: number;

  /** Goes through a door of the lifecycle, or refuses: not from this state, not by this role, not without a reason. */
  take(action: ReplyAction, by: Actor, reason?: string): void {
    const step = refuseUnlessDoor(this, action, by);
    if (step.reason === 'required' && !reason?.trim()) throw new Refusal('invalid', 'reply.reasonMissing', { action });
    this.state = step.to;
    this.version += 1;
  }

  /** Goes back to whoever writes it, out of the minister's folder if it lay there. */
  clearRelease(): void {
    this.releasedAt = null;
    this.releasedBy = null;
    this.held = false;
  }
}
