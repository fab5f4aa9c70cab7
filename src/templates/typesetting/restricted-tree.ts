/**
 * An author's HTML as a checked tree: only what a letter can show, each thing where it may stand.
 *
 * parse5 repairs markup as browsers do; what is unknown after that is refused, never dropped. Comments and empty
 * elements go; white space between blocks goes; `b` and `i` become `strong` and `em`.
 */
import { spoken } from '../../kernel/spoken';
import { DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { Refusal } from '../../kernel/refusal';
import { maxFieldLength } from './characters';
import { letterLanguages } from './letter.blocks';
import { isLinkAddress } from './setting.rules';
import { placeInText, startOfText } from './typesetting.words';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export interface CleanElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kids: readonly CleanNode[];
  /** Line and column, as a refusal names it. */
  readonly place: string;
}

export type CleanNode = string | CleanElement;

const blocks = ['p', 'h2', 'h3', 'ul', 'ol', 'blockquote', 'table'];
const inline = ['strong', 'em', 'a', 'br', 'span', 'cite'];
const row = ['tr'];

/** What may stand in what. Running text may stand where `inline` may. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  '': [...blocks, 'section'],
  section: blocks,
  p: inline,
  h2: inline,
  h3: inline,
  ul: ['li'],
  ol: ['li'],
  li: [...inline, 'ul', 'ol'],
  blockquote: ['p', 'footer'],
  footer: inline,
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  colgroup: ['col'],
  col: [],
  caption: ['span'],
  thead: row,
  tbody: row,
  tfoot: row,
  tr: ['th', 'td'],
  th: ['span'],
  td: ['span'],
  strong: inline,
  em: inline,
  span: inline,
  cite: inline,
  a: ['strong', 'em', 'span'],
  br: [],
};

const holdsText = new Set([
  'p',
  'h2',
  'h3',
  'li',
  'footer',
  'caption',
  'th',
  'td',
  'strong',
  'em',
  'span',
  'cite',
  'a',
]);
/** Loose text in these becomes a paragraph of its own. */
const wrapsText = new Set(['', 'section', 'blockquote']);
const mayBeEmpty = new Set(['br', 'th', 'td', 'col']);
const blockEdges = new Set(['p', 'h2', 'h3', 'li', 'footer', 'caption', 'th', 'td']);
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em' };
/** Every list, cell and emphasis needs few levels; what goes deeper is an attack or a mistake. */
const deepest = 16;
const whiteSpace = /[ \t\n\r\f]+/g;

const isLanguage = (value: string) => letterLanguages.some((lang) => lang === value);
const isWord = (value: string) => /^[\p{L}\d:_.-]{1,120}$/u.test(value);

/** The attributes an element may carry. `data-` marks are the templates': which field, which standard paragraph. */
const mayCarry: Readonly<Record<string, Readonly<Record<string, (value: string) => boolean>>>> = {
  a: { href: isLinkAddress },
  section: { lang: isLanguage, 'data-paragraph': isWord },
  span: { lang: isLanguage, 'data-field': isWord, 'data-format': isWord, 'data-missing': isWord },
  col: {
    'data-width': (value) => /^\d{1,3}(\.\d)?$/.test(value),
    'data-align': (value) => /^(left|right)$/.test(value),
  },
};

/** Longest HTML of one letter. */
export const maxHtmlLength = 4 * maxFieldLength;

export function restrictedTree(html: string): readonly CleanNode[] {
  if (html.length > maxHtmlLength) {
    throw new Refusal('invalid', 'letter.textTooLong', { field: 'html', limit: maxHtmlLength });
  }
  refuseDeep(html);
  const fragment = parseFragment(html, { sourceCodeLocationInfo: true });
  return cleanKids(fragment.childNodes, '', spoken(startOfText), 0);
}

/** A parser builds what it is given; thousands of open elements are refused before it does. */
function refuseDeep(html: string): void {
  let open = 0;
  for (const match of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    if (match[1]) open = Math.max(0, open - 1);
    else if (!/^(br|col|p|li|tr|td|th|thead|tbody|tfoot)$/i.test(match[2]!)) open += 1;
    if (open > 200) throw new Refusal('invalid', 'letter.nestedTooDeep', { place: placeInText(1, match.index + 1) });
  }
}

function cleanKids(nodes: readonly Node[], parent: string, place: string, depth: number): CleanNode[] {
  if (depth > deepest) throw new Refusal('invalid', 'letter.nestedTooDeep', { place });
  const kids: CleanNode[] = [];
  let loose: CleanNode[] = [];
  const closeLoose = () => {
    const text = trimmed(loose);
    loose = [];
    if (text.length > 0) kids.push({ tag: 'p', attributes: {}, kids: text, place });
  };
  for (const node of nodes) {
    const kid = cleanNode(node, parent, place, depth);
    if (kid === undefined) continue;
    const running = typeof kid === 'string' || inline.includes(kid.tag);
    if (running && wrapsText.has(parent)) loose.push(kid);
    else {
      closeLoose();
      kids.push(kid);
    }
  }
  closeLoose();
  return blockEdges.has(parent) ? trimmed(joined(kids)) : joined(kids);
}

function cleanNode(node: Node, parent: string, place: string, depth: number): CleanNode | undefined {
  if ('value' in node) {
    const text = node.value.replaceAll(whiteSpace, ' ');
    if (holdsText.has(parent) || wrapsText.has(parent)) return text;
    if (text.trim() === '') return undefined;
    throw new Refusal('invalid', 'letter.textOutsideBlock', { place: placeOf(node) ?? place });
  }
  if (!('tagName' in node)) return undefined;
  return cleanElement(node, parent, placeOf(node) ?? place, depth);
}

function cleanElement(node: Element, parent: string, place: string, depth: number): CleanNode | undefined {
  const tag = sameAs[node.tagName] ?? node.tagName;
  const shown = tag.slice(0, 30);
  if (!Object.hasOwn(mayHold, tag)) throw new Refusal('invalid', 'letter.unknownTag', { tag: shown, place });
  // Editors put a paragraph in every list item; it says nothing more than the item.
  const unwrap = parent === 'li' && tag === 'p';
  const wrapped = wrapsText.has(parent) && inline.includes(tag);
  if (!unwrap && !wrapped && !mayHold[parent]!.includes(tag)) {
    throw new Refusal('invalid', 'letter.misplacedTag', { tag: shown, parent: parent || 'body', place });
  }
  const attributes = cleanAttributes(node, tag, place);
  const kids = cleanKids(node.childNodes, tag, place, depth + 1);
  if (kids.length === 0 && !mayBeEmpty.has(tag)) return undefined;
  if (unwrap) return kids.length === 1 ? kids[0] : { tag: 'span', attributes: {}, kids, place };
  return { tag, attributes, kids, place };
}

function cleanAttributes(node: Element, tag: string, place: string): Record<string, string> {
  const known = mayCarry[tag] ?? {};
  const attributes: Record<string, string> = {};
  for (const { name, value } of [...node.attrs].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const accepts = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!accepts) {
      throw new Refusal('invalid', 'letter.unknownAttribute', { tag, attribute: name.slice(0, 30), place });
    }
    if (!accepts(value)) throw refusedValue(tag, name, value, place);
    attributes[name] = value;
  }
  if (tag === 'a' && attributes.href === undefined) throw new Refusal('invalid', 'letter.linkRefused', { place });
  return attributes;
}

function refusedValue(tag: string, name: string, value: string, place: string): Refusal {
  if (name === 'href') return new Refusal('invalid', 'letter.linkRefused', { place });
  if (name === 'lang') return new Refusal('invalid', 'letter.languageUnknown', { lang: value.slice(0, 30), place });
  return new Refusal('invalid', 'letter.unknownAttribute', { tag, attribute: name, place });
}

/** Neighbouring texts as one, plain spans opened, two spaces as one. */
function joined(kids: readonly CleanNode[]): CleanNode[] {
  const out: CleanNode[] = [];
  for (const kid of kids.flatMap(opened)) {
    const last = out.at(-1);
    if (typeof kid === 'string' && typeof last === 'string')
      out[out.length - 1] = (last + kid).replaceAll(whiteSpace, ' ');
    else if (kid !== '') out.push(kid);
  }
  return out;
}

function opened(kid: CleanNode): readonly CleanNode[] {
  const plain = typeof kid !== 'string' && kid.tag === 'span' && Object.keys(kid.attributes).length === 0;
  return plain ? kid.kids : [kid];
}

/** Without white space at the block's edges and on either side of a line break. */
function trimmed(kids: readonly CleanNode[]): CleanNode[] {
  const isEdge = (kid: CleanNode | undefined) =>
    kid === undefined || (typeof kid !== 'string' && (kid.tag === 'br' || kid.tag === 'ul' || kid.tag === 'ol'));
  return kids
    .map((kid, i) => {
      if (typeof kid !== 'string') return kid;
      const start = isEdge(kids[i - 1]) ? kid.replace(/^ +/, '') : kid;
      return isEdge(kids[i + 1]) ? start.replace(/ +$/, '') : start;
    })
    .filter((kid) => kid !== '');
}

function placeOf(node: Node): string | undefined {
  const at = node.sourceCodeLocation;
  return at ? placeInText(at.startLine, at.startCol) : undefined;
}
