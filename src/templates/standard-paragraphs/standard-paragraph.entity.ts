import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import type { Day } from '../../kernel/clock';
import { Hindered, hinderedBy, stepOrRefuse } from '../../kernel/lifecycle';
import { Refusal } from '../../kernel/refusal';
import type { InBothForms } from '../merge-field';
import { WordingAction, WordingState, wordingCodes, wordingLifecycle } from '../wording.lifecycle';
import { isOwnWording } from '../wording.policy';

/** What a version of a standard paragraph says, and when it may be used. */
export interface ParagraphContent {
  readonly titles: InBothForms;
  /** Restricted HTML with merge elements, in its normal form; never compiled. */
  readonly texts: InBothForms;
  readonly keywords: readonly string[];
  /** When to use it and when not; for the adviser, never in a letter. */
  readonly handlingNote: InBothForms;
  readonly validFrom: Day;
  /** Last day it may be inserted; null when no end is set. */
  readonly validTo: Day | null;
}

/** Standardavsnitt: wording that a unit answers for, for advisers to insert. What it says is in its versions. */
@Entity('standard_paragraph')
export class StandardParagraph {
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

  describe(owner: InBothForms): void {
    [this.ownerNb, this.ownerNn] = [owner.nb, owner.nn];
  }

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

/** A version of a standard paragraph: content under a number that never changes, or the one draft. */
@Entity('standard_paragraph_version')
export class StandardParagraphVersion {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'paragraph_id', type: 'uuid' })
  paragraphId: string;

  /** Null for a draft. */
  @Column({ name: 'number', type: 'int', nullable: true })
  number: number | null;

  @Column({ name: 'state', type: 'text' })
  state: 'draft' | 'published';

  @Column({ name: 'title_nb', type: 'text' })
  titleNb: string;

  @Column({ name: 'title_nn', type: 'text' })
  titleNn: string;

  @Column({ name: 'text_nb', type: 'text' })
  textNb: string;

  @Column({ name: 'text_nn', type: 'text' })
  textNn: string;

  @Column({ name: 'keywords', type: 'text', array: true })
  keywords: string[];

  @Column({ name: 'handling_note_nb', type: 'text' })
  handlingNoteNb: string;

  @Column({ name: 'handling_note_nn', type: 'text' })
  handlingNoteNn: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;

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

  get content(): ParagraphContent {
    return {
      titles: { nb: this.titleNb, nn: this.titleNn },
      texts: { nb: this.textNb, nn: this.textNn },
      keywords: this.keywords,
      handlingNote: { nb: this.handlingNoteNb, nn: this.handlingNoteNn },
      validFrom: this.validFrom,
      validTo: this.validTo,
    };
  }

  write(content: ParagraphContent, contentHash: string, by: string | null, at: Date): void {
    [this.titleNb, this.titleNn] = [content.titles.nb, content.titles.nn];
    [this.textNb, this.textNn] = [content.texts.nb, content.texts.nn];
    this.keywords = [...content.keywords];
    [this.handlingNoteNb, this.handlingNoteNn] = [content.handlingNote.nb, content.handlingNote.nn];
    [this.validFrom, this.validTo] = [content.validFrom, content.validTo];
    this.contentHash = contentHash;
    this.writtenBy = by;
    this.writtenAt = at;
  }

  publish(number: number, changeNote: string, by: string | null, at: Date): void {
    this.state = 'published';
    this.number = number;
    this.changeNote = changeNote;
    this.publishedBy = by;
    this.publishedAt = at;
  }

  /** Whether it may be inserted on a day. */
  isValidOn(day: Day): boolean {
    return this.validFrom <= day && (this.validTo === null || day <= this.validTo);
  }
}
