import { MergeField } from './merge-field';
import { HelperArgument, HelperName, Voice, helperRule } from './template-helpers';
import type { PlainValue } from './merge-values';

/**
 * How a filled merge field stands in a letter's text:
 *
 *   <span data-field="incomingDate" data-format="dateLong">14. mai 2020</span>
 *
 * and one that has no value yet, seen by the adviser, and refused when the letter is submitted:
 *
 *   <span data-field="incomingDate" data-format="dateLong" data-missing="true">[Henvendelsens dato: mangler]</span>
 *
 * The typesetter reads the element as plain text. `merge-fields-in-text.ts` fills it again when the case has changed.
 */

/** Text as it stands between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What a field shows: its words, and whether they are a link's address. Null when it has no value. */
export function shown(value: PlainValue, helper: HelperName | null, voice: Voice): string | null {
  if (value === null) return null;
  const rule = helper === null ? undefined : helperRule(helper);
  return oneLine(rule ? rule.words([value], voice) : value);
}

/** A value's words; a list has none of its own. */
export function oneLine(value: HelperArgument): string {
  return typeof value === 'object' ? '' : String(value).replaceAll(/[\t\n\r]+/g, ' ');
}

/** Inline HTML of a value's words. `mailLink` becomes a link when the words are an e-mail address. */
export function inlineOf(words: string, as: 'text' | 'link'): string {
  const text = escapeHtml(words);
  return as === 'link' && isMailAddress(words) ? `<a href="mailto:${text}">${text}</a>` : text;
}

function isMailAddress(words: string): boolean {
  return /^[\w.+-]{1,64}@[\p{L}\d](?:[\p{L}\d.-]{0,250}[\p{L}\d])?\.\p{L}{2,24}$/u.test(words);
}

export function mergeElement(field: MergeField, helper: HelperName | null, inner: string): string {
  return `<span data-field="${field.name}"${formatAttribute(helper)}>${inner}</span>`;
}

const missingWord = { nb: 'mangler', nn: 'manglar', se: 'váilu', en: 'missing' } as const;

export function missingElement(field: MergeField, helper: HelperName | null, voice: Voice): string {
  const words = escapeHtml(missingWords(field, voice));
  return `<span data-field="${field.name}"${formatAttribute(helper)} data-missing="true">${words}</span>`;
}

/** `[Henvendelsens dato: mangler]` */
export function missingWords(field: MergeField, voice: Voice): string {
  const description = voice.language === 'nn' ? field.description.nn : field.description.nb;
  return `[${description}: ${missingWord[voice.language]}]`;
}

function formatAttribute(helper: HelperName | null): string {
  return helper === null ? '' : ` data-format="${helper}"`;
}
