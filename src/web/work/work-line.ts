import type { CaseLine } from '../../cases/case.view';
import type { Standing } from '../../letters/work-lists/standing.view';
import type { WorkItemView } from '../../letters/work-lists/work-list.view';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';
import { StatusName, statusNamed } from '../frame/statuses.table';
import { ScreenLanguage, wordOf } from '../frame/words';
import { listsShown } from './lists-shown.table';
import { StandingShown, standingShown } from './standing-shown';
import './work.words';

/** A line of a list as pages show it: where it leads, where it stands, and what one does with it next. */
export interface WorkLine {
  readonly id: string;
  readonly caseId: string | null;
  readonly key: string | null;
  readonly title: string;
  readonly urgent: boolean;
  readonly accessCode: string | null;
  readonly accessProvision: string | null;
  readonly unitName: string;
  readonly status: StatusName | null;
  readonly more: string;
  /** Deadline of the case. */
  readonly due: string | null;
  /** The day the list is sorted by where that is no deadline: when it came, its journal date. */
  readonly day: string | null;
  readonly standing: StandingShown | null;
  readonly lastWord: Standing['lastWord'];
  /** What is yet to be done, in words, where the list tells. */
  readonly remains: readonly string[];
  readonly stage: string | null;
  readonly heldById: string | null;
  /** The case, or what there is instead. */
  readonly href: string;
  /** Straight to the work. */
  readonly workHref: string;
  readonly next: string;
}

/** What one does next with a case of one's own, by how far it has come; the word is `work.do-<stage>`. */
const ownWork: Readonly<Record<string, (caseId: string, replyId: string | null) => string>> = {
  notBegun: (caseId) => `/saker/${caseId}/nytt-svar`,
  drafting: (_, replyId) => `/svar/${replyId}/skriv`,
  sentBack: (_, replyId) => `/svar/${replyId}/skriv`,
};

export function workLine(
  list: WorkListName,
  line: WorkItemView,
  standing: Standing | null,
  language: ScreenLanguage,
): WorkLine {
  const shown = listsShown[list];
  const stands = standing && standingShown(standing, language);
  // A line about a case tells where its letter is; one about an entry or a dispatch tells its own state.
  const status =
    line.subject === 'case' || !statusNamed(line.state) ? (stands?.status ?? null) : statusNamed(line.state);
  const isAnswered = shown.tells === 'work.remains';
  const own = list === 'mine' && standing ? ownWork[standing.stage] : undefined;
  return {
    ...{ id: line.id, caseId: line.caseId, key: line.key, title: line.title, urgent: line.urgent },
    accessCode: line.accessCode,
    accessProvision: line.accessCode?.replace(/^UO(\d+)$/, '§\u00a0$1') ?? null,
    unitName: line.unit?.name ?? '',
    status: isAnswered ? null : (status ?? null),
    more: stands && status === stands.status ? stands.more : '',
    due: isAnswered ? null : line.replyDeadline,
    day: line.due,
    standing: stands,
    lastWord: standing?.lastWord ?? null,
    remains: (line.remains ?? []).map((code) => wordOf(language, `work.remains-${code.split('.').at(-1)}`)),
    stage: standing?.stage ?? null,
    heldById: standing?.holder.person?.id ?? null,
    href: line.caseId ? `/saker/${line.caseId}` : shown.work(line),
    workHref: own && standing ? own(standing.caseId, standing.replyId) : shown.work(line),
    next: own && standing ? wordOf(language, `work.do-${standing.stage}`) : wordOf(language, `work.next-${list}`),
  };
}

/** A line of the list of all cases. */
export function caseLineShown(line: CaseLine, standing: Standing | null, language: ScreenLanguage): WorkLine {
  const shown = standing && standingShown(standing, language);
  return {
    ...{ id: line.id, caseId: line.id, title: line.title, urgent: false },
    key: line.key,
    accessCode: line.restriction?.code ?? null,
    accessProvision: line.restriction?.code.replace(/^UO(\d+)$/, '§\u00a0$1') ?? null,
    unitName: line.unit?.name ?? '',
    status: shown?.status ?? statusNamed(line.status) ?? null,
    more: shown?.more ?? '',
    due: line.status === 'underTreatment' ? line.replyDeadline : null,
    day: line.caseDate,
    standing: shown,
    lastWord: null,
    remains: [],
    stage: standing?.stage ?? null,
    heldById: standing?.holder.person?.id ?? null,
    href: `/saker/${line.id}`,
    workHref: `/saker/${line.id}`,
    next: wordOf(language, 'work.next-mine'),
  };
}
