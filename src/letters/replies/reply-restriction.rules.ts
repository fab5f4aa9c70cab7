import { KeptRestriction, restrictionOf, sameRestriction } from '../../cases/restriction.rules';

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
  return restricted && restrictionOf(restricted);
}

/** What a note to the minister is withheld under: as the letter it tells of, else as its case, else § 14 (internal). */
export function restrictionOfNote(letter: KeptRestriction, caseFile: KeptRestriction): KeptRestriction {
  const restricted = [letter, caseFile].find(({ accessCode }) => accessCode !== null);
  return restricted
    ? restrictionOf(restricted)
    : { accessCode: 'UO14', accessProvision: 'offentleglova § 14 første ledd', secrecyProvision: null };
}

/** A reply under way, its case, and what it tells of: before somebody restricted a letter of it, and now. */
export interface ReplyAndLetters {
  readonly reply: KeptRestriction;
  readonly caseFile: KeptRestriction;
  readonly before: readonly KeptRestriction[];
  readonly now: readonly KeptRestriction[];
}

/**
 * What a reply under way is withheld under when a letter it tells of is restricted later: as that letter, as long as it
 * stood as when it was begun. Undefined: it stays as it is. So it does when somebody has assessed the reply itself; when
 * its letters are withheld under different codes now, and no code is stricter than another; and when a letter is
 * opened, for a reply is opened by who has read it.
 */
export function restrictionFollowed({ reply, caseFile, before, now }: ReplyAndLetters): KeptRestriction | undefined {
  const wanted = restrictionOfReply(now);
  if (!wanted || sameRestriction(wanted, reply)) return undefined;
  const isOpen = reply.accessCode === null;
  if (!isOpen && restrictedDifferently(now)) return undefined;
  const begunAs = restrictionOfReply(before);
  const asBegun = begunAs ? sameRestriction(reply, begunAs) : isOpen || sameRestriction(reply, caseFile);
  return asBegun ? wanted : undefined;
}

/** The same of its note, which tells of the letter it lies with. */
export function noteRestrictionFollowed(
  note: KeptRestriction,
  letter: { readonly before: KeptRestriction; readonly now: KeptRestriction },
  caseFile: KeptRestriction,
): KeptRestriction | undefined {
  if (letter.now.accessCode === null || !sameRestriction(note, restrictionOfNote(letter.before, caseFile)))
    return undefined;
  const wanted = restrictionOf(letter.now);
  return sameRestriction(wanted, note) ? undefined : wanted;
}
