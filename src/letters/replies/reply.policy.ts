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

/** Four eyes (Noark 5, 4.5.10): whoever wrote the text that is submitted does not approve it. */
export function mayStandOnRoute(leaderId: string, submittedBy: string): boolean {
  return leaderId !== submittedBy;
}

/** A caseworker writes in the letters allocated to her; a leader in any of the ministry's that she may read. */
export function mayWrite(actor: Actor, writes: { readonly caseworkerId: string | null }, isLeader: boolean): boolean {
  return writes.caseworkerId === actor.personId || isLeader;
}

/** Whether the letter needs the private office and the minister's folder, or is signed by officials. */
export function goesToPoliticalLeadership(reply: Pick<Reply, 'level'>): boolean {
  return reply.level !== 'official';
}
