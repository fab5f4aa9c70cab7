import { DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { MergeField, fieldNamed } from './merge-field';
import { inlineOf, missingElement, shown } from './merge-elements';
import { standardFieldNamed } from './merge-fields';
import { plainValues } from './merge-values';
import { HelperName, Voice, fieldFits, helperRule } from './template-helpers';
import { normaliseHtml } from './typesetting/html-to-blocks';

/**
 * Merge fields in an adviser's text. The text is never compiled: its field elements are found by parsing it as HTML,
 * and only what stands inside them is written anew. What the adviser wrote around them, even if it looks like a
 * template, is text.
 */

type Element = DefaultTreeAdapterTypes.Element;

export interface RefreshedText {
  readonly html: string;
  /** The fields whose words are others than before. */
  readonly changed: readonly string[];
  /** The fields that stand in the text without a value. */
  readonly missing: readonly string[];
}

/**
 * Fills every field element again from the values. `fields` are those of the template the letter was made from; the
 * standard ones, which standard paragraphs use, are known besides. A field that is neither keeps its words: it belongs
 * to a template this text no longer has. Refuses values that do not fit (`template.valuesRefused`).
 */
export function refreshMergeFields(
  html: string,
  fields: readonly MergeField[],
  values: Readonly<Record<string, unknown>>,
  voice: Voice,
): RefreshedText {
  const { root, elements } = fieldElements(html);
  const names = new Set(elements.map(({ name }) => name));
  const wanted = [...names].flatMap((name) => fieldNamed(fields, name) ?? standardFieldNamed(name) ?? []);
  const given = Object.fromEntries(wanted.map(({ name }) => [name, Object.hasOwn(values, name) ? values[name] : null]));
  const plain = plainValues(wanted, given, { missing: 'mark' });

  const changed = new Set<string>();
  const missing = new Set<string>();
  for (const { node, name, format } of elements) {
    const field = fieldNamed(wanted, name);
    if (!field) continue;
    const helper = helperFor(field, format);
    const words = shown(plain[name] ?? null, helper, voice);
    if (words === null) missing.add(name);
    if (refill(node, field, helper, words, voice)) changed.add(name);
  }
  return { html: normaliseHtml(serialize(root)), changed: [...changed], missing: [...missing] };
}

/** The text with every field element that can be filled marked as missing: as a wording is put into a letter, to be filled there. */
export function withFieldsMissing(html: string, voice: Voice): string {
  return refreshMergeFields(html, [], {}, voice).html;
}

/** The names of the fields that stand in the text without a value; submitting refuses while there are any. */
export function missingMergeFields(html: string): string[] {
  const missing = fieldElements(html).elements.filter(({ node }) => hasAttribute(node, 'data-missing'));
  return [...new Set(missing.map(({ name }) => name))];
}

/** The names of all fields in the text. */
export function mergeFieldsIn(html: string): string[] {
  return [...new Set(fieldElements(html).elements.map(({ name }) => name))];
}

interface FieldElement {
  readonly node: Element;
  readonly name: string;
  readonly format: string | undefined;
}

function fieldElements(html: string): { root: DefaultTreeAdapterTypes.DocumentFragment; elements: FieldElement[] } {
  const root = parseFragment(normaliseHtml(html));
  const elements: FieldElement[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const name = attribute(child, 'data-field');
      if (name === undefined) walk(child);
      else elements.push({ node: child, name, format: attribute(child, 'data-format') });
    }
  };
  walk(root);
  return { root, elements };
}

/** The helper an element names, if it can word this field by itself; else the field's own form. */
function helperFor(field: MergeField, format: string | undefined): HelperName | null {
  const rule = format === undefined ? undefined : helperRule(format);
  const kind = rule?.takes[0];
  if (!rule || !kind || rule.takes.length !== 1) return defaultHelper[field.type] ?? null;
  return fieldFits[kind](field) && rule.gives !== 'condition'
    ? (format as HelperName)
    : (defaultHelper[field.type] ?? null);
}

const defaultHelper: Partial<Record<MergeField['type'], HelperName>> = {
  date: 'dateLong',
  number: 'number',
  money: 'money',
  reference: 'reference',
  list: 'nameList',
};

/** Writes the element's inside anew; whether its words became others. */
function refill(
  node: Element,
  field: MergeField,
  helper: HelperName | null,
  words: string | null,
  voice: Voice,
): boolean {
  const before = serialize(node);
  const wasMissing = hasAttribute(node, 'data-missing');
  const anew =
    words === null
      ? missingElement(field, helper, voice)
      : `<span>${inlineOf(words, helper && helperRule(helper)?.gives === 'link' ? 'link' : 'text')}</span>`;
  const source = parseFragment(anew).childNodes[0] as Element;
  node.childNodes = source.childNodes;
  for (const child of node.childNodes) child.parentNode = node;
  node.attrs = node.attrs.filter(({ name }) => name !== 'data-missing');
  if (words === null) node.attrs.push({ name: 'data-missing', value: 'true' });
  return serialize(node) !== before || wasMissing !== (words === null);
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((carried) => carried.name === name)?.value;
}

function hasAttribute(node: Element, name: string): boolean {
  return attribute(node, name) !== undefined;
}
