import { mkdtempSync, rmSync } from 'node:fs';
import { built } from '../measuring.mjs';
import { Helper } from '../helper.mjs';
import { exampleOf, seed, tokenFor } from './ministry.mjs';
const folder = mkdtempSync('/tmp/prof/db-');
const { startEmbeddedDatabase } = built('database/embedded/embedded-database');
const database = await startEmbeddedDatabase({ dataFolder: folder + '/database', durable: true });
await seed(database.url, folder);
const { Client } = (await import('pg')).default;
const c = new Client({ connectionString: database.administratorUrl });
await c.connect();
await c.query('CREATE DATABASE bare TEMPLATE svarbrev OWNER svarbrev');
await c.end();
const bareUrl = Object.assign(new URL(database.url), { pathname: '/bare' }).toString();
const helpers = [];
const help = async (file, facts, args) => {
  const h = await Helper.start(new URL(file, import.meta.url), { ...facts, folder, clients: 50 }, args);
  helpers.push(h);
  return h;
};
const prof = process.argv.includes('prof');
const app = await help(
  'application.mjs',
  { url: database.url },
  prof ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof', '--cpu-prof-interval=500'] : [],
);
const { address } = app.told;
const token = await tokenFor(address);
const http = await help('http-clients.mjs', { address, token });
await app.ask({ way: 'service', from: 0, count: 1 });
const bare = await help('bare.mjs', { url: bareUrl, example: await exampleOf(database.url) });
let n = 1;
const q = (l, p) => l.sort((a, b) => a - b)[Math.floor(l.length * p)].toFixed(0);
const go = async (name, h, way, count) => {
  const r = await h.ask({ way, from: n, count });
  n += count;
  console.log(name, Math.round((count * 1000) / r.ms) + '/s', 'p50', q(r.latencies, 0.5), 'p99', q(r.latencies, 0.99));
};
for (let i = 0; i < (prof ? 1 : 3); i++) {
  await go('service', app, 'service', 400);
  await go('http', http, 'http', prof ? 1500 : 400);
  if (!prof) {
    await go('together', bare, 'together', 400);
    await go('each', bare, 'each', 400);
  }
}
for (const h of helpers) await h.end();
await database.stop();
rmSync(folder, { recursive: true, force: true });
