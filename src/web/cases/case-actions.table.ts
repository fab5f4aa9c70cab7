import type { CaseView } from '../../cases/case.view';
import { Actor, holds } from '../../kernel/actor';
import type { AllowedAction } from '../../kernel/http/allowed-action.view';
import type { EntryView } from '../../letters/entries/entry.view';
import { actionsToCome } from '../../letters/replies/reply-actions';
import type { ReplyView } from '../../letters/replies/reply.view';
import { ScreenLanguage, hasWord, wordOf } from '../frame/words';
import './case-actions.words';

/** An action as the case page shows it: a link to its form, or why not now. */
export interface CaseAction {
  readonly label: string;
  readonly icon: string;
  readonly href: string;
  readonly allowed: boolean;
  readonly because: string | null;
  /** Opens in a dialog over the page. */
  readonly dialog: boolean;
  readonly serious: boolean;
}

/** The page's actions: at most one primary, what can be done now or soon, and the rest in a menu. */
export interface CaseActions {
  readonly primary: CaseAction | null;
  readonly now: readonly CaseAction[];
  readonly more: readonly CaseAction[];
}

/** How an action is shown. `soon`: also before it is possible, with what it waits for, to those whose work it will be. */
interface ActionRow {
  readonly icon: string;
  readonly place: 'now' | 'more' | ((asked: ActionsAsked) => 'now' | 'more');
  /** Its turn to be the page's primary, lowest first. */
  readonly primary?: number;
  readonly soon?: true;
  readonly serious?: true;
}

/**
 * Every action the page shows, in the order it stands there. One that is not possible merely because of the state of things
 * is left out, but for those with `soon` (SCREENS, principle 6).
 */
const table: Readonly<Record<string, ActionRow>> = {
  'reply.edit': { icon: 'Pencil', place: 'now', primary: 1 },
  'reply.submit': { icon: 'Tasklist', place: 'now' },
  'reply.approve': { icon: 'Tasklist', place: 'now', primary: 2, soon: true },
  'reply.release': { icon: 'Folder', place: 'now', primary: 3, soon: true },
  'reply.sign': { icon: 'to-sign', place: 'now', primary: 4, soon: true },
  'reply.dispatch': { icon: 'dispatched', place: 'now', primary: 5, soon: true },
  'case.accept': { icon: 'Checkmark', place: 'now', primary: 6 },
  'case.refuse': { icon: 'ArrowUndo', place: 'now' },
  'case.allocate': { icon: 'PersonGroup', place: ({ caseFile }) => (caseFile.owner ? 'more' : 'now'), primary: 7 },
  'case.assign': {
    icon: 'Person',
    place: ({ caseFile }) => (caseFile.respondingMinister ? 'more' : 'now'),
    primary: 8,
  },
  'case.enter': { icon: 'Plus', place: ({ reply }) => (reply ? 'more' : 'now'), primary: 9 },
  'entry.journal': { icon: 'journalled', place: 'now', primary: 10 },
  'entry.settle': { icon: 'CheckmarkCircle', place: ({ entry }) => (entry?.settled ? 'more' : 'now') },
  'entry.finish': { icon: 'Checkmark', place: 'now' },
  'entry.archive': { icon: 'archived', place: 'now' },
  'reply.recall': { icon: 'ArrowUndo', place: 'now' },
  'reply.recallRelease': { icon: 'ArrowUndo', place: 'now' },
  'reply.recordPaperSignature': { icon: 'FileText', place: 'more' },
  'reply.recordDecision': { icon: 'FileText', place: 'more' },
  'reply.stop': { icon: 'Pause', place: 'now' },
  'case.setDeadline': { icon: 'Clock', place: 'now' },
  'case.close': { icon: 'Archive', place: 'now', primary: 11, soon: true },
  'case.reopen': { icon: 'Folder', place: 'now' },
  'case.correct': { icon: 'Pencil', place: 'more' },
  'case.remark': { icon: 'Chat', place: 'more' },
  'entry.correct': { icon: 'Pencil', place: 'more' },
  'entry.move': { icon: 'ArrowRight', place: 'more' },
  'entry.remark': { icon: 'Chat', place: 'more' },
  'reply.reject': { icon: 'XMark', place: 'more', serious: true },
  'reply.withdraw': { icon: 'withdrawn', place: 'more', serious: true },
  'entry.withdraw': { icon: 'withdrawn', place: 'more', serious: true },
  'case.withdraw': { icon: 'withdrawn', place: 'more', serious: true },
};

/** Reply actions that are done on a screen of their own. */
const replyPages: Readonly<Record<string, (id: string) => string>> = {
  edit: (id) => `/svar/${id}/skriv`,
  submit: (id) => `/svar/${id}/skriv`,
  approve: (id) => `/svar/${id}/gjennomgang`,
  recordDecision: (id) => `/svar/${id}/avgjorelse`,
  recordPaperSignature: (id) => `/svar/${id}/papir`,
  release: (id) => `/forvaerelse/${id}`,
  dispatch: (id) => `/ekspedering/${id}`,
  sign: () => '/signering',
};

/** What the page knows when it asks what can be done. */
export interface ActionsAsked {
  readonly actor: Actor;
  readonly caseFile: CaseView;
  readonly entry: EntryView | null;
  readonly reply: ReplyView | null;
  /** What hinders closing, where the actor may close. */
  readonly hindrances: readonly string[];
  readonly language: ScreenLanguage;
}

type Found = AllowedAction & { readonly name: string; readonly href: string };

/** What can be done now, what soon and why not yet, from the allowed actions of case, entry and reply. */
export function actionsShown(asked: ActionsAsked): CaseActions {
  const found = Object.keys(table).flatMap((name) => placed(name, asked));
  const placeOf = ({ name }: Found) => {
    const place = table[name]?.place ?? 'more';
    return typeof place === 'string' ? place : place(asked);
  };
  const turn = (one: Found) =>
    one.allowed && !one.because && placeOf(one) === 'now' ? (table[one.name]?.primary ?? Infinity) : Infinity;
  const first = [...found].sort((a, b) => turn(a) - turn(b))[0];
  const primary = first && turn(first) < Infinity ? first : null;
  const rest = found.filter((one) => one !== primary);
  const shown = (one: Found) => shownAction(one, asked.language);
  return {
    primary: primary && shown(primary),
    now: rest.filter((one) => placeOf(one) === 'now').map(shown),
    more: rest.filter((one) => placeOf(one) === 'more').map(shown),
  };
}

/** The action where it is possible, or will be soon; nothing where it is not. */
function placed(name: string, asked: ActionsAsked): Found[] {
  const { caseFile, entry, reply, hindrances, actor } = asked;
  const [subject = '', action = ''] = name.split('.');
  const of = { case: caseFile, entry, reply }[subject]?.allowedActions ?? [];
  const one = of.find((each) => each.action === action);
  if (!one) return [];
  const href = hrefOf(subject, action, asked);
  // Whoever may register in a case need not be one who answers it.
  if (name === 'case.enter' && !holds(actor, 'caseworker', 'leader')) return [];
  if (name === 'case.close' && one.allowed) return [{ ...one, name, href, because: hindrances[0] ?? null }];
  if (one.allowed) return [{ ...one, name, href }];
  const because = table[name]?.soon ? waitsFor(action, asked) : null;
  return because ? [{ ...one, name, href, because }] : [];
}

/** What an action further on waits for, in words; null when it is not coming to this actor. */
function waitsFor(action: string, { actor, reply, language }: ActionsAsked): string | null {
  if (!reply) return null;
  const before = reply.approvals.filter(({ state }) => state === 'waiting').map(({ leaderId }) => leaderId);
  if (action === 'approve' && reply.state === 'submitted') {
    const next = reply.approvals.find(({ state }) => state === 'waiting');
    return before.indexOf(actor.personId) > 0 ? wordOf(language, 'waits.turn', { name: next?.leaderName ?? '' }) : null;
  }
  const coming = actionsToCome(actor, reply).find((one) => one.action === action);
  return coming ? wordOf(language, `waits.${coming.waitsFor}`) : null;
}

function hrefOf(subject: string, action: string, { caseFile, entry, reply }: ActionsAsked): string {
  if (subject === 'entry') return `/dokument/${entry?.id ?? ''}/gjor/${action}`;
  if (subject === 'case')
    return action === 'enter' ? `/saker/${caseFile.id}/nytt-svar` : `/saker/${caseFile.id}/gjor/${action}`;
  const id = reply?.id ?? '';
  return replyPages[action]?.(id) ?? `/svar/${id}/gjor/${action}`;
}

function shownAction({ name, href, allowed, because }: Found, language: ScreenLanguage): CaseAction {
  const row = table[name];
  if (!row || !hasWord(`do.${name}`)) throw new Error(`No page shows the action ${name}`);
  return {
    label: wordOf(language, `do.${name}`),
    icon: row.icon,
    href,
    allowed,
    because,
    dialog: href.includes('/gjor/'),
    serious: row.serious ?? false,
  };
}
