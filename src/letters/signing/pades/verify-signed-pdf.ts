/**
 * Checks a signed letter on our own, without asking anybody: is it what was signed, by a key we trust, unchanged since?
 *
 * Answers with a verdict, never with an exception, whatever the bytes are. What it does not do: ask for revocation, or
 * judge how a page looks. EU DSS, pyHanko, pdfsig and OpenSSL say the same of our letters (`test/conformance`).
 */
import { createHash } from 'node:crypto';
import { followToRoot, isFor, type Certificate } from './certificate';
import { isSignedBy, messageDigestOf, namesCertificate, oids, readCms, type Cms } from './cms';
import { DerError, readOid } from './der';
import { otherChange } from './later-updates';
import { PdfFile } from './pdf-file';
import { PdfError, type PdfDict } from './pdf-syntax';
import { signatureFieldsOf, signedRangeOf, type SignedRange } from './signature-field';
import type { SignatureFault, SignatureVerdict, TimestampVerdict } from './signed-pdf';
import { checkTimestamp } from './timestamp';
import { readTrusted, type TrustedRoots } from './trusted-roots';

export interface VerificationTrust {
  /** Whose certificates we accept on letters, DER or PEM. */
  readonly trustedRoots: TrustedRoots;
  /** Whose time stamps we accept; the same as on letters unless said. */
  readonly trustedTimestampRoots?: TrustedRoots;
}

/** One way a signature falls; turned into the verdict at the edge. */
class Fault extends Error {
  constructor(
    readonly fault: SignatureFault,
    detail: string,
  ) {
    super(detail);
  }
}

interface Found {
  readonly dict: PdfDict;
  readonly range: SignedRange;
}

/** Checks the one signature of a letter and the time stamps after it. */
export function verifySignedPdf(bytes: Buffer, trust: VerificationTrust): SignatureVerdict {
  const roots = readTrusted(trust.trustedRoots);
  const timestampRoots = trust.trustedTimestampRoots ? readTrusted(trust.trustedTimestampRoots) : roots;
  try {
    return verdictOf(bytes, roots, timestampRoots);
  } catch (error) {
    if (error instanceof Fault) return { valid: false, fault: error.fault, detail: error.message };
    if (error instanceof PdfError) return { valid: false, fault: 'unreadable', detail: error.message };
    if (error instanceof DerError) return { valid: false, fault: 'signatureMalformed', detail: error.message };
    throw error;
  }
}

function verdictOf(
  bytes: Buffer,
  roots: readonly Certificate[],
  timestampRoots: readonly Certificate[],
): SignatureVerdict {
  const file = PdfFile.read(bytes);
  const [letter, ...later] = signaturesOf(file);
  const cms = readCms(letter!.range.contents);
  const certificate = checkLetter(bytes, letter!, cms);
  const timestamps = [
    ...signatureTimestamps(cms, timestampRoots),
    ...laterTimestamps(file, letter!, later, timestampRoots),
  ];
  const claimedAt = claimedTime(file, letter!.dict);
  checkTrust(certificate, cms, roots, timestamps[0]?.at ?? claimedAt);
  return {
    valid: true,
    level: timestamps.length > 0 ? 'B-T' : 'B-B',
    signatory: certificate.commonName,
    certificateSha256: certificate.sha256.toString('hex'),
    claimedAt,
    timestamps,
    signedLength: letter!.range.end,
    revocation: 'notChecked',
  };
}

/** In the order they were made: the letter's, then time stamps, the last one over the whole file. */
function signaturesOf(file: PdfFile): Found[] {
  const found = signatureFieldsOf(file)
    .flatMap((field) => (field.signature ? [field.signature] : []))
    .map((dict) => {
      const range = signedRangeOf(file, dict);
      if (!range) throw new Fault('rangeIncomplete', 'the byte range leaves out more than the signature’s own value');
      return { dict, range };
    })
    .sort((a, b) => a.range.end - b.range.end);
  if (found.length === 0) throw new Fault('unsigned', 'no signature field has a value');
  const covered = found.at(-1)!.range.end;
  if (covered < file.bytes.length) {
    throw new Fault('rangeIncomplete', `${file.bytes.length - covered} bytes follow the last signature`);
  }
  return found;
}

function checkLetter(bytes: Buffer, letter: Found, cms: Cms): Certificate {
  const subFilter = letter.dict.entries.get('SubFilter');
  if (subFilter?.kind !== 'name' || subFilter.name !== 'ETSI.CAdES.detached') {
    throw new Fault('notPades', 'the SubFilter is not ETSI.CAdES.detached');
  }
  if (cms.contentType !== oids.data || cms.content) throw new Fault('notPades', 'the signature carries a content');
  const type = cms.attributes.get(oids.contentType)?.[0];
  if (!type || readOid(type) !== oids.data) throw new Fault('notPades', 'the content type is another');
  const signed = messageDigestOf(cms);
  const actual = digestOf(bytes, letter.range, cms.hash);
  if (!actual.equals(signed)) {
    const hex = (digest: Buffer) => digest.toString('hex');
    throw new Fault('digestMismatch', `signed were bytes with the digest ${hex(signed)}, here are ${hex(actual)}`);
  }
  const { certificate } = cms;
  if (!certificate) throw new Fault('signatureMalformed', 'the certificate of the signer is missing');
  if (!isSignedBy(cms, certificate)) {
    throw new Fault('signatureMismatch', `the key of "${certificate.commonName}" did not make this signature`);
  }
  if (!namesCertificate(cms, certificate)) {
    throw new Fault('notPades', 'signing-certificate-v2 does not name the certificate');
  }
  if (cms.attributes.has(oids.signingTime)) throw new Fault('notPades', 'signing-time is among the signed attributes');
  return certificate;
}

function checkTrust(certificate: Certificate, cms: Cms, roots: readonly Certificate[], at: Date): void {
  if (!isFor('signing', certificate)) {
    throw new Fault('certificateNotForSigning', `"${certificate.commonName}" may not sign documents`);
  }
  const chain = followToRoot(certificate, cms.certificates, roots, at);
  if (chain.trusted) return;
  throw new Fault(chain.why === 'notValidThen' ? 'certificateNotValidThen' : 'certificateNotTrusted', chain.detail);
}

function digestOf(bytes: Buffer, range: SignedRange, hash: string): Buffer {
  const digest = createHash(hash).update(bytes.subarray(0, range.gapStart));
  return digest.update(bytes.subarray(range.gapEnd, range.end)).digest();
}

function signatureTimestamps(cms: Cms, roots: readonly Certificate[]): TimestampVerdict[] {
  const tokens = cms.unsigned.get(oids.signatureTimestamp) ?? [];
  return tokens.map(({ whole }) =>
    stampOf('signature', whole, (hash) => createHash(hash).update(cms.signature).digest(), roots),
  );
}

function laterTimestamps(
  file: PdfFile,
  letter: Found,
  later: readonly Found[],
  roots: readonly Certificate[],
): TimestampVerdict[] {
  let before = file.asOf(letter.range.end);
  return later.map(({ dict, range }) => {
    if (file.name(dict.entries.get('SubFilter')) !== 'ETSI.RFC3161') {
      throw new Fault('changedAfterSigning', 'a second signature that is no time stamp');
    }
    const after = file.asOf(range.end);
    const change = otherChange(before, after);
    if (change) throw new Fault('changedAfterSigning', change);
    before = after;
    return stampOf('document', range.contents, (hash) => digestOf(file.bytes, range, hash), roots);
  });
}

function stampOf(
  kind: TimestampVerdict['kind'],
  token: Buffer,
  stamped: (hash: string) => Buffer,
  roots: readonly Certificate[],
): TimestampVerdict {
  try {
    const { at, authority } = checkTimestamp(token, stamped, roots);
    return { kind, at, authority };
  } catch (error) {
    if (error instanceof DerError) throw new Fault('timestampInvalid', error.message);
    throw error;
  }
}

/** `/M`, which PAdES demands; nobody vouches for it. */
function claimedTime(file: PdfFile, dict: PdfDict): Date {
  const value = file.resolve(dict.entries.get('M'));
  const text = value?.kind === 'string' ? value.written : '';
  const parts = /^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'(\d\d)'?)?/.exec(text);
  const zone = parts?.[7] ? `${parts[7]}:${parts[8]}` : 'Z';
  const at = parts && new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}${zone}`);
  if (!at || Number.isNaN(at.getTime())) throw new Fault('notPades', 'the time of signing is missing');
  return at;
}
