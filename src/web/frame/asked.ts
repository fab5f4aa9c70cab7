import type { Request } from 'express';
import { makeValidationPipe } from '../../kernel/http/validation';

const pipe = makeValidationPipe();

/**
 * What a page is asked for in its address, checked by the same rules as the API's query. What pages add themselves
 * (`sagt`) and filters left empty are no part of it; neither is a name the query does not know.
 */
export async function asked<T extends object>(
  { query }: Request,
  wanted: new () => T,
  names: readonly (keyof T & string)[],
): Promise<T> {
  const given = names.flatMap((name) => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return (await pipe.transform(Object.fromEntries(given), { type: 'query', metatype: wanted })) as T;
}

/** The address with what was asked for, to go on to the next page of a list. */
export function addressWith(path: string, asked: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(asked).filter(([, value]) => typeof value === 'string' && value !== '');
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `${path}?${query}` : path;
}
