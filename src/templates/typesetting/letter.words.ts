/**
 * The letter's own words in each language it can be written in.
 *
 * The Northern Sámi column has not been read by a Sámi speaker yet; where it has none, the bokmål form is used.
 */
import type { LetterLanguage } from './letter.blocks';

export interface LetterWords {
  /** BCP 47, for the document and its parts. */
  readonly tag: string;
  readonly head: string;
  /** Joins the two halves of a ministry's name; a long name breaks before it. */
  readonly and: string;
  readonly manySenders: string;
  readonly yourReference: string;
  readonly ourReference: string;
  readonly date: string;
  readonly marking?: string;
  readonly byList?: string;
  readonly recipients: string;
  readonly attention: string;
  readonly closing: string;
  readonly byAuthority: string;
  readonly enclosure: string;
  readonly enclosures: string;
  readonly copy: string;
  readonly page: (page: number, of: number) => string;
  readonly postAddress: string;
  readonly officeAddress: string;
  readonly telephone: string;
  readonly orgNumber: string;
  readonly unit: string;
  readonly caseworker: string;
  readonly signed: string;
  readonly sealed?: string;
  readonly markOf: (ministry: string) => string;
  readonly mailTo: (address: string) => string;
  readonly call: (number: string) => string;
}

export const letterWords: Record<LetterLanguage, LetterWords> = {
  nb: {
    tag: 'nb-NO',
    head: 'DET KONGELIGE',
    and: 'OG',
    manySenders: 'DEPARTEMENTENE',
    yourReference: 'Deres ref.',
    ourReference: 'Vår ref.',
    date: 'Dato',
    marking: 'Unntatt offentlighet',
    byList: 'Ifølge liste',
    recipients: 'Mottakere',
    attention: 'v/',
    closing: 'Med hilsen',
    byAuthority: 'e.f.',
    enclosure: 'Vedlegg',
    enclosures: 'Vedlegg',
    copy: 'Kopi',
    page: (page, of) => `Side ${page} av ${of}`,
    postAddress: 'Postadresse',
    officeAddress: 'Kontoradresse',
    telephone: 'Telefon',
    orgNumber: 'Org.nr.',
    unit: 'Avdeling',
    caseworker: 'Saksbehandler',
    signed: 'Dokumentet er elektronisk signert og har derfor ikke håndskrevne signaturer.',
    sealed: 'Brevet er godkjent av statsråden og elektronisk forseglet av departementet.',
    markOf: (ministry) => `${ministry}s merke`,
    mailTo: (address) => `E-post til ${address}`,
    call: (number) => `Ring ${number}`,
  },
  nn: {
    tag: 'nn-NO',
    head: 'DET KONGELEGE',
    and: 'OG',
    manySenders: 'DEPARTEMENTA',
    yourReference: 'Dykkar ref.',
    ourReference: 'Vår ref.',
    date: 'Dato',
    marking: 'Unnateke offentlegheit',
    byList: 'Ifølgje liste',
    recipients: 'Mottakarar',
    attention: 'v/',
    closing: 'Med helsing',
    byAuthority: 'e.f.',
    enclosure: 'Vedlegg',
    enclosures: 'Vedlegg',
    copy: 'Kopi',
    page: (page, of) => `Side ${page} av ${of}`,
    postAddress: 'Postadresse',
    officeAddress: 'Kontoradresse',
    telephone: 'Telefon',
    orgNumber: 'Org.nr.',
    unit: 'Avdeling',
    caseworker: 'Saksbehandlar',
    signed: 'Dokumentet er elektronisk signert og har derfor ikkje handskrivne signaturar.',
    sealed: 'Brevet er godkjent av statsråden og elektronisk forsegla av departementet.',
    markOf: (ministry) => `Merket til ${ministry}`,
    mailTo: (address) => `E-post til ${address}`,
    call: (number) => `Ring ${number}`,
  },
  se: {
    tag: 'se-NO',
    head: 'GONAGASLAŠ',
    and: 'JA',
    manySenders: 'DEPARTEMEANTTAT',
    yourReference: 'Din čuj.',
    ourReference: 'Min čuj.',
    date: 'Beaivi',
    recipients: 'Vuostáiváldit',
    attention: 'v/',
    closing: 'Dearvvuođaiguin',
    byAuthority: 'e.f.',
    enclosure: 'Mielddus',
    enclosures: 'Mielddus',
    copy: 'Kopiija',
    page: (page, of) => `Siidu ${page}/${of}`,
    postAddress: 'Poastačujuhus',
    officeAddress: 'Galledančujuhus',
    telephone: 'Telefovdna',
    orgNumber: 'Org.nr.',
    unit: 'Ossodat',
    caseworker: 'Áššemeannudeaddji',
    signed: 'Dát reive lea vuolláičállojuvvon elektrovnnalaččat, iige das danne leat giehtavuolláičála.',
    markOf: (ministry) => ministry,
    mailTo: (address) => address,
    call: (number) => number,
  },
  en: {
    tag: 'en-GB',
    head: 'ROYAL NORWEGIAN',
    and: 'AND',
    manySenders: 'THE MINISTRIES',
    yourReference: 'Your ref.',
    ourReference: 'Our ref.',
    date: 'Date',
    marking: 'Exempt from public disclosure',
    byList: 'See list',
    recipients: 'Recipients',
    attention: 'Att.',
    closing: 'Yours sincerely',
    byAuthority: 'by authority',
    enclosure: 'Enclosure',
    enclosures: 'Enclosures',
    copy: 'Copy',
    page: (page, of) => `Page ${page} of ${of}`,
    postAddress: 'Postal address',
    officeAddress: 'Office address',
    telephone: 'Telephone',
    orgNumber: 'Org. no.',
    unit: 'Department',
    caseworker: 'Case officer',
    signed: 'This document has been signed electronically and therefore carries no handwritten signature.',
    sealed: 'Approved by the Minister and sealed electronically by the Ministry.',
    markOf: (ministry) => `Mark of the ${ministry.replace(/^the /i, '')}`,
    mailTo: (address) => `E-mail to ${address}`,
    call: (number) => `Call ${number}`,
  },
};

/** Words that exist in every language, or fall back to bokmål. */
type PlainWord = {
  [K in keyof LetterWords]-?: NonNullable<LetterWords[K]> extends string ? K : never;
}[keyof LetterWords];

/** A word in one language of the letter. */
export interface WordIn {
  readonly text: string;
  readonly lang: LetterLanguage;
}

/** The word in each of the letter's languages; the same word is said once, and a missing one in bokmål. */
export function wordIn(languages: readonly LetterLanguage[], key: PlainWord): readonly WordIn[] {
  const found: WordIn[] = [];
  for (const lang of languages) {
    const own = letterWords[lang][key];
    const word: WordIn = own === undefined ? { text: letterWords.nb[key]!, lang: 'nb' } : { text: own, lang };
    if (!found.some((other) => other.text === word.text)) found.push(word);
  }
  return found;
}

const englishMonths = [
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
];

/** The letter's date as its references show it: 17.06.2020, in English 17 June 2020. `day` is `yyyy-mm-dd`. */
export function dateInReferences(day: string, lang: LetterLanguage): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  if (lang === 'en') return `${Number(date)} ${englishMonths[Number(month) - 1]} ${year}`;
  return `${date}.${month}.${year}`;
}

/** The template's language: the Norwegian one where there is one, else the first. */
export function templateLanguage(languages: readonly LetterLanguage[], stated?: LetterLanguage): LetterLanguage {
  return stated ?? languages.find((lang) => lang === 'nb' || lang === 'nn') ?? languages[0] ?? 'nb';
}
