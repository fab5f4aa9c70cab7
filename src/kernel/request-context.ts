import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to one request (or one job) and is wanted deep inside: for logs, history and repeated keys. */
export interface RequestContext {
  readonly requestId: string;
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
