import { DateTime } from 'luxon';
import { dayOf, isDay } from '../../kernel/clock';
import { valueAt } from '../frame/form';
import type { IncomingPost } from './incoming-post';

/** What stands in the form: as it was typed, or as it is suggested. */
export type Typed = Readonly<Record<string, unknown>>;

/** The parties of a letter besides its sender, by their place in the request. */
export const partyLists = ['coSenders', 'copies'] as const;
export type PartyList = (typeof partyLists)[number];

/** Rows a list has on the form; the request takes more, and a letter that has more gets them on its own page. */
export const mostRows = 30;

/** What somebody chose on the form about who may see the letter. */
export type AccessChoice = 'open' | 'restricted' | 'graded';

export function text(typed: Typed, name: string): string {
  const value = valueAt(typed, name);
  return typeof value === 'string' ? value : '';
}

export function ticked(typed: Typed, name: string): boolean {
  return text(typed, name) === 'true';
}

export function chosen(typed: Typed, name: string): string[] {
  const value = valueAt(typed, name);
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

/** The rows of a list in their order, as typed; at most so many. */
export function rowsOf(typed: Typed, list: PartyList): Typed[] {
  const rows = typed[list];
  if (typeof rows !== 'object' || rows === null) return [];
  return Object.entries(rows as Record<string, unknown>)
    .filter((one): one is [string, Record<string, unknown>] => /^\d{1,3}$/.test(one[0]) && isRow(one[1]))
    .sort(([a], [b]) => Number(a) - Number(b))
    .slice(0, mostRows)
    .map(([, row]) => row);
}

/** The form with its rows numbered from 0; with `onlyFilled` those in which nothing is written are left out. */
export function withRowsInOrder(typed: Typed, onlyFilled = false): Typed {
  const lists = partyLists.map((list) => {
    const rows = rowsOf(typed, list).filter((row) => !onlyFilled || !isBlank(row));
    return [list, Object.fromEntries(rows.map((row, i) => [String(i), row]))] as const;
  });
  return { ...typed, ...Object.fromEntries(lists) };
}

/** The form with other rows in a list. */
export function withRows(typed: Typed, list: PartyList, rows: readonly Typed[]): Typed {
  return { ...typed, [list]: Object.fromEntries(rows.map((row, i) => [String(i), row])) };
}

export function accessOf(typed: Typed): AccessChoice {
  const given = text(typed, 'access');
  return given === 'restricted' || given === 'graded' ? given : 'open';
}

/** The title the public journal shows: the letter's own unless another is given; a restricted letter has one of its own. */
export function publicTitleOf(typed: Typed): string {
  return text(typed, hasOneTitle(typed) ? 'title' : 'publicTitle').trim();
}

/** Whether one title stands for both: so until another is given, and never for a restricted letter. */
export function hasOneTitle(typed: Typed): boolean {
  return ticked(typed, 'samePublic') && accessOf(typed) === 'open';
}

/** The language chosen: one of the two buttons, or among the others. */
export function languageOf(typed: Typed): string {
  return text(typed, 'language') || text(typed, 'languageOther');
}

/** The moment it came: as the mail says on the mail's own day, now for today, else the middle of the day. */
export function receivedAt(typed: Typed, post: IncomingPost, now: Date): string {
  const day = text(typed, 'received');
  if (!isDay(day)) return day;
  const said = receivedOf(post);
  if (said && said <= now && dayOf(said) === day) return said.toISOString();
  const noon = DateTime.fromISO(`${day}T12:00`, { zone: 'Europe/Oslo' }).toJSDate();
  return (dayOf(now) === day ? now : noon).toISOString();
}

/** When what came says that it came. */
export function receivedOf({ suggestion, arrival }: IncomingPost): Date | null {
  return suggestion?.receivedAt ?? suggestion?.sentAt ?? arrival?.receivedAt ?? null;
}

/** The body of the command the API would get (`RegisterLetterRequest`); `caseId` is the case found by its number. */
export function requestOfForm(typed: Typed, post: IncomingPost, now: Date, caseId: string | null): object {
  const title = text(typed, 'title').trim();
  const publicTitle = publicTitleOf(typed);
  const restriction = accessOf(typed) === 'restricted' ? { restriction: restrictionOf(typed) } : {};
  const main = Number(text(typed, 'main') || '0');
  return {
    ...(caseId ? { caseId } : { newCase: newCaseOf(typed, title, publicTitle, restriction) }),
    ...sourceOf(typed, post),
    main,
    documentTitles: documentTitlesOf(typed, post, main, title),
    title,
    publicTitle,
    sender: partyOf(typed, 'sender'),
    coSenders: rowsOf(typed, 'coSenders').map((_, i) => partyOf(typed, `coSenders.${i}`)),
    copies: rowsOf(typed, 'copies').map((_, i) => partyOf(typed, `copies.${i}`)),
    addressedOfficeIds: chosen(typed, 'addressedOfficeIds'),
    theirReference: text(typed, 'theirReference'),
    receivedAt: receivedAt(typed, post, now),
    documentDate: text(typed, 'documentDate') || null,
    dueDate: text(typed, 'dueDate') || null,
    language: languageOf(typed),
    ...restriction,
  };
}

function sourceOf(typed: Typed, { kind, uploadIds, arrival }: IncomingPost): object {
  if (arrival) return { arrivalId: arrival.id };
  if (kind === 'mail') return { mailUploadId: uploadIds[0] };
  return { files: uploadIds.map((uploadId) => ({ uploadId })), channel: text(typed, 'channel') || 'post' };
}

/** A case whose letter alone is restricted is called by the public title: its own would tell what the letter hides. */
function newCaseOf(typed: Typed, title: string, publicTitle: string, restriction: object): object {
  const whole = ticked(typed, 'wholeCase');
  const restricted = accessOf(typed) === 'restricted';
  return {
    title: restricted && !whole ? publicTitle : title,
    publicTitle,
    ...optional('classId', text(typed, 'classId')),
    ...optional('unitId', text(typed, 'unitId')),
    ...(whole ? restriction : {}),
  };
}

function restrictionOf(typed: Typed): object {
  return {
    code: text(typed, 'restriction.code'),
    ...optional('provision', text(typed, 'restriction.provision').trim()),
    ...optional('secrecyProvision', text(typed, 'restriction.secrecyProvision').trim()),
  };
}

function partyOf(typed: Typed, at: string): object {
  const of = (name: string) => text(typed, `${at}.${name}`).trim();
  const lines = text(typed, `${at}.addressLines`).split(/\r?\n/);
  return {
    name: of('name'),
    attention: of('attention'),
    mail: of('mail'),
    addressLines: lines.map((line) => line.trim()).filter(Boolean),
    postCode: of('postCode'),
    postPlace: of('postPlace'),
    country: of('country'),
    privatePerson: ticked(typed, `${at}.privatePerson`),
    screened: ticked(typed, `${at}.screened`),
  };
}

/** Titles of the documents, the main one first; a piece nobody named is called as its file, the letter as itself. */
function documentTitlesOf(typed: Typed, { pieces }: IncomingPost, main: number, title: string): string[] {
  const titles = pieces.map(
    ({ fileName }, i) => text(typed, `titles.${i}`).trim() || (i === main && title ? title : fileName),
  );
  const first = titles[main];
  return first === undefined ? [] : [first, ...titles.filter((_, i) => i !== main)];
}

const optional = (name: string, value: string): object => (value ? { [name]: value } : {});

const isRow = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isBlank = (row: Typed): boolean =>
  Object.values(row).every((value) => typeof value !== 'string' || value.trim() === '');
