import type { LetterLanguage } from './typesetting/letter.blocks';

/**
 * What a template declares about itself: its merge fields, the levels it may be signed at, its languages.
 *
 * In the ministry a merge field ("flettefelt") is a place in a letter that the case fills: the sender's date, the
 * offices addressed, our reference. This file holds types and the rule of what a sound declaration is; the standard
 * fields are in `merge-fields.ts`, the check of values in `merge-values.ts`. It must never know a case or a letter.
 */

/** The two written forms every published template and standard paragraph must exist in (språklova § 14). */
export const obligatoryLanguages = ['nb', 'nn'] as const satisfies readonly LetterLanguage[];

/** Who the letter speaks as: a minister or state secretary writes "jeg", an official's letter "departementet". */
export const signingLevels = ['minister', 'stateSecretary', 'official'] as const;
export type SigningLevel = (typeof signingLevels)[number];

/**
 * The kinds of merge field.
 *
 * `text` one line of plain text; `date` a calendar day `2020-06-17`; `number` a whole number; `money` kroner, with øre as decimals;
 * `boolean` chooses between wordings and is never printed; `reference` a case or entry as the API writes it
 * (`2020/14`, `2020/14-2`); `list` names, or rows with fields of their own; `fragment` restricted HTML from our own
 * normaliser, the only kind that may be printed unescaped.
 */
export const mergeFieldTypes = ['text', 'date', 'number', 'money', 'boolean', 'reference', 'list', 'fragment'] as const;
export type MergeFieldType = (typeof mergeFieldTypes)[number];

/** `case`: filled from the case and the register. `adviser`: asked of whoever starts the letter. */
export const mergeFieldOrigins = ['case', 'adviser'] as const;
export type MergeFieldOrigin = (typeof mergeFieldOrigins)[number];

export type ListItem = string | Readonly<Record<string, string | number | boolean | null>>;
export type MergeValue = string | number | boolean | null | readonly ListItem[];
/** Values by field name, as JSON: never entities, never functions. */
export type MergeValues = Readonly<Record<string, MergeValue | undefined>>;

/** A wording in both written forms. */
export interface InBothForms {
  readonly nb: string;
  readonly nn: string;
}

export interface MergeField {
  /** lowerCamelCase, as it stands between the braces. */
  readonly name: string;
  readonly type: MergeFieldType;
  /** A required field without a value refuses to render; an optional one may only be printed where its presence is asked. */
  readonly required: boolean;
  readonly origin: MergeFieldOrigin;
  /** What the field is, for the adviser who meets it in a text. */
  readonly description: InBothForms;
  readonly sample: MergeValue;
  /** For a list: the fields of each row. Left out when the list is of plain names. Rows hold no lists. */
  readonly items?: readonly MergeField[];
}

/** What the check and the rendering need to know of a template. */
export interface TemplateDeclaration {
  readonly fields: readonly MergeField[];
  readonly levels: readonly SigningLevel[];
}

/** Names no field may have: words of the template language, and what every JavaScript object carries. */
const reservedNames = new Set([
  'this',
  'if',
  'unless',
  'each',
  'else',
  'with',
  'log',
  'lookup',
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

/** Whether a field may be called this. Helper names are refused by the template check, which knows them. */
export function isFieldName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,39}$/.test(name) && !reservedNames.has(name);
}

/** The declared field of that name. */
export function fieldNamed(fields: readonly MergeField[], name: string): MergeField | undefined {
  return fields.find((field) => field.name === name);
}

/** A list whose rows are offices: each row has at least the office's title in running form. */
export function isListOfOffices(field: MergeField): boolean {
  return field.type === 'list' && fieldNamed(field.items ?? [], 'title')?.type === 'text';
}

/** A list that can be read out as names: plain names, or rows with a name or an office's title. */
export function isListOfNames(field: MergeField): boolean {
  if (field.type !== 'list') return false;
  return !field.items || field.items.some((item) => item.type === 'text' && ['name', 'title'].includes(item.name));
}
