import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const project = path.resolve(__dirname, '../..');

/** Builds the product when a source is newer than what was built; `npm test` has done so already. */
export function ensureBuilt(): void {
  const script = path.join(project, 'scripts/build-if-needed.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The product does not build:\n${stdout}${stderr}`);
}

/** A line of the product's log. */
export interface LogLine {
  readonly msg: string;
  readonly [fact: string]: unknown;
}

/** One of the product's programs as an operator runs it: built, in a process of its own. */
export class BuiltProgram {
  readonly log: LogLine[] = [];
  readonly said: string[] = [];
  private readonly over: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.over = once(child, 'close');
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => this.hear(line));
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => this.said.push(line));
  }

  static start(name: 'main' | 'worker', settings: Readonly<Record<string, string>>, cwd = project): BuiltProgram {
    const file = path.join(project, 'dist/src', `${name}.js`);
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, TZ: 'Europe/Oslo', ...settings };
    return new BuiltProgram(
      spawn(process.execPath, ['--enable-source-maps', file], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  /** Waits for a line of the log. */
  async line(msg: string): Promise<LogLine> {
    for (;;) {
      const found = this.log.find((line) => line.msg === msg);
      if (found) return found;
      const ended = await Promise.race([
        this.over.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
      ]);
      if (ended && !this.log.some((line) => line.msg === msg))
        throw new Error(`It ended without saying ${msg}: ${this.said.join('\n')}`);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    await this.over;
    return this.child.signalCode ?? this.child.exitCode;
  }

  private hear(line: string): void {
    try {
      this.log.push(JSON.parse(line) as LogLine);
    } catch {
      this.said.push(line);
    }
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
