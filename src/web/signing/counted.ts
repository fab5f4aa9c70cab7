import { ScreenLanguage } from '../frame/words';

const small: Readonly<Record<ScreenLanguage, readonly string[]>> = {
  nb: ['ingen', 'ett', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  nn: ['ingen', 'eitt', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** How many letters, as people write it: in words to twelve, in figures from there on. */
export function countedLetters(n: number, language: ScreenLanguage): string {
  return small[language][n] ?? String(n);
}

/** The same at the head of a sentence. */
export function countedFirst(n: number, language: ScreenLanguage): string {
  const counted = countedLetters(n, language);
  return counted.charAt(0).toUpperCase() + counted.slice(1);
}
