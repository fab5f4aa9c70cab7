import { dayOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';

/** The dates a letter that came in is registered with. */
export interface LetterDates {
  readonly receivedAt: Date | null;
  readonly documentDate: string | null;
  readonly dueDate: string | null;
}

/**
 * Refuses dates that can only be slips of the pen: a letter dated two years or more after the one it came in, or one
 * that was to be answered before it came. A letter dated a little ahead is only warned about: senders do that.
 */
export function refuseImpossibleDates({ receivedAt, documentDate, dueDate }: LetterDates): void {
  if (!receivedAt) return;
  const received = dayOf(receivedAt);
  const yearOf = (day: string) => Number(day.slice(0, 4));
  refuseUnless(!documentDate || yearOf(documentDate) < yearOf(received) + 2, 'invalid', 'entry.datedFarAhead');
  refuseUnless(!dueDate || dueDate >= received, 'invalid', 'entry.dueBeforeReceived');
}
