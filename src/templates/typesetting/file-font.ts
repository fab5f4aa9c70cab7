/**
 * A face in one file: glyphs numbered as they are used, then embedded as a subset with its way back to Unicode.
 *
 * The letterhead's subsets are the same in every letter of a ministry, so compressed subsets are kept for a while.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Face, Glyph } from './fonts';

/** What the file gives: objects to fill. */
export interface ObjectMaker {
  ref(data?: object): { readonly data: Record<string, unknown>; end(chunk?: Uint8Array | string): void };
}

export type FontObject = ReturnType<ObjectMaker['ref']>;

interface Compressed {
  readonly file: Buffer;
  readonly length: number;
  readonly unicode: Buffer;
  readonly name: string;
}

const maxKept = 64;
const kept = new Map<string, Compressed>();

export class FileFont {
  private readonly codes = new Map<Glyph, string>();
  private readonly numbers = new Map<string, string>();
  private readonly glyphs: Glyph[];

  constructor(
    readonly id: string,
    readonly reference: FontObject,
    private readonly face: Face,
  ) {
    this.glyphs = [{ id: 0, codePoints: [0], advance: face.font.getGlyph(0).advanceWidth * face.scale }];
  }

  /** Four hexadecimal digits. A glyph drawn for two different characters gets two numbers, so that copying tells them. */
  code(glyph: Glyph): string {
    const known = this.codes.get(glyph);
    if (known) return known;
    const key = keyOf(glyph);
    let code = this.numbers.get(key);
    if (!code) {
      const number = this.glyphs.push(glyph) - 1;
      code = number.toString(16).padStart(4, '0');
      this.numbers.set(key, code);
    }
    this.codes.set(glyph, code);
    return code;
  }

  embed(file: ObjectMaker): void {
    const compressed = this.compressed();
    const { measures } = this.face.bytes;
    const name = `${compressed.name}+${this.face.font.postscriptName}`;
    const fontFile = file.ref({ Filter: 'FlateDecode', Length1: compressed.length });
    fontFile.end(compressed.file);
    const descriptor = file.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4 | (measures.italicAngle === 0 ? 0 : 64),
      FontBBox: measures.box,
      ItalicAngle: measures.italicAngle,
      Ascent: measures.ascent,
      Descent: measures.descent,
      CapHeight: measures.capHeight,
      XHeight: measures.xHeight,
      StemV: this.face.name.startsWith('bold') || this.face.name === 'headName' ? 140 : 80,
      FontFile2: fontFile,
    });
    descriptor.end();
    const descendant = file.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [0, this.glyphs.map(({ advance }) => Math.round(advance * 100) / 100)],
      CIDToGIDMap: 'Identity',
    });
    descendant.end();
    const unicode = file.ref({ Filter: 'FlateDecode' });
    unicode.end(compressed.unicode);
    Object.assign(this.reference.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: unicode,
    });
    this.reference.end();
  }

  private compressed(): Compressed {
    const key = `${this.face.name} ${this.glyphs.map(keyOf).join(' ')}`;
    const known = kept.get(key);
    if (known) {
      // Last in the row again: what every letter uses is never the one let go.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const file = this.face.bytes.subset(this.glyphs.map(({ id }) => id));
    const made = {
      file: deflateSync(file),
      length: file.length,
      unicode: deflateSync(Buffer.from(toUnicode(this.glyphs), 'latin1')),
      name: tagOf(key),
    };
    if (kept.size >= maxKept) kept.delete(kept.keys().next().value!);
    kept.set(key, made);
    return made;
  }
}

/** How many subsets are kept; the bound is tested. */
export const subsetsKept = (): number => kept.size;

const keyOf = ({ id, codePoints }: Glyph) =>
  codePoints.length === 1 ? `${id}:${codePoints[0]}` : `${id}:${codePoints.join('.')}`;

/** Six capitals before the font's name tell one subset from another. */
function tagOf(key: string): string {
  const digest = createHash('sha256').update(key).digest();
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (digest[i]! % 26))).join('');
}

const hex = (value: number) => value.toString(16).padStart(4, '0');
const utf16 = (codePoints: readonly number[]) =>
  codePoints
    .map((code) =>
      code > 0xffff ? hex(((code - 0x1_0000) >> 10) | 0xd800) + hex(((code - 0x1_0000) & 0x3ff) | 0xdc00) : hex(code),
    )
    .join('');

function toUnicode(glyphs: readonly Glyph[]): string {
  const ranges: string[] = [];
  for (let from = 0; from < glyphs.length; from += 256) {
    const part = glyphs.slice(from, from + 256);
    const values = part.map(({ codePoints }) => `<${utf16(codePoints)}>`).join(' ');
    ranges.push(`<${hex(from)}> <${hex(from + part.length - 1)}> [${values}]`);
  }
  const blocks: string[] = [];
  for (let i = 0; i < ranges.length; i += 100) {
    const some = ranges.slice(i, i + 100);
    blocks.push(`${some.length} beginbfrange\n${some.join('\n')}\nendbfrange`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}
