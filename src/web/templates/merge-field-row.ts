import type { TemplateVersionView } from '../../templates/letter-templates/template.view';
import type { MergeValue } from '../../templates/merge-field';
import type { MergeFieldView } from '../../templates/merge-field.view';
import type { InEachLanguage } from '../../kernel/language';
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
    sample: sampleInText(sample, language),
  };
}

/** A yes and a no, as one types them. */
const yesOrNo = [
  [true, { nb: 'ja', nn: 'ja', en: 'yes' }],
  [false, { nb: 'nei', nn: 'nei', en: 'no' }],
] as const satisfies readonly (readonly [boolean, InEachLanguage])[];

/** A sample as one types it: a list of names by line, a list of rows as JSON, yes or no in words. */
export function sampleInText(sample: MergeValue | undefined, language: ScreenLanguage): string {
  if (sample === null || sample === undefined) return '';
  if (typeof sample === 'boolean') return yesOrNo.find(([value]) => value === sample)?.[1][language] ?? '';
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
  if (type === 'boolean') {
    const said = yesOrNo.find(([, words]) => Object.values(words).some((word) => word === typed.trim().toLowerCase()));
    return said ? said[0] : typed;
  }
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
