import { ApiProperty } from '@nestjs/swagger';
import { AllowedAction } from '../../kernel/http/allowed-action.view';

/** What somebody answered to a comment. */
export class CommentAnswerView {
  /** The answer's id. */
  id: string;

  /** What is said. */
  text: string;

  /** Who said it. */
  writtenBy: string;

  /** Their name. */
  writtenByName: string;

  /** When. */
  @ApiProperty({ type: String, format: 'date-time' })
  writtenAt: string;
}

/** A comment on a letter, with what was answered to it. */
export class CommentView {
  /** The comment's id. */
  id: string;

  /** The version of the text that was read. */
  textNumber: number;

  /** The words it is about; empty for the whole letter. */
  quotation: string;

  /** What is said. */
  text: string;

  /** Who said it. */
  writtenBy: string;

  /** Their name. */
  writtenByName: string;

  /** When. */
  @ApiProperty({ type: String, format: 'date-time' })
  writtenAt: string;

  /** When it was marked as done; null while it is open. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  doneAt: string | null;

  /** Who marked it; null while it is open. */
  @ApiProperty({ type: String, nullable: true })
  doneByName: string | null;

  /** The answers, oldest first. */
  answers: CommentAnswerView[];

  /** `answer`, `finish`, `reopen`: what the actor can do now, and why not the rest. */
  allowedActions: AllowedAction[];
}

/** The comments on a letter: those still open first, each in the order they were written. */
export class CommentsView {
  /** The comments. */
  items: CommentView[];

  /** `comment`: whether the actor can write a new one, and why not. */
  allowedActions: AllowedAction[];
}
