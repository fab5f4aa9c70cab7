import { DateTime } from 'luxon';
import { dayOf, isDay } from '../../kernel/clock';
import type { EntryView } from '../../letters/entries/entry.view';
import { EntryField, lockedIn, sideOf } from '../../letters/entries/entry.locking.rules';
import type { EntryKind, JournalStatus } from '../../letters/entries/entry.lifecycle';
import { letterLanguages } from '../../letters/journal-entry.entity';
import { Field, FieldOption, valueAt } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';

/** What may be corrected in the entry as it stands, with what stands there now. */
export function correctableFields(
  entry: EntryView,
  accessCodes: readonly FieldOption[],
  language: ScreenLanguage,
): Field[] {
  const word = (key: string) => wordOf(language, `entryFields.${key}`);
  const languages = letterLanguages.map((code) => ({
    value: code,
    label: wordOf(language, `registering.language-${code}`),
  }));
  const received = entry.receivedAt ? dayOf(new Date(entry.receivedAt)) : '';
  const all: readonly [EntryField, Field][] = [
    ['title', { name: 'title', kind: 'text', label: word('title'), maxLength: 500, value: entry.title }],
    [
      'publicTitle',
      { name: 'publicTitle', kind: 'text', label: word('publicTitle'), maxLength: 500, value: entry.publicTitle },
    ],
    [
      'documentDate',
      { name: 'documentDate', kind: 'date', label: word('documentDate'), optional: true, value: entry.documentDate },
    ],
    ['receivedAt', { name: 'receivedAt', kind: 'date', label: word('receivedAt'), value: received }],
    ['journalDate', { name: 'journalDate', kind: 'date', label: word('journalDate'), value: entry.journalDate }],
    ['dueDate', { name: 'dueDate', kind: 'date', label: word('dueDate'), optional: true, value: entry.dueDate }],
    [
      'language',
      { name: 'language', kind: 'select', label: word('language'), options: languages, value: entry.language },
    ],
    [
      'theirReference',
      {
        name: 'theirReference',
        kind: 'text',
        label: word('theirReference'),
        optional: true,
        maxLength: 200,
        value: entry.theirReference,
      },
    ],
    [
      'keywords',
      {
        name: 'keywords',
        kind: 'text',
        label: word('keywords'),
        optional: true,
        maxLength: 3100,
        value: entry.keywords.join(', '),
        hint: word('keywordsHint'),
      },
    ],
    [
      'restriction',
      {
        name: 'restriction.code',
        kind: 'select',
        label: word('restriction'),
        options: [{ value: '', label: word('open') }, ...accessCodes],
        value: entry.restriction?.code ?? '',
      },
    ],
    [
      'restriction',
      {
        name: 'restriction.provision',
        kind: 'text',
        label: word('provision'),
        optional: true,
        maxLength: 200,
        value: entry.restriction?.provision ?? '',
      },
    ],
    [
      'restriction',
      {
        name: 'restriction.secrecyProvision',
        kind: 'text',
        label: word('secrecyProvision'),
        optional: true,
        maxLength: 200,
        value: entry.restriction?.secrecyProvision ?? '',
      },
    ],
  ];
  return all.filter(([field]) => isOpen(entry, field)).map(([, field]) => field);
}

function isOpen(entry: EntryView, field: EntryField): boolean {
  if (field === 'receivedAt' && entry.receivedAt === null) return false;
  return lockedIn(field, sideOf(entry.kind as EntryKind), entry.status as JournalStatus) === undefined;
}

/**
 * The API's body: only what differs from what stands, since whatever is named is judged by the locking rules. A field
 * that was open and came back empty was emptied.
 */
export function correctionOf(entry: EntryView, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of correctableFields(entry, [], 'nb')) {
    const name = field.name.split('.')[0] ?? '';
    const [is, wanted] = name === 'restriction' ? restrictionsOf(entry, given) : valuesOf(entry, name, field, given);
    if (JSON.stringify(is) !== JSON.stringify(wanted)) body[name] = wanted;
  }
  return body;
}

const textAt = (given: Readonly<Record<string, unknown>>, name: string): string => {
  const value = valueAt(given, name);
  return typeof value === 'string' ? value : '';
};

/** A field as it stands and as it is wanted, both in the request's form. */
function valuesOf(
  entry: EntryView,
  name: string,
  field: Field,
  given: Readonly<Record<string, unknown>>,
): [unknown, unknown] {
  const text = textAt(given, name);
  if (name === 'keywords') return [entry.keywords, wordsOf(text)];
  if (name === 'receivedAt') return [field.value, text].map((day) => momentOf(String(day))) as [string, string];
  const nullable = name === 'documentDate' || name === 'dueDate';
  return [field.value, nullable ? text || null : text];
}

function restrictionsOf({ restriction }: EntryView, given: Readonly<Record<string, unknown>>): [unknown, unknown] {
  const of = (code: string, provision: string, secrecyProvision: string) =>
    code ? { code, ...(provision ? { provision } : {}), ...(secrecyProvision ? { secrecyProvision } : {}) } : null;
  const is = of(restriction?.code ?? '', restriction?.provision ?? '', restriction?.secrecyProvision ?? '');
  const [code = '', provision = '', secrecy = ''] = ['code', 'provision', 'secrecyProvision'].map((part) =>
    textAt(given, `restriction.${part}`).trim(),
  );
  return [is, of(code, provision, secrecy)];
}

/** A day as a moment of it; what is no day stays for the validation to name. */
function momentOf(day: string): string {
  return isDay(day) ? (DateTime.fromISO(`${day}T12:00`, { zone: 'Europe/Oslo' }).toUTC().toISO() ?? day) : day;
}

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
