// Where every word stands, as poppler sees it: mm from the page's top left corner.
import { execute } from '../tools.mjs';

const mm = (points) => (Number(points) * 25.4) / 72;
const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** A list of words for each page. */
export async function wordsOnPages(path) {
  const { code, stdout, text } = await execute('pdftotext', ['-bbox', '-enc', 'UTF-8', path, '-']);
  if (code !== 0) throw new Error(text);
  const pages = stdout.toString().split('<page ').slice(1);
  const word = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs;
  return pages.map((page) =>
    [...page.matchAll(word)].map(([, left, top, right, bottom, said]) => ({
      text: said.replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity),
      left: mm(left),
      top: mm(top),
      right: mm(right),
      bottom: mm(bottom),
    })),
  );
}

/** Words outside the paper's measure: the frame is 25 to 185 mm wide; nothing stands within 5 mm of top and bottom. */
export function strayWords(pages, { left = 24.8, right = 185.3, top = 5, bottom = 292 } = {}) {
  return pages.flatMap((words, i) =>
    words
      .filter((word) => word.left < left || word.right > right || word.top < top || word.bottom > bottom)
      .map((word) => `“${word.text}” on page ${i + 1} at ${word.left.toFixed(1)} to ${word.right.toFixed(1)} mm`),
  );
}

/** Words of page 1 in the zone of all window envelopes (x 10–125, y 39–83.5) that none of the given texts holds. */
export function wordsInWindow(pages, allowed) {
  const known = allowed.join(' ').replaceAll('\u00ad', '').toLocaleLowerCase('nb');
  return pages[0]
    .filter(({ left, right, top, bottom }) => right > 10 && left < 125 && (top + bottom) / 2 > 39.5 && bottom < 83.5)
    .filter(({ text }) => !known.includes(text.toLocaleLowerCase('nb')))
    .map(({ text, left, top }) => `“${text}” at ${left.toFixed(1)}, ${top.toFixed(1)} mm`);
}
