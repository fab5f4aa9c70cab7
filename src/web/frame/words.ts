import { ScreenLanguage, screenLanguages } from '../../kernel/language';

export { type ScreenLanguage, screenLanguages };

type Words = Readonly<Record<string, string>>;

const known: Record<ScreenLanguage, Map<string, string>> = { nb: new Map(), nn: new Map(), en: new Map() };

/**
 * Declares the words of one part of the pages, under its name: `declareWords('signIn', { nb: { heading: … }, … })` makes
 * `signIn.heading`. The compiler wants the same keys in each language; a key declared twice is a mistake. `{name}` stands
 * for a value. Where the number matters, `x` has a sibling `x.one`.
 */
export function declareWords<const T extends Words>(
  part: string,
  words: { readonly nb: T; readonly nn: Record<keyof T, string>; readonly en: Record<keyof T, string> },
): void {
  for (const language of screenLanguages) {
    for (const [key, text] of Object.entries<string>(words[language])) {
      const name = `${part}.${key}`;
      if (known[language].has(name)) throw new Error(`The word ${name} is declared twice`);
      known[language].set(name, text);
    }
  }
}

/** The word in a language, its values filled in; throws for a key nobody declared, which is a mistake in a page. */
export function wordOf(language: ScreenLanguage, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const one = values['n'] === 1 ? known[language].get(`${key}.one`) : undefined;
  const text = one ?? known[language].get(key);
  if (text === undefined) throw new Error(`No word is declared for ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

/** Whether a word is declared. */
export function hasWord(key: string): boolean {
  return known.nb.has(key);
}
