import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { AllowedAction, allowedAction } from '../../kernel/http/allowed-action.view';
import { ReplyAction, ReplyLevel, ReplyState, openReplyStates, replyStep } from './reply.lifecycle';
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

/** A door further on that the actor's roles may open, and the state the letter must have come to first. */
export interface ActionToCome {
  readonly action: ReplyAction;
  readonly waitsFor: ReplyState;
}

/** Actions that are not possible yet only since the letter has not come far enough, nearest first (SCREENS, principle 6). */
export function actionsToCome(actor: Actor, reply: { state: ReplyState; level: string }): ActionToCome[] {
  const at = (openReplyStates as readonly ReplyState[]).indexOf(reply.state);
  const ahead = at < 0 ? [] : openReplyStates.slice(at + 1);
  const doors = ahead.flatMap((waitsFor) => replyActions.map((action) => ({ action, waitsFor })));
  return doors.filter(({ action, waitsFor }, i) => {
    const step = replyStep(waitsFor, action);
    const first = doors.findIndex((one) => one.action === action && replyStep(one.waitsFor, action)) === i;
    const suits = !step?.levels || step.levels.includes(reply.level as ReplyLevel);
    return step !== undefined && first && suits && holds(actor, ...step.by) && !replyStep(reply.state, action);
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
