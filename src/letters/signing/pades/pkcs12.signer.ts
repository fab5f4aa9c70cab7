/**
 * A key in a PKCS#12 file: the default, and what the demo uses. The key lives in this process's memory while open.
 */
import { sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { refuseUnless } from '../../../kernel/refusal';
import { readCertificate, type Certificate } from './certificate';
import { readKeyFile } from './pkcs12';
import type { Signer, SignerDescription, SigningAlgorithm } from './signer';
import { algorithmFor, chainFrom, describeSigner, longestSignatureOf } from './signing-key';

const signInBackground = promisify(sign);

export class Pkcs12Signer implements Signer {
  readonly algorithm: SigningAlgorithm;
  readonly longestSignature: number;
  readonly chain: readonly Buffer[];
  private key?: KeyObject;
  private readonly certificate: Certificate;

  /** Opens the bytes of a key file; refuses a wrong passphrase, a file without its certificate, a weak key. */
  constructor(keyFile: Buffer, passphrase: string) {
    const { key, certificates } = readKeyFile(keyFile, passphrase);
    this.algorithm = algorithmFor(key);
    this.longestSignature = longestSignatureOf(key);
    const certificate = certificates.map(readCertificate).find((one) => one.x509.checkPrivateKey(key));
    refuseUnless(certificate, 'invalid', 'pades.keyFileUnreadable', { what: 'no certificate for the key' });
    this.certificate = certificate;
    this.chain = chainFrom(certificate, certificates);
    this.key = key;
  }

  /** ECDSA takes 0.1 ms and is done at once; RSA takes milliseconds and is done beside the event loop. */
  async sign(data: Buffer): Promise<Buffer> {
    if (!this.key) throw new Error('The signer is closed');
    return this.algorithm === 'rsa-sha256'
      ? signInBackground('sha256', data, this.key)
      : sign('sha256', data, this.key);
  }

  describe(): SignerDescription {
    return describeSigner('pkcs12', this.algorithm, this.certificate);
  }

  async close(): Promise<void> {
    this.key = undefined;
  }
}
