import type { DispatchState } from './dispatch.lifecycle';

/**
 * What a mail server's failure means. A mail goes out once: only a failure that certainly came before the server could
 * take the mail may be tried again by itself; anything after the text was begun is for a person to decide.
 */
export type FailureMeans = 'tryAgain' | 'giveUp' | 'uncertain';

/** What is known of a failed hand-over. */
export interface Failure {
  /** Whether the server had asked for the text (354), so that it may have taken it. */
  readonly textBegun: boolean;
  /** The SMTP command that was answered, as nodemailer names it; `CONN` for a line that broke, whenever it did. */
  readonly command?: string;
  /** The server's answer, if it gave one. */
  readonly responseCode?: number;
  /** Nothing reached the server: the mail itself is wrong, such as too large for it or with an impossible address. */
  readonly unsendable?: boolean;
}

/** Commands whose answer is about this mail (RFC 5321); a refusal of another is about the server or our way to it. */
const aboutTheMail: readonly string[] = ['MAIL FROM', 'RCPT TO', 'DATA'];

export function meaningOf({ textBegun, command = '', responseCode = 0, unsendable }: Failure): FailureMeans {
  // RFC 5321, 4.2.1: 4yz was not taken and may be tried again, 5yz was not taken and never will be.
  if (responseCode >= 400 && aboutTheMail.includes(command)) return responseCode < 500 ? 'tryAgain' : 'giveUp';
  if (textBegun) return 'uncertain';
  return unsendable ? 'giveUp' : 'tryAgain';
}

/** Minutes to wait before each next try: a minute at first, then longer; forty hours in all. */
export const waitsInMinutes = [1, 5, 15, 60, 240, 720, 1_440] as const;

/** How an attempt ended. */
export type Outcome = 'sent' | 'failed' | 'uncertain';

/**
 * Whether an attempt that ran out of its lease may still tell how it ended: its worker was slow, not dead. What it
 * knows for certain replaces "uncertain"; what has been told otherwise stays.
 */
export function mayTell(told: 'sending' | Outcome, outcome: Outcome): boolean {
  return told === 'sending' || (told === 'uncertain' && outcome !== 'uncertain');
}

/**
 * Whether the end of an attempt decides where the mail stands. Of the attempts only the latest does; and a late "sent"
 * still stops a mail that a person has put back in the queue because she held it for lost.
 */
export function decides(state: DispatchState, isLatest: boolean, outcome: Outcome): boolean {
  if (!isLatest) return false;
  return state === 'sending' || state === 'uncertain' || (state === 'queued' && outcome === 'sent');
}

interface Standing {
  readonly id: string;
  readonly state: DispatchState;
  readonly isCopy: boolean;
  readonly resendsId: string | null;
}

/** States in which the letter has left the ministry. */
const hasLeft: readonly DispatchState[] = ['sent', 'posted'];

/**
 * Whether the letter has left for everyone it is to: what was stopped or sent anew does not count, and somebody it is
 * to must have got it; a copy alone answers nobody.
 */
export function hasAllLeft(dispatches: readonly Standing[]): boolean {
  const replaced = new Set(dispatches.map((dispatch) => dispatch.resendsId));
  const standing = dispatches.filter((dispatch) => dispatch.state !== 'stopped' && !replaced.has(dispatch.id));
  return (
    standing.some((dispatch) => !dispatch.isCopy) && standing.every((dispatch) => hasLeft.includes(dispatch.state))
  );
}
