import type { CaseView } from '../../cases/case.view';
import type { AllowedAction } from '../../kernel/http/allowed-action.view';
import type { EntryView } from '../../letters/entries/entry.view';
import type { ReplyView } from '../../letters/replies/reply.view';
import { ScreenLanguage, hasWord, wordOf } from '../frame/words';
import './case-actions.words';

/** An action as the case page shows it: a link to its form, or why not now. */
export interface CaseAction {
  readonly label: string;
  readonly href: string;
  readonly allowed: boolean;
  readonly because: string | null;
  /** Opens in a dialog over the page. */
  readonly dialog: boolean;
  readonly primary: boolean;
  readonly serious: boolean;
}

/** Which refusals mean «never for this person», so that the action is not shown at all (SCREENS, principle 6). */
const neverTheirs: ReadonlySet<string> = new Set([
  'case.notYours',
  'case.ofAnotherMinistry',
  'entry.notYours',
  'reply.notYours',
  'reply.notHolder',
  'reply.notYourTurn',
  'allocation.notOfferedToYou',
  'entry.notInThatState',
  'case.notInThatState',
]);

/** Reply actions that are pages of their own. */
const replyPages: Readonly<Record<string, string>> = {
  edit: 'skriv',
  submit: 'skriv',
  approve: 'gjennomgang',
  editAndApprove: 'gjennomgang',
};

/** In which order the actions stand; the first allowed one of these is the page's primary. */
const primaries = [
  'reply.edit',
  'reply.approve',
  'reply.release',
  'reply.dispatch',
  'case.allocate',
  'case.accept',
  'case.assign',
  'entry.journal',
  'case.close',
];

/** What can be done now and what cannot, with the reason, from the allowed actions of case, entry and reply. */
export function actionsShown(
  caseFile: CaseView,
  entry: EntryView | null,
  reply: ReplyView | null,
  language: ScreenLanguage,
): CaseAction[] {
  const all = [
    ...(reply ? of('reply', reply.allowedActions, (action) => replyHref(reply.id, action)) : []),
    ...of('case', caseFile.allowedActions, (action) =>
      action === 'enter' ? `/saker/${caseFile.id}/nytt-svar` : `/saker/${caseFile.id}/gjor/${action}`,
    ),
    ...(entry ? of('entry', entry.allowedActions, (action) => `/dokument/${entry.id}/gjor/${action}`) : []),
  ];
  const shown = all.filter(
    ({ name, allowed, code }) => hasWord(`do.${name}`) && (allowed || !neverTheirs.has(code ?? '')),
  );
  const primary = primaries.find((name) => shown.some((one) => one.allowed && one.name === name));
  return shown.map((one) => ({
    label: wordOf(language, `do.${one.name}`),
    href: one.href,
    allowed: one.allowed,
    because: one.because,
    dialog: one.href.includes('/gjor/'),
    primary: one.name === primary,
    serious: /withdraw|reject/.test(one.name),
  }));
}

const of = (subject: string, actions: readonly AllowedAction[], href: (action: string) => string) =>
  actions.map((one) => ({ ...one, name: `${subject}.${one.action}`, href: href(one.action) }));

function replyHref(replyId: string, action: string): string {
  if (action === 'release') return `/forvaerelse/${replyId}`;
  if (action === 'dispatch') return `/ekspedering/${replyId}`;
  if (action === 'sign') return '/signering';
  const page = replyPages[action];
  return page ? `/svar/${replyId}/${page}` : `/svar/${replyId}/gjor/${action}`;
}
