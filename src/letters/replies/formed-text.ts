import { CleanElement, CleanNode, restrictedTree } from '../../templates/typesetting/restricted-tree';
import { Dress, FormedBlock, FormedSign, cited } from './form-changes.rules';

/** A stored text as blocks of signs, and the same as plain words to compare: an empty line between blocks. */
export interface FormedText {
  readonly blocks: readonly FormedBlock[];
  readonly text: string;
  /** Where in the words each sign stands, through all blocks. */
  readonly places: readonly number[];
}

/** The words of a letter without labels or addresses: what stands before an item, or behind a link, is its form. */
export function formedTextOf(html: string): FormedText {
  const found: Found[] = [];
  const visit = (
    nodes: readonly CleanNode[],
    within: readonly string[],
    inside: Pick<Found, 'table' | 'row'>,
  ): void => {
    for (const element of elementsIn(nodes)) {
      const { tag, attributes, kids } = element;
      const form = [...within, ...nameOf(tag, attributes)];
      const place = {
        ...inside,
        ...(tag === 'table' || tag === 'tr' ? { [tag === 'tr' ? 'row' : tag]: element } : {}),
      };
      if (holdsWords.has(tag)) {
        const signs = signsOf(
          kids.filter((kid) => !isList(kid)),
          {},
        );
        found.push({ ...place, block: { form: tag === 'li' ? [...form, 'p'] : form, signs } });
        visit(kids.filter(isList), form, place);
      } else visit(kids, form, place);
    }
  };
  visit(restrictedTree(html), [], {});
  let text = '';
  const places: number[] = [];
  for (const [at, one] of found.entries()) {
    const last = found[at - 1];
    if (last) text += between(last, one);
    for (const { sign } of one.block.signs) {
      places.push(text.length);
      text += sign;
    }
  }
  return { blocks: found.map(({ block }) => block), text, places };
}

interface Found {
  readonly block: FormedBlock;
  readonly table?: CleanElement;
  readonly row?: CleanElement;
}

/** Cells of a row stand on one line, rows of a table on one each. */
function between(one: Found, next: Found): string {
  if (next.row && next.row === one.row) return '\t';
  return next.table && next.table === one.table ? '\n' : '\n\n';
}

const holdsWords = new Set(['p', 'h2', 'h3', 'li', 'footer', 'caption', 'td', 'th']);

const elementsIn = (nodes: readonly CleanNode[]) =>
  nodes.filter((node): node is CleanElement => typeof node !== 'string');
const isList = (node: CleanNode) => typeof node !== 'string' && (node.tag === 'ul' || node.tag === 'ol');

/** Parts and rows are the table's own matter; a section is a standard paragraph, or words in another language. */
function nameOf(tag: string, attributes: CleanElement['attributes']): string[] {
  if (tag === 'section') return [`section ${attributes['data-paragraph'] ?? ''} ${attributes.lang ?? ''}`];
  return ['thead', 'tbody', 'tfoot', 'tr'].includes(tag) ? [] : [tag];
}

function signsOf(nodes: readonly CleanNode[], dress: Dress): FormedSign[] {
  return nodes.flatMap((node): FormedSign[] => {
    if (typeof node === 'string') return node.split('').map((sign) => ({ sign, dress }));
    const { tag, attributes, kids } = node;
    if (tag === 'br') return [{ sign: '\n', dress }];
    return signsOf(kids, { ...dress, ...dressOf(tag, attributes) });
  });
}

function dressOf(tag: string, { href, lang }: CleanElement['attributes']): Dress {
  if (tag === 'strong') return { bold: 'bold' };
  if (tag === 'em') return { italic: 'italic' };
  if (tag === 'a') return { link: href };
  if (tag === 'cite') return { link: cited };
  return lang ? { language: lang } : {};
}
