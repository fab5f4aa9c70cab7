import { refuseUnless } from '../kernel/refusal';

/** Something that holds from one moment up to, not including, another; without an end while it goes on. */
export interface DatedFact {
  readonly fromAt: Date;
  readonly toAt: Date | null;
}

/** The end to give a dated fact, which is given once and lies after its beginning. */
export function endOf(fact: DatedFact, at: Date): Date {
  refuseUnless(fact.toAt === null, 'conflict', 'term.alreadyEnded', { at: fact.toAt?.toISOString() });
  refuseUnless(at > fact.fromAt, 'invalid', 'term.endBeforeStart', { from: fact.fromAt.toISOString() });
  return at;
}
