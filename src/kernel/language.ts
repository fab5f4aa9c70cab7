/** The languages people are spoken to in: bokmål, nynorsk, English. What a letter is written in is another matter. */
export const screenLanguages = ['nb', 'nn', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** The same in each language, beside each other; leaving one out does not compile. */
export type InEachLanguage<T = string> = Readonly<Record<ScreenLanguage, T>>;

/** The first of these tags (`nn-NO`, `en`, `no`) that is one of ours, or bokmål. */
export function firstOfOurs(tags: readonly (string | undefined)[]): ScreenLanguage {
  const asked = tags.map((tag) => tag?.slice(0, 2).toLowerCase().replace('no', 'nb'));
  return asked.map((tag) => screenLanguages.find((language) => language === tag)).find(Boolean) ?? 'nb';
}

/** Makes what is said in each language. */
export function inEachLanguage<T>(make: (language: ScreenLanguage) => T): InEachLanguage<T> {
  return { nb: make('nb'), nn: make('nn'), en: make('en') };
}

/** The words with a capital at their head, as labels have it. */
export function asLabels<K extends string>(words: Readonly<Record<K, InEachLanguage>>): Record<K, InEachLanguage> {
  const label = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const labels = Object.entries<InEachLanguage>(words).map(([code, word]) => [
    code,
    inEachLanguage((language) => label(word[language])),
  ]);
  return Object.fromEntries(labels) as Record<K, InEachLanguage>;
}

/** What reads the same in every language: a key, a placeholder, nothing at all. */
export function sameInAll(text: string): InEachLanguage {
  return inEachLanguage(() => text);
}
