import type { EntryKind, JournalStatus } from './entry.lifecycle';

/** A field of an entry that somebody may want to correct. */
export type EntryField =
  | 'title'
  | 'publicTitle'
  | 'documentDate'
  | 'receivedAt'
  | 'journalDate'
  | 'dueDate'
  | 'language'
  | 'theirReference'
  | 'keywords'
  | 'restriction'
  | 'parties'
  | 'documents'
  | 'archiveCopy'
  | 'caseId';

/** Noark locks what came in and what the body made itself by different rules. */
export type EntrySide = 'incoming' | 'reply' | 'memo';

export function sideOf(kind: EntryKind): EntrySide {
  return kind === 'incoming' ? 'incoming' : kind === 'outgoing' ? 'reply' : 'memo';
}

type Lock = Readonly<Partial<Record<JournalStatus, string>>>;

const locked = 'entry.fieldLocked';
/** An approval covers it; the reply's own commands change it and tell those who approved. */
const throughReply = 'entry.changedThroughReply';

const whenJournalled: Lock = { journalled: locked, archived: locked, withdrawn: locked };
const whenArchived: Lock = { archived: locked, withdrawn: locked };
const whenWithdrawn: Lock = { withdrawn: locked };
const ownWhenJournalled: Lock = { dispatched: locked, journalled: locked, archived: locked, withdrawn: locked };
const always: Lock = {
  received: locked,
  reserved: locked,
  finished: locked,
  approved: locked,
  dispatched: locked,
  journalled: locked,
  archived: locked,
  withdrawn: locked,
};
const approved: Lock = { ...ownWhenJournalled, reserved: throughReply, finished: throughReply, approved: throughReply };

/**
 * Field, side, status: locked or not (Noark 5; numbers are the requirements). The running number never changes at all,
 * and finished content is never rewritten (3.2.31): swapping documents adds, it does not overwrite.
 *
 * - 3.2.22: incoming + J locks the received date. 3.2.23: incoming + A also document date, journal date, parties.
 * - 3.2.24: own + E, J, A locks document date, sent date, caseworker, unit, title, parties.
 * - 3.2.17: no more document descriptions after A. 3.2.27: a new variant (archive format, redacted) may still come.
 * - 3.2.33: a title may be corrected; on own documents not once dispatched or journalled.
 */
const locks: Readonly<Record<EntryField, Readonly<Record<EntrySide, Lock>>>> = {
  title: { incoming: whenWithdrawn, reply: approved, memo: ownWhenJournalled },
  publicTitle: {
    incoming: whenWithdrawn,
    reply: { reserved: throughReply, finished: throughReply, approved: throughReply, withdrawn: locked },
    memo: whenWithdrawn,
  },
  documentDate: { incoming: whenArchived, reply: approved, memo: ownWhenJournalled },
  receivedAt: { incoming: whenJournalled, reply: always, memo: always },
  journalDate: { incoming: whenArchived, reply: whenArchived, memo: whenArchived },
  dueDate: { incoming: whenWithdrawn, reply: whenWithdrawn, memo: whenWithdrawn },
  language: { incoming: whenArchived, reply: approved, memo: ownWhenJournalled },
  theirReference: { incoming: whenArchived, reply: approved, memo: ownWhenJournalled },
  keywords: { incoming: whenWithdrawn, reply: whenWithdrawn, memo: whenWithdrawn },
  restriction: { incoming: whenWithdrawn, reply: whenWithdrawn, memo: whenWithdrawn },
  parties: { incoming: whenArchived, reply: approved, memo: ownWhenJournalled },
  documents: { incoming: whenArchived, reply: approved, memo: { ...ownWhenJournalled, finished: locked } },
  archiveCopy: { incoming: whenWithdrawn, reply: whenWithdrawn, memo: whenWithdrawn },
  caseId: { incoming: whenArchived, reply: always, memo: ownWhenJournalled },
};

/** The refusal a change of the field gives in this status; undefined when it is open. */
export function lockedIn(field: EntryField, side: EntrySide, status: JournalStatus): string | undefined {
  return locks[field][side][status];
}
