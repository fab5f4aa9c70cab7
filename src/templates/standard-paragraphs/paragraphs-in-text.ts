import { DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { withFieldsMissing } from '../merge-fields-in-text';
import { normaliseHtml } from '../typesetting/html-to-blocks';

/**
 * Standard paragraphs in a letter's text. An inserted one stands in
 *
 *   <section data-paragraph="help-after-violence:2">…</section>
 *
 * which the typesetter sets as if the section were not there. So it is known which letters hold which version, and
 * whether the adviser reworded it.
 */

export interface ParagraphInText {
  readonly code: string;
  readonly number: number;
  /** What stands in it now. */
  readonly html: string;
}

/**
 * The text of a paragraph as it is put into a letter. Its merge fields are marked as missing until the letter fills
 * them (`refreshMergeFields`), so that none of them can go out unfilled.
 */
export function insertedParagraph(code: string, number: number, html: string, language: 'nb' | 'nn'): string {
  return `<section data-paragraph="${code}:${number}">${withFieldsMissing(html, { language, level: 'official' })}</section>`;
}

/** The standard paragraphs a letter's text holds, in reading order. */
export function paragraphsIn(html: string): ParagraphInText[] {
  return parseFragment(normaliseHtml(html)).childNodes.flatMap((node) => {
    if (!('tagName' in node) || node.tagName !== 'section') return [];
    const mark = node.attrs.find(({ name }) => name === 'data-paragraph')?.value ?? '';
    const [, code, number] = /^([a-z][a-z0-9-]{1,59}):([1-9]\d{0,5})$/.exec(mark) ?? [];
    return code && number ? [{ code, number: Number(number), html: serialize(node) }] : [];
  });
}

/** Whether two texts differ in anything but what their merge fields are filled with. */
export function isReworded(text: string, original: string): boolean {
  return withoutFieldValues(text) !== withoutFieldValues(original);
}

function withoutFieldValues(html: string): string {
  const root = parseFragment(normaliseHtml(html));
  const empty = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      if (child.attrs.some(({ name }) => name === 'data-field')) {
        child.childNodes = [];
        child.attrs = child.attrs.filter(({ name }) => name !== 'data-missing');
      } else {
        empty(child);
      }
    }
  };
  empty(root);
  return serialize(root);
}
