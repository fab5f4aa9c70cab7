import { ReplyAction, ReplyState, replyLifecycle } from './reply.lifecycle';

/** The states and actions of a reply as lists, for descriptions of the API. */
export const replyStates = Object.keys(replyLifecycle) as ReplyState[];

export const replyActions: ReplyAction[] = [
  ...new Set(Object.values(replyLifecycle).flatMap((doors) => Object.keys(doors) as ReplyAction[])),
];
