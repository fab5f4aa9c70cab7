import { Refusal, sentenceOf } from '../kernel/refusal';
import {
  ListItem,
  MergeField,
  MergeValue,
  SigningLevel,
  TemplateDeclaration,
  isFieldName,
  obligatoryLanguages,
} from './merge-field';
import { plainValues, sampleValues } from './merge-values';
import { plainTextOf } from './restricted-html';
import { PartKind, checkSyntax, isHelperName } from './template-check';
import { TemplateProblem, problemAt } from './template-problems';
import { RenderOptions, renderPart } from './template-render';
import type { LetterLanguage } from './typesetting/letter.blocks';

/**
 * One version of a template: what it declares, its texts in each language, and sample data. The check here is what
 * publishing asks; a version that passes renders for every level and language, with and without its optional fields.
 */

/** `letter` is set and signed; `email` is the covering mail, subject and text; `memo` the note laid before the minister. */
export const templateKinds = ['letter', 'email', 'memo'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export interface TemplateText {
  /** One line: a mail's subject, or the title a letter from this template begins with. A mail must have one. */
  readonly subject?: string | undefined;
  readonly body: string;
}

export interface TemplateContent {
  readonly kind: TemplateKind;
  readonly declaration: TemplateDeclaration;
  readonly texts: Readonly<Partial<Record<LetterLanguage, TemplateText>>>;
  /** Sample values that differ from the fields' own samples, for the preview and the check. */
  readonly sample: Readonly<Record<string, unknown>>;
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
 * refuses: `template.valuesRefused`, `template.broken`, `template.tooMuchWork`, `letterText.notAllowed`.
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
  return { subject: text.subject === undefined ? null : render(text.subject, 'line'), html, text: plainTextOf(html) };
}

/** What a version's HTML must stand besides the normal form: the typesetter, which is the last to say what a letter holds. */
export type HtmlJudge = (html: string) => void;

/** Everything that hinders publishing, in reading order; none means it may be published. */
export function checkTemplate(content: TemplateContent, judge: HtmlJudge): LocatedProblem[] {
  const ofDeclaration = [...checkDeclaration(content.declaration), ...checkSample(content)];
  const ofTexts = Object.entries(content.texts).flatMap(([language, text]) =>
    checkTexts(content, language as LetterLanguage, text),
  );
  const missing = obligatoryLanguages
    .filter((language) => !content.texts[language]?.body.trim())
    .map((language): LocatedProblem => ({ ...problemAt(undefined, 'languageMissing', { language }), language }));
  const found = [...ofDeclaration, ...missing, ...ofTexts];
  return found.length > 0 ? found : checkRenderings(content, judge);
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
      if (seen.has(field.name)) problems.push(problemAt(undefined, 'fieldTwice', { field: field.name }));
      seen.add(field.name);
      if (field.items) check(field.items, true);
    }
  };
  check(declaration.fields, false);
  return problems;
}

/** The sample data must be what the fields want, or the preview shows something no letter can be. */
function checkSample(content: TemplateContent): TemplateProblem[] {
  const { fields } = content.declaration;
  try {
    plainValues(fields, { ...sampleValues(fields), ...content.sample }, { missing: 'refuse' });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.map(({ field, detail }) => problemAt(undefined, 'sampleDoesNotFit', { field, reason: detail }));
  }
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

/** Renders every level and language, with all values, with the required ones only, and with long lists. */
function checkRenderings(content: TemplateContent, judge: HtmlJudge): LocatedProblem[] {
  const { fields, levels } = content.declaration;
  const all = sampleValues(fields, content.sample);
  const few = sampleValues(fields, content.sample, false);
  const many = Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, isList(value) ? [...value, ...value, ...value] : value]),
  );
  const flipped = Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
  );
  const languages = Object.keys(content.texts) as LetterLanguage[];
  const problems = languages.flatMap((language) =>
    levels.flatMap((level) =>
      [all, few, many, flipped].flatMap((values) => checkRendering(content, values, { language, level }, judge)),
    ),
  );
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

function isList(value: MergeValue): value is readonly ListItem[] {
  return Array.isArray(value);
}

function checkRendering(
  content: TemplateContent,
  values: Readonly<Record<string, unknown>>,
  options: { readonly language: LetterLanguage; readonly level: SigningLevel },
  judge: HtmlJudge,
): LocatedProblem[] {
  try {
    const { html } = renderTemplate(content, values, options);
    judge(html);
    return html === '' ? [{ ...problemAt(undefined, 'emptyLetter'), language: options.language, part: 'body' }] : [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = sentenceOf(error) ?? error.code;
    return [{ ...problemAt(undefined, 'htmlRefused', { reason }), language: options.language, part: 'body' }];
  }
}
