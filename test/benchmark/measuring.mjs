/** What the benchmarks share: the built product, the peers, the machine, and the arithmetic of medians. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
export const project = join(here, '..', '..');
const require = createRequire(import.meta.url);

/** A file of the product as `npm run build` made it, named from `src`. */
export const built = (name) => require(join(project, 'dist', 'src', `${name}.js`));

/** A package of the product. */
export const packageOf = (name) => require(name);

export const say = (line) => process.stderr.write(`${line}\n`);

/** Installs what we are measured beside, as its lock file says, unless it is there. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const installed = (name) => {
    const file = join(here, 'node_modules', name, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === dependencies[name];
  };
  if (Object.keys(dependencies).every(installed)) return;
  say('Installing typst and playwright-core into test/benchmark/node_modules');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: here, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], options);
  if (status !== 0) throw new Error('The peers could not be installed: npm ci failed in test/benchmark');
}

const arimo = join(project, 'node_modules', '@expo-google-fonts', 'arimo');

/** The letter's own typeface, given to every contender. */
export const typefaceFiles = () => ({
  regular: join(arimo, '400Regular', 'Arimo_400Regular.ttf'),
  bold: join(arimo, '700Bold', 'Arimo_700Bold.ttf'),
  italic: join(arimo, '400Regular_Italic', 'Arimo_400Regular_Italic.ttf'),
});
export const typefaceFolders = () => Object.values(typefaceFiles()).map((file) => dirname(file));

/** Pages of a PDF, counted by its page objects or, where those are packed, by the number in its page tree. */
export function pagesIn(pdf) {
  const text = Buffer.from(pdf).toString('latin1');
  const single = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  return single || Number(/\/Type\s*\/Pages\b[^>]*\/Count\s+(\d+)/.exec(text)?.[1] ?? 0);
}

export const median = (values) => quantile(values, 0.5);

/** The value below which that part of the values lies; the nearest one there is. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));

export const machine = () => ({
  processors: `${availableParallelism()} of ${cpus()[0]?.model.trim() || process.arch}`,
  memoryGb: Math.round(totalmem() / 1_073_741_824),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  loadBefore: round(loadavg()[0]),
});
