import type { ListItem, SigningLevel } from './merge-field';
import { isListOfNames, isListOfOffices, signingLevels } from './merge-field';
import type { MergeField } from './merge-field';
import type { LetterLanguage } from './typesetting/letter.blocks';
import * as wording from './wording';

/**
 * The helpers a template may use, as a table: what each takes, what it gives, how it words it. Publishing checks every
 * call against it. Helpers give plain text; the one place that prints (`template-render.ts`) escapes it.
 */

/**
 * What an argument must be. The first six are a declared field of that kind; `words` is a wording written in the
 * template; `level` the name of a signing level, written in the template; `sentencePart` a text field or another helper.
 */
export type ParameterKind =
  'text' | 'date' | 'countable' | 'money' | 'reference' | 'names' | 'offices' | 'words' | 'level' | 'sentencePart';

/** What a helper knows besides its arguments. */
export interface Voice {
  readonly language: LetterLanguage;
  readonly level: SigningLevel;
}

export type HelperArgument = string | number | boolean | readonly ListItem[];

export interface HelperRule {
  readonly takes: readonly ParameterKind[];
  /** The last parameter may be repeated. */
  readonly repeats?: true;
  /** `condition` may only stand in `if` and `unless`; `text` and `link` only where they are printed. */
  readonly gives: 'text' | 'link' | 'condition';
  readonly words: (given: readonly HelperArgument[], voice: Voice) => string | boolean;
}

export const helperRules = {
  dateShort: { takes: ['date'], gives: 'text', words: ([day], { language }) => wording.dateShort(text(day), language) },
  dateLong: { takes: ['date'], gives: 'text', words: ([day], { language }) => wording.dateLong(text(day), language) },
  reference: { takes: ['reference'], gives: 'text', words: ([key]) => wording.reference(text(key)) },
  letterReference: {
    takes: ['reference', 'text'],
    gives: 'text',
    words: ([key, initials]) => wording.letterReference(text(key), text(initials)),
  },
  money: { takes: ['money'], gives: 'text', words: ([sum], { language }) => wording.money(Number(sum), language) },
  number: {
    takes: ['countable'],
    gives: 'text',
    words: ([count], { language }) => wording.wholeNumber(countOf(count), language),
  },
  plural: {
    takes: ['countable', 'words', 'words'],
    gives: 'text',
    words: ([count, one, many], { language }) => wording.plural(countOf(count), text(one), text(many), language),
  },
  nameList: {
    takes: ['names'],
    gives: 'text',
    words: ([names], { language }) => wording.nameList(namesOf(names), language),
  },
  addressees: {
    takes: ['offices'],
    gives: 'text',
    words: ([offices], { language }) => wording.addressees(officesOf(offices), language),
  },
  onBehalfOf: {
    takes: ['offices'],
    gives: 'text',
    words: ([offices], { language }) => wording.onBehalfOf(officesOf(offices), language),
  },
  capital: { takes: ['sentencePart'], gives: 'text', words: ([part]) => wording.capital(text(part)) },
  person: {
    takes: ['words', 'words'],
    gives: 'text',
    words: ([own, department], { level }) => wording.person(text(own), text(department), level),
  },
  mailLink: { takes: ['text'], gives: 'link', words: ([address]) => text(address) },
  signedBy: {
    takes: ['level'],
    repeats: true,
    gives: 'condition',
    words: (levels, { level }) => levels.includes(level),
  },
} as const satisfies Record<string, HelperRule>;

export type HelperName = keyof typeof helperRules;
export const helperNames = Object.keys(helperRules) as HelperName[];

/** The rule of a helper, or undefined when there is no helper of that name. */
export function helperRule(name: string): HelperRule | undefined {
  return Object.hasOwn(helperRules, name) ? helperRules[name as HelperName] : undefined;
}

/** Whether a declared field may stand where a parameter of this kind is wanted. */
export const fieldFits: Record<ParameterKind, (field: MergeField) => boolean> = {
  text: (field) => field.type === 'text',
  date: (field) => field.type === 'date',
  countable: (field) => field.type === 'number' || field.type === 'list',
  money: (field) => field.type === 'money',
  reference: (field) => field.type === 'reference',
  names: isListOfNames,
  offices: isListOfOffices,
  sentencePart: (field) => field.type === 'text',
  words: () => false,
  level: () => false,
};

/** Whether a wording written in the template may stand there. */
export function literalFits(kind: ParameterKind, literal: unknown): boolean {
  if (kind === 'words') return typeof literal === 'string' && literal.trim() !== '';
  return kind === 'level' && signingLevels.some((level) => level === literal);
}

function text(argument: HelperArgument | undefined): string {
  return typeof argument === 'string' ? argument : '';
}

function countOf(argument: HelperArgument | undefined): number {
  if (typeof argument === 'number') return argument;
  return Array.isArray(argument) ? argument.length : 0;
}

function itemsOf(argument: HelperArgument | undefined): readonly ListItem[] {
  return Array.isArray(argument) ? (argument as readonly ListItem[]) : [];
}

function namesOf(argument: HelperArgument | undefined): string[] {
  return itemsOf(argument).map((item) =>
    typeof item === 'string' ? item : String(item['name'] ?? item['title'] ?? ''),
  );
}

function officesOf(argument: HelperArgument | undefined): wording.OfficeInText[] {
  return itemsOf(argument).flatMap((item) =>
    typeof item === 'string'
      ? []
      : [{ title: String(item['title'] ?? ''), primeMinister: item['primeMinister'] === true }],
  );
}
