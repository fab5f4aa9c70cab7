/**
 * The signature fields of a form and what stands in them (ISO 32000-1, 12.7 and 12.8).
 */
import { numberOf, type PdfFile } from './pdf-file';
import { PdfError, type PdfDict, type PdfString } from './pdf-syntax';

export interface SignatureField {
  /** The object that holds the field; ours is field and widget in one. */
  readonly object: number;
  readonly dict: PdfDict;
  /** The signature dictionary; undefined while the field is empty. */
  readonly signature?: PdfDict;
}

const mostFields = 1000;

/** Every signature field the form tells of, children after their parents. */
export function signatureFieldsOf(file: PdfFile): SignatureField[] {
  const form = file.resolve(file.catalog.entries.get('AcroForm'));
  if (form?.kind !== 'dict') return [];
  const fields: SignatureField[] = [];
  const waiting = file.array(form.entries.get('Fields'), 'Fields').map((value) => ({ value, type: '' }));
  for (let seen = 0; seen < waiting.length; seen++) {
    if (seen > mostFields) throw new PdfError('the form has too many fields');
    const { value, type: inherited } = waiting[seen]!;
    if (value.kind !== 'reference') throw new PdfError('a field that is no object');
    const dict = file.dict(value, `field ${value.number}`);
    const type = file.name(dict.entries.get('FT')) ?? inherited;
    const children = file.array(dict.entries.get('Kids'), 'Kids');
    if (type === 'Sig' && (dict.entries.has('T') || children.length === 0)) {
      const signature = file.resolve(dict.entries.get('V'));
      if (signature && signature.kind !== 'dict') throw new PdfError('a signature that is no dictionary');
      fields.push({ object: value.number, dict, signature });
    }
    waiting.push(...children.map((child) => ({ value: child, type })));
  }
  return fields;
}

/** What a signature covers: all of the first `end` bytes but its own value, which stands from `gapStart` to `gapEnd`. */
export interface SignedRange {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
  readonly contents: Buffer;
}

/**
 * Reads the byte range and insists that what it leaves out is the signature's own value, brackets included, and nothing
 * more. Undefined when it is not so.
 */
export function signedRangeOf(file: PdfFile, signature: PdfDict): SignedRange | undefined {
  const numbers = file.array(signature.entries.get('ByteRange'), 'ByteRange').map((one) => numberOf(one, 'ByteRange'));
  const contents = signature.entries.get('Contents') as PdfString | undefined;
  if (numbers.length !== 4 || contents?.kind !== 'string' || !contents.hexadecimal) return undefined;
  const [first, gapStart, gapEnd, rest] = numbers as [number, number, number, number];
  const end = gapEnd + rest;
  if (first !== 0 || gapStart !== contents.start || gapEnd !== contents.end || end > file.bytes.length)
    return undefined;
  const hex = file.bytes.toString('latin1', gapStart + 1, gapEnd - 1);
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(hex)) return undefined;
  return { gapStart, gapEnd, end, contents: Buffer.from(hex, 'hex') };
}
