/**
 * As whom the server runs. PostgreSQL refuses to run as root, for good reason; an ordinary user runs it directly.
 * Creates no user and changes nothing outside the data folder.
 */
import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chown, lchown, lstat, readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './embedded-database-error';
import type { Binaries } from './binaries';

const run = promisify(execFile);

/** The user id that Linux and PostgreSQL know as `nobody`. */
const nobody = 65534;

/**
 * - direct: as the user who started us
 * - namespace: root outside, `nobody` inside a user namespace; the files stay ours, a closed home folder is no hindrance
 * - other: as another user of the machine, who must own the cluster and reach both programs and folder
 */
export type ServerAccount =
  | { readonly kind: 'direct' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'other'; readonly uid: number; readonly gid: number };

/** The environment of every program started here. Ours is not handed on: PGPORT and the like would interfere. */
const environment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin' };

/** Starts a PostgreSQL program under the account. It hears neither Ctrl-C nor the end of our terminal. */
export function spawnAs(
  account: ServerAccount,
  program: string,
  words: readonly string[],
  options: SpawnOptions & { extra?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  const { extra, ...rest } = options;
  const [command, args] = commandFor(account, program, words);
  return spawn(command, args, {
    cwd: path.parse(process.cwd()).root,
    detached: true,
    windowsHide: true,
    ...rest,
    ...identity(account),
    // Windows programs need variables of the system, which only inheriting hands on.
    ...(process.platform === 'win32' ? {} : { env: { ...environment, ...extra } }),
  });
}

/** Runs a PostgreSQL program to its end and returns what it printed; rejects with its words when it fails. */
export async function runAs(account: ServerAccount, program: string, words: readonly string[]): Promise<string> {
  const [command, args] = commandFor(account, program, words);
  const { stdout } = await run(command, args, {
    cwd: path.parse(process.cwd()).root,
    windowsHide: true,
    ...identity(account),
    ...(process.platform === 'win32' ? {} : { env: environment }),
  });
  return stdout.trim();
}

function commandFor(account: ServerAccount, program: string, words: readonly string[]): [string, string[]] {
  if (account.kind !== 'namespace') return [program, [...words]];
  return ['unshare', ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, program, ...words]];
}

function identity(account: ServerAccount): { uid?: number; gid?: number } {
  return account.kind === 'other' ? { uid: account.uid, gid: account.gid } : {};
}

/**
 * The first account that can run the programs, and what `postgres --version` says under it.
 * Where a cluster exists already, its owner decides; ownership changes only from root to `nobody`, never silently
 * away from an ordinary user.
 */
export async function chooseAccount(
  binaries: Binaries,
  dataFolder: string,
  cluster: string,
): Promise<{ account: ServerAccount; version: string }> {
  const owner = await stat(cluster).catch(() => undefined);
  const candidates = accountsFor(process.getuid?.(), hasName(), owner);
  const failures: string[] = [];
  for (const account of candidates) {
    try {
      const version = await runAs(account, binaries.postgres, ['--version']);
      await prepareFolder(account, dataFolder, cluster, owner?.uid);
      return { account, version };
    } catch (error) {
      failures.push(`${account.kind}: ${wordsOf(error)}`);
    }
  }
  throw noAccount(dataFolder, owner?.uid, failures);
}

/** Which accounts to try, best first. Pure; the user ids are undefined on Windows. */
export function accountsFor(
  us: number | undefined,
  named: boolean,
  owner: { readonly uid: number; readonly gid: number } | undefined,
): ServerAccount[] {
  const asNobody: ServerAccount = { kind: 'other', uid: nobody, gid: nobody };
  if (us === undefined) return [{ kind: 'direct' }];
  if (us === 0) {
    if (owner && owner.uid !== 0) return [{ kind: 'other', uid: owner.uid, gid: owner.gid }];
    return [{ kind: 'namespace' }, asNobody];
  }
  if (owner && owner.uid !== us) return [];
  // A container may give us a number without a name, which initdb refuses; inside a namespace we have one.
  return named ? [{ kind: 'direct' }] : [{ kind: 'namespace' }];
}

function hasName(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Another user must own the folder and the cluster, and must be able to come there. */
async function prepareFolder(account: ServerAccount, folder: string, cluster: string, owner?: number): Promise<void> {
  if (account.kind !== 'other') return;
  await chown(folder, account.uid, account.gid);
  if (owner !== undefined && owner !== account.uid) await own(cluster, account.uid, account.gid);
  await run('ls', ['-d', path.join(folder, '.')], { ...identity(account), cwd: '/', env: environment });
}

async function own(file: string, uid: number, gid: number): Promise<void> {
  await lchown(file, uid, gid);
  if (!(await lstat(file)).isDirectory()) return;
  for (const name of await readdir(file)) await own(path.join(file, name), uid, gid);
}

function noAccount(dataFolder: string, owner: number | undefined, failures: readonly string[]): EmbeddedDatabaseError {
  const us = process.getuid?.();
  if (owner !== undefined && owner !== us) {
    const hindrance = us === 0 ? ', who cannot reach it or the programs of this project' : '';
    const remedy = us === 0 ? `give the folder to root (chown -R 0:0 ${dataFolder})` : 'choose another data folder';
    return new EmbeddedDatabaseError(
      'account',
      `The database in ${dataFolder} belongs to another user (number ${owner})${hindrance}. ` +
        `Start Svarbrev as that user, ${remedy}, or set DATABASE_URL.` +
        (failures.length > 0 ? ` Tried: ${failures.join('; ')}` : ''),
    );
  }
  const asRoot =
    us === 0
      ? 'PostgreSQL does not run as root, and no other account can be used here (no user namespaces, and the project ' +
        'or its data folder lies where others may not enter). Start Svarbrev as an ordinary user, move the project ' +
        'out of a closed home folder, or set DATABASE_URL.'
      : 'The embedded PostgreSQL does not run on this machine. Set DATABASE_URL to a PostgreSQL 15 or later.';
  return new EmbeddedDatabaseError('account', `${asRoot} Tried: ${failures.join('; ')}`);
}

function wordsOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n')[0] ?? message;
}
