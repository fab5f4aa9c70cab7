import { ApiProperty } from '@nestjs/swagger';

/** Something in the minister's folder. */
export class FolderPartView {
  /** The letter to sign, what goes with it, the note, what came in, an earlier letter, or what goes with one of these. */
  @ApiProperty({ enum: ['letter', 'enclosure', 'note', 'incoming', 'earlier', 'attachment'] })
  kind: string;

  /** Its journal entry. */
  entryId: string;

  /** `20/14-4`. */
  entryKey: string;

  /** Title, as on the cover. */
  title: string;

  /** `offentlig`, or the provision that restricts it, such as `§ 14`. */
  access: string;

  /** How many pages it has in the folder's PDF. */
  pages: number;

  /** Where it can be read by itself: a path of this API. */
  link: string;
}

/** The minister's folder, as a list. */
export class FolderView {
  /** The letter to sign. */
  replyId: string;

  /** Its case. */
  caseId: string;

  /** `20/14`. */
  caseKey: string;

  /** Title of the case. */
  subject: string;

  /** The day the case is to be answered by; null when none is set. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  replyDeadline: string | null;

  /** When it was laid before the minister; null while it is not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt: string | null;

  /** The private office's note. */
  releaseNote: string;

  /** The minister sees it first. */
  urgent: boolean;

  /** The minister keeps it on the table. */
  held: boolean;

  /** Its place among the folders before the same office now, from 1. */
  number: number;

  /** How many lie there. */
  of: number;

  /** What is in it, in order. */
  parts: FolderPartView[];
}
