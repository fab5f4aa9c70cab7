/** Paragraphs, headings, lists and quotations as rows. */
import { Canvas, mm, widthOf } from './canvas';
import { Keep, Row, RowGroup, splitsTwo } from './flow';
import { InlineType, spansOf } from './inline';
import type { Heading, Inline, LetterBlock, LetterLanguage, List, Paragraph, Quotation } from './letter.blocks';
import { Line, LineRules, SetText, setText } from './lines';
import type { Setting } from './setting';
import { Role, TagNode } from './tags';

/** How a document sets its headings: which element each level is, and the space above. */
export interface HeadingSetting {
  readonly role: Role;
  readonly size: number;
  readonly leading: number;
  readonly space: number;
  readonly after: number;
}

/** What stands above a block decides the space between. */
export interface Above {
  readonly block?: LetterBlock['type'] | 'subject';
  /** Level of a heading above. */
  readonly after?: number;
}

export interface TextPlace {
  readonly owner: TagNode;
  readonly field: string;
  readonly setting: Setting;
  readonly above: Above;
  readonly headings: Readonly<Record<2 | 3, HeadingSetting>>;
}

export function langOf(block: { readonly lang?: LetterLanguage }, setting: Setting): LetterLanguage {
  return block.lang ?? setting.language;
}

export function paragraphRows(block: Paragraph, place: TextPlace): Row[] {
  const { setting, above } = place;
  const { body } = setting.style.flow;
  const node = place.owner.add('P', setting.lang(block.lang));
  const lines = linesOf(block.runs, { size: body.size }, node, measure(setting), langOf(block, setting), place);
  return rowsOf(lines, {
    x: left(setting),
    space: spaceAbove(above, body.space, setting),
    leading: body.leading,
    setting,
  });
}

export function headingRows(block: Heading, place: TextPlace): Row[] {
  const { setting, above } = place;
  const type = place.headings[block.level];
  const node = place.owner.add(type.role, setting.lang(block.lang));
  const inline: InlineType = { size: type.size, bold: true };
  const lines = linesOf(block.runs, inline, node, measure(setting), langOf(block, setting), place, true);
  const space = Math.max(type.space, spaceAfter(above, setting));
  const rows = rowsOf(lines, { x: left(setting), space, leading: type.leading, setting });
  for (const row of rows.slice(1)) row.keep = 4;
  return rows;
}

export function quotationRows(block: Quotation, place: TextPlace): Row[] {
  const { setting, above } = place;
  const { quotation, flow } = setting.style;
  const quote = place.owner.add('BlockQuote', setting.lang(block.lang));
  const lang = langOf(block, setting);
  const group = barOf(setting);
  const x = mm(quotation.text);
  const rows: Row[] = [];
  for (const runs of block.paragraphs) {
    const lines = linesOf(runs, { size: flow.body.size }, quote.add('P'), mm(quotation.measure), lang, place);
    const space = rows.length === 0 ? Math.max(quotation.space, spaceAfter(above, setting)) : flow.body.space;
    rows.push(...rowsOf(lines, { x, space, leading: flow.body.leading, setting, group }));
  }
  if (!block.source) return rows;
  const source = linesOf(
    block.source,
    { size: quotation.sourceSize },
    quote.add('P'),
    mm(quotation.measure),
    lang,
    place,
  );
  const { sourceSpace: space, sourceLeading: leading } = quotation;
  const sourceRows = rowsOf(source, { x, space, leading, setting, group });
  for (const row of [...sourceRows, ...rows.slice(-1)]) row.keep = 4;
  if (rows.length === 1) rows[0]!.keep = 0;
  return [...rows, ...sourceRows];
}

function barOf(setting: Setting): RowGroup {
  const { quotation, colours } = setting.style;
  return {
    decorate(canvas, first, last) {
      const x = mm(quotation.barX) - quotation.barWidth / 2;
      canvas.bar(x, first - quotation.barAbove, last + quotation.barBelow, quotation.barWidth, colours.ink);
    },
  };
}

export function listRows(block: List, place: TextPlace): Row[] {
  const { setting } = place;
  const items: Row[][] = [];
  setList(block, place, place.owner, 0, items, langOf(block, setting));
  const { list } = setting.style;
  const first = spaceAbove(place.above, list.first, setting, 'list');
  return items.flatMap((rows, item) =>
    rows.map((row, line) => ({
      ...row,
      space: line > 0 ? 0 : item === 0 ? first : list.next,
      keep: keepInList(item, line, items.length, rows.length, place.above),
    })),
  );
}

/** Intro with two items, two items on either side of a break; inside an item as in a paragraph. */
function keepInList(item: number, line: number, items: number, lines: number, above: Above): Keep {
  if (line > 0) {
    if (!splitsTwo(line, lines)) return 4;
    return items === 1 || (item >= 1 && item <= items - 2) ? 0 : 5;
  }
  if (item === 0) return above.block === 'paragraph' ? 5 : 0;
  return splitsTwo(item, items) ? 0 : 5;
}

function setList(
  block: List,
  place: TextPlace,
  owner: TagNode,
  depth: 0 | 1,
  items: Row[][],
  inside: LetterLanguage,
): void {
  const { setting } = place;
  const { list, flow } = setting.style;
  const numbering = block.style === 'decimal' ? 'Decimal' : 'Disc';
  const node = owner.add('L', { numbering, ...setting.lang(block.lang, depth ? inside : setting.language) });
  const indent = depth * list.nestedIndent;
  block.items.forEach((item, i) => {
    const lang = item.lang ?? block.lang ?? inside;
    const li = node.add('LI', setting.lang(item.lang, block.lang ?? inside));
    const label = li.add('Lbl');
    const body = li.add('LBody');
    const wide = block.style === 'decimal' ? (String(block.items.length).length - 1) * list.wideNumbers : 0;
    const x = mm((block.style === 'decimal' ? list.numberText + wide : list.bulletText) + indent);
    const lines = linesOf(item.runs, { size: flow.body.size }, body, mm(setting.style.page.right) - x, lang, place);
    const rows = rowsOf(lines, { x, space: 0, leading: flow.body.leading, setting });
    const first = rows[0];
    if (first) rows[0] = { ...first, paint: withLabel(first, label, block, i, mm(indent), mm(wide), setting) };
    items.push(rows);
    if (item.nested) setList(item.nested, place, body, 1, items, lang);
  });
}

function withLabel(
  row: Row,
  label: TagNode,
  list: List,
  index: number,
  indent: number,
  wide: number,
  setting: Setting,
): Row['paint'] {
  const numbers = setting.style.list;
  const type = setting.type('regular', setting.style.flow.body.size);
  return (canvas, y, first) => {
    if (list.style === 'decimal') {
      const text = `${index + 1}.`;
      const x = mm(numbers.numberRight) + wide + indent - widthOf(text, type);
      // The space keeps number and text apart in copied text.
      canvas.text(x, y, `${text} `, type, label.leaf());
    } else if (indent > 0) {
      canvas.text(mm(numbers.discCentre) + indent - widthOf('–', type) / 2, y, '– ', type, label.leaf());
    } else bullet(canvas, mm(numbers.discCentre), y, label, setting);
    row.paint(canvas, y, first);
  };
}

/** The disc is drawn; under it the same sign as text, unseen, is what the tag holds. */
function bullet(canvas: Canvas, x: number, y: number, label: TagNode, setting: Setting): void {
  const { list, flow } = setting.style;
  const type = setting.type('regular', flow.body.size);
  canvas.hidden(x - widthOf('•', type) / 2, y, '• ', type, label.leaf());
  canvas.disc(x, y - list.discRise, list.discDiameter / 2);
}

export function linesOf(
  runs: readonly Inline[],
  type: InlineType,
  owner: TagNode,
  width: number,
  lang: LetterLanguage,
  place: { readonly field: string; readonly setting: Setting },
  heading = false,
): SetText {
  const { flow } = place.setting.style;
  const rules: LineRules = { shortLastLine: flow.shortLastLine, narrowing: flow.narrowing, heading };
  const spans = spansOf(runs, type, { owner, lang, field: place.field }, place.setting);
  const text = setText(spans, width, rules);
  if (text.wordBroken) place.setting.warn({ code: 'letter.wordBroken', field: place.field });
  return text;
}

interface RowSetting {
  readonly x: number;
  readonly space: number;
  readonly leading: number;
  readonly setting: Setting;
  readonly group?: RowGroup;
}

/** The lines of one paragraph as rows; two and three lines never come apart. */
export function rowsOf(text: SetText, { x, space, leading, setting, group }: RowSetting): Row[] {
  return text.lines.map((line, i) => ({
    space: i === 0 ? space : 0,
    leading,
    depth: 0,
    keep: i === 0 || splitsTwo(i, text.lines.length) ? 0 : 4,
    group,
    paint: (canvas, y) => paintLine(canvas, x, y, line, setting),
  }));
}

export function paintLine(canvas: Canvas, x: number, y: number, line: Line, setting: Setting): void {
  for (const span of line.spans) canvas.text(x + span.x, y, span.text, span.style, span.leaf);
  const { underline } = setting.style.flow;
  line.spans.forEach((span, i) => {
    if (!span.link) return;
    const start = x + span.x;
    const trailing = i === line.spans.length - 1 ? widthOf(/ ?$/.exec(span.text)![0], span.style) : 0;
    const end = start + span.width - trailing;
    canvas.rule(start, end, y + underline.below, underline.width, span.style.colour);
    const box = [start, y - span.style.size, end, y + span.style.size * 0.3] as const;
    canvas.link({ box, href: span.link.href, spoken: span.link.spoken, node: span.link.node });
  });
}

/** The space a block before asks for; headings replace it, see `spaceAbove`. */
function spaceAfter(above: Above, setting: Setting): number {
  const { list, quotation, table } = setting.style;
  if (above.block === 'list') return list.after;
  if (above.block === 'quotation') return quotation.after;
  return above.block === 'table' ? table.after : 0;
}

/** Under a heading a paragraph stands closer, and everything else at its own distance. */
export function spaceAbove(above: Above, own: number, setting: Setting, kind = 'paragraph'): number {
  if (above.block === 'heading') return kind === 'paragraph' ? (above.after ?? own) : own;
  return Math.max(own, spaceAfter(above, setting));
}

const left = (setting: Setting) => mm(setting.style.page.left);
const measure = (setting: Setting) => mm(setting.style.page.right - setting.style.page.left);
