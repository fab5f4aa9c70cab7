import { WorkListName, workListNames } from '../work-lists.table';

/** Lists whose filters may be saved: all cases, and the work lists. */
export type ListName = 'cases' | WorkListName;
export const listNames: readonly ListName[] = ['cases', ...workListNames];

/** Columns that may be shown or not, in their order; a line's key and title always are. */
export const listColumns = ['due', 'sender', 'status', 'holder', 'since', 'ministries', 'unit'] as const;
export type ListColumn = (typeof listColumns)[number];

/** What a list shows when nobody has chosen. */
export const columnsByThemselves: readonly ListColumn[] = listColumns.filter((column) => column !== 'unit');

const ofCases = ['status', 'unitId', 'ownerId', 'dueBy', 'q'] as const;
const ofWork = ['stage', 'unitId', 'holderId', 'dueBy', 'q'] as const;
export type FilterName = (typeof ofCases)[number] | (typeof ofWork)[number];

/** What each list may be narrowed by. */
export function filtersOf(list: ListName): readonly FilterName[] {
  return list === 'cases' ? ofCases : ofWork;
}
