// Runs a program of the product in this very process, so that a signal to it reaches the program: builds first when a
// source is newer than the last build. `node scripts/run.mjs commands/demo --exit`
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import './build-if-needed.mjs';

const [program, ...rest] = process.argv.slice(2);
const path = join(import.meta.dirname, '..', 'dist', 'src', `${program}.js`);
process.argv = [process.argv[0], path, ...rest];
await import(pathToFileURL(path).href);
