import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { addWorkingDays } from '../../cases/deadlines/working-days';
import { Actor, holds } from '../../kernel/actor';
import { Clock, Day, dayOf, startOf } from '../../kernel/clock';
import { Timeline } from '../../letters/timeline/timeline.service';
import { WorkLists } from '../../letters/work-lists/work-lists.service';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';
import { Page } from '../frame/page';
import { initialsOf } from '../frame/templates';
import type { Visit } from '../frame/visit';
import { dayInData, weekdayInShort, weekdayOf } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import type { WorkLine } from '../work/work-line';
import { WorkListPage } from '../work/work-list-page';
import './start.words';

/** Lists whose lines stand on the start page itself, in the order of the day's work; of the others it shows the length. */
const ownWork: readonly WorkListName[] = [
  'to-approve',
  'to-release',
  'to-register',
  'to-allocate',
  'to-dispatch',
  'to-journal',
  'to-close',
  'mine',
];
const linesOfEach = 50;
const linesOfQueue = 6;

/** A row of the day: a line of a list, with why it is with the person. */
interface DayRow extends WorkLine {
  readonly list: WorkListName;
  readonly subtitle: string;
  readonly word: { readonly by: string | null; readonly at: Date; readonly text: string } | null;
  readonly primary: boolean;
  /** A deadline is not spoken of where the letters are answered. */
  readonly hasDue: boolean;
}

interface DayGroup {
  readonly heading: string;
  readonly href: string | null;
  readonly late: boolean;
  readonly count: string;
  readonly lines: readonly DayRow[];
}

/** What waits for a person today, what changed around them, and what others have of theirs (SCREENS, 01). */
@Injectable()
export class MyDay {
  constructor(
    private readonly lists: WorkLists,
    private readonly pages: WorkListPage,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  async of(visit: Visit): Promise<Page> {
    const { actor, language } = visit;
    const today = this.clock.today();
    const { items: counts } = await this.lists.counts(actor);
    const mine = counts.filter(({ list, count }) => ownWork.includes(list as WorkListName) && count > 0);
    const byQueue = holds(actor, 'registrar', 'privateOffice') && !holds(actor, 'caseworker', 'leader');
    const found = await this.rows(
      visit,
      mine.map(({ list }) => list as WorkListName),
    );
    const others = found.filter((row) => row.list === 'mine' && isWithOthers(row, actor));
    const rows = found.filter((row) => !others.includes(row));
    rows.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
    const late = rows.filter(({ due }) => due !== null && due < today);
    const waits = mine.reduce((sum, { count }) => sum + count, 0) - others.length;
    const now = DateTime.fromJSDate(this.clock.now(), { zone: 'Europe/Oslo' });
    return new Page('start/start', {
      title: wordOf(language, 'start.title'),
      at: '/',
      greeting: greeting(actor, now.hour, language),
      headline: headline(today, waits, late.length, language),
      fetched: wordOf(language, 'start.fetched', { time: now.toFormat('HH.mm') }),
      groups: byQueue ? queuesOf(rows, mine, language) : firstPrimary(groupsOf(rows, today, language)),
      days: tenDays(rows, today, language),
      queues: byQueue ? [] : queueLinks(counts, language),
      others: others.slice(0, 8).map((row) => withOthers(row, language)),
      othersCount: others.length,
      changes: await this.changes(actor, today),
      byQueue,
    });
  }

  private async rows(visit: Visit, names: readonly WorkListName[]): Promise<DayRow[]> {
    const rows: DayRow[] = [];
    for (const list of [...names].sort((a, b) => ownWork.indexOf(a) - ownWork.indexOf(b))) {
      const { lines } = await this.pages.lines(visit, list, { limit: linesOfEach }, {});
      const known = new Set(rows.map(({ caseId, list: other }) => (other === list ? null : caseId)));
      // A letter to approve in a case of one's own is one piece of work, not two.
      for (const line of lines)
        if (!(list === 'mine' && known.has(line.caseId)))
          rows.push(dayRow(list, line, this.clock.today(), visit.language));
    }
    return rows;
  }

  /** What others did since the last working day. */
  private async changes(actor: Actor, today: Day) {
    const found = await this.timeline.aroundMe(actor, startOf(addWorkingDays(today, -1)), 60);
    // The latest of each case says where it stands; the rest is one press away.
    const latest = found.filter(({ caseId }, i) => found.findIndex((one) => one.caseId === caseId) === i).slice(0, 6);
    return latest.map((one) => {
      const held = one.type === 'reply.held';
      const own = held && holds(actor, 'privateOffice');
      return {
        ...one,
        mark: initialsOf(one.person?.name ?? ''),
        why: held ? one.reason : null,
        href: own ? `/forvaerelse/${one.subjectId}` : `/saker/${one.caseId}`,
      };
    });
  }
}

/** The letter is with a leader, the minister or the archive, or the case was given on. */
function isWithOthers({ stage, heldById }: WorkLine, actor: Actor): boolean {
  const away = ['submitted', 'approved', 'released', 'onHold', 'signed', 'dispatched'];
  return away.includes(stage ?? '') && heldById !== actor.personId;
}

function dayRow(list: WorkListName, line: WorkLine, today: Day, language: ScreenLanguage): DayRow {
  const { standing, due, lastWord } = line;
  const say = (key: string, values: object) => wordOf(language, `start.${key}`, { ...values });
  const parts = [
    ...(standing?.sender ? [say('from', { name: standing.sender })] : []),
    ...(standing?.receivedAt ? [say('received', { day: dayInData(dayOf(standing.receivedAt)) })] : []),
    ...(list === 'to-register' && line.day ? [say('received', { day: dayInData(line.day) })] : []),
    ...(list === 'to-close' && line.day ? [say('finished', { day: dayInData(line.day) }), ...line.remains] : []),
    ...(due !== null && due < today ? [say('wasDue', { day: dayInData(due) })] : []),
  ];
  const toMe = line.stage === 'sentBack' || list === 'to-approve' || list === 'to-release';
  const subtitle = parts.join(' · ');
  return { ...line, list, subtitle, word: toMe ? lastWord : null, primary: false, hasDue: list !== 'to-close' };
}

function withOthers(row: DayRow, language: ScreenLanguage) {
  return {
    ...{ key: row.key, href: row.href, due: row.due, title: row.title },
    holder: row.standing?.holderInSentence ?? '',
    stateWord: wordOf(language, `start.others-${row.stage ?? ''}`),
    since: row.standing?.since ?? null,
  };
}

function greeting(actor: Actor, hour: number, language: ScreenLanguage): string {
  const given = actor.name.split(' ').slice(0, -1);
  const name = given.filter((word) => !word.endsWith('.')).join(' ') || actor.name;
  return wordOf(language, `start.${hour < 10 ? 'morning' : hour < 17 ? 'day' : 'evening'}`, { name });
}

function headline(today: Day, waits: number, late: number, language: ScreenLanguage): string {
  return [
    `${weekdayOf(today, language)}.`,
    waits > 0 ? wordOf(language, 'start.waits', { n: waits }) : wordOf(language, 'start.waitsNone'),
    ...(late ? [wordOf(language, 'start.lateSome', { n: late })] : []),
  ].join(' ');
}

/** Past due, this week, later; a group without lines is not there. */
function groupsOf(rows: readonly DayRow[], today: Day, language: ScreenLanguage): DayGroup[] {
  const endOfWeek = DateTime.fromISO(today, { zone: 'Europe/Oslo' }).endOf('week').toISODate() ?? today;
  const groupOf = ({ due }: DayRow) =>
    due === null ? 'later' : due < today ? 'late' : due <= endOfWeek ? 'week' : 'later';
  return (['late', 'week', 'later'] as const)
    .map((name) => ({ name, lines: rows.filter((row) => groupOf(row) === name) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => ({
      ...{ heading: wordOf(language, `start.${name}`), href: null, late: name === 'late', lines },
      count: String(lines.length),
    }));
}

/** The archive and the private office work queue by queue. */
function queuesOf(
  rows: readonly DayRow[],
  counts: readonly { list: string; count: number; more: boolean }[],
  language: ScreenLanguage,
): DayGroup[] {
  const groups = ownWork.flatMap((list) => {
    const of = counts.find((one) => one.list === list);
    const lines = rows.filter((row) => row.list === list).slice(0, linesOfQueue);
    if (!of || !lines.length) return [];
    const count = `${of.count}${of.more ? '+' : ''}`;
    return [{ heading: wordOf(language, `work.${list}`), href: `/arbeid/${list}`, late: false, count, lines }];
  });
  return firstPrimary(groups);
}

/** Only the very first row's button is primary. */
function firstPrimary(groups: readonly DayGroup[]): DayGroup[] {
  return groups.map((group, i) => ({
    ...group,
    lines: group.lines.map((row, n) => ({ ...row, primary: i === 0 && n === 0 })),
  }));
}

function queueLinks(counts: readonly { list: string; count: number; more: boolean }[], language: ScreenLanguage) {
  return counts.filter(({ count }) => count > 0).map((one) => ({ ...one, name: wordOf(language, `work.${one.list}`) }));
}

/** Ten working days from today with how many deadlines each has. */
function tenDays(rows: readonly WorkLine[], today: Day, language: ScreenLanguage) {
  return Array.from({ length: 10 }, (_, n) => addWorkingDays(today, n)).map((day, n) => {
    const count = rows.filter(({ due }) => due === day).length;
    return {
      today: n === 0,
      weekday: weekdayInShort(day, language),
      number: Number(day.slice(8)),
      marks: Array.from({ length: Math.min(count, 4) }, (_unused, i) => i),
      text: wordOf(language, 'start.dayText', { day: weekdayOf(day, language), n: count }),
    };
  });
}
