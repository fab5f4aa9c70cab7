import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InBothForms, MergeField, SigningLevel, signingLevels } from './merge-field';
import { standardField } from './merge-fields';
import { SampleByLanguage, TemplateContent, TemplateText } from './template-content';
import type { TemplateKind } from './template-kind';
import { letterLanguages } from './typesetting/letter.blocks';

/**
 * The templates and standard paragraphs that come with the product, one folder or file each, under `files/`.
 * They are loaded into the register at start (`shipped-templates.ts`), checked there like any other.
 */

/** A template as shipped: what it is, and the content of its version. */
export interface ShippedTemplate {
  /** Its name in addresses and in the API: `reply-on-behalf`. */
  readonly code: string;
  readonly names: InBothForms;
  readonly descriptions: InBothForms;
  /** The unit that answers for the wording. */
  readonly owner: InBothForms;
  /** Who gets letters of this kind. */
  readonly audience: InBothForms;
  readonly content: TemplateContent;
}

/** A standard paragraph as shipped. Its texts are restricted HTML with merge elements, never compiled. */
export interface ShippedParagraph {
  readonly code: string;
  readonly owner: InBothForms;
  readonly titles: InBothForms;
  readonly keywords: readonly string[];
  /** First and last day it may be used; null when no end is set. */
  readonly validFrom: string;
  readonly validTo: string | null;
  /** When to use it and when not; for the adviser, never in a letter. */
  readonly handlingNote: InBothForms;
  readonly texts: InBothForms;
}

/** A field in `template.json`: a standard field by name, one made optional, or one of the template's own. */
type FieldInFile = string | { readonly name: string; readonly required: boolean } | MergeField;

interface TemplateFile extends Omit<ShippedTemplate, 'content'> {
  readonly kind: TemplateKind;
  readonly levels: readonly SigningLevel[];
  readonly fields: readonly FieldInFile[];
}

const files = join(__dirname, 'files');
const paragraphsFolder = 'standard-paragraphs';

export function shippedTemplates(folder = files): ShippedTemplate[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== paragraphsFolder)
    .map((entry) => templateIn(join(folder, entry.name)))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function shippedParagraphs(folder = files): ShippedParagraph[] {
  const paragraphs = join(folder, paragraphsFolder);
  return readdirSync(paragraphs)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => json<ShippedParagraph>(join(paragraphs, name)));
}

function templateIn(folder: string): ShippedTemplate {
  const file = json<TemplateFile>(join(folder, 'template.json'));
  const { code, names, descriptions, owner, audience, kind, levels } = file;
  const texts = Object.fromEntries(
    letterLanguages.flatMap((language) => {
      const text = textIn(folder, language);
      return text ? [[language, text]] : [];
    }),
  );
  const declaration = {
    fields: file.fields.map(declared),
    levels: signingLevels.filter((one) => levels.includes(one)),
  };
  const sample = json<SampleByLanguage>(join(folder, 'sample.json'));
  return { code, names, descriptions, owner, audience, content: { kind, declaration, texts, sample } };
}

function textIn(folder: string, language: string): TemplateText | undefined {
  const body = join(folder, `${language}.hbs`);
  if (!existsSync(body)) return undefined;
  const subject = join(folder, `${language}.subject.hbs`);
  return {
    body: readFileSync(body, 'utf8'),
    ...(existsSync(subject) ? { subject: readFileSync(subject, 'utf8').trim() } : {}),
  };
}

function declared(field: FieldInFile): MergeField {
  if (typeof field === 'string') return standardField(field);
  return 'type' in field ? field : standardField(field.name, field.required);
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
