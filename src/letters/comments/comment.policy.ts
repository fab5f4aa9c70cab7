import type { Actor } from '../../kernel/actor';
import type { ReplyState } from '../replies/reply.lifecycle';

/** Who says what of a letter, and until when. Comments are for the ministry's own use, and bind nobody. */

/** Those who write, approve, lay forward or sign letters, and the political staff who read them first. */
export const commentingRoles = [
  'caseworker',
  'leader',
  'privateOffice',
  'politicalAdviser',
  'stateSecretary',
  'minister',
] as const;

/** While the letter can still be changed. What is signed is no longer talked about here. */
const openForComments: readonly ReplyState[] = ['drafting', 'submitted', 'approved', 'released'];

/** How many comments and answers a letter can have: more is a conversation to be had elsewhere. */
export const mostComments = 200;

export type CommentAction = 'answer' | 'finish' | 'reopen';

/** The refusal that stands in the way of commenting, or answering; null when nothing does. */
export function obstacleToCommenting(actor: Actor, state: ReplyState): string | null {
  if (!hasOneOf(actor, commentingRoles)) return 'comment.notYours';
  return openForComments.includes(state) ? null : 'comment.letterClosed';
}

/**
 * The refusal that stands in the way of an action on a comment. Whoever wrote it, whoever writes the letter, and any
 * leader may mark it as done, or open it again.
 */
export function obstacleToAction(
  actor: Actor,
  action: CommentAction,
  about: {
    readonly state: ReplyState;
    readonly writtenBy: string;
    readonly done: boolean;
    readonly writesLetter: boolean;
  },
): string | null {
  const obstacle = obstacleToCommenting(actor, about.state);
  if (obstacle || action === 'answer') return obstacle;
  const theirs = about.writtenBy === actor.personId || about.writesLetter || hasOneOf(actor, ['leader']);
  if (!theirs) return 'comment.notYours';
  if (action === 'finish') return about.done ? 'comment.alreadyDone' : null;
  return about.done ? null : 'comment.notDone';
}

function hasOneOf({ roles }: Pick<Actor, 'roles'>, wanted: readonly string[]): boolean {
  return roles.some(({ role }) => wanted.includes(role));
}
