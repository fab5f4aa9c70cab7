import type { CommentView, CommentsView } from '../../letters/comments/comment.view';
import { newFormKey } from '../frame/form-body';
import { initialsOf } from '../frame/templates';
import './comments.words';

/** Where comments are shown, and gone back to when something is said. */
export const commentPlaces = ['gjennomgang', 'skriv', 'kommentarer'] as const;
export type CommentPlace = (typeof commentPlaces)[number];

/** What a form of comments says: the comment itself, and the page it stands on. */
export interface TypedComment {
  readonly text?: string;
  readonly quotation?: string;
  readonly textNumber?: string;
  readonly fra?: string;
}

/** The comments on a letter as `comments/_comments` shows them: the open ones, those that are done folded under them. */
export function commentsShown(
  replyId: string,
  { items, allowedActions }: CommentsView,
  place: CommentPlace,
  textNumber: number,
  typed: TypedComment = {},
) {
  const shown = items.map((one) => ({ ...one, monogram: initialsOf(one.writtenByName), may: mayOf(one) }));
  return {
    path: `/svar/${replyId}/kommentarer`,
    place,
    textNumber,
    typed: { text: typed.text ?? '', quotation: typed.quotation ?? '' },
    opened: place === 'kommentarer',
    key: newFormKey(),
    open: shown.filter(({ doneAt }) => doneAt === null),
    done: shown.filter(({ doneAt }) => doneAt !== null),
    mayWrite: allowedActions.some(({ action, allowed }) => action === 'comment' && allowed),
  };
}

/** What the actor may do with a comment, by name. */
function mayOf({ allowedActions }: CommentView): Readonly<Record<string, boolean>> {
  return Object.fromEntries(allowedActions.map(({ action, allowed }) => [action, allowed]));
}
