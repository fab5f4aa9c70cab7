import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { AllowedAction, allowedAction } from '../../kernel/http/allowed-action.view';
import { replyStep } from './reply.lifecycle';
import { replyActions } from './reply.lists';
import { Writers, isTurnOf, isWriter, mayWrite } from './reply.policy';
import type { ApprovalStep } from './reply-parts.entity';
import type { Reply } from './reply.entity';

interface Circumstances {
  readonly reply: Reply;
  readonly writers: Writers;
  /** The route of the present round. */
  readonly route: readonly ApprovalStep[];
  /** Offices the actor sits in now, for this case. */
  readonly offices: readonly string[];
}

/** Every action with whether the actor may take it now, and why not: the same questions the commands ask. */
export function actionsOn(actor: Actor, circumstances: Circumstances): AllowedAction[] {
  return replyActions.map((action) => {
    const code = obstacle(actor, circumstances, action);
    return allowedAction(action, code === null ? null : { code, facts: { state: circumstances.reply.state, action } });
  });
}

function obstacle(
  actor: Actor,
  { reply, writers, route, offices }: Circumstances,
  action: (typeof replyActions)[number],
): string | null {
  const step = replyStep(reply.state, action);
  if (actor.ministryId !== reply.ministryId) return 'reply.notYours';
  if (!step || (step.levels && !step.levels.includes(reply.level))) return 'reply.notInThatState';
  if (!holds(actor, ...step.by)) return 'reply.notYours';
  if (['edit', 'submit'].includes(action) && !mayWrite(actor, writers, holds(actor, 'leader')))
    return 'reply.notAllocated';
  if (action === 'withdraw' && !mayWrite(actor, writers, holds(actor, 'leader', 'registrar')))
    return 'reply.notAllocated';
  if (action === 'recall' && !isWriter(actor, writers)) return 'reply.notAllocated';
  const answersRoute =
    ['approve', 'editAndApprove', 'reject'].includes(action) || (action === 'sendBack' && reply.state === 'submitted');
  if (answersRoute && !isTurnOf(actor, route)) return 'reply.notYourTurn';
  const holdersOwn =
    reply.officeId !== null &&
    (['sign', 'return'].includes(action) || (action === 'hold' && !holds(actor, 'privateOffice')));
  if (holdersOwn && !offices.includes(reply.officeId ?? '')) return 'reply.notHolder';
  return null;
}
