import type { Actor } from '../kernel/actor';

/** Whose a wording is: a ministry's, or everybody's when it came with the product. */
export interface Owned {
  readonly ministryId: string | null;
}

/** Everybody reads the shared wordings and their own ministry's; those of another ministry do not exist for them. */
export function mayReadWording(actor: Pick<Actor, 'ministryId'>, wording: Owned): boolean {
  return wording.ministryId === null || wording.ministryId === actor.ministryId;
}

/** A shared wording is changed by the product only; a ministry that wants another makes its own with the same code. */
export function isOwnWording(actor: Pick<Actor, 'ministryId'>, wording: Owned): boolean {
  return wording.ministryId === actor.ministryId;
}
