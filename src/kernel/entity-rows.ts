import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { RowState } from './history/history';
import { Tx, rows } from './transaction';

/** The columns of an entity, without its verbs. */
export type Fields<T> = { [K in keyof T as T[K] extends (...args: never[]) => unknown ? never : K]: T[K] };

/** A new entity with every field given; what is forgotten does not compile. */
export function made<T extends object>(kind: new () => T, fields: Fields<T>): T {
  return Object.assign(new kind(), fields);
}

/** The table an entity is stored in and its columns' names. Both are our own words, never a request's. */
export function tableOf(
  tx: Pick<Tx, 'connection'>,
  thing: object,
): { table: string; columns: string[]; columnOf: (property: string) => string } {
  const metadata = tx.connection.getMetadata(thing.constructor);
  return {
    table: metadata.tableName,
    columns: metadata.columns.map((column) => column.databaseName),
    columnOf: (property) => metadata.findColumnWithPropertyName(property)?.databaseName ?? property,
  };
}

/** An entity as its row. */
export function rowOf(tx: Pick<Tx, 'connection'>, thing: object): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of tx.connection.getMetadata(thing.constructor).columns)
    row[column.databaseName] = (thing as ObjectLiteral)[column.propertyName] as unknown;
  return row;
}

/** Entities from rows that a plain SQL query gave with all their columns (`SELECT c.*`), with their verbs. */
export async function entities<T extends ObjectLiteral>(
  tx: Pick<Tx, 'connection' | 'query'>,
  kind: EntityTarget<T> & (new () => T),
  sql: string,
  parameters: unknown[] = [],
): Promise<T[]> {
  const { columns } = tx.connection.getMetadata(kind);
  const found = await rows<Record<string, unknown>>(tx, sql, parameters);
  return found.map((row) => {
    const thing = new kind();
    for (const column of columns)
      (thing as Record<string, unknown>)[column.propertyName] = row[column.databaseName] ?? null;
    return thing;
  });
}

/**
 * Writes changed entities back in one statement; the caller holds their row locks. Answers the state of each row, for
 * the history to seal without asking for it again.
 */
export async function saveTogether(tx: Tx, ...things: readonly object[]): Promise<RowState[]> {
  if (!things.length) return [];
  const parameters: unknown[] = [];
  const parts = [...byTable(tx, things)].map(([table, group], i) => {
    const { columns } = tableOf(tx, group[0] ?? {});
    const set = columns.map((column) => `"${column}" = r."${column}"`).join(', ');
    const all = `$${parameters.push(JSON.stringify(group.map((thing) => rowOf(tx, thing))))}::jsonb`;
    return `t${i} AS (UPDATE "${table}" x SET ${set} FROM jsonb_populate_recordset(NULL::"${table}", ${all}) r
      WHERE x.id = r.id RETURNING '${table}'::text AS "table", x.id, to_jsonb(x.*) AS state)`;
  });
  const saved = parts.map((_, i) => `SELECT * FROM t${i}`).join(' UNION ALL ');
  const states = await rows<RowState>(tx, `WITH ${parts.join(', ')} ${saved}`, parameters);
  if (states.length !== things.length) throw new Error('A row to be saved was not there');
  return states;
}

/** Things by the table they are stored in, in the order of the first of each. */
export function byTable(tx: Pick<Tx, 'connection'>, things: readonly object[]): Map<string, object[]> {
  const tables = new Map<string, object[]>();
  for (const thing of things) {
    const { table } = tableOf(tx, thing);
    tables.set(table, [...(tables.get(table) ?? []), thing]);
  }
  return tables;
}
