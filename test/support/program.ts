/** Programs of their own for stories that kill them: compiled as the build does, in a folder that can lie anywhere. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { platformPackage } from '../../src/database/embedded/binaries';

const project = path.resolve(__dirname, '../..');

/**
 * Compiles the embedded database and the small program that uses it; returns the program's file. Alone, the folder
 * brings its packages along, without library links, as an installation with scripts switched off has them.
 */
export function buildDatabaseProgram(folder: string, { alone = false } = {}): string {
  for (const source of ['src/database/embedded', 'test/support/database-program.ts']) compile(source, folder);
  if (alone) {
    copyPackage('pg', folder);
    copyPackage(platformPackage(process.platform, process.arch), folder);
  } else {
    symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  }
  return path.join(folder, 'test/support/database-program.js');
}

function compile(source: string, folder: string): void {
  const from = path.join(project, source);
  if (lstatSync(from).isDirectory()) {
    for (const name of readdirSync(from)) compile(path.join(source, name), folder);
    return;
  }
  if (!source.endsWith('.ts') || source.endsWith('.spec.ts')) return;
  const { code } = transformFileSync(from, {
    configFile: false,
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true } },
  });
  const target = path.join(folder, source.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, code);
}

function copyPackage(name: string, folder: string): void {
  const from = path.join(project, 'node_modules', name);
  const target = path.join(folder, 'node_modules', name);
  if (existsSync(target) || !existsSync(from)) return;
  cpSync(from, target, { recursive: true, filter: (file) => !lstatSync(file).isSymbolicLink() });
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const other of Object.keys(dependencies)) copyPackage(other, folder);
}

/** A program that was started, and what it has said. */
export class RunningProgram {
  readonly said: string[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly over: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.over = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
    const hear = (line: string) => {
      this.said.push(line);
      for (const listener of this.listeners) listener();
    };
    if (child.stdout) createInterface({ input: child.stdout }).on('line', hear);
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => hear(`stderr ${line}`));
    child.once('error', (error) => hear(`stderr ${error.message}`));
    void this.over.then(() => hear('ended'));
  }

  /** In a process group of its own, so that a story can press Ctrl-C on it. Runs under our own Node unless told. */
  static start(
    file: string,
    words: readonly string[],
    { node = process.execPath, ...options }: SpawnOptions & { node?: string } = {},
  ): RunningProgram {
    const child = spawn(node, [file, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...options,
    });
    return new RunningProgram(child);
  }

  /** 0, which is no process, when it could not be started. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits for a line that begins with this word and returns the rest of it. */
  async line(word: string): Promise<string> {
    for (;;) {
      const found = this.said.find((line) => line === word || line.startsWith(`${word} `));
      if (found !== undefined) return found.slice(word.length + 1);
      if (this.said.at(-1) === 'ended') throw new Error(`It ended without saying ${word}: ${this.said.join('\n')}`);
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  /** To the program alone. */
  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** To its whole process group, as a terminal does. */
  pressCtrlC(): void {
    process.kill(-this.pid, 'SIGINT');
  }

  /** Its exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    await this.over;
    return this.child.signalCode ?? this.child.exitCode;
  }
}
