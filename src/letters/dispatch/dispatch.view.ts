import { ApiProperty } from '@nestjs/swagger';
import { AllowedAction } from '../../kernel/http/allowed-action.view';

/** One try at handing a mail over. */
export class DispatchAttemptView {
  /** From 1. */
  number: number;

  /** When it began. */
  @ApiProperty({ type: String, format: 'date-time' })
  startedAt: string;

  /** When it ended; null while it runs. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;

  /** sending, sent, failed or uncertain. */
  @ApiProperty({ enum: ['sending', 'sent', 'failed', 'uncertain'] })
  outcome: string;

  /** The mail server's words; null while it runs, and when they never came. */
  @ApiProperty({ type: String, nullable: true })
  answer: string | null;
}

/** One letter to one recipient by one way. */
export class DispatchView {
  /** The dispatch's id. */
  id: string;

  /** The letter. */
  replyId: string;

  /** The recipient. */
  partyId: string;

  /** The recipient's name. */
  name: string;

  /** Whether it is a copy. */
  isCopy: boolean;

  /** SHA-256 of the exact PDF that goes out. */
  signedSha256: string;

  /** mail or post. */
  @ApiProperty({ enum: ['mail', 'post'] })
  channel: string;

  /** Mail address, or postal address in one line. */
  address: string;

  /** Where it stands. */
  @ApiProperty({
    enum: ['queued', 'sending', 'sent', 'failed', 'uncertain', 'awaitingPost', 'posted', 'bounced', 'stopped'],
  })
  state: string;

  /** The state in the reader’s language. */
  stateWords: string;

  /** When it left; null while it has not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;

  /**
   * What went wrong, or why it was changed: our own words in the reader’s language, a person's and the mail server's as
   * they are. Null when nothing did.
   */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  /** The dispatch it sends again; null for the first. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  resendsId: string | null;

  /** Version for `If-Match`. */
  version: number;

  /** Every try, oldest first. */
  attempts: DispatchAttemptView[];

  /** What the actor can do now, and why not the rest. */
  allowedActions: AllowedAction[];
}

/** Where a letter went. */
export class DispatchesView {
  /** One for each recipient and way, in the order they were ordered. */
  items: DispatchView[];
}
