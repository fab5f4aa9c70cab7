/**
 * What a mail server's failure means. A mail goes out once: only a failure that certainly came before the server took
 * the mail may be tried again by itself; anything after the text was handed over is for a person to decide.
 */
export type FailureMeans = 'tryAgain' | 'giveUp' | 'uncertain';

/** What is known of a failed hand-over: the SMTP command it happened in, and the server's code if it gave one. */
export interface Failure {
  readonly command?: string;
  readonly responseCode?: number;
  readonly code?: string;
}

/** Commands before the text is sent (RFC 5321): a failure in them has sent nothing. */
const beforeTheText = new Set(['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO']);

/** Failures to reach the server at all. */
const neverReached = new Set([
  'ECONNREFUSED',
  'EDNS',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETLS',
  'EAUTH',
  'EENVELOPE',
]);

export function meaningOf(failure: Failure): FailureMeans {
  const { command = '', responseCode, code = '' } = failure;
  const answered = responseCode !== undefined && responseCode >= 400;
  if (answered) return responseCode < 500 ? 'tryAgain' : 'giveUp';
  const before =
    beforeTheText.has(command.toUpperCase()) || beforeTheText.has(command.split(' ')[0]?.toUpperCase() ?? '');
  return before || neverReached.has(code) ? 'tryAgain' : 'uncertain';
}

/** Minutes to wait before each next try: a quarter of an hour at first, then longer, two days in all. */
export const waitsInMinutes = [1, 5, 15, 60, 240, 720, 1_440] as const;
