// The judges, installed once into .cache/ with versions pinned; what the system must offer is named when it is missing.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');
export const cache = join(root, '.cache');
const here = import.meta.dirname;

const pyHanko = ['pyhanko==0.38.0', 'pyhanko-certvalidator==0.33.0'];

/** Runs a program to its end; never throws for what the program says. */
export function execute(program, args, { input, env, timeoutMs = 120_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, timeout: timeoutMs, killSignal: 'SIGKILL' });
    const out = [];
    const err = [];
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => err.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      const stdout = Buffer.concat(out);
      resolve({ code, stdout, text: `${stdout}${Buffer.concat(err)}` });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Names every program that is not there, with the package that has it. */
export function missingPrograms() {
  const needed = {
    openssl: 'openssl',
    qpdf: 'qpdf',
    pdfsig: 'poppler-utils',
    'softhsm2-util': 'softhsm2',
    python3: 'python3 python3-venv',
    java: 'default-jdk-headless',
    mvn: 'maven',
  };
  const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  return Object.entries(needed)
    .filter(([program]) => !isThere(program))
    .map(([program, pack]) => `${program} (Debian: apt-get install ${pack})`);
}

/** pyHanko in a virtual environment of its own; gives the interpreter. */
export async function pyHankoPython(log) {
  const folder = join(cache, 'pyhanko');
  const python = join(folder, 'bin', 'python');
  const stamp = join(folder, '.versions');
  const versions = pyHanko.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === versions) return python;
  log(`installing ${pyHanko.join(' ')}`);
  mkdirSync(cache, { recursive: true });
  await must('python3', ['-m', 'venv', folder]);
  await must(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...pyHanko]);
  writeFileSync(stamp, versions);
  return python;
}

/** EU DSS with its runner, built by Maven; gives the class path. */
export async function dssClassPath(log) {
  const target = join(cache, 'dss');
  const stamp = join(target, '.built');
  const sources = ['pom.xml', 'src/main/java/Judge.java'].map((name) => readFileSync(join(here, 'dss', name), 'utf8'));
  const built = sources.join('\n');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== built) {
    log('building the runner of EU DSS');
    await must('mvn', ['-q', '-B', '-f', join(here, 'dss', 'pom.xml'), 'package', `-Djudge.target=${target}`]);
    writeFileSync(stamp, built);
  }
  return [join(target, 'dss-judge.jar'), join(target, 'libraries', '*')].join(':');
}

async function must(program, args) {
  const { code, text } = await execute(program, args, { timeoutMs: 900_000 });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${text.slice(-2000)}`);
}
