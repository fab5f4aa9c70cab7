import { Body, Controller, Get, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DateTime } from 'luxon';
import { addWorkingDays } from '../../cases/deadlines/working-days';
import { CaseLines } from '../../cases/case-lines';
import { holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { SignedIn } from '../../kernel/http/access';
import { DraftingService } from '../../letters/replies/drafting.service';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { WorkLists } from '../../letters/work-lists/work-lists.service';
import type { WorkListName } from '../../letters/work-lists/work-lists.table';
import { Elsewhere, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { weekdayOf } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { WorkLine, workLine } from '../work/work-line';
import './start.words';

/** Lists whose lines stand on the start page itself; of the others it shows the length. */
const ownWork: readonly WorkListName[] = [
  'to-approve',
  'to-release',
  'to-dispatch',
  'to-register',
  'to-allocate',
  'mine',
];
const linesOfEach = 15;

/** The start page: what waits for me, what is late, what changed (SCREENS, 01). */
@ApiExcludeController()
@Controller()
export class StartPages {
  constructor(
    private readonly lists: WorkLists,
    private readonly replies: ReplyQueries,
    private readonly drafting: DraftingService,
    private readonly cases: CaseLines,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async start(@CurrentVisit() visit: Visit): Promise<Page> {
    const { actor } = visit;
    if (holds(actor, 'minister') && !holds(actor, 'registrar', 'caseworker', 'leader', 'privateOffice'))
      throw new Elsewhere('/signering');
    return this.myDay(visit);
  }

  /** A case key and Enter leads straight to the case; anything else narrows the list of cases. */
  @Get('sok')
  @SignedIn({ scope: 'none' })
  @Redirect('/saker', 303)
  async search(@CurrentVisit() { actor }: Visit, @Query('q') q = ''): Promise<GoTo> {
    const text = q.trim().slice(0, 200);
    const key = /^(\d{2}|\d{4})\/\d{1,7}$/.exec(text)?.[0];
    const { items } = key ? await this.cases.list(actor, { key }, { limit: 2 }) : { items: [] };
    const found = items.find((line) => line.ministryCode === actor.ministryCode) ?? items[0];
    return goTo(found ? `/saker/${found.id}` : `/saker?q=${encodeURIComponent(text)}`);
  }

  @Get('beskjeder')
  @SignedIn({ scope: 'none' })
  async notices(@CurrentVisit() { actor, language }: Visit): Promise<Page> {
    const { items } = await this.replies.notices(actor);
    return new Page('start/notices', { title: wordOf(language, 'start.notices'), notices: items });
  }

  @Post('beskjeder')
  @SignedIn({ scope: 'none' })
  @Redirect('/beskjeder', 303)
  async seen(@CurrentVisit() { actor }: Visit, @Body() typed: Record<string, string>): Promise<GoTo> {
    await this.drafting.markSeen(String(typed['notice']), actor);
    return goTo(typed['from'] === 'start' ? '/' : '/beskjeder');
  }

  private async myDay({ actor, language }: Visit): Promise<Page> {
    const { items: counts } = await this.lists.counts(actor);
    const mine = counts.filter(({ list, count }) => ownWork.includes(list as WorkListName) && count > 0);
    const lines: WorkLine[] = [];
    for (const { list } of mine) {
      const name = list as WorkListName;
      const { items } = await this.lists.page(actor, name, { limit: linesOfEach });
      lines.push(...items.map((line) => workLine(name, line, language)));
    }
    lines.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
    const { items: notices } = await this.replies.notices(actor);
    const now = DateTime.fromJSDate(this.clock.now(), { zone: 'Europe/Oslo' });
    const today = this.clock.today();
    const late = lines.filter(({ due }) => due !== null && due < today);
    const waits = mine.reduce((sum, { count }) => sum + count, 0);
    const greeting = now.hour < 10 ? 'morning' : now.hour < 17 ? 'day' : 'evening';
    return new Page('start/start', {
      title: wordOf(language, 'start.title'),
      at: '/',
      greeting: wordOf(language, `start.${greeting}`, {
        name: actor.name.split(' ').slice(0, -1).join(' ') || actor.name,
      }),
      headline: [
        `${weekdayOf(today, language)}.`,
        waits ? wordOf(language, 'start.waits', { n: waits }) : wordOf(language, 'start.waitsNone'),
        ...(late.length ? [wordOf(language, 'start.lateSome', { n: late.length })] : []),
      ].join(' '),
      fetched: wordOf(language, 'start.fetched', { time: now.toFormat('HH.mm') }),
      groups: groupsOf(lines, today, language),
      days: tenDays(lines, today, language),
      queues: counts
        .filter(({ count }) => count > 0)
        .map((one) => ({ ...one, name: wordOf(language, `work.${one.list}`) })),
      notices: notices.slice(0, 8),
    });
  }
}

/** Past due, this week, later; a group without lines is not there. Only the very first row's button is primary. */
function groupsOf(lines: readonly WorkLine[], today: string, language: ScreenLanguage) {
  const endOfWeek = DateTime.fromISO(today, { zone: 'Europe/Oslo' }).endOf('week').toISODate() ?? today;
  const groupOf = ({ due }: WorkLine) =>
    due === null ? 'later' : due < today ? 'late' : due <= endOfWeek ? 'week' : 'later';
  return (['late', 'week', 'later'] as const)
    .map((name) => ({
      late: name === 'late',
      heading: wordOf(language, `start.${name}`),
      lines: lines.filter((line) => groupOf(line) === name).map((line) => ({ ...line, primary: line === lines[0] })),
    }))
    .filter((group) => group.lines.length > 0)
    .map((group) => ({ ...group, count: group.lines.length }));
}

/** Ten working days from today with how many deadlines each has. */
function tenDays(lines: readonly WorkLine[], today: string, language: ScreenLanguage) {
  const days = Array.from({ length: 10 }, (_, n) => addWorkingDays(today, n));
  return days.map((day, n) => {
    const count = lines.filter(({ due }) => due === day).length;
    const date = DateTime.fromISO(day).setLocale(language === 'en' ? 'en-GB' : 'nb-NO');
    return {
      today: n === 0,
      weekday: date.toFormat('ccc').slice(0, 2),
      number: date.day,
      marks: Array.from({ length: Math.min(count, 4) }, (_unused, i) => i),
      text: wordOf(language, 'start.dayText', { day: weekdayOf(day, language), n: count }),
    };
  });
}
