import type { TemplateVersionView } from '../../templates/letter-templates/template.view';
import type { MergeValue } from '../../templates/merge-field';
import type { MergeFieldView } from '../../templates/merge-field.view';
import type { LetterLanguage } from '../../templates/typesetting/letter.blocks';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A declared field with the sample the preview is filled with in one language. */
export function fieldShown(
  field: MergeFieldView,
  version: TemplateVersionView | null,
  of: LetterLanguage,
  language: ScreenLanguage,
) {
  const inLanguage = (one: LetterLanguage) =>
    version?.samples.find((sample) => sample.language === one)?.values[field.name];
  const sample = inLanguage(of) ?? inLanguage('nb') ?? field.sample;
  return {
    name: field.name,
    kind: field.typeWords,
    must: wordOf(language, field.required ? 'templates.required' : 'templates.optional'),
    origin: field.originWords,
    meaning: language === 'nn' ? field.description.nn : field.description.nb,
    sample: sampleInText(sample),
  };
}

/** A sample as one types it: a list of names by line, a list of rows as JSON, yes or no in words. */
export function sampleInText(sample: MergeValue | undefined): string {
  if (sample === null || sample === undefined) return '';
  if (typeof sample === 'boolean') return sample ? 'ja' : 'nei';
  if (typeof sample !== 'object') return String(sample);
  return sample.every((one) => typeof one === 'string') ? sample.join('\n') : JSON.stringify(sample, null, 1);
}

/** The value typed, by the kind of the field. What does not fit stays as it is, so that the check can say so. */
export function sampleTyped(text: string, type: string): MergeValue {
  const typed = text.replaceAll('\r\n', '\n');
  if (typed.trim() === '') return null;
  if (type === 'number' || type === 'money') {
    const number = Number(typed.replaceAll(/\s/g, '').replace(',', '.'));
    return Number.isFinite(number) ? number : typed;
  }
  if (type === 'boolean') return typed.trim() === 'ja' ? true : typed.trim() === 'nei' ? false : typed;
  if (type !== 'list') return typed;
  return rowsTyped(typed) ?? typed.split('\n').filter((line) => line.trim() !== '');
}

function rowsTyped(typed: string): MergeValue | undefined {
  if (!typed.trimStart().startsWith('[')) return undefined;
  try {
    return JSON.parse(typed) as MergeValue;
  } catch {
    return typed;
  }
}
