/**
 * How letters are counted: weeks, working days to an answer, how long past the deadline, and at which stage a letter
 * waits. Pure; what is counted is asked for in `figures.service.ts`.
 */

/** Where an open letter stands, in the order of the work. */
export const stages = ['notAllocated', 'drafting', 'approval', 'signing', 'dispatch'] as const;
export type Stage = (typeof stages)[number];

/** How long past its deadline a letter is, in working days. */
export const latenesses = ['upTo5', 'upTo10', 'over10'] as const;
export type Lateness = (typeof latenesses)[number];

/** Answers are counted by so many working days together. */
export const daysTogether = 5;

/** A number of things that took the same number of working days. */
export interface Counted {
  readonly days: number;
  readonly count: number;
}

export function latenessOf(workingDaysOver: number): Lateness {
  if (workingDaysOver <= 5) return 'upTo5';
  return workingDaysOver <= 10 ? 'upTo10' : 'over10';
}

/** The middle one when all are laid in order; the lower of two. Null for none. */
export function medianOf(counted: readonly Counted[]): number | null {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let before = 0;
  for (const { days, count } of [...counted].sort((a, b) => a.days - b.days)) {
    before += count;
    if (before * 2 >= total) return days;
  }
  return null;
}

/** Working days in groups of five, `1–5` first, without a gap up to the longest. The same day counts as one. */
export function groupsOf(
  counted: readonly Counted[],
  atLeastTo: number,
): { from: number; to: number; count: number }[] {
  const longest = Math.max(atLeastTo, ...counted.filter(({ count }) => count > 0).map(({ days }) => days));
  const groups = Math.ceil(Math.max(1, longest) / daysTogether);
  return Array.from({ length: groups }, (_, i) => {
    const [from, to] = [i * daysTogether + 1, (i + 1) * daysTogether];
    const within = counted.filter(({ days }) => Math.max(1, days) >= from && Math.max(1, days) <= to);
    return { from, to, count: within.reduce((sum, { count }) => sum + count, 0) };
  });
}
