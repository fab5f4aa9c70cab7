/**
 * An incremental update (ISO 32000-1, 7.5.6): new and changed objects after the last byte of the file, with a
 * cross-reference table of their own. What was there stays byte for byte.
 */
import { PdfError, PdfReader, type PdfDict } from './pdf-syntax';
import type { PdfFile } from './pdf-file';

/** What stands in the file until `layOut` knows the numbers, and what the room for a signature's value begins with. */
export const byteRangePlace = '/ByteRange [0 9999999999 9999999999 9999999999]';
export const contentsPlace = '/Contents <';

interface Insertion {
  readonly at: number;
  readonly text: string;
}

export class PdfUpdate {
  private readonly changed = new Map<number, Insertion[]>();
  private readonly added = new Map<number, string>();
  private signature?: number;

  constructor(private readonly file: PdfFile) {}

  /** The number of a new object, to be given its text by `add`. */
  reserve(): number {
    const number = this.file.size + this.added.size;
    this.added.set(number, '');
    return number;
  }

  add(number: number, text: string): void {
    this.added.set(number, text);
  }

  /** Writes a key into a dictionary that is the object itself or lies directly in it. */
  setKey(object: number, dict: PdfDict, key: string, value: string): void {
    if (dict.entries.has(key)) throw new PdfError(`the key ${key} is there already`);
    this.insert(object, dict.end - 2, `\n/${key} ${value}\n`);
  }

  /**
   * Adds to the end of a list that `holder` has under a key; the list may stand in the holder, be an object of its own,
   * or be missing.
   */
  append(object: number, holder: PdfDict, key: string, element: string): void {
    const value = holder.entries.get(key);
    const list = this.file.resolve(value);
    if (!value || !list) return this.setKey(object, holder, key, `[${element}]`);
    if (list.kind !== 'array') throw new PdfError(`${key} is not a list`);
    this.insert(value.kind === 'reference' ? value.number : object, list.end - 1, ` ${element}`);
  }

  /** The one signature of this update; `layOut` fills in its range and value. */
  addSignature(number: number, type: 'Sig' | 'DocTimeStamp', facts: string): void {
    this.signature = number;
    this.add(number, `<<\n/Type /${type}\n/Filter /Adobe.PPKLite\n${facts}${byteRangePlace}\n`);
  }

  private insert(object: number, at: number, text: string): void {
    const insertions = this.changed.get(object) ?? [];
    insertions.push({ at, text });
    this.changed.set(object, insertions);
  }

  /**
   * The update as bytes to put after the file, with room for `digits` hexadecimal digits of signature. Positions inside
   * count from the start of the whole file.
   */
  write(digits: number): Buffer {
    const { bytes } = this.file;
    const lineEnds = bytes[bytes.length - 1] === 0x0a ? '' : '\n';
    const objects = [...this.changed.keys()].map((number) => this.rewritten(number));
    for (const [number, text] of this.added) {
      const room = number === this.signature ? `${contentsPlace}${'0'.repeat(digits)}>\n>>` : '';
      objects.push({ number, generation: 0, text: text + room });
    }
    objects.sort((a, b) => a.number - b.number);
    let body = lineEnds;
    const entries = objects.map(({ number, generation, text }) => {
      const at = bytes.length + body.length;
      body += `${number} ${generation} obj\n${text}\nendobj\n`;
      return { number, line: `${String(at).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n` };
    });
    const xrefAt = bytes.length + body.length;
    body += `xref\n${sections(entries)}trailer\n${this.trailer()}\nstartxref\n${xrefAt}\n%%EOF\n`;
    return Buffer.from(body, 'latin1');
  }

  private rewritten(number: number): { number: number; generation: number; text: string } {
    const { bytes } = this.file;
    const place = this.file.placeOf(number);
    if (!place) throw new PdfError(`object ${number} is missing`);
    const reader = new PdfReader(bytes, place.offset);
    for (const word of [String(number), String(place.generation), 'obj']) reader.expect(word);
    const value = reader.value();
    let from = value.start;
    let text = '';
    for (const insertion of [...this.changed.get(number)!].sort((a, b) => a.at - b.at)) {
      text += bytes.toString('latin1', from, insertion.at) + insertion.text;
      from = insertion.at;
    }
    return { number, generation: place.generation, text: text + bytes.toString('latin1', from, value.end) };
  }

  /** The trailer as it was, ID and all, but for what an update must say. */
  private trailer(): string {
    const { trailer, size, revisions } = this.file;
    const kept = [...trailer.entries]
      .filter(([key]) => key !== 'Size' && key !== 'Prev')
      .map(([key, value]) => `/${key} ${this.file.written(value)}\n`);
    return `<<\n/Size ${size + this.added.size}\n/Prev ${revisions[0]!.xrefAt}\n${kept.join('')}>>`;
  }
}

/** Entries grouped in runs of numbers that follow each other. */
function sections(entries: readonly { number: number; line: string }[]): string {
  let text = '';
  for (let from = 0; from < entries.length;) {
    let to = from + 1;
    while (to < entries.length && entries[to]!.number === entries[from]!.number + to - from) to++;
    const run = entries.slice(from, to);
    text += `${run[0]!.number} ${run.length}\n${run.map((entry) => entry.line).join('')}`;
    from = to;
  }
  return text;
}
