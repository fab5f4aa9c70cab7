import type { WorkItemView } from '../../letters/work-lists/work-list.view';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';

/** Narrowing a list by: how far the letter came, its deadline, the unit, who has it. */
export type ListFilter = 'stage' | 'dueBy' | 'unitId' | 'holderId';

/** Commands for several cases of a list at once. */
export type BulkCommand = 'allocate' | 'setDeadline' | 'close';

/** How a list looks on its page; who has it, and what is in it, is said by `work-lists.table.ts`. */
export interface ListShown {
  /** Where the work on a line is done. */
  readonly work: (line: WorkItemView) => string;
  /** What the day of a line is: the word over its column. */
  readonly day: 'work.deadline' | 'list.received' | 'list.journalDate' | 'list.finished';
  /** What is told of a line: how far its letter came, or what remains to be done with its case. */
  readonly tells: 'work.status' | 'work.remains';
  /** The word for how many there are. */
  readonly found: 'found' | 'foundFinished';
  readonly filters: readonly ListFilter[];
  readonly bulk: readonly BulkCommand[];
}

const underWay = {
  work: ({ id }) => `/saker/${id}`,
  day: 'work.deadline',
  tells: 'work.status',
  found: 'found',
  filters: ['stage', 'dueBy', 'unitId', 'holderId'],
  bulk: ['allocate', 'setDeadline'],
} as const satisfies ListShown;

const replies = { ...underWay, filters: ['dueBy', 'unitId'], bulk: [] } as const;

/** The pages of the work lists. A case to close is answered: its deadline and its letters say nothing any more. */
export const listsShown: Readonly<Record<WorkListName, ListShown>> = {
  mine: underWay,
  'my-unit': underWay,
  late: underWay,
  'to-register': {
    ...{ ...underWay, work: ({ id }) => `/registrering/${id}`, day: 'list.received' },
    ...{ filters: [], bulk: [] },
  },
  'to-allocate': { ...underWay, work: ({ id }) => `/saker/${id}/gjor/allocate`, filters: ['dueBy', 'unitId'] },
  'to-approve': { ...replies, work: ({ id }) => `/svar/${id}/gjennomgang` },
  'to-release': { ...replies, work: ({ id }) => `/forvaerelse/${id}` },
  'to-sign': { ...replies, work: () => '/signering' },
  'to-dispatch': { ...replies, work: ({ id }) => `/ekspedering/${id}` },
  'to-journal': {
    ...{ ...underWay, work: ({ id, caseId }) => `/saker/${caseId}/dokument/${id}`, day: 'list.journalDate' },
    ...{ filters: ['unitId'], bulk: [] },
  },
  'to-close': {
    ...{ work: ({ id }) => `/saker/${id}/gjor/close`, day: 'list.finished', tells: 'work.remains' },
    ...{ found: 'foundFinished', filters: ['unitId'], bulk: ['close'] },
  },
};

/** The list of all cases, which is nobody's work. */
export const allCasesShown = underWay;
