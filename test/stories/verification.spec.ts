import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { Story } from '../../src/commands/demo/story';
import { canonicalText, sha256Hex } from '../../src/kernel/history/canonical';
import { DailyRoots } from '../../src/kernel/history/daily-roots';
import { History, type SealedEvent } from '../../src/kernel/history/history';
import { installation } from '../../src/kernel/history/installation';
import { IdempotencySweeper } from '../../src/kernel/http/idempotency-sweeper';
import { newId } from '../../src/kernel/id';
import type { Settings } from '../../src/kernel/settings/settings';
import { HistorySeal } from '../../src/letters/signing/history-seal';
import { sealedTables, unsealedTables } from '../../src/records/verification/sealed-tables.rules';
import { Verification, type VerificationReport } from '../../src/records/verification/verification.service';
import { startTestApp, type TestApp } from '../support/app';
import { ensureBuilt } from '../support/built-program';
import { freshDatabase, testServer } from '../support/database';
import { seededDatabase, testPassword } from '../support/seeded-database';
import { addressOf, asAdministrator } from '../support/test-server';

const project = path.resolve(__dirname, '../..');

/** Some days from now, in real time. */
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

function foldersIn(folder: string): Partial<Settings> {
  const under = (name: string) => path.join(folder, name);
  return {
    dataFolder: folder,
    documentFolder: under('documents'),
    rootFolder: under('roots'),
    keyFolder: under('keys'),
  };
}

/** A whole installation to tamper with: database and folder, copied from the one in which the story was told. */
interface World {
  readonly folder: string;
  readonly url: string;
  /** As someone with every right in the database, past every trigger and foreign key. */
  sql<T extends object>(statement: string, parameters?: unknown[]): Promise<T[]>;
  /** With the application at hand, which carries out nothing by itself. */
  within<T>(work: (app: TestApp) => Promise<T>): Promise<T>;
  verify(): Promise<VerificationReport>;
}

describe('An archive in which the story of a letter was told', () => {
  const server = testServer();
  let madeDatabases: string[] = [];
  const madeFolders: string[] = [];
  let told: { database: string; folder: string; drop: () => Promise<unknown> };

  beforeAll(async () => {
    const database = await seededDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), 'svarbrev-verify-'));
    madeFolders.push(folder);
    const settings = { ...foldersIn(folder), work: true };
    const app = await startTestApp({ databaseUrl: database.url, settings });
    try {
      await new Story({ url: app.url, password: testPassword, clock: app.clock, say: () => undefined }).tell();
      const roots = app.app.get(DailyRoots);
      await roots.make('daily');
      // Somebody goes on working, and the next day has its root too.
      await app.as('ist', 'JD');
      await roots.make('daily', later(1));
    } finally {
      await app.stop();
    }
    told = { database: new URL(database.url).pathname.slice(1), folder, drop: database.drop };
  }, 180_000);

  async function dropMade(): Promise<void> {
    for (const name of madeDatabases.splice(0))
      await asAdministrator(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }

  afterEach(dropMade);
  afterAll(async () => {
    await told.drop();
    for (const folder of madeFolders) rmSync(folder, { recursive: true, force: true });
  });

  async function copy(): Promise<World> {
    const database = `${server.prefix}_${randomBytes(5).toString('hex')}`;
    await asAdministrator(server, (client) =>
      client.query(`CREATE DATABASE ${database} OWNER "${server.owner.user}" TEMPLATE ${told.database}`),
    );
    madeDatabases.push(database);
    const folder = mkdtempSync(path.join(tmpdir(), 'svarbrev-verify-'));
    madeFolders.push(folder);
    cpSync(told.folder, folder, { recursive: true });
    const url = addressOf(server, database);
    const administratorUrl = Object.assign(new URL(server.administratorUrl), { pathname: `/${database}` }).toString();
    const within = async <T>(work: (app: TestApp) => Promise<T>): Promise<T> => {
      const app = await startTestApp({ databaseUrl: url, settings: foldersIn(folder) });
      return work(app).finally(() => app.stop());
    };
    return {
      folder,
      url,
      within,
      verify: () => within((app) => app.app.get(Verification).run()),
      sql: async <T extends object>(statement: string, parameters: unknown[] = []) => {
        const client = new Client({ connectionString: administratorUrl });
        await client.connect();
        try {
          await client.query(`SET session_replication_role = replica`);
          return (await client.query<T>(statement, parameters)).rows;
        } finally {
          await client.end();
        }
      },
    };
  }

  const codes = (report: VerificationReport) => [...new Set(report.findings.map(({ code }) => code))].sort();
  const finding = (report: VerificationReport, code: string) => report.findings.find((one) => one.code === code);

  const fileOf = (world: World, sha256: string) =>
    path.join(world.folder, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const rootsOf = (world: World) => readdirSync(path.join(world.folder, 'roots')).sort();
  const rootFile = (world: World, name: string) => path.join(world.folder, 'roots', name);

  async function signedLetter(world: World): Promise<{ id: string; signed: string; shown: string }> {
    const [act] = await world.sql<{ id: string; signed: string; shown: string }>(
      'SELECT id, signed_sha256 AS signed, shown_sha256 AS shown FROM signature_act',
    );
    if (!act) throw new Error('Nobody signed');
    return act;
  }

  /** The chain of a case with many events. */
  async function longestChain(world: World): Promise<{ id: string; sequence: number }> {
    const [chain] = await world.sql<{ id: string; sequence: number }>(
      `SELECT id, sequence FROM history_chain WHERE kind = 'case' ORDER BY sequence DESC LIMIT 1`,
    );
    if (!chain) throw new Error('There is no chain');
    return chain;
  }

  /** What a thorough forger does: changes an event, and every hash after it, and the head. */
  async function rewrite(world: World, chain: string, change: (event: SealedEvent, nth: number) => SealedEvent) {
    const events = await world.sql<{ id: string; text: string }>(
      'SELECT id, text FROM history_event WHERE chain_id = $1 ORDER BY sequence',
      [chain],
    );
    let previous = '';
    for (const [nth, { id, text }] of events.entries()) {
      const forged = canonicalText({ ...change(JSON.parse(text) as SealedEvent, nth), previous });
      previous = sha256Hex(forged);
      await world.sql('UPDATE history_event SET text = $2, hash = $3 WHERE id = $1', [id, forged, previous]);
    }
    await world.sql('UPDATE history_chain SET hash = $2 WHERE id = $1', [chain, previous]);
  }

  function alter(file: string, change: (bytes: Buffer) => Buffer): void {
    chmodSync(file, 0o600);
    writeFileSync(file, change(readFileSync(file)));
  }

  it('is as it was recorded', async () => {
    const report = await (await copy()).verify();

    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ sound: true, count: 0, checked: { roots: 2, signatures: 1 } });
    expect(report.checked.events).toBeGreaterThan(60);
    expect(report.checked.rows).toBeGreaterThan(500);
    expect(report.checked.documents).toBeGreaterThan(10);
    expect(report.notices).toEqual([expect.stringContaining('Roots are signed by "DEMO Svarbrev historikk"')]);
  });

  describe('with a stored file', () => {
    it('of which one byte was altered names the byte and the letter', async () => {
      const world = await copy();
      const { signed } = await signedLetter(world);
      alter(fileOf(world, signed), (bytes) => Buffer.from(bytes.with(20_001, (bytes[20_001] ?? 0) ^ 0x10)));

      const report = await world.verify();

      expect(codes(report)).toEqual(['document.damaged', 'signature.unreadable']);
      expect(finding(report, 'document.damaged')?.facts).toEqual({ sha256: signed, byte: 20_001 });
      expect(finding(report, 'document.damaged')?.says).toMatch(
        /byte 20001 was 0x.. and is 0x.. \[letter JD 2020\/14-\d\]/,
      );
    });

    it('whose tail is missing says from where', async () => {
      const world = await copy();
      const { signed } = await signedLetter(world);
      chmodSync(fileOf(world, signed), 0o600);
      truncateSync(fileOf(world, signed), 8192);

      expect(finding(await world.verify(), 'document.damaged')?.says).toContain(
        'its tail is missing from byte 8192 on',
      );
    });

    it('that is gone names it', async () => {
      const world = await copy();
      const { signed } = await signedLetter(world);
      rmSync(fileOf(world, signed));

      expect(finding(await world.verify(), 'document.missing')?.facts).toEqual({ sha256: signed });
    });
  });

  describe('with a row', () => {
    it('of which one column was changed names the entry', async () => {
      const world = await copy();
      await world.sql(`UPDATE journal_entry SET public_title = public_title || '.' WHERE document_number = 2
        AND case_id = (SELECT id FROM case_file WHERE case_number = 14 AND ministry_id = (SELECT id FROM ministry WHERE code = 'JD'))`);

      const report = await world.verify();

      expect(codes(report)).toEqual(['row.changed']);
      expect(report.count).toBe(1);
      expect(report.findings[0]?.says).toMatch(/^journal_entry .* was changed past the system \[entry JD 2020\/14-2/);
    });

    it('that was put in past the system names it', async () => {
      const world = await copy();
      const id = newId();
      await world.sql(
        `INSERT INTO role_assignment (id, person_id, ministry_id, role, from_at, version)
         SELECT $1, person_id, ministry_id, 'auditor', from_at, 1 FROM role_assignment LIMIT 1`,
        [id],
      );

      expect((await world.verify()).findings).toEqual([
        expect.objectContaining({ code: 'row.unknown', facts: { table: 'role_assignment', row: id } }),
      ]);
    });

    it('that was taken out names it, and the hole in its series', async () => {
      const world = await copy();
      const [entry] = await world.sql<{ id: string; journal_number: number }>(
        `DELETE FROM journal_entry WHERE journal_number = 3 AND ministry_id = (SELECT id FROM ministry WHERE code = 'JD')
         RETURNING id, journal_number`,
      );

      const report = await world.verify();

      expect(codes(report)).toEqual(['number.document', 'number.series', 'row.missing']);
      expect(finding(report, 'row.missing')?.facts).toMatchObject({ table: 'journal_entry', row: entry?.id });
      expect(finding(report, 'number.series')?.facts).toMatchObject({ series: 'journal', year: 2020, first: 3 });
    });

    it('that a counter was moved for names the series', async () => {
      const world = await copy();
      await world.sql(`UPDATE number_counter SET last = last + 1 WHERE series = 'case'
        AND ministry_id = (SELECT id FROM ministry WHERE code = 'JD')`);

      const report = await world.verify();

      expect(codes(report)).toEqual(['number.series']);
      expect(report.findings[0]?.says).toMatch(/case numbers of 2020 .* missing: 15 \[ministry JD\]/);
    });
  });

  describe('with an event', () => {
    it('whose text was changed names it', async () => {
      const world = await copy();
      const { id } = await longestChain(world);
      await world.sql(
        `UPDATE history_event SET text = replace(text, '"at":"2020', '"at":"2021') WHERE chain_id = $1 AND sequence = 3`,
        [id],
      );

      const report = await world.verify();

      expect(codes(report)).toEqual(['event.changed', 'event.columnsDiffer']);
      expect(finding(report, 'event.changed')?.facts).toMatchObject({ chain: id, sequence: 3 });
      expect(finding(report, 'event.changed')?.says).toContain('[case JD 2020/14]');
    });

    it('whose searchable columns were changed names them', async () => {
      const world = await copy();
      const { id } = await longestChain(world);
      await world.sql('UPDATE history_event SET person_id = NULL WHERE chain_id = $1 AND sequence = 3', [id]);

      const report = await world.verify();

      expect(codes(report)).toEqual(['event.columnsDiffer']);
      expect(report.findings[0]?.says).toContain('differs from its sealed text in person_id');
    });

    it('whose text is no longer one is named, and the rest is checked', async () => {
      const world = await copy();
      const { id } = await longestChain(world);
      await world.sql(`UPDATE history_event SET text = 'x' WHERE chain_id = $1 AND sequence = 1`, [id]);

      expect(codes(await world.verify())).toEqual(expect.arrayContaining(['event.changed', 'event.unreadable']));
    });

    it('that is missing in the middle names it', async () => {
      const world = await copy();
      const { id } = await longestChain(world);
      await world.sql('DELETE FROM history_event WHERE chain_id = $1 AND sequence IN (4, 5)', [id]);

      const report = await world.verify();

      expect(finding(report, 'chain.gap')).toMatchObject({
        facts: { chain: id, from: 4, to: 5 },
        says: expect.stringMatching(/lacks events 4 to 5 \[case JD 2020\/14\]/),
      });
    });

    it('whose personal part was changed names it', async () => {
      const world = await copy();
      const [event] = await world.sql<{ id: string }>(
        `UPDATE history_event SET personal = '{}' WHERE id = (SELECT id FROM history_event WHERE personal IS NOT NULL LIMIT 1)
         RETURNING id`,
      );

      const report = await world.verify();

      expect(report.findings).toEqual([expect.objectContaining({ code: 'personal.changed' })]);
      expect(report.findings[0]?.facts.event).toBe(event?.id);
    });

    it('whose personal part is gone is a fault, unless a protocol says why', async () => {
      const world = await copy();
      const [event] = await world.sql<{ id: string }>(
        `UPDATE history_event SET personal = NULL, salt = NULL
          WHERE id = (SELECT id FROM history_event WHERE personal IS NOT NULL LIMIT 1) RETURNING id`,
      );
      expect(codes(await world.verify())).toEqual(['personal.missing']);

      const eventId = event?.id ?? '';
      await world.within((app) =>
        app.dataSource.transaction(async (tx) => {
          await app.app.get(History).record(tx, installation, {
            caseId: null,
            type: 'history.personalPartRemoved',
            subject: { table: 'history_event', id: eventId },
            payload: { eventId, protocolId: '2020-7' },
          });
        }),
      );

      const report = await world.verify();
      expect(report.sound).toBe(true);
      expect(report.notices).toContainEqual(expect.stringContaining('Lawfully removed by protocol 2020-7'));
    });
  });

  describe('with a chain', () => {
    it('that lacks its tail names it, by the head that was left and by the root', async () => {
      const world = await copy();
      const { id, sequence } = await longestChain(world);
      await world.sql('DELETE FROM history_event WHERE chain_id = $1 AND sequence > $2', [id, sequence - 2]);

      const report = await world.verify();

      expect(codes(report)).toEqual(expect.arrayContaining(['chain.tailMissing', 'chain.tailCut']));
      expect(finding(report, 'chain.tailMissing')?.facts).toEqual({
        chain: id,
        sequence: sequence - 2,
        head: sequence,
      });
    });

    /** Events of signing in change no row: nothing but the root can miss them. */
    const ministryTail = async (world: World) => {
      const [chain] = await world.sql<{ id: string; sequence: number }>(
        `SELECT c.id, c.sequence FROM history_chain c JOIN history_event e ON e.chain_id = c.id AND e.sequence = c.sequence
          WHERE c.kind = 'ministry' AND e.type = 'session.signedIn' AND c.sequence > 1 LIMIT 1`,
      );
      if (!chain) throw new Error('Nobody signed in');
      await world.sql('DELETE FROM history_event WHERE chain_id = $1 AND sequence = $2', [chain.id, chain.sequence]);
      await world.sql(
        `UPDATE history_chain c SET sequence = e.sequence, hash = e.hash FROM history_event e
          WHERE c.id = $1 AND e.chain_id = c.id AND e.sequence = $2`,
        [chain.id, chain.sequence - 1],
      );
      return chain;
    };

    it('that lacks its tail, the head set back, is found by the root alone', async () => {
      const world = await copy();
      const { id, sequence } = await ministryTail(world);

      const report = await world.verify();

      expect(codes(report)).toEqual(['chain.tailCut']);
      expect(report.findings[0]).toMatchObject({ facts: { chain: id, sequence, last: sequence - 1 } });
      expect(report.findings[0]?.says).toMatch(/tail of the chain .* is cut off: the root 20.*\.json saw event \d+/);
    });

    it('that is gone, head and all, is found by the root alone', async () => {
      const world = await copy();
      const [chain] = await world.sql<{ id: string }>(
        `SELECT chain_id AS id FROM history_event GROUP BY chain_id
         HAVING bool_and(type LIKE 'session.%') LIMIT 1`,
      );
      await world.sql('DELETE FROM history_event WHERE chain_id = $1', [chain?.id]);
      await world.sql('DELETE FROM history_chain WHERE id = $1', [chain?.id]);

      const report = await world.verify();

      expect(codes(report)).toEqual(['chain.removed']);
      expect(report.findings[0]?.facts.chain).toBe(chain?.id);
    });

    it('whose events alone are gone is named by its head', async () => {
      const world = await copy();
      const { id } = await longestChain(world);
      await world.sql('DELETE FROM history_event WHERE chain_id = $1', [id]);

      expect(codes(await world.verify())).toEqual(expect.arrayContaining(['chain.missing', 'chain.removed']));
    });

    const forge = async (world: World) => {
      const { id } = await longestChain(world);
      await rewrite(world, id, (event, nth) => (nth === 2 ? { ...event, request: newId() } : event));
      return id;
    };

    it('that was rewritten from end to end, with all its hashes, is found by the root', async () => {
      const world = await copy();
      const chain = await forge(world);

      const report = await world.verify();

      expect(codes(report)).toEqual(['chain.rewritten']);
      expect(report.count).toBe(1);
      expect(report.findings[0]?.facts.chain).toBe(chain);
      expect(report.findings[0]?.says).toContain('[case JD 2020/14]');
    });

    it('that was rewritten so is found by nothing else: without roots all seems well', async () => {
      const world = await copy();
      await forge(world);
      await world.sql('DELETE FROM history_root');
      await world.sql('DELETE FROM history_rooted');
      for (const name of rootsOf(world)) rmSync(rootFile(world, name));

      const report = await world.verify();

      expect(report.sound).toBe(true);
      expect(report.notices).toContainEqual(expect.stringContaining('There is no daily root yet'));
    });

    it('that was rewritten is found by the file alone, though every trace of it in the database is gone', async () => {
      const world = await copy();
      const chain = await forge(world);
      await world.sql('DELETE FROM history_root');
      await world.sql('DELETE FROM history_rooted');

      const report = await world.verify();

      expect(finding(report, 'chain.rewritten')?.facts.chain).toBe(chain);
      expect(codes(report)).toContain('root.rowMissing');
    });
  });

  describe('with a daily root', () => {
    const newest = (world: World) => rootsOf(world).at(-1) ?? '';
    const oldest = (world: World) => rootsOf(world)[0] ?? '';

    it('that was removed names it', async () => {
      const world = await copy();
      const name = oldest(world);
      rmSync(rootFile(world, name));

      expect((await world.verify()).findings).toEqual([
        expect.objectContaining({ code: 'root.fileMissing', facts: { root: 1, file: name } }),
      ]);
    });

    it.each<[string, string, (text: string) => string]>([
      ['one chain of which was changed', 'root.fileChanged', (text) => text.replace(/",([1-9]\d*),"/, '",99,"')],
      ['one chain of which was taken out', 'root.fileChanged', (text) => text.replace(/\n\["[^\n]*,(?=\n)/, '')],
      [
        'the statement of which was changed',
        'root.signatureWrong',
        (text) => text.replace('"madeAt":"20', '"madeAt":"21'),
      ],
      ['the signature of which was broken', 'root.signatureWrong', (text) => brokenSignature(text)],
      ['that was cut', 'root.fileChanged', (text) => text.slice(0, -100)],
      ['that is none', 'root.fileChanged', () => 'x\n'],
    ])('%s is named', async (_what, code, change) => {
      const world = await copy();
      const name = oldest(world);
      alter(rootFile(world, name), (bytes) => {
        const changed = change(bytes.toString('latin1'));
        expect(changed).not.toBe(bytes.toString('latin1'));
        return Buffer.from(changed, 'latin1');
      });

      const report = await world.verify();

      expect(finding(report, code)?.facts).toMatchObject({ root: 1, file: name });
    });

    it('of which the row is gone is named', async () => {
      const world = await copy();
      await world.sql('DELETE FROM history_root WHERE number = 1');

      expect(codes(await world.verify())).toEqual(expect.arrayContaining(['root.rowMissing']));
    });

    it('made anew over a rewritten chain, by whoever holds another key, is named', async () => {
      const world = await copy();
      const name = newest(world);
      const elsewhere = mkdtempSync(path.join(tmpdir(), 'svarbrev-verify-'));
      madeFolders.push(elsewhere);
      const forger = await world.within(async (app) => new HistorySeal({ ...app.settings, keyFolder: elsewhere }));
      const text = readFileSync(rootFile(world, name), 'latin1');
      const statement = /^"root":(.*),$/m.exec(text)?.[1] ?? '';
      const signature = await forger.sign(Buffer.from(statement), new Date());
      alter(rootFile(world, name), () =>
        Buffer.from(text.replace(/"signature":"[^"]*"/, `"signature":"${signature.toString('base64')}"`)),
      );

      const report = await world.verify();

      expect(finding(report, 'root.signatureWrong')?.says).toContain('no trusted issuer');
    });

    it('keeps what the next one starts from: that table is checked too', async () => {
      const world = await copy();
      await world.sql('DELETE FROM history_rooted WHERE chain_id = (SELECT chain_id FROM history_rooted LIMIT 1)');

      expect(codes(await world.verify())).toEqual(['root.stateDiffers']);
    });

    it('is made once when several processes make it at once', async () => {
      const world = await copy();
      const before = rootsOf(world).length;
      const apps = await Promise.all(
        [1, 2, 3].map(() => startTestApp({ databaseUrl: world.url, settings: foldersIn(world.folder) })),
      );
      try {
        const made = await Promise.all(apps.map((app) => app.app.get(DailyRoots).make('daily', later(2))));
        expect(made.filter(({ fresh }) => fresh)).toHaveLength(1);
        expect(new Set(made.map(({ root }) => root.sha256)).size).toBe(1);
      } finally {
        for (const app of apps) await app.stop();
      }
      expect(rootsOf(world)).toHaveLength(before + 1);
      expect((await world.verify()).findings).toEqual([]);
    });

    it('is made of a day without change too, and once a day; a person who asks gets another only after a change', async () => {
      const world = await copy();
      await world.within(async (app) => {
        const roots = app.app.get(DailyRoots);
        const quiet = await roots.make('daily', later(2));
        expect(quiet).toMatchObject({ fresh: true, root: { number: 3, changedChains: 0 } });
        expect(await roots.make('daily', later(2))).toMatchObject({ fresh: false, root: { number: 3 } });
        expect(await roots.make('asked', later(2))).toMatchObject({ fresh: false, root: { number: 3 } });
        await app.as('ist', 'JD');
        expect(await roots.make('daily', later(2))).toMatchObject({ fresh: false });
        const asked = await roots.make('asked', later(2));
        expect(asked).toMatchObject({ fresh: true, root: { number: 4, changedChains: 1 } });
        expect(asked.root.fileName).toMatch(/-2\.json$/);
      });
      expect((await world.verify()).findings).toEqual([]);
    });

    it('whose process was killed before its row was written is taken up by the next', async () => {
      const world = await copy();
      const rooted = await world.sql<{ all: object[] }>('SELECT json_agg(r) AS all FROM history_rooted r');
      await world.within(async (app) => {
        await app.as('ist', 'JD');
        await app.app.get(DailyRoots).make('asked', later(2));
      });
      // As the killed process left the database: nothing of the root but its file.
      await world.sql('DELETE FROM history_root WHERE number = 3');
      await world.sql('DELETE FROM history_rooted');
      await world.sql('INSERT INTO history_rooted SELECT * FROM json_populate_recordset(NULL::history_rooted, $1)', [
        JSON.stringify(rooted[0]?.all),
      ]);
      writeFileSync(rootFile(world, 'half.tmp'), '{"chains":[');

      const between = await world.verify();
      expect(between.findings).toEqual([]);
      expect(between.notices).toContainEqual(expect.stringContaining('was left by a process that was killed'));

      await world.within(async (app) => {
        expect(await app.app.get(DailyRoots).make('daily', later(2))).toMatchObject({
          fresh: false,
          root: { number: 3 },
        });
      });
      expect(rootsOf(world)).toHaveLength(3);
      expect((await world.verify()).findings).toEqual([]);
    });
  });

  describe('with a signature', () => {
    it('that the letter does not carry names the act', async () => {
      const world = await copy();
      const { id, shown } = await signedLetter(world);
      await world.sql('UPDATE signature_act SET signed_sha256 = shown_sha256');

      const report = await world.verify();

      expect(codes(report)).toEqual(['row.changed', 'signature.wrong']);
      expect(finding(report, 'signature.wrong')).toMatchObject({
        facts: { table: 'signature_act', row: id, sha256: shown },
        says: expect.stringContaining('unsigned'),
      });
    });

    it('by another key than the act says names the act', async () => {
      const world = await copy();
      await world.sql(`UPDATE signature_act SET certificate_sha256 = repeat('0', 64)`);

      expect(codes(await world.verify())).toEqual(['row.changed', 'signature.otherKey']);
    });

    it('by a key that is no longer trusted names the act', async () => {
      const world = await copy();
      const elsewhere = await world.within(async (app) => {
        await app.app.get(DailyRoots).make('asked', later(2));
        return readFileSync(path.join(world.folder, 'keys', 'history.pem'), 'latin1');
      });
      writeFileSync(path.join(world.folder, 'keys', 'root.pem'), elsewhere);

      expect(finding(await world.verify(), 'signature.wrong')?.says).toContain('certificateNotTrusted');
    });
  });

  describe('on the operator’s command line', () => {
    let untouched: World;
    let kept: string[];
    beforeAll(async () => {
      ensureBuilt();
      untouched = await copy();
      kept = madeDatabases;
      madeDatabases = [];
    }, 120_000);
    afterAll(() => void madeDatabases.push(...kept));
    afterAll(dropMade);

    it('ends with 0 and says so', () => {
      const { status, stdout, stderr } = svarbrev(untouched, 'verify');

      expect(stderr).toBe('');
      expect(stdout).toContain('Everything is as it was recorded.');
      expect(status).toBe(0);
    });

    it('ends with 1 after one changed column, naming it, in words and as JSON', async () => {
      const world = await copy();
      const [reply] = await world.sql<{ id: string }>(`UPDATE reply SET subject = 'x' RETURNING id`);

      const words = svarbrev(world, 'verify');
      const json = svarbrev(world, 'verify', '--json');

      expect(words.stdout).toContain(`row.changed: reply ${reply?.id}`);
      expect(words.status).toBe(1);
      expect(JSON.parse(json.stdout)).toMatchObject({ sound: false, count: 1, findings: [{ code: 'row.changed' }] });
      expect(json.status).toBe(1);
    });

    it('makes a root at once', async () => {
      const world = await copy();

      const { stdout, status } = svarbrev(world, 'root');

      expect(status).toBe(0);
      expect(stdout).toMatch(/^(Made|Nothing has changed since) root \d+: .*\.json\n/);
    });

    it.each([
      [[], 'npm run svarbrev -- COMMAND'],
      [['fly'], 'There is no command fly.'],
      [['verify', '--loud'], "Unknown option '--loud'"],
      [['verify', 'all'], 'Expected 0 names, not 1.'],
      [['administrator', '--ministry', 'JD'], '--username is missing.'],
      [['ministry', 'nowhere.json'], 'nowhere.json cannot be read'],
      [['demo-data'], 'The database is not empty'],
    ])('ends with 2 when it is asked %j', (args, words) => {
      const { status, stdout, stderr } = svarbrev(untouched, ...args);

      expect(stdout + stderr).toContain(words);
      expect(status).toBe(2);
    });

    it('ends with 2 when the database cannot be reached', () => {
      const gone = Object.assign(new URL(untouched.url), { port: '1' }).toString();

      const { status, stderr } = svarbrev({ ...untouched, url: gone }, 'verify');

      expect(stderr).toContain('ECONNREFUSED');
      expect(status).toBe(2);
    });
  });
});

/** The operator's program in a process of its own. */
function svarbrev(world: Pick<World, 'url' | 'folder'>, ...args: string[]) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, DATABASE_URL: world.url, DATA_FOLDER: world.folder, DEMO: 'true' };
  const program = path.join(project, 'dist/src/commands/svarbrev.js');
  return spawnSync(process.execPath, [program, ...args], { cwd: world.folder, env, encoding: 'utf8' });
}

describe('An empty installation', () => {
  const example = path.join(project, 'src/commands/operator/ministry.example.json');
  const kari = ['--username', 'Kari', '--given-name', 'Kari', '--family-name', 'Nordmann', '--initials', 'KN'];
  let world: { url: string; folder: string };
  let drop: () => Promise<void>;

  beforeAll(() => ensureBuilt(), 120_000);
  beforeEach(async () => {
    const database = await freshDatabase();
    world = { url: database.url, folder: mkdtempSync(path.join(tmpdir(), 'svarbrev-verify-')) };
    drop = database.drop;
  });
  afterEach(async () => {
    await drop();
    rmSync(world.folder, { recursive: true, force: true });
  });

  it('gets its ministry from a file, and an administrator who chooses an own password at once', async () => {
    expect(svarbrev(world, 'administrator', '--ministry', 'JD', ...kari)).toMatchObject({
      status: 2,
      stderr: 'There is no ministry JD. There is none yet. The command ministry brings one in.\n',
    });
    expect(svarbrev(world, 'ministry', example)).toMatchObject({ status: 0, stderr: '' });
    const made = svarbrev(world, 'administrator', '--ministry', 'JD', ...kari);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const [, password] = /One-time password, good for 72 hours: (\S+)/.exec(made.stdout) ?? [];

    expect(svarbrev(world, 'ministry', example).stderr).toBe('JD is there already.\n');
    expect(svarbrev(world, 'administrator', '--ministry', 'JD', ...kari).stderr).toContain(
      'has an administrator already',
    );
    expect(svarbrev(world, 'verify')).toMatchObject({ status: 0, stderr: '' });

    const app = await startTestApp({ databaseUrl: world.url, at: new Date(), settings: foldersIn(world.folder) });
    try {
      const signedIn = await app.http().post('/api/v1/session').send({ username: 'kari', password });
      expect(signedIn.status).toBe(200);
      expect(signedIn.body).toMatchObject({ mustChoosePassword: true });
    } finally {
      await app.stop();
    }
  }, 120_000);

  it('refuses a ministry whose file is wrong, naming each field, and keeps nothing of it', async () => {
    const wrong = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>;
    const file = path.join(world.folder, 'wrong.json');
    writeFileSync(file, JSON.stringify({ ...wrong, code: 'jd', mood: 'good', series: { code: 'SAK', title: '' } }));

    const refused = svarbrev(world, 'ministry', file);

    expect(refused.status).toBe(2);
    for (const field of ['code:', 'mood:', 'series.title:', 'series.periodFrom:'])
      expect(refused.stderr).toContain(field);
    const orphan = { code: '31', title: 'Uten overordnet', under: '3' };
    writeFileSync(file, JSON.stringify({ ...wrong, key: { ...(wrong.key as object), classes: [orphan] } }));
    expect(svarbrev(world, 'ministry', file).stderr).toContain('stands under 3, which is not in the key');
    expect(svarbrev(world, 'administrator', '--ministry', 'JD', ...kari).stderr).toContain('There is none yet');
  }, 120_000);

  it('is filled with the demonstration’s people for trying it, and verifies', () => {
    const filled = svarbrev(world, 'demo-data');

    expect(filled).toMatchObject({ status: 0, stderr: '' });
    expect(filled.stdout).toMatch(/people can sign in with the password: demo [0-9a-f]{12}\nUser names: .*hmk/);
    expect(svarbrev(world, 'verify').status).toBe(0);
  }, 120_000);
});

function brokenSignature(text: string): string {
  const signature = /"signature":"([^"]*)"/.exec(text)?.[1] ?? '';
  const bytes = Buffer.from(signature, 'base64');
  bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
  return text.replace(signature, bytes.toString('base64'));
}

describe('The list of what the history answers for', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('has every table there is, once', async () => {
    const tables = await app.dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`,
    );

    const listed = [...Object.keys(sealedTables), ...Object.keys(unsealedTables)];

    expect(listed.sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('has only tables whose rows have an id', async () => {
    const without = await app.dataSource.query<{ name: string }[]>(
      `SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (
         SELECT FROM information_schema.columns WHERE table_name = name AND column_name = 'id' AND data_type = 'uuid')`,
      [Object.keys(sealedTables)],
    );

    expect(without).toEqual([]);
  });

  it('sweeps keys of repeated requests when they are a day old, and no sooner', async () => {
    const insert = `INSERT INTO idempotency_key (id, account_id, ministry_id, key, request_hash, created_at)
      VALUES ($1, $1, $1, $2, '', clock_timestamp() - $3::interval)`;
    await app.dataSource.query(insert, [newId(), 'old-enough', '24 hours 1 minute']);
    await app.dataSource.query(insert, [newId(), 'too-young', '23 hours 59 minutes']);

    expect(await app.app.get(IdempotencySweeper).sweep()).toBe(1);

    const left = await app.dataSource.query<{ key: string }[]>('SELECT key FROM idempotency_key');
    expect(left.map(({ key }) => key)).toEqual(['too-young']);
  });
});
