import { ApiProperty } from '@nestjs/swagger';

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

/** What differs between two versions, in reading order. */
export class DifferenceView {
  /** The earlier version. */
  from: number;

  /** The later version. */
  to: number;

  /** The pieces. */
  pieces: DifferencePieceView[];
}
