import { inflateRawSync } from 'node:zlib';
import type { Piece } from './piece';
import { KnownFormat, knownFormats } from './known-formats';

/**
 * Looks into a ZIP only as far as naming what it is needs: the names in its directory and, for OpenDocument, two
 * small members. Directory, names and unpacked bytes are limited; a bomb stays packed.
 */
export function isZip(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

const directoryLimit = 1024 * 1024;
const memberLimit = 64 * 1024;

interface Member {
  readonly name: string;
  readonly packedSize: number;
  readonly deflated: boolean;
  readonly offset: number;
}

export async function zipFormat(size: number, piece: Piece): Promise<KnownFormat> {
  const members = await membersOf(size, piece);
  const has = (name: string) => members.some((member) => member.name === name);
  if (has('[Content_Types].xml')) {
    if (has('word/document.xml')) return has('word/vbaProject.bin') ? 'docm' : 'docx';
    if (has('xl/workbook.bin')) return 'xlsb';
    if (has('xl/workbook.xml')) return has('xl/vbaProject.bin') ? 'xlsm' : 'xlsx';
    if (has('ppt/presentation.xml')) return has('ppt/vbaProject.bin') ? 'pptm' : 'pptx';
  }
  const kind = byMediaType[(await mediaTypeMember(members, piece)) ?? ''];
  if (kind === undefined) return 'zip';
  const version = await openDocumentVersion(members, piece);
  const exact = `${kind} ${version}`;
  return Object.hasOwn(knownFormats, exact) ? (exact as KnownFormat) : kind;
}

const byMediaType: Partial<Record<string, KnownFormat>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.etsi.asic-e+zip': 'asice',
  'application/vnd.etsi.asic-s+zip': 'asics',
  'application/epub+zip': 'epub',
};

/** OpenDocument, ASiC and EPUB say what they are in a first, unpacked member called `mimetype`. */
async function mediaTypeMember(members: Member[], piece: Piece): Promise<string | undefined> {
  const member = members.find(({ name }) => name === 'mimetype');
  if (!member || member.deflated || member.packedSize > 100) return undefined;
  return (await contentOf(member, piece))?.toString('latin1').trim();
}

async function openDocumentVersion(members: Member[], piece: Piece): Promise<string | undefined> {
  const manifest = members.find(({ name }) => name === 'META-INF/manifest.xml');
  const text = manifest && (await contentOf(manifest, piece))?.toString('utf8');
  // Before 1.2 the manifest had no version; those files keep the general name.
  return /<manifest:manifest\b[^>]*\bmanifest:version="(1\.\d)"/.exec(text ?? '')?.[1];
}

/** The names in the central directory, from the end of the file, where the truth about a ZIP stands. */
async function membersOf(size: number, piece: Piece): Promise<Member[]> {
  const tailAt = Math.max(0, size - (65_535 + 22));
  const tail = await piece(tailAt, 65_535 + 22);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > tail.length) return [];
  const directory = await piece(tail.readUInt32LE(end + 16), Math.min(tail.readUInt32LE(end + 12), directoryLimit));
  const members: Member[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    members.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      packedSize: directory.readUInt32LE(at + 20),
      deflated: directory.readUInt16LE(at + 10) === 8,
      offset: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return members;
}

async function contentOf(member: Member, piece: Piece): Promise<Buffer | undefined> {
  const header = await piece(member.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50 || member.packedSize > memberLimit) return undefined;
  const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await piece(start, member.packedSize);
  if (!member.deflated) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: 16 * memberLimit });
  } catch {
    return undefined;
  }
}
