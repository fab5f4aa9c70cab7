import type { NextFunction, Request, Response } from 'express';
import { newId } from '../../kernel/id';
import { isPageAddress } from './visit';

/**
 * A form of a page says what the API asks for in headers by hidden fields: `_csrf`, `_key` (`Idempotency-Key`), `_version`
 * (`If-Match`). They become those headers here, so that guard, idempotency and version are the API's own. The other
 * fields become the body: `sender.name` is a field of a field, `keywords[]` a list, also of one.
 */
export function readForm(request: Request, _response: Response, next: NextFunction): void {
  if (request.is('application/x-www-form-urlencoded') && isPageAddress(request.path)) {
    const given = (request.body ?? {}) as Record<string, string | string[]>;
    const hidden = (name: string) => lastOf(given[name]);
    if (hidden('_csrf')) request.headers['x-csrf-token'] = hidden('_csrf');
    if (hidden('_key')) request.headers['idempotency-key'] = hidden('_key');
    if (hidden('_version')) request.headers['if-match'] = `"${hidden('_version')}"`;
    Object.assign(request, { sentFields: fieldsOf(given), sentBy: hidden('_by') ?? '' } satisfies Partial<SentForm>);
    request.body = nested(given);
  } else if (
    request.is('multipart/form-data') &&
    isPageAddress(request.path) &&
    typeof request.query['_csrf'] === 'string'
  ) {
    // A file is not read before the guard has spoken, so its form carries the token in its address.
    request.headers['x-csrf-token'] = request.query['_csrf'];
  }
  next();
}

/** A request that brought a form: its fields as they were sent, without the hidden ones of ours, and whose form it was. */
export type SentForm = Request & { sentFields?: readonly SentField[]; sentBy?: string };

/**
 * Whose form it is, as it says in `_by`: a form kept for signing in again is sent by nobody else, for no other ministry.
 * Account, ministry, and the ministry's code for saying it; empty for nobody.
 */
export function formsOwner(
  session: { readonly accountId: string; readonly ministryId: string } | undefined,
  ministryCode = '',
): string {
  return session ? `${session.accountId}:${session.ministryId}:${ministryCode}` : '';
}

export interface SentField {
  readonly name: string;
  readonly value: string;
}

/** Passwords are kept nowhere, also not in a form that waits for somebody to sign in again. */
const secret = new Set(['password', 'current', 'chosen']);

function fieldsOf(given: Readonly<Record<string, string | string[]>>): SentField[] {
  return Object.entries(given)
    .filter(([name]) => (name === '_version' || !name.startsWith('_')) && !secret.has(name))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
}

/** A key for a form to be sent with: sent twice, it is done once. */
export function newFormKey(): string {
  return newId();
}

function nested(given: Readonly<Record<string, string | string[]>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith('_')) continue;
    const list = name.endsWith('[]');
    const path = (list ? name.slice(0, -2) : name).split('.');
    if (path.some((part) => part in Object.prototype)) continue;
    let place = body;
    for (const part of path.slice(0, -1)) {
      const inner = place[part];
      place = (typeof inner === 'object' && inner !== null ? inner : (place[part] = {})) as Record<string, unknown>;
    }
    place[path.at(-1) ?? ''] = list ? [value].flat().filter((one) => one !== '') : lastOf(value);
  }
  return body;
}

function lastOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
