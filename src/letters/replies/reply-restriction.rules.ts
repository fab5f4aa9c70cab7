import type { KeptRestriction } from '../../cases/case-restriction';

/** Whether letters are withheld under different codes: no code is stricter than another, so one reply cannot follow both. */
export function restrictedDifferently(answered: readonly Pick<KeptRestriction, 'accessCode'>[]): boolean {
  return new Set(answered.flatMap(({ accessCode }) => accessCode ?? [])).size > 1;
}

/**
 * What a reply is withheld under when it is begun: as what it answers, which it tells of. The registrar assesses it anew
 * before it is sent (offentleglova § 11). Undefined: as its case.
 */
export function restrictionOfReply(answered: readonly KeptRestriction[]): KeptRestriction | undefined {
  const restricted = answered.find(({ accessCode }) => accessCode !== null);
  return restricted && kept(restricted);
}

/** What a note to the minister is withheld under: as the letter it tells of, else as its case, else § 14 (internal). */
export function restrictionOfNote(letter: KeptRestriction, caseFile: KeptRestriction): KeptRestriction {
  const restricted = [letter, caseFile].find(({ accessCode }) => accessCode !== null);
  return restricted
    ? kept(restricted)
    : { accessCode: 'UO14', accessProvision: 'offentleglova § 14 første ledd', secrecyProvision: null };
}

function kept({ accessCode, accessProvision, secrecyProvision }: KeptRestriction): KeptRestriction {
  return { accessCode, accessProvision, secrecyProvision };
}
