/**
 * The demo's keys: an authority of our own, and key files for those who sign in the demo. Every name says DEMO.
 *
 * Made on first start and kept. Two processes may start at once: each file is written whole under another name and
 * linked into place, so the first one wins and the other reads what it finds. Must never be used outside the demo.
 */
import { createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCertificate } from './certificate';
import { keepFirst, pemOf, replace } from './key-files';
import { readKeyFile, writeKeyFile, type KeyFile } from './pkcs12';
import { issueCertificate, type CertificateName, type IssuedFor } from './x509-issuing';

/** Somebody who gets a demo key: a person in office, a ministry's seal, or a time-stamp authority for the tests. */
export interface DemoPerson {
  /** Names the files: small letters, digits and hyphens. */
  readonly id: string;
  /** Without DEMO; it is put in front. */
  readonly commonName: string;
  readonly organization?: string;
  /** Nine digits, for a seal. */
  readonly organizationNumber?: string;
  /** EC P-256 unless said. */
  readonly key?: 'ec' | 'rsa';
  readonly purpose?: 'signing' | 'timestamping';
}

export interface DemoKey {
  readonly id: string;
  /** The PKCS#12 file with key and chain. */
  readonly keyFile: string;
  /** The chain as PEM; nothing secret. */
  readonly certificateFile: string;
  readonly certificateSha256: string;
}

export interface DemoKeys {
  /** The demo authority's certificate, PEM: what `verifySignedPdf` and others are to trust. */
  readonly rootFile: string;
  readonly rootPem: string;
  /** Opens every key file in the folder. */
  readonly passphrase: string;
  readonly keys: ReadonlyMap<string, DemoKey>;
}

const authorityName: CertificateName = {
  country: 'NO',
  organization: 'DEMO Svarbrev',
  commonName: 'DEMO Svarbrev rotsertifikat',
};

/** Wide enough for a demo on the clock of 2020 and for years to come. */
const term = { validFrom: new Date('2019-01-01T00:00:00Z'), validTo: new Date('2044-12-31T23:59:59Z') };

const newKeyPair = promisify(generateKeyPair);

/**
 * Makes what is missing in the folder, and leaves the rest: keys stay the same from start to start. A person whose name
 * has changed gets a new certificate. All files are readable by their owner only.
 */
export async function ensureDemoKeys(folder: string, people: readonly DemoPerson[]): Promise<DemoKeys> {
  for (const { id } of people) {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id) || id === 'root') throw new Error(`"${id}" cannot name a demo key`);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passphrase = (
    await keepFirst(join(folder, 'passphrase'), () => Buffer.from(randomBytes(24).toString('base64url')))
  ).toString();
  const authority = readKeyFile(await keepFirst(join(folder, 'root.p12'), () => newAuthority(passphrase)), passphrase);
  const rootPem = pemOf(authority.certificates);
  const rootFile = join(folder, 'root.pem');
  await replace(rootFile, Buffer.from(rootPem));

  const keys = new Map<string, DemoKey>();
  for (const person of people) keys.set(person.id, await ensureKey(folder, person, authority, passphrase));
  return { rootFile, rootPem, passphrase, keys };
}

async function ensureKey(folder: string, person: DemoPerson, authority: KeyFile, passphrase: string): Promise<DemoKey> {
  const keyFile = join(folder, `${person.id}.p12`);
  const make = () => newKey(person, authority, passphrase);
  let content = readKeyFile(await keepFirst(keyFile, make), passphrase);
  if (readCertificate(content.certificates[0]!).commonName !== demoName(person.commonName)) {
    await replace(keyFile, await make());
    content = readKeyFile(await readFile(keyFile), passphrase);
  }
  const certificateFile = join(folder, `${person.id}.pem`);
  await replace(certificateFile, Buffer.from(pemOf(content.certificates)));
  const certificateSha256 = readCertificate(content.certificates[0]!).sha256.toString('hex');
  return { id: person.id, keyFile, certificateFile, certificateSha256 };
}

async function newAuthority(passphrase: string): Promise<Buffer> {
  const { privateKey, publicKey } = await keyPair('ec');
  const certificate = certify('authority', authorityName, publicKey, privateKey);
  return writeKeyFile({ key: privateKey, certificates: [certificate] }, passphrase);
}

async function newKey(person: DemoPerson, authority: KeyFile, passphrase: string): Promise<Buffer> {
  const { privateKey, publicKey } = await keyPair(person.key ?? 'ec');
  const name: CertificateName = {
    country: 'NO',
    organization: person.organization && demoName(person.organization),
    organizationIdentifier: person.organizationNumber && `NTRNO-${person.organizationNumber}`,
    commonName: demoName(person.commonName),
  };
  const certificate = certify(person.purpose ?? 'signing', name, publicKey, authority.key);
  return writeKeyFile({ key: privateKey, certificates: [certificate, ...authority.certificates] }, passphrase);
}

function certify(issuedFor: IssuedFor, subject: CertificateName, subjectKey: KeyObject, issuerKey: KeyObject): Buffer {
  const issuerPublicKey = createPublicKey(issuerKey);
  return issueCertificate({
    subject,
    subjectKey,
    issuer: authorityName,
    issuerKey,
    issuerPublicKey,
    issuedFor,
    ...term,
  });
}

const demoName = (name: string): string => (name.startsWith('DEMO') ? name : `DEMO ${name}`);

const keyPair = (kind: 'ec' | 'rsa'): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> =>
  kind === 'ec' ? newKeyPair('ec', { namedCurve: 'P-256' }) : newKeyPair('rsa', { modulusLength: 3072 });
