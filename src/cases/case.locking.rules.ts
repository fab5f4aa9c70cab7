import type { RoleCode } from '../kernel/actor';
import type { CaseStatus } from './case.lifecycle';

/** A field of a case that may be corrected. */
export type CaseField = 'title' | 'publicTitle' | 'classId' | 'keywords' | 'restriction' | 'ownerId';

/**
 * Which fields of a case may be corrected in which status, and by whom. A closed case keeps its title, date, unit and
 * responsible (Noark 5, 3.2.2 and 3.2.10); a restriction may be lifted or added whenever somebody finds that it must
 * (offentleglova §§ 11 and 29), also on a closed case. The public title is judged by the archive alone.
 */
export const caseLocking = {
  title: { openIn: ['underTreatment'], by: ['registrar', 'caseworker', 'leader'] },
  publicTitle: { openIn: ['underTreatment'], by: ['registrar', 'caseworker', 'leader'] },
  classId: { openIn: ['underTreatment'], by: ['registrar'] },
  keywords: { openIn: ['underTreatment', 'closed'], by: ['registrar', 'caseworker', 'leader'] },
  restriction: { openIn: ['underTreatment', 'closed'], by: ['registrar'] },
  ownerId: { openIn: ['underTreatment'], by: ['registrar', 'leader'] },
} as const satisfies Record<CaseField, { openIn: readonly CaseStatus[]; by: readonly RoleCode[] }>;
