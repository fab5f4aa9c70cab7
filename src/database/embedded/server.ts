/** One PostgreSQL server process: started, awaited, ended by its own process number. */
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import type { Binaries } from './binaries';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { runAs, spawnAs, type ServerAccount } from './server-account';
import { runningProcess, sameProcess, type RunningProcess } from './running-process';

/** A log longer than this is set aside at the next start, in bytes. */
const longestLog = 10 * 1024 * 1024;

/** Replaying the log after a crash may take its time, in milliseconds. */
const longestRecovery = 300_000;

/** What a start came to: it runs, or the server's words tell why not. */
export type Launch =
  | { readonly kind: 'running'; readonly process: RunningProcess; readonly port: number }
  | { readonly kind: 'ended'; readonly words: string };

export interface LaunchOptions {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: ServerAccount;
  readonly durable: boolean;
  /**
   * A process number in `postmaster.pid` proven dead or foreign. PostgreSQL passes over that number, and still checks
   * for itself that no child of a former server holds the shared memory; hence the file is never removed here.
   */
  readonly disproven?: number;
}

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it has written its note or ended. Its log holds no
 * statement, no parameter and no row: what is typed in a ministry does not belong there.
 */
export async function launch(options: LaunchOptions): Promise<Launch> {
  const { account, binaries, cluster, dataFolder } = options;
  const log = path.join(dataFolder, 'server.log');
  const before = await logLength(log);
  const port = await freePort();
  if (process.platform === 'win32' && options.disproven) await rm(path.join(cluster, 'postmaster.pid'));
  const output = openSync(log, 'a', 0o600);
  const child = spawnAs(account, binaries.postgres, ['-D', cluster, ...settings(port, options.durable)], {
    stdio: ['ignore', output, output],
    extra: options.disproven ? { PG_GRANDPARENT_PID: String(options.disproven) } : {},
  });
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
  });
  const born = child.pid === undefined ? undefined : await runningProcess(child.pid);
  const answer = born && (await Promise.race([noted(cluster, born.pid), ended.then(() => false)]));
  if (born && answer) {
    child.unref();
    return { kind: 'running', process: born, port };
  }
  const how = await ended;
  const words = (await readFile(log, 'utf8').catch(() => '')).slice(before);
  return { kind: 'ended', words: words.trim() || how };
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Resolves when the server has put its own number into the note: from then on nobody else can start. */
async function noted(cluster: string, pid: number): Promise<boolean> {
  const note = path.join(cluster, 'postmaster.pid');
  for (;;) {
    const text = await readFile(note, 'utf8').catch(() => '');
    if (text.startsWith(`${pid}\n`) && text.split('\n').length > 6) return true;
    if (!(await runningProcess(pid))) return false;
    await pause(15);
  }
}

async function logLength(log: string): Promise<number> {
  const length = await stat(log).then(
    (facts) => facts.size,
    () => 0,
  );
  if (length < longestLog) return length;
  await rename(log, `${log}.old`);
  return 0;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A connection to a running server. */
export function connection(port: number, user: string, password: string, database: string): Client {
  return new Client({ host: '127.0.0.1', port, user, password, database, connectionTimeoutMillis: 5_000 });
}

/**
 * Waits until the server answers, through the replay after a crash if need be. False when it ended meanwhile, or is
 * on its way down and has ended.
 */
export async function answers(server: RunningProcess, port: number, password: string): Promise<boolean> {
  const deadline = Date.now() + longestRecovery;
  for (;;) {
    const client = connection(port, 'postgres', password, 'postgres');
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof DatabaseError && error.code?.startsWith('28'))
        throw new EmbeddedDatabaseError(
          'folder',
          'The database is running but refuses our password: the access file in its folder does not belong to it.',
        );
    }
    if (!(await isAlive(server))) return false;
    if (Date.now() > deadline)
      throw new EmbeddedDatabaseError('failed', `PostgreSQL (process ${server.pid}) runs but does not answer.`);
    await pause(25);
  }
}

async function isAlive(server: RunningProcess): Promise<boolean> {
  const found = await runningProcess(server.pid);
  return found !== undefined && sameProcess(found, server);
}

/**
 * Ends the server and waits until it is gone: open transactions are rolled back, everything committed is on disk.
 * One that does not obey within a minute is ended at once, which loses nothing committed either.
 */
export async function endServer(
  server: RunningProcess,
  how: { account: ServerAccount; binaries: Binaries; cluster: string },
): Promise<void> {
  if (process.platform === 'win32') {
    await runAs(how.account, how.binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', how.cluster]);
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 20_000],
  ] as const) {
    if (!(await isAlive(server))) return;
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!(await isAlive(server))) return;
      await pause(15);
    }
  }
  throw new EmbeddedDatabaseError('failed', `PostgreSQL (process ${server.pid}) does not end.`);
}
