import { DOMParser, DOMSerializer } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { letterSchema } from './schema';

/** The text of a letter to and from the HTML it is kept as. */
const parser = DOMParser.fromSchema(letterSchema);
const serializer = DOMSerializer.fromSchema(letterSchema);

/** Parsed apart from the page: nothing in it is fetched or run. */
export function elementOf(html: string): HTMLElement {
  const apart = document.implementation.createHTMLDocument('');
  apart.body.innerHTML = html;
  return apart.body;
}

export function docOf(html: string): Node {
  return parser.parse(elementOf(html));
}

/** The HTML of a text, as the typesetter reads it. */
export function htmlOf(doc: Node): string {
  return htmlOfBlocks(withoutBrokenLinks(doc));
}

/** The HTML of one block of a text, with all its white space: for comparing. */
export function htmlOfBlock(block: Node): string {
  return htmlOfBlocks(letterSchema.node('doc', null, [block]));
}

function htmlOfBlocks(doc: Node): string {
  const holder = elementOf('');
  holder.append(serializer.serializeFragment(doc.content, { document: holder.ownerDocument }));
  const captions: { caption: string; columns: string }[] = [];
  doc.descendants((node) => {
    if (node.type === letterSchema.nodes.table) captions.push(node.attrs as { caption: string; columns: string });
  });
  holder.querySelectorAll('table').forEach((table, i) => dressTable(table, captions[i]));
  return holder.innerHTML;
}

/** Rows go to the head, the body and the foot of their table; caption and columns stand before them. */
function dressTable(table: HTMLTableElement, kept: { caption: string; columns: string } | undefined): void {
  const rows = [...table.querySelectorAll('tr')];
  // Without a row of headings a table says nothing to who hears it: the first row is one.
  if (!rows.some((row) => row.getAttribute('data-part') === 'head')) rows[0]?.setAttribute('data-part', 'head');
  const part = (name: string, tag: string): Element[] => {
    const own = rows.filter((row) => row.getAttribute('data-part') === name);
    if (!own.length) return [];
    const element = table.ownerDocument.createElement(tag);
    element.append(...own);
    return [element];
  };
  const parts = [...part('head', 'thead'), ...part('body', 'tbody'), ...part('foot', 'tfoot')];
  for (const row of rows) row.removeAttribute('data-part');
  const before = ['caption', 'colgroup'].flatMap((tag) => {
    const html = tag === 'caption' ? kept?.caption : kept?.columns;
    if (!html) return [];
    const element = table.ownerDocument.createElement(tag);
    element.innerHTML = html;
    return [element];
  });
  table.replaceChildren(...before, ...parts);
}

/** A link holds neither line breaks nor merge fields: there it ends, and begins again behind them. */
function withoutBrokenLinks(doc: Node): Node {
  const change = new Transform(doc);
  const { link } = letterSchema.marks;
  doc.descendants((node, at) => {
    if (node.isInline && !node.isText && link.isInSet(node.marks)) change.removeMark(at, at + node.nodeSize, link);
  });
  return change.doc;
}

/** The words alone, a line for each block: for seeing what differs. */
export function wordsOf(block: Node): string {
  return block.textBetween(0, block.content.size, '\n', (leaf) =>
    leaf.type === letterSchema.nodes.hard_break ? '\n' : String(leaf.attrs['text'] ?? ''),
  );
}

/** Every merge field with the words it has: field and format together name it. */
export function mergeWordsOf(doc: Node): Map<string, Node> {
  const words = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.type === letterSchema.nodes.merge_field)
      words.set(`${node.attrs['field']} ${node.attrs['format'] ?? ''}`, node);
  });
  return words;
}
