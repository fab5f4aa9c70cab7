import type { FileHandle } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type/core';
import { compoundFormat, isCompound } from './compound-file';
import { FileFormat, KnownFormat, knownFormats, unknownFormat } from './known-formats';
import { isPdf, pdfFormat } from './pdf-file';
import type { Piece } from './piece';
import { textFormat } from './text-file';
import { isZip, zipFormat } from './zip-file';

export type { FileFormat } from './known-formats';

/** How much of the beginning is looked at. Nothing here reads, unpacks or loops further than a fixed limit. */
const headSize = 64 * 1024;

/**
 * Decides what a file is by its content, never by its name. Bounded in time and memory whatever the bytes: fixed
 * windows at both ends, a PDF and a text read through once. Never refuses; what is not known is unknown.
 */
export async function formatOf(handle: FileHandle, size: number): Promise<FileFormat> {
  const piece: Piece = async (offset, length) => {
    const within = Math.max(0, Math.min(length, size - offset));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(within), 0, within, offset);
    return buffer.subarray(0, bytesRead);
  };
  const head = await piece(0, headSize);
  const known =
    (isPdf(head) && (await pdfFormat(head, size, piece))) ||
    (isZip(head) && (await zipFormat(size, piece))) ||
    (isCompound(head) && (await compoundFormat(head, piece))) ||
    pictureFormat(head) ||
    (await textFormat(head, size, piece));
  return known ? knownFormats[known] : await otherFormat(head);
}

/** Pictures, sound and film, by their first bytes; the versions are PRONOM's own distinctions. */
function pictureFormat(head: Buffer): KnownFormat | undefined {
  const ascii = (from: number, to: number) => head.toString('latin1', from, to);
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return pngFormat(head);
  if (ascii(0, 3) === '\xff\xd8\xff') return jpegFormat(head);
  if (ascii(0, 6) === 'GIF87a') return 'gif 87a';
  if (ascii(0, 6) === 'GIF89a') return 'gif 89a';
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return 'tiff';
  if (ascii(0, 4) !== 'RIFF') return undefined;
  if (ascii(8, 12) === 'WAVE') return 'wav';
  const webp = { 'WEBPVP8 ': 'webp lossy', WEBPVP8L: 'webp lossless', WEBPVP8X: 'webp extended' } as const;
  return Object.entries(webp).find(([start]) => start === ascii(8, 16))?.[1];
}

function pngFormat(head: Buffer): KnownFormat {
  const chunks = new Set<string>();
  for (let at = 8; at + 8 <= head.length; at += head.readUInt32BE(at) + 12)
    chunks.add(head.toString('latin1', at + 4, at + 8));
  if (chunks.has('iTXt')) return 'png 1.2';
  return ['iCCP', 'sPLT', 'sRGB'].some((chunk) => chunks.has(chunk)) ? 'png 1.1' : 'png 1.0';
}

function jpegFormat(head: Buffer): KnownFormat {
  if (head[3] !== 0xe0 || head.toString('latin1', 6, 11) !== 'JFIF\0' || head[11] !== 1) return 'jpeg';
  const minor = head[12];
  return minor === 0 ? 'jpeg 1.00' : minor === 1 ? 'jpeg 1.01' : minor === 2 ? 'jpeg 1.02' : 'jpeg';
}

const byMediaType: Partial<Record<string, KnownFormat>> = {
  'image/bmp': 'bmp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'application/x-7z-compressed': '7z',
  'application/gzip': 'gzip',
};

/** What the library recognises among the rest, from the first bytes alone. */
async function otherFormat(head: Buffer): Promise<FileFormat> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found) return unknownFormat;
  const known = byMediaType[found.mime];
  if (known) return knownFormats[known];
  const mediaType = found.mime.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(mediaType)) return unknownFormat;
  return { mediaType, pronom: null, name: found.ext.toUpperCase(), extension: found.ext };
}
