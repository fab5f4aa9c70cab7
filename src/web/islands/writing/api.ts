/** A command of the API in this browser's session; what it refuses is an answer like any other. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The network did not carry it: nobody knows whether it was done. */
export class NotReached extends Error {}

const tokenElement = () => document.querySelector<HTMLMetaElement>('meta[name=csrf]');

/** The session's token, as it is now: signing in again gives another. */
export function csrfToken(): string {
  return tokenElement()?.content ?? '';
}

/** Takes the token of a new session, for the requests and for the forms that already stand on the page. */
export function takeCsrfToken(token: string): void {
  const meta = tokenElement();
  if (meta) meta.content = token;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=_csrf]')) field.value = token;
}

/** Sends a request; 30 seconds without an answer count as none. */
export async function ask(
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  given: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      ...(method === 'GET' ? {} : { 'X-CSRF-Token': csrfToken() }),
      ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...given.headers,
    },
    signal: AbortSignal.timeout(30_000),
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  }).catch((cause: unknown) => {
    throw new NotReached('no answer', { cause });
  });
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  return { status: response.status, body };
}
