/**
 * Numbers that the law wants without holes: case keys and journal numbers, one series per ministry and year.
 *
 * The advisory lock makes waiters queue first come, first served; the counter row then moves inside the
 * transaction, so that a registration that fails gives its number back. Take numbers last: every other registration
 * of the ministry waits until this transaction ends. A UNIQUE constraint behind it is the last line.
 */
export type Series = 'case' | 'journal';

/** First key of each series' advisory lock. */
export const lockClassOf: Record<Series, number> = { case: 0x53_76, journal: 0x53_77 };
