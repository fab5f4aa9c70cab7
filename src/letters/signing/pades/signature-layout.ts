/**
 * Where a signature comes to stand in the file: room for its value, the byte range around it, and the digest of the
 * rest (ISO 32000-1, 12.8.1).
 */
import { sha256 } from './cms';
import { Refusal } from '../../../kernel/refusal';
import type { PdfFile } from './pdf-file';
import { byteRangePlace, contentsPlace, type PdfUpdate } from './pdf-update';

export interface LaidOut {
  /** SHA-256 of everything but the room for the value. */
  readonly digest: Buffer;
  /** Bytes of room; the file has two hexadecimal digits for each. */
  readonly reserved: number;
  /** Puts the value in and gives the whole file. */
  fill(value: Buffer): Buffer;
}

/** Lays the update after the file with room for a value of `reserved` bytes. */
export function layOut(file: PdfFile, update: PdfUpdate, reserved: number): LaidOut {
  const added = update.write(reserved * 2);
  const bytes = Buffer.allocUnsafe(file.bytes.length + added.length);
  file.bytes.copy(bytes);
  added.copy(bytes, file.bytes.length);

  const contents = bytes.lastIndexOf(contentsPlace);
  const gapStart = contents + contentsPlace.length - 1;
  const gapEnd = gapStart + 2 + reserved * 2;
  const range = bytes.lastIndexOf(byteRangePlace, contents);
  const numbers = `/ByteRange [0 ${gapStart} ${gapEnd} ${bytes.length - gapEnd}]`;
  bytes.write(numbers.padEnd(byteRangePlace.length), range, 'latin1');
  return {
    digest: sha256(bytes.subarray(0, gapStart), bytes.subarray(gapEnd)),
    reserved,
    fill(value) {
      if (value.length > reserved) {
        throw new Refusal('conflict', 'pades.signatureTooLarge', { needed: value.length, reserved });
      }
      bytes.write(value.toString('hex'), gapStart + 1, 'latin1');
      return bytes;
    },
  };
}

/** A date in a PDF, in UTC (ISO 32000-1, 7.9.4). */
export const pdfDate = (at: Date): string => `(D:${at.toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z)`;

/** A text string in UTF-16, so that every letter survives (ISO 32000-1, 7.9.2.2). */
export const pdfText = (text: string): string => {
  const units = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${units.toString('hex')}>`;
};
