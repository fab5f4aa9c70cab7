import { Refusal, sentenceOf } from '../kernel/refusal';
import {
  ListItem,
  MergeField,
  MergeValue,
  MergeValues,
  SigningLevel,
  TemplateDeclaration,
  isFieldName,
  obligatoryLanguages,
} from './merge-field';
import { standardFieldNamed } from './merge-fields';
import { plainValues, sampleValues } from './merge-values';
import { PartKind, checkSyntax, isHelperName } from './template-check';
import type { TemplateKind } from './template-kind';
import { TemplateProblem, problemAt } from './template-problems';
import { RenderOptions, renderPart } from './template-render';
import { blocksOfHtml, plainTextOf } from './typesetting/html-to-blocks';
import type { LetterLanguage } from './typesetting/letter.blocks';

/**
 * One version of a template: what it declares, its texts in each language, and sample data. The check here is what
 * publishing asks; a version that passes renders for every level and language, with and without its optional fields.
 */

export interface TemplateText {
  /** One line: a mail's subject, or the title a letter from this template begins with. A mail must have one. */
  readonly subject?: string | undefined;
  readonly body: string;
}

export type SampleByLanguage = Readonly<Partial<Record<LetterLanguage, Readonly<Record<string, unknown>>>>>;

export interface TemplateContent {
  readonly kind: TemplateKind;
  readonly declaration: TemplateDeclaration;
  readonly texts: Readonly<Partial<Record<LetterLanguage, TemplateText>>>;
  /** Sample values that differ from the fields' own, by language; a language adds to those of bokmål. */
  readonly sample: SampleByLanguage;
}

/** A problem, and in which of the template's texts; without a language it concerns the template as a whole. */
export interface LocatedProblem extends TemplateProblem {
  readonly language?: LetterLanguage;
  readonly part?: 'subject' | 'body';
}

export interface RenderedTemplate {
  /** Plain text, one line; null when the template has none in this language. */
  readonly subject: string | null;
  /** Normalised restricted HTML with merge elements. */
  readonly html: string;
  /** The same as plain text, for a mail. */
  readonly text: string;
}

/**
 * Fills a template in. Refuses `template.languageMissing` when it has no text in that language, and what `renderPart`
 * refuses: `template.valuesRefused`, `template.broken`, `template.tooMuchWork`, and what the typesetter cannot show (`letter.…`, `typesetting/html-to-blocks.ts`).
 */
export function renderTemplate(
  content: TemplateContent,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions,
): RenderedTemplate {
  const text = content.texts[options.language];
  if (!text) throw new Refusal('invalid', 'template.languageMissing', { language: options.language });
  const render = (source: string, kind: PartKind) =>
    renderPart({ source, declaration: content.declaration, kind }, values, options);
  const html = render(text.body, 'html');
  return {
    subject: text.subject === undefined ? null : render(text.subject, 'line'),
    html,
    text: plainTextOf(blocksOfHtml(html, { lang: options.language })),
  };
}

/** The sample values of a version in one language, for the preview; without its optional fields if not `complete`. */
export function sampleOf(content: TemplateContent, language: LetterLanguage, complete = true): MergeValues {
  return sampleValues(content.declaration.fields, { ...content.sample.nb, ...content.sample[language] }, complete);
}

/** Everything that hinders publishing, in reading order; none means it may be published. */
export function checkTemplate(content: TemplateContent): LocatedProblem[] {
  const ofDeclaration = [...checkDeclaration(content.declaration), ...checkSample(content)];
  const ofTexts = Object.entries(content.texts).flatMap(([language, text]) =>
    checkTexts(content, language as LetterLanguage, text),
  );
  const missing = obligatoryLanguages
    .filter((language) => !content.texts[language]?.body.trim())
    .map((language): LocatedProblem => ({ ...problemAt(undefined, 'languageMissing', { language }), language }));
  const found = [...ofDeclaration, ...missing, ...ofTexts];
  return found.length > 0 ? found : checkRenderings(content);
}

function checkDeclaration(declaration: TemplateDeclaration): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (declaration.levels.length === 0) problems.push(problemAt(undefined, 'noLevel'));
  const check = (fields: readonly MergeField[], insideList: boolean) => {
    const seen = new Set<string>();
    for (const field of fields) {
      const allowed = isFieldName(field.name) && !isHelperName(field.name);
      const kindAllowed = !insideList || (field.type !== 'list' && field.type !== 'fragment');
      if (!allowed || !kindAllowed) {
        problems.push(problemAt(undefined, 'fieldNameNotAllowed', { field: field.name.slice(0, 40) }));
      }
      const standard = insideList ? undefined : standardFieldNamed(field.name);
      if (standard && shapeOf(standard) !== shapeOf(field)) {
        problems.push(problemAt(undefined, 'standardFieldChanged', { field: field.name, kind: standard.type }));
      }
      if (seen.has(field.name)) problems.push(problemAt(undefined, 'fieldTwice', { field: field.name }));
      seen.add(field.name);
      if (field.items) check(field.items, true);
    }
  };
  check(declaration.fields, false);
  return problems;
}

/** What a value must be to fit the field: its kind, and the kinds in its rows. */
function shapeOf({ type, items }: MergeField): string {
  return JSON.stringify([type, items?.map((item) => [item.name, item.type]) ?? null]);
}

/** The sample data must be what the fields want, or the preview shows something no letter can be. */
function checkSample(content: TemplateContent): TemplateProblem[] {
  const { fields } = content.declaration;
  const languages = new Set<LetterLanguage>(['nb', ...(Object.keys(content.sample) as LetterLanguage[])]);
  return [...languages].flatMap((language): LocatedProblem[] => {
    const given = { ...sampleValues(fields), ...content.sample.nb, ...content.sample[language] };
    try {
      plainValues(fields, given, { missing: 'refuse' });
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.fields.map(({ field, detail }) => ({
        ...problemAt(undefined, 'sampleDoesNotFit', { field, reason: detail }),
        language,
      }));
    }
  });
}

function checkTexts(content: TemplateContent, language: LetterLanguage, text: TemplateText): LocatedProblem[] {
  const parts: ['subject' | 'body', string | undefined, PartKind][] = [
    ['subject', text.subject, 'line'],
    ['body', text.body, 'html'],
  ];
  return parts.flatMap(([part, source, kind]): LocatedProblem[] => {
    if (source === undefined) {
      return content.kind === 'email' ? [{ ...problemAt(undefined, 'subjectMissing'), language, part }] : [];
    }
    return checkSyntax(source, content.declaration, kind).problems.map((problem) => ({ ...problem, language, part }));
  });
}

/** Renders every level and language, with all values, with the required ones only, long lists, each choice turned. */
function checkRenderings(content: TemplateContent): LocatedProblem[] {
  const languages = Object.keys(content.texts) as LetterLanguage[];
  const problems = languages.flatMap((language) => {
    const all = sampleOf(content, language);
    const many = changed(all, (value) => (isList(value) ? [...value, ...value, ...value] : value));
    const turned = changed(all, (value) => (typeof value === 'boolean' ? !value : value));
    const tried = [all, sampleOf(content, language, false), many, turned];
    return content.declaration.levels.flatMap((level) =>
      tried.flatMap((values) => checkRendering(content, values, { language, level })),
    );
  });
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function changed(values: MergeValues, change: (value: MergeValue | undefined) => MergeValue | undefined): MergeValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

function isList(value: MergeValue | undefined): value is readonly ListItem[] {
  return Array.isArray(value);
}

function checkRendering(
  content: TemplateContent,
  values: Readonly<Record<string, unknown>>,
  options: { readonly language: LetterLanguage; readonly level: SigningLevel },
): LocatedProblem[] {
  try {
    const { html } = renderTemplate(content, values, options);
    return html === '' ? [{ ...problemAt(undefined, 'emptyLetter'), language: options.language, part: 'body' }] : [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = sentenceOf(error) ?? error.code;
    return [{ ...problemAt(undefined, 'htmlRefused', { reason }), language: options.language, part: 'body' }];
  }
}
