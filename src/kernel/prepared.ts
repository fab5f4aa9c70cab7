import { createHash } from 'node:crypto';
import { QueryFailedError } from 'typeorm';
import type { PoolClient } from 'pg';
import type { Tx } from './transaction';

/** Names of the statements of this process, by their text. Texts are our own, and few. */
const names = new Map<string, string>();

/**
 * A plain SQL query of a transaction that the database reads and plans once per connection: for the few statements
 * that every registration runs. Anything else goes through `rows`.
 */
export async function preparedRows<T>(tx: Tx, text: string, values: unknown[]): Promise<T[]> {
  const runner = tx.queryRunner;
  if (!runner) return tx.query<T[]>(text, values);
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  const client = (await runner.connect()) as PoolClient;
  try {
    return (await client.query<object & T>({ name, text, values })).rows;
  } catch (error) {
    throw new QueryFailedError(text, values, error instanceof Error ? error : new Error(String(error)));
  }
}
