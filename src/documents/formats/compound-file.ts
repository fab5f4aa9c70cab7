import type { Piece } from './piece';
import type { KnownFormat } from './known-formats';

/** OLE2 compound files ([MS-CFB]): Office before 2007, and Outlook's messages. Told apart by the names in the directory. */
export function isCompound(head: Buffer): boolean {
  return head.length >= 512 && head.toString('latin1', 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
}

/** More directory than any of these needs to name itself. */
const sectorsLookedAt = 64;

export async function compoundFormat(head: Buffer, piece: Piece): Promise<KnownFormat> {
  const names = await entryNames(head, piece);
  if (names.has('WordDocument')) return names.has('0Table') || names.has('1Table') ? 'doc 97' : 'doc 95';
  if (names.has('Workbook')) return 'xls 97';
  if (names.has('Book')) return 'xls 95';
  if (names.has('PowerPoint Document')) return 'ppt';
  if (names.has('__properties_version1.0')) return 'msg';
  return 'ole';
}

async function entryNames(head: Buffer, piece: Piece): Promise<Set<string>> {
  const names = new Set<string>();
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return names;
  const sectorSize = 1 << shift;
  const offsetOf = (sector: number) => (sector + 1) * sectorSize;

  let sector = head.readUInt32LE(48);
  for (let count = 0; count < sectorsLookedAt && sector < 0xfffffffa; count++) {
    const entries = await piece(offsetOf(sector), sectorSize);
    if (entries.length < sectorSize) break;
    for (let at = 0; at < sectorSize; at += 128) {
      const length = entries.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(entries.toString('utf16le', at, at + length - 2));
    }
    sector = await sectorAfter(sector);
  }
  return names;

  /** The next sector of the directory, by the allocation table; only tables listed in the header are followed. */
  async function sectorAfter(current: number): Promise<number> {
    const perTable = sectorSize / 4;
    const table = Math.floor(current / perTable);
    if (table >= 109) return 0xfffffffe;
    const entry = await piece(offsetOf(head.readUInt32LE(76 + 4 * table)) + 4 * (current % perTable), 4);
    return entry.length === 4 ? entry.readUInt32LE(0) : 0xfffffffe;
  }
}
