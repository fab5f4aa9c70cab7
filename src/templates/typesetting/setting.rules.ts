/**
 * Where a line may end: rules of Norwegian setting. Non-breaking is a matter of setting here, never of the text.
 */

const months =
  'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|' +
  'ođđajagimánu|guovvamánu|njukčamánu|cuoŋománu|miessemánu|geassemánu|suoidnemánu|borgemánu|čakčamánu|' +
  'golggotmánu|skábmamánu|juovlamánu';
const englishMonths = 'January|February|March|April|May|June|July|August|September|October|November|December';
const units =
  'kroner|kr|øre|euro|dollar|tusen|million|millioner|millionar|milliard|milliarder|milliardar|billion|billions|' +
  'prosent|percent|%|‰|mm|cm|m|km|kg|g|tonn|liter|l|dekar|hektar|kW|kWh|MW|MWh|GWh|TWh|°C|' +
  'år|måneder|månader|uker|veker|dager|dagar|døgn|timer|timar|minutter|minutt|ruvnno|ruvdno|proseantta';

interface Pair {
  readonly before: RegExp;
  readonly after: RegExp;
}

/** Two words, with a space between, that stay on one line. */
const inseparable: readonly Pair[] = [
  { before: /(^|\()§{1,2}$/u, after: /^\d/u },
  { before: /^\(?jf\.$/iu, after: /^§/u },
  { before: /^\(?\d{1,2}\.$/u, after: new RegExp(`^(${months})\\P{L}*$`, 'iu') },
  { before: /^\(?\d{1,2}$/u, after: new RegExp(`^(${englishMonths})\\P{L}*$`, 'u') },
  { before: /^\(?(nr|kap|pkt|art|s|bd|ca|kr|st)\.$/iu, after: /^\d/u },
  { before: /^\(?(kr|NOK|EUR|USD|€|\$|£|No\.)$/u, after: /^\d/u },
  { before: /^\P{L}*\d[\d.,]*$/u, after: new RegExp(`^(${units})[^\\p{L}\\d]*$`, 'u') },
  { before: /(^|[^\d.,])\d{1,3}$/u, after: /^\d{3}([^\d]|$)/u },
  { before: /^\(?\p{Lu}\.$/u, after: /^\p{Lu}/u },
  { before: /./u, after: /^\(?e\.f\.\)?[.,;:]?$/u },
  { before: /^\(?e\.f\.\)?$/u, after: /./u },
  { before: /./u, after: /^[–—]$/u },
];

const longest = 40;

/** May a line not end between these two words? */
export function staysTogether(before: string, after: string): boolean {
  // Nothing that holds words together is long; and a pattern never meets a word of 100,000 letters.
  if (before.length > longest || after.length > longest) return false;
  return inseparable.some((pair) => pair.before.test(before) && pair.after.test(after));
}

const lastInNoHeadingLine = new Set(['i', 'på', 'av', 'og', 'å', 'om', 'til', 'for']);

/** In a heading no line ends with a small word. */
export function endsNoHeadingLine(word: string): boolean {
  return lastInNoHeadingLine.has(word.toLowerCase());
}

const addressLike = /@|:\/\/|^www\.|^[\p{L}\d-]+(\.[\p{L}\d-]+)+(\/|$)/iu;

/**
 * Places inside a word where a line may end, as offsets: after "/" or "-" between letters, and in an address after a
 * single "/" only. Never elsewhere: nothing is hyphenated.
 */
export function breaksInside(word: string): readonly number[] {
  if (!word.includes('/') && !word.includes('-')) return none;
  const found: number[] = [];
  const isAddress = addressLike.test(word.replace(/^[(«"']+/u, ''));
  const place = isAddress ? /(?<=[^/:\s])\/(?=[^/\s])/gu : /(?<=\p{L})[/-](?=\p{L})/gu;
  for (const match of word.matchAll(place)) found.push(match.index + 1);
  return found;
}

const none: readonly number[] = [];

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const longestAddress = 254;

/** Bare e-mail addresses in running text: where each begins and ends. */
export function emailsIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  if (!text.includes('@')) return [];
  const found: { from: number; to: number }[] = [];
  for (const word of text.matchAll(/\S+/g)) {
    if (word[0].length > longestAddress || !word[0].includes('@')) continue;
    const match = email.exec(word[0]);
    if (match) found.push({ from: word.index + match.index, to: word.index + match.index + match[0].length });
  }
  return found;
}

/** http, https, mailto and tel; nothing else may stand behind a link. */
export function isLinkAddress(value: string): boolean {
  if (value.length > 2_000 || /[\p{Cc}\p{Cs}\p{Cf}]/u.test(value)) return false;
  return /^(https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:\+?\d)[^\s<>"]*$/i.test(value);
}

/** The address as a PDF holds it: letters outside ASCII written out. */
export function asciiAddress(href: string): string {
  if (/^[\x20-\x7e]*$/.test(href)) return href;
  if (/^https?:/i.test(href) && URL.canParse(href)) return new URL(href).href;
  return href.replaceAll(/[^\x20-\x7e]+/g, encodeURIComponent);
}
