import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { Refusal } from '../../kernel/refusal';
import { ReplyAction, ReplyLevel, ReplyState, ReplyStep, replyStep } from './reply.lifecycle';

/** The door an action goes through from the reply's state, or a refusal: not from here, not by this role. */
export function refuseUnlessDoor(
  reply: { readonly state: ReplyState; readonly level: ReplyLevel },
  action: ReplyAction,
  by: Actor,
): ReplyStep {
  const step = replyStep(reply.state, action);
  if (!step || (step.levels && !step.levels.includes(reply.level))) {
    throw new Refusal('conflict', 'reply.notInThatState', { state: reply.state, action });
  }
  if (!holds(by, ...step.by)) throw new Refusal('forbidden', 'reply.notYours', { action });
  return step;
}
