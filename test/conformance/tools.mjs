// What every suite needs of the machine: programs run to their end, and judges installed once into .cache/, versions
// pinned. What the system must offer itself is named when it is missing.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const cache = join(root, '.cache');
/** The product as built; SVARBREV_DIST names another build of the same source. */
export const builtProduct = process.env.SVARBREV_DIST ?? join(root, 'dist', 'src');

/** Runs a program to its end; never throws for what the program says. */
export function execute(program, args, { input, env, cwd, timeoutMs = 120_000 } = {}) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, timeout: timeoutMs, killSignal: 'SIGKILL' };
    const child = spawn(program, args, options);
    const out = [];
    const err = [];
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => err.push(part));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const stdout = Buffer.concat(out);
      resolve({ code: code ?? signal, stdout, text: `${stdout}${Buffer.concat(err)}` });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

export async function must(program, args) {
  const { code, text } = await execute(program, args, { timeoutMs: 900_000 });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${text.slice(-2000)}`);
}

/** Debian's package for each program the suites call. */
const packageOf = {
  openssl: 'openssl',
  qpdf: 'qpdf',
  pdfsig: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftotext: 'poppler-utils',
  'softhsm2-util': 'softhsm2',
  python3: 'python3 python3-venv',
  java: 'default-jdk-headless',
  mvn: 'maven',
};

/** Names every one of these programs that is not there, with the package that has it. */
export function missingPrograms(programs) {
  const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  return programs
    .filter((program) => !isThere(program))
    .map((program) => `${program} (Debian: apt-get install ${packageOf[program]})`);
}

/** Python packages in a virtual environment of their own; gives the interpreter. */
export async function pythonWith(name, packages, log) {
  const folder = join(cache, name);
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, '.versions');
  const versions = packages.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === versions) return python;
  log(`installing ${packages.join(' ')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  await must('python3', ['-m', 'venv', folder]);
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  writeFileSync(stamp, versions);
  return python;
}

/** A Maven project's jar and its libraries, built into .cache/; gives the class path. */
export async function javaProgram(name, project, log) {
  const target = join(cache, name);
  const stamp = join(target, '.built');
  const state = digestOf(project);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
    log(`building ${name} with Maven`);
    rmSync(target, { recursive: true, force: true });
    await must('mvn', ['-q', '-B', '-f', join(project, 'pom.xml'), 'package', `-Djudge.target=${target}`]);
    writeFileSync(stamp, state);
  }
  return [join(target, `${name}-judge.jar`), join(target, 'libraries', '*')].join(':');
}

function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(`${name}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Empties or makes a folder. */
export function freshFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Counts checks; `wrong` lists what is wrong, and empty is a pass. */
export function newTally(log) {
  const lines = [];
  let failed = 0;
  return {
    check(name, wrong) {
      const line = wrong.length === 0 ? `ok   ${name}` : `FAIL ${name}: ${wrong.join('; ')}`;
      if (wrong.length > 0) failed++;
      lines.push(line);
      log(line);
    },
    result: () => ({ passed: lines.length - failed, failed, lines }),
  };
}

/** Does it for every one of them two at a time: other programs do the work. */
export async function forEach(things, work) {
  const waiting = [...things];
  const one = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  await Promise.all([one(), one()]);
}
