import { elementOf } from './html';

/**
 * Text from Word, a mail or a web page as a letter can hold it: what it is stays (headings, lists, quotations, tables,
 * bold, italic, links), how it looked goes. The schema drops what has no place; here is what only looks tell.
 */
export function cleanPasted(html: string): string {
  // Styles are read but never set: the page's security policy refuses them, and reports each.
  const undressed = html
    .replaceAll(/<(style|script)\b[^]*?<\/\1\s*>/gi, '')
    .replaceAll(/(<[a-z][^<>]*?)\sstyle\s*=/gi, '$1 data-style=');
  const body = elementOf(undressed);
  for (const element of body.querySelectorAll(
    'script, style, meta, link, title, xml, template, img, svg, object, iframe',
  ))
    element.remove();
  for (const element of body.querySelectorAll<HTMLElement>('[data-style]')) emphasise(element);
  for (const element of body.querySelectorAll('b, strong'))
    if (isPlain(element)) element.replaceWith(...element.childNodes);
  listsFromWord(body);
  for (const list of body.querySelectorAll('ul, ol')) tidyList(list);
  for (const table of [...body.querySelectorAll('table')].reverse()) tidyTable(table);
  return plainSigns(body.innerHTML);
}

const styleOf = (element: Element): string => (element.getAttribute('data-style') ?? '').toLowerCase();

/** Google's documents wrap everything in a bold that is none. */
function isPlain(element: Element): boolean {
  return /font-weight:\s*(normal|400)/.test(styleOf(element));
}

/** Bold and italic that stand in a style become elements. */
function emphasise(element: HTMLElement): void {
  const style = styleOf(element);
  if (!/^(span|font|a)$/i.test(element.tagName)) return;
  const wrap = (tag: string) => {
    const inner = element.ownerDocument.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  };
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap('strong');
  if (/font-style:\s*italic/.test(style)) wrap('em');
}

/** Word writes lists as paragraphs with a style of their own and the mark typed out. */
function listsFromWord(body: HTMLElement): void {
  const document = body.ownerDocument;
  let list: Element | null = null;
  let before: Element | null = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d)/.exec(styleOf(paragraph))?.[1] ?? 0);
    if (!level) {
      list = null;
      continue;
    }
    const marks = [...paragraph.querySelectorAll('[data-style]')].filter((one) =>
      /mso-list:\s*ignore/.test(styleOf(one)),
    );
    const mark = marks[0]?.textContent?.trim() ?? '';
    for (const one of marks) one.remove();
    const tag = /^\(?[\da-z]{1,4}[.)]/i.test(mark) ? 'ol' : 'ul';
    if (!list || before?.nextElementSibling !== paragraph) {
      list = document.createElement(tag);
      paragraph.before(list);
    }
    const item = document.createElement('li');
    item.append(...paragraph.childNodes);
    if (level > 1 && list.lastElementChild) {
      const inner = list.lastElementChild.querySelector(':scope > ul, :scope > ol') ?? document.createElement(tag);
      list.lastElementChild.append(inner);
      inner.append(item);
    } else list.append(item);
    before = list;
    paragraph.remove();
  }
}

/** One level under the first, no more; a list directly in a list belongs to the item before it. */
function tidyList(list: Element): void {
  for (const child of [...list.children]) {
    if (/^(ul|ol)$/i.test(child.tagName) && child.previousElementSibling) child.previousElementSibling.append(child);
  }
  if (list.parentElement?.closest('li')?.parentElement?.closest('li')) {
    list.parentElement.closest('li')?.after(...[...list.children].filter(({ tagName }) => /^li$/i.test(tagName)));
    list.remove();
  }
}

/** Cells are plain text, every row as wide as the first, and the first says what the columns are. */
function tidyTable(table: HTMLTableElement): void {
  const rows = [...table.rows].filter((row) => row.cells.length);
  const wide = Math.max(1, ...rows.map((row) => widthOf(row)));
  if (!rows.length || (wide === 1 && rows.length === 1)) {
    table.replaceWith(...[...table.querySelectorAll('td, th')].flatMap((one) => [...one.childNodes]));
    return;
  }
  const document = table.ownerDocument;
  const clean = document.createElement('table');
  const [head, body] = [document.createElement('thead'), document.createElement('tbody')];
  rows.forEach((row, number) => {
    const line = document.createElement('tr');
    for (const cell of row.cells) {
      line.append(cellOf(document, number, cell.textContent));
      for (let i = 1; i < Math.min(cell.colSpan, 20); i++) line.append(cellOf(document, number, ''));
    }
    while (line.children.length < wide) line.append(cellOf(document, number, ''));
    (number === 0 ? head : body).append(line);
  });
  clean.append(head, body);
  table.replaceWith(clean);
}

const widthOf = (row: HTMLTableRowElement): number =>
  [...row.cells].reduce((sum, cell) => sum + Math.min(cell.colSpan, 20), 0);

function cellOf(document: Document, row: number, text: string | null): HTMLElement {
  const cell = document.createElement(row === 0 ? 'th' : 'td');
  cell.textContent = (text ?? '').replaceAll(/\s+/g, ' ').trim();
  return cell;
}

/** Without what nobody sees: soft hyphens, joiners, marks of direction, private-use bullets. */
export function plainSigns(text: string): string {
  return text.replaceAll(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uE000-\uF8FF]/g, '');
}
