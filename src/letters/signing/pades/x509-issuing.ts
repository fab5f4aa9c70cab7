/** Makes certificates for the demo (RFC 5280). A ministry's own come from a trust service, never from here. */
import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import { der, integer, nothing, octetString, oid, sequence, tagged, tags } from './der';

export interface CertificateName {
  readonly country: string;
  readonly organization?: string;
  /** As ETSI EN 319 412-1 writes it: "NTRNO-972417831". */
  readonly organizationIdentifier?: string;
  readonly commonName: string;
}

/** What the certificate is for; decides its extensions. */
export type IssuedFor = 'authority' | 'signing' | 'timestamping';

export interface CertificateOrder {
  readonly subject: CertificateName;
  readonly subjectKey: KeyObject;
  readonly issuer: CertificateName;
  /** Private key of an EC P-256 authority. */
  readonly issuerKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  readonly issuedFor: IssuedFor;
  readonly validFrom: Date;
  readonly validTo: Date;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** Issues one certificate, DER. */
export function issueCertificate(order: CertificateOrder): Buffer {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  const body = sequence(
    tagged(0, integer(2)),
    integer(serial),
    ecdsaWithSha256,
    nameDer(order.issuer),
    sequence(timeDer(order.validFrom), timeDer(order.validTo)),
    nameDer(order.subject),
    order.subjectKey.export({ format: 'der', type: 'spki' }),
    tagged(3, sequence(...extensionsOf(order))),
  );
  const signature = sign('sha256', body, order.issuerKey);
  return sequence(body, ecdsaWithSha256, der(tags.bitString, Buffer.from([0]), signature));
}

function extensionsOf({ issuedFor, subjectKey, issuerPublicKey }: CertificateOrder): Buffer[] {
  const authority = issuedFor === 'authority';
  const yes = der(0x01, Buffer.from([0xff]));
  const usage = { authority: [1, 0x06], signing: [6, 0xc0], timestamping: [7, 0x80] }[issuedFor];
  return [
    extension('2.5.29.19', authority ? sequence(yes, integer(0)) : sequence(), true),
    extension('2.5.29.15', der(tags.bitString, Buffer.from(usage)), true),
    extension('2.5.29.14', octetString(keyId(subjectKey))),
    extension('2.5.29.35', sequence(der(0x80, keyId(issuerPublicKey)))),
    ...(issuedFor === 'timestamping' ? [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true)] : []),
    // noRevAvail (RFC 9608): the demo authority publishes no revocation lists, and says so.
    ...(authority ? [] : [extension('2.5.29.56', nothing)]),
  ];
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), octetString(value));
}

const keyId = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest()
    .subarray(0, 20);

function nameDer(name: CertificateName): Buffer {
  const part = (id: string, text: string, tag = 0x0c) => der(tags.set, sequence(oid(id), der(tag, Buffer.from(text))));
  return sequence(
    part('2.5.4.6', name.country, 0x13),
    ...(name.organization ? [part('2.5.4.10', name.organization)] : []),
    ...(name.organizationIdentifier ? [part('2.5.4.97', name.organizationIdentifier)] : []),
    part('2.5.4.3', name.commonName),
  );
}

/** UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
function timeDer(at: Date): Buffer {
  const digits = `${at.toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z`;
  const short = at.getUTCFullYear() < 2050;
  return der(short ? tags.utcTime : tags.generalizedTime, Buffer.from(short ? digits.slice(2) : digits));
}
