import type { TemplateVersionView } from '../../templates/letter-templates/template.view';
import { mergeFieldOrigins, mergeFieldTypes, signingLevels } from '../../templates/merge-field';
import type { MergeFieldView } from '../../templates/merge-field.view';
import { standardFieldNamed } from '../../templates/merge-fields';
import { mergeFieldOriginWords, mergeFieldTypeWords } from '../../templates/templates.words';
import { letterLanguages } from '../../templates/typesetting/letter.blocks';
import type { FieldRefusal } from '../../kernel/refusal';
import type { Field } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';
import { sampleInText, sampleTyped } from './merge-field-row';

/**
 * The form a template's draft is written in, and what it says as the API's request. Texts are asked for in every
 * language of letters, the fields as rows with some empty ones at the end; a row without a name is no field.
 */

/** Empty rows for new fields. */
const emptyRows = 2;

export function levelsField(version: TemplateVersionView | null, language: ScreenLanguage): Field {
  return {
    name: 'levels',
    kind: 'ticks',
    label: wordOf(language, 'templates.levels'),
    value: version?.levels ?? [...signingLevels],
    options: signingLevels.map((level) => ({ value: level, label: wordOf(language, `templates.level-${level}`) })),
  };
}

/** Title and text in one language. */
export function textFields(version: TemplateVersionView | null, index: number, language: ScreenLanguage): Field[] {
  const text = version?.texts.find((one) => one.language === letterLanguages[index]);
  return [
    {
      name: `texts.${index}.subject`,
      kind: 'text',
      label: wordOf(language, 'templates.subject'),
      hint: wordOf(language, 'templates.subjectHint'),
      value: text?.subject,
      optional: true,
      maxLength: 1000,
    },
    {
      name: `texts.${index}.body`,
      kind: 'area',
      label: wordOf(language, 'templates.body'),
      value: text?.body,
      optional: true,
      maxLength: 100_000,
    },
  ];
}

/** How many rows for fields there are: those there were or were typed, and the empty ones. */
export function fieldRowCount(version: TemplateVersionView | null, typed: unknown): number {
  const sent = typed && typeof typed === 'object' ? Object.keys(typed).length : 0;
  return Math.min(60, Math.max((version?.fields.length ?? 0) + emptyRows, sent));
}

/** One merge field's row: what it is, and what the preview is filled with. */
export function rowFields(version: TemplateVersionView | null, index: number, language: ScreenLanguage): Field[] {
  const field: MergeFieldView | undefined = version?.fields[index];
  const label = (key: string) => wordOf(language, `templates.${key}`);
  const at = (part: string) => `fields.${index}.${part}`;
  const inOther = version?.samples.find(({ language: one }) => one === 'nn')?.values[field?.name ?? ''];
  const inBokmal = version?.samples.find(({ language: one }) => one === 'nb')?.values[field?.name ?? ''];
  return [
    { name: at('name'), kind: 'text', label: label('fieldName'), value: field?.name, optional: true, maxLength: 40 },
    {
      name: at('type'),
      kind: 'select',
      label: label('fieldType'),
      value: field?.type ?? 'text',
      options: mergeFieldTypes.map((type) => ({ value: type, label: mergeFieldTypeWords[type][language] })),
    },
    {
      name: at('origin'),
      kind: 'select',
      label: label('fieldOrigin'),
      value: field?.origin ?? 'adviser',
      options: mergeFieldOrigins.map((origin) => ({ value: origin, label: mergeFieldOriginWords[origin][language] })),
    },
    { name: at('required'), kind: 'tick', label: label('fieldRequired'), value: field?.required ?? true },
    {
      name: at('description.nb'),
      kind: 'text',
      label: label('meaningNb'),
      value: field?.description.nb,
      maxLength: 200,
    },
    {
      name: at('description.nn'),
      kind: 'text',
      label: label('meaningNn'),
      value: field?.description.nn,
      maxLength: 200,
    },
    {
      name: at('sample'),
      kind: 'area',
      label: label('sampleNb'),
      value: sampleInText(inBokmal ?? field?.sample, language),
      optional: true,
      maxLength: 20_000,
    },
    {
      name: at('sampleNn'),
      kind: 'area',
      label: label('sampleNn'),
      hint: label('sampleNnHint'),
      value: sampleInText(inOther, language),
      optional: true,
      maxLength: 20_000,
    },
    {
      name: at('items'),
      kind: 'hidden',
      label: '',
      value: field?.items ? JSON.stringify(field.items) : '',
      optional: true,
    },
  ];
}

interface TypedRow {
  readonly name?: string;
  readonly type?: string;
  readonly origin?: string;
  readonly required?: boolean;
  readonly description?: object;
  readonly sample?: string;
  readonly sampleNn?: string;
  readonly items?: string;
}

/** What is typed, as `WriteTemplateRequest` wants it. */
export function draftRequest(given: Record<string, unknown>, version: TemplateVersionView | null): object {
  const rows = namedRows(given).map(({ row }) => row);
  const texts = Object.entries((given['texts'] ?? {}) as Record<string, { subject?: string; body?: string }>);
  const samplesNn = rows.flatMap(({ name, type, sampleNn }) =>
    sampleNn ? [[name, sampleTyped(sampleNn, type ?? 'text')]] : [],
  );
  return {
    levels: given['levels'],
    fields: rows.map(fieldTyped),
    texts: texts.flatMap(([index, { subject, body = '' }]) =>
      subject || body ? [{ language: letterLanguages[Number(index)], body, ...(subject ? { subject } : {}) }] : [],
    ),
    samples: [
      ...(samplesNn.length ? [{ language: 'nn', values: Object.fromEntries(samplesNn) as object }] : []),
      // The form asks for samples in the two forms of Norwegian; those of other languages are kept.
      ...(version?.samples ?? []).filter(({ language }) => language !== 'nb' && language !== 'nn'),
    ],
  };
}

/** Faults name the fields of the request, which has no empty rows and no empty languages; here are the rows typed. */
export function faultsAsTyped(given: Record<string, unknown>, faults: readonly FieldRefusal[]): FieldRefusal[] {
  const rows = namedRows(given);
  const texts = Object.entries((given['texts'] ?? {}) as Record<string, { subject?: string; body?: string }>)
    .filter(([, { subject, body }]) => subject || body)
    .map(([index]) => index);
  return faults.map((fault) => ({
    ...fault,
    field: fault.field
      .replace(/^fields\.(\d+)/, (_, at: string) => `fields.${rows[Number(at)]?.index ?? at}`)
      .replace(/^texts\.(\d+)/, (_, at: string) => `texts.${texts[Number(at)] ?? at}`)
      .replace(/^texts\.(\D\w*)/, (_, at: string) => `texts.${letterLanguages.indexOf(at as 'nb')}`)
      .replace(/^fields$/, 'fields.0.name'),
  }));
}

function namedRows(given: Record<string, unknown>): { index: string; row: TypedRow & { name: string } }[] {
  return Object.entries((given['fields'] ?? {}) as Record<string, TypedRow>).flatMap(([index, row]) =>
    row.name ? [{ index, row: { ...row, name: row.name } }] : [],
  );
}

/** A standard field keeps its kind, origin and rows; what was left empty about it is the standard's. */
function fieldTyped({ name, type, origin, required, description, sample, items }: TypedRow & { name: string }): object {
  const standard = standardFieldNamed(name);
  if (standard) {
    const own = sample ? sampleTyped(sample, standard.type) : standard.sample;
    return { ...standard, required, sample: own };
  }
  const rows = items ? rowsKept(items) : undefined;
  const field = { name, type, origin, required, description, sample: sampleTyped(sample ?? '', type ?? 'text') };
  return type === 'list' && rows ? { ...field, items: rows } : field;
}

/** The fields of a list's rows, as the form carries them along; what is not ours is refused as it is. */
function rowsKept(items: string): unknown {
  try {
    const kept: unknown = JSON.parse(items);
    return Array.isArray(kept) ? kept.map((item) => declared(item as object)) : items;
  } catch {
    return items;
  }
}

/** A row field without the words views add. */
function declared(item: object): object {
  const { name, type, required, origin, sample, description } = item as MergeFieldView;
  return { name, type, required, origin, sample, description };
}
