/**
 * A PostgreSQL of our own, for a ministry that has none at hand: made, started, shared and stopped without an
 * operator. May use the programs npm brought and the data folder. Must never touch a server it has not proven to be
 * the one of its own folder, and never remove what PostgreSQL needs to protect that folder.
 */
import { chmod, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { findBinaries, type Binaries } from './binaries';
import { clusterVersion, ensureCluster, type Access } from './cluster';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { Occupancy } from './occupants';
import { seeServer } from './pid-file';
import type { RunningProcess } from './running-process';
import { answers, connection, endServer, launch } from './server';
import { chooseAccount, type ServerAccount } from './server-account';

export interface EmbeddedDatabaseOptions {
  /** Holds the cluster and nothing else; made if missing. Never on a disk that several machines write to. */
  readonly dataFolder: string;
  /** Told what happens, in one line each; never a password, never a row. */
  readonly log?: (line: string) => void;
  /** False only for tests and trials: faster, and a power cut may destroy the whole cluster. */
  readonly durable?: boolean;
}

export interface EmbeddedDatabase {
  /** For DATABASE_URL: the role and the database `svarbrev`. The role owns its database and is no superuser. */
  readonly url: string;
  /** The superuser `postgres`: for tests and repairs only. */
  readonly administratorUrl: string;
  /** Process number of the server. */
  readonly pid: number;
  /** Whether the server was running already: left by a killed program, or in use by another one. */
  readonly adopted: boolean;
  /**
   * Call it when requests have drained and connections are closed. Stops the server unless another program uses it;
   * may be called twice.
   */
  stop(): Promise<void>;
}

/** For how long a start is tried again while a killed server's processes disappear, in milliseconds. */
const patience = 15_000;

interface Place {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: ServerAccount;
  /** As `postgres --version` says: "postgres (PostgreSQL) 18.4". */
  readonly version: string;
  readonly durable: boolean;
  readonly access: Access;
  readonly occupancy: Occupancy;
  readonly log: (line: string) => void;
}

interface Server {
  readonly process: RunningProcess;
  readonly port: number;
  readonly adopted: boolean;
}

/**
 * Gives the database of a data folder: makes it, starts it, or adopts the server that runs already. Rejects with an
 * `EmbeddedDatabaseError` whose sentence says what to do.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined);
  const durable = options.durable ?? true;
  const binaries = await findBinaries();
  const dataFolder = await ownFolder(options.dataFolder);
  const cluster = path.join(dataFolder, 'cluster');
  const { account, version } = await chooseAccount(binaries, dataFolder, cluster);
  await refuseOtherVersion(cluster, version);
  const occupancy = await Occupancy.begin(dataFolder);
  let started: Server | undefined;
  try {
    const { access, made } = await ensureCluster(cluster, binaries, account, durable);
    if (made) log(`Made a new database in ${dataFolder}`);
    const place: Place = { dataFolder, cluster, binaries, account, version, durable, access, occupancy, log };
    started = await bringUp(place);
    await ensureDatabase(started.port, access);
    return handleOf(place, started);
  } catch (error) {
    await occupancy.end(async () => {
      if (started && !started.adopted) await endServer(started.process, { account, binaries, cluster });
    });
    throw error;
  }
}

async function ownFolder(wanted: string): Promise<string> {
  try {
    if (await mkdir(wanted, { recursive: true, mode: 0o700 })) await chmod(wanted, 0o700);
    return await realpath(wanted);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EmbeddedDatabaseError('folder', `The data folder ${wanted} cannot be made or entered (${code}).`);
  }
}

async function refuseOtherVersion(cluster: string, version: string): Promise<void> {
  const made = await clusterVersion(cluster);
  if (made === undefined || new RegExp(`\\b${made}[.\\s]`).test(`${version} `)) return;
  throw new EmbeddedDatabaseError(
    'folder',
    `The database in ${cluster} was made by PostgreSQL ${made}; the programs installed are ${version}. ` +
      'Take a backup with the Svarbrev version that made it, and restore it into an empty data folder.',
  );
}

/** Until a server of this cluster answers: adopts, starts, or waits for what a killed server left behind. */
async function bringUp(place: Place): Promise<Server> {
  const deadline = Date.now() + patience;
  for (;;) {
    const seen = await seeServer(place.cluster);
    if (seen.kind === 'ours' && seen.port !== undefined) {
      const server = { process: seen.process, port: seen.port, adopted: true };
      if ((await answers(seen.process, seen.port, place.access.administrator)) && (await mayAdopt(place, server)))
        return server;
      continue;
    }
    const words =
      seen.kind === 'unreadable' || seen.kind === 'unclear' || seen.kind === 'ours'
        ? `the file postmaster.pid in ${place.cluster} names no server, or one that cannot be identified`
        : await start(place, seen.kind === 'none' ? undefined : seen.pid);
    if (typeof words !== 'string') return words;
    if (!mayPass(words) || Date.now() > deadline) throw notStarted(place, words);
    await pause(200);
  }
}

/** The server started, or PostgreSQL's words why it ended. */
async function start(place: Place, disproven: number | undefined): Promise<Server | string> {
  if (disproven !== undefined)
    place.log(`The note of process ${disproven} is stale: the database was not stopped cleanly and will be recovered`);
  const result = await launch({ ...place, disproven });
  if (result.kind === 'ended') return result.words;
  const up = await answers(result.process, result.port, place.access.administrator).catch(async (error: unknown) => {
    await endServer(result.process, place);
    throw error;
  });
  if (!up)
    return `process ${result.process.pid} ended while it started; see ${path.join(place.dataFolder, 'server.log')}`;
  place.log(`PostgreSQL ${place.version.replace(/^.* /, '')} runs on 127.0.0.1:${result.port} (${place.account.kind})`);
  return { process: result.process, port: result.port, adopted: false };
}

/**
 * What passes by itself: children of a killed server still dying, another program starting the same cluster at this
 * moment, a port taken between our look and the server's. PostgreSQL speaks English here (LC_ALL=C).
 */
function mayPass(words: string): boolean {
  return /shared memory block|lock file|postmaster\.pid|Address already in use|could not create any TCP/.test(words);
}

function notStarted(place: Place, words: string): EmbeddedDatabaseError {
  const last = words.split('\n').slice(-6).join('\n');
  if (/shared memory block|lock file|postmaster\.pid/.test(words))
    return new EmbeddedDatabaseError(
      'inUse',
      `Another server seems to hold ${place.cluster}. Stop it, or choose another data folder. PostgreSQL says: ${last}`,
    );
  return new EmbeddedDatabaseError('failed', `PostgreSQL did not start in ${place.cluster}: ${last}`);
}

/**
 * An orphan is taken over as it is, when it is of our version and as durable as asked for. Otherwise it is stopped,
 * and the caller starts anew; a server that another program uses is never stopped.
 */
async function mayAdopt(place: Place, server: Server): Promise<boolean> {
  const others = await place.occupancy.others();
  const unfit = await unfitness(place, server);
  if (!unfit) {
    place.log(
      others.length > 0
        ? `Sharing the database with process ${others.join(', ')}`
        : `Adopted the running database (process ${server.process.pid}) that a former run left behind`,
    );
    return true;
  }
  if (others.length > 0)
    throw new EmbeddedDatabaseError(
      'inUse',
      `The database in ${place.dataFolder} is in use by process ${others.join(', ')}, and ${unfit}. Stop that first.`,
    );
  place.log(`Stopping the database that a former run left behind: ${unfit}`);
  await endServer(server.process, place);
  return false;
}

async function unfitness(place: Place, server: Server): Promise<string | undefined> {
  const client = connection(server.port, 'postgres', place.access.administrator, 'postgres');
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
    );
    const { version, fsync } = rows[0] ?? { version: 'unknown', fsync: 'off' };
    if (!`${place.version} `.includes(` ${version} `)) return `it runs PostgreSQL ${version}`;
    if (place.durable && fsync !== 'on') return 'it does not write durably';
    return undefined;
  } finally {
    await client.end();
  }
}

/** The role and the database of the application; whoever comes first makes them. */
async function ensureDatabase(port: number, access: Access): Promise<void> {
  const client = connection(port, 'postgres', access.administrator, 'postgres');
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(1)`);
    const { rows } = await client.query<{ role: boolean; database: boolean }>(`
      SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'svarbrev') AS role,
             EXISTS (SELECT FROM pg_database WHERE datname = 'svarbrev') AS database
    `);
    const role = escapeIdentifier('svarbrev');
    if (!rows[0]?.role) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${escapeLiteral(access.application)}`);
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${role} OWNER ${role}`);
  } finally {
    await client.end();
  }
}

function handleOf(place: Place, server: Server): EmbeddedDatabase {
  const address = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
  let stopped: Promise<void> | undefined;
  return {
    url: address('svarbrev', place.access.application, 'svarbrev'),
    administratorUrl: address('postgres', place.access.administrator, 'postgres'),
    pid: server.process.pid,
    adopted: server.adopted,
    stop: () =>
      (stopped ??= place.occupancy.end(async () => {
        await endServer(server.process, place);
        place.log('The database is stopped');
      })),
  };
}
