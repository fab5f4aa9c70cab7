/**
 * Signs a letter's PDF in its one reserved field: PAdES B-B, or B-T when a time-stamp authority answers.
 *
 * The file as it was shown is a strict prefix of the signed one. A key signs once per letter; a second time only when
 * a time stamp turned out longer than the room kept for it. May use: the `Signer` port, the time-stamp client. Must
 * never write a time stamp it has not checked, nor call a letter B-T without one.
 */
import { verify } from 'node:crypto';
import { Refusal, refuseUnless } from '../../../kernel/refusal';
import { isFor, isValidAt, readCertificate, type Certificate } from './certificate';
import { composeCms, longestCms, sha256, signedAttributes } from './cms';
import { PdfFile } from './pdf-file';
import { PdfError } from './pdf-syntax';
import { PdfUpdate } from './pdf-update';
import { signatureFieldsOf, type SignatureField } from './signature-field';
import { layOut, pdfDate, pdfText } from './signature-layout';
import type { SignedPdf } from './signed-pdf';
import type { Signer } from './signer';
import type { TimestampAuthority, TimestampToken } from './timestamp';

export interface SigningCircumstances {
  /** From the clock in `kernel/`; becomes `/M`, the time the file claims. */
  readonly signedAt: Date;
  /** Who signs, as printed in the letter; becomes `/Name`. The certificate is what proves it. */
  readonly signatory?: string;
  /** Left out: B-B. */
  readonly timestampAuthority?: TimestampAuthority;
}

/**
 * Signs; the PDF must have exactly one signature field, and that empty. Without a time stamp that was wanted the result
 * says `pendingTimestamp`, and `addDocumentTimestamp` can mend it later.
 */
export async function signPdf(pdf: Buffer, signer: Signer, circumstances: SigningCircumstances): Promise<SignedPdf> {
  const certificate = usableCertificate(signer, circumstances.signedAt);
  const file = readPdf(pdf);
  const field = emptyFieldOf(file);
  const stamps = new Stamps(circumstances.timestampAuthority);
  let room = await stamps.room();
  for (;;) {
    const laidOut = refusingDamage(() =>
      layOut(file, signatureUpdate(file, field, circumstances), longestCms(signer, room)),
    );
    const attributes = signedAttributes(signer, laidOut.digest);
    const signature = await signer.sign(attributes);
    refuseUnless(verify('sha256', attributes, certificate.publicKey, signature), 'conflict', 'pades.keyMissing', {
      label: certificate.commonName,
    });
    const stamp = room > 0 ? await stamps.of(signature) : undefined;
    const cms = composeCms(signer, attributes, signature, stamp?.token);
    // Only a token can be longer than foreseen, and only once: the authority has learnt its new length by now.
    const before = room;
    if (stamp && cms.length > laidOut.reserved) room = await stamps.room();
    if (room === before) return finished(file, laidOut.fill(cms), certificate, stamp, stamps.failure);
  }
}

/** The time stamps of one signing: the first failure is kept, and no more is asked after it. */
class Stamps {
  failure?: string;

  constructor(private readonly authority?: TimestampAuthority) {}

  async room(): Promise<number> {
    return (await this.attempt((authority) => authority.room())) ?? 0;
  }

  of(signature: Buffer): Promise<TimestampToken | undefined> {
    return this.attempt((authority) => authority.stamp(sha256(signature)));
  }

  private async attempt<T>(ask: (authority: TimestampAuthority) => Promise<T>): Promise<T | undefined> {
    if (!this.authority || this.failure) return undefined;
    try {
      return await ask(this.authority);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.failure = error.code;
      return undefined;
    }
  }
}

function finished(
  file: PdfFile,
  bytes: Buffer,
  certificate: Certificate,
  stamp: TimestampToken | undefined,
  failure: string | undefined,
): SignedPdf {
  return {
    bytes,
    level: stamp ? 'B-T' : 'B-B',
    pendingTimestamp: failure !== undefined,
    timestampFailure: failure,
    timestampedAt: stamp?.at,
    sha256: sha256(bytes).toString('hex'),
    certificateSha256: certificate.sha256.toString('hex'),
    addedBytes: bytes.length - file.bytes.length,
  };
}

function usableCertificate(signer: Signer, at: Date): Certificate {
  const certificate = readOnce(signer);
  const { commonName, validFrom, validTo } = certificate;
  refuseUnless(isFor('signing', certificate), 'conflict', 'pades.certificateNotForSigning', { commonName });
  refuseUnless(isValidAt(certificate, at), 'conflict', 'pades.certificateNotValidNow', {
    commonName,
    validFrom: validFrom.toISOString().slice(0, 10),
    validTo: validTo.toISOString().slice(0, 10),
    at: at.toISOString().slice(0, 10),
  });
  return certificate;
}

const certificates = new WeakMap<Signer, Certificate>();

function readOnce(signer: Signer): Certificate {
  const certificate = certificates.get(signer) ?? readCertificate(signer.chain[0]!);
  certificates.set(signer, certificate);
  return certificate;
}

/** A file we can add to; a refusal that says what is wrong with it otherwise. */
export function readPdf(pdf: Buffer): PdfFile {
  return refusingDamage(() => PdfFile.read(pdf));
}

/** Turns damage found while reading a PDF into the refusal for it. */
export function refusingDamage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfError) throw new Refusal('conflict', 'pades.pdfUnreadable', { what: error.message });
    throw error;
  }
}

function emptyFieldOf(file: PdfFile): SignatureField {
  return refusingDamage(() => {
    const fields = signatureFieldsOf(file);
    refuseUnless(!fields.some((field) => field.signature), 'conflict', 'pades.alreadySigned');
    refuseUnless(fields.length < 2, 'conflict', 'pades.severalSignatureFields', { fields: fields.length });
    const [field] = fields;
    refuseUnless(field, 'conflict', 'pades.noSignatureField');
    return field;
  });
}

function signatureUpdate(file: PdfFile, field: SignatureField, circumstances: SigningCircumstances): PdfUpdate {
  const update = new PdfUpdate(file);
  const signature = update.reserve();
  update.setKey(field.object, field.dict, 'V', `${signature} 0 R`);
  const name = circumstances.signatory ? `/Name ${pdfText(circumstances.signatory)}\n` : '';
  const facts = `/SubFilter /ETSI.CAdES.detached\n/M ${pdfDate(circumstances.signedAt)}\n${name}`;
  update.addSignature(signature, 'Sig', facts);
  return update;
}
