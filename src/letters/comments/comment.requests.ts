import { IsInt, Max, Min } from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { IsPlainText } from '../../kernel/http/text';

/** An answer to a comment. */
export class AnswerCommentRequest {
  /**
   * What is said.
   * @example Sjekket listen. De sto ikke på den.
   */
  @IsPlainText({ max: 2000, multiline: true })
  text: string;
}

/** A comment on a letter. */
export class CommentRequest extends AnswerCommentRequest {
  /**
   * The words it is about, as they stand in the text; left out for the whole letter.
   * @example Jeg beklager dersom Soroptimistene ikke har vært invitert
   */
  @IfGiven()
  @IsPlainText({ max: 500, min: 0, multiline: true })
  quotation?: string;

  /** The version of the text that was read; the newest when left out. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  textNumber?: number;
}
