import { DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { Refusal } from '../kernel/refusal';
import { isFieldName } from './merge-field';
import { escapeHtml } from './merge-elements';
import { helperRule } from './template-helpers';
import { forbiddenCharacter } from './template-syntax';
import { letterLanguages } from './typesetting/letter.blocks';

/**
 * A letter's text as it is stored, shown and set: restricted HTML in one normal form, so that two texts that read the
 * same are the same bytes. Paragraphs, headings 2 and 3, lists, quotations, tables; strong, em, links, line breaks;
 * merge fields (`merge-elements.ts`), another language, and which standard paragraph a section came from. Anything else
 * is refused, naming it and its place; nothing is ever dropped silently but comments and empty paragraphs.
 */

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

export const longestLetterText = 200_000;
const deepest = 12;

/** What may stand in each element: blocks, running text, or both (a list item: text, then one nested list). */
interface Content {
  readonly blocks: readonly string[];
  readonly inline: readonly string[] | null;
}

const inline = ['strong', 'em', 'a', 'br', 'span'];
const blocks = ['p', 'h2', 'h3', 'ul', 'ol', 'blockquote', 'table'];
const textOnly: Content = { blocks: [], inline: ['span'] };

const content: Readonly<Record<string, Content>> = {
  root: { blocks: [...blocks, 'section'], inline: null },
  section: { blocks, inline: null },
  p: { blocks: [], inline },
  h2: { blocks: [], inline },
  h3: { blocks: [], inline },
  ul: { blocks: ['li'], inline: null },
  ol: { blocks: ['li'], inline: null },
  li: { blocks: ['ul', 'ol'], inline },
  blockquote: { blocks: ['p', 'footer'], inline: null },
  footer: { blocks: [], inline },
  table: { blocks: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'], inline: null },
  colgroup: { blocks: ['col'], inline: null },
  col: { blocks: [], inline: null },
  br: { blocks: [], inline: null },
  thead: { blocks: ['tr'], inline: null },
  tbody: { blocks: ['tr'], inline: null },
  tfoot: { blocks: ['tr'], inline: null },
  tr: { blocks: ['th', 'td'], inline: null },
  caption: textOnly,
  th: textOnly,
  td: textOnly,
  strong: { blocks: [], inline: ['em', 'a', 'br', 'span'] },
  em: { blocks: [], inline: ['strong', 'a', 'br', 'span'] },
  a: { blocks: [], inline: ['strong', 'em', 'span'] },
  span: { blocks: [], inline: ['strong', 'em', 'a', 'br', 'span'] },
};

const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em' };
const isLanguage = (value: string) => letterLanguages.some((language) => language === value);

/** The attributes an element may carry, and what each may say. */
const attributes: Readonly<Record<string, Readonly<Record<string, (value: string) => boolean>>>> = {
  a: { href: isLinkAddress },
  section: { lang: isLanguage, 'data-paragraph': (value) => /^[A-Za-z0-9:-]{1,80}$/.test(value) },
  span: {
    lang: isLanguage,
    'data-field': isFieldName,
    'data-format': (value) => helperRule(value) !== undefined,
    'data-missing': (value) => value === 'true',
  },
  col: {
    'data-width': (value) => /^\d{1,3}(\.\d)?$/.test(value),
    'data-align': (value) => /^(left|right)$/.test(value),
  },
};

/** Addresses a link in a letter may have. */
export function isLinkAddress(value: string): boolean {
  return value.length <= 2_000 && /^(https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:\+?\d)[^\s<>"]*$/i.test(value);
}

/** The normal form of a letter's text. Refuses `letterText.notAllowed` and `letterText.tooLong`. */
export function normalisedLetterHtml(html: string): string {
  if (html.length > longestLetterText) {
    throw new Refusal('tooLarge', 'letterText.tooLong', { longest: longestLetterText });
  }
  const forbidden = forbiddenCharacter(html);
  if (forbidden) throw notAllowed(forbidden.name, `linje ${forbidden.place.line}`);
  const root = parseFragment(html).childNodes;
  return new Writer().blocks('root', root, 0);
}

function notAllowed(what: string, place: string): Refusal {
  return new Refusal('invalid', 'letterText.notAllowed', { what, place });
}

class Writer {
  private block = 0;

  /** Writes what stands in an element that holds blocks; running text between them becomes paragraphs of its own. */
  blocks(parent: string, nodes: readonly Node[], depth: number): string {
    const allowed = content[parent] ?? textOnly;
    let written = '';
    let loose: Node[] = [];
    const writeLoose = () => {
      const text = this.inline('p', loose, depth).trim();
      loose = [];
      if (text === '') return;
      if (!allowed.blocks.includes('p')) throw this.refused(`tekst i ${parent}`);
      written += `<p>${text}</p>`;
    };
    for (const node of nodes) {
      if (isElement(node) && !inline.includes(nameOf(node))) {
        writeLoose();
        if (parent === 'root') this.block += 1;
        written += this.element(parent, node, depth + 1);
      } else {
        loose.push(node);
      }
    }
    writeLoose();
    return written;
  }

  private element(parent: string, node: Element, depth: number): string {
    const name = nameOf(node);
    const allowed = content[parent];
    const model = content[name];
    if (!model || !allowed || ![...allowed.blocks, ...(allowed.inline ?? [])].includes(name)) {
      throw this.refused(`<${node.tagName.slice(0, 30)}>${parent === 'root' ? '' : ` i <${parent}>`}`);
    }
    if (depth > deepest) throw this.refused('for mange nivåer inne i hverandre');
    const carried = this.attributes(name, node);
    if (name === 'br') return '<br>';
    if (name === 'col') return `<col${carried}>`;
    const inside = model.inline ? this.mixed(name, node.childNodes, depth) : this.blocks(name, node.childNodes, depth);
    if (name === 'span' && carried === '') return inside;
    if (inside === '' && !mayBeEmpty.has(name)) return '';
    return `<${name}${carried}>${inside}</${name}>`;
  }

  /** Running text, and after it, in a list item, the nested list. */
  private mixed(parent: string, nodes: readonly Node[], depth: number): string {
    const model = content[parent] ?? textOnly;
    const isBlock = (node: Node) => isElement(node) && model.blocks.includes(nameOf(node));
    const flat =
      parent === 'li'
        ? nodes.flatMap((node) => (isElement(node) && nameOf(node) === 'p' ? node.childNodes : [node]))
        : nodes;
    const text = this.inline(
      parent,
      flat.filter((node) => !isBlock(node)),
      depth,
    );
    const nested = flat.filter(isBlock).map((node) => this.element(parent, node as Element, depth + 1));
    return (blockEdges.has(parent) ? text.trim() : text) + nested.join('');
  }

  private inline(parent: string, nodes: readonly Node[], depth: number): string {
    const written = nodes.map((node) => {
      if (isElement(node)) return this.element(parent, node, depth + 1);
      if (isText(node)) return escapeHtml(node.value.replaceAll(/[ \t\n\r\f]+/g, ' ')).replaceAll('&quot;', '"');
      return '';
    });
    return written.join('');
  }

  private attributes(name: string, node: Element): string {
    const allowed = attributes[name] ?? {};
    const given = node.attrs.map(({ name: attribute, value }) => {
      const mayBe = Object.hasOwn(allowed, attribute) ? allowed[attribute] : undefined;
      if (!mayBe?.(value)) throw this.refused(`${attribute.slice(0, 30)} på <${name}>`);
      return ` ${attribute}="${escapeHtml(value)}"`;
    });
    if (name === 'a' && given.length === 0) throw this.refused('<a> uten adresse');
    return given.sort().join('');
  }

  private refused(what: string): Refusal {
    return notAllowed(what, `avsnitt ${Math.max(this.block, 1)}`);
  }
}

const mayBeEmpty = new Set(['td', 'th']);
const blockEdges = new Set(['p', 'h2', 'h3', 'li', 'footer', 'caption', 'td', 'th']);

function nameOf(node: Element): string {
  return sameAs[node.tagName] ?? node.tagName;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** The text as a plain mail has it: paragraphs and headings apart, list items with a dash or number, links written out. */
export function plainTextOf(html: string): string {
  const parts = parseFragment(html).childNodes.map((node) => plainBlock(node).trim());
  return parts.filter((part) => part !== '').join('\n\n');
}

function plainBlock(node: Node): string {
  if (isText(node)) return node.value.replaceAll(/[ \t\n\r\f]+/g, ' ');
  if (!isElement(node)) return '';
  const inside = () => node.childNodes.map(plainBlock);
  switch (nameOf(node)) {
    case 'br':
      return '\n';
    case 'a':
      return withAddress(inside().join(''), node.attrs.find(({ name }) => name === 'href')?.value ?? '');
    case 'ul':
      return listed(node, () => '–');
    case 'ol':
      return listed(node, (index) => `${index + 1}.`);
    case 'tr':
      return `${inside().join('\t')}\n`;
    case 'section':
    case 'blockquote':
      return plainSeparate(node.childNodes);
    default:
      return inside().join('');
  }
}

function plainSeparate(nodes: readonly Node[]): string {
  return nodes
    .map((node) => plainBlock(node).trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

function listed(node: Element, mark: (index: number) => string): string {
  const items = node.childNodes.filter(isElement).map((item) =>
    item.childNodes
      .map((part) => plainBlock(part))
      .join('')
      .trim(),
  );
  return `\n${items.map((item, index) => `${mark(index)} ${item.replaceAll('\n', '\n  ')}`).join('\n')}`;
}

function withAddress(text: string, href: string): string {
  const address = href.replace(/^(mailto|tel):/i, '');
  return text === address || text === href ? text : `${text} (${address})`;
}
