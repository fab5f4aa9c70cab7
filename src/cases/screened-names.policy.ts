import type { Actor, RoleCode } from '../kernel/actor';

/** Who works with letters. Whoever only looks on (a controller, an administrator) sees no screened name. */
const works: readonly RoleCode[] = [
  'registrar',
  'caseworker',
  'leader',
  'privateOffice',
  'politicalAdviser',
  'stateSecretary',
  'minister',
];

/** Whether the actor reads names that are kept out of the public journal. */
export function readsScreenedNames(actor: Actor): boolean {
  return actor.roles.some((held) => works.includes(held.role));
}
