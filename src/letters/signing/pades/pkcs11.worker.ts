/** The thread that talks to the token. One key per thread; jobs come one at a time and are answered in order. */
import { parentPort, workerData } from 'node:worker_threads';
import { TokenError, TokenKey, type TokenSettings } from './pkcs11-token';

/** `data` left out: open the token and tell its certificates. */
export interface TokenJob {
  readonly id: number;
  readonly data?: Uint8Array;
}

export interface TokenAnswer {
  readonly id: number;
  readonly signature?: Uint8Array;
  readonly certificates?: readonly Uint8Array[];
  readonly failure?: { readonly kind: TokenError['kind']; readonly what: string };
}

const settings = workerData as TokenSettings;
let open: TokenKey | undefined;

/** A session that failed is closed; the next job opens another. A wrong PIN is never tried again by itself. */
let refusedPin: TokenError | undefined;

function answer({ id, data }: TokenJob): TokenAnswer {
  try {
    if (refusedPin) throw refusedPin;
    open ??= TokenKey.open(settings);
    return data ? { id, signature: open.sign(Buffer.from(data)) } : { id, certificates: open.certificates };
  } catch (error) {
    if (error instanceof TokenError && error.kind === 'wrongPin') refusedPin = error;
    forget();
    const kind = error instanceof TokenError ? error.kind : 'unavailable';
    return { id, failure: { kind, what: (error as Error).message } };
  }
}

function forget(): void {
  try {
    open?.close();
  } catch {
    // The token is gone already; that is why we are here.
  }
  open = undefined;
}

parentPort?.on('message', (job: TokenJob) => parentPort?.postMessage(answer(job)));
