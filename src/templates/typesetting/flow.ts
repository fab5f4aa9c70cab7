/**
 * A letter's text as rows, and the rows on pages.
 *
 * A row is one line, or what never comes apart. Each row says what a page break before it would break; the breaks are
 * chosen so that as little as possible is broken, and rules are given up in a fixed order when a page would stay too empty.
 */
import { Refusal } from '../../kernel/refusal';
import type { Canvas } from './canvas';

/**
 * What a page break before a row would break: 0 nothing; 4 paragraphs, headings, captions and the signature, never
 * given up; then lists (5), table rows (6), and the enclosure and copy lists (7), given up in the order 7, 6, 5.
 */
export type Keep = 0 | 4 | 5 | 6 | 7;

export interface Row {
  /** Above the row, pt; falls away at the top of a page. */
  readonly space: number;
  readonly leading: number;
  /** From the row's first baseline to its last, pt. */
  readonly depth: number;
  keep: Keep;
  /** `first`: the row is the first on its page. */
  paint(canvas: Canvas, y: number, first: boolean): void;
  /** What is repeated above this row when it begins a page; returns nothing, takes `height`. */
  readonly continuation?: { readonly height: number; paint(canvas: Canvas, y: number): void };
  /** Rows of one group get their bar together, page by page. */
  readonly group?: RowGroup;
  /** What to name when the row is taller than a page. */
  readonly field?: string;
  /** True for enclosures and copies, which alone make a poor last page. */
  readonly lists?: boolean;
}

export interface RowGroup {
  decorate(canvas: Canvas, firstBaseline: number, lastBaseline: number): void;
}

/** A page's first and last baselines, pt from the top. */
export interface Frame {
  readonly first: number;
  readonly last: number;
}

export interface FlowRules {
  readonly firstPage: Frame;
  readonly following: Frame;
  /** Part of a page that keep rules may leave empty. */
  readonly emptyPart: number;
  readonly maxPages: number;
}

interface Placed {
  readonly row: Row;
  readonly y: number;
}

export interface FlowPage {
  readonly rows: readonly Placed[];
  readonly last: number;
}

const givenUp: readonly (readonly Keep[])[] = [[], [7], [7, 6], [7, 6, 5]];

export function paginate(rows: readonly Row[], rules: FlowRules): FlowPage[] {
  const pages: FlowPage[] = [];
  let from = 0;
  do {
    const frame = pages.length === 0 ? rules.firstPage : rules.following;
    const placed = pages.length === 0 && !fits(rows[0], frame) ? [] : fill(rows, from, frame);
    const to =
      placed.length > 0 && from + placed.length < rows.length
        ? breakAt(rows, from, placed, frame, rules)
        : from + placed.length;
    const kept = placed.slice(0, to - from);
    pages.push({ rows: kept, last: lastBaseline(kept, frame) });
    from = to;
    if (pages.length > rules.maxPages) {
      throw new Refusal('invalid', 'letter.tooManyPages', { pages: pages.length, limit: rules.maxPages });
    }
  } while (from < rows.length);
  return pages;
}

function fits(row: Row | undefined, frame: Frame): boolean {
  return row === undefined || frame.first + row.depth <= frame.last + 0.01;
}

/** As many rows as the page holds; at least one. */
function fill(rows: readonly Row[], from: number, frame: Frame): Placed[] {
  const placed: Placed[] = [];
  let y = frame.first;
  for (let i = from; i < rows.length; i++) {
    const row = rows[i]!;
    if (i > from) y += row.space + row.leading;
    else if (row.continuation) y += row.continuation.height;
    if (y + row.depth > frame.last + 0.01) {
      if (i > from) break;
      // A row that fits no page at all: a name or an item of hundreds of lines.
      throw new Refusal('invalid', 'letter.blockTooTall', { field: row.field ?? 'body' });
    }
    placed.push({ row, y });
    y += row.depth;
  }
  return placed;
}

/** The last place on this page where breaking keeps the rules; rules are given up only for a page too empty. */
function breakAt(
  rows: readonly Row[],
  from: number,
  placed: readonly Placed[],
  frame: Frame,
  rules: FlowRules,
): number {
  const full = from + placed.length;
  const mayBeEmpty = (frame.last - frame.first) * rules.emptyPart;
  let strict: number | undefined;
  for (const given of givenUp) {
    for (let at = full; at > from; at--) {
      const { keep } = rows[at]!;
      if (keep !== 0 && !given.includes(keep)) continue;
      strict ??= at;
      if (frame.last - lastBaseline(placed.slice(0, at - from), frame) <= mayBeEmpty) return at;
      break;
    }
  }
  // Nothing helps: keep all rules if they leave anything on this page at all, else break where the page is full.
  return strict ?? full;
}

function lastBaseline(placed: readonly Placed[], frame: Frame): number {
  const last = placed.at(-1);
  return last ? last.y + last.row.depth : frame.first;
}

export function paintPage(canvas: Canvas, page: FlowPage, first: boolean): void {
  page.rows.forEach(({ row, y }, i) => {
    if (i === 0 && !first) row.continuation?.paint(canvas, y - row.continuation.height);
    row.paint(canvas, y, i === 0);
    const group = row.group;
    if (group && page.rows[i + 1]?.row.group !== group) {
      const start = page.rows.find((other) => other.row.group === group)!;
      group.decorate(canvas, start.y, y + row.depth);
    }
  });
}

/** Lines that go together two by two: a break leaves at least two of `count` on either side of it. */
export function splitsTwo(index: number, count: number): boolean {
  return index >= 2 && count - index >= 2;
}
