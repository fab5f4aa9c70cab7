import { ApiProperty } from '@nestjs/swagger';
import { FormWord, formWords } from './form-changes.rules';

/** A version of the text. */
export class TextVersionView {
  /** From 1. */
  number: number;

  /** Who wrote it. */
  writtenBy: string;

  /** That person's name. */
  writtenByName: string;

  /** When it was last written. */
  @ApiProperty({ type: String, format: 'date-time' })
  writtenAt: string;

  /** Why it came to be. */
  @ApiProperty({ enum: ['template', 'caseworker', 'leader', 'orderedByMinister'] })
  origin: string;

  /** Whether it can still change. */
  sealed: boolean;

  /** The text. */
  html: string;
}

/** All versions, oldest first. */
export class TextVersionsView {
  /** The versions. */
  items: TextVersionView[];
}

/** A piece of the difference between two versions. */
export class DifferencePieceView {
  /** same, added or removed. */
  @ApiProperty({ enum: ['same', 'added', 'removed'] })
  change: 'same' | 'added' | 'removed';

  /** The words. */
  text: string;
}

/** Words that are in both versions and look otherwise in the later one. */
export class FormDifferenceView {
  /** What was done with them. */
  @ApiProperty({ enum: formWords })
  form: FormWord;

  /** Whether paragraphs became something else as a whole, such as a list; if not, words within one look otherwise. */
  ofBlocks: boolean;

  /** The words; between paragraphs a ¶. */
  words: string;

  /** Where a new or changed link leads. */
  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  /** Where the words begin in the later version: the pieces that are not removed, put together. */
  from: number;

  /** Behind the last of them. */
  to: number;
}

/** What differs between two versions, in reading order. */
export class DifferenceView {
  /** The earlier version. */
  from: number;

  /** The later version. */
  to: number;

  /** The pieces of the words, an empty line between paragraphs. */
  pieces: DifferencePieceView[];

  /** What looks otherwise. */
  forms: FormDifferenceView[];
}
