import { createPublicKey, generateKeyPair, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { RootSignatureVerdict, RootSigner } from '../../kernel/history/root-signer';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Certificate, followToRoot, isFor, readCertificate } from './pades/certificate';
import {
  composeCms,
  isSignedBy,
  messageDigestOf,
  namesCertificate,
  oids,
  readCms,
  sha256,
  signedAttributes,
} from './pades/cms';
import { DerError } from './pades/der';
import { keepFirst, pemOf, replace, unlessCode } from './pades/key-files';
import { Pkcs11Signer } from './pades/pkcs11.signer';
import { writeKeyFile } from './pades/pkcs12';
import { Pkcs12Signer } from './pades/pkcs12.signer';
import type { Signer } from './pades/signer';
import { readTrusted } from './pades/trusted-roots';
import { issueCertificate, type CertificateName } from './pades/x509-issuing';
import { trustedRootsOf } from './trust';

/** Names the key: `history.p12` in the key folder, or the label on the token. */
const keyName = 'history';

/** How long a certificate holds that the installation makes for itself, in years. */
const ownTermYears = 30;

const newKeyPair = promisify(generateKeyPair);

/**
 * The installation's own key, which signs the daily roots of the history and nothing else. Where the operator has put
 * none in place (`history.p12`, or the label `history` on the token) one is made at first need, with a certificate of
 * its own: it proves that a root is this installation's as long as somebody outside keeps the certificate's hash.
 *
 * `history.pem` beside it holds every certificate the key has had; a root by another is none, whoever issued it.
 */
@Injectable()
export class HistorySeal extends RootSigner implements OnApplicationShutdown {
  private opened: Promise<Signer> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    super();
  }

  async sign(content: Buffer, at: Date): Promise<Buffer> {
    const signer = await this.signer();
    const attributes = signedAttributes(signer, sha256(content));
    const signature = composeCms(signer, attributes, await signer.sign(attributes));
    const verdict = await this.check(content, signature, at);
    if (!verdict.sound) throw new Error(`The key "${keyName}" cannot sign the history: ${verdict.why}`);
    return signature;
  }

  async check(content: Buffer, signature: Buffer, at: Date): Promise<RootSignatureVerdict> {
    try {
      const certificate = checkContent(content, signature);
      const why = await this.distrust(certificate, signature, at);
      if (why) return { sound: false, why };
      return { sound: true, signedBy: certificate.commonName, certificateSha256: certificate.sha256.toString('hex') };
    } catch (error) {
      if (error instanceof DerError) return { sound: false, why: error.message };
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opened?.catch(() => undefined))?.close();
    this.opened = undefined;
  }

  private async distrust(certificate: Certificate, signature: Buffer, at: Date): Promise<string | undefined> {
    const ours = await this.certificates();
    if (ours.length && !ours.some(({ subject }) => subject.equals(certificate.subject)))
      return `"${certificate.commonName}" does not sign the history here`;
    const selfIssued = ours.filter(({ issuer, subject }) => issuer.equals(subject));
    const roots = [...readTrusted(await trustedRootsOf(this.settings)), ...selfIssued];
    const chain = followToRoot(certificate, readCms(signature).certificates, roots, at);
    return chain.trusted ? undefined : chain.detail;
  }

  /** Every certificate this key has had here. */
  private async certificates(): Promise<Certificate[]> {
    const pem = await readFile(this.pemFile, 'latin1').catch(unlessCode('ENOENT'));
    return pem === undefined ? [] : readTrusted([pem]);
  }

  private signer(): Promise<Signer> {
    this.opened ??= this.open();
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }

  private async open(): Promise<Signer> {
    const { pkcs11Module, pkcs11Pin, keyFolder } = this.settings;
    await mkdir(keyFolder, { recursive: true, mode: 0o700 });
    const signer = pkcs11Module
      ? await Pkcs11Signer.open({ library: pkcs11Module, pin: pkcs11Pin ?? '', keyLabel: keyName })
      : await this.openFile();
    const known = await this.certificates();
    const certificate = readCertificate(signer.chain[0] ?? Buffer.alloc(0));
    if (!known.some((one) => one.sha256.equals(certificate.sha256)))
      await replace(this.pemFile, Buffer.from(pemOf([...known.map((one) => one.der), certificate.der])));
    return signer;
  }

  private async openFile(): Promise<Signer> {
    const passphrase = await this.passphrase();
    const file = join(this.settings.keyFolder, `${keyName}.p12`);
    return new Pkcs12Signer(await keepFirst(file, () => this.makeKey(passphrase)), passphrase);
  }

  /** The one told, else the one in the key folder, made once; a demonstration's other keys have the same. */
  private async passphrase(): Promise<string> {
    const { keyPassphrase, keyFolder, demo } = this.settings;
    if (keyPassphrase !== null && !demo) return keyPassphrase;
    const made = () => Buffer.from(randomBytes(24).toString('base64url'));
    return (await keepFirst(join(keyFolder, 'passphrase'), made)).toString();
  }

  private async makeKey(passphrase: string): Promise<Buffer> {
    const { privateKey, publicKey } = await newKeyPair('ec', { namedCurve: 'P-256' });
    const name: CertificateName = {
      country: 'NO',
      commonName: `${this.settings.demo ? 'DEMO ' : ''}Svarbrev historikk`,
    };
    const now = new Date();
    const certificate = issueCertificate({
      subject: name,
      subjectKey: publicKey,
      issuer: name,
      issuerKey: privateKey,
      issuerPublicKey: createPublicKey(privateKey),
      issuedFor: 'signing',
      validFrom: new Date(now.getTime() - 3_600_000),
      validTo: new Date(Date.UTC(now.getUTCFullYear() + ownTermYears, 0, 1)),
    });
    return writeKeyFile({ key: privateKey, certificates: [certificate] }, passphrase);
  }

  private get pemFile(): string {
    return join(this.settings.keyFolder, `${keyName}.pem`);
  }
}

/** The certificate whose key signed exactly this content; throws `DerError` otherwise. */
function checkContent(content: Buffer, signature: Buffer): Certificate {
  const cms = readCms(signature);
  const { certificate } = cms;
  if (cms.contentType !== oids.data || cms.content) throw new DerError('not a detached signature');
  if (cms.hash !== 'sha256' || !messageDigestOf(cms).equals(sha256(content)))
    throw new DerError('the content is not what was signed');
  if (!certificate) throw new DerError('the certificate of the signer is missing');
  if (!isSignedBy(cms, certificate)) throw new DerError(`the key of "${certificate.commonName}" did not sign this`);
  if (!namesCertificate(cms, certificate)) throw new DerError('the signing certificate is not named');
  if (!isFor('signing', certificate)) throw new DerError(`"${certificate.commonName}" may not sign`);
  return certificate;
}
