/** An author's inline runs as spans with type and tags: bold and italic, links, parts in another language. */
import { Refusal } from '../../kernel/refusal';
import { TextStyle } from './canvas';
import type { FaceName } from './fonts';
import type { Inline, LetterLanguage, LinkRun, TextRun } from './letter.blocks';
import { letterWords } from './letter.words';
import type { LinkTarget, Span } from './lines';
import type { Setting } from './setting';
import { emailsIn, isLinkAddress } from './setting.rules';
import type { TagNode } from './tags';

/** How a kind of text looks: size, and whether it is bold to begin with. */
export interface InlineType {
  readonly size: number;
  readonly bold?: boolean;
}

/** Where the runs stand: the element that holds them, its language, and the field they came from. */
export interface InlinePlace {
  readonly owner: TagNode;
  readonly lang: LetterLanguage;
  readonly field: string;
}

export function spansOf(
  runs: readonly Inline[],
  type: InlineType,
  place: InlinePlace,
  setting: Setting,
): (Span | null)[] {
  const out: (Span | null)[] = [];
  for (const run of runs) {
    if (run.type === 'lineBreak') out.push(null);
    else if (run.type === 'link') out.push(...spansOfLink(run, type, place, setting));
    else out.push(...spansOfText(run, type, place, setting));
  }
  return out;
}

/** Text a caller wrote, not an author's HTML: one run, or one for each language. */
export function wordSpans(
  words: readonly { readonly text: string; readonly lang?: LetterLanguage }[],
  style: TextStyle,
  place: InlinePlace,
  setting: Setting,
): Span[] {
  return words.flatMap(({ text, lang }, i) => {
    const joint: Span[] = i > 0 ? [{ text: ' / ', style, leaf: place.owner.leaf() }] : [];
    const other = setting.lang(lang, place.lang).lang;
    const leaf = other ? place.owner.add('Span', { lang: other }).leaf() : place.owner.leaf();
    return [...joint, { text: setting.checked(text, place.field, style), style, leaf }];
  });
}

function styleOf(run: TextRun, type: InlineType, setting: Setting, linked: boolean): TextStyle {
  const bold = type.bold === true || run.strong === true;
  const name: FaceName = run.em ? (bold ? 'boldItalic' : 'italic') : bold ? 'bold' : 'regular';
  return setting.type(name, type.size, linked ? { colour: setting.style.colours.link } : {});
}

function spansOfText(run: TextRun, type: InlineType, place: InlinePlace, setting: Setting): Span[] {
  const text = checkedRun(run, place, styleOf(run, type, setting, false), setting);
  const out: Span[] = [];
  let from = 0;
  for (const email of emailsIn(text)) {
    if (email.from > from) out.push(plainSpan({ ...run, text: text.slice(from, email.from) }, type, place, setting));
    const address = text.slice(email.from, email.to);
    const link: LinkRun = { type: 'link', href: `mailto:${address}`, runs: [{ ...run, text: address }] };
    out.push(...spansOfLink(link, type, place, setting));
    from = email.to;
  }
  if (from < text.length) out.push(plainSpan({ ...run, text: text.slice(from) }, type, place, setting));
  return out;
}

/** Line ends and tabs of the source are white space; what remains must be settable. */
function checkedRun(run: TextRun, place: InlinePlace, style: TextStyle, setting: Setting): string {
  const text = run.text.replaceAll(/[\t\n\r\f]/g, ' ');
  return setting.checked(text, place.field, style);
}

function plainSpan(run: TextRun, type: InlineType, place: InlinePlace, setting: Setting): Span {
  const other = setting.lang(run.lang, place.lang).lang;
  const leaf = other ? place.owner.add('Span', { lang: other }).leaf() : place.owner.leaf();
  return { text: run.text, style: styleOf(run, type, setting, false), leaf };
}

function spansOfLink(link: LinkRun, type: InlineType, place: InlinePlace, setting: Setting): Span[] {
  if (!isLinkAddress(link.href)) throw new Refusal('invalid', 'letter.linkRefused', { place: place.field });
  const node = place.owner.add('Link');
  const visible = link.runs.map((run) => run.text).join('');
  const address = printedAddress(link.href);
  const runs: TextRun[] = [...link.runs];
  if (setting.forPost && visible.trim() !== address && visible.trim() !== link.href) {
    runs.push({ type: 'text', text: ` (${address})` });
  }
  const target: LinkTarget = { href: link.href, spoken: spokenLink(visible.trim(), link.href, place.lang), node };
  return runs.map((run) => {
    const style = styleOf(run, type, setting, true);
    const text = checkedRun(run, place, style, setting);
    const other = setting.lang(run.lang, place.lang).lang;
    const leaf = other ? node.add('Span', { lang: other }).leaf() : node.leaf();
    return { text, style, leaf, link: target };
  });
}

/** The address as paper needs it: without mailto: or tel:, web addresses whole. */
export function printedAddress(href: string): string {
  return href.replace(/^(mailto|tel):/i, '');
}

function spokenLink(text: string, href: string, lang: LetterLanguage): string {
  const words = letterWords[lang];
  if (/^mailto:/i.test(href)) return words.mailTo(printedAddress(href));
  if (/^tel:/i.test(href)) return words.call(printedAddress(href));
  return text === href ? href : `${text} (${href})`;
}
