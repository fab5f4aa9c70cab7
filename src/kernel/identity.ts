import { Actor } from './actor';
import { refuseUnless } from './refusal';

/** How long a confirmed identity is good for signing and sealing, in minutes. */
export const confirmationMinutes = 5;

/** Until when the actor's confirmed identity holds; null when it is not confirmed, or was too long ago. Real time. */
export function confirmedUntil(actor: Actor, at = new Date()): Date | null {
  if (actor.through.kind !== 'session' || !actor.through.identityConfirmedAt) return null;
  const until = new Date(actor.through.identityConfirmedAt.getTime() + confirmationMinutes * 60_000);
  return until > at ? until : null;
}

/**
 * For what binds somebody, such as signing and sealing: the person behind the session has confirmed who they are in the
 * last five minutes. A token never can. Call it before anything else in the command.
 */
export function refuseUnlessConfirmed(actor: Actor, at = new Date()): void {
  refuseUnless(actor.through.kind === 'session', 'forbidden', 'identity.notByToken');
  refuseUnless(confirmedUntil(actor, at), 'forbidden', 'identity.confirmFirst');
}
