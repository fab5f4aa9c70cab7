/**
 * A key in a PKCS#11 token (a hardware module, or SoftHSM2 in the tests). The key never leaves the token; this process
 * has only its certificate.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal, refuseUnless } from '../../../kernel/refusal';
import { readCertificate, type Certificate } from './certificate';
import { integer, sequence } from './der';
import type { TokenSettings } from './pkcs11-token';
import type { TokenAnswer, TokenJob } from './pkcs11.worker';
import type { Signer, SignerDescription, SigningAlgorithm } from './signer';
import { algorithmFor, chainFrom, describeSigner, longestSignatureOf } from './signing-key';

export interface Pkcs11Settings extends TokenSettings {
  /** DER; when the token does not hold the certificate or its issuers. */
  readonly certificates?: readonly Buffer[];
  /** For one answer of the token; 20 seconds unless said. */
  readonly timeoutMs?: number;
}

const refusalFor = {
  unavailable: 'pades.tokenUnavailable',
  wrongPin: 'pades.wrongPin',
  keyMissing: 'pades.keyMissing',
} as const;

export class Pkcs11Signer implements Signer {
  readonly algorithm: SigningAlgorithm;
  readonly longestSignature: number;
  readonly chain: readonly Buffer[];

  private constructor(
    private readonly token: TokenThread,
    private readonly certificate: Certificate,
    given: readonly Buffer[],
  ) {
    const key = certificate.publicKey;
    this.algorithm = algorithmFor(key);
    this.longestSignature = longestSignatureOf(key);
    this.chain = chainFrom(certificate, given);
  }

  /** Opens the token; refuses a wrong PIN, a missing key or module, a key without certificate. */
  static async open(settings: Pkcs11Settings): Promise<Pkcs11Signer> {
    const token = new TokenThread(settings);
    try {
      const { certificates = [] } = await token.ask();
      const given = [...(settings.certificates ?? []), ...certificates.map((one) => Buffer.from(one))];
      const what = 'no certificate for the key';
      refuseUnless(given[0], 'unavailable', 'pades.tokenUnavailable', { what });
      return new Pkcs11Signer(token, readCertificate(given[0]), given);
    } catch (error) {
      await token.close();
      throw error;
    }
  }

  async sign(data: Buffer): Promise<Buffer> {
    const { signature } = await this.token.ask(data);
    const made = Buffer.from(signature ?? []);
    if (this.algorithm === 'rsa-sha256') return made;
    const half = made.length / 2;
    return sequence(integer(made.subarray(0, half)), integer(made.subarray(half)));
  }

  describe(): SignerDescription {
    return describeSigner('pkcs11', this.algorithm, this.certificate);
  }

  close(): Promise<void> {
    return this.token.close();
  }
}

/** The worker thread and the answers it owes. A thread that dies or hangs is replaced at the next question. */
class TokenThread {
  private worker?: Worker;
  private lastId = 0;
  private readonly owed = new Map<number, { resolve: (answer: TokenAnswer) => void; reject: (error: Error) => void }>();

  constructor(private readonly settings: Pkcs11Settings) {}

  async ask(data?: Buffer): Promise<TokenAnswer> {
    const worker = (this.worker ??= this.start());
    const job: TokenJob = { id: ++this.lastId, data };
    const { timeoutMs = 20_000 } = this.settings;
    const timer = setTimeout(() => this.lose(worker, `no answer in ${timeoutMs} ms`), timeoutMs);
    try {
      const answer = await new Promise<TokenAnswer>((resolve, reject) => {
        this.owed.set(job.id, { resolve, reject });
        worker.ref();
        worker.postMessage(job);
      });
      if (answer.failure) throw refusal(answer.failure.kind, answer.failure.what, this.settings);
      return answer;
    } finally {
      clearTimeout(timer);
      this.owed.delete(job.id);
      if (this.owed.size === 0) worker.unref();
    }
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private start(): Worker {
    const { library, tokenLabel, keyLabel, pin } = this.settings;
    const workerData = { library, tokenLabel, keyLabel, pin };
    const worker = new Worker(join(__dirname, 'pkcs11.worker.js'), { workerData });
    worker.on('message', (answer: TokenAnswer) => this.owed.get(answer.id)?.resolve(answer));
    worker.on('error', (error) => this.lose(worker, error.message));
    worker.on('exit', () => this.lose(worker, 'the thread ended'));
    return worker;
  }

  private lose(worker: Worker, what: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.owed.values()) reject(refusal('unavailable', what, this.settings));
    void worker.terminate();
  }
}

function refusal(kind: keyof typeof refusalFor, what: string, settings: TokenSettings): Refusal {
  return new Refusal('unavailable', refusalFor[kind], { what, label: settings.keyLabel });
}
