/** A table as rows: caption, header, rows and sum; no vertical rules, no shading. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, TextStyle, mm, widthOf } from './canvas';
import { Keep, Row } from './flow';
import type { Table } from './letter.blocks';
import { Line, setPlain } from './lines';
import type { Setting } from './setting';
import { paintLine, spaceAbove, TextPlace } from './text-rows';
import type { Artifact, TagNode } from './tags';

interface Column {
  readonly x: number;
  readonly width: number;
  readonly right: boolean;
}

/** The lines of each cell of one row. */
type CellLines = readonly (readonly Line[])[];

/** A row over this many lines may come apart when the page would stay too empty otherwise. */
const wholeRowUpTo = 8;
const numeric = /^[(]?[+\u2212\u2013-]?\s?(\d[\d\s.,]*)?\s?%?[)]?$/u;

export function tableRows(block: Table, place: TextPlace): Row[] {
  refuseUneven(block, place);
  const { setting, field } = place;
  const { table } = setting.style;
  const node = place.owner.add('Table', setting.lang(block.lang));
  const regular = setting.type('regular', table.size);
  const bold = setting.type('bold', table.size);
  const columns = columnsOf(block, setting, regular, bold);
  const above = spaceAbove(place.above, table.caption, setting, 'table');

  const caption = block.caption ? captionRow(block.caption, node, bold, above, place) : [];
  const head = cells(block.header, node.add('TR'), 'TH', columns, bold, `${field}.header`, setting);
  const header = headerRow(head, columns, block.caption ? table.header : above, setting);
  header.keep = caption.length > 0 ? 4 : 0;

  const all = block.sum ? [...block.rows, block.sum] : block.rows;
  const repeated = repeatedHeader(block.header, columns, bold, setting);
  const body = all.flatMap((row, i) => {
    const type = block.sum && i === all.length - 1 ? bold : regular;
    const lines = cells(row, node.add('TR'), 'TD', columns, type, `${field}.rows.${i}`, setting);
    return bodyRows(lines, columns, keepOf(i, all.length), i === all.length - 1, repeated, setting);
  });
  return [...caption, header, ...body];
}

/** Caption or header with two rows; the last row with one before it. */
function keepOf(index: number, count: number): Keep {
  if (index < 2) return 4;
  return index === count - 1 ? 6 : 0;
}

function refuseUneven(block: Table, { setting, field }: TextPlace): void {
  const limit = setting.style.table.maxColumns;
  const count = block.header.length;
  if (count === 0) throw new Refusal('invalid', 'letter.tableWithoutHeader', { place: field });
  if (count > limit) throw new Refusal('invalid', 'letter.tableTooWide', { limit, place: field });
  const rows = block.sum ? [...block.rows, block.sum] : block.rows;
  if (rows.some((row) => row.length !== count)) throw new Refusal('invalid', 'letter.tableUneven', { place: field });
}

function captionRow(caption: string, node: TagNode, bold: TextStyle, space: number, place: TextPlace): Row[] {
  const { setting } = place;
  const { page, table } = setting.style;
  const text = setting.checked(caption, `${place.field}.caption`, bold);
  const lines = setPlain(text, bold, node.add('Caption').leaf(), mm(page.right - page.left)).lines;
  const { leading } = table;
  return lines.map((line, i) => ({
    space: i === 0 ? space : 0,
    leading,
    depth: 0,
    keep: i === 0 ? 0 : 4,
    paint: (canvas, y) => paintLine(canvas, mm(page.left), y, line, setting),
  }));
}

function cells(
  texts: readonly string[],
  tr: TagNode,
  role: 'TH' | 'TD',
  columns: readonly Column[],
  type: TextStyle,
  field: string,
  setting: Setting,
): CellLines {
  return texts.map((text, i) => {
    const heading = role === 'TH' ? ({ scope: 'Column' } as const) : i === 0 ? ({ scope: 'Row' } as const) : undefined;
    const leaf = tr.add(heading ? 'TH' : 'TD', heading ?? {}).leaf();
    const plain = setting.checked(text.replaceAll(/[\t\n\r\f]/g, ' '), `${field}.${i}`, type);
    const set = setPlain(plain, type, leaf, columns[i]!.width);
    if (set.wordBroken) setting.warn({ code: 'letter.wordBroken', field: `${field}.${i}` });
    return set.lines;
  });
}

function heightOf(lines: CellLines): number {
  return Math.max(1, ...lines.map((cell) => cell.length));
}

function headerRow(head: CellLines, columns: readonly Column[], space: number, setting: Setting): Row {
  const { leading } = setting.style.table;
  return {
    space,
    leading,
    depth: (heightOf(head) - 1) * leading,
    keep: 0,
    paint: (canvas, y) => paintHeader(canvas, y, head, columns, setting),
  };
}

function paintHeader(canvas: Canvas, y: number, head: CellLines, columns: readonly Column[], setting: Setting): void {
  const { table, page, colours } = setting.style;
  const bottom = y + (heightOf(head) - 1) * table.leading;
  canvas.rule(mm(page.left), mm(page.right), y - table.ruleAbove, table.heavy, colours.ink);
  paintCells(canvas, y, head, columns, setting);
  canvas.rule(mm(page.left), mm(page.right), bottom + table.ruleBelow, table.heavy, colours.ink);
}

/** The header again on a following page: seen, but not read twice. */
function repeatedHeader(texts: readonly string[], columns: readonly Column[], bold: TextStyle, setting: Setting) {
  const { page, table } = setting.style;
  const bbox = [mm(page.left), mm(page.firstBaseline - 5), mm(page.right), mm(page.firstBaseline + 2)] as const;
  const artifact: Artifact = { artifact: 'Pagination', attached: 'Top', bbox };
  const lines = texts.map((text, i) => setPlain(text, bold, artifact, columns[i]!.width).lines);
  return {
    height: (heightOf(lines) - 1) * table.leading + table.row + table.leading,
    paint: (canvas: Canvas, y: number) => paintHeader(canvas, y, lines, columns, setting),
  };
}

function bodyRows(
  lines: CellLines,
  columns: readonly Column[],
  keep: Keep,
  last: boolean,
  continuation: NonNullable<Row['continuation']>,
  setting: Setting,
): Row[] {
  const { table, page, colours } = setting.style;
  const height = heightOf(lines);
  const thickness = last ? table.heavy : table.light;
  const paint = (canvas: Canvas, y: number, part: CellLines, end: boolean) => {
    paintCells(canvas, y, part, columns, setting);
    const under = y + (heightOf(part) - 1) * table.leading + table.ruleBelow;
    if (end) canvas.rule(mm(page.left), mm(page.right), under, thickness, colours.ink);
  };
  const { leading } = table;
  if (height <= wholeRowUpTo) {
    const depth = (height - 1) * leading;
    return [
      { space: table.row, leading, depth, keep, continuation, paint: (canvas, y) => paint(canvas, y, lines, true) },
    ];
  }
  return Array.from({ length: height }, (_, i) => ({
    space: i === 0 ? table.row : 0,
    leading,
    depth: 0,
    keep: i === 0 ? keep : 6,
    continuation,
    paint: (canvas: Canvas, y: number) =>
      paint(
        canvas,
        y,
        lines.map((cell) => cell.slice(i, i + 1)),
        i === height - 1,
      ),
  }));
}

function paintCells(canvas: Canvas, y: number, lines: CellLines, columns: readonly Column[], setting: Setting): void {
  lines.forEach((cell, i) => {
    const column = columns[i]!;
    cell.forEach((line, at) => {
      const x = column.right ? column.x + column.width - line.width : column.x;
      paintLine(canvas, x, y + at * setting.style.table.leading, line, setting);
    });
  });
}

function columnsOf(block: Table, setting: Setting, regular: TextStyle, bold: TextStyle): Column[] {
  const { page, table } = setting.style;
  const gap = mm(table.gap);
  const available = mm(page.right - page.left) - gap * (block.header.length - 1);
  const rows = block.sum ? [...block.rows, block.sum] : block.rows;
  const natural = block.header.map((head, i) =>
    Math.max(
      widthOf(head, bold),
      ...block.rows.map((row) => widthOf(row[i]!, regular)),
      widthOf(block.sum?.[i] ?? '', bold),
    ),
  );
  const longest = block.header.map((head, i) =>
    Math.max(
      ...[head, ...rows.map((row) => row[i]!)].flatMap((text) => text.split(/\s+/).map((word) => widthOf(word, bold))),
    ),
  );
  const given = block.header.map((_, i) => block.columns?.[i]?.width);
  const widths = shareOut(
    available,
    natural,
    longest,
    given.map((width) => (width === undefined ? undefined : mm(width))),
  );
  let x = mm(page.left);
  return widths.map((width, i) => {
    const align = block.columns?.[i]?.align ?? (i > 0 && rows.every((row) => numeric.test(row[i]!)) ? 'right' : 'left');
    const column = { x, width, right: align === 'right' };
    x += width + gap;
    return column;
  });
}

/** Given widths first; the rest by content, wide columns giving way before narrow ones, all of the measure used. */
function shareOut(
  available: number,
  natural: readonly number[],
  longest: readonly number[],
  given: readonly (number | undefined)[],
): number[] {
  const widths = natural.map((width, i) => given[i] ?? width + 0.01);
  const free = natural.map((_, i) => i).filter((i) => given[i] === undefined);
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  const spare = available - total();
  if (spare >= 0) {
    const each = spare / Math.max(1, free.length);
    for (const i of free) widths[i]! += each;
    if (free.length === 0) widths[0]! += spare;
    return widths;
  }
  for (let round = 0; round < 20 && total() > available + 0.01; round++) {
    const shrinking = free.filter((i) => widths[i]! > longest[i]!);
    const from = shrinking.length > 0 ? shrinking : natural.map((_, i) => i);
    const width = from.reduce((sum, i) => sum + widths[i]!, 0);
    const over = total() - available;
    for (const i of from) {
      const floor = shrinking.length > 0 ? Math.min(longest[i]!, widths[i]!) : 0;
      widths[i] = Math.max(floor, widths[i]! * (1 - over / width));
    }
  }
  return widths;
}
