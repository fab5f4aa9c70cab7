/**
 * A small program on the embedded database, for stories about programs that are killed or stopped.
 *
 * node database-program.js DATA-FOLDER [write] [fast]
 *
 * Prints one line per event: `ready {json}`, then with `write` the number of each row once it is committed. On a
 * signal it first finishes its request, as the real programs do, and then stops the database.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedDatabase } from '../../src/database/embedded/embedded-database';

const [dataFolder = '', ...wishes] = process.argv.slice(2);

async function main(): Promise<void> {
  const database = await startEmbeddedDatabase({
    dataFolder,
    durable: !wishes.includes('fast'),
    log: (line) => console.log(`log ${line}`),
  });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  // Two programs at once: "IF NOT EXISTS" alone does not keep them apart.
  await client.query('SELECT pg_advisory_lock(2)');
  await client.query('CREATE TABLE IF NOT EXISTS letter (number bigserial PRIMARY KEY)');
  await client.query('SELECT pg_advisory_unlock(2)');

  let draining = false;
  const drained = new Promise<void>((resolve) => {
    const drain = async () => {
      if (draining) return;
      draining = true;
      await pause(150);
      await client.query('INSERT INTO letter DEFAULT VALUES');
      console.log('drained');
      resolve();
    };
    process.on('SIGTERM', () => void drain());
    process.on('SIGINT', () => void drain());
  });
  const { pid, adopted, url, administratorUrl } = database;
  console.log(`ready ${JSON.stringify({ pid, adopted, url, administratorUrl })}`);

  if (wishes.includes('write')) await write(client, () => draining);
  const waiting = setInterval(() => undefined, 1000);
  await drained;
  await client.end();
  await database.stop();
  clearInterval(waiting);
  console.log('stopped');
}

async function write(client: Client, enough: () => boolean): Promise<void> {
  while (!enough()) {
    const { rows } = await client.query<{ number: string }>('INSERT INTO letter DEFAULT VALUES RETURNING number');
    console.log(`row ${rows[0]?.number}`);
  }
}

main().catch((error: Error) => {
  console.log(`refused ${error.message}`);
  process.exit(1);
});
