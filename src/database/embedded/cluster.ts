/** The cluster on disk: made once, whole or not at all, with passwords that nobody ever types. */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { runningProcess } from './running-process';
import { runAs, type ServerAccount } from './server-account';

/** Passwords of the two roles; kept in the cluster itself, readable by its owner only. */
export interface Access {
  /** Of `postgres`, who owns the server. */
  readonly administrator: string;
  /** Of `svarbrev`, who owns the database `svarbrev` and nothing else. */
  readonly application: string;
}

const accessFile = 'svarbrev-access.json';

/**
 * Makes the cluster unless it exists. It grows under another name and is moved into place when complete, so that a
 * power cut leaves no half cluster, and of two programs that start at once the second finds the first one's.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  account: ServerAccount,
  durable: boolean,
): Promise<{ access: Access; made: boolean }> {
  await clearAbandoned(cluster);
  const made = !(await isCluster(cluster)) && (await makeCluster(cluster, binaries, account, durable));
  return { access: await readAccess(cluster), made };
}

/** The major version a cluster was made by, such as "18"; undefined when there is none. */
export async function clusterVersion(cluster: string): Promise<string | undefined> {
  return (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(absent))?.trim();
}

async function isCluster(cluster: string): Promise<boolean> {
  return (await clusterVersion(cluster)) !== undefined;
}

async function makeCluster(
  cluster: string,
  binaries: Binaries,
  account: ServerAccount,
  durable: boolean,
): Promise<boolean> {
  const growing = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const password = `${growing}.password`;
  const access: Access = { administrator: newPassword(), application: newPassword() };
  try {
    await mkdir(growing, { mode: 0o700 });
    await writeFile(password, access.administrator, { mode: 0o600 });
    await handOver(account, growing, password);
    await runAs(account, binaries.initdb, [
      `--pgdata=${growing}`,
      '--username=postgres',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await keepAccess(path.join(growing, accessFile), access, account);
    await rename(growing, cluster);
    if (durable) await sync(path.dirname(cluster));
    return true;
  } catch (error) {
    if (await isCluster(cluster)) return false;
    const words = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new EmbeddedDatabaseError('failed', `PostgreSQL could not make its folder ${cluster}: ${words}`);
  } finally {
    await rm(password, { force: true });
    await discard(growing);
  }
}

async function keepAccess(file: string, access: Access, account: ServerAccount): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(access, null, 2) + '\n');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await handOver(account, file);
}

async function readAccess(cluster: string): Promise<Access> {
  const text = await readFile(path.join(cluster, accessFile), 'utf8').catch(absent);
  if (text === undefined)
    throw new EmbeddedDatabaseError(
      'folder',
      `The folder ${cluster} holds a PostgreSQL cluster that Svarbrev did not make (no ${accessFile} in it). ` +
        'Choose another data folder, or run that server yourself and set DATABASE_URL.',
    );
  return JSON.parse(text) as Access;
}

/** What a program left behind that was killed while it made a cluster. */
async function clearAbandoned(cluster: string): Promise<void> {
  const folder = path.dirname(cluster);
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(`${path.basename(cluster)}.new-`) ? Number(name.split('.new-')[1]?.split('-')[0]) : 0;
    if (pid && !(await runningProcess(pid))) await discard(path.join(folder, name));
  }
}

async function handOver(account: ServerAccount, ...files: readonly string[]): Promise<void> {
  if (account.kind === 'other') for (const file of files) await chown(file, account.uid, account.gid);
}

/** Makes a renaming last through a power cut; Windows cannot open a folder and does without. */
async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}

/** Removes a half-made cluster, also while the initdb of a killed program is still writing its last files into it. */
async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
