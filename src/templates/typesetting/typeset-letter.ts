/**
 * Typesets a letter: blocks in, one file out that is both PDF/A-2a and PDF/UA-1.
 *
 * Pages are laid out whole before anything is drawn, so "Side 1 av 2" is known; the structure tree follows the reading
 * order, not the drawing order. Same letter, same bytes.
 */
import { Refusal } from '../../kernel/refusal';
import { bodyRows } from './body-rows';
import { Canvas, mm } from './canvas';
import { refuseUnsettable } from './characters';
import { LaidOut, draw } from './draw';
import { FlowPage, Row, paginate, paintPage } from './flow';
import { face } from './fonts';
import { followingPage, layPageNumber } from './following-page';
import { footerTable } from './footer-table';
import type { LetterToSet, LetterWarning, Placement, SetLetter } from './letter-to-set';
import { dateInReferences, letterWords, templateLanguage } from './letter.words';
import { LetterStyle, ministryLetterStyle } from './letter-style';
import { layDemo, layLetterhead } from './letterhead';
import { layPageOne, markingText, needsList } from './page-one';
import { placementsOf } from './placements';
import { layRecipientList } from './recipient-list';
import { Setting, refuseNoDay, required } from './setting';
import { listsUnder, signatureRows } from './signature-rows';
import { TagNode } from './tags';
import type { HeadingSetting } from './text-rows';

/** Sets the letter. Refuses what cannot be set, naming the field; warns of what the author should see. */
export function typesetLetter(letter: LetterToSet, style: LetterStyle = ministryLetterStyle): SetLetter {
  const { warnings, ...laidOut } = layOutLetter(letter, style);
  return setDocument(laidOut, warnings);
}

export function setDocument(laidOut: LaidOut, warnings: readonly LetterWarning[]): SetLetter {
  const { title, author, subject } = laidOut.metadata;
  for (const [name, text] of Object.entries({ title, author, subject })) {
    refuseUnsettable(text, `metadata.${name}`, face('regular'));
  }
  let placements: readonly Placement[] | undefined;
  return {
    pdf: draw(laidOut),
    pages: laidOut.pages.length,
    warnings,
    get placements() {
      return (placements ??= placementsOf(laidOut.pages));
    },
  };
}

function layOutLetter(
  letter: LetterToSet,
  style: LetterStyle,
): LaidOut & { readonly warnings: readonly LetterWarning[] } {
  refuseUnfinished(letter);
  const template = templateLanguage(letter.languages, letter.letterhead.language);
  const setting = new Setting(style, letter.languages, template, letter.forPost === true);
  const root = new TagNode('Document');
  const first = new Canvas();
  layLetterhead(first, letter.letterhead, letter.officeTitle, root, setting);
  if (letter.demo) layDemo(first, root, setting);
  if (letter.foldTick) layFoldTick(first, setting);
  const byList = needsList(letter, setting);
  const bodyTop = layPageOne(first, letter, byList, root, setting);

  const rows = rowsOf(letter, root, setting);
  return layPages(letter, { root, first, rows, bodyTop, byList, setting });
}

interface Parts {
  readonly root: TagNode;
  readonly first: Canvas;
  readonly rows: readonly Row[];
  /** mm */
  readonly bodyTop: number;
  readonly byList: boolean;
  readonly setting: Setting;
}

function layPages(letter: LetterToSet, parts: Parts): LaidOut & { readonly warnings: readonly LetterWarning[] } {
  const { root, first, rows, bodyTop, byList, setting } = parts;
  const { page, flow } = setting.style;
  const list = new TagNode('Document');
  const foot = new TagNode('Document');
  const footer = footerTable(letter.footer, foot, setting);
  const flowed = paginate(rows, {
    firstPage: { first: mm(bodyTop), last: mm(page.lastBaselinePage1 - footer.raised) },
    following: { first: mm(page.firstBaseline), last: mm(page.lastBaseline) },
    emptyPart: flow.emptyPart,
    maxPages: flow.maxPages,
  });
  warnOfLists(flowed, setting);
  const head = {
    runningName: letter.letterhead.runningName,
    reference: letter.references.ours,
    date: dateInReferences(letter.references.date, setting.template),
    marking: markingText(letter, setting),
    demo: letter.demo === true,
  };
  const pages = flowed.map((flowPage, i) => {
    const canvas = i === 0 ? first : followingPage(head, setting);
    paintPage(canvas, flowPage, i === 0);
    if (i === 0) footer.paint(canvas);
    return canvas;
  });
  const newPage = () => {
    const canvas = followingPage(head, setting);
    pages.push(canvas);
    return canvas;
  };
  if (byList) layRecipientList(letter.recipients, list, setting, newPage);
  root.kids.push(...list.kids, ...foot.kids);
  const words = letterWords[setting.template];
  pages.forEach((canvas, i) => layPageNumber(canvas, words.page(i + 1, pages.length), setting));
  return { pages, root, metadata: metadataOf(letter), warnings: setting.warnings };
}

/** Text, signature, enclosures and copies; their elements come into the tree in this order. */
function rowsOf(letter: LetterToSet, root: TagNode, setting: Setting): Row[] {
  const body = bodyRows(letter.body, {
    owner: root,
    setting,
    headings: headingsOf(setting.style),
    above: { block: 'subject' },
  });
  return [...body, ...signatureRows(letter, root, setting), ...listsUnder(letter, root, setting)];
}

function headingsOf({ flow }: LetterStyle): Readonly<Record<2 | 3, HeadingSetting>> {
  return { 2: { role: 'H2', ...flow.heading2 }, 3: { role: 'H3', ...flow.heading3 } };
}

function warnOfLists(pages: readonly FlowPage[], setting: Setting): void {
  const last = pages.at(-1);
  if (pages.length > 1 && last && last.rows.length > 0 && last.rows.every(({ row }) => row.lists)) {
    setting.warn({ code: 'letter.onlyListsOnLastPage', field: 'enclosures', page: pages.length });
  }
}

function layFoldTick(canvas: Canvas, setting: Setting): void {
  const { fold, colours } = setting.style;
  canvas.rule(mm(fold.from), mm(fold.to), mm(fold.y), fold.line, colours.ink);
}

function metadataOf(letter: LetterToSet): LaidOut['metadata'] {
  const { title, author, subject } = letter.metadata;
  return {
    title: required(title, 'metadata.title'),
    author: required(author, 'metadata.author'),
    subject,
    languages: letter.languages.map((lang) => letterWords[lang].tag),
    creationDate: letter.creationDate,
    identity: JSON.stringify(letter),
  };
}

function refuseUnfinished(letter: LetterToSet): void {
  const { languages, subjects } = letter;
  const differ = new Set(languages).size === languages.length;
  if (languages.length < 1 || languages.length > 2 || !differ || subjects.length !== languages.length) {
    throw new Refusal('invalid', 'letter.languagesWrong');
  }
  subjects.forEach((subject, i) => required(subject, `subjects.${i}`));
  refuseNoDay(letter.references.date, 'references.date');
  if (letter.recipients.length === 0) throw new Refusal('invalid', 'letter.fieldMissing', { field: 'recipients' });
  letter.recipients.forEach((to, i) => required(to.name, `recipients.${i}.name`));
  if (letter.signatories.length === 0) throw new Refusal('invalid', 'letter.fieldMissing', { field: 'signatories' });
  letter.signatories.forEach((one, i) => required(one.name, `signatories.${i}.name`));
  if (letter.letterhead.names.length === 0)
    throw new Refusal('invalid', 'letter.fieldMissing', { field: 'letterhead.names' });
  if (letter.level === 'official' && letter.officeTitle) throw new Refusal('invalid', 'letter.officeTitleNotAllowed');
  const [one, ...more] = letter.signatories;
  if (letter.level === 'minister' && (more.length > 0 || one?.byAuthority)) {
    throw new Refusal('invalid', 'letter.ministerSignsAlone');
  }
}
