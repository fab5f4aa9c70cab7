import { Schema } from 'prosemirror-model';
import type { MarkSpec, NodeSpec } from 'prosemirror-model';

/**
 * Exactly what a letter's text can hold: the restricted HTML of the typesetter, no more. What is pasted and has no
 * place here loses its dress and keeps its words.
 */
const word = /^[\p{L}\d:_.-]{1,120}$/u;
const languages = ['nb', 'nn', 'se', 'en'];
const linkAddress = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:\+?\d)[^\s<>"]*$/i;

/** http, https, mailto and tel; nothing else may stand behind a link of a letter. */
export function isLinkAddress(value: string): boolean {
  return value.length <= 2_000 && linkAddress.test(value);
}

const attribute = (element: HTMLElement, name: string): string | null => {
  const value = element.getAttribute(name);
  return value !== null && word.test(value) ? value : null;
};
const languageOf = (element: HTMLElement): string | null =>
  languages.find((one) => one === element.getAttribute('lang')) ?? null;

const cell = (tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec => ({
  content: '(text | merge_field)*',
  marks: 'lang',
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  tableRole,
  isolating: true,
  parseDOM: [{ tag }],
  toDOM: () => [tag, 0],
});

const nodes = {
  doc: { content: '(block | section)+' },
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [
      ...['h1', 'h2'].map((tag) => ({ tag, attrs: { level: 2 } })),
      ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
    ],
    toDOM: (node) => [`h${node.attrs['level']}`, 0],
  },
  blockquote: {
    content: 'paragraph+ quote_source?',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  /** Where the words of a quotation come from. The attribute says it was given: Enter never makes one by itself. */
  quote_source: {
    content: 'inline*',
    attrs: { given: {} },
    parseDOM: [{ tag: 'footer', attrs: { given: true } }],
    toDOM: () => ['footer', 0],
  },
  bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  ordered_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
  list_item: {
    content: 'paragraph (bullet_list | ordered_list)?',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0],
  },
  table: {
    content: 'table_row+',
    group: 'block',
    tableRole: 'table',
    isolating: true,
    /** Caption and columns are kept as they are: the editor shows them, and the typesetter sets them. */
    attrs: { caption: { default: '' }, columns: { default: '' } },
    parseDOM: [
      {
        tag: 'table',
        getAttrs: (element) => ({
          caption: element.querySelector(':scope > caption')?.innerHTML ?? '',
          columns: element.querySelector(':scope > colgroup')?.innerHTML ?? '',
        }),
      },
    ],
    toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)+',
    tableRole: 'row',
    attrs: { part: { default: 'body' } },
    parseDOM: [
      { tag: 'thead > tr', attrs: { part: 'head' }, priority: 60 },
      { tag: 'tfoot > tr', attrs: { part: 'foot' }, priority: 60 },
      { tag: 'tr' },
    ],
    toDOM: (node) => ['tr', { 'data-part': String(node.attrs['part']) }, 0],
  },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
  /** A standard paragraph, or words in another language. */
  section: {
    content: 'block+',
    defining: true,
    attrs: { paragraph: { default: null }, lang: { default: null } },
    parseDOM: [
      {
        tag: 'section',
        getAttrs: (element) => ({ paragraph: attribute(element, 'data-paragraph'), lang: languageOf(element) }),
      },
    ],
    toDOM: (node) => [
      'section',
      present({ 'data-paragraph': node.attrs['paragraph'] as unknown, lang: node.attrs['lang'] as unknown }),
      0,
    ],
  },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  /** A place the case fills. One sign to whoever writes: chosen and deleted whole, never edited. */
  merge_field: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      field: {},
      format: { default: null },
      missing: { default: false },
      text: { default: '' },
      href: { default: null },
    },
    parseDOM: [{ tag: 'span[data-field]', priority: 70, getAttrs: mergeAttributes }],
    toDOM: ({ attrs }) => {
      const { field, format, missing, text, href } = attrs as MergeAttributes;
      const carried = present({ 'data-field': field, 'data-format': format, 'data-missing': missing ? 'true' : null });
      return ['span', carried, href ? ['a', { href }, text] : text];
    },
    leafText: ({ attrs }) => String(attrs['text']),
  },
} as const satisfies Record<string, NodeSpec>;

export interface MergeAttributes {
  readonly field: string;
  readonly format: string | null;
  readonly missing: boolean;
  readonly text: string;
  readonly href: string | null;
}

function mergeAttributes(element: HTMLElement): MergeAttributes | false {
  const field = attribute(element, 'data-field');
  if (!field) return false;
  const link = element.querySelector('a')?.getAttribute('href') ?? null;
  return {
    field,
    format: attribute(element, 'data-format'),
    missing: element.hasAttribute('data-missing'),
    text: element.textContent ?? '',
    href: link !== null && isLinkAddress(link) ? link : null,
  };
}

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    excludes: 'link cite',
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = (element.getAttribute('href') ?? '').trim();
          return isLinkAddress(href) ? { href } : false;
        },
      },
    ],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  cite: { parseDOM: [{ tag: 'cite' }], toDOM: () => ['cite', 0] },
  lang: {
    attrs: { lang: {} },
    parseDOM: [
      {
        tag: 'span[lang]',
        getAttrs: (element) => {
          const lang = languageOf(element);
          return lang ? { lang } : false;
        },
      },
    ],
    toDOM: (mark) => ['span', { lang: String(mark.attrs['lang']) }, 0],
  },
} as const satisfies Record<string, MarkSpec>;

function present(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(attributes).filter((one): one is [string, string] => typeof one[1] === 'string');
  return Object.fromEntries(given);
}

export const letterSchema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks });
