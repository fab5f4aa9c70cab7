import { blocksOfHtml, plainTextOf } from '../../templates/typesetting/html-to-blocks';

/** What the minister reads of a letter before she opens it, out of the note: what it is about, what is advised, why. */
export interface Brief {
  readonly about: string;
  readonly advice: string;
  readonly because: string;
}

/** Which part a heading of the note begins. Notes are written under three headings, in either form of Norwegian. */
const parts: readonly (readonly [keyof Brief, RegExp])[] = [
  ['advice', /tilr[åa]d|forslag|innstilling/i],
  ['because', /hvorfor|kvifor|fordi|grunn|vurdering/i],
  ['about', /gjeld|spør|sak(en)?\b/i],
];

/** About this much of each part stands in the list; the note itself is one touch away. */
const longest = 220;

/** The brief of a note; null when there is none. What stands under no heading we know is what it is about. */
export function briefOf(noteHtml: string): Brief | null {
  const found: Record<keyof Brief, string[]> = { about: [], advice: [], because: [] };
  let part: keyof Brief = 'about';
  for (const block of blocksOfHtml(noteHtml, { lang: 'nb' })) {
    const text = plainTextOf([block]).replaceAll(/\s+/g, ' ').trim();
    if (block.type === 'heading') part = parts.find(([, heading]) => heading.test(text))?.[0] ?? part;
    else found[part].push(text);
  }
  const brief = { about: shortened(found.about), advice: shortened(found.advice), because: shortened(found.because) };
  return brief.about || brief.advice || brief.because ? brief : null;
}

/** Whole sentences as far as they go; a single long one is cut between two words. */
function shortened(texts: readonly string[]): string {
  const text = texts.join(' ');
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const sentence = cut.lastIndexOf('. ');
  return sentence > 40 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
