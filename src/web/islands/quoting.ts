/**
 * Comments and the words they are about: words chosen in a text `data-quotable` come into the comment's form, and the words
 * of the open comments are marked in the text. Without script one writes them, and reads them over the comment.
 */
const longest = 500;
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Chosen by hand or by keys; a form somebody wrote in themselves is left as it is. */
document.addEventListener('selectionchange', () => {
  const field = document.querySelector<HTMLTextAreaElement>('[data-quotation]');
  const selection = document.getSelection();
  const chosen = plain(selection?.toString() ?? '');
  const start = selection?.anchorNode;
  const place = start instanceof Element ? start : start?.parentElement;
  if (!field || field.dataset['own'] !== undefined || chosen.length < 2) return;
  if (!place?.closest('[data-quotable]') || place.closest('.sb-comments, [data-comment-new]')) return;
  field.value = chosen.slice(0, longest);
});

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.matches('[data-quotation]')) target.dataset['own'] = '';
});

/** The text of a place with where each sign of it stands. */
function signsOf(place: Element): { text: string; at: { node: Text; offset: number }[] } {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const at: { node: Text; offset: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (
      !(node instanceof Text) ||
      node.parentElement?.closest('.sb-comments, .sb-change-number, del, [aria-hidden=true]')
    )
      continue;
    for (let offset = 0; offset < node.data.length; offset++) {
      const sign = node.data.charAt(offset);
      const blank = /\s/.test(sign);
      if (blank && text.endsWith(' ')) continue;
      text += blank ? ' ' : sign;
      at.push({ node, offset });
    }
  }
  return { text, at };
}

/** Marks the quoted words where they still stand. Browsers without highlights show the text as it is. */
function markQuoted(): void {
  if (!('highlights' in CSS)) return;
  const quoted = [...document.querySelectorAll<HTMLElement>('.sb-comments > li:not([data-done]) [data-quoted]')];
  const highlight = new Highlight();
  for (const place of document.querySelectorAll('.sb-sheet[data-quotable], .sb-w-letter')) {
    const { text, at } = signsOf(place);
    for (const { dataset } of quoted) {
      const words = plain(dataset['quoted'] ?? '');
      const [start, end] = [text.indexOf(words), text.indexOf(words) + words.length - 1];
      const [first, last] = [at[start], at[end]];
      if (!words || !first || !last) continue;
      const range = new Range();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      highlight.add(range);
    }
  }
  CSS.highlights.set('sb-comment', highlight);
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
