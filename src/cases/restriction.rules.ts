/** A restriction as it is kept: the code, the provision it rests on, and the secrecy provision behind § 13. */
export interface KeptRestriction {
  readonly accessCode: string | null;
  readonly accessProvision: string | null;
  readonly secrecyProvision: string | null;
}

export const unrestricted: KeptRestriction = { accessCode: null, accessProvision: null, secrecyProvision: null };

/** What a case or an entry is withheld under, without the rest of it. */
export function restrictionOf({ accessCode, accessProvision, secrecyProvision }: KeptRestriction): KeptRestriction {
  return { accessCode, accessProvision, secrecyProvision };
}

/** Whether both are withheld under the same code and provisions. */
export function sameRestriction(one: KeptRestriction, other: KeptRestriction): boolean {
  return JSON.stringify(restrictionOf(one)) === JSON.stringify(restrictionOf(other));
}
