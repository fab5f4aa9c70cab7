import type { NameLanguage } from './ministry.entity';

/** The form in the wanted language, else in bokmål: a ministry without a Sámi name writes its bokmål one. */
export function inLanguage<T extends { readonly language: NameLanguage }>(
  forms: readonly T[],
  wanted: NameLanguage,
): T | undefined {
  return forms.find((form) => form.language === wanted) ?? forms.find((form) => form.language === 'nb');
}

/** The language of the letterhead: the letter's Norwegian form if it has one, else its first language. */
export function languageOfHead(languages: readonly NameLanguage[]): NameLanguage {
  return languages.find((language) => language === 'nb' || language === 'nn') ?? languages[0] ?? 'nb';
}
