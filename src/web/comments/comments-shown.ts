import type { CommentView, CommentsView } from '../../letters/comments/comment.view';
import { Faults, Field, ShownField, noFaults, shownFields } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { initialsOf } from '../frame/templates';
import { ScreenLanguage, wordOf } from '../frame/words';
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

/** What stands on the page already, when a form was refused: what was typed, and what is wrong with it. */
export interface RefusedComment {
  readonly typed: TypedComment;
  readonly faults: Faults;
}

/** The fields of a comment, as the request has them. */
export function commentFields(language: ScreenLanguage): readonly Field[] {
  const say = (word: string) => wordOf(language, `comments.${word}`);
  return [
    {
      name: 'quotation',
      kind: 'area',
      label: say('quotation'),
      hint: say('quotationHint'),
      optional: true,
      maxLength: 500,
    },
    { name: 'text', kind: 'area', label: say('text'), maxLength: 2000 },
  ];
}

/** The one field of an answer. Several stand on a page: each is named by the comment it answers. */
export function answerField(language: ScreenLanguage): Field {
  return { name: 'text', kind: 'area', label: wordOf(language, 'comments.answerText'), maxLength: 2000 };
}

/** Where the field of an answer stands, for the summary of faults to lead to. */
export const answerPlace = (commentId: string): string => `text-${commentId}`;

/** The comments on a letter as `comments/_comments` shows them: the open ones, those that are done folded under them. */
export function commentsShown(
  replyId: string,
  { items, allowedActions }: CommentsView,
  place: CommentPlace,
  textNumber: number,
  language: ScreenLanguage,
  { typed, faults }: RefusedComment = { typed: {}, faults: noFaults },
) {
  const { answers, text = '' } = typed;
  const shown = items.map((one) => {
    const may = mayOf(one);
    const refused = answers === one.id && may['answer'] === true;
    return { ...one, monogram: initialsOf(one.writtenByName), may, refused, answer: answerShown(one.id, refused) };
  });
  const mayWrite = allowedActions.some(({ action, allowed }) => action === 'comment' && allowed);
  const isNew = answers === undefined;
  const placed = shown.some(({ refused }) => refused) || (isNew && mayWrite);
  return {
    path: `/svar/${replyId}/kommentarer`,
    place,
    textNumber,
    fields: shownFields(commentFields(language), isNew ? { ...typed } : {}, isNew ? faults : noFaults),
    // What was typed has no form to stand in any more: the letter was signed meanwhile.
    left: placed ? '' : text,
    opened: place === 'kommentarer',
    key: newFormKey(),
    open: shown.filter(({ doneAt }) => doneAt === null),
    done: shown.filter(({ doneAt }) => doneAt !== null),
    mayWrite,
  };

  function answerShown(commentId: string, refused: boolean): ShownField[] {
    const fields = shownFields([answerField(language)], refused ? { text } : {}, refused ? faults : noFaults);
    return fields.map((field) => ({ ...field, id: `felt-${answerPlace(commentId)}` }));
  }
}

/** What the actor may do with a comment, by name. */
function mayOf({ allowedActions }: CommentView): Readonly<Record<string, boolean>> {
  return Object.fromEntries(allowedActions.map(({ action, allowed }) => [action, allowed]));
}
