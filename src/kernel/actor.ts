/**
 * Who acts, for which ministry, with which roles. Made by `accounts/` for each request; never stored.
 * Whoever works acts for one ministry at a time, chosen openly; an API token belongs to one.
 */

/** The roles of DESIGN section 2. A person may hold several, each in one ministry (and unit), each from–to. */
export const roleCodes = [
  'registrar',
  'caseworker',
  'leader',
  'privateOffice',
  'politicalAdviser',
  'stateSecretary',
  'minister',
  'auditor',
  'administrator',
] as const;
export type RoleCode = (typeof roleCodes)[number];

export interface RoleHeld {
  readonly role: RoleCode;
  /** The unit the role is held in; null when it is held for the whole ministry. */
  readonly unitId: string | null;
}

/** What an API token may be used for. Signing, and confirming identity for it, is never done by token. */
export const tokenScopes = ['read', 'register', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export type ActedThrough =
  | { readonly kind: 'session'; readonly sessionId: string; readonly identityConfirmedAt: Date | null }
  | { readonly kind: 'token'; readonly tokenId: string; readonly scopes: readonly TokenScope[] }
  | { readonly kind: 'system' };

export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
  readonly ministryId: string;
  /** Code of the ministry acted for, such as `JD`. */
  readonly ministryCode: string;
  readonly roles: readonly RoleHeld[];
  /** Access codes (`archive/`) of restricted cases and entries this person is cleared to read. */
  readonly clearedFor: readonly string[];
  readonly through: ActedThrough;
}

/** Whether the actor holds one of these roles, in any unit. */
export function holds(actor: Actor, ...roles: readonly RoleCode[]): boolean {
  return actor.roles.some((held) => roles.includes(held.role));
}

/** The units in which the actor holds a role. A role held for the whole ministry is no unit. */
export function unitsOf(actor: Actor, ...roles: readonly RoleCode[]): string[] {
  return [...new Set(actor.roles.filter((h) => roles.includes(h.role)).flatMap((h) => (h.unitId ? [h.unitId] : [])))];
}
