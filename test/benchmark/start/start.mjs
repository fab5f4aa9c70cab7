/** `npm start` on a database that is there already, until the first request is answered; stopped again each time. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { built, median, project, round, say } from '../measuring.mjs';
import { seed } from '../ministry.mjs';

const rounds = 7;

export const budgets = { npmStartSeconds: { must: 2.5, goal: 1.5 } };

const ways = {
  npmStart: [process.platform === 'win32' ? 'npm.cmd' : 'npm', ['start']],
  program: [process.execPath, ['--enable-source-maps', join(project, 'dist/src/main.js')]],
};

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'svarbrev-benchmark-'));
  const dataFolder = join(folder, 'data');
  try {
    say('Making the ministry');
    const { startEmbeddedDatabase } = built('database/embedded/embedded-database');
    const database = await startEmbeddedDatabase({ dataFolder: join(dataFolder, 'database') });
    await seed(database.url, folder);
    await database.stop();
    const seconds = { npmStart: [], program: [] };
    for (let i = 0; i < rounds; i++) {
      for (const way of Object.keys(ways)) seconds[way].push(await once(ways[way], dataFolder));
      say(`round ${i + 1} of ${rounds}: npm start ${round(seconds.npmStart.at(-1))} s`);
    }
    const figures = Object.fromEntries(
      Object.entries(seconds).map(([way, all]) => [
        way,
        { seconds: round(median(all)), fastest: round(Math.min(...all)), slowest: round(Math.max(...all)) },
      ]),
    );
    return { figures, ratios: { npmStartSeconds: figures.npmStart.seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from the command to the first answer. */
async function once([command, words], dataFolder) {
  const port = await freePort();
  const env = { ...process.env, DATA_FOLDER: dataFolder, PORT: String(port), DEMO: 'true', LOG_LEVEL: 'error' };
  const began = performance.now();
  const options = { cwd: project, env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] };
  const program = spawn(command, words, { ...options, shell: process.platform === 'win32' });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    await Promise.race([answered(port), ended.then((code) => Promise.reject(new Error(`It ended with ${code}`)))]);
    return (performance.now() - began) / 1000;
  } finally {
    // As Ctrl-C does: to all of them.
    if (program.exitCode === null) process.kill(-program.pid, 'SIGINT');
    await ended;
    while (await listens(port)) await pause(20);
  }
}

async function answered(port) {
  while (!(await listens(port))) await pause(5);
  const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
  if (status !== 200) throw new Error(`The first answer was ${status}`);
}

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
