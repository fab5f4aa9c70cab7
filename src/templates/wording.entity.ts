import { Column, PrimaryColumn } from 'typeorm';
import type { Actor } from '../kernel/actor';
import { Hindered, hinderedBy, stepOrRefuse } from '../kernel/lifecycle';
import { Refusal } from '../kernel/refusal';
import { WordingAction, WordingState, wordingCodes, wordingLifecycle } from './wording.lifecycle';
import { isOwnWording } from './wording.policy';

/** Words that a unit answers for: what letter templates and standard paragraphs have in common. */
export abstract class Wording {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** Null for one that came with the product and is shared by all. */
  @Column({ name: 'ministry_id', type: 'uuid', nullable: true })
  ministryId: string | null;

  @Column({ name: 'code', type: 'text' })
  code: string;

  /** The unit that answers for the wording. */
  @Column({ name: 'owner_nb', type: 'text' })
  ownerNb: string;

  @Column({ name: 'owner_nn', type: 'text' })
  ownerNn: string;

  @Column({ name: 'state', type: 'text' })
  state: WordingState;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  /** Raised by every command, its versions' too: what `If-Match` names. */
  @Column({ name: 'version', type: 'int' })
  version: number;

  /** Takes an action of the lifecycle, if the actor may now. */
  take(action: WordingAction, actor: Actor, at: Date): void {
    const hindered = this.hindered(action, actor);
    if (hindered) throw new Refusal(hindered.kind, hindered.code, hindered.facts);
    this.state = stepOrRefuse(wordingLifecycle, wordingCodes, this.state, action, actor).to;
    this.changedAt = at;
    this.version += 1;
  }

  /** Why the actor may not take this action now; null when they may. */
  hindered(action: WordingAction, actor: Actor): Hindered | null {
    if (!isOwnWording(actor, this)) return { kind: 'forbidden', code: 'wording.shared', facts: {} };
    return hinderedBy(wordingLifecycle, wordingCodes, this.state, action, actor);
  }
}

/** What a wording says: under a number that never changes, or as the one draft. */
export abstract class WordingVersion {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** Null for a draft. */
  @Column({ name: 'number', type: 'int', nullable: true })
  number: number | null;

  @Column({ name: 'state', type: 'text' })
  state: 'draft' | 'published';

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  /** What was changed and why, said when it was published. */
  @Column({ name: 'change_note', type: 'text' })
  changeNote: string;

  @Column({ name: 'written_by', type: 'uuid', nullable: true })
  writtenBy: string | null;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedBy: string | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  publish(number: number, changeNote: string, by: string | null, at: Date): void {
    this.state = 'published';
    this.number = number;
    this.changeNote = changeNote;
    this.publishedBy = by;
    this.publishedAt = at;
  }
}
