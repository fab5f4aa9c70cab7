import type { CommentView, CommentsView } from '../../letters/comments/comment.view';
import { newFormKey } from '../frame/form-body';
import { initialsOf } from '../frame/templates';
import './comments.words';

/** Where comments are shown, and gone back to when something is said, by the word a form has for it. */
export const commentPlaces = {
  gjennomgang: 'gjennomgang',
  rett: 'gjennomgang?vis=rett',
  skriv: 'skriv',
  kommentarer: 'kommentarer',
} as const;
export type CommentPlace = keyof typeof commentPlaces;

/** What a form of comments says: the comment itself, and the page it stands on. */
export interface TypedComment {
  readonly text?: string;
  readonly quotation?: string;
  readonly textNumber?: string;
  readonly fra?: string;
  /** The comment it answers, when it is an answer. */
  readonly answers?: string;
}

/** The comments on a letter as `comments/_comments` shows them: the open ones, those that are done folded under them. */
export function commentsShown(
  replyId: string,
  { items, allowedActions }: CommentsView,
  place: CommentPlace,
  textNumber: number,
  typed: TypedComment = {},
) {
  const { text = '', quotation = '', answers } = typed;
  const shown = items.map((one) => {
    const may = mayOf(one);
    const answer = answers === one.id && may['answer'] ? text : '';
    return { ...one, monogram: initialsOf(one.writtenByName), may, typed: answer };
  });
  const mayWrite = allowedActions.some(({ action, allowed }) => action === 'comment' && allowed);
  const placed = shown.some((one) => one.typed !== '') || (answers === undefined && mayWrite);
  return {
    path: `/svar/${replyId}/kommentarer`,
    place,
    textNumber,
    typed: answers === undefined ? { text, quotation } : { text: '', quotation: '' },
    // What was typed has no form to stand in any more: the letter was signed meanwhile.
    left: placed ? '' : text,
    opened: place === 'kommentarer',
    key: newFormKey(),
    open: shown.filter(({ doneAt }) => doneAt === null),
    done: shown.filter(({ doneAt }) => doneAt !== null),
    mayWrite,
  };
}

/** What the actor may do with a comment, by name. */
function mayOf({ allowedActions }: CommentView): Readonly<Record<string, boolean>> {
  return Object.fromEntries(allowedActions.map(({ action, allowed }) => [action, allowed]));
}
