import type { Actor } from '../../kernel/actor';
import type { ApprovalStep } from './reply-parts.entity';
import type { Reply } from './reply.entity';

/** Questions of permission that the state of a reply alone does not answer. */

type Turn = Pick<ApprovalStep, 'ordinal' | 'leaderId' | 'state'>;

/** The step of the route that is to be answered now; undefined when all have. */
export function stepInTurn<T extends Turn>(route: readonly T[]): T | undefined {
  return [...route].sort((a, b) => a.ordinal - b.ordinal).find((step) => step.state === 'waiting');
}

/** Leaders answer in sequence, each for herself: nobody approves in another's place. */
export function isTurnOf(actor: Actor, route: readonly Turn[]): boolean {
  return stepInTurn(route)?.leaderId === actor.personId;
}

/** Four eyes (Noark 5, 4.5.10): whoever wrote or submits the text does not approve it. */
export function mayStandOnRoute(leaderId: string, wroteIt: readonly (string | null)[]): boolean {
  return !wroteIt.includes(leaderId);
}

/** Whose letter it is: the caseworker who writes it, and whoever is responsible for the case now. */
export interface Writers {
  readonly entry: { readonly caseworkerId: string | null };
  readonly caseFile: { readonly ownerId: string | null };
}

/** Whether the letter is the actor's own to write. A case given to another takes its letters with it. */
export function isWriter(actor: Actor, { entry, caseFile }: Writers): boolean {
  return actor.personId === entry.caseworkerId || actor.personId === caseFile.ownerId;
}

/** A caseworker writes in her own letters; a leader in any of the ministry's that she may read. */
export function mayWrite(actor: Actor, writers: Writers, isLeader: boolean): boolean {
  return isWriter(actor, writers) || isLeader;
}

/** Whether the letter needs the private office and the minister's folder, or is signed by officials. */
export function goesToPoliticalLeadership(reply: Pick<Reply, 'level'>): boolean {
  return reply.level !== 'official';
}
