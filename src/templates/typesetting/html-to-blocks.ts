/**
 * Restricted HTML, the form in which a letter's text is written, shown and approved, as blocks for the typesetter.
 */
import { Refusal } from '../../kernel/refusal';
import { printedAddress } from './inline';
import type {
  Inline,
  LetterBlock,
  LetterLanguage,
  LinkRun,
  List,
  ListItem,
  Quotation,
  Table,
  TableColumn,
  TextRun,
} from './letter.blocks';
import { CleanElement, CleanNode, restrictedTree } from './restricted-tree';

export interface HtmlSetting {
  /** The language of everything that does not say another. */
  readonly lang: LetterLanguage;
}

/** The blocks of a letter's text. Refuses what a letter cannot show, naming the element and its line and column. */
export function blocksOfHtml(html: string, { lang }: HtmlSetting): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let level = 1;
  const add = (element: CleanElement, inside: LetterLanguage) => {
    const block = blockOf(element, inside);
    if (block.type === 'heading') {
      if (block.level > level + 1) {
        throw new Refusal('invalid', 'letter.headingLevelSkipped', { level: block.level, place: element.place });
      }
      level = block.level;
    }
    blocks.push(block);
  };
  for (const element of elementsIn(restrictedTree(html))) {
    if (element.tag !== 'section') add(element, lang);
    else for (const inner of elementsIn(element.kids)) add(inner, languageOf(element) ?? lang);
  }
  return blocks;
}

/** The one way to write a letter's text as HTML: what reads the same is the same bytes. For hashing and comparing. */
export function normaliseHtml(html: string): string {
  return restrictedTree(html).map(write).join('');
}

/** The text alone, as a plain e-mail or a search index has it. */
export function plainTextOf(blocks: readonly LetterBlock[]): string {
  return blocks.map(plainBlock).join('\n\n');
}

const elementsIn = (nodes: readonly CleanNode[]) =>
  nodes.filter((node): node is CleanElement => typeof node !== 'string');
const languageOf = (element: CleanElement) => element.attributes.lang as LetterLanguage | undefined;

function blockOf(element: CleanElement, lang: LetterLanguage): LetterBlock {
  switch (element.tag) {
    case 'h2':
    case 'h3':
      return { type: 'heading', level: element.tag === 'h2' ? 2 : 3, runs: runsOf(element.kids), lang };
    case 'ul':
    case 'ol':
      return { ...listOf(element, 0), lang };
    case 'blockquote':
      return { ...quotationOf(element), lang };
    case 'table':
      return { ...tableOf(element), lang };
    default:
      return { type: 'paragraph', runs: runsOf(element.kids), lang };
  }
}

interface Look {
  readonly strong?: true;
  readonly em?: true;
  readonly lang?: LetterLanguage;
}

function runsOf(nodes: readonly CleanNode[], look: Look = {}): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (typeof node === 'string') return [{ type: 'text', text: node, ...look }];
    switch (node.tag) {
      case 'br':
        return [{ type: 'lineBreak' }];
      case 'strong':
        return runsOf(node.kids, { ...look, strong: true });
      case 'em':
      case 'cite':
        return runsOf(node.kids, node.tag === 'em' ? { ...look, em: true } : look);
      case 'a':
        return [linkOf(node, look)];
      default:
        return runsOf(node.kids, { ...look, lang: languageOf(node) ?? look.lang });
    }
  });
}

function linkOf(element: CleanElement, look: Look): LinkRun {
  const runs = runsOf(element.kids, look).filter((run): run is TextRun => run.type === 'text');
  if (runs.every((run) => run.text.trim() === ''))
    throw new Refusal('invalid', 'letter.linkEmpty', { place: element.place });
  return { type: 'link', href: element.attributes.href!, runs };
}

function listOf(element: CleanElement, depth: number): List {
  if (depth > 1) throw new Refusal('invalid', 'letter.nestedTooDeep', { place: element.place });
  const items = elementsIn(element.kids).map((item): ListItem => {
    const isList = (node: CleanNode) => typeof node !== 'string' && (node.tag === 'ul' || node.tag === 'ol');
    const [first, ...more] = elementsIn(item.kids.filter(isList));
    if (more.length > 0) throw new Refusal('invalid', 'letter.nestedTooDeep', { place: more[0]!.place });
    const at = item.kids.findIndex(isList);
    const after = at < 0 ? undefined : item.kids.slice(at + 1).find((node) => !isList(node));
    if (after !== undefined) throw new Refusal('invalid', 'letter.textOutsideBlock', { place: item.place });
    const runs = runsOf(item.kids.filter((node) => !isList(node)));
    return { runs, ...(first ? { nested: listOf(first, depth + 1) } : {}) };
  });
  return { type: 'list', style: element.tag === 'ol' ? 'decimal' : 'bullet', items };
}

function quotationOf(element: CleanElement): Quotation {
  const parts = elementsIn(element.kids);
  const paragraphs = parts.filter(({ tag }) => tag === 'p').map(({ kids }) => runsOf(kids));
  const source = parts.find(({ tag }) => tag === 'footer');
  return { type: 'quotation', paragraphs, ...(source ? { source: runsOf(source.kids) } : {}) };
}

function tableOf(element: CleanElement): Table {
  const parts = elementsIn(element.kids);
  const rowsIn = (tag: string) => parts.filter((part) => part.tag === tag).flatMap((part) => elementsIn(part.kids));
  const body = rowsIn('tbody');
  const head = rowsIn('thead');
  const foot = rowsIn('tfoot');
  const isHeader = (row: CleanElement | undefined) => row && elementsIn(row.kids).every(({ tag }) => tag === 'th');
  const header = head[0] ?? (isHeader(body[0]) ? body.shift() : undefined);
  if (!header || head.length > 1) throw new Refusal('invalid', 'letter.tableWithoutHeader', { place: element.place });
  const cellsOf = (row: CleanElement) => elementsIn(row.kids).map(({ kids }) => plainRuns(runsOf(kids)));
  const wide = cellsOf(header).length;
  const uneven = [...body, ...foot].find((row) => elementsIn(row.kids).length !== wide);
  if (uneven) throw new Refusal('invalid', 'letter.tableUneven', { place: uneven.place });
  const caption = parts.find(({ tag }) => tag === 'caption');
  const columns = parts
    .filter(({ tag }) => tag === 'colgroup')
    .flatMap(({ kids }) => elementsIn(kids))
    .map(columnOf);
  const sum = foot.at(-1);
  return {
    type: 'table',
    ...(caption ? { caption: plainRuns(runsOf(caption.kids)) } : {}),
    header: cellsOf(header),
    rows: [...body, ...foot.slice(0, -1)].map(cellsOf),
    ...(sum ? { sum: cellsOf(sum) } : {}),
    ...(columns.length > 0 ? { columns } : {}),
  };
}

function columnOf({ attributes }: CleanElement): TableColumn {
  const { 'data-width': width, 'data-align': align } = attributes;
  return {
    ...(width ? { width: Number(width) } : {}),
    ...(align ? { align: align as 'left' | 'right' } : {}),
  };
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replaceAll(/[&<>]/g, (sign) => escapes[sign]!);

function write(node: CleanNode): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (node.tag === 'br' || node.tag === 'col') return `<${node.tag}${attributes}>`;
  return `<${node.tag}${attributes}>${node.kids.map(write).join('')}</${node.tag}>`;
}

function plainRuns(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      if (run.type === 'lineBreak') return '\n';
      if (run.type === 'text') return run.text;
      const text = plainRuns(run.runs);
      const address = printedAddress(run.href);
      return text === address || text === run.href ? text : `${text} (${address})`;
    })
    .join('');
}

function plainBlock(block: LetterBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainRuns(block.runs);
    case 'list':
      return plainList(block, '').join('\n');
    case 'quotation':
      return [...block.paragraphs, ...(block.source ? [block.source] : [])].map(plainRuns).join('\n');
    case 'table':
      return [
        ...(block.caption ? [block.caption] : []),
        ...[block.header, ...block.rows, ...(block.sum ? [block.sum] : [])].map((row) => row.join('\t')),
      ].join('\n');
  }
}

function plainList(list: List, indent: string): string[] {
  return list.items.flatMap((item, i) => {
    const label = list.style === 'decimal' ? `${i + 1}.` : '–';
    const nested = item.nested ? plainList(item.nested, `${indent}   `) : [];
    return [`${indent}${label} ${plainRuns(item.runs)}`, ...nested];
  });
}
