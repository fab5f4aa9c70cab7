import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DateTime } from 'luxon';
import { Government } from '../../government/government.service';
import { Staff } from '../../government/staff.service';
import { holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { SignedIn } from '../../kernel/http/access';
import { FiguresQuery } from '../../letters/figures/figures.requests';
import { stages } from '../../letters/figures/figures.rules';
import { Figures } from '../../letters/figures/figures.service';
import type { FiguresView } from '../../letters/figures/figures.view';
import { workLists } from '../../letters/work-lists/work-lists.table';
import { addressOf, asked } from '../frame/asked';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { dayInData, momentInWords } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { barChart, lineChart, stackedChart } from './charts';
import './figures.words';
import { keyFiguresShown } from './key-figures';

/** Letters in numbers (SCREENS, 08): four figures, three charts with their tables, and what is late. */
@ApiExcludeController()
@Controller('tall')
export class FiguresPages {
  constructor(
    private readonly figures: Figures,
    private readonly government: Government,
    private readonly staff: Staff,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() { actor, request, language }: Visit): Promise<Page> {
    const query = await asked(request, FiguresQuery, ['from', 'to', 'unitId']);
    const figures = await this.figures.count(actor, query);
    const name = await this.government.nameOf(actor.ministryId, language);
    const units = await this.staff.unitsOf(actor.ministryId);
    const today = this.clock.today();
    return new Page('figures/figures', {
      title: wordOf(language, 'figuresPage.heading'),
      at: '/tall',
      subtitle: subtitleOf(figures, capital(name.runningForm), this.clock.now(), language),
      periods: periodsOf(query, today, language),
      from: figures.from,
      to: figures.to,
      units: units.map((unit) => ({
        id: unit.id,
        name: language === 'nn' ? unit.nameNn : unit.nameNb,
        chosen: unit.id === query.unitId,
      })),
      asked: { from: query.from ?? '', to: query.to ?? '' },
      keyFigures: keyFiguresShown(figures, language),
      weeks: weeksShown(figures, language),
      answered: answeredShown(figures, language),
      waiting: waitingShown(figures, language),
      late: lateShown(figures, holds(actor, ...workLists.late.roles) ? '/arbeid/late' : null, language),
    });
  }
}

function subtitleOf(figures: FiguresView, ministry: string, now: Date, language: ScreenLanguage): string {
  const [first, last] = [figures.weeks[0], figures.weeks.at(-1)];
  const weeks = wordOf(language, 'figuresPage.weeks', {
    from: first?.week,
    to: last?.week,
    year: figures.to.slice(0, 4),
  });
  const counted = wordOf(language, 'figuresPage.counted', { at: momentInWords(figures.countedAt, now, language) });
  return [ministry, weeks, counted].join(' · ');
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);

function periodsOf(query: FiguresQuery, today: string, language: ScreenLanguage) {
  const yearStart = `${today.slice(0, 4)}-01-01`;
  const wholeYear = query.from === yearStart && query.to === undefined;
  const { unitId } = query;
  return [
    {
      word: wordOf(language, 'figuresPage.twelveWeeks'),
      href: addressOf('/tall', { unitId }),
      current: !query.from && !query.to,
    },
    {
      word: wordOf(language, 'figuresPage.thisYear'),
      href: addressOf('/tall', { from: yearStart, unitId }),
      current: wholeYear,
    },
  ];
}

function weeksShown({ weeks }: FiguresView, language: ScreenLanguage) {
  const word = (key: string) => wordOf(language, `figuresPage.${key}`);
  const labels = weeks.map(({ week }, i) => (i === 0 ? wordOf(language, 'figuresPage.week', { week }) : String(week)));
  return {
    chart: lineChart(labels, [
      { name: 'in', word: word('in'), values: weeks.map((week) => week.in) },
      { name: 'out', word: word('out'), values: weeks.map((week) => week.out) },
    ]),
    rows: weeks.map((week) => ({
      ...week,
      from: dayInData(week.monday),
      to: dayInData(DateTime.fromISO(week.monday, { zone: 'utc' }).plus({ days: 6 }).toISODate() ?? week.monday),
    })),
    in: weeks.reduce((sum, week) => sum + week.in, 0),
    out: weeks.reduce((sum, week) => sum + week.out, 0),
  };
}

function answeredShown({ answered, replyTarget, now }: FiguresView, language: ScreenLanguage) {
  const bars = answered.map(({ from, to, count }) => ({ label: `${from}–${to}`, count, over: from > replyTarget }));
  return {
    subtitle: wordOf(language, 'figuresPage.answeredSubtitle', { n: now.answered }),
    chart: barChart(bars, wordOf(language, 'figuresPage.target', { days: replyTarget })),
    rows: bars,
    total: now.answered,
  };
}

function waitingShown({ waiting }: FiguresView, language: ScreenLanguage) {
  const names = stages.map((name) => ({ name, word: wordOf(language, `figuresPage.stage-${name}`) }));
  const rows = waiting.map(({ unitId, name, nameNn, stages: at, total }) => ({
    label: (language === 'nn' ? nameNn : name) || wordOf(language, 'figuresPage.noUnit'),
    href: unitId ? addressOf('/saker', { status: 'underTreatment', unitId }) : null,
    counts: Object.fromEntries(at.map(({ stage, count }) => [stage, count])),
    cells: at.map(({ count }) => count),
    total,
  }));
  return { names, chart: stackedChart(rows, names), rows, sums: sumsOf(rows) };
}

const latenessNames = ['upTo5', 'upTo10', 'over10'] as const;

/** The list behind it is linked to for who has it. */
function lateShown({ late }: FiguresView, href: string | null, language: ScreenLanguage) {
  const names = latenessNames.map((name) => ({ name, word: wordOf(language, `figuresPage.late-${name}`) }));
  const rows = late
    .filter(({ total, stage }) => total > 0 || stage !== 'dispatch')
    .map((at) => ({
      label: wordOf(language, `figuresPage.with-${at.stage}`),
      href,
      counts: { upTo5: at.upTo5, upTo10: at.upTo10, over10: at.over10 },
      cells: [at.upTo5, at.upTo10, at.over10],
      total: at.total,
    }));
  return { names, chart: stackedChart(rows, names), rows, sums: sumsOf(rows) };
}

/** Each column added up, and all of it. */
function sumsOf(rows: readonly { readonly cells: readonly number[]; readonly total: number }[]) {
  const columns = rows[0]?.cells.map((_, i) => rows.reduce((sum, { cells }) => sum + (cells[i] ?? 0), 0)) ?? [];
  return { columns, total: rows.reduce((sum, { total }) => sum + total, 0) };
}
