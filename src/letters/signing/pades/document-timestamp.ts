/**
 * A time stamp over a whole signed letter, added later (PAdES DocTimeStamp, ETSI EN 319 142-1, 5.4.3; ISO 32000-2,
 * 12.8.5): what mends a letter that was signed while the authority was down.
 *
 * The value of a signature cannot be given a time stamp afterwards without changing bytes that are already filed, so
 * the stamp goes into an update of its own: old bytes stay a strict prefix, and the letter becomes B-T. Its field lies
 * outside the page and not in the structure tree: it is nothing to read, and PDF/UA-1 (7.18.1, 7.18.4) exempts it. A
 * changed structure tree would make pyHanko, rightly careful, call the signed letter altered.
 */
import { refuseUnless } from '../../../kernel/refusal';
import { sha256 } from './cms';
import type { PdfFile } from './pdf-file';
import { PdfError, type PdfReference, type PdfValue } from './pdf-syntax';
import { PdfUpdate } from './pdf-update';
import { readPdf, refusingDamage } from './sign-pdf';
import { signatureFieldsOf } from './signature-field';
import { layOut, pdfText } from './signature-layout';
import type { TimestampAuthority } from './timestamp';

export interface TimestampedPdf {
  /** The whole file; the signed one is a strict prefix of it. */
  readonly bytes: Buffer;
  readonly timestampedAt: Date;
  readonly authority: string;
  /** Lower-case hexadecimal, of `bytes`. */
  readonly sha256: string;
}

const fieldName = 'Tidsstempel';
const outsideThePage = '[-1 -1 -1 -1]';

/** Stamps a signed letter; refuses one that is not signed. Throws the refusal when the authority cannot be had. */
export async function addDocumentTimestamp(pdf: Buffer, authority: TimestampAuthority): Promise<TimestampedPdf> {
  const file = readPdf(pdf);
  for (let attempts = 0; ; attempts++) {
    const room = await authority.room();
    const laidOut = refusingDamage(() => layOut(file, timestampUpdate(file), room));
    const { token, at, authority: name } = await authority.stamp(laidOut.digest);
    if (token.length > room && attempts === 0) continue;
    const bytes = laidOut.fill(token);
    return { bytes, timestampedAt: at, authority: name, sha256: sha256(bytes).toString('hex') };
  }
}

function timestampUpdate(file: PdfFile): PdfUpdate {
  const fields = signatureFieldsOf(file);
  const signed = fields.find((field) => field.signature);
  refuseUnless(signed, 'conflict', 'pades.notSigned');
  const update = new PdfUpdate(file);
  const stamp = update.reserve();
  const widget = update.reserve();
  const page = reference(signed.dict.entries.get('P'), 'the page of the signature field');
  const form = reference(file.catalog.entries.get('AcroForm'), 'the form');
  const name = pdfText(`${fieldName} ${fields.length}`);

  update.addSignature(stamp, 'DocTimeStamp', '/SubFilter /ETSI.RFC3161\n');
  update.add(
    widget,
    `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T ${name}\n/TU ${name}\n/F 132\n/Rect ${outsideThePage}\n` +
      `/P ${page.number} 0 R\n/V ${stamp} 0 R\n>>`,
  );
  update.append(page.number, file.dict(page, 'the page'), 'Annots', `${widget} 0 R`);
  update.append(form.number, file.dict(form, 'the form'), 'Fields', `${widget} 0 R`);
  return update;
}

function reference(value: PdfValue | undefined, what: string): PdfReference {
  if (value?.kind !== 'reference') throw new PdfError(`${what} is not an object`);
  return value;
}
