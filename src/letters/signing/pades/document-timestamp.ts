/**
 * A time stamp over a whole signed letter, added later (PAdES DocTimeStamp, ETSI EN 319 142-1, 5.4.3; ISO 32000-2,
 * 12.8.5): what mends a letter that was signed while the authority was down.
 *
 * The value of a signature cannot be given a time stamp afterwards without changing bytes that are already filed, so
 * the stamp goes into an update of its own: old bytes stay a strict prefix, and the letter becomes B-T. The new field's
 * widget is tagged like the first one, so that the file stays PDF/A and PDF/UA.
 */
import { refuseUnless } from '../../../kernel/refusal';
import { sha256 } from './cms';
import { numberOf, type PdfFile } from './pdf-file';
import { PdfError, type PdfDict, type PdfReference, type PdfValue } from './pdf-syntax';
import { PdfUpdate } from './pdf-update';
import { readPdf, refusingDamage } from './sign-pdf';
import { signatureFieldsOf, type SignatureField } from './signature-field';
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

/** What the field is called to somebody who hears the page; the letter's language is not known here. */
const fieldName = 'Tidsstempel';

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
  const element = update.reserve();

  const page = reference(signed.dict.entries.get('P'), 'the page of the signature field');
  const tree = reference(file.catalog.entries.get('StructTreeRoot'), 'the structure tree');
  const treeDict = file.dict(tree, 'the structure tree');
  const key = numberOf(file.resolve(treeDict.entries.get('ParentTreeNextKey')), 'ParentTreeNextKey');

  const title = pdfText(`${fieldName} ${fields.length}`);
  update.addSignature(stamp, 'DocTimeStamp', '/SubFilter /ETSI.RFC3161\n');
  update.add(
    widget,
    `<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T ${title}\n/TU ${title}\n/F 132\n/Rect [0 0 0 0]\n` +
      `/P ${page.number} 0 R\n/StructParent ${key}\n/V ${stamp} 0 R\n>>`,
  );
  const parent = parentElement(file, treeDict, signed);
  update.add(
    element,
    `<<\n/Type /StructElem\n/S /Form\n/P ${parent.number} 0 R\n/Pg ${page.number} 0 R\n/Alt ${title}\n` +
      `/K <<\n/Type /OBJR\n/Obj ${widget} 0 R\n/Pg ${page.number} 0 R\n>>\n>>`,
  );
  update.append(parent.number, file.dict(parent, 'the document element'), 'K', `${element} 0 R`);
  update.append(page.number, file.dict(page, 'the page'), 'Annots', `${widget} 0 R`);
  appendToForm(file, update, `${widget} 0 R`);
  appendToParentTree(file, update, tree.number, treeDict, `${key} ${element} 0 R`, key + 1);
  return update;
}

/** The element that holds the signatory's field: the time stamp becomes its next sibling. */
function parentElement(file: PdfFile, tree: PdfDict, signed: SignatureField): PdfReference {
  const key = numberOf(file.resolve(signed.dict.entries.get('StructParent')), 'StructParent');
  const numbers = parentTreeNumbers(file, tree);
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    if (numberOf(numbers[index], 'a key of the parent tree') !== key) continue;
    const form = file.dict(numbers[index + 1], 'the element of the signature field');
    return reference(form.entries.get('P'), 'the parent of the signature field');
  }
  throw new PdfError('the signature field is not in the structure tree');
}

function parentTreeNumbers(file: PdfFile, tree: PdfDict): readonly PdfValue[] {
  const parents = file.dict(tree.entries.get('ParentTree'), 'the parent tree');
  if (!parents.entries.has('Nums')) throw new PdfError('a parent tree in several parts');
  return file.array(parents.entries.get('Nums'), 'Nums');
}

function appendToParentTree(
  file: PdfFile,
  update: PdfUpdate,
  treeObject: number,
  tree: PdfDict,
  entry: string,
  nextKey: number,
): void {
  const parents = tree.entries.get('ParentTree')!;
  const holder = parents.kind === 'reference' ? parents.number : treeObject;
  update.append(holder, file.dict(parents, 'the parent tree'), 'Nums', entry);
  const next = tree.entries.get('ParentTreeNextKey')!;
  if (next.kind !== 'number') throw new PdfError('ParentTreeNextKey is not a number');
  update.replace(treeObject, next, String(nextKey));
}

function appendToForm(file: PdfFile, update: PdfUpdate, field: string): void {
  const form = reference(file.catalog.entries.get('AcroForm'), 'the form');
  update.append(form.number, file.dict(form, 'the form'), 'Fields', field);
}

function reference(value: PdfValue | undefined, what: string): PdfReference {
  if (value?.kind !== 'reference') throw new PdfError(`${what} is not an object`);
  return value;
}
