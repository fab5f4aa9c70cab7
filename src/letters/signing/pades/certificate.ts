/**
 * Certificates (X.509, RFC 5280): what one says, whether it may sign letters or time stamps, and whom it leads back to.
 *
 * May use: node:crypto. Revocation is not looked up here, nor anything else over the network.
 */
import { createHash, X509Certificate, type KeyObject } from 'node:crypto';
import { childrenOf, DerError, expectTag, readDer, readOid, readTime, tags, type DerNode } from './der';

export type CertificatePurpose = 'signing' | 'timestamping';

export interface Certificate {
  readonly der: Buffer;
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  readonly commonName: string;
  /** DER names and serial number, as a signature refers to them. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly serialNumber: Buffer;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** SHA-256 of `der`. */
  readonly sha256: Buffer;
  readonly isAuthority: boolean;
  /** How many authorities may follow below this one; undefined when not limited. */
  readonly pathLength?: number;
  /** Bits of keyUsage in order, undefined when the extension is absent. */
  readonly keyUsage?: readonly boolean[];
  readonly extendedKeyUsage?: readonly string[];
  readonly extendedKeyUsageIsCritical: boolean;
  /** Critical extensions that we do not know: such a certificate must be refused (RFC 5280 4.2). */
  readonly unknownCritical: readonly string[];
}

const extensions = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const;
/** Read but not enforced: who issued by which policy is the reader's business, names are ours to choose. */
const harmless = new Set(['2.5.29.32', '2.5.29.17']);
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Reads one DER certificate; throws `DerError` when it is none. */
export function readCertificate(bytes: Buffer): Certificate {
  const outer = expectTag(readDer(bytes), tags.sequence, 'a certificate');
  const body = childrenOf(expectTag(childrenOf(outer)[0], tags.sequence, 'a certificate'));
  if (body[0]?.tag === 0xa0) body.shift();
  const [serial, , issuer, validity, subject] = body as (DerNode | undefined)[];
  const [notBefore, notAfter] = childrenOf(expectTag(validity, tags.sequence, 'the validity'));
  const x509 = orDerError(() => new X509Certificate(outer.whole));
  return {
    der: outer.whole,
    x509,
    publicKey: orDerError(() => x509.publicKey),
    commonName: commonNameOf(x509.subject),
    issuer: expectTag(issuer, tags.sequence, 'the issuer').whole,
    subject: expectTag(subject, tags.sequence, 'the subject').whole,
    serialNumber: expectTag(serial, tags.integer, 'the serial number').whole,
    validFrom: readTime(notBefore),
    validTo: readTime(notAfter),
    sha256: createHash('sha256').update(outer.whole).digest(),
    ...readExtensions(body.find((node) => node.tag === 0xa3)),
  };
}

function orDerError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new DerError(`not a certificate: ${(error as Error).message}`);
  }
}

type Extensions = Pick<
  Certificate,
  'isAuthority' | 'pathLength' | 'keyUsage' | 'extendedKeyUsage' | 'extendedKeyUsageIsCritical' | 'unknownCritical'
>;

function readExtensions(wrapper: DerNode | undefined): Extensions {
  const found = new Map<string, { critical: boolean; value: DerNode }>();
  for (const extension of wrapper ? childrenOf(childrenOf(wrapper)[0]!) : []) {
    const parts = childrenOf(extension);
    const value = expectTag(parts.at(-1), tags.octetString, 'an extension');
    found.set(readOid(parts[0]), { critical: parts.length === 3, value: readDer(value.contents) });
  }
  const basic = found.get(extensions.basicConstraints);
  const usage = found.get(extensions.keyUsage);
  const extended = found.get(extensions.extendedKeyUsage);
  const [authority, pathLength] = basic ? childrenOf(basic.value) : [];
  const known: readonly string[] = Object.values(extensions);
  return {
    isAuthority: authority?.tag === 0x01 && authority.contents[0] !== 0,
    pathLength: pathLength && Number(`0x${pathLength.contents.toString('hex')}`),
    keyUsage: usage && [...usage.value.contents.subarray(1)].flatMap((byte) => bitsOf(byte)),
    extendedKeyUsage: extended && childrenOf(extended.value).map(readOid),
    extendedKeyUsageIsCritical: extended?.critical ?? false,
    unknownCritical: [...found]
      .filter(([id, { critical }]) => critical && !known.includes(id) && !harmless.has(id))
      .map(([id]) => id),
  };
}

const bitsOf = (byte: number): boolean[] => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte & (1 << bit)) !== 0);

function commonNameOf(subject: string): string {
  const line = subject.split('\n').find((part) => part.startsWith('CN='));
  return line?.slice(3) ?? subject.replaceAll('\n', ', ');
}

/** Says for whom a certificate of an issuer was made: its common name. */
export const issuerNameOf = (certificate: Certificate): string => commonNameOf(certificate.x509.issuer);

/** Whether a key usage of our purpose is allowed: PAdES wants digitalSignature or nonRepudiation, RFC 3161 2.3 its own. */
export function isFor(purpose: CertificatePurpose, certificate: Certificate): boolean {
  const signs = !certificate.keyUsage || certificate.keyUsage[0] === true || certificate.keyUsage[1] === true;
  if (purpose === 'signing') return signs && !certificate.isAuthority;
  const usages = certificate.extendedKeyUsage ?? [];
  return signs && certificate.extendedKeyUsageIsCritical && usages.length === 1 && usages[0] === timeStamping;
}

export const isValidAt = (certificate: Certificate, at: Date): boolean =>
  certificate.validFrom <= at && at <= certificate.validTo;

export type ChainVerdict =
  | { readonly trusted: true; readonly path: readonly Certificate[] }
  | { readonly trusted: false; readonly why: 'notTrusted' | 'notValidThen'; readonly detail: string };

/** The longest path we follow; ours has two certificates, public authorities use three or four. */
const longestPath = 8;

/**
 * Follows a certificate to one of the trusted roots, every link valid at that time. A trusted root needs no signature of
 * its own; a certificate that is trusted itself is a path of one.
 */
export function followToRoot(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): ChainVerdict {
  const path = [leaf];
  for (;;) {
    const last = path.at(-1)!;
    if (last.unknownCritical.length > 0) {
      return refuse('notTrusted', `"${last.commonName}" has the unknown critical extension ${last.unknownCritical[0]}`);
    }
    if (!isValidAt(last, at)) {
      const term = `${last.validFrom.toISOString()} to ${last.validTo.toISOString()}`;
      return refuse('notValidThen', `"${last.commonName}" is valid from ${term}, not at ${at.toISOString()}`);
    }
    if (roots.some((root) => root.sha256.equals(last.sha256))) return { trusted: true, path };
    const issuer = path.length < longestPath && [...roots, ...others].find((other) => hasIssued(other, last, path));
    if (!issuer) return refuse('notTrusted', `no trusted issuer of "${last.commonName}" (${issuerNameOf(last)})`);
    path.push(issuer);
  }
}

function hasIssued(issuer: Certificate, subject: Certificate, path: readonly Certificate[]): boolean {
  return (
    issuer.isAuthority &&
    (!issuer.keyUsage || issuer.keyUsage[5] === true) &&
    (issuer.pathLength === undefined || path.length - 1 <= issuer.pathLength) &&
    issuer.subject.equals(subject.issuer) &&
    !path.some((earlier) => earlier.sha256.equals(issuer.sha256)) &&
    subject.x509.verify(issuer.publicKey)
  );
}

const refuse = (why: 'notTrusted' | 'notValidThen', detail: string): ChainVerdict => ({ trusted: false, why, detail });
