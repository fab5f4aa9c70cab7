import { Injectable } from '@nestjs/common';
import {
  DataSource,
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
  QueryFailedError,
  TypeORMError,
} from 'typeorm';
import { isId } from './id';
import { Refusal } from './refusal';
import { currentContext } from './request-context';

/** A running transaction. READ COMMITTED with row locks, taken in the order case, then entry, then number series. */
export type Tx = EntityManager;

/** PostgreSQL's own word that the same work may succeed if done again: serialization failure, deadlock. */
const worthRepeating = new Set(['40001', '40P01']);

@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs a command as one transaction: all of it or nothing. Work that lost a deadlock is done again, so it must not
   * reach outside the database. The key of a repeatable request is marked as used in the same transaction.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await this.dataSource.transaction(async (tx) => {
          const result = await work(tx);
          await markKeyAsUsed(tx);
          return result;
        });
        const { repeatable } = currentContext() ?? {};
        if (repeatable) repeatable.marked = true;
        return done;
      } catch (error) {
        if (attempt >= 4 || !(error instanceof QueryFailedError) || !worthRepeating.has(codeOf(error) ?? ''))
          throw error;
      }
    }
  }

  /** For reading: one connection, no locks, no history. */
  get reader(): EntityManager {
    return this.dataSource.manager;
  }
}

/** Loads a row and locks it until the transaction ends; refuses as not found, with the code given, when there is none. */
export async function lockOrRefuse<T extends ObjectLiteral & { id: string }>(
  tx: Tx,
  entity: EntityTarget<T>,
  id: string,
  code: string,
): Promise<T> {
  const row = isId(id)
    ? await tx.findOne(entity, { where: { id } as FindOptionsWhere<T>, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!row) throw new Refusal('notFound', code);
  return row;
}

/** Typed rows of a plain SQL query. The caller answers for the shape: name every column in the SELECT. */
export async function rows<T>(tx: Pick<EntityManager, 'query'>, sql: string, parameters: unknown[] = []): Promise<T[]> {
  const found = await tx.query<T[] | [T[], number]>(sql, parameters);
  return isCounted(found) ? found[0] : found;
}

/** TypeORM answers UPDATE and DELETE … RETURNING with the rows and their count, everything else with the rows. */
function isCounted<T>(found: T[] | [T[], number]): found is [T[], number] {
  return found.length === 2 && Array.isArray(found[0]) && typeof found[1] === 'number';
}

/** The first row of a plain SQL query, or undefined. */
export async function firstRow<T>(
  tx: Pick<EntityManager, 'query'>,
  sql: string,
  parameters: unknown[] = [],
): Promise<T | undefined> {
  return (await rows<T>(tx, sql, parameters))[0];
}

/** The SQLSTATE of a failed query, such as `23505` for a unique violation. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const cause: unknown = error.driverError;
  return cause && typeof cause === 'object' && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined;
}

/**
 * Whether the connection broke under the work: the server is going down or coming up (57P01-3), or was cut off. What was
 * not committed is gone; where the commit itself was cut, the answer is lost and the work may stand.
 */
export function connectionLost(error: unknown): boolean {
  // What TypeORM says of a connection that broke between two queries of a transaction.
  if (error instanceof TypeORMError && error.message.includes('already released')) return true;
  if (['57P01', '57P02', '57P03', '08003', '08006'].includes(codeOf(error) ?? '')) return true;
  return (
    error instanceof QueryFailedError &&
    /^Connection terminated|connection error and is not queryable|ECONNRESET|EPIPE/.test(error.message)
  );
}

/** The name of the constraint a failed query broke. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const cause: unknown = error.driverError;
  return cause && typeof cause === 'object' && 'constraint' in cause && typeof cause.constraint === 'string'
    ? cause.constraint
    : undefined;
}

/** Refuses, and so undoes the work, when the key was taken over meanwhile: the other request does the work. */
async function markKeyAsUsed(tx: Tx): Promise<void> {
  const repeatable = currentContext()?.repeatable;
  if (!repeatable || repeatable.marked) return;
  const ours = await rows<{ id: string }>(
    tx,
    'UPDATE idempotency_key SET committed_at = clock_timestamp() WHERE id = $1 RETURNING id',
    [repeatable.keyId],
  );
  if (!ours.length) throw new Refusal('conflict', 'request.keyInProgress', { retryAfterSeconds: 2 });
}
