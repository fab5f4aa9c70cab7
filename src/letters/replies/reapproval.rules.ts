/**
 * What must be approved again after a change (DESIGN section 4, Approval). An approval covers a hash of the content;
 * as long as the hash is the same it stands, whoever looked at the letter meanwhile. When the hash differs:
 */
export type ChangedBy = 'caseworker' | 'leader' | 'orderedByMinister';

export type ApprovedAgain = 'byAll' | 'fromThatLeaderOn' | 'byNobody';

export const approvedAgainAfter = {
  caseworker: 'byAll',
  leader: 'fromThatLeaderOn',
  orderedByMinister: 'byNobody',
} as const satisfies Record<ChangedBy, ApprovedAgain>;

/** An earlier approval, as the rule needs to know it: the content it holds for. */
export interface EarlierApproval {
  readonly standsFor: string | null;
}

/**
 * Whether an approval from an earlier round stands in a new one. A leader's own change never reaches this question:
 * it is made inside her step, and the leaders before her are told, not asked.
 */
export function standsAgain(approval: EarlierApproval, contentHash: string, changedBy: ChangedBy): boolean {
  return approval.standsFor === contentHash || approvedAgainAfter[changedBy] === 'byNobody';
}
