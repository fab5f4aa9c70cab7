/**
 * A TrueType font cut down to the glyphs of one letter, as a PDF embeds it: head, hhea, hmtx, loca, maxp, glyf, and the
 * hinting programs where the font has them. Written straight from the file's bytes; nothing is decoded but composites.
 */
interface TableAt {
  readonly offset: number;
  readonly length: number;
}

/** The measures a PDF font descriptor wants, in thousandths of the size. */
export interface FontMeasures {
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
}

const copied = ['cvt ', 'fpgm', 'prep'] as const;

export class FontBytes {
  readonly measures: FontMeasures;
  private readonly tables = new Map<string, TableAt>();
  private readonly wideLoca: boolean;
  private readonly metrics: number;

  constructor(private readonly bytes: Buffer) {
    const count = bytes.readUInt16BE(4);
    for (let i = 0; i < count; i++) {
      const at = 12 + i * 16;
      const table = { offset: bytes.readUInt32BE(at + 8), length: bytes.readUInt32BE(at + 12) };
      this.tables.set(bytes.toString('latin1', at, at + 4), table);
    }
    const head = this.at('head');
    this.wideLoca = bytes.readInt16BE(head + 50) === 1;
    this.metrics = bytes.readUInt16BE(this.at('hhea') + 34);
    this.measures = this.measured(head);
  }

  /** The subset's file. Glyph 0 comes first; parts of composites that nobody asked for come last. */
  subset(glyphs: readonly number[]): Buffer {
    const all = [...glyphs];
    const numbers = new Map<number, number>();
    all.forEach((id, number) => numbers.has(id) || numbers.set(id, number));
    const outlines: Buffer[] = [];
    for (let i = 0; i < all.length; i++) outlines.push(this.outline(all[i]!, all, numbers));
    return assemble([...this.ownTables(all, outlines), ...this.copiedTables()]);
  }

  private at(tag: string): number {
    const table = this.tables.get(tag);
    if (!table) throw new Error(`The font has no table ${tag}`);
    return table.offset;
  }

  private measured(head: number): FontMeasures {
    const { bytes } = this;
    const scale = 1000 / bytes.readUInt16BE(head + 18);
    const scaled = (at: number) => Math.round(bytes.readInt16BE(at) * scale);
    const os2 = this.at('OS/2');
    return {
      box: [scaled(head + 36), scaled(head + 38), scaled(head + 40), scaled(head + 42)],
      ascent: scaled(this.at('hhea') + 4),
      descent: scaled(this.at('hhea') + 6),
      capHeight: scaled(os2 + 88),
      xHeight: scaled(os2 + 86),
      italicAngle: bytes.readInt32BE(this.at('post') + 4) / 65_536,
    };
  }

  private outline(id: number, all: number[], numbers: Map<number, number>): Buffer {
    const loca = this.at('loca');
    const offset = (n: number) =>
      this.wideLoca ? this.bytes.readUInt32BE(loca + n * 4) : this.bytes.readUInt16BE(loca + n * 2) * 2;
    const glyf = this.at('glyf');
    const outline = this.bytes.subarray(glyf + offset(id), glyf + offset(id + 1));
    if (outline.length < 10 || outline.readInt16BE(0) >= 0) return outline;
    return renumbered(outline, all, numbers);
  }

  private ownTables(all: readonly number[], outlines: readonly Buffer[]): [string, Buffer][] {
    const loca = Buffer.alloc((all.length + 1) * 2);
    const parts: Buffer[] = [];
    let offset = 0;
    outlines.forEach((outline, i) => {
      loca.writeUInt16BE(offset / 2, i * 2);
      parts.push(outline);
      if (outline.length % 2) parts.push(Buffer.alloc(1));
      offset += outline.length + (outline.length % 2);
    });
    loca.writeUInt16BE(offset / 2, all.length * 2);
    const head = this.copy('head', 54);
    head.writeUInt32BE(0, 8);
    head.writeInt16BE(0, 50);
    const hhea = this.copy('hhea', 36);
    hhea.writeUInt16BE(all.length, 34);
    const maxp = this.copy('maxp');
    maxp.writeUInt16BE(all.length, 4);
    return [
      ['glyf', Buffer.concat(parts)],
      ['head', head],
      ['hhea', hhea],
      ['hmtx', this.hmtx(all)],
      ['loca', loca],
      ['maxp', maxp],
    ];
  }

  private hmtx(all: readonly number[]): Buffer {
    const from = this.at('hmtx');
    const out = Buffer.alloc(all.length * 4);
    all.forEach((id, i) => {
      const own = Math.min(id, this.metrics - 1);
      const bearing = id < this.metrics ? from + id * 4 + 2 : from + this.metrics * 4 + (id - this.metrics) * 2;
      this.bytes.copy(out, i * 4, from + own * 4, from + own * 4 + 2);
      this.bytes.copy(out, i * 4 + 2, bearing, bearing + 2);
    });
    return out;
  }

  private copiedTables(): [string, Buffer][] {
    return copied.filter((tag) => this.tables.has(tag)).map((tag) => [tag, this.copy(tag)]);
  }

  private copy(tag: string, length = this.tables.get(tag)!.length): Buffer {
    return Buffer.from(this.bytes.subarray(this.at(tag), this.at(tag) + length));
  }
}

/** A composite names its parts by number; they get the subset's numbers, and join it. */
function renumbered(outline: Buffer, all: number[], numbers: Map<number, number>): Buffer {
  const out = Buffer.from(outline);
  let at = 10;
  for (;;) {
    const flags = out.readUInt16BE(at);
    const id = out.readUInt16BE(at + 2);
    let number = numbers.get(id);
    if (number === undefined) {
      number = all.push(id) - 1;
      numbers.set(id, number);
    }
    out.writeUInt16BE(number, at + 2);
    if (!(flags & 0x20)) return out;
    at += 4 + (flags & 0x1 ? 4 : 2);
    if (flags & 0x8) at += 2;
    else if (flags & 0x40) at += 4;
    else if (flags & 0x80) at += 8;
  }
}

function assemble(tables: [string, Buffer][]): Buffer {
  tables.sort(([a], [b]) => (a < b ? -1 : 1));
  const padded = (length: number) => (length + 3) & ~3;
  const start = 12 + tables.length * 16;
  const out = Buffer.alloc(tables.reduce((sum, [, table]) => sum + padded(table.length), start));
  const power = Math.floor(Math.log2(tables.length));
  out.writeUInt32BE(0x0001_0000, 0);
  out.writeUInt16BE(tables.length, 4);
  out.writeUInt16BE(16 << power, 6);
  out.writeUInt16BE(power, 8);
  out.writeUInt16BE(tables.length * 16 - (16 << power), 10);
  let offset = start;
  tables.forEach(([tag, table], i) => {
    table.copy(out, offset);
    const at = 12 + i * 16;
    out.write(tag, at, 'latin1');
    out.writeUInt32BE(checksum(out, offset, padded(table.length)), at + 4);
    out.writeUInt32BE(offset, at + 8);
    out.writeUInt32BE(table.length, at + 12);
    offset += padded(table.length);
  });
  return out;
}

function checksum(bytes: Buffer, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}
