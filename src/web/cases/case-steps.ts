import type { CaseView } from '../../cases/case.view';
import type { EntryLine } from '../../letters/entries/entry.view';
import type { ReplyView } from '../../letters/replies/reply.view';
import { dayInData, dayOfMoment } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A step of the strip on the case page: done, the present one, or still to come. */
export interface CaseStep {
  readonly word: string;
  readonly state: 'done' | 'current' | 'coming';
  readonly lines: readonly string[];
}

/** Where the case stands, from what came in to what went out (SCREENS, 03). */
export function stepsOf(
  caseFile: CaseView,
  entries: readonly EntryLine[],
  reply: ReplyView | null,
  language: ScreenLanguage,
): CaseStep[] {
  const word = (key: string, values = {}) => wordOf(language, `casePage.${key}`, values);
  const first = entries.find(({ kind }) => kind === 'incoming');
  const at = presentStep(caseFile, reply);
  const holder = holderOf(caseFile, reply);
  const facts: Record<string, readonly string[]> = {
    stepReceived: first?.receivedAt ? [dayInData(dayOfMoment(first.receivedAt))] : [],
    stepRegistered: [dayInData(dayOfMoment(caseFile.createdAt))],
    stepAllocated: caseFile.allocation
      ? [dayInData(dayOfMoment(caseFile.allocation.from)), caseFile.allocation.allocatedBy.name]
      : [],
  };
  return steps.map((name, i) => ({
    word: word(name),
    state: i < at ? 'done' : i === at ? 'current' : 'coming',
    lines: [...(facts[name] ?? []), ...(i === at && holder ? [word('with', { name: holder })] : [])],
  }));
}

const steps = [
  'stepReceived',
  'stepRegistered',
  'stepAllocated',
  'stepDraft',
  'stepApproval',
  'stepSigning',
  'stepSent',
] as const;

function presentStep(caseFile: CaseView, reply: ReplyView | null): number {
  const stepOfState: Readonly<Record<string, number>> = {
    drafting: 3,
    submitted: 4,
    approved: 5,
    released: 5,
    signed: 6,
    dispatched: 7,
  };
  const open = reply && stepOfState[reply.state];
  if (open) return open;
  if (caseFile.status !== 'underTreatment') return 7;
  return caseFile.allocation?.caseworker || caseFile.owner ? 3 : 2;
}

function holderOf(caseFile: CaseView, reply: ReplyView | null): string | null {
  const leader = reply?.approvals.find(({ state, round }) => state === 'waiting' && round > 0);
  if (reply?.state === 'submitted' && leader) return leader.leaderName;
  return caseFile.allocation?.caseworker?.name ?? caseFile.owner?.name ?? caseFile.allocation?.unit.name ?? null;
}
