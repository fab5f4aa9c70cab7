/** What may be amiss with a public title. Warnings, never refusals: the archivist knows the letter. */
export const titleWarnings = [
  'publicTitleMissing',
  'publicTitleGeneric',
  'publicTitleRepeated',
  'publicTitleNamesPrivatePerson',
  'publicTitleHoldsBirthNumber',
  'publicTitleIsTheRestrictedOne',
] as const;
export type TitleWarning = (typeof titleWarnings)[number];

export interface TitleToJudge {
  /** As given; empty when nothing was. */
  readonly publicTitle: string;
  /** Internal titles that the public must not read: the letter's, its case's. */
  readonly restrictedTitles: readonly string[];
  /** Names of private or screened parties. */
  readonly privateNames: readonly string[];
  /** How many other entries of the ministry have the same public title. */
  readonly usedBefore: number;
}

/** What is put in the place of a missing public title, which must not be made of a restricted one. */
export const titleWhenMissing = 'Henvendelse';

/** Titles that tell the public nothing (offentlegforskrifta § 7 wants the journal to say what a case is about). */
const generic = new Set([
  'brev',
  'henvendelse',
  'førespurnad',
  'e-post',
  'epost',
  'mail',
  'melding',
  'spørsmål',
  'svar',
  'viktig',
  'haster',
  'hei',
  'til statsråden',
  'vedrørende',
  'vedrørende henvendelse',
  'ang',
  'angående',
  'fwd',
  'vs',
  're',
  'sv',
  'uten emne',
  'ingen emne',
  'no subject',
  'dokument',
  'vedlegg',
]);

/** The same public title more often than this is a habit. */
const repeatedFrom = 3;

function wordsOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export function warningsForTitle(judged: TitleToJudge): TitleWarning[] {
  const words = wordsOf(judged.publicTitle);
  if (words === '') return ['publicTitleMissing'];
  const holds: Record<Exclude<TitleWarning, 'publicTitleMissing'>, boolean> = {
    publicTitleGeneric: generic.has(words),
    publicTitleRepeated: judged.usedBefore >= repeatedFrom,
    publicTitleNamesPrivatePerson: titleNamesOneOf(judged.publicTitle, judged.privateNames),
    publicTitleHoldsBirthNumber: /\b\d{6}\s?\d{5}\b/.test(judged.publicTitle),
    publicTitleIsTheRestrictedOne: judged.restrictedTitles.some((title) => title.trim() === judged.publicTitle.trim()),
  };
  return titleWarnings.filter((warning) => warning !== 'publicTitleMissing' && holds[warning]);
}

/** Names that the public journal must not tell: of private persons, and of parties that are screened. */
export function privateNamesOf(
  parties: readonly { readonly name: string; readonly privatePerson?: boolean; readonly screened?: boolean }[],
): string[] {
  return parties.filter(({ privatePerson, screened }) => privatePerson || screened).map(({ name }) => name);
}

/** Whether the title names one of the persons: two parts of a name, or its only one, stand in it. */
export function titleNamesOneOf(title: string, names: readonly string[]): boolean {
  return names.some((name) => namesPerson(wordsOf(title), name));
}

function namesPerson(words: string, name: string): boolean {
  const parts = name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 1);
  const found = parts.filter((part) => new RegExp(`(^|[^\\p{L}])${part}([^\\p{L}]|$)`, 'u').test(words)).length;
  return parts.length > 0 && found >= Math.min(2, parts.length);
}
