/**
 * The way to PostgreSQL: one data source per program, all entities and all migrations.
 * May use the drivers only; knows no table of its own.
 * Must never change the schema by itself (`synchronize` stays off): that is what migrations are for.
 */
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { columnTypes } from './column-types';

/** Milliseconds throughout; 0 switches a limit off. */
export interface DataSourceOptions {
  /** Connections this process may hold at once. The server allows 100 in all unless told otherwise. */
  readonly poolSize?: number;
  /** One statement of an ordinary request. A long report sets its own with SET LOCAL statement_timeout. */
  readonly statementTimeout?: number;
  /** Waiting for a row another person is changing; then the request fails instead of hanging. */
  readonly lockTimeout?: number;
  /** A transaction left open without work; the server ends it, so that its locks are freed. */
  readonly idleInTransactionTimeout?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
}

/** Any number that no other program uses as an advisory lock; "Svar" in ASCII. */
const migrationLock = 0x53766172;

/** The oldest PostgreSQL whose SQL the migrations are written for. */
const oldestServer = 150000;

/** A data source for the PostgreSQL at this address; call `initialize()` before use and `destroy()` after. */
export function makeDataSource(url: string, options: DataSourceOptions = {}): DataSource {
  const folder = __dirname.replaceAll('\\', '/');
  return new DataSource({
    type: 'postgres',
    url,
    entities: [`${folder}/../**/*.entity.{ts,js}`],
    migrations: [`${folder}/../../migrations/*.{ts,js}`],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: options.name ?? 'svarbrev',
    connectTimeoutMS: 10_000,
    extra: {
      types: columnTypes,
      // Whatever the server's own: a moment is sealed into the history as text, and must read the same for ever.
      // And READ COMMITTED (DESIGN section 4), said once per connection instead of in every transaction.
      options: '-c TimeZone=UTC -c default_transaction_isolation=read\\ committed',
      statement_timeout: options.statementTimeout ?? 30_000,
      lock_timeout: options.lockTimeout ?? 10_000,
      idle_in_transaction_session_timeout: options.idleInTransactionTimeout ?? 60_000,
    },
  });
}

/**
 * Brings the schema up to date and says which migrations ran, oldest first. Several processes may call it at
 * once: one works, the others wait and find nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  return alone(dataSource, async (queryRunner) => {
    await refuseUnfitServer(queryRunner);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = 'each';
    const done = await executor.executePendingMigrations();
    return done.map((migration) => migration.name);
  });
}

/** Takes the latest migration back and says which it was; undefined when there is none. */
export async function revertLatest(dataSource: DataSource): Promise<string | undefined> {
  return alone(dataSource, async (queryRunner) => {
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = 'each';
    const latest = (await executor.getExecutedMigrations()).at(0)?.name;
    if (latest) await executor.undoLastMigration();
    return latest;
  });
}

/** One process at a time, and no time limit: a migration may take as long as it takes. */
async function alone<T>(dataSource: DataSource, work: (queryRunner: QueryRunner) => Promise<T>): Promise<T> {
  const queryRunner = dataSource.createQueryRunner();
  const limits = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
  try {
    await queryRunner.query(limits.map((limit) => `SET ${limit} = 0`).join('; '));
    await queryRunner.query(`SELECT pg_advisory_lock($1)`, [migrationLock]);
    return await work(queryRunner);
  } finally {
    // Where the connection broke, the lock and the settings went with it, and the first error is the one to tell.
    const back = [`SELECT pg_advisory_unlock_all()`, ...limits.map((limit) => `RESET ${limit}`)];
    await queryRunner.query(back.join('; ')).catch(() => undefined);
    await queryRunner.release();
  }
}

async function refuseUnfitServer(queryRunner: QueryRunner): Promise<void> {
  const [server] = (await queryRunner.query(`
    SELECT current_setting('server_version') AS version,
           current_setting('server_version_num')::int AS number,
           current_setting('server_encoding') AS encoding
  `)) as { version: string; number: number; encoding: string }[];
  if (!server || server.number < oldestServer)
    throw new Error(`Svarbrev needs PostgreSQL 15 or later; DATABASE_URL leads to ${server?.version}.`);
  if (server.encoding !== 'UTF8')
    throw new Error(`Svarbrev needs a database with encoding UTF8; DATABASE_URL leads to one with ${server.encoding}.`);
}
