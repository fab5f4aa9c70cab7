/** PostgreSQL's own note of who serves a cluster, `postmaster.pid`, and whether it still holds true. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { runningProcess, type RunningProcess } from './running-process';

export type ServerSeen =
  | { readonly kind: 'none' } // no note: stopped cleanly, or never started
  | { readonly kind: 'unreadable' } // being written at this moment, or damaged
  | { readonly kind: 'gone'; readonly pid: number } // the server died without taking its note along
  | { readonly kind: 'foreign'; readonly pid: number } // proven: that number is some other program by now
  | { readonly kind: 'unclear'; readonly pid: number } // alive, and nothing tells whether it is the server
  | { readonly kind: 'ours'; readonly process: RunningProcess; readonly port: number | undefined };

/** Looks at the note in the cluster and at the process it names. */
export async function seeServer(cluster: string): Promise<ServerSeen> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { kind: 'none' };
  // Process, cluster, start, port, socket folder, address, shared memory, state: one line each, written bit by bit.
  const lines = text.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!pid) return { kind: 'unreadable' };
  const found = await runningProcess(pid);
  if (!found) return { kind: 'gone', pid };
  const verdict = isServerOf(found, cluster, await realpath(cluster));
  if (verdict === undefined) return { kind: 'unclear', pid };
  if (!verdict) return { kind: 'foreign', pid };
  return { kind: 'ours', process: found, port: Number.parseInt(lines[3] ?? '', 10) || undefined };
}

/**
 * Whether a process is the server of a cluster: its program is `postgres`, and it was started on, or works in, that
 * folder. Undefined when the system shows neither. Pure.
 */
export function isServerOf(
  found: Pick<RunningProcess, 'command' | 'folder'>,
  ...names: readonly string[]
): boolean | undefined {
  if (found.folder !== undefined && !names.includes(found.folder)) return false;
  if (found.command === undefined || found.command.length === 0) return found.folder === undefined ? undefined : true;
  const program = path.posix.basename(found.command[0]?.replaceAll('\\', '/') ?? '').toLowerCase();
  if (!/^postgres(\.exe)?:?$/.test(program)) return false;
  if (found.folder !== undefined) return true;
  if (found.command.length === 1) return undefined;
  const words = found.command.join(' ');
  return names.some((name) => words.includes(` -D ${name}`));
}
