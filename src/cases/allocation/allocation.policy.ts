import type { Actor } from '../../kernel/actor';

/** What the question about allocating needs to know of the units: all that lie under the ones the leader leads. */
export interface UnitsLed {
  /** Null when the leader leads the whole ministry. */
  readonly unitIds: readonly string[] | null;
}

/**
 * Who may allocate where: the archive to any unit; a leader within the units they lead, and only a case that lies there
 * or nowhere yet. Whether the state allows it is `case.lifecycle.ts`.
 */
export function mayAllocate(actor: Actor, led: UnitsLed, fromUnitId: string | null, toUnitId: string): boolean {
  const has = (role: Actor['roles'][number]['role']) => actor.roles.some((held) => held.role === role);
  if (has('registrar')) return true;
  if (!has('leader')) return false;
  if (led.unitIds === null) return true;
  return led.unitIds.includes(toUnitId) && (fromUnitId === null || led.unitIds.includes(fromUnitId));
}
