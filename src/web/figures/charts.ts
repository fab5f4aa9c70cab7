import { ScalePoint, scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line, stack } from 'd3-shape';

/**
 * Charts as numbers a template draws as SVG: places and lengths in the picture's own units, never a style attribute. The
 * scales, lines and stacks are d3's.
 */

/** Two lines over the weeks. */
export interface LineChart {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly rules: readonly { readonly y: number; readonly text: string }[];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly series: readonly Series[];
}

interface Series {
  readonly name: string;
  readonly path: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly left: number;
    readonly top: number;
    readonly title: string;
  }[];
  readonly endY: number;
  readonly endText: string;
}

/** One series: a value for each place along the axis. */
export interface SeriesWanted {
  readonly name: string;
  readonly word: string;
  readonly values: readonly number[];
}

export function lineChart(labels: readonly string[], wanted: readonly SeriesWanted[]): LineChart {
  const [width, height] = [700, 250];
  const [left, right, top, bottom] = [36, width - 64, 12, height - 34];
  const x = scalePoint<number>()
    .domain(labels.map((_, i) => i))
    .range([left + 12, right]);
  const y = scaleLinear()
    .domain([0, Math.max(4, ...wanted.flatMap(({ values }) => values))])
    .nice(4)
    .range([bottom, top]);
  const drawn = line<number>()
    .x((_, i) => x(i) ?? 0)
    .y((value) => y(value));
  const ends = apart(
    wanted.map(({ values }) => y(values.at(-1) ?? 0) + 4),
    18,
  );
  const every = Math.ceil(labels.length / 14);
  return {
    width,
    height,
    right,
    rules: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: round(y(value)), text: String(value) })),
    ticks: labels.flatMap((text, i) => (i % every === 0 ? [{ x: round(x(i) ?? 0), text }] : [])),
    series: wanted.map(({ name, word, values }, s) => ({
      name,
      path: drawn([...values])?.replaceAll(/(\.\d)\d+/g, '$1') ?? '',
      points: values.map((value, i) => pointOf(x, i, y(value), `${labels[i] ?? ''}: ${word} ${value}`)),
      endY: round(ends[s] ?? 0),
      endText: `${word} ${values.at(-1) ?? 0}`,
    })),
  };
}

function pointOf(scale: ScalePoint<number>, i: number, y: number, title: string) {
  const x = scale(i) ?? 0;
  return { x: round(x), y: round(y), left: round(x - 4), top: round(y - 4), title };
}

/** Moves labels from each other until none lies on another. */
function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  for (const [n, i] of order.entries()) {
    const above = order[n - 1];
    if (above !== undefined) moved[i] = Math.max(moved[i] ?? 0, (moved[above] ?? 0) + gap);
  }
  return moved;
}

/** Bars side by side, with a line where the target is. */
export interface BarChart {
  readonly width: number;
  readonly height: number;
  readonly bottom: number;
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly middle: number;
    readonly valueY: number;
    readonly value: number;
    readonly label: string;
    readonly over: boolean;
  }[];
  readonly target: { readonly x: number; readonly textX: number; readonly text: string; readonly anchor: string };
}

export function barChart(
  bars: readonly { readonly label: string; readonly count: number; readonly over: boolean }[],
  targetText: string,
): BarChart {
  const [width, height, bottom, top] = [520, 250, 216, 44];
  const x = scaleBand<number>()
    .domain(bars.map((_, i) => i))
    .range([10, width - 10])
    .paddingInner(0.16)
    .paddingOuter(0.1);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ count }) => count))])
    .range([bottom, top]);
  const firstOver = bars.findIndex(({ over }) => over);
  const gap = (x.step() - x.bandwidth()) / 2;
  const targetX = firstOver < 0 ? width - 10 : (x(firstOver) ?? 0) - gap;
  return {
    width,
    height,
    bottom,
    bars: bars.map(({ label, count, over }, i) => ({
      x: round(x(i) ?? 0),
      y: round(y(count)),
      width: round(x.bandwidth()),
      height: round(bottom - y(count)),
      middle: round((x(i) ?? 0) + x.bandwidth() / 2),
      valueY: round(y(count) - 7),
      value: count,
      label,
      over,
    })),
    target: {
      x: round(targetX),
      textX: round(targetX + (targetX > width / 2 ? -6 : 6)),
      text: targetText,
      anchor: targetX > width / 2 ? 'end' : 'start',
    },
  };
}

/** Rows of segments laid end to end, always in one order. */
export interface StackedChart {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly {
    readonly y: number;
    readonly textY: number;
    readonly label: string;
    readonly total: number;
    readonly href: string | null;
    readonly segments: readonly Segment[];
  }[];
}

interface Segment {
  readonly name: string;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly text: string;
  readonly title: string;
}

export interface RowWanted {
  readonly label: string;
  readonly href: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

export function stackedChart(
  rows: readonly RowWanted[],
  names: readonly { readonly name: string; readonly word: string }[],
): StackedChart {
  const [width, left, right, rowHeight, barHeight] = [700, 190, 640, 36, 24];
  const totals = rows.map(({ counts }) => names.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0));
  const x = scaleLinear()
    .domain([0, Math.max(1, ...totals)])
    .range([left, right]);
  const layers = stack<RowWanted>()
    .keys(names.map(({ name }) => name))
    .value((row, name) => row.counts[name] ?? 0)([...rows]);
  return {
    width,
    height: rows.length * rowHeight + 4,
    rows: rows.map((row, i) => ({
      y: i * rowHeight + 4,
      textY: i * rowHeight + 4 + barHeight / 2 + 4.5,
      label: shortened(row.label),
      total: totals[i] ?? 0,
      href: row.href,
      segments: layers.flatMap((layer, l) => {
        const [from, to] = layer[i] ?? [0, 0];
        const word = names[l]?.word ?? '';
        if (to <= from) return [];
        const barWidth = Math.max(2, x(to) - x(from) - 2);
        return [
          {
            name: layer.key,
            x: round(x(from)),
            width: round(barWidth),
            middle: round(x(from) + barWidth / 2),
            text: barWidth >= 9 * String(to - from).length + 4 ? String(to - from) : '',
            title: `${row.label}: ${word} ${to - from}`,
          },
        ];
      }),
    })),
  };
}

/** The words of a label that fit beside the bars; the whole of it is in the table. */
function shortened(label: string): string {
  return label.length <= 26 ? label : `${label.slice(0, 25).trimEnd()}…`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
