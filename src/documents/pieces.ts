/**
 * Where a damaged file differs from what was stored, although the stored bytes are gone. Kept for every file: of each
 * piece of 4 KiB its hash, the sum of its bytes, and the sum of its bytes each times its distance to the end; 16 bytes a
 * piece, 0.4 % of the file. The hash names the piece. The sums name the byte, if only one in the piece was altered: the
 * second differs by distance times the first, and putting the byte back must give the hash again.
 */
import { createHash } from 'node:crypto';

/** Bytes in a piece. Part of what is kept: never to be changed. */
export const pieceSize = 4096;

/** What is kept of a piece: 8 bytes of SHA-256, then the two sums, 4 bytes each, big-endian. */
const recordSize = 16;
const hashSize = 8;

/** Where a file first differs, in bytes from its beginning. */
export type Place =
  /** Exactly there, and nowhere else in its piece: this was the byte. */
  | { readonly at: number; readonly was: number; readonly is: number }
  /** Somewhere from the one to before the other. */
  | { readonly from: number; readonly to: number }
  /** What is there is as it was stored, but it ends too early. */
  | { readonly endsAt: number }
  /** What was stored is all there; more follows. */
  | { readonly continuesAt: number };

/** Takes a file's bytes as they come, and tells what to keep of its pieces. */
export class PieceSums {
  private readonly done: Buffer[] = [];
  private readonly records: Buffer[] = [];
  private readonly piece = Buffer.alloc(pieceSize);
  private filled = 0;

  update(bytes: Buffer): this {
    for (let from = 0; from < bytes.length;) {
      const copied = bytes.copy(this.piece, this.filled, from);
      from += copied;
      this.filled += copied;
      if (this.filled === pieceSize) this.endPiece();
    }
    return this;
  }

  /** 16 bytes a piece; nothing for an empty file. */
  digest(): Buffer {
    if (this.filled) this.endPiece();
    return Buffer.concat([...this.done, ...this.records]);
  }

  private endPiece(): void {
    this.records.push(recordOf(this.piece.subarray(0, this.filled)));
    this.filled = 0;
    // One buffer for a thousand records: a file of gigabytes has a million.
    if (this.records.length === 1024) this.done.push(Buffer.concat(this.records.splice(0)));
  }
}

/**
 * The first place in which bytes differ from what was kept of the file's pieces; undefined when the pieces find none.
 * `size` is the file's when it was stored.
 */
export async function firstDifference(
  bytes: AsyncIterable<Buffer>,
  kept: Buffer,
  size: number,
): Promise<Place | undefined> {
  let offset = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    held = held.length ? Buffer.concat([held, more]) : more;
    while (held.length >= pieceSize) {
      const place = differenceIn(held.subarray(0, pieceSize), offset, kept, size);
      if (place) return place;
      offset += pieceSize;
      held = held.subarray(pieceSize);
    }
  }
  if (held.length) {
    const place = differenceIn(held, offset, kept, size);
    if (place) return place;
  }
  return offset + held.length < size ? { endsAt: offset + held.length } : undefined;
}

function differenceIn(piece: Buffer, offset: number, kept: Buffer, size: number): Place | undefined {
  const stored = Math.min(pieceSize, size - offset);
  if (stored <= 0) return { continuesAt: size };
  const index = (offset / pieceSize) * recordSize;
  const record = kept.subarray(index, index + recordSize);
  const there = piece.subarray(0, stored);
  if (recordOf(there).equals(record)) return piece.length > stored ? { continuesAt: size } : undefined;
  const exact = piece.length === stored ? alteredByte(there, record) : undefined;
  if (exact) return { at: offset + exact.at, was: exact.was, is: exact.is };
  return { from: offset, to: offset + Math.max(piece.length, stored) };
}

/** The one byte that was altered, proven by the hash; undefined when more than one was. */
function alteredByte(piece: Buffer, record: Buffer): { at: number; was: number; is: number } | undefined {
  const now = sumsOf(piece);
  const by = now.sum - record.readUInt32BE(hashSize);
  const at = piece.length - (now.placed - record.readUInt32BE(hashSize + 4)) / by;
  const is = piece[at];
  if (by === 0 || !Number.isInteger(at) || is === undefined || is - by < 0 || is - by > 255) return undefined;
  const mended = Buffer.from(piece);
  mended[at] = is - by;
  return recordOf(mended).equals(record) ? { at, was: is - by, is } : undefined;
}

function recordOf(piece: Buffer): Buffer {
  const record = Buffer.alloc(recordSize);
  createHash('sha256').update(piece).digest().copy(record, 0, 0, hashSize);
  const { sum, placed } = sumsOf(piece);
  record.writeUInt32BE(sum, hashSize);
  record.writeUInt32BE(placed, hashSize + 4);
  return record;
}

/**
 * The sum of the bytes, and the sum of all sums on the way there: each byte times its distance to the end. At most
 * 255 × 4096 × 4097 / 2 = 2,139,617,280: both fit in 31 bits.
 */
function sumsOf(piece: Buffer): { sum: number; placed: number } {
  let sum = 0;
  let placed = 0;
  for (let i = 0; i < piece.length; i++) {
    sum += piece[i]!;
    placed = (placed + sum) | 0;
  }
  return { sum, placed };
}
