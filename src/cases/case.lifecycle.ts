import type { Lifecycle } from '../kernel/lifecycle';

/** Saksstatus, in our words; `archive/` maps them to Noark's. */
export const caseStatuses = ['underTreatment', 'closed', 'withdrawn'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What may be done with a case. `enter` is a new entry in it: a letter registered, a reply begun, a memo. */
export type CaseAction =
  | 'enter'
  | 'correct'
  | 'assign'
  | 'allocate'
  | 'accept'
  | 'refuse'
  | 'setDeadline'
  | 'remark'
  | 'close'
  | 'reopen'
  | 'withdraw';

/**
 * The life of a case (Noark: saksstatus B, A, U). Which fields may still be corrected is `case.locking.rules.ts`; which
 * leader may allocate is `allocation/allocation.policy.ts`; what hinders closing is asked of the letters.
 * A closed case takes no new entry (Noark 5, 3.2.4) but may be opened again, which is logged (3.2.11).
 */
export const caseLifecycle = {
  underTreatment: {
    enter: { to: 'underTreatment', by: ['registrar', 'caseworker', 'leader'] },
    correct: { to: 'underTreatment', by: ['registrar', 'caseworker', 'leader'] },
    assign: { to: 'underTreatment', by: ['registrar', 'leader', 'privateOffice'], reason: 'required' },
    allocate: { to: 'underTreatment', by: ['registrar', 'leader'] },
    accept: { to: 'underTreatment', by: ['caseworker', 'leader'] },
    refuse: { to: 'underTreatment', by: ['caseworker', 'leader'], reason: 'required' },
    setDeadline: { to: 'underTreatment', by: ['registrar', 'leader', 'privateOffice'] },
    remark: { to: 'underTreatment', by: ['registrar', 'caseworker', 'leader'] },
    close: { to: 'closed', by: ['registrar'] },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
  },
  closed: {
    correct: { to: 'closed', by: ['registrar'] },
    remark: { to: 'closed', by: ['registrar', 'caseworker', 'leader'] },
    reopen: { to: 'underTreatment', by: ['registrar'], reason: 'required' },
  },
  withdrawn: {
    remark: { to: 'withdrawn', by: ['registrar'] },
  },
} as const satisfies Lifecycle<CaseStatus, CaseAction>;

/** Codes of the refusals that come from the table itself; their sentences are in `case.words.ts`. */
export const caseCodes = { notInThatState: 'case.notInThatState', notYours: 'case.notYours' } as const;
