import type { Piece } from './piece';
import { KnownFormat, knownFormats } from './known-formats';

/** A PDF may have a little before its header (ISO 32000 readers look through the first 1,024 bytes). */
export function isPdf(head: Buffer): boolean {
  return headerOf(head) !== undefined;
}

/**
 * The PDF's version, or the PDF/A part and level it says it keeps. That it says so is no proof: only a validator
 * knows. The claim stands in XMP metadata, which PDF/A wants uncompressed, so it is searched for as text.
 */
export async function pdfFormat(head: Buffer, size: number, piece: Piece): Promise<KnownFormat> {
  const claim = await claimOf(size, piece);
  return known(`pdf/a ${claim}`) ?? known(`pdf ${headerOf(head) ?? ''}`) ?? 'pdf';
}

function headerOf(head: Buffer): string | undefined {
  return /%PDF-(\d\.\d)/.exec(head.toString('latin1', 0, 1024))?.[1];
}

const window = 1024 * 1024;
const overlap = 4096;

/** The last claim in the file counts: later revisions come later. */
async function claimOf(size: number, piece: Piece): Promise<string | undefined> {
  let claim: string | undefined;
  for (let at = 0; at < size; at += window) {
    const bytes = await piece(at, window + overlap);
    for (
      let found = bytes.indexOf('pdfaid:');
      found >= 0 && found < window;
      found = bytes.indexOf('pdfaid:', found + 7)
    )
      claim = claimIn(bytes.toString('latin1', found, found + 600)) ?? claim;
  }
  return claim;
}

/** `pdfaid:part` and `pdfaid:conformance` follow each other closely, as attributes or as elements, in either order. */
function claimIn(text: string): string | undefined {
  const part = /pdfaid:part(?:>|=["'])(\d)/.exec(text)?.[1];
  const level = /pdfaid:conformance(?:>|=["'])([A-Za-z])/.exec(text)?.[1]?.toLowerCase();
  return part && level ? part + level : undefined;
}

function known(key: string): KnownFormat | undefined {
  return Object.hasOwn(knownFormats, key) ? (key as KnownFormat) : undefined;
}
