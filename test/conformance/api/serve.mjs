// The server schemathesis asks: the demonstration's, with its whole story in the database, left running on a free port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtProduct } from '../tools.mjs';

/** `{ url, password, said, stop }`; `folder` gets the demonstration's letter. `more`: arguments of the program. */
export async function startDemo(folder, more = ['--only-story']) {
  const port = await freePort();
  const program = join(builtProduct, 'commands', 'demo.js');
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...more, '--out', folder], {
    env: { ...process.env, PORT: String(port), TZ: 'Europe/Oslo' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const over = once(child, 'close');
  const said = [];
  const ready = new Promise((resolve, reject) => {
    const hear = (line) => {
      said.push(line);
      const password = /passordet «([^»]+)»/.exec(line);
      if (password) resolve(password[1]);
    };
    createInterface({ input: child.stdout }).on('line', hear);
    createInterface({ input: child.stderr }).on('line', hear);
    over.then(([code]) => reject(new Error(`the demonstration ended with ${code}: ${said.slice(-20).join('\n')}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const given = setTimeout(() => child.kill('SIGKILL'), 40_000);
    await over;
    clearTimeout(given);
    return child.exitCode;
  };
  try {
    return { url: `http://127.0.0.1:${port}`, password: await inTime(ready, 180_000), said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function inTime(promise, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the demonstration does not get ready')), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
