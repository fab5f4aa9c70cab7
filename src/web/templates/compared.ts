import { diffArrays } from 'diff';
import type { TemplateVersionView } from '../../templates/letter-templates/template.view';
import type { LetterLanguage } from '../../templates/typesetting/letter.blocks';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A line of two versions laid over each other, with its number in each. */
export interface ComparedLine {
  readonly change: 'same' | 'added' | 'removed';
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

/** Levels, fields, title and text of two versions, line by line. */
export function linesCompared(
  before: TemplateVersionView,
  after: TemplateVersionView,
  of: LetterLanguage,
  language: ScreenLanguage,
): ComparedLine[] {
  return comparedLines(linesOf(before, of, language), linesOf(after, of, language));
}

export function comparedLines(before: readonly string[], after: readonly string[]): ComparedLine[] {
  const at = { before: 0, after: 0 };
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
    value.map((text): ComparedLine => {
      if (!added) at.before++;
      if (!removed) at.after++;
      return {
        change: added ? 'added' : removed ? 'removed' : 'same',
        before: added ? null : at.before,
        after: removed ? null : at.after,
        text,
      };
    }),
  );
}

function linesOf(version: TemplateVersionView, of: LetterLanguage, language: ScreenLanguage): string[] {
  const text = version.texts.find((one) => one.language === of);
  const must = (required: boolean) => wordOf(language, required ? 'templates.required' : 'templates.optional');
  return [
    ...version.levels.map(
      (level) => `${wordOf(language, 'templates.level')}: ${wordOf(language, `templates.level-${level}`)}`,
    ),
    ...version.fields.map(
      (field) => `{{${field.name}}}: ${field.typeWords}, ${must(field.required)}, ${field.originWords}`,
    ),
    ...(text?.subject ? [`${wordOf(language, 'templates.subject')}: ${text.subject}`] : []),
    ...(text?.body.replace(/\n$/, '').split('\n') ?? []),
  ];
}
