/** What the operating system tells about a process, so that a reused process number fools nobody. */
import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface RunningProcess {
  readonly pid: number;
  /** When it started, in the system's own notation: only good for comparing. Undefined where it cannot be read. */
  readonly startedAt?: string;
  /** Its command line, word by word where the system keeps the words apart. Undefined where it cannot be read. */
  readonly command?: readonly string[];
  /** The folder it works in. Undefined where it cannot be read. */
  readonly folder?: string;
}

/** The process with this number, or undefined when there is none. One that is dead but not yet buried is none. */
export async function runningProcess(pid: number): Promise<RunningProcess | undefined> {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  if (process.platform === 'win32') return fromTaskList(pid);
  return fromPs(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function fromProc(pid: number): Promise<RunningProcess | undefined> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (line === undefined) return exists(pid) ? { pid } : undefined;
  // The second field is the program's name in brackets and may hold anything; the state is field 3, the start field 22.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return { pid, startedAt: fields[19], command: words?.split('\0').filter(Boolean), folder };
}

async function fromPs(pid: number): Promise<RunningProcess | undefined> {
  const answer = await run('/bin/ps', ['-o', 'state=,lstart=,command=', '-p', String(pid)], {
    env: { LC_ALL: 'C', TZ: 'UTC' },
  }).catch(() => undefined);
  // Z    Mon Nov 23 04:50:11 2026 /path/postgres -D …
  const found = answer && /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(answer.stdout.split('\n')[0] ?? '');
  if (!found) return exists(pid) ? { pid } : undefined;
  if (found[1]?.startsWith('Z')) return undefined;
  return { pid, startedAt: found[2], command: found[3]?.split(' ') };
}

async function fromTaskList(pid: number): Promise<RunningProcess | undefined> {
  const answer = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']).catch(() => undefined);
  const image = answer && /^"([^"]+)"/.exec(answer.stdout)?.[1];
  return image ? { pid, command: [image] } : { pid };
}

/** True when both are the same run of the same process. What cannot be read counts as equal. */
export function sameProcess(one: RunningProcess, other: Pick<RunningProcess, 'pid' | 'startedAt'>): boolean {
  if (one.pid !== other.pid) return false;
  return one.startedAt === undefined || other.startedAt === undefined || one.startedAt === other.startedAt;
}
