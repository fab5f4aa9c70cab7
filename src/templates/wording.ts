import type { SigningLevel } from './merge-field';
import type { LetterLanguage } from './typesetting/letter.blocks';

/**
 * How dates, sums and lists of names are worded in a letter, in each of its languages. Plain text out: whoever prints
 * it into HTML escapes it. Sources: Språkrådet for bokmål and nynorsk; LETTER section 8. The Northern Sámi forms want
 * a Sámi language reader before real use.
 */

const NO_BREAK = '\u00a0';

const months: Record<LetterLanguage, readonly string[]> = {
  nb: [
    'januar',
    'februar',
    'mars',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember',
  ],
  nn: [
    'januar',
    'februar',
    'mars',
    'april',
    'mai',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'desember',
  ],
  se: [
    'ođđajagimánu',
    'guovvamánu',
    'njukčamánu',
    'cuoŋománu',
    'miessemánu',
    'geassemánu',
    'suoidnemánu',
    'borgemánu',
    'čakčamánu',
    'golggotmánu',
    'skábmamánu',
    'juovlamánu',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** `17.06.2020`, as in the reference row; English letters write the month (LETTER section 8). */
export function dateShort(day: string, language: LetterLanguage): string {
  if (language === 'en') return dateLong(day, language);
  const { year, month, date } = partsOf(day);
  return `${pad(date)}.${pad(month)}.${year}`;
}

/** `17. juni 2020`, as in running text. */
export function dateLong(day: string, language: LetterLanguage): string {
  const { year, month, date } = partsOf(day);
  const name = months[language][month - 1] ?? '';
  if (language === 'en') return `${date} ${name} ${year}`;
  if (language === 'se') return `${name} ${date}. b. ${year}`;
  return `${date}. ${name} ${year}`;
}

/** `20/14` from the API's `2020/14`; the number within the case, if any, is kept: `20/14-2`. */
export function reference(caseKey: string): string {
  return caseKey.replace(/^\d{2}(?=\d{2}\/)/, '');
}

/** `20/14 - HMK`: our reference as it stands in the letter's head. */
export function letterReference(caseKey: string, initials: string): string {
  return `${reference(caseKey)} - ${initials}`;
}

const and: Record<LetterLanguage, string> = { nb: 'og', nn: 'og', se: 'ja', en: 'and' };

/** `a`, `a og b`, `a, b og c`. */
export function nameList(names: readonly string[], language: LetterLanguage): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${and[language]} ${names.at(-1) ?? ''}`;
}

/** An office as a letter names it in running text. */
export interface OfficeInText {
  /** Definite form in the letter's language: `helse- og omsorgsministeren`. */
  readonly title: string;
  readonly primeMinister: boolean;
}

const primeMinister: Record<LetterLanguage, string> = {
  nb: 'Statsministeren',
  nn: 'Statsministeren',
  se: 'Stáhtaministtar',
  en: 'the Prime Minister',
};

const severalMinisters: Record<LetterLanguage, string> = {
  nb: 'flere statsråder',
  nn: 'fleire statsrådar',
  se: 'máŋga stáhtaráđi',
  en: 'several ministers',
};

/**
 * Whom a letter was sent to, said briefly: two are named, more become `Statsministeren og flere statsråder`, or
 * `flere statsråder` when the Prime Minister is not among them; three ministers are still named.
 */
export function addressees(offices: readonly OfficeInText[], language: LetterLanguage): string {
  const withPrimeMinister = offices.some((office) => office.primeMinister);
  const others = offices.filter((office) => !office.primeMinister).map((office) => office.title);
  if (withPrimeMinister) {
    const rest = others.length > 1 ? [severalMinisters[language]] : others;
    return nameList([primeMinister[language], ...rest], language);
  }
  return others.length > 3 ? severalMinisters[language] : nameList(others, language);
}

const onBehalf: Record<LetterLanguage, (names: string) => string> = {
  nb: (names) => `på vegne av ${names}`,
  nn: (names) => `på vegner av ${names}`,
  se: (names) => `${names} ovddas`,
  en: (names) => `on behalf of ${names}`,
};

/** `på vegne av statsministeren og helse- og omsorgsministeren`, every office named. */
export function onBehalfOf(offices: readonly OfficeInText[], language: LetterLanguage): string {
  return onBehalf[language](
    nameList(
      offices.map((office) => office.title),
      language,
    ),
  );
}

/** `56 000 kroner`, held together by no-break spaces; øre only when there are any. A minus is U+2212. */
export function money(kroner: number, language: LetterLanguage): string {
  const [whole = '0', cents = '00'] = Math.abs(kroner).toFixed(2).split('.');
  const sign = kroner < 0 ? '\u2212' : '';
  if (language === 'en') return `NOK${NO_BREAK}${sign}${grouped(whole, ',')}${cents === '00' ? '' : `.${cents}`}`;
  const sum = `${sign}${grouped(whole, NO_BREAK)}${cents === '00' ? '' : `,${cents}`}`;
  return `${sum}${NO_BREAK}${krone(sum, language)}`;
}

function krone(sum: string, language: LetterLanguage): string {
  if (language === 'se') return sum === '1' ? 'ruvdno' : 'ruvnno';
  return sum === '1' ? 'krone' : 'kroner';
}

/** A whole number, grouped from five digits on: `1250`, `12 500`. */
export function wholeNumber(value: number, language: LetterLanguage): string {
  const digits = String(Math.abs(value));
  const sign = value < 0 ? '\u2212' : '';
  return sign + (digits.length > 4 ? grouped(digits, language === 'en' ? ',' : NO_BREAK) : digits);
}

/** `1 henvendelse`, `3 henvendelser`. Nothing takes the plural. */
export function plural(count: number, one: string, many: string, language: LetterLanguage): string {
  return `${wholeNumber(count, language)} ${Math.abs(count) === 1 ? one : many}`;
}

/** The text with a capital first letter, for an office's title that opens a sentence. */
export function capital(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toLocaleUpperCase('nb-NO') + rest.join('');
}

/** The first wording where a person writes in the first person, the second where the department does. */
export function person(own: string, department: string, level: SigningLevel): string {
  return level === 'official' ? department : own;
}

function grouped(digits: string, separator: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, separator);
}

function partsOf(day: string): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
