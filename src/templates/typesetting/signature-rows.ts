/** Closing, names, signature field and sentence; then enclosures and copies. */
import { Canvas, mm, widthOf } from './canvas';
import type { Row } from './flow';
import { wordSpans } from './inline';
import type { LetterSignatory, LetterToSet } from './letter-to-set';
import { WordIn, letterWords, wordIn } from './letter.words';
import { Line, plainLines, setPlain, setText } from './lines';
import type { Setting } from './setting';
import type { TagNode } from './tags';
import { paintLine } from './text-rows';

/** The name of the one signature field. */
export const signatureFieldName = 'Signatur';

/** From closing to sentence; a page break before any of them is never taken. */
export function signatureRows(letter: LetterToSet, root: TagNode, setting: Setting): Row[] {
  const rows = [closingRow(letter, root, setting), ...nameRows(letter, root, setting)];
  const field = fieldOn(rows.at(-1)!, root.add('Form'));
  return [...rows.slice(0, -1), field, ...sentenceRows(letter, root, setting)].map((row) => ({ ...row, keep: 4 }));
}

function closingRow(letter: LetterToSet, root: TagNode, setting: Setting): Row {
  const { signature, flow, page } = setting.style;
  const type = setting.type('regular', flow.body.size);
  const place = { owner: root.add('P'), lang: setting.language, field: 'closing' };
  const words: readonly { text: string; lang?: WordIn['lang'] }[] = letter.closing
    ? [{ text: letter.closing }]
    : wordIn(setting.languages, 'closing');
  const lines = setText(wordSpans(words, type, place, setting), mm(page.right - page.left), plainLines).lines;
  return blockRow(lines, signature.closing, flow.body.leading, page.left, setting);
}

function blockRow(lines: readonly Line[], space: number, leading: number, x: number, setting: Setting): Row {
  return {
    space,
    leading,
    depth: (lines.length - 1) * leading,
    keep: 4,
    paint: (canvas, y) => lines.forEach((line, i) => paintLine(canvas, mm(x), y + i * leading, line, setting)),
  };
}

/** Names two by two, the superior to the left, on a common first line; each title under its name. */
function nameRows(letter: LetterToSet, root: TagNode, setting: Setting): Row[] {
  const { signature, flow } = setting.style;
  const room = letter.signing === 'paper' ? signature.namesOnPaper : signature.names;
  const rows: Row[] = [];
  for (let i = 0; i < letter.signatories.length; i += 2) {
    const pair = letter.signatories.slice(i, i + 2).map((one, n) => columnOf(one, i + n, root, setting));
    rows.push({
      space: i === 0 ? room : signature.betweenRows,
      leading: flow.body.leading,
      depth: (Math.max(...pair.map((lines) => lines.length)) - 1) * signature.title,
      keep: 4,
      paint: (canvas, y) => pair.forEach((lines, column) => paintColumn(canvas, y, lines, column, setting)),
    });
  }
  return rows;
}

function paintColumn(canvas: Canvas, y: number, lines: readonly Line[], column: number, setting: Setting): void {
  const { page, signature } = setting.style;
  const x = mm(column === 0 ? page.left : page.secondColumn);
  lines.forEach((line, i) => paintLine(canvas, x, y + i * signature.title, line, setting));
}

function columnOf(one: LetterSignatory, index: number, root: TagNode, setting: Setting): readonly Line[] {
  const { signature, flow } = setting.style;
  const type = setting.type('regular', flow.body.size);
  const leaf = root.add('P').leaf();
  const authority = one.byAuthority ? ` (${letterWords[setting.template].byAuthority})` : '';
  const name = setting.checked(one.name, `signatories.${index}.name`, type) + authority;
  const title = one.title ? setting.checked(one.title, `signatories.${index}.title`, type) : undefined;
  const spans = [{ text: name, style: type, leaf }, ...(title ? [null, { text: title, style: type, leaf }] : [])];
  return setText(spans, mm(signature.width), plainLines).lines;
}

/** The signature field stands in reading order after the names; it has no size. */
function fieldOn(row: Row, node: TagNode): Row {
  return {
    ...row,
    paint(canvas, y, first) {
      row.paint(canvas, y, first);
      canvas.signatureField(node, signatureFieldName);
    },
  };
}

function sentenceRows(letter: LetterToSet, root: TagNode, setting: Setting): Row[] {
  if (letter.signing === 'paper') return [];
  const { sentence } = setting.style.signature;
  const { page } = setting.style;
  const type = setting.type('regular', sentence.size);
  return wordIn(setting.languages, letter.signing === 'sealed' ? 'sealed' : 'signed').map((word, i) => {
    const node = root.add('P', setting.lang(word.lang));
    const lines = setPlain(
      setting.checked(word.text, 'signing', type),
      type,
      node.leaf(),
      mm(page.right - page.left),
    ).lines;
    return blockRow(lines, i === 0 ? sentence.space : 0, sentence.leading, page.left, setting);
  });
}

/** Vedlegg and Kopi: label to the left, items beside it. Enclosures are numbered when there is more than one. */
export function listsUnder(letter: LetterToSet, root: TagNode, setting: Setting): Row[] {
  const { enclosures = [], copies = [] } = letter;
  const labels = [
    wordIn(setting.languages, enclosures.length > 1 ? 'enclosures' : 'enclosure'),
    wordIn(setting.languages, 'copy'),
  ];
  const shown = [enclosures.length > 0 ? labels[0]! : [], copies.length > 0 ? labels[1]! : []];
  const x = itemsAt(shown, setting);
  return [
    ...labelledList(
      { label: labels[0]!, items: enclosures, field: 'enclosures', numbered: enclosures.length > 1, x },
      root,
      setting,
    ),
    ...labelledList({ label: labels[1]!, items: copies, field: 'copies', numbered: false, x }, root, setting),
  ];
}

/** Labels in two languages may be wider than their column; then the items of both lists move. */
function itemsAt(labels: readonly (readonly WordIn[])[], setting: Setting): number {
  const { lists, page, table } = setting.style;
  const bold = setting.type('bold', lists.size);
  const widest = Math.max(...labels.map((words) => widthOf(words.map((word) => word.text).join(' / '), bold)));
  return Math.max(mm(lists.items), mm(page.left) + widest + mm(table.gap));
}

interface LabelledList {
  readonly label: readonly WordIn[];
  readonly items: readonly string[];
  readonly field: string;
  readonly numbered: boolean;
  readonly x: number;
}

function labelledList({ label, items, field, numbered, x }: LabelledList, root: TagNode, setting: Setting): Row[] {
  if (items.length === 0) return [];
  const { lists, page } = setting.style;
  const bold = setting.type('bold', lists.size);
  const type = setting.type('regular', lists.size);
  const place = { owner: root.add('P'), lang: setting.language, field };
  const labelLine = setText(wordSpans(label, bold, place, setting), mm(page.right - page.left), plainLines).lines[0]!;
  const list = root.add('L', numbered ? { numbering: 'Decimal' } : {});
  const indent = numbered ? widthOf(`${items.length}`, type) + 2 * widthOf(' ', type) : 0;
  return items.flatMap((item, i) => {
    const li = list.add('LI');
    const number = numbered ? li.add('Lbl').leaf() : undefined;
    const text = setting.checked(item, `${field}.${i}`, type);
    const { lines } = setPlain(text, type, li.add('LBody').leaf(), mm(page.right) - x - indent);
    const row: Row = {
      ...blockRow(lines, i === 0 ? lists.space : 0, lists.leading, 0, setting),
      keep: i === 0 ? 0 : keepOfItem(i, items.length, lists.wholeUpTo),
      lists: true,
      paint(canvas, y) {
        if (i === 0) paintLine(canvas, mm(page.left), y, labelLine, setting);
        if (number) canvas.text(x, y, `${i + 1} `, type, number);
        lines.forEach((line, n) => paintLine(canvas, x + indent, y + n * lists.leading, line, setting));
      },
    };
    return [row];
  });
}

/** Up to six items stay whole; the label always with its first two. */
function keepOfItem(index: number, count: number, wholeUpTo: number): Row['keep'] {
  if (count <= wholeUpTo || index === 1) return 7;
  return 0;
}
