import { isDay } from '../kernel/clock';
import { FieldRefusal, Refusal } from '../kernel/refusal';
import { ListItem, MergeField, MergeValue } from './merge-field';
import type { ValueProblem } from './template-problems';
import { forbiddenCharacter } from './template-syntax';
import { mergeValueWords } from './template-problems.words';

/**
 * From values as they come (JSON of any origin) to what a template is given: plain copies without prototypes, only
 * declared fields, each of its declared kind, within sizes. Absent is null, so that nothing is ever undefined.
 */

export const longestText = 4_000;
export const longestList = 200;
export const longestFragment = 100_000;

export type PlainItem = string | { readonly [name: string]: string | number | boolean | null };
export type PlainValue = string | number | boolean | null | readonly PlainItem[];
export interface PlainValues {
  readonly [name: string]: PlainValue;
}

/**
 * Copies the declared values. `missing: 'refuse'` wants every required field; `'mark'` lets them be null, for a draft
 * whose gaps are shown to the adviser. Values of fields the template does not declare are refused, but for those in
 * `alsoKnown` (the standard catalogue), which a caller may always send.
 */
export function plainValues(
  fields: readonly MergeField[],
  values: Readonly<Record<string, unknown>>,
  options: { readonly missing: 'refuse' | 'mark'; readonly alsoKnown?: ReadonlySet<string> },
): PlainValues {
  const refused: FieldRefusal[] = [];
  const refuse: Refuse = (path, problem, facts = {}, field) =>
    refused.push({ field: path, code: `template.value.${problem}`, detail: mergeValueWords(problem, facts, field) });

  const plain = Object.create(null) as Record<string, PlainValue>;
  for (const field of fields) {
    const given = Object.hasOwn(values, field.name) ? values[field.name] : null;
    const value = plainValue(field, given, field.name, refuse);
    if (value === null && field.required && options.missing === 'refuse' && !isRefused(refused, field.name)) {
      refuse(field.name, 'missing', {}, field);
    }
    plain[field.name] = value;
  }
  const declared = new Set(fields.map((field) => field.name));
  for (const name of Object.keys(values)) {
    if (!declared.has(name) && !options.alsoKnown?.has(name)) refuse(name.slice(0, 60), 'undeclared');
  }
  if (refused.length > 0) {
    throw new Refusal('invalid', 'template.valuesRefused', { fields: refused.map(({ field }) => field) }, refused);
  }
  return plain;
}

/** `field` is given where the sentence names it. */
type Refuse = (
  path: string,
  problem: ValueProblem,
  facts?: Readonly<Record<string, string>>,
  field?: MergeField,
) => void;

function isRefused(refused: readonly FieldRefusal[], name: string): boolean {
  return refused.some(({ field }) => field === name || field.startsWith(`${name}.`));
}

/** One value, copied; null when it is absent, empty, or was refused. */
function plainValue(field: MergeField, given: unknown, path: string, refuse: Refuse): PlainValue {
  if (given === null || given === undefined) return null;
  if (field.type === 'list') return plainList(field, given, path, refuse);
  return plainScalar(field, given, path, refuse);
}

function plainScalar(
  field: MergeField,
  given: unknown,
  path: string,
  refuse: Refuse,
): string | number | boolean | null {
  switch (field.type) {
    case 'number':
    case 'money':
      if (typeof given === 'number' && isSum(given, field.type === 'money' ? 100 : 1)) return given;
      refuse(path, 'notThatKind', { type: field.type });
      return null;
    case 'boolean':
      if (typeof given === 'boolean') return given;
      refuse(path, 'notThatKind', { type: field.type });
      return null;
    case 'list':
      refuse(path, 'notThatKind', { type: 'text' });
      return null;
    default:
      return plainText(field, given, path, refuse);
  }
}

/** Whole numbers, or kroner with at most two decimals, that a letter can print exactly. */
function isSum(value: number, parts: number): boolean {
  const scaled = Math.round(value * parts);
  return Number.isSafeInteger(scaled) && Math.abs(scaled / parts - value) < 1e-9;
}

function plainText(field: MergeField, given: unknown, path: string, refuse: Refuse): string | null {
  if (typeof given !== 'string') {
    refuse(path, 'notThatKind', { type: field.type });
    return null;
  }
  const longest = field.type === 'fragment' ? longestFragment : longestText;
  if (given.length > longest) {
    refuse(path, 'tooLong', { longest: String(longest) });
    return null;
  }
  const forbidden = forbiddenCharacter(given);
  if (forbidden) {
    refuse(path, 'characterNotAllowed', { character: forbidden.name });
    return null;
  }
  if (given.trim() === '') return null;
  if (field.type === 'date' && !isDay(given)) {
    refuse(path, 'noSuchDay');
    return null;
  }
  if (field.type === 'reference' && !/^\d{4}\/\d{1,7}(-\d{1,5})?$/.test(given)) {
    refuse(path, 'notAReference');
    return null;
  }
  return given;
}

function plainList(field: MergeField, given: unknown, path: string, refuse: Refuse): readonly PlainItem[] | null {
  if (!Array.isArray(given)) {
    refuse(path, 'notThatKind', { type: 'list' });
    return null;
  }
  if (given.length > longestList) {
    refuse(path, 'tooLong', { longest: String(longestList) });
    return null;
  }
  const items = given.flatMap((item: unknown, index) => {
    const copy = plainItem(field, item, `${path}.${index}`, refuse);
    return copy === null ? [] : [copy];
  });
  return items.length > 0 ? items : null;
}

function plainItem(list: MergeField, given: unknown, path: string, refuse: Refuse): PlainItem | null {
  if (!list.items) return plainText({ ...list, type: 'text' }, given, path, refuse);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    refuse(path, 'notThatKind', { type: 'list' });
    return null;
  }
  const row = Object.create(null) as Record<string, string | number | boolean | null>;
  for (const item of list.items) {
    const value = Object.hasOwn(given, item.name) ? (given as Record<string, unknown>)[item.name] : null;
    const copy =
      value === null || value === undefined ? null : plainScalar(item, value, `${path}.${item.name}`, refuse);
    if (isAbsent(value) && item.required) refuse(`${path}.${item.name}`, 'missing', {}, item);
    row[item.name] = copy;
  }
  return row;
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** The sample values of a declaration, without its optional fields when `complete` is false. */
export function sampleValues(
  fields: readonly MergeField[],
  own: Readonly<Record<string, unknown>> = {},
  complete = true,
): Record<string, MergeValue> {
  const values: Record<string, MergeValue> = {};
  for (const field of fields) {
    if (!complete && !field.required) continue;
    const given = Object.hasOwn(own, field.name) ? own[field.name] : undefined;
    values[field.name] = given === undefined ? field.sample : (given as MergeValue | readonly ListItem[]);
  }
  return values;
}
