import type { WorkItemView } from '../../letters/work-lists/work-list.view';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';
import { StatusName, statusNamed } from '../frame/statuses.table';
import { ScreenLanguage, wordOf } from '../frame/words';
import './work.words';

/** A line of a work list as pages show it: where it leads, and what one does with it next. */
export interface WorkLine extends Omit<WorkItemView, 'state' | 'due'> {
  readonly status: StatusName | null;
  readonly stateWord: string;
  readonly due: string | null;
  /** The case, or what there is instead. */
  readonly href: string;
  /** Straight to the work. */
  readonly workHref: string;
  readonly next: string;
}

/** Where the work of each list is done, by the id of what the line is about. */
const workPlaces: Readonly<Record<WorkListName, (line: WorkItemView) => string>> = {
  mine: ({ id }) => `/saker/${id}`,
  'my-unit': ({ id }) => `/saker/${id}`,
  'to-register': ({ id }) => `/registrering/${id}`,
  'to-allocate': ({ id }) => `/saker/${id}/gjor/allocate`,
  'to-approve': ({ id }) => `/svar/${id}/gjennomgang`,
  'to-release': ({ id }) => `/forvaerelse/${id}`,
  'to-sign': () => '/signering',
  'to-dispatch': ({ id }) => `/ekspedering/${id}`,
  'to-journal': ({ id, caseId }) => `/saker/${caseId}/dokument/${id}`,
  late: ({ id }) => `/saker/${id}`,
};

export function workLine(list: WorkListName, line: WorkItemView, language: ScreenLanguage): WorkLine {
  const status = list === 'to-allocate' ? 'toAllocate' : (statusNamed(line.state) ?? null);
  return {
    ...line,
    status,
    stateWord: line.state,
    due: line.replyDeadline,
    href: line.caseId ? `/saker/${line.caseId}` : workPlaces[list](line),
    workHref: workPlaces[list](line),
    next: wordOf(language, `work.next-${list}`),
  };
}
