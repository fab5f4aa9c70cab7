/** How column values arrive in the program. Belongs to a connection, never to the whole process. */
import { types } from 'pg';

/** Type numbers of PostgreSQL (pg_type.oid). */
const int8 = 20;
const date = 1082;
const int8Array = 1016;
const dateArray = 1182;

/**
 * - bigint and count(): number. One beyond ±2^53 fails the query, rather than be rounded in silence.
 * - date: text such as 2020-03-31. A day has no clock time and no time zone.
 * - timestamptz: Date (pg's own habit). numeric: text, exact; cast in SQL where a number is meant.
 */
const ours = new Map<number, (value: string) => unknown>([
  [int8, wholeNumber],
  [date, (value) => value],
  [int8Array, (value) => listOf(value).map((member) => (member === null ? null : wholeNumber(member)))],
  [dateArray, listOf],
]);

export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    const theirs = types.getTypeParser(oid, format) as (value: string) => unknown;
    return format === 'binary' ? theirs : (ours.get(oid) ?? theirs);
  },
};

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The whole number ${value} is too large to be held exactly`);
  return number;
}

/** PostgreSQL's text form of a flat array of numbers or days, which are never quoted: {1,NULL,3}. */
function listOf(value: string): (string | null)[] {
  const inner = value.slice(value.indexOf('{') + 1, -1);
  return inner === '' ? [] : inner.split(',').map((member) => (member === 'NULL' ? null : member));
}
