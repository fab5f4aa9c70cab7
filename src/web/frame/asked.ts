import type { Request } from 'express';
import { makeValidationPipe } from '../../kernel/http/validation';

const pipe = makeValidationPipe();

/** What an address asks for of these names. A form that is sent by GET names all its fields; an empty one asks nothing. */
export function askedOf(query: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const name of names) {
    const value = query[name];
    const text = Array.isArray(value) ? (value as unknown[]).at(-1) : value;
    if (typeof text === 'string' && text.trim() !== '') asked[name] = text.trim();
  }
  return asked;
}

/**
 * What a page is asked for in its address, checked by the same rules as the API's query. What pages add themselves
 * (`sagt`) and filters left empty are no part of it; neither is a name the query does not know.
 */
export async function asked<T extends object>(
  { query }: Request,
  wanted: new () => T,
  names: readonly (keyof T & string)[],
): Promise<T> {
  return (await pipe.transform(askedOf(query, names), { type: 'query', metatype: wanted })) as T;
}

/** An address with what it asks for; without a question mark when that is nothing. */
export function addressOf(path: string, asked: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (typeof value === 'string' && value) query.set(name, value);
  return query.size ? `${path}?${query.toString()}` : path;
}
