/**
 * The letter's typefaces: read once per process, measured and shaped here.
 *
 * Shaping by fontkit costs about 0.1 ms a word, more than all the rest of a letter. Arimo only kerns pairs and places
 * marks, so a word of plain letters is shaped from two tables that fontkit fills once: a glyph per character and a
 * distance per pair. A word with combining marks, or a pair that does more than move, goes to fontkit whole.
 * All tables are bounded: characters by the font, pairs and words by `maxPairs` and `maxWords`.
 */
import { readFileSync } from 'node:fs';
import { Font, create } from 'fontkit';
import { FontBytes } from './font-subset';

export type FaceName = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'headName' | 'headTitle';

const files: Record<FaceName, string> = {
  regular: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  bold: '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  italic: '@expo-google-fonts/arimo/400Regular_Italic/Arimo_400Regular_Italic.ttf',
  boldItalic: '@expo-google-fonts/arimo/700Bold_Italic/Arimo_700Bold_Italic.ttf',
  headName: '@expo-google-fonts/stix-two-text/700Bold/STIXTwoText_700Bold.ttf',
  headTitle: '@expo-google-fonts/stix-two-text/400Regular_Italic/STIXTwoText_400Regular_Italic.ttf',
};

/** A glyph as a PDF shows it. `advance` is in thousandths of the size. */
export interface Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advance: number;
}

/** A glyph with what follows it (`kern`) and, for a mark, where it stands against the pen; thousandths of the size. */
export interface ShapedGlyph {
  readonly glyph: Glyph;
  readonly kern: number;
  readonly dx: number;
  readonly dy: number;
}

interface Character extends Glyph {
  /** Row of this character in the table of pairs; below zero: always shaped by fontkit. */
  readonly index: number;
}

const maxPairs = 100_000;
const maxWords = 4_000;
const longWord = 48;
const softHyphen = 0xad;
const mark = /\p{M}/u;

export class Face {
  readonly scale: number;
  private readonly characters = new Map<number, Character>();
  private readonly pairs = new Map<number, number>();
  private readonly words = new Map<string, { glyphs: readonly ShapedGlyph[]; width: number }>();
  private readonly glyphs = new Map<string, Glyph>();

  constructor(
    readonly name: FaceName,
    readonly font: Font,
    readonly bytes: FontBytes,
  ) {
    this.scale = 1000 / font.unitsPerEm;
  }

  has(codePoint: number): boolean {
    return codePoint === softHyphen || this.font.hasGlyphForCodePoint(codePoint);
  }

  /** Width of a piece of text in thousandths of the size. Nothing is kerned against a space. */
  width(text: string): number {
    let sum = 0;
    let before: Character | undefined;
    for (let i = 0; i < text.length; i++) {
      const code = text.codePointAt(i)!;
      if (code > 0xffff) i++;
      if (code === softHyphen) continue;
      const character = this.character(code);
      if (character.index < 0) return this.widthOfWords(text);
      if (before) {
        const kern = this.kern(before, character);
        if (Number.isNaN(kern)) return this.widthOfWords(text);
        sum += kern;
      }
      sum += character.advance;
      before = character;
    }
    return sum;
  }

  /** The glyphs of a piece of text, in order. */
  shape(text: string): readonly ShapedGlyph[] {
    const shaped: ShapedGlyph[] = [];
    let before: Character | undefined;
    for (let i = 0; i < text.length; i++) {
      const code = text.codePointAt(i)!;
      if (code > 0xffff) i++;
      if (code === softHyphen) continue;
      const character = this.character(code);
      if (character.index < 0) return this.shapeWords(text);
      if (before) {
        const kern = this.kern(before, character);
        if (Number.isNaN(kern)) return this.shapeWords(text);
        shaped.push({ glyph: before, kern, dx: 0, dy: 0 });
      }
      before = character;
    }
    if (before) shaped.push({ glyph: before, kern: 0, dx: 0, dy: 0 });
    return shaped;
  }

  /** How full the tables are; the bound is tested. */
  cached(): { readonly characters: number; readonly pairs: number; readonly words: number } {
    return { characters: this.characters.size, pairs: this.pairs.size, words: this.words.size };
  }

  private character(code: number): Character {
    const known = this.characters.get(code);
    if (known) return known;
    const glyph = this.font.glyphForCodePoint(code);
    const plain = !mark.test(String.fromCodePoint(code));
    const made: Character = {
      id: glyph.id,
      codePoints: [code],
      advance: glyph.advanceWidth * this.scale,
      index: plain ? this.characters.size : -1,
    };
    this.characters.set(code, made);
    return made;
  }

  private kern(left: Character, right: Character): number {
    const key = left.index * 65_536 + right.index;
    const known = this.pairs.get(key);
    if (known !== undefined) return known;
    if (this.pairs.size >= maxPairs) this.pairs.clear();
    const kern = this.kernByFont(left, right);
    this.pairs.set(key, kern);
    return kern;
  }

  private kernByFont(left: Character, right: Character): number {
    const [leftCode, rightCode] = [left.codePoints[0]!, right.codePoints[0]!];
    if (isSpace(leftCode) || isSpace(rightCode)) return 0;
    const run = this.font.layout(String.fromCodePoint(leftCode, rightCode));
    const [first, second] = run.positions;
    const plain =
      run.glyphs.length === 2 &&
      run.glyphs[0]!.id === left.id &&
      run.glyphs[1]!.id === right.id &&
      first!.xOffset === 0 &&
      first!.yOffset === 0 &&
      second!.xOffset === 0 &&
      second!.yOffset === 0;
    return plain ? first!.xAdvance * this.scale - left.advance : Number.NaN;
  }

  private widthOfWords(text: string): number {
    return splitAtSpaces(text).reduce((sum, word) => sum + this.word(word).width, 0);
  }

  private shapeWords(text: string): readonly ShapedGlyph[] {
    return splitAtSpaces(text).flatMap((word) => this.word(word).glyphs);
  }

  private word(text: string): { glyphs: readonly ShapedGlyph[]; width: number } {
    const known = this.words.get(text);
    if (known) return known;
    if (this.words.size >= maxWords) this.words.clear();
    const run = this.font.layout(text.replaceAll('\u00ad', ''));
    let width = 0;
    const glyphs = run.glyphs.map((drawn, i) => {
      const position = run.positions[i]!;
      const glyph = this.glyphFor(drawn.id, drawn.codePoints);
      const advance = position.xAdvance * this.scale;
      width += advance;
      return {
        glyph,
        kern: advance - glyph.advance,
        dx: position.xOffset * this.scale,
        dy: position.yOffset * this.scale,
      };
    });
    const made = { glyphs, width };
    this.words.set(text, made);
    return made;
  }

  private glyphFor(id: number, codePoints: readonly number[]): Glyph {
    const key = `${id} ${codePoints.join(' ')}`;
    const known = this.glyphs.get(key);
    if (known) return known;
    if (this.glyphs.size >= maxWords) this.glyphs.clear();
    const made = { id, codePoints: [...codePoints], advance: this.font.getGlyph(id).advanceWidth * this.scale };
    this.glyphs.set(key, made);
    return made;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f;
}

/** Words and spaces; a word past all reason in parts, cut before a letter and never before a mark. */
function splitAtSpaces(text: string): string[] {
  const words = text.split(/([ \u00a0\u202f])/).filter((part) => part !== '');
  return words.flatMap((word) => (word.length > longWord ? clusterParts(word) : [word]));
}

function clusterParts(word: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const cluster of clusters(word)) {
    if (part.length + cluster.length > longWord) {
      parts.push(part);
      part = '';
    }
    part += cluster;
  }
  return [...parts, part].filter((one) => one !== '');
}

/** Letters with the marks that belong to them. */
export function clusters(text: string): string[] {
  const out: string[] = [];
  for (const character of text) {
    if (out.length > 0 && character > '\u02ff' && mark.test(character) && out.at(-1)!.length < longWord) {
      out[out.length - 1] += character;
    } else out.push(character);
  }
  return out;
}

const faces = new Map<FaceName, Face>();

/** The face, read from its file the first time it is asked for. */
export function face(name: FaceName): Face {
  const known = faces.get(name);
  if (known) return known;
  const bytes = readFileSync(require.resolve(files[name]));
  const made = new Face(name, create(bytes), new FontBytes(bytes));
  faces.set(name, made);
  return made;
}
