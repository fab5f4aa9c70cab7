import { workingDaysBetween } from '../../cases/deadlines/working-days';
import type { CaseView } from '../../cases/case.view';
import { Day, dayOf } from '../../kernel/clock';
import type { EntryLine } from '../../letters/entries/entry.view';
import type { ReplyView } from '../../letters/replies/reply.view';
import type { Milestone } from '../../letters/timeline/timeline.service';
import type { Standing } from '../../letters/work-lists/standing.view';
import { dayInData } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { holderInSentence } from '../work/standing-shown';
import './case.words';

/** A step of the strip on the case page: done, the present one, or still to come. */
export interface CaseStep {
  readonly word: string;
  readonly state: 'done' | 'current' | 'coming';
  /** Shape of the step's own status. */
  readonly shape: string;
  /** Who has it now, told in bold; null but for the present step. */
  readonly holder: string | null;
  readonly lines: readonly string[];
}

/** What the strip is made of. */
export interface StepsAsked {
  readonly caseFile: CaseView;
  readonly entries: readonly EntryLine[];
  readonly reply: ReplyView | null;
  readonly standing: Standing | null;
  readonly milestones: readonly Milestone[];
  readonly today: Day;
  readonly language: ScreenLanguage;
}

/** Events the strip tells the days of. */
export const stepEvents = [
  'entry.registered',
  'reply.started',
  'reply.submitted',
  'reply.approved',
  'reply.editedAndApproved',
  'reply.signed',
  'reply.signedOutside',
  'reply.dispatched',
] as const satisfies readonly Milestone['type'][];

const steps = [
  { name: 'stepReceived', shape: 'received', events: [] },
  { name: 'stepRegistered', shape: 'received', events: ['entry.registered'] },
  { name: 'stepAllocated', shape: 'received', events: [] },
  { name: 'stepDraft', shape: 'draft', events: ['reply.submitted', 'reply.started'] },
  { name: 'stepApproval', shape: 'submitted', events: ['reply.approved', 'reply.editedAndApproved'] },
  { name: 'stepSigning', shape: 'to-sign', events: ['reply.signed', 'reply.signedOutside'] },
  { name: 'stepSent', shape: 'dispatched', events: ['reply.dispatched'] },
] as const;

/** Where the case stands, from what came in to what went out (SCREENS, 03). */
export function stepsOf(asked: StepsAsked): CaseStep[] {
  const { language } = asked;
  const at = presentStep(asked);
  return steps.map((step, i) => {
    const state = i < at ? 'done' : i === at ? 'current' : 'coming';
    const lines =
      state === 'done' ? doneLines(step, asked) : state === 'current' ? presentLines(asked) : coming(step.name, asked);
    return {
      // It is not «Fordelt» before it is.
      word: wordOf(
        language,
        `casePage.${state !== 'done' && step.name === 'stepAllocated' ? 'stepAllocating' : step.name}`,
      ),
      state,
      shape: step.shape,
      holder: state === 'current' ? presentHolder(asked) : null,
      lines,
    };
  });
}

function presentStep({ caseFile, reply }: StepsAsked): number {
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
  if (caseFile.status !== 'underTreatment') return caseFile.allocation ? 3 : 2;
  return caseFile.allocation?.caseworker || caseFile.owner ? 3 : 2;
}

/** The day it was done, and by whom. */
function doneLines({ name, events }: (typeof steps)[number], { caseFile, entries, milestones }: StepsAsked): string[] {
  const first = entries.find(({ kind }) => kind === 'incoming');
  if (name === 'stepReceived') return first?.receivedAt ? [dayOfDate(first.receivedAt)] : [];
  if (name === 'stepAllocated')
    return caseFile.allocation ? [dayOfDate(caseFile.allocation.from), caseFile.allocation.allocatedBy.name] : [];
  const known: readonly string[] = events;
  const found = milestones
    .filter(({ type }) => known.includes(type))
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  return found ? [dayOfDate(found.at), ...(found.name ? [found.name] : [])] : [];
}

/** With whom it is; nobody is no name, and is told among the lines. */
function presentHolder({ standing, language }: StepsAsked): string | null {
  return standing && standing.holder.kind !== 'nobody' ? holderInSentence(standing, language) : null;
}

/** Since when it has been there, and for how many working days. */
function presentLines({ standing, caseFile, today, language }: StepsAsked): string[] {
  if (!standing || caseFile.status !== 'underTreatment') return [];
  const since = dayOf(standing.since);
  const n = Math.max(0, workingDaysBetween(since, today));
  const day = since.slice(0, 4) === today.slice(0, 4) ? dayInData(since).slice(0, 5) : dayInData(since);
  const nobody = standing.holder.kind === 'nobody' ? [holderInSentence(standing, language)] : [];
  return [...nobody, wordOf(language, n ? 'casePage.sinceDays' : 'casePage.since', { day, n })];
}

/** Who it will come to. */
function coming(name: string, { caseFile, reply, language }: StepsAsked): string[] {
  const word = (key: string, values = {}) => [wordOf(language, `casePage.${key}`, values)];
  if (name === 'stepApproval') {
    const waiting = reply?.approvals.filter(({ state }) => state === 'waiting').length ?? 0;
    return waiting ? word('byLeaders', { n: waiting }) : word('byLeader');
  }
  if (name === 'stepSigning') {
    const level = reply?.level ?? caseFile.respondingMinister?.level;
    return word(level === 'stateSecretary' ? 'byStateSecretary' : level === 'minister' ? 'byMinister' : 'byLeader');
  }
  return name === 'stepSent' ? word('byArchive') : [];
}

const dayOfDate = (at: Date): string => dayInData(dayOf(at));
