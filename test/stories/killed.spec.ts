import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import supertest from 'supertest';
import { startEmbeddedDatabase } from '../../src/database/embedded/embedded-database';
import { runningProcess } from '../../src/database/embedded/running-process';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { RegisteredLetterView } from '../../src/letters/incoming/incoming.view';
import { BuiltProgram, ensureBuilt, freePort } from '../support/built-program';
import { aLetter } from '../support/letters';

const clients = 20;

/** The plug is pulled when this many letters of the round have been acknowledged, and others are under way. */
const rounds = [45, 110];

/** A letter somebody was told is registered, and the file that came with it. */
interface Acknowledged extends RegisteredLetterView {
  readonly title: string;
  readonly file: Buffer | null;
}

describe('When server and database are killed in the middle of registering', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'svarbrev-killed-'));
  const settings = { DATA_FOLDER: path.join(folder, 'data'), DEMO: 'true' };
  let server: BuiltProgram | undefined;
  let url = '';
  let password = '';

  beforeAll(() => {
    ensureBuilt();
    const said = operate('demo-data');
    password = /with the password: (.*)$/m.exec(said.out)?.[1] ?? '';
  }, 180_000);

  afterAll(async () => {
    await pullThePlug();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const operate = (...words: string[]): { code: number | null; out: string } => {
    const file = path.resolve(__dirname, '../../dist/src/commands/svarbrev.js');
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, TZ: 'Europe/Oslo', ...settings, LOG_LEVEL: 'error' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { env, encoding: 'utf8' });
    return { code: status, out: `${stdout}${stderr}` };
  };

  const begin = async (): Promise<void> => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = BuiltProgram.start('main', { ...settings, PORT: String(port) }, folder);
    await server.line('ready');
  };

  /** The server and every process of the database, none of them asked. */
  const pullThePlug = async (): Promise<void> => {
    const database = postmaster();
    server?.kill('SIGKILL');
    for (const pid of [database, ...childrenOf(database)]) if (pid) kill(pid);
    await server?.end();
    while (await runningProcess(database)) await pause(20);
  };

  const postmaster = (): number => {
    try {
      const note = readFileSync(path.join(settings.DATA_FOLDER, 'database/cluster/postmaster.pid'), 'utf8');
      return Number(note.split('\n')[0]);
    } catch {
      return 0;
    }
  };

  const tokenOf = async (username: string): Promise<string> => {
    const browser = supertest.agent(url);
    const signedIn = await browser.post('/api/v1/session').send({ username, password, ministry: 'JD' }).expect(200);
    browser.set('X-CSRF-Token', (signedIn.body as { csrfToken: string }).csrfToken);
    await browser.post('/api/v1/session/identity').send({ password }).expect(200);
    const made = await browser
      .post('/api/v1/tokens')
      .send({ name: 'mottak', scopes: ['read', 'register'] })
      .expect(201);
    return (made.body as { token: string }).token;
  };

  it('has every acknowledged letter after the restart, and no number is lost or given twice', async () => {
    await begin();
    const mailroom = new Mailroom(await tokenOf('mlo'));
    for (const [round, enough] of rounds.entries()) {
      if (round > 0) await begin();
      const working = mailroom.work(url, round);
      await mailroom.acknowledgedInRound(enough);
      await pullThePlug();
      await working;
    }
    await begin();

    const { acknowledged } = mailroom;
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds.reduce((sum, enough) => sum + enough));
    const next = await mailroom.register(url, 'etter strømbruddet', null);
    const { entries, wrong } = await inTheDatabase(path.join(settings.DATA_FOLDER, 'database'), acknowledged);
    expect(wrong).toEqual([]);
    // With synchronous_commit off this fails. What is there beyond what was acknowledged was under way just then.
    expect(entries - acknowledged.length - 1).toBeLessThanOrEqual(clients * rounds.length);
    expect(next.journalNumber).toBe(`${entries}/${next.journalNumber.split('/')[1]}`);
    const { withFile, spoilt } = await mailroom.files(url);
    expect(withFile).toBeGreaterThan(5);
    expect(spoilt).toEqual([]);
    expect(operate('verify')).toMatchObject({ code: 0 });
  }, 120_000);
});

/** Clients who register letter after letter with one machine's token, every fourth with a file. */
class Mailroom {
  readonly acknowledged: Acknowledged[] = [];
  private inRound = 0;

  constructor(private readonly token: string) {}

  /** Until the server is gone. */
  async work(url: string, round: number): Promise<void> {
    this.inRound = 0;
    const client = async (number: number) => {
      for (let i = 0; ; i++) {
        const title = `Brev ${round}-${number}-${i}`;
        const file = i % 4 === 1 ? Buffer.from(`Innholdet i ${title}`) : null;
        try {
          const letter = await this.register(url, title, file);
          this.acknowledged.push({ ...letter, title, file });
          this.inRound += 1;
        } catch (error) {
          if (!(error instanceof LineDown)) throw error;
          return;
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  }

  async acknowledgedInRound(enough: number): Promise<void> {
    while (this.inRound < enough) await pause(1);
  }

  async register(url: string, title: string, file: Buffer | null): Promise<RegisteredLetterView> {
    const files = file ? [{ uploadId: (await this.upload(url, file)).id }] : [];
    const now = new Date();
    const letter = aLetter({ title, files, receivedAt: new Date(now.getTime() - 60_000).toISOString() });
    return this.send<RegisteredLetterView>(url, 'incoming-letters', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(letter),
    });
  }

  /** Letters that were acknowledged with a file, and those whose file does not come back byte for byte. */
  async files(url: string): Promise<{ withFile: number; spoilt: string[] }> {
    const headers = { Authorization: `Bearer ${this.token}` };
    const withFile = this.acknowledged.filter(({ file }) => file);
    const spoilt: string[] = [];
    for (const { entryId, title, file } of withFile) {
      const entry = (await (await fetch(`${url}/api/v1/entries/${entryId}`, { headers })).json()) as EntryView;
      const [document] = entry.documents;
      const place = `${url}/api/v1/entries/${entryId}/documents/${document?.id}/files/${document?.files[0]?.id}`;
      const bytes = Buffer.from(await (await fetch(place, { headers })).arrayBuffer());
      if (!file?.equals(bytes)) spoilt.push(title);
    }
    return { withFile: withFile.length, spoilt };
  }

  private upload(url: string, file: Buffer): Promise<{ id: string }> {
    const body = new FormData();
    body.append('file', new Blob([file]), 'brev.txt');
    return this.send<{ id: string }>(url, 'uploads', { body });
  }

  private async send<T>(url: string, what: string, request: RequestInit): Promise<T> {
    const headers = { Authorization: `Bearer ${this.token}`, ...request.headers };
    const answer = await fetch(`${url}/api/v1/${what}`, { method: 'POST', ...request, headers }).catch(lineDown);
    const text = await answer.text().catch(lineDown);
    // Between the two deaths the server may still say that its database is gone.
    if (answer.status >= 500) throw new LineDown();
    if (answer.status !== 201) throw new Error(`${what}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}

/** Nobody answered: whether the letter was registered, the client does not know. */
class LineDown extends Error {}

function lineDown(): never {
  throw new LineDown();
}

/** How many entries there are, and what is wrong with the series or with a letter that was acknowledged. */
async function inTheDatabase(
  dataFolder: string,
  acknowledged: readonly Acknowledged[],
): Promise<{ entries: number; wrong: unknown[] }> {
  const database = await startEmbeddedDatabase({ dataFolder });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows: series } = await client.query<Record<string, unknown>>(
      `SELECT 'journal' AS series, count(*)::int AS things, count(DISTINCT journal_number)::int AS numbers,
              min(journal_number) AS first, max(journal_number) AS last,
              (SELECT last FROM number_counter WHERE series = 'journal') AS counter, current_setting('fsync') AS fsync
         FROM journal_entry
       UNION ALL
       SELECT 'case', count(*)::int, count(DISTINCT case_number)::int, min(case_number), max(case_number),
              (SELECT last FROM number_counter WHERE series = 'case'), current_setting('fsync')
         FROM case_file`,
    );
    const { rows: there } = await client.query<{ id: string; title: string; number: string }>(
      `SELECT id, title, journal_number || '/' || journal_year AS number FROM journal_entry`,
    );
    const byId = new Map(there.map((row) => [row.id, row]));
    const missing = acknowledged.filter(({ entryId, title, journalNumber }) => {
      const found = byId.get(entryId);
      return found?.title !== title || found.number !== journalNumber;
    });
    const n = there.length;
    const whole = { things: n, numbers: n, first: 1, last: n, counter: n, fsync: 'on' };
    const broken = series.filter((one) => JSON.stringify(one) !== JSON.stringify({ series: one['series'], ...whole }));
    return { entries: n, wrong: [...broken, ...missing.map(({ title }) => `${title} is not there as it was told`)] };
  } finally {
    await client.end();
    await database.stop();
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return lines.flatMap(([child, parent]) => (parent === pid && child ? [child] : []));
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself a moment ago.
  }
}
