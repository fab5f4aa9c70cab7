/**
 * Comments and the words they are about: words chosen in a letter's text come into the comment's form, and the words of
 * the open comments are marked in the text. Without script one writes them, and reads them over the comment.
 */
const longest = 500;
const letters = '.sb-sheet[data-quotable], .sb-w-letter';
/** What stands in a text and is not its words now. */
const besides = '.sb-comments, .sb-change-number, .sb-section-name, .sb-hidden, del, [aria-hidden=true]';
const blocks = 'p, li, h1, h2, h3, td, th, caption, footer, blockquote, summary';
const fieldName = '[data-comment-new] textarea[name=quotation]';

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const elementOf = (node: Node | null | undefined): Element | null | undefined =>
  node instanceof Element ? node : node?.parentElement;

/** Chosen by hand or by keys; a form somebody wrote in themselves is left as it is. */
document.addEventListener('selectionchange', () => {
  const field = document.querySelector<HTMLTextAreaElement>(fieldName);
  const selection = document.getSelection();
  const place = elementOf(selection?.anchorNode)?.closest(letters);
  if (!field || field.dataset['own'] !== undefined || !place || !selection?.rangeCount) return;
  const chosen = plain(signsOf(place, selection.getRangeAt(0)).text);
  if (chosen.length >= 2) field.value = chosen.slice(0, longest);
});

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.matches(fieldName)) target.dataset['own'] = '';
});

interface Place {
  readonly node: Text;
  readonly offset: number;
  readonly block: Element | null;
}

/** The words of a place, or of what is chosen in it, with where each sign stands; between two blocks, and at a line's end, nowhere. */
function signsOf(place: Element, within?: Range): { text: string; at: (Place | null)[] } {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const at: (Place | null)[] = [];
  let text = '';
  let last: Element | null = null;
  const put = (sign: string, where: Place | null) => {
    const blank = /\s/.test(sign);
    if (blank && (text === '' || text.endsWith(' '))) return;
    text += blank ? ' ' : sign;
    at.push(where);
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) put(' ', null);
    if (!(node instanceof Text) || node.parentElement?.closest(besides)) continue;
    if (within && !within.intersectsNode(node)) continue;
    const block = node.parentElement?.closest(blocks) ?? null;
    if (block !== last) put(' ', null);
    last = block;
    const start = within && node === within.startContainer ? within.startOffset : 0;
    const end = within && node === within.endContainer ? within.endOffset : node.data.length;
    for (let offset = start; offset < end; offset++) put(node.data.charAt(offset), { node, offset, block });
  }
  return { text, at };
}

/** Marks the quoted words where they still stand, block by block. Browsers without highlights show the text as it is. */
function markQuoted(): void {
  if (!('highlights' in CSS)) return;
  const quoted = [...document.querySelectorAll<HTMLElement>('.sb-comments > li:not([data-done]) [data-quoted]')];
  const highlight = new Highlight();
  for (const place of document.querySelectorAll(letters)) {
    const { text, at } = signsOf(place);
    for (const { dataset } of quoted) {
      const words = plain(dataset['quoted'] ?? '');
      const start = words ? text.indexOf(words) : -1;
      if (start >= 0) for (const range of rangesOf(at.slice(start, start + words.length))) highlight.add(range);
    }
  }
  CSS.highlights.set('sb-comment', highlight);
}

/** A stretch of the text, a range for each block it goes through: nothing between them is marked. */
function rangesOf(places: readonly (Place | null)[]): Range[] {
  const ranges = new Map<Element | null, Range>();
  for (const place of places) {
    if (!place) continue;
    const range = ranges.get(place.block) ?? new Range();
    if (!ranges.has(place.block)) range.setStart(place.node, place.offset);
    range.setEnd(place.node, place.offset + 1);
    ranges.set(place.block, range);
  }
  return [...ranges.values()];
}

let later: ReturnType<typeof setTimeout> | undefined;
function markSoon(): void {
  clearTimeout(later);
  later = setTimeout(markQuoted, 400);
}
if (document.querySelector('[data-quoted]')) {
  markSoon();
  document.addEventListener('input', markSoon);
}
// Only here, and only where there is a text to choose in, is there anything to tell of it.
if (document.querySelector('[data-quotable]'))
  for (const hint of document.querySelectorAll<HTMLElement>('[data-quotation-hint]')) hint.hidden = false;
