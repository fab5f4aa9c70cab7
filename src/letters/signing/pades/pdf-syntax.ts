/**
 * PDF objects as they stand in a file (ISO 32000-1, 7.3), each with its place, so that a change can copy the rest byte
 * for byte. Strings keep their written form; streams are read as the dictionary before them.
 */

/** Bytes that are not the PDF they should be. Callers turn it into the fault or refusal that fits. */
export class PdfError extends Error {}

interface Placed {
  /** Where it stands: first byte, and first byte after it. */
  readonly start: number;
  readonly end: number;
}
export type PdfDict = Placed & { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> };
export type PdfArray = Placed & { readonly kind: 'array'; readonly elements: readonly PdfValue[] };
export type PdfReference = Placed & {
  readonly kind: 'reference';
  readonly number: number;
  readonly generation: number;
};
export type PdfName = Placed & { readonly kind: 'name'; readonly name: string };
export type PdfNumber = Placed & { readonly kind: 'number'; readonly value: number };
export type PdfString = Placed & { readonly kind: 'string'; readonly hexadecimal: boolean; readonly written: string };
export type PdfKeyword = Placed & { readonly kind: 'keyword'; readonly word: string };
export type PdfValue = PdfDict | PdfArray | PdfReference | PdfName | PdfNumber | PdfString | PdfKeyword;

/** Deeper nesting than a letter ever has is an attack on the reader. */
const deepest = 64;

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const code = (sign: string): number => sign.charCodeAt(0);

export class PdfReader {
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  /** The value that begins here, after white space and comments. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw new PdfError(`nested too deeply at byte ${this.at}`);
    this.skipWhite();
    const start = this.at;
    const byte = this.bytes[start];
    const next = this.bytes[start + 1];
    if (byte === undefined) throw new PdfError('the file ends inside an object');
    if (byte === code('<')) return next === code('<') ? this.dict(depth) : this.hexadecimal();
    if (byte === code('[')) return this.array(depth);
    if (byte === code('(')) return this.literal();
    if (byte === code('/')) {
      this.at++;
      return { kind: 'name', name: this.nameText(), start, end: this.at };
    }
    const word = this.word();
    if (word === '') throw new PdfError(`an unexpected sign at byte ${start}`);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return { kind: 'keyword', word, start, end: this.at };
    return this.reference(word, start) ?? { kind: 'number', value: Number(word), start, end: this.at };
  }

  /** The next word, which must be this one. */
  expect(word: string): void {
    this.skipWhite();
    const start = this.at;
    if (this.word() !== word) throw new PdfError(`"${word}" is missing at byte ${start}`);
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === code('%')) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
      } else if (byte !== undefined && white.has(byte)) this.at++;
      else return;
    }
  }

  /** The run of regular characters here; empty at a delimiter. */
  word(): string {
    const start = this.at;
    for (let byte = this.bytes[this.at]; byte !== undefined && !white.has(byte) && !delimiters.has(byte);) {
      byte = this.bytes[++this.at];
    }
    return this.bytes.toString('latin1', start, this.at);
  }

  private nameText(): string {
    return this.word().replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }

  private reference(word: string, start: number): PdfReference | undefined {
    if (!/^\d+$/.test(word)) return undefined;
    const end = this.at;
    const rest = /^\s+(\d{1,5})\s+R(?![^\s()<>[\]{}/%])/.exec(this.bytes.toString('latin1', end, end + 24));
    if (!rest) return undefined;
    this.at = end + rest[0].length;
    return { kind: 'reference', number: Number(word), generation: Number(rest[1]), start, end: this.at };
  }

  private dict(depth: number): PdfDict {
    const start = this.at;
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.at] === code('>') && this.bytes[this.at + 1] === code('>')) break;
      if (this.bytes[this.at] !== code('/')) throw new PdfError(`a key is missing at byte ${this.at}`);
      this.at++;
      const name = this.nameText();
      // Readers disagree on which of two equal keys counts, and such a file can show different things to each.
      if (entries.has(name)) throw new PdfError(`the key ${name} stands twice at byte ${this.at}`);
      entries.set(name, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dict', entries, start, end: this.at };
  }

  private array(depth: number): PdfArray {
    const start = this.at++;
    const elements: PdfValue[] = [];
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.at] === code(']')) break;
      elements.push(this.value(depth + 1));
    }
    this.at++;
    return { kind: 'array', elements, start, end: this.at };
  }

  private hexadecimal(): PdfString {
    const start = this.at;
    const end = this.bytes.indexOf('>', start) + 1;
    if (end === 0) throw new PdfError(`a string without end at byte ${start}`);
    this.at = end;
    return { kind: 'string', hexadecimal: true, written: this.bytes.toString('latin1', start, end), start, end };
  }

  private literal(): PdfString {
    const start = this.at;
    let open = 0;
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === code('\\')) this.at++;
      else if (byte === code('(')) open++;
      else if (byte === code(')') && --open === 0) {
        this.at++;
        const written = this.bytes.toString('latin1', start, this.at);
        return { kind: 'string', hexadecimal: false, written, start, end: this.at };
      }
    }
    throw new PdfError(`a string without end at byte ${start}`);
  }
}
