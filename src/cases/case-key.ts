/**
 * The case key (Noark 5: mappeID), year and number stored apart. Printed with two digits of the year in letters and on
 * screen (20/14), with four in the API (2020/14), where no century may be guessed.
 */
export interface CaseKey {
  readonly caseYear: number;
  readonly caseNumber: number;
}

/** `20/14`, as it stands in a letter. */
export function printedKey(key: CaseKey): string {
  return `${String(key.caseYear % 100).padStart(2, '0')}/${key.caseNumber}`;
}

/** `2020/14`, as it stands in the API. */
export function fullKey(key: CaseKey): string {
  return `${key.caseYear}/${key.caseNumber}`;
}

/** `20/14-2`, an entry of the case. */
export function printedEntryKey(key: CaseKey, documentNumber: number): string {
  return `${printedKey(key)}-${documentNumber}`;
}

/** `20/14 - HMK`, our reference in a letter: the case and the caseworker's initials. */
export function letterReference(key: CaseKey, initials: string): string {
  return initials ? `${printedKey(key)} - ${initials}` : printedKey(key);
}

/** Reads `20/14` or `2020/14`; two digits mean the century of `thisYear`, or the one before if that lies ahead. */
export function parseCaseKey(text: string, thisYear: number): CaseKey | null {
  const found = /^\s*(\d{2}|\d{4})\/([1-9]\d{0,8})\s*$/.exec(text);
  if (!found?.[1] || !found[2]) return null;
  const given = Number(found[1]);
  const inThisCentury = thisYear - (thisYear % 100) + given;
  const twoDigits = inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury;
  return { caseYear: found[1].length === 4 ? given : twoDigits, caseNumber: Number(found[2]) };
}
