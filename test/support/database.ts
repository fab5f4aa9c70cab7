import { randomBytes } from 'node:crypto';
import { addressOf, asAdministrator, type TestServer } from './test-server';

export interface FreshDatabase {
  /** Fit for DATABASE_URL and `makeDataSource`. */
  readonly url: string;
  /** Closes what is still connected and removes it. */
  drop(): Promise<void>;
}

/** The server of this run, told by `global-setup.ts`. */
export function testServer(): TestServer {
  const told = process.env.SVARBREV_TEST_SERVER;
  if (!told) throw new Error('No test database: run the stories with jest and its global set-up');
  return JSON.parse(told) as TestServer;
}

/** A database with the whole schema and not one row, for one story file alone. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return databaseFrom(testServer().template);
}

/** A database without any table, for stories about migrations. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return databaseFrom('template0');
}

async function databaseFrom(template: string): Promise<FreshDatabase> {
  const server = testServer();
  const name = `${server.prefix}_${randomBytes(5).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name} OWNER "${server.owner.user}" TEMPLATE ${template} ENCODING 'UTF8'`);
  return { url: addressOf(server, name), drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function run(server: TestServer, statement: string): Promise<void> {
  await asAdministrator(server, (client) => client.query(statement));
}
