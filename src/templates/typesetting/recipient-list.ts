/** The list of recipients, last in the letter: two columns, filled downwards and balanced; an entry never splits. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, mm } from './canvas';
import { wordSpans } from './inline';
import type { LetterRecipient } from './letter-to-set';
import { letterWords, wordIn } from './letter.words';
import { Line, plainLines, setPlain, setText } from './lines';
import { addressLines } from './page-one';
import type { Setting } from './setting';
import { Artifact, TagNode } from './tags';
import { paintLine } from './text-rows';

interface Entry {
  readonly name: readonly Line[];
  readonly address: readonly Line[];
  /** From its first baseline to its last, pt. */
  readonly height: number;
}

/** Adds the pages of the list; `newPage` gives a following page with its head. */
export function layRecipientList(
  recipients: readonly LetterRecipient[],
  root: TagNode,
  setting: Setting,
  newPage: () => Canvas,
): void {
  const { recipientList: list, page, flow } = setting.style;
  const type = setting.type('bold', flow.heading2.size);
  const heading = root.add('H2');
  const place = { owner: heading, lang: setting.language, field: 'recipients' };
  const title = setText(wordSpans(wordIn(setting.languages, 'recipients'), type, place, setting), mm(155), plainLines);
  const node = root.add('L');
  const entries = recipients.map((one, i) => entryOf(one, i, node, setting));
  const first = mm(page.firstBaseline) + list.toFirst;
  const height = mm(page.lastBaseline) - first;
  const tall = entries.findIndex((entry) => entry.height > height);
  if (tall >= 0) throw new Refusal('invalid', 'letter.blockTooTall', { field: `recipients.${tall}` });
  let from = 0;
  for (let number = 0; from < entries.length; number++) {
    const canvas = newPage();
    const lines = number === 0 ? title.lines : title.lines.map(repeated);
    lines.forEach((line) => paintLine(canvas, mm(page.left), mm(page.firstBaseline), line, setting));
    const columns = twoColumns(entries.slice(from), height, list.space + list.addressLeading);
    columns.forEach((column, i) => {
      paintColumn(canvas, column, mm(i === 0 ? page.left : page.secondColumn), first, setting);
      from += column.length;
    });
  }
}

function repeated(line: Line): Line {
  const unread: Artifact = { artifact: 'Pagination', attached: 'Top', bbox: [mm(25), mm(31), mm(180), mm(37)] };
  return { ...line, spans: line.spans.map((span) => ({ ...span, leaf: unread })) };
}

function entryOf(one: LetterRecipient, index: number, node: TagNode, setting: Setting): Entry {
  const { recipientList: list } = setting.style;
  const leaf = node.add('LI').add('LBody').leaf();
  const name = setting.type('regular', list.size);
  const small = setting.type('regular', list.addressSize);
  const field = `recipients.${index}`;
  const parts = addressLines(one, setting.forPost, letterWords[setting.language].attention);
  parts.forEach(({ text, part }) => setting.checked(text, `${field}.${part}`, part === 'name' ? name : small));
  const rest = parts.filter(({ part }) => part !== 'name' && part !== 'email').map(({ text }) => text);
  const email = parts.find(({ part }) => part === 'email')?.text;
  const texts = [...(rest.length > 0 ? [rest.join(', ')] : []), ...(email ? [email] : [])];
  const spans = [one.name, ...texts].flatMap((text, i) => {
    const span = { text, style: i === 0 ? name : small, leaf };
    return i === 0 ? [span] : [null, span];
  });
  const lines = setText(spans, mm(list.width), plainLines).lines;
  const names = setPlain(one.name, name, leaf, mm(list.width)).lines.length;
  return {
    name: lines.slice(0, names),
    address: lines.slice(names),
    height: stepsOf(names, lines.length, list.leading, list.addressLeading),
  };
}

/** Each line keeps its own leading below it; the last line's is the space between entries' business. */
function stepsOf(names: number, lines: number, leading: number, addressLeading: number): number {
  if (lines === names) return (names - 1) * leading;
  return names * leading + (lines - names - 1) * addressLeading;
}

/** As many entries as fit on the page, the left column as long as or one entry longer than the right. */
function twoColumns(entries: readonly Entry[], height: number, between: number): Entry[][] {
  const heightOf = (part: readonly Entry[]) =>
    part.reduce((sum, entry) => sum + entry.height, 0) + Math.max(0, part.length - 1) * between;
  const fits = (from: number) => {
    let to = from + 1;
    while (to < entries.length && heightOf(entries.slice(from, to + 1)) <= height) to++;
    return Math.min(to, entries.length);
  };
  const left = fits(0);
  const right = left < entries.length ? fits(left) : left;
  if (right < entries.length) return [entries.slice(0, left), entries.slice(left, right)];
  let split = Math.ceil(entries.length / 2);
  while (split < entries.length && heightOf(entries.slice(0, split)) < heightOf(entries.slice(split))) split++;
  return [entries.slice(0, split), entries.slice(split)];
}

function paintColumn(canvas: Canvas, entries: readonly Entry[], x: number, first: number, setting: Setting): void {
  const { recipientList: list } = setting.style;
  let y = first;
  for (const entry of entries) {
    for (const line of entry.name) {
      paintLine(canvas, x, y, line, setting);
      y += list.leading;
    }
    for (const line of entry.address) {
      paintLine(canvas, x, y, line, setting);
      y += list.addressLeading;
    }
    y += list.space + (entry.address.length > 0 ? 0 : list.addressLeading - list.leading);
  }
}
