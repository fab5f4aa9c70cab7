import { scaleTime } from 'd3-scale';
import { DateTime } from 'luxon';
import type { OfficeView } from '../../government/offices/office.view';
import type { TermView } from '../../government/offices/term.view';
import { startOf, yearOf } from '../../kernel/clock';
import { dayInData, dayOfMoment } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';

/** A time line as the template draws it; every number is in the picture's own units. */
export interface TermTimeline {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly years: readonly { readonly x: number; readonly text: string }[];
  readonly now: number;
  readonly bottom: number;
}

interface Lane {
  readonly y: number;
  readonly label: string;
  readonly bars: readonly Bar[];
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: TermView['kind'];
  /** The name, where the bar has room for it. */
  readonly text: string;
  readonly textY: number;
  readonly title: string;
}

const width = 1280;
const left = 250;
const laneHeight = 46;
/** How many years back is drawn at the most; the table has all of it. */
const mostYears = 10;
/** About how wide a letter is; names that do not fit are in the bar's title and in the table. */
const letterWidth = 7.2;

/** Each office a lane, each term a bar; whoever stands in lies below the holder. */
export function termTimeline(
  offices: readonly OfficeView[],
  terms: readonly TermView[],
  now: Date,
  language: ScreenLanguage,
): TermTimeline {
  const earliest = DateTime.fromJSDate(now).minus({ years: mostYears }).toMillis();
  const begins = terms.map(({ from }) => Date.parse(from));
  const from = Math.max(earliest, Math.min(now.getTime() - 365 * 86_400_000, ...begins));
  const to = DateTime.fromJSDate(now).plus({ months: 3 }).toMillis();
  const scale = scaleTime()
    .domain([new Date(from), new Date(to)])
    .range([left, width])
    .clamp(true);
  const lanes = offices.map((office, i): Lane => {
    const y = 8 + i * laneHeight;
    const own = terms.filter((term) => term.officeId === office.id && Date.parse(term.to ?? '9999') > from);
    return {
      y,
      label: office.title.charAt(0).toUpperCase() + office.title.slice(1),
      bars: own.map((term) => barOf(term, y, scale, language)),
    };
  });
  const bottom = 8 + offices.length * laneHeight;
  return {
    width,
    height: bottom + 28,
    lanes,
    years: newYears(from, to).map(({ at, text }) => ({ x: round(scale(at)), text })),
    now: round(scale(now)),
    bottom,
  };
}

function barOf(term: TermView, y: number, scale: (at: Date) => number, language: ScreenLanguage): Bar {
  const x = scale(new Date(term.from));
  const end = term.to ? scale(new Date(term.to)) : width;
  const holder = term.kind === 'holder';
  const barWidth = Math.max(3, end - x - 2);
  const period = `${dayInData(dayOfMoment(term.from))} – ${term.to ? dayInData(dayOfMoment(term.to)) : ''}`;
  return {
    x: round(x),
    y: holder ? y : y + 26,
    width: round(barWidth),
    height: holder ? 24 : 10,
    kind: term.kind,
    text: holder && term.name.length * letterWidth + 12 < barWidth ? term.name : '',
    textY: y + 16.5,
    title: `${term.name}, ${wordOf(language, `offices.${term.kind}`)}, ${period}`,
  };
}

function newYears(from: number, to: number): { at: Date; text: string }[] {
  const first = yearOf(new Date(from)) + 1;
  const last = yearOf(new Date(to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => String(first + i)).map((text) => ({
    at: startOf(`${text}-01-01`),
    text,
  }));
}

const round = (n: number): number => Math.round(n * 10) / 10;
