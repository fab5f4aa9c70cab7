import type { Lifecycle } from '../../kernel/lifecycle';

/** Journalposttype: I, U, N, X. */
export type EntryKind = 'incoming' | 'outgoing' | 'internalFollowUp' | 'internal';

/** Journalstatus, in our words; `archive/` maps them to Noark's S, R, F, G, E, J, A, U. */
export type JournalStatus =
  'received' | 'reserved' | 'finished' | 'approved' | 'dispatched' | 'journalled' | 'archived' | 'withdrawn';

/** What may be done with an entry by hand. What a reply does to its entry is `reply.lifecycle.ts`. */
export type EntryAction =
  | 'correct'
  | 'changeParties'
  | 'changeDocuments'
  | 'move'
  | 'settle'
  | 'finish'
  | 'journal'
  | 'archive'
  | 'withdraw'
  | 'remark';

const registering = ['registrar', 'caseworker', 'leader'] as const;

/** What came in: Noark S, J, A, U. Taken in by anyone who may register, judged and journalled by the archive. */
const incoming = {
  received: {
    correct: { to: 'received', by: registering },
    changeParties: { to: 'received', by: registering },
    changeDocuments: { to: 'received', by: ['registrar'] },
    move: { to: 'received', by: ['registrar'], reason: 'required' },
    settle: { to: 'received', by: registering },
    journal: { to: 'journalled', by: ['registrar'] },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
    remark: { to: 'received', by: registering },
  },
  journalled: {
    correct: { to: 'journalled', by: ['registrar'] },
    changeParties: { to: 'journalled', by: ['registrar'] },
    changeDocuments: { to: 'journalled', by: ['registrar'] },
    move: { to: 'journalled', by: ['registrar'], reason: 'required' },
    settle: { to: 'journalled', by: registering },
    archive: { to: 'archived', by: ['registrar'] },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
    remark: { to: 'journalled', by: registering },
  },
  archived: {
    correct: { to: 'archived', by: ['registrar'] },
    settle: { to: 'archived', by: registering },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
    remark: { to: 'archived', by: registering },
  },
  withdrawn: { remark: { to: 'withdrawn', by: ['registrar'] } },
} as const;

/** Letters out: R, F, G, E by the reply, J and A by the archive. Withdrawn with the reply, and never once sent. */
const outgoing = {
  reserved: { correct: { to: 'reserved', by: ['registrar'] }, remark: { to: 'reserved', by: registering } },
  finished: { correct: { to: 'finished', by: ['registrar'] }, remark: { to: 'finished', by: registering } },
  approved: { correct: { to: 'approved', by: ['registrar'] }, remark: { to: 'approved', by: registering } },
  dispatched: {
    correct: { to: 'dispatched', by: ['registrar'] },
    changeDocuments: { to: 'dispatched', by: ['registrar'] },
    journal: { to: 'journalled', by: ['registrar'] },
    remark: { to: 'dispatched', by: registering },
  },
  journalled: {
    correct: { to: 'journalled', by: ['registrar'] },
    changeDocuments: { to: 'journalled', by: ['registrar'] },
    archive: { to: 'archived', by: ['registrar'] },
    remark: { to: 'journalled', by: registering },
  },
  archived: { correct: { to: 'archived', by: ['registrar'] }, remark: { to: 'archived', by: registering } },
  withdrawn: { remark: { to: 'withdrawn', by: ['registrar'] } },
} as const;

/** Memos: R while written, F, then J and A. A note to the minister is finished with its reply. */
const memo = {
  reserved: {
    correct: { to: 'reserved', by: registering },
    changeParties: { to: 'reserved', by: registering },
    changeDocuments: { to: 'reserved', by: registering },
    move: { to: 'reserved', by: ['registrar'], reason: 'required' },
    finish: { to: 'finished', by: registering },
    withdraw: { to: 'withdrawn', by: registering, reason: 'required' },
    remark: { to: 'reserved', by: registering },
  },
  finished: {
    correct: { to: 'finished', by: ['registrar'] },
    move: { to: 'finished', by: ['registrar'], reason: 'required' },
    settle: { to: 'finished', by: registering },
    changeDocuments: { to: 'finished', by: ['registrar'] },
    journal: { to: 'journalled', by: ['registrar'] },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
    remark: { to: 'finished', by: registering },
  },
  journalled: {
    correct: { to: 'journalled', by: ['registrar'] },
    settle: { to: 'journalled', by: registering },
    changeDocuments: { to: 'journalled', by: ['registrar'] },
    archive: { to: 'archived', by: ['registrar'] },
    withdraw: { to: 'withdrawn', by: ['registrar'], reason: 'required' },
    remark: { to: 'journalled', by: registering },
  },
  archived: { correct: { to: 'archived', by: ['registrar'] }, remark: { to: 'archived', by: registering } },
  withdrawn: { remark: { to: 'withdrawn', by: ['registrar'] } },
} as const;

/** States a kind of entry never has: Noark gives what came in no draft, and a memo is not dispatched. */
const never = {} as const;

/** The life of each kind of entry. What may still be corrected in a state is `entry.locking.rules.ts`. */
export const entryLifecycle = {
  incoming: { ...incoming, reserved: never, finished: never, approved: never, dispatched: never },
  outgoing: { ...outgoing, received: never },
  internalFollowUp: { ...memo, received: never, approved: never, dispatched: never },
  internal: { ...memo, received: never, approved: never, dispatched: never },
} as const satisfies Record<EntryKind, Lifecycle<JournalStatus, EntryAction>>;

/** Codes of the refusals that come from the table itself; their sentences are in `letters.words.ts`. */
export const entryCodes = { notInThatState: 'entry.notInThatState', notYours: 'entry.notYours' } as const;
