/**
 * The cover of a folder laid before the minister: case, deadline and date in large type, what is inside, who has seen it.
 * Internal; never dispatched.
 */
import { bodyRows } from './body-rows';
import { Canvas, mm, toMm, widthOf } from './canvas';
import { FactTable, factTableRows } from './fact-table';
import { Row, paginate, paintPage } from './flow';
import { followingPage } from './following-page';
import { coverStyle } from './internal-style';
import { InternalLanguage, InternalWords, internalWords } from './internal.words';
import type { LetterBlock } from './letter.blocks';
import type { SetLetter } from './letter-to-set';
import { dateInReferences, letterWords } from './letter.words';
import { LetterStyle, ministryLetterStyle } from './letter-style';
import { layDemo } from './letterhead';
import { Line, plainLines, setPlain, setText } from './lines';
import type { ShownApproval } from './memo';
import { Setting, pagination, refuseNoDay, required } from './setting';
import { TagNode } from './tags';
import { paintLine } from './text-rows';
import { setDocument } from './typeset-letter';

export interface FolderDocument {
  readonly title: string;
  /** "20/14-4" */
  readonly entry: string;
  readonly pages: number;
  /** "offentlig", "§ 14" */
  readonly access: string;
  /** The letter to sign: bold, and it should stand first. */
  readonly toSign?: boolean;
}

export interface FolderCoverToSet {
  readonly language: InternalLanguage;
  readonly demo?: boolean;
  readonly ministry: string;
  /** Left out: "Til signering". */
  readonly title?: string;
  /** "Mappe til justis- og beredskapsministeren" */
  readonly addressee: string;
  readonly caseKey: string;
  /** `yyyy-mm-dd`, as is `laidBefore`. */
  readonly deadline?: string;
  readonly laidBefore: string;
  readonly subject: string;
  /** "Norgesunionen av Soroptimist International, brev av 14.05.2020" */
  readonly sender: string;
  /** "statsministeren, arbeids- og sosialministeren"; left out when the answer is on nobody's behalf. */
  readonly onBehalfOf?: string;
  readonly documents: readonly FolderDocument[];
  readonly approvals?: readonly ShownApproval[];
  /** The private office's own words. */
  readonly note?: readonly LetterBlock[];
  /** "Mappe 1 av 6" */
  readonly folder: { readonly number: number; readonly of: number };
  readonly metadata: { readonly title: string; readonly author: string; readonly subject: string };
  readonly creationDate: Date;
}

export function typesetFolderCover(cover: FolderCoverToSet, style: LetterStyle = ministryLetterStyle): SetLetter {
  refuseNoDay(cover.laidBefore, 'laidBefore');
  if (cover.deadline) refuseNoDay(cover.deadline, 'deadline');
  cover.approvals?.forEach(({ date }, i) => refuseNoDay(date, `approvals.${i}.date`));
  const words = internalWords[cover.language];
  const setting = new Setting(style, [cover.language], cover.language);
  const root = new TagNode('Document');
  const first = new Canvas();
  if (cover.demo) layDemo(first, root, setting);
  const top = layHead(first, cover, words, root, setting);
  const rows = tableRows(cover, words, root, setting);
  const flowed = paginate(rows, {
    firstPage: { first: top + coverStyle.tableAfter, last: mm(style.page.lastBaseline + 8) },
    following: { first: mm(style.page.firstBaseline), last: mm(style.page.lastBaseline) },
    emptyPart: style.flow.emptyPart,
    maxPages: style.flow.maxPages,
  });
  const head = {
    runningName: cover.ministry,
    reference: cover.caseKey,
    date: dateInReferences(cover.laidBefore, cover.language),
    demo: cover.demo === true,
  };
  const pages = flowed.map((page, i) => {
    const canvas = i === 0 ? first : followingPage(head, setting);
    paintPage(canvas, page, i === 0);
    layFoot(canvas, cover, words, i === 0 ? root : undefined, setting);
    return canvas;
  });
  const metadata = {
    ...cover.metadata,
    languages: [letterWords[cover.language].tag],
    creationDate: cover.creationDate,
    identity: JSON.stringify(cover),
  };
  return setDocument({ pages, root, metadata }, setting.warnings);
}

/** Everything above the tables; returns the last baseline, pt. What takes more lines moves the rest down. */
function layHead(
  canvas: Canvas,
  cover: FolderCoverToSet,
  words: InternalWords,
  root: TagNode,
  setting: Setting,
): number {
  const { page, colours } = setting.style;
  const small = setting.type('regular', coverStyle.smallSize);
  const line = (text: string, field: string, y: number, size: number, bold: boolean, role: 'P' | 'H1') => {
    const type = setting.type(bold ? 'bold' : 'regular', size);
    canvas.text(mm(page.left), mm(y), setting.checked(text, field, type), type, root.add(role).leaf());
  };
  line(cover.ministry, 'ministry', coverStyle.ministryY, coverStyle.smallSize, false, 'P');
  line(cover.title ?? words.cover, 'title', coverStyle.titleY, coverStyle.titleSize, true, 'H1');
  line(cover.addressee, 'addressee', coverStyle.addresseeY, coverStyle.addresseeSize, false, 'P');
  canvas.rule(mm(page.left), mm(page.frameRight), mm(coverStyle.ruleY), coverStyle.rule, colours.ink);
  const day = (date?: string) => (date ? dateInReferences(date, cover.language) : '');
  const large = setting.type('bold', coverStyle.valueSize);
  const facts = [
    [words.case, required(cover.caseKey, 'caseKey'), 'caseKey'],
    [words.deadline, day(cover.deadline), 'deadline'],
    [words.laidBefore, day(cover.laidBefore), 'laidBefore'],
  ] as const;
  facts.forEach(([label, value, field], i) => {
    const leaf = root.add('P').leaf();
    canvas.text(mm(page.columns[i]!), mm(coverStyle.labelY), value ? `${label} ` : label, small, leaf);
    canvas.text(mm(page.columns[i]!), mm(coverStyle.valueY), setting.checked(value, field, large), large, leaf);
  });
  return layWords(canvas, cover, words, root, setting);
}

function layWords(
  canvas: Canvas,
  cover: FolderCoverToSet,
  words: InternalWords,
  root: TagNode,
  setting: Setting,
): number {
  const { page, flow } = setting.style;
  const body = setting.type('regular', flow.body.size);
  const bold = setting.type('bold', coverStyle.subjectSize);
  const small = setting.type('regular', coverStyle.smallSize);
  let down = 0;
  let last = 0;
  const put = (label: string, text: string, field: string, y: number) => {
    const isSubject = field === 'subject';
    const type = isSubject ? bold : body;
    const leading = isSubject ? coverStyle.subjectLeading : flow.body.leading;
    const leaf = root.add('P').leaf();
    const above = isSubject ? coverStyle.labelAboveSubject : coverStyle.labelAbove;
    canvas.text(mm(page.left), mm(y - above) + down, `${label} `, small, leaf);
    const rules = { ...plainLines, heading: isSubject };
    const lines: readonly Line[] = setText(
      [{ text: setting.checked(text, field, type), style: type, leaf }],
      mm(page.right - page.left),
      rules,
    ).lines;
    lines.forEach((one, i) => paintLine(canvas, mm(page.left), mm(y) + down + i * leading, one, setting));
    last = mm(y) + down + (lines.length - 1) * leading;
    if (field !== 'onBehalfOf') down += (lines.length - 1) * leading;
  };
  put(words.subject, required(cover.subject, 'subject'), 'subject', coverStyle.subjectY);
  put(words.sender, required(cover.sender, 'sender'), 'sender', coverStyle.senderY);
  if (cover.onBehalfOf) put(words.onBehalfOf, cover.onBehalfOf, 'onBehalfOf', coverStyle.onBehalfY);
  return last;
}

function tableRows(cover: FolderCoverToSet, words: InternalWords, root: TagNode, setting: Setting): Row[] {
  const rows = [
    headingRow(words.inFolder, coverStyle.tableAfter, root, setting),
    ...factTableRows(documentTable(cover, words), root, setting),
  ];
  const approvals = cover.approvals ?? [];
  if (approvals.length > 0) {
    rows.push(
      headingRow(words.handledBy, coverStyle.headingBetween, root, setting),
      ...factTableRows(approvalTable(cover, approvals, words), root, setting),
    );
  }
  if (!cover.note || cover.note.length === 0) return rows;
  const { heading2, heading3, body } = setting.style.flow;
  const headings = { 2: { role: 'H2', ...heading2 }, 3: { role: 'H3', ...heading3 } } as const;
  const note = headingRow(words.note, coverStyle.headingBetween, root, setting);
  const above = { block: 'heading', after: coverStyle.noteAfter - body.leading } as const;
  const text = bodyRows(cover.note, { owner: root, setting, headings, above });
  for (const row of text.slice(0, 2)) row.keep = 4;
  return [...rows, note, ...text];
}

function headingRow(text: string, advance: number, root: TagNode, setting: Setting): Row {
  const { size, leading } = setting.style.flow.heading2;
  const type = setting.type('bold', size);
  const { left, right } = setting.style.page;
  const line = setPlain(text, type, root.add('H2').leaf(), mm(right - left)).lines[0]!;
  return {
    space: advance - leading,
    leading,
    depth: 0,
    keep: 0,
    paint: (canvas, y) => paintLine(canvas, mm(left), y, line, setting),
  };
}

function documentTable(cover: FolderCoverToSet, words: InternalWords): FactTable {
  const { documents } = cover;
  const labels = [words.number, words.document, words.entry, words.pages, words.access];
  return {
    style: coverStyle.table,
    columns: labels.map((label, i) => ({
      label,
      x: coverStyle.documentColumns[i]!,
      ...(i === 3 ? { right: coverStyle.pagesRight } : {}),
    })),
    rows: documents.map((one, i) => [`${i + 1}`, one.title, one.entry, `${one.pages}`, one.access]),
    bold: documents.flatMap((one, i) => (one.toSign ? [i] : [])),
    field: 'documents',
  };
}

function approvalTable(cover: FolderCoverToSet, approvals: readonly ShownApproval[], words: InternalWords): FactTable {
  const labels = [words.name, words.role, words.date, words.concerns];
  return {
    style: coverStyle.table,
    columns: labels.map((label, i) => ({ label, x: coverStyle.approvalColumns[i]! })),
    rows: approvals.map((one) => [one.name, one.role, dateInReferences(one.date, cover.language), one.concerns]),
    field: 'approvals',
  };
}

/** Read once, last on the first page. */
function layFoot(
  canvas: Canvas,
  cover: FolderCoverToSet,
  words: InternalWords,
  root: TagNode | undefined,
  setting: Setting,
): void {
  const { page, pageNumber } = setting.style;
  const type = setting.type('regular', pageNumber.size);
  const y = mm(page.pageNumber);
  const target = () => root?.add('P').leaf() ?? pagination('Bottom', setting.style, page.pageNumber - 4, toMm(y) + 1.5);
  const folder = words.folder(cover.folder.number, cover.folder.of);
  canvas.text(mm(page.left), y, words.coverFoot, type, target());
  canvas.text(mm(page.frameRight) - widthOf(folder, type), y, folder, type, target());
}
