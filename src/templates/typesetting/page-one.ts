/** Page 1 between head and text: recipients in the window, marking beside them, references, subject. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, TextStyle, mm } from './canvas';
import { wordSpans } from './inline';
import type { LetterRecipient, LetterToSet } from './letter-to-set';
import { dateInReferences, letterWords, wordIn } from './letter.words';
import { Line, plainLines, setPlain, setText } from './lines';
import { Setting, required } from './setting';
import { TagNode, layoutArtifact } from './tags';
import { paintLine } from './text-rows';

/** Lays everything down to the subject; returns the body's first baseline, mm. */
export function layPageOne(
  canvas: Canvas,
  letter: LetterToSet,
  byList: boolean,
  root: TagNode,
  setting: Setting,
): number {
  layMarking(canvas, letter, root, setting);
  const grown = layRecipients(canvas, letter, byList, root, setting);
  const values = layReferences(canvas, letter, grown, root, setting);
  const body = laySubject(canvas, letter, values, root, setting);
  const limit = setting.style.page.lastBaselinePage1;
  if (body > limit) throw new Refusal('invalid', 'letter.headTooTall', { limit });
  return body;
}

export function markingText(letter: LetterToSet, setting: Setting): string | undefined {
  if (!letter.marking) return undefined;
  const words = wordIn(setting.languages, 'marking').map((word) => word.text);
  return letter.marking.text ?? [...new Set(words)].join(' / ');
}

function layMarking(canvas: Canvas, letter: LetterToSet, root: TagNode, setting: Setting): void {
  const text = markingText(letter, setting);
  if (!text) return;
  const { marking, page, recipient } = setting.style;
  const leaf = root.add('P').leaf();
  const bold = setting.type('bold', marking.size);
  const regular = setting.type('regular', marking.provisionSize);
  const x = mm(page.columns[2]);
  let y = mm(recipient.y);
  let count = 0;
  const put = (line: Line, step: number) => {
    if (++count > marking.lines) {
      throw new Refusal('invalid', 'letter.markingTooLong', { field: 'marking', limit: marking.lines });
    }
    y += step;
    paintLine(canvas, x, y, line, setting);
  };
  const provision = letter.marking?.provision;
  const ended = provision ? `${text}\u0020` : text;
  setPlain(setting.checked(text, 'marking.text', bold), bold, leaf, mm(marking.width)).lines.forEach((line, i, all) => {
    put(i === all.length - 1 ? ending(line, ended !== text) : line, i === 0 ? 0 : marking.step);
  });
  if (!provision) return;
  setting.checked(provision, 'marking.provision', regular);
  setPlain(provision, regular, leaf, mm(marking.width)).lines.forEach((line, i) => {
    put(line, i === 0 ? marking.firstStep : marking.step);
  });
}

/** The line with a space at its end, where another line of the same element follows. */
function ending(line: Line, more: boolean): Line {
  const last = line.spans.at(-1);
  if (!more || !last) return line;
  return { ...line, spans: [...line.spans.slice(0, -1), { ...last, text: `${last.text} ` }] };
}

/** How many mm the recipients reach below the window zone; 0 when they fit. */
function layRecipients(canvas: Canvas, letter: LetterToSet, byList: boolean, root: TagNode, setting: Setting): number {
  const { recipient, page, references } = setting.style;
  const type = setting.type('regular', recipient.size);
  const blocks = byList ? [] : recipientBlocks(letter, type, setting);
  let y = mm(recipient.y) - recipient.leading;
  if (byList) {
    const node = root.add('P');
    const spans = wordSpans(wordIn(setting.languages, 'byList'), type, at(node, setting, 'recipients'), setting);
    for (const line of setText(spans, mm(recipient.width), plainLines).lines) {
      paintLine(canvas, mm(page.left), (y += recipient.leading), line, setting);
    }
  }
  for (const block of blocks) {
    const leaf = root.add('P').leaf();
    const lines = block.flatMap((text, i) => {
      const set = setPlain(text, type, leaf, mm(recipient.width)).lines;
      return i < block.length - 1 ? [...set.slice(0, -1), ending(set.at(-1)!, true)] : set;
    });
    for (const line of lines) paintLine(canvas, mm(page.left), (y += recipient.leading), line, setting);
  }
  const lastAllowed = mm(recipient.y) + (recipient.lines - 1) * recipient.leading;
  if (y <= lastAllowed + 0.01) return 0;
  setting.warn({ code: 'letter.notForWindowEnvelope', field: 'recipients' });
  const labels = (y * 25.4) / 72 + recipient.toReferences;
  return Math.max(0, labels - references.labelY);
}

/** One P for each recipient: the whole address of one, or the names of two to five. */
function recipientBlocks(letter: LetterToSet, type: TextStyle, setting: Setting): string[][] {
  const one = letter.recipients.length === 1 ? letter.recipients[0] : undefined;
  if (!one) return letter.recipients.map(({ name }, i) => [setting.checked(name, `recipients.${i}.name`, type)]);
  const full = addressLines(one, setting.forPost, letterWords[setting.language].attention);
  full.forEach(({ text, part }) => setting.checked(text, `recipients.0.${part}`, type));
  const count = (lines: readonly AddressLine[]) =>
    lines.reduce((sum, { text }) => sum + linesIn(text, type, setting), 0);
  let kept = full;
  for (const part of ['email', 'attention'] as const) {
    if (count(kept) <= setting.style.recipient.lines) break;
    const fewer = kept.filter((line) => line.part !== part);
    if (fewer.length < kept.length)
      setting.warn({ code: 'letter.recipientLinesDropped', field: `recipients.0.${part}` });
    kept = fewer;
  }
  return [kept.map(({ text }) => text)];
}

function linesIn(text: string, type: TextStyle, setting: Setting): number {
  const measure = mm(setting.style.recipient.width);
  return setText([{ text, style: type, leaf: layoutArtifact }], measure, plainLines).lines.length;
}

/** Several recipients stand in the window only by name, one a line; more, or longer ones, on a list of their own. */
export function needsList(letter: LetterToSet, setting: Setting): boolean {
  const { recipient } = setting.style;
  if (letter.recipients.length === 1) return false;
  if (letter.recipients.length > recipient.maxNames) return true;
  const type = setting.type('regular', recipient.size);
  letter.recipients.forEach(({ name }, i) => setting.checked(name, `recipients.${i}.name`, type));
  return letter.recipients.reduce((sum, { name }) => sum + linesIn(name, type, setting), 0) > recipient.lines;
}

export interface AddressLine {
  readonly text: string;
  readonly part: 'name' | 'attention' | 'address' | 'postalPlace' | 'country' | 'email';
}

export function addressLines(to: LetterRecipient, forPost: boolean, word: string): AddressLine[] {
  const lines: AddressLine[] = [{ text: to.name, part: 'name' }];
  if (to.attention) {
    const known = /^(v\/|att\b)/i.test(to.attention);
    lines.push({ text: known ? to.attention : `${word} ${to.attention}`, part: 'attention' });
  }
  for (const text of to.address ?? []) lines.push({ text, part: 'address' });
  if (to.postalPlace) lines.push({ text: to.postalPlace, part: 'postalPlace' });
  if (to.country) lines.push({ text: to.country.toLocaleUpperCase('nb'), part: 'country' });
  if (to.email && !forPost) lines.push({ text: to.email, part: 'email' });
  return lines.filter(({ text }) => text.trim() !== '');
}

/** Labels over values in three columns; returns the last value's baseline, mm. */
function layReferences(canvas: Canvas, letter: LetterToSet, down: number, root: TagNode, setting: Setting): number {
  const { references, page } = setting.style;
  const label = setting.type('regular', references.labelSize);
  const value = setting.type('regular', references.valueSize);
  const rows = [
    { word: 'yourReference', text: letter.references.yours ?? '', field: 'references.yours' },
    { word: 'ourReference', text: required(letter.references.ours, 'references.ours'), field: 'references.ours' },
    { word: 'date', text: dateInReferences(letter.references.date, setting.template), field: 'references.date' },
  ] as const;
  let lines = 1;
  rows.forEach(({ word, text, field }, i) => {
    const node = root.add('P');
    const x = mm(page.columns[i]!);
    const words = wordSpans(wordIn(setting.languages, word), label, at(node, setting, field), setting);
    const labelLine = setText(words, mm(references.width), plainLines).lines[0]!;
    paintLine(canvas, x, mm(references.labelY + down), ending(labelLine, text !== ''), setting);
    if (text === '') return;
    const set = setPlain(setting.checked(text, field, value), value, node.leaf(), mm(references.width)).lines;
    set.forEach((line, n) =>
      paintLine(canvas, x, mm(references.valueY + down) + n * references.wrapStep, line, setting),
    );
    lines = Math.max(lines, set.length);
  });
  return references.valueY + down + ((lines - 1) * references.wrapStep * 25.4) / 72;
}

function laySubject(canvas: Canvas, letter: LetterToSet, values: number, root: TagNode, setting: Setting): number {
  const { subject, page, flow } = setting.style;
  const type = setting.type('bold', subject.size);
  const node = root.add('H1');
  const words = letter.subjects.map((text, i) => ({ text, lang: setting.languages[i] ?? setting.language }));
  const spans = words.flatMap((word, i) => {
    const place = { ...at(node, setting, `subjects.${i}`) };
    const joint = i > 0 ? [{ text: ' / ', style: type, leaf: node.leaf() }] : [];
    return [...joint, ...wordSpans([word], type, place, setting)];
  });
  const rules = { shortLastLine: 0, narrowing: flow.narrowing, heading: true };
  const set = setText(spans, mm(page.right - page.left), rules);
  if (set.wordBroken) setting.warn({ code: 'letter.wordBroken', field: 'subjects.0' });
  let y = mm(values + subject.below) - subject.leading;
  for (const line of set.lines) paintLine(canvas, mm(page.left), (y += subject.leading), line, setting);
  return (y * 25.4) / 72 + subject.toBody;
}

function at(owner: TagNode, setting: Setting, field: string) {
  return { owner, lang: setting.language, field };
}
