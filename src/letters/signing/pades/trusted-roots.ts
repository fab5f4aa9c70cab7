/** The certificates we trust, as they are configured: DER, or PEM with one or many. */
import { readCertificate, type Certificate } from './certificate';

export type TrustedRoots = readonly (Buffer | string)[];

const pemBlock = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Reads DER or PEM certificates, in the order given; throws `DerError` at the first that is none. */
export function readTrusted(roots: TrustedRoots): Certificate[] {
  return roots.flatMap((root) => certificatesIn(root).map(readCertificate));
}

/** DER of every certificate in a PEM text, or the DER certificate itself. */
export function certificatesIn(bytes: Buffer | string): Buffer[] {
  if (typeof bytes !== 'string' && bytes[0] === 0x30) return [bytes];
  return [...bytes.toString('latin1').matchAll(pemBlock)].map((block) => Buffer.from(block[1]!, 'base64'));
}
