/**
 * The memo to the minister: what is asked and the recommendation first, on one page where it can be. Internal; it has no
 * letterhead and is never dispatched. Flow, refusals and conformance as for a letter.
 */
import { bodyRows } from './body-rows';
import { Canvas, mm, toMm, widthOf } from './canvas';
import { FactTable, factTableRows } from './fact-table';
import { Row, paginate, paintPage } from './flow';
import { followingPage, layPageNumber } from './following-page';
import { memoStyle } from './internal-style';
import { InternalLanguage, InternalWords, internalWords } from './internal.words';
import type { LetterBlock } from './letter.blocks';
import type { SetLetter } from './letter-to-set';
import { dateInReferences, letterWords } from './letter.words';
import { LetterStyle, ministryLetterStyle } from './letter-style';
import { layDemo } from './letterhead';
import { plainLines, setPlain, setText } from './lines';
import { Setting, refuseNoDay, required } from './setting';
import { TagNode } from './tags';
import { paintLine } from './text-rows';
import { setDocument } from './typeset-letter';

/** An approval as the memo and the folder show it: who, in which role, when, and of which version. */
export interface ShownApproval {
  readonly name: string;
  readonly role: string;
  /** `yyyy-mm-dd` */
  readonly date: string;
  /** "versjon 4", "utarbeidet" */
  readonly concerns: string;
}

export interface MemoToSet {
  readonly language: InternalLanguage;
  readonly demo?: boolean;
  /** Running form: "Justis- og beredskapsdepartementet". */
  readonly ministry: string;
  /** Left out: "Notat til statsråden". */
  readonly title?: string;
  /** `text` left out: "Internt dokument". */
  readonly marking?: { readonly text?: string; readonly provision?: string };
  readonly to: string;
  readonly via?: string;
  readonly from: string;
  readonly caseworker: string;
  /** "20/14" */
  readonly caseKey: string;
  /** `yyyy-mm-dd`, as is `deadline`. */
  readonly date: string;
  readonly deadline?: string;
  /** "20/14-3" */
  readonly entry?: string;
  readonly subject: string;
  /** Headings of level 2 are the memo's sections. */
  readonly body: readonly LetterBlock[];
  readonly approvals?: readonly ShownApproval[];
  /** The three boxes; on by default. */
  readonly decision?: boolean;
  readonly enclosures?: readonly string[];
  readonly metadata: { readonly title: string; readonly author: string; readonly subject: string };
  readonly creationDate: Date;
}

export function typesetMemo(memo: MemoToSet, style: LetterStyle = ministryLetterStyle): SetLetter {
  refuseNoDay(memo.date, 'date');
  if (memo.deadline) refuseNoDay(memo.deadline, 'deadline');
  memo.approvals?.forEach(({ date }, i) => refuseNoDay(date, `approvals.${i}.date`));
  const words = internalWords[memo.language];
  const setting = new Setting(style, [memo.language], memo.language);
  const root = new TagNode('Document');
  const first = new Canvas();
  if (memo.demo) layDemo(first, root, setting);
  const bodyTop = layHead(first, memo, words, root, setting);
  const rows = [...textRows(memo, root, setting), ...endRows(memo, words, root, setting)];
  const flowed = paginate(rows, {
    firstPage: { first: mm(bodyTop), last: mm(style.page.lastBaseline) },
    following: { first: mm(style.page.firstBaseline), last: mm(style.page.lastBaseline) },
    emptyPart: style.flow.emptyPart,
    maxPages: style.flow.maxPages,
  });
  if (flowed.length > memoStyle.pages) setting.warn({ code: 'memo.tooLong', field: 'body', page: memoStyle.pages + 1 });
  const head = {
    runningName: memo.ministry,
    reference: memo.caseKey,
    date: dateInReferences(memo.date, memo.language),
    marking: memo.marking?.text ?? words.internal,
    demo: memo.demo === true,
  };
  const pages = flowed.map((page, i) => {
    const canvas = i === 0 ? first : followingPage(head, setting);
    paintPage(canvas, page, i === 0);
    return canvas;
  });
  const { page, tag } = letterWords[memo.language];
  pages.forEach((canvas, i) => layPageNumber(canvas, page(i + 1, pages.length), setting));
  const metadata = {
    ...memo.metadata,
    languages: [tag],
    creationDate: memo.creationDate,
    identity: JSON.stringify(memo),
  };
  return setDocument({ pages, root, metadata }, setting.warnings);
}

/** Ministry, title, marking, the two columns of facts and the case title; returns the body's first baseline, mm. */
function layHead(canvas: Canvas, memo: MemoToSet, words: InternalWords, root: TagNode, setting: Setting): number {
  const { page, colours } = setting.style;
  const small = setting.type('regular', memoStyle.smallSize);
  const title = setting.type('bold', memoStyle.titleSize);
  put(canvas, page.left, memoStyle.ministryY, setting.checked(memo.ministry, 'ministry', small), small, root.add('P'));
  const heading = setting.checked(memo.title ?? words.memo, 'title', title);
  put(canvas, page.left, memoStyle.titleY, heading, title, root.add('H1'));
  layMarking(canvas, memo, words, root, setting);
  canvas.rule(mm(page.left), mm(page.frameRight), mm(memoStyle.ruleY), memoStyle.heavy, colours.ink);
  const lastRow = layFacts(canvas, memo, words, root, setting);
  const rule = lastRow + memoStyle.ruleAfter;
  canvas.rule(mm(page.left), mm(page.frameRight), mm(rule), memoStyle.light, colours.ink);
  const { size, leading, toBody } = memoStyle.caseTitle;
  const type = setting.type('bold', size);
  const leaf = root.add('H2').leaf();
  const text = setting.checked(required(memo.subject, 'subject'), 'subject', type);
  const set = setText([{ text, style: type, leaf }], mm(page.right - page.left), { ...plainLines, heading: true });
  const top = mm(rule + memoStyle.titleAfterRule);
  set.lines.forEach((line, i) => paintLine(canvas, mm(page.left), top + i * leading, line, setting));
  return toMm(top + (set.lines.length - 1) * leading) + toBody;
}

function put(
  canvas: Canvas,
  x: number,
  y: number,
  text: string,
  type: ReturnType<Setting['type']>,
  node: TagNode,
): void {
  canvas.text(mm(x), mm(y), text, type, node.leaf());
}

function layMarking(canvas: Canvas, memo: MemoToSet, words: InternalWords, root: TagNode, setting: Setting): void {
  const { marking, page } = setting.style;
  const bold = setting.type('bold', marking.size);
  const regular = setting.type('regular', marking.provisionSize);
  const leaf = root.add('P').leaf();
  const text = setting.checked(memo.marking?.text ?? words.internal, 'marking.text', bold);
  const provision = setting.checked(memo.marking?.provision ?? '', 'marking.provision', regular);
  const spans = [{ text, style: bold, leaf }, ...(provision ? [null, { text: provision, style: regular, leaf }] : [])];
  setText(spans, mm(marking.width), plainLines)
    .lines.slice(0, 4)
    .forEach((line, i) => {
      paintLine(canvas, mm(page.columns[2]), mm(memoStyle.markingY) + i * memoStyle.markingStep, line, setting);
    });
}

/** Label and value, four to the left and four to the right; returns the last row's baseline, mm. */
function layFacts(canvas: Canvas, memo: MemoToSet, words: InternalWords, root: TagNode, setting: Setting): number {
  const day = (date?: string) => (date ? dateInReferences(date, memo.language) : '');
  const left: [string, string, string][] = [
    [words.to, memo.to, 'to'],
    [words.via, memo.via ?? '', 'via'],
    [words.from, memo.from, 'from'],
    [words.caseworker, memo.caseworker, 'caseworker'],
  ];
  const right: [string, string, string][] = [
    [words.case, memo.caseKey, 'caseKey'],
    [words.date, day(memo.date), 'date'],
    [words.deadline, day(memo.deadline), 'deadline'],
    [words.entry, memo.entry ?? '', 'entry'],
  ];
  const label = setting.type('regular', memoStyle.smallSize);
  const value = setting.type('regular', memoStyle.valueSize);
  const columns = [left, right].map((facts, column) =>
    facts.map(([word, text, field]) => {
      const leaf = root.add('P').leaf();
      const lines = setPlain(setting.checked(text, field, value), value, leaf, mm(memoStyle.valueWidth[column]!)).lines;
      return { word, leaf, lines };
    }),
  );
  const heights = left.map((_, i) => Math.max(1, ...columns.map((facts) => facts[i]!.lines.length)));
  let last: number = memoStyle.firstRow;
  columns.forEach((facts, column) => {
    let y: number = memoStyle.firstRow;
    facts.forEach(({ word, leaf, lines }, i) => {
      const x = column === 0 ? setting.style.page.left : setting.style.page.columns[2];
      canvas.text(mm(x), mm(y), lines.length > 0 ? `${word} ` : word, label, leaf);
      lines.forEach((line, n) => {
        paintLine(canvas, mm(memoStyle.valueX[column]!), mm(y + n * memoStyle.wrapStep), line, setting);
      });
      last = y + (heights[i]! - 1) * memoStyle.wrapStep;
      y = last + memoStyle.rowStep;
    });
  });
  return last;
}

/** Sections are heading 3 under the case title, set as heading 2 a little closer. */
function textRows(memo: MemoToSet, root: TagNode, setting: Setting): Row[] {
  const { heading2, heading3 } = setting.style.flow;
  const headings = {
    2: { role: 'H3', ...heading2, space: memoStyle.sectionSpace },
    3: { role: 'H4', ...heading3 },
  } as const;
  return bodyRows(memo.body, { owner: root, setting, headings, above: { block: 'subject' } });
}

function endRows(memo: MemoToSet, words: InternalWords, root: TagNode, setting: Setting): Row[] {
  const approvals = memo.approvals ?? [];
  const rows = approvals.length > 0 ? factTableRows(approvalTable(memo, approvals, words), root, setting) : [];
  if (memo.decision !== false) rows.push(decisionRow(words, root, setting));
  const enclosures = memo.enclosures ?? [];
  if (enclosures.length > 0) rows.push(enclosureRow(enclosures, words, root, setting));
  return rows;
}

function approvalTable(memo: MemoToSet, approvals: readonly ShownApproval[], words: InternalWords): FactTable {
  const labels = [words.handledBy, words.role, words.date, words.concerns];
  return {
    style: memoStyle.table,
    columns: labels.map((label, i) => ({ label, x: memoStyle.tableColumns[i]! })),
    rows: approvals.map((one) => [one.name, one.role, dateInReferences(one.date, memo.language), one.concerns]),
    field: 'approvals',
  };
}

/** Three drawn boxes; read as a list. */
function decisionRow(words: InternalWords, root: TagNode, setting: Setting): Row {
  const bold = setting.type('bold', memoStyle.listSize);
  const type = setting.type('regular', memoStyle.listSize);
  const label = root.add('P').leaf();
  const list = root.add('L');
  const choices = words.choices.map((text) => ({ text, leaf: list.add('LI').add('LBody').leaf() }));
  return {
    space: memoStyle.toDecision - memoStyle.listLeading,
    leading: memoStyle.listLeading,
    depth: 0,
    keep: 6,
    paint(canvas, y) {
      canvas.text(mm(setting.style.page.left), y, words.minister, bold, label);
      choices.forEach(({ text, leaf }, i) => {
        const x = mm(memoStyle.decisionX[i]!);
        const top = y + memoStyle.boxBelow - memoStyle.box;
        canvas.box(x, top, memoStyle.box, memoStyle.box, memoStyle.boxLine);
        canvas.text(x + memoStyle.boxToText, y, text, type, leaf);
      });
    },
  };
}

/** Numbered, side by side as far as they go. */
function enclosureRow(items: readonly string[], words: InternalWords, root: TagNode, setting: Setting): Row {
  const bold = setting.type('bold', memoStyle.listSize);
  const type = setting.type('regular', memoStyle.listSize);
  const label = root.add('P').leaf();
  const list = root.add('L', { numbering: 'Decimal' });
  const [start, end] = [mm(memoStyle.listX), mm(setting.style.page.frameRight)];
  const indent = widthOf(`${items.length}`, type) + 2 * widthOf(' ', type);
  let [x, line] = [start, 0];
  const placed = items.map((text, i) => {
    const li = list.add('LI');
    const number = li.add('Lbl').leaf();
    setting.checked(text, `enclosures.${i}`, type);
    const { lines } = setPlain(text, type, li.add('LBody').leaf(), end - start - indent);
    const width = indent + Math.max(...lines.map((one) => one.width));
    if (x > start && (x + width > end || lines.length > 1)) [x, line] = [start, line + 1];
    const at = { number, lines, x, line, label: `${i + 1} ` };
    if (lines.length > 1) [x, line] = [start, line + lines.length];
    else x += width + memoStyle.listGap;
    return at;
  });
  const height = Math.max(...placed.map((one) => one.line + one.lines.length)) - 1;
  return {
    space: memoStyle.toList - memoStyle.listLeading,
    leading: memoStyle.listLeading,
    depth: height * memoStyle.listLeading,
    keep: 7,
    field: 'enclosures',
    paint(canvas, y) {
      canvas.text(mm(setting.style.page.left), y, words.enclosures, bold, label);
      for (const one of placed) {
        const top = y + one.line * memoStyle.listLeading;
        canvas.text(one.x, top, one.label, type, one.number);
        one.lines.forEach((each, n) => {
          paintLine(canvas, one.x + indent, top + n * memoStyle.listLeading, each, setting);
        });
      }
    },
  };
}
