import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { BuiltProgram, ensureBuilt, freePort } from '../support/built-program';
import { freshDatabase } from '../support/database';

/** The programs as an operator starts and stops them. */
let folder: string;
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'svarbrev-programs-'));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running: BuiltProgram[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.kill('SIGTERM');
    await program.end();
  }
});
function start(name: 'main' | 'worker', settings: Record<string, string>): BuiltProgram {
  const program = BuiltProgram.start(name, { DATA_FOLDER: join(folder, 'data'), ...settings }, folder);
  running.push(program);
  return program;
}

const databasePortOf = ({ log }: BuiltProgram): number =>
  Number(log.map(({ msg }) => /^PostgreSQL .* runs on 127\.0\.0\.1:(\d+)/.exec(msg)?.[1]).find(Boolean));

async function expectNobodyAt(port: number): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, user: 'svarbrev', database: 'svarbrev' });
  await expect(client.connect()).rejects.toThrow('ECONNREFUSED');
}

describe('The server', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'brings its own database, and on %s both end, with exit code 0',
    async (signal) => {
      const port = await freePort();
      const server = start('main', { PORT: String(port) });
      await server.line('ready');
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
      expect(ready.status).toBe(200);
      server.kill(signal);
      expect(await server.end()).toBe(0);
      await expectNobodyAt(databasePortOf(server));
    },
  );

  it('whose port is taken says so, stops its database again and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const server = start('main', { PORT: String((other.address() as AddressInfo).port) });
      expect(await server.end()).toBe(1);
      expect(server.said.join('\n')).toContain('set PORT to a free one');
      await expectNobodyAt(databasePortOf(server));
    } finally {
      other.close();
    }
  });

  it('without a database to reach ends with 1', async () => {
    const nowhere = `postgres://svarbrev:secret@127.0.0.1:${await freePort()}/svarbrev`;
    const server = start('main', { DATABASE_URL: nowhere });
    expect(await server.end()).toBe(1);
    expect(server.said.join('\n')).toContain('ECONNREFUSED');
    expect(server.said.join('\n')).not.toContain('secret');
  });
});

describe('A worker', () => {
  it('carries out the jobs of servers that do not, on the same database', async () => {
    const database = await freshDatabase();
    const client = new Client({ connectionString: database.url });
    try {
      const shared = { DATABASE_URL: database.url, SESSION_SECRET: 'the same secret in every process' };
      const server = start('main', { ...shared, PORT: String(await freePort()), WORK: 'false' });
      await server.line('ready');
      await client.connect();
      await client.query(
        `INSERT INTO sign_in_throttle (key, attempts, last_attempt, last_at)
         VALUES ('old', 3, gen_random_uuid(), clock_timestamp() - interval '2 days'),
                ('new', 3, gen_random_uuid(), clock_timestamp())`,
      );
      await client.query(`INSERT INTO job.job (name) VALUES ('accounts.forgetAttempts')`);
      const left = async () =>
        (await client.query<{ key: string }>('SELECT key FROM sign_in_throttle ORDER BY key')).rows.map(
          ({ key }) => key,
        );
      await pause(1500);
      expect(await left()).toEqual(['new', 'old']);

      const worker = start('worker', shared);
      await worker.line('ready');
      for (let i = 0; i < 100 && (await left()).length > 1; i++) await pause(100);
      expect(await left()).toEqual(['new']);

      worker.kill('SIGTERM');
      expect(await worker.end()).toBe(0);
      server.kill('SIGTERM');
      expect(await server.end()).toBe(0);
    } finally {
      await client.end();
      await database.drop();
    }
  });
});
