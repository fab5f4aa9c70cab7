import { makeValidationPipe } from '../../kernel/http/validation';
import type { InEachLanguage } from '../../kernel/language';
import { FieldRefusal, Refusal, sentenceOf } from '../../kernel/refusal';
import { spoken } from '../../kernel/spoken';
import { FormRefused, Page } from './page';
import { momentTyped } from './when';

/** A field of a form as a template shows it (`frame/_field`). Its name is the request's own. */
export interface Field {
  readonly name: string;
  readonly kind:
    | 'text'
    | 'area'
    | 'lines'
    | 'date'
    | 'moment'
    | 'number'
    | 'select'
    | 'choices'
    | 'tick'
    | 'ticks'
    | 'password'
    | 'hidden';
  /** The label, in the visitor's language. */
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly value?: string | number | boolean | readonly string[] | null;
  readonly options?: readonly FieldOption[];
  readonly maxLength?: number;
  readonly autocomplete?: string;
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

/** A field ready to be shown: with what was typed, and what is wrong with it. */
export interface ShownField extends Omit<Field, 'options'> {
  readonly id: string;
  readonly value: string;
  readonly checked: boolean;
  readonly fault: string | null;
  readonly options: readonly (FieldOption & { readonly selected: boolean; readonly id: string })[];
}

/** What was wrong with a form that was sent: one sentence for the whole, one for each field. */
export interface Faults {
  readonly summary: string | null;
  readonly fields: readonly FieldRefusal[];
}

export const noFaults: Faults = { summary: null, fields: [] };

export function faultsOf(error: unknown): Faults {
  if (!(error instanceof Refusal)) throw error;
  return { summary: sentenceOf(error) ?? error.code, fields: error.fields };
}

/**
 * The faults of a form by the labels of its fields, where the request has properties: "Begrunnelse kan ha høyst 500
 * tegn". A field that was left empty and may not be is simply to be filled in.
 */
export function faultsByLabel(
  faults: Faults,
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>> = {},
): Faults {
  const labelled = faults.fields.map((fault): FieldRefusal => {
    const field = fields.find((one) => isAbout(fault, one));
    // A fault with a sentence of its own, as of a password, says what is wrong without its field.
    if (!field || !fault.named) return fault;
    const required = !field.optional && isEmpty(valueAt(typed, field.name));
    return {
      ...fault,
      detail: required ? spoken(toBeFilledIn).replace('{field}', field.label) : fault.named(field.label),
    };
  });
  return { ...faults, fields: labelled };
}

const toBeFilledIn: InEachLanguage = {
  nb: '{field} må fylles ut',
  nn: '{field} må fyllast ut',
  en: '{field} must be filled in',
};

const isAbout = (fault: FieldRefusal, { name }: Field): boolean =>
  fault.field === name || fault.field.startsWith(`${name}.`);

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : value === undefined || value === null || value === '';

/** The fields as shown: values as typed if the form was sent before, else as they are now. */
export function shownFields(
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>> | undefined,
  faults: Faults,
): ShownField[] {
  const labelled = faultsByLabel(faults, fields, typed);
  return fields.map((field) => {
    const given = typed ? valueAt(typed, field.name) : field.value;
    const value = field.kind === 'lines' && Array.isArray(given) ? given.join('\n') : given;
    const values = Array.isArray(value) ? value.map(String) : [textOf(value)];
    const fault = labelled.fields.find((one) => isAbout(one, field));
    return {
      hint: '',
      optional: false,
      maxLength: 2000,
      autocomplete: '',
      ...field,
      id: `felt-${field.name.replaceAll(/\W/g, '-')}`,
      value: values[0] ?? '',
      checked: value === true || value === 'true' || value === 'on',
      fault: fault?.detail ?? null,
      options: (field.options ?? []).map((option, i) => ({
        ...option,
        id: `felt-${field.name.replaceAll(/\W/g, '-')}-${i}`,
        selected: values.includes(option.value),
      })),
    };
  });
}

/** What a sent form says, in the request's own types: ticks are booleans, an empty field that may be left out is. */
export function requestOf(fields: readonly Field[], typed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, valueAt(typed, field.name));
    if (value !== undefined) putAt(body, field.name, value);
  }
  return body;
}

function valueOf(field: Field, given: unknown): unknown {
  if (field.kind === 'tick') return given === true || given === 'on' || given === 'true';
  if (field.kind === 'ticks') return given === undefined ? [] : [given].flat();
  const text = textOf(given).replaceAll('\r\n', '\n');
  // One a line.
  if (field.kind === 'lines') return text.split('\n').flatMap((line) => line.trim() || []);
  if (text === '' && field.optional) return undefined;
  if (field.kind === 'moment') return momentTyped(text);
  if (field.kind === 'number') return text === '' ? undefined : Number(text.replace(',', '.'));
  return text;
}

const pipe = makeValidationPipe();

/** Checks a form's request by the same rules as the API's (class-validator), and gives it back as that class. */
export async function validated<T extends object>(request: new () => T, body: object): Promise<T> {
  return (await pipe.transform(body, { type: 'body', metatype: request })) as T;
}

/** Refused: the page again, with what was typed. Anything but a refusal is a bug and goes on as it is. */
export function shownAgain(error: unknown, page: (faults: Faults) => Page): FormRefused {
  return new FormRefused(error as Error, page(faultsOf(error)));
}

export function valueAt(typed: Readonly<Record<string, unknown>>, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (place, part) => (place && typeof place === 'object' ? (place as Record<string, unknown>)[part] : undefined),
      typed,
    );
}

function putAt(body: Record<string, unknown>, name: string, value: unknown): void {
  const path = name.split('.');
  let place = body;
  for (const part of path.slice(0, -1)) place = (place[part] ??= {}) as Record<string, unknown>;
  place[path.at(-1) ?? ''] = value;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
