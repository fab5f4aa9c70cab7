/**
 * The signature inside the PDF: CMS SignedData over detached content (RFC 5652), with exactly the signed attributes
 * PAdES wants (ETSI EN 319 142-1, 6.3): content type, message digest and signing-certificate-v2 (RFC 5035), and no
 * signing time, which a PDF carries in its own dictionary.
 */
import { createHash, verify } from 'node:crypto';
import { readCertificate, type Certificate } from './certificate';
import {
  childrenOf,
  der,
  DerError,
  expectTag,
  integer,
  nothing,
  octetString,
  oid,
  readDer,
  readOid,
  sequence,
  setOf,
  tagged,
  tags,
  type DerNode,
} from './der';
import type { Signer, SigningAlgorithm } from './signer';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
} as const;

/** Hash functions we accept in a signature that somebody else made (a time stamp); we write SHA-256 only. */
const hashNames: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The hash function of an object identifier; throws `DerError` for one that is no longer, or not yet, accepted. */
export function hashNamed(identifier: string): string {
  const name = hashNames[identifier];
  if (!name) throw new DerError(`the hash algorithm ${identifier} is not accepted`);
  return name;
}

export const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** AlgorithmIdentifier of SHA-256. Its parameters are absent here (RFC 5754 2), and NULL in `rsa` (RFC 4055 5). */
export const sha256Identifier = sequence(oid('2.16.840.1.101.3.4.2.1'));

const signatureIdentifier: Record<SigningAlgorithm, Buffer> = {
  'ecdsa-p256-sha256': sequence(oid('1.2.840.10045.4.3.2')),
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.11'), nothing),
};

const attribute = (type: string, value: Buffer): Buffer => sequence(oid(type), setOf(value));
const contentTypeOfData = attribute(oids.contentType, oid(oids.data));

/** What of a signature depends on the signer alone; made once per key and kept. */
interface SignerParts {
  readonly certificates: Buffer;
  readonly identity: Buffer;
  readonly signingCertificate: Buffer;
}
const partsOfSigner = new WeakMap<Signer, SignerParts>();

function partsOf(signer: Signer): SignerParts {
  const known = partsOfSigner.get(signer);
  if (known) return known;
  const certificate = readCertificate(signer.chain[0]!);
  const parts: SignerParts = {
    certificates: der(0xa0, ...[...signer.chain].sort((a, b) => Buffer.compare(a, b))),
    identity: sequence(certificate.issuer, certificate.serialNumber),
    // ESSCertIDv2 with its default hash, SHA-256, and without issuerSerial, which says nothing the hash does not.
    signingCertificate: attribute(
      oids.signingCertificateV2,
      sequence(sequence(sequence(octetString(certificate.sha256)))),
    ),
  };
  partsOfSigner.set(signer, parts);
  return parts;
}

/** The attributes to be signed, as the SET that the signature is taken over. */
export function signedAttributes(signer: Signer, digest: Buffer): Buffer {
  return setOf(
    contentTypeOfData,
    attribute(oids.messageDigest, octetString(digest)),
    partsOf(signer).signingCertificate,
  );
}

/** The finished signature; with a time stamp it carries the token as its unsigned attribute. */
export function composeCms(signer: Signer, attributes: Buffer, signature: Buffer, timestampToken?: Buffer): Buffer {
  const { certificates, identity } = partsOf(signer);
  // Inside SignerInfo the same SET is written with the tag [0]; only its first byte differs.
  const signed = Buffer.from(attributes);
  signed[0] = 0xa0;
  const signerInfo = [
    integer(1),
    identity,
    sha256Identifier,
    signed,
    signatureIdentifier[signer.algorithm],
    octetString(signature),
    ...(timestampToken ? [tagged(1, attribute(oids.signatureTimestamp, timestampToken))] : []),
  ];
  const signedData = sequence(
    integer(1),
    der(tags.set, sha256Identifier),
    sequence(oid(oids.data)),
    certificates,
    der(tags.set, sequence(...signerInfo)),
  );
  return sequence(oid(oids.signedData), tagged(0, signedData));
}

/** How many bytes the signature will need at most, before it is made. */
export function longestCms(signer: Signer, timestampTokenLength = 0): number {
  const token = timestampTokenLength > 0 ? Buffer.alloc(timestampTokenLength) : undefined;
  return composeCms(signer, signedAttributes(signer, Buffer.alloc(32)), Buffer.alloc(signer.longestSignature), token)
    .length;
}

/** A signature read, nothing in it believed yet. */
export interface Cms {
  readonly whole: Buffer;
  /** The type of the signed content, and the content itself when it is inside (a time stamp's is). */
  readonly contentType: string;
  readonly content?: Buffer;
  readonly certificates: readonly Certificate[];
  /** The certificate the signer names by issuer and serial number, if it is among them. */
  readonly certificate?: Certificate;
  readonly hash: string;
  readonly signature: Buffer;
  readonly signatureAlgorithm: string;
  readonly attributes: ReadonlyMap<string, readonly DerNode[]>;
  /** The signed attributes as the SET that was signed. */
  readonly signedBytes: Buffer;
  readonly unsigned: ReadonlyMap<string, readonly DerNode[]>;
}

/** Reads one SignedData with one signer; throws `DerError` when it is anything else. Zeros may follow it. */
export function readCms(bytes: Buffer): Cms {
  const outer = expectTag(readDer(bytes), tags.sequence, 'a signature');
  if (bytes.subarray(outer.whole.length).some((byte) => byte !== 0))
    throw new DerError('something follows the signature');
  const [type, wrapper] = childrenOf(outer);
  if (readOid(type) !== oids.signedData) throw new DerError('not signed data');
  const fields = childrenOf(
    expectTag(childrenOf(expectTag(wrapper, 0xa0, 'signed data'))[0], tags.sequence, 'signed data'),
  );
  const encapsulated = childrenOf(expectTag(fields[2], tags.sequence, 'the content'));
  const content =
    encapsulated[1] && expectTag(readDer(encapsulated[1].contents), tags.octetString, 'the content').contents;
  const certificates = fields.filter((node) => node.tag === 0xa0).flatMap(childrenOf);
  const signers = childrenOf(expectTag(fields.at(-1), tags.set, 'the signer'));
  if (signers.length !== 1) throw new DerError(`${signers.length} signers where one is expected`);
  const read = certificates.filter((node) => node.tag === tags.sequence).map((node) => readCertificate(node.whole));
  return {
    whole: outer.whole,
    contentType: readOid(encapsulated[0]),
    content,
    certificates: read,
    ...readSigner(childrenOf(expectTag(signers[0], tags.sequence, 'the signer')), read),
  };
}

/** Says that the signer is named by issuer and serial number (RFC 5652, 5.3). */
const versionOne = integer(1);

function readSigner(fields: readonly DerNode[], certificates: readonly Certificate[]) {
  const [version, identity, digestAlgorithm, signed, signatureAlgorithm, signature, unsigned] = fields;
  const [issuer, serialNumber] = childrenOf(expectTag(identity, tags.sequence, 'the name of the signer'));
  if (!version?.whole.equals(versionOne)) throw new DerError('the signer is named in a way that PAdES does not know');
  const hash = hashNamed(readOid(childrenOf(expectTag(digestAlgorithm, tags.sequence, 'the hash algorithm'))[0]));
  const signedBytes = Buffer.from(expectTag(signed, 0xa0, 'the signed attributes').whole);
  signedBytes[0] = tags.set;
  return {
    certificate: certificates.find(
      (one) => one.issuer.equals(issuer!.whole) && one.serialNumber.equals(serialNumber?.whole ?? Buffer.alloc(0)),
    ),
    hash,
    attributes: readAttributes(signed!),
    signedBytes,
    signatureAlgorithm: readOid(childrenOf(expectTag(signatureAlgorithm, tags.sequence, 'the signature algorithm'))[0]),
    signature: expectTag(signature, tags.octetString, 'the signature value').contents,
    unsigned: unsigned
      ? readAttributes(expectTag(unsigned, 0xa1, 'the unsigned attributes'))
      : new Map<string, DerNode[]>(),
  };
}

function readAttributes(node: DerNode): Map<string, DerNode[]> {
  const attributes = new Map<string, DerNode[]>();
  for (const child of childrenOf(node)) {
    const [type, values] = childrenOf(child);
    const name = readOid(type);
    if (attributes.has(name)) throw new DerError(`the attribute ${name} stands twice`);
    attributes.set(name, childrenOf(expectTag(values, tags.set, 'attribute values')));
  }
  return attributes;
}

/** Signature algorithms we accept when reading; plain RSA takes the hash of the digest. RSA-PSS is not used in ours. */
const signatureAlgorithms: Readonly<Record<string, { key: 'ec' | 'rsa'; hash?: string }>> = {
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
};

/** Whether the signature over the attributes was made by the certificate's key. */
export function isSignedBy(cms: Cms, certificate: Certificate): boolean {
  const key = certificate.publicKey;
  const algorithm = signatureAlgorithms[cms.signatureAlgorithm];
  if (!algorithm || algorithm.key !== key.asymmetricKeyType) return false;
  return verify(algorithm.hash ?? cms.hash, cms.signedBytes, key, cms.signature);
}

/** The message digest the signer signed. */
export function messageDigestOf(cms: Cms): Buffer {
  return expectTag(cms.attributes.get(oids.messageDigest)?.[0], tags.octetString, 'the message digest').contents;
}

/**
 * Whether signing-certificate-v2 names this certificate, as PAdES demands; its hash is SHA-256 unless it says otherwise.
 * Time stamps may use the first version of the attribute, whose hash is SHA-1 (RFC 5816 2.2.1).
 */
export function namesCertificate(cms: Cms, certificate: Certificate, mayBeFirstVersion = false): boolean {
  const second = cms.attributes.get(oids.signingCertificateV2)?.[0];
  const value = second ?? (mayBeFirstVersion ? cms.attributes.get(oids.signingCertificate)?.[0] : undefined);
  if (!value) return false;
  const list = expectTag(childrenOf(expectTag(value, tags.sequence, 'a list'))[0], tags.sequence, 'a list');
  const parts = childrenOf(expectTag(childrenOf(list)[0], tags.sequence, 'a certificate identifier'));
  const named = expectTag(
    parts.find((part) => part.tag === tags.octetString),
    tags.octetString,
    'a certificate hash',
  );
  const stated = parts[0]?.tag === tags.sequence ? hashNamed(readOid(childrenOf(parts[0])[0])) : 'sha256';
  const hash = second ? stated : 'sha1';
  return createHash(hash).update(certificate.der).digest().equals(named.contents);
}
