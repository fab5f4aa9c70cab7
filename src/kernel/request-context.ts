import { AsyncLocalStorage } from 'node:async_hooks';
import type { ScreenLanguage } from './language';

/** What belongs to one request (or one job) and is wanted deep inside: for logs, history, repeated keys and sentences. */
export interface RequestContext {
  readonly requestId: string;
  /** What whoever asks reads; a job is asked by nobody. */
  readonly language?: ScreenLanguage;
  /** Set while a request with an `Idempotency-Key` is carried out; marked in the command's own transaction. */
  repeatable?: { readonly keyId: string; marked: boolean };
}

const storage = new AsyncLocalStorage<RequestContext>();

export function inContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The language of whoever asks; bokmål where nobody does: in jobs and at the command line. */
export function currentLanguage(): ScreenLanguage {
  return storage.getStore()?.language ?? 'nb';
}
