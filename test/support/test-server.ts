/**
 * The PostgreSQL of one test run: an embedded one in a temporary folder, or the one TEST_DATABASE_URL leads to (any
 * PostgreSQL 15 or later, as superuser). The schema is made once, in a template that every story copies.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { makeDataSource, migrate } from '../../src/database/data-source';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded/embedded-database';
import { runningProcess } from '../../src/database/embedded/running-process';

/** What the workers must know; handed on as JSON in the environment variable `SVARBREV_TEST_SERVER`. */
export interface TestServer {
  /** The superuser's address, of a database that is none of the stories'. */
  readonly administratorUrl: string;
  /** Who owns the stories' databases, and with which password; the superuser himself on a server of others. */
  readonly owner: { readonly user: string; readonly password: string };
  readonly template: string;
  /** Begins the name of every database this run makes. */
  readonly prefix: string;
}

interface OwnServer {
  readonly database: EmbeddedDatabase;
  readonly folder: string;
  readonly keeper: ChildProcess;
}

let own: OwnServer | undefined;

export async function beginTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) own = await embedded();
  const administratorUrl = given ?? own?.database.administratorUrl ?? '';
  const { username, password } = new URL(given ?? own?.database.url ?? '');
  const owner = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const prefix = `svarbrev_${process.pid}_${randomBytes(3).toString('hex')}`;
  const server = { administratorUrl, owner, prefix, template: `${prefix}_template` };
  process.env.SVARBREV_TEST_SERVER = JSON.stringify(server);
  try {
    await makeTemplate(server);
  } catch (error) {
    await endTestServer(server);
    throw error;
  }
  return server;
}

export async function endTestServer(server: TestServer): Promise<void> {
  if (own) {
    await own.database.stop();
    const { keeper, folder } = own;
    const gone = new Promise((resolve) => keeper.once('exit', resolve));
    keeper.ref();
    keeper.stdin?.end();
    await gone;
    await rm(folder, { recursive: true, force: true });
    return;
  }
  await asAdministrator(server, async (client) => {
    await client.query(`UPDATE pg_database SET datistemplate = false WHERE datname = $1`, [server.template]);
    const { rows } = await client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE $1`, [
      `${server.prefix.replaceAll('_', '\\_')}\\_%`,
    ]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

/** Runs work on a connection of the superuser. */
export async function asAdministrator<T>(server: TestServer, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server.administratorUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of a database of this run, for its owner. */
export function addressOf(server: TestServer, database: string): string {
  const url = new URL(server.administratorUrl);
  url.username = encodeURIComponent(server.owner.user);
  url.password = encodeURIComponent(server.owner.password);
  url.pathname = `/${database}`;
  return url.toString();
}

async function embedded(): Promise<OwnServer> {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'svarbrev-test-'));
  const database = await startEmbeddedDatabase({ dataFolder: path.join(folder, 'database'), durable: false });
  const { startedAt = '' } = (await runningProcess(database.pid)) ?? {};
  const keeper = spawn(
    process.execPath,
    [path.join(__dirname, 'server-keeper.mjs'), folder, String(database.pid), startedAt],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  keeper.unref();
  return { database, folder, keeper };
}

async function makeTemplate(server: TestServer): Promise<void> {
  await asAdministrator(server, async (client) => {
    const { rows } = await client.query<{ number: number }>(
      `SELECT current_setting('server_version_num')::int AS number`,
    );
    // The embedded server's own locale where the version knows it, else the nearest to it of the C library.
    const locale =
      (rows[0]?.number ?? 0) >= 170000
        ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`
        : `LOCALE_PROVIDER libc LOCALE 'C.UTF-8'`;
    await client.query(
      `CREATE DATABASE ${server.template} OWNER "${server.owner.user}" TEMPLATE template0 ENCODING 'UTF8' ${locale}`,
    );
  });
  const dataSource = await makeDataSource(addressOf(server, server.template), { poolSize: 1 }).initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
  await asAdministrator(server, (client) =>
    client.query(`ALTER DATABASE ${server.template} IS_TEMPLATE true ALLOW_CONNECTIONS false`),
  );
}
