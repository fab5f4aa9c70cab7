/** What the two kinds of key store share: which keys we sign with, and who a certificate speaks for. */
import type { KeyObject } from 'node:crypto';
import { refuseUnless } from '../../../kernel/refusal';
import { issuerNameOf, readCertificate, type Certificate } from './certificate';
import type { SignerDescription, SigningAlgorithm } from './signer';

/** The algorithm for a public or private key; refuses curves other than P-256 and RSA below 2048 bits. */
export function algorithmFor(key: KeyObject): SigningAlgorithm {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ecdsa-p256-sha256';
  refuseUnless(key.asymmetricKeyType === 'rsa' && modulusLength >= 2048, 'invalid', 'pades.keyUnsupported', {
    key: `${key.asymmetricKeyType} ${namedCurve ?? modulusLength}`,
  });
  return 'rsa-sha256';
}

/** The longest signature of a key: an ECDSA one is two numbers of up to 33 bytes with their headers. */
export function longestSignatureOf(key: KeyObject): number {
  return key.asymmetricKeyType === 'ec' ? 72 : Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** The certificates from the signatory's upwards, as far as they are given; others are left out. */
export function chainFrom(leaf: Certificate, given: readonly Buffer[]): Buffer[] {
  const others = given.map(readCertificate);
  const chain = [leaf];
  for (;;) {
    const last = chain.at(-1)!;
    const issuer = others.find((other) => other.subject.equals(last.issuer) && !chain.some((one) => same(one, other)));
    if (!issuer || last.issuer.equals(last.subject)) return chain.map((one) => one.der);
    chain.push(issuer);
  }
}

const same = (a: Certificate, b: Certificate): boolean => a.sha256.equals(b.sha256);

export function describeSigner(
  keptIn: SignerDescription['keptIn'],
  algorithm: SigningAlgorithm,
  certificate: Certificate,
): SignerDescription {
  return {
    keptIn,
    algorithm,
    commonName: certificate.commonName,
    issuer: issuerNameOf(certificate),
    serialNumber: certificate.x509.serialNumber.toLowerCase(),
    validFrom: certificate.validFrom,
    validTo: certificate.validTo,
    certificateSha256: certificate.sha256.toString('hex'),
  };
}
