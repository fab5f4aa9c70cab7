import { Column, Entity } from 'typeorm';
import type { Day } from '../../kernel/clock';
import type { InBothForms } from '../merge-field';
import { Wording, WordingVersion } from '../wording.entity';

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
export class StandardParagraph extends Wording {
  describe(owner: InBothForms): void {
    [this.ownerNb, this.ownerNn] = [owner.nb, owner.nn];
  }
}

/** A version of a standard paragraph: content under a number that never changes, or the one draft. */
@Entity('standard_paragraph_version')
export class StandardParagraphVersion extends WordingVersion {
  @Column({ name: 'paragraph_id', type: 'uuid' })
  paragraphId: string;

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

  /** Whether it may be inserted on a day. */
  isValidOn(day: Day): boolean {
    return this.validFrom <= day && (this.validTo === null || day <= this.validTo);
  }
}
