/**
 * A PDF as its cross-reference tables tell it (ISO 32000-1, 7.5): which revisions it has, which object stands where.
 *
 * Reads classic tables only, which is what our typesetter writes. A file with compressed cross-references, a damaged
 * one or an encrypted one is refused: guessing at structure is how signed files are forged.
 */
import { PdfError, PdfReader, type PdfDict, type PdfReference, type PdfValue } from './pdf-syntax';

interface Place {
  readonly offset: number;
  readonly generation: number;
}

/** One incremental update, or the file as first written. */
export interface Revision {
  readonly xrefAt: number;
  /** Objects this revision wrote; undefined for those it freed. */
  readonly places: ReadonlyMap<number, Place | undefined>;
  readonly trailer: PdfDict;
}

const mostRevisions = 64;
const mostObjects = 1_000_000;

export class PdfFile {
  private constructor(
    readonly bytes: Buffer,
    /** Newest first. */
    readonly revisions: readonly Revision[],
  ) {}

  /** Throws `PdfError` when it is not a file of the kind we write. */
  static read(bytes: Buffer): PdfFile {
    if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new PdfError('no PDF header');
    const tail = bytes.toString('latin1', Math.max(0, bytes.length - 64));
    const end = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail);
    if (!end) throw new PdfError('no end of file');
    const revisions: Revision[] = [];
    const seen = new Set<number>();
    for (let at: number | undefined = Number(end[1]); at !== undefined;) {
      if (seen.has(at) || seen.size >= mostRevisions) throw new PdfError('the cross-references run in a circle');
      seen.add(at);
      const revision = readRevision(bytes, at);
      if (revision.trailer.entries.has('Encrypt')) throw new PdfError('the file is encrypted');
      if (revision.trailer.entries.has('XRefStm')) throw new PdfError('compressed cross-references');
      revisions.push(revision);
      const previous = revision.trailer.entries.get('Prev');
      if (previous && previous.kind !== 'number') throw new PdfError('Prev is not a number');
      at = previous?.value;
    }
    return new PdfFile(bytes, revisions);
  }

  get trailer(): PdfDict {
    return this.revisions[0]!.trailer;
  }

  /** The first object number that is free. */
  get size(): number {
    return numberOf(this.trailer.entries.get('Size'), 'Size');
  }

  get catalog(): PdfDict {
    return this.dict(this.trailer.entries.get('Root'), 'the catalogue');
  }

  /** The file as it was before the newest update of which it ends with `length` bytes. */
  asOf(length: number): PdfFile {
    return PdfFile.read(this.bytes.subarray(0, length));
  }

  placeOf(number: number): Place | undefined {
    return this.revisions.find((revision) => revision.places.has(number))?.places.get(number);
  }

  /** What a reference stands for; a direct value is itself. A missing object is null (7.3.10), here undefined. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    for (let hops = 0; value?.kind === 'reference'; hops++) {
      if (hops > 16) throw new PdfError('references run in a circle');
      value = this.object(value);
    }
    return value?.kind === 'keyword' && value.word === 'null' ? undefined : value;
  }

  private object(reference: PdfReference): PdfValue | undefined {
    const place = this.placeOf(reference.number);
    if (!place || place.generation !== reference.generation) return undefined;
    const reader = new PdfReader(this.bytes, place.offset);
    reader.expect(String(reference.number));
    reader.expect(String(reference.generation));
    reader.expect('obj');
    return reader.value();
  }

  dict(value: PdfValue | undefined, what: string): PdfDict {
    const found = this.resolve(value);
    if (found?.kind !== 'dict') throw new PdfError(`${what} is missing`);
    return found;
  }

  /** The array, empty when it is not there. */
  array(value: PdfValue | undefined, what: string): readonly PdfValue[] {
    const found = this.resolve(value);
    if (found && found.kind !== 'array') throw new PdfError(`${what} is not a list`);
    return found?.elements ?? [];
  }

  name(value: PdfValue | undefined): string | undefined {
    const found = this.resolve(value);
    return found?.kind === 'name' ? found.name : undefined;
  }

  /** The bytes of a value exactly as written. */
  written(value: PdfValue): string {
    return this.bytes.toString('latin1', value.start, value.end);
  }
}

export function numberOf(value: PdfValue | undefined, what: string): number {
  if (value?.kind !== 'number') throw new PdfError(`${what} is not a number`);
  return value.value;
}

function readRevision(bytes: Buffer, xrefAt: number): Revision {
  if (xrefAt >= bytes.length) throw new PdfError('the cross-references lie outside the file');
  const reader = new PdfReader(bytes, xrefAt);
  reader.skipWhite();
  if (bytes.toString('latin1', reader.at, reader.at + 4) !== 'xref') throw new PdfError('compressed cross-references');
  reader.expect('xref');
  const places = new Map<number, Place | undefined>();
  for (;;) {
    reader.skipWhite();
    const word = reader.word();
    if (word === 'trailer') break;
    reader.skipWhite();
    const digits = reader.word();
    if (!/^\d{1,7}$/.test(word) || !/^\d{1,7}$/.test(digits)) {
      throw new PdfError(`a damaged cross-reference at byte ${reader.at}`);
    }
    const first = Number(word);
    const count = Number(digits);
    if (first + count > mostObjects) throw new PdfError('more objects than a letter has');
    reader.skipWhite();
    readEntries(bytes, reader.at, first, count, places);
    reader.at += count * 20;
  }
  const trailer = reader.value();
  if (trailer.kind !== 'dict') throw new PdfError('the trailer is missing');
  return { xrefAt, places, trailer };
}

/** Entries are twenty bytes each: `0000000016 00000 n` and two bytes of line end. */
function readEntries(bytes: Buffer, at: number, first: number, count: number, places: Map<number, Place | undefined>) {
  const table = bytes.toString('latin1', at, at + count * 20);
  for (let index = 0; index < count; index++) {
    const entry = /^(\d{10}) (\d{5}) ([nf])[\r\n ]{2}$/.exec(table.slice(index * 20, index * 20 + 20));
    if (!entry) throw new PdfError(`a damaged cross-reference for object ${first + index}`);
    if (places.has(first + index)) throw new PdfError(`object ${first + index} stands twice in one table`);
    places.set(
      first + index,
      entry[3] === 'n' ? { offset: Number(entry[1]), generation: Number(entry[2]) } : undefined,
    );
  }
}
