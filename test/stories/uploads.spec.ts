import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import http, { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import type TestAgent from 'supertest/lib/agent';
import { DocumentStore } from '../../src/documents/document-store';
import { Documents } from '../../src/documents/documents.service';
import { Sweeper } from '../../src/documents/sweeper';
import type { UploadView } from '../../src/documents/upload.view';
import type { Actor } from '../../src/kernel/actor';
import { newId } from '../../src/kernel/id';
import { Transactions } from '../../src/kernel/transaction';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';

const limit = 10 * 1024 * 1024;
let ministry: TestApp;
let documents: Documents;
let store: DocumentStore;
let sweeper: Sweeper;
let transactions: Transactions;
let archivist: TestAgent;
let bearer: string;

beforeAll(async () => {
  ministry = await startTestApp({ settings: { uploadLimit: limit } });
  documents = ministry.app.get(Documents);
  store = ministry.app.get(DocumentStore);
  sweeper = ministry.app.get(Sweeper);
  transactions = ministry.app.get(Transactions);
  archivist = await ministry.as('ist');
  await ministry.confirmIdentity(archivist);
  const made = await archivist.post('/api/v1/tokens').send({ name: 'skanner', scopes: ['register'] });
  bearer = (made.body as { token: string }).token;
  await ministry.dataSource.query(
    'CREATE TABLE user_of_file (sha256 text COLLATE "C" REFERENCES stored_file (sha256))',
  );
});
afterAll(() => ministry.stop());

interface Answer<T = UploadView> {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: T;
}
type Refused = Answer<{ code: string }>;

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const letter = (text = randomBytes(8).toString('hex')) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

async function upload(bytes: Buffer, name = 'Brev.pdf', who: TestAgent = archivist): Promise<Answer> {
  return await who.post('/api/v1/uploads').attach('file', bytes, name);
}

async function uploaded(bytes: Buffer = letter(), name?: string, who?: TestAgent): Promise<UploadView> {
  const answer = await upload(bytes, name, who);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function contentOf(id: string, who: TestAgent = archivist): Promise<Answer<Buffer>> {
  return await who.get(`/api/v1/uploads/${id}/content`).responseType('blob');
}

/** Everything there is: rows of all tables, and files on disk, temporary ones too. */
async function everything(): Promise<unknown> {
  const found = await readdir(ministry.settings.documentFolder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ name }) => name);
  return { rows: await everythingIn(ministry.dataSource), files: files.sort() };
}

/** A request written by hand; answers what the server said, however the request ended. */
function raw(headers: http.OutgoingHttpHeaders, write: (request: http.ClientRequest) => void): Promise<Refused> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${ministry.url}/api/v1/uploads`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, ...headers },
    });
    request.on('response', (response: IncomingMessage) => {
      void json(response).then((body) => {
        const { statusCode: status = 0, headers: got } = response;
        resolve({ status, headers: got as Record<string, string>, body: body as { code: string } });
        request.destroy();
      }, reject);
    });
    request.on('error', reject);
    write(request);
  });
}

const part = (field: string, name: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; name="${field}"${name && `; filename="${name}"`}\r\n\r\n${content}\r\n`;
const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };

/** The actor of the archivist’s browser, for what other modules ask of the documents. */
async function actorOf(username: string): Promise<Actor> {
  const [found] = await ministry.dataSource.query<{ id: string; person_id: string; ministry_id: string }[]>(
    `SELECT a.id, a.person_id, r.ministry_id FROM account a JOIN role_assignment r USING (person_id) WHERE username = $1`,
    [username],
  );
  return {
    accountId: found?.id ?? '',
    personId: found?.person_id ?? '',
    name: '',
    initials: '',
    ministryId: found?.ministry_id ?? '',
    ministryCode: 'JD',
    roles: [],
    clearedFor: [],
    through: { kind: 'system' },
  };
}

const claim = (actor: Actor, ...uploadIds: string[]) =>
  transactions.run((tx) => documents.claim(tx, actor, uploadIds, { table: 'arrival', id: newId() }));

/** Lets a file look as if it came two days ago. */
async function age(hash: string): Promise<void> {
  await ministry.dataSource.query(`UPDATE stored_file SET offered_at = $2 WHERE sha256 = $1`, [hash, hoursAgo(48)]);
  await utimes(store.pathOf(hash), hoursAgo(48), hoursAgo(48));
}

async function expire(id: string): Promise<void> {
  await ministry.dataSource.query(`UPDATE upload SET created_at = $2, expires_at = $3 WHERE id = $1`, [
    id,
    hoursAgo(48),
    hoursAgo(24),
  ]);
}

const isThere = (hash: string) =>
  stat(store.pathOf(hash)).then(
    () => true,
    () => false,
  );

describe('An upload', () => {
  it('is kept under its checksum and comes back byte for byte', async () => {
    const bytes = letter();
    const { status, body } = await upload(bytes, 'Brev til statsråden.pdf');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      fileName: 'Brev til statsråden.pdf',
      mediaType: 'application/pdf',
      format: 'fmt/276',
      formatName: 'PDF 1.7',
      size: bytes.length,
      sha256: sha256(bytes),
      claimed: false,
    });
    expect((await archivist.get(`/api/v1/uploads/${body.id}`).expect(200)).body).toEqual(body);

    const content = await contentOf(body.id);
    expect(content.body.equals(bytes)).toBe(true);
    expect(content.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="Brev til statsraden.pdf"; filename*=UTF-8''Brev%20til%20statsr%C3%A5den.pdf`,
      'cache-control': 'private, no-store',
    });
    expect(content.headers['content-security-policy']).toContain('sandbox');
  });

  it('is what its content is, not what its name says', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const { id, mediaType } = await uploaded(page, 'uskyldig.pdf');
    expect(mediaType).toBe('text/html');
    const { headers } = await contentOf(id);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="uskyldig.pdf"/);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Mine dokumenter\\søknad.pdf', 'søknad.pdf'],
    ['\u202efdp.exe', 'fdp.exe'],
  ])('called %j is kept as %j', async (given, kept) => {
    expect((await uploaded(letter(), given)).fileName).toBe(kept);
  });

  it('of a large file comes back whole', async () => {
    const bytes = randomBytes(9 * 1024 * 1024);
    const { id } = await uploaded(bytes, 'skann.bin');
    expect(sha256((await contentOf(id)).body)).toBe(sha256(bytes));
  });

  it('under a repeated key is another upload: a key cannot tell two files apart before they are read', async () => {
    const send = async (bytes: Buffer) =>
      (await archivist
        .post('/api/v1/uploads')
        .set('Idempotency-Key', 'samme-nokkel')
        .attach('file', bytes, 'a.pdf')) as unknown as Answer;
    const [one, two] = [letter(), letter()];
    expect((await send(one)).body.sha256).toBe(sha256(one));
    expect((await send(two)).body.sha256).toBe(sha256(two));
  });

  it('of the same content by eight at once is one file and eight uploads', async () => {
    const bytes = letter();
    const all = await Promise.all(Array.from({ length: 8 }, () => uploaded(bytes)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(8);
    expect(new Set(all.map((one) => one.sha256))).toEqual(new Set([sha256(bytes)]));
    expect(await readdir(dirname(store.pathOf(sha256(bytes))))).toHaveLength(1);
    expect(await readdir(join(ministry.settings.documentFolder, 'incoming'))).toEqual([]);
  });

  it('may be taken back until something has claimed it', async () => {
    const { id } = await uploaded();
    await archivist.delete(`/api/v1/uploads/${id}`).expect(204);
    await archivist.get(`/api/v1/uploads/${id}`).expect(404);
    await archivist.delete(`/api/v1/uploads/${id}`).expect(404);

    const claimed = await uploaded();
    await claim(await actorOf('ist'), claimed.id);
    const answer = (await archivist.delete(`/api/v1/uploads/${claimed.id}`)) as unknown as Refused;
    expect([answer.status, answer.body.code]).toEqual([409, 'upload.alreadyClaimed']);
  });
});

describe('Who may upload and read an upload', () => {
  it.each([
    ['the one who uploaded it', 'ist', 'JD', 200],
    ['another archivist of the ministry', 'mlo', 'JD', 404],
    ['an adviser of the ministry', 'hmk', 'JD', 404],
    ['an archivist of another ministry', 'rho', 'BFD', 404],
    ['an auditor', 'pok', 'JD', 403],
  ])('%s (%s): %s %d', async (_, username, code, status) => {
    const { id } = await uploaded();
    const someone = await ministry.as(username, code);
    await someone.get(`/api/v1/uploads/${id}`).expect(status);
    await someone.get(`/api/v1/uploads/${id}/content`).expect(status);
    if (status !== 200) await someone.delete(`/api/v1/uploads/${id}`).expect(status);
  });

  it('nobody without signing in, and no auditor, administrator or minister', async () => {
    await ministry.http().post('/api/v1/uploads').attach('file', letter(), 'a.pdf').expect(401);
    for (const username of ['pok', 'lhb', 'mm'])
      expect((await upload(letter(), 'a.pdf', await ministry.as(username))).status).toBe(403);
  });

  it('a machine with a token to register, not with one to read', async () => {
    expect((await upload(letter(), 'a.pdf', await ministry.token('ist', ['register']))).status).toBe(201);
    expect((await upload(letter(), 'a.pdf', await ministry.token('ist', ['read']))).status).toBe(403);
  });

  it.each([newId(), 'ikke-en-id', '%00'])('an upload that does not exist (%s) is not found', async (id) => {
    await archivist.get(`/api/v1/uploads/${id}`).expect(404);
    await archivist.get(`/api/v1/uploads/${id}/content`).expect(404);
    await archivist.delete(`/api/v1/uploads/${id}`).expect(404);
  });
});

describe('A wrong upload is refused and leaves nothing', () => {
  const file = part('file', 'a.pdf', '%PDF-1.7');
  it.each<[string, http.OutgoingHttpHeaders, string, number, string]>([
    ['JSON', { 'Content-Type': 'application/json' }, '{}', 415, 'upload.notMultipart'],
    ['no content type', {}, 'x', 415, 'upload.notMultipart'],
    ['bare bytes', { 'Content-Type': 'application/octet-stream' }, 'x', 415, 'upload.notMultipart'],
    ['no boundary', { 'Content-Type': 'multipart/form-data' }, file, 415, 'upload.notMultipart'],
    ['no file', multipart, '--x--\r\n', 415, 'upload.fileMissing'],
    ['another field', multipart, part('brev', 'a.pdf', 'x') + '--x--\r\n', 400, 'upload.onlyOneFile'],
    ['a field besides', multipart, file + part('title', '', 'x') + '--x--\r\n', 400, 'upload.onlyOneFile'],
    ['a field before', multipart, part('title', '', 'x') + file + '--x--\r\n', 400, 'upload.onlyOneFile'],
    ['two files', multipart, file + file + '--x--\r\n', 400, 'upload.onlyOneFile'],
    ['a form cut short', multipart, file, 400, 'upload.unreadable'],
    ['a form cut in its headers', multipart, '--x\r\nContent-Dispo', 400, 'upload.unreadable'],
    ['nothing', multipart, '', 400, 'upload.unreadable'],
    ['an empty file', multipart, part('file', 'tom.pdf', '') + '--x--\r\n', 422, 'upload.empty'],
  ])('%s', async (_, headers, body, status, code) => {
    const before = await everything();
    const answer = await raw(headers, (request) => request.end(body));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await everything()).toEqual(before);
  });

  it('too large by its own word: unread', async () => {
    const before = await everything();
    const answer = await raw({ ...multipart, 'Content-Length': 10 ** 10 }, (request) => request.flushHeaders());
    expect([answer.status, answer.body.code]).toEqual([413, 'upload.tooLarge']);
    expect(await everything()).toEqual(before);
  });

  it('too large without saying so: read no further than the limit and what is on the way', async () => {
    const before = await everything();
    let sent = 0;
    const answer = await raw(multipart, (request) => {
      request.write(part('file', 'stor.bin', '').slice(0, -2));
      const piece = Buffer.alloc(256 * 1024, 1);
      const more = () => {
        for (let ready = true; ready && !request.destroyed; sent += piece.length) ready = request.write(piece);
        request.once('drain', more);
      };
      more();
    });
    expect([answer.status, answer.body.code]).toEqual([413, 'upload.tooLarge']);
    expect(sent).toBeGreaterThan(limit);
    expect(sent).toBeLessThan(6 * limit);
    expect(await everything()).toEqual(before);
  });

  it('too large, from a sender who never stops: the line is cut', async () => {
    const cut = new Promise<void>((resolve) => {
      const request = http.request(`${ministry.url}/api/v1/uploads`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, ...multipart, 'Content-Length': 10 ** 10 },
      });
      const going = setInterval(() => request.write('x'), 50);
      request.on('error', () => undefined);
      request.on('close', () => {
        clearInterval(going);
        resolve();
      });
    });
    await expect(cut).resolves.toBeUndefined();
  }, 10_000);

  it('broken off half-way', async () => {
    const before = await everything();
    await new Promise<void>((resolve) => {
      const request = http.request(`${ministry.url}/api/v1/uploads`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, ...multipart, 'Content-Length': 5_000_000 },
      });
      request.on('error', () => resolve());
      request.write(part('file', 'halv.bin', '') + 'x'.repeat(1_000_000));
      void waitFor(async () => (await readdir(join(ministry.settings.documentFolder, 'incoming'))).length === 1).then(
        () => request.destroy(),
      );
    });
    await waitFor(async () => (await readdir(join(ministry.settings.documentFolder, 'incoming'))).length === 0);
    expect(await everything()).toEqual(before);
  });

  it('one too many that nothing has claimed', async () => {
    const { id, sha256: hash } = await uploaded(letter(), 'a.pdf', await ministry.as('beg'));
    await ministry.dataSource.query(
      `INSERT INTO upload (id, sha256, file_name, account_id, person_id, ministry_id, expires_at)
       SELECT gen_random_uuid(), sha256, file_name, account_id, person_id, ministry_id, expires_at
       FROM upload, generate_series(1, 199) WHERE id = $1`,
      [id],
    );
    const answer = (await upload(letter(), 'a.pdf', await ministry.as('beg'))) as unknown as Refused;
    expect([answer.status, answer.body.code]).toEqual([409, 'upload.tooManyWaiting']);
    await ministry.dataSource.query('DELETE FROM upload WHERE sha256 = $1', [hash]);
  });
});

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 200) throw new Error('It never came');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('Claiming uploads', () => {
  it('gives the files in the order asked, and each once', async () => {
    const actor = await actorOf('ist');
    const [one, two] = [await uploaded(letter(), 'en.pdf'), await uploaded(letter(), 'to.pdf')];
    expect(await claim(actor, two.id, one.id)).toEqual([
      expect.objectContaining({ uploadId: two.id, sha256: two.sha256, fileName: 'to.pdf', size: two.size }),
      expect.objectContaining({ uploadId: one.id, mediaType: 'application/pdf', format: 'fmt/276' }),
    ]);
    await expect(claim(actor, one.id)).rejects.toMatchObject({ kind: 'conflict', code: 'upload.alreadyClaimed' });
    expect(await claim(actor)).toEqual([]);
  });

  it('refuses what is unknown, expired, named twice, or another’s, and changes nothing', async () => {
    const actor = await actorOf('ist');
    const mine = await uploaded();
    const late = await uploaded();
    await expire(late.id);
    const theirs = await uploaded(letter(), 'a.pdf', await ministry.as('mlo'));
    const before = await everything();
    for (const [ids, code] of [
      [[mine.id, newId()], 'upload.unknown'],
      [[mine.id, 'tull'], 'upload.unknown'],
      [[mine.id, theirs.id], 'upload.unknown'],
      [[mine.id, late.id], 'upload.expired'],
      [[mine.id, mine.id], 'upload.namedTwice'],
    ] as const)
      await expect(claim(actor, ...ids)).rejects.toMatchObject({ kind: 'invalid', code });
    const elsewhere = { ...actor, ministryId: (await actorOf('rho')).ministryId };
    await expect(claim(elsewhere, mine.id)).rejects.toMatchObject({ code: 'upload.unknown' });
    expect(await everything()).toEqual(before);
  });

  it('succeeds for one of two at once', async () => {
    const actor = await actorOf('ist');
    const { id } = await uploaded();
    const both = await Promise.allSettled([claim(actor, id), claim(actor, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is undone with the command that failed', async () => {
    const actor = await actorOf('ist');
    const { id } = await uploaded();
    const failing = transactions.run(async (tx) => {
      await documents.claim(tx, actor, [id], { table: 'arrival', id: newId() });
      throw new Error('the command fails after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await claim(actor, id)).toHaveLength(1);
  });
});

describe('What Svarbrev makes itself', () => {
  it('is stored before the transaction and stays when a row refers to it', async () => {
    const bytes = letter();
    const kept = await documents.keep(bytes, { fileName: '20-14.pdf', mediaType: 'application/pdf' });
    expect(kept).toMatchObject({ sha256: sha256(bytes), fileName: '20-14.pdf', format: 'fmt/276' });
    expect(await isThere(kept.sha256)).toBe(true);
    await transactions.run(async (tx) => {
      await documents.keepRow(tx, kept);
      await tx.query('INSERT INTO user_of_file VALUES ($1)', [kept.sha256]);
    });
    await age(kept.sha256);
    await sweeper.sweep(new Date());
    expect((await documents.read(kept.sha256)).equals(bytes)).toBe(true);
    await expect(documents.read(kept.sha256, 5)).rejects.toMatchObject({ code: 'document.tooLarge' });
  });

  it('is swept when no row came to refer to it, and then no row can', async () => {
    const kept = await documents.keep(letter(), { fileName: 'utkast.pdf' });
    await sweeper.sweep(new Date());
    expect(await isThere(kept.sha256)).toBe(true);
    await age(kept.sha256);
    await sweeper.sweep(new Date());
    expect(await isThere(kept.sha256)).toBe(false);
    await expect(transactions.run((tx) => documents.keepRow(tx, kept))).rejects.toThrow('is gone');
    await expect(documents.read(kept.sha256)).rejects.toMatchObject({ kind: 'notFound', code: 'document.unknown' });
  });

  it('is refused by the maker when it turned out another kind of file', async () => {
    const before = await everything();
    const wrong = documents.keep(Buffer.from('hei'), { fileName: 'a.pdf', mediaType: 'application/pdf' });
    await expect(wrong).rejects.toThrow('it is text/plain');
    expect(await everything()).toEqual(before);
  });

  it('can never be changed afterwards', async () => {
    const { sha256: hash } = await documents.keep(letter(), { fileName: 'a.pdf' });
    const change = ministry.dataSource.query(`UPDATE stored_file SET size = size + 1 WHERE sha256 = $1`, [hash]);
    await expect(change).rejects.toThrow('a stored file is never changed');
  });
});

describe('The sweeper', () => {
  it('removes expired uploads and their files, and leaves young and claimed ones', async () => {
    const [expired, young, claimed] = [await uploaded(), await uploaded(), await uploaded()];
    await claim(await actorOf('ist'), claimed.id);
    for (const one of [expired, claimed]) await expire(one.id);
    for (const one of [expired, young, claimed]) await age(one.sha256);
    const swept = await sweeper.sweep(new Date());
    expect(swept).toMatchObject({ expiredUploads: 1, unusedRows: 1, strayFiles: 1 });

    await archivist.get(`/api/v1/uploads/${expired.id}`).expect(404);
    expect(await isThere(expired.sha256)).toBe(false);
    for (const { id } of [young, claimed]) expect((await contentOf(id)).status).toBe(200);
  });

  it('keeps the file of an expired upload while another upload has the same content', async () => {
    const bytes = letter();
    const [old, other] = [await uploaded(bytes), await uploaded(bytes)];
    await expire(old.id);
    await age(old.sha256);
    await sweeper.sweep(new Date());
    await archivist.get(`/api/v1/uploads/${old.id}`).expect(404);
    expect((await contentOf(other.id)).body.equals(bytes)).toBe(true);
  });

  it('removes what a killed process left: half a file, and a file whose row never came', async () => {
    const half = join(ministry.settings.documentFolder, 'incoming', newId());
    await writeFile(half, 'halv');
    const placed = await store.receive(letter(), limit);
    await store.place(placed);
    const fresh = await store.receive(letter(), limit);
    await store.place(fresh);
    for (const path of [half, store.pathOf(placed.sha256)]) await utimes(path, hoursAgo(30), hoursAgo(30));

    expect(await sweeper.sweep(new Date())).toMatchObject({ strayFiles: 1, temporaryFiles: 1 });
    expect(await isThere(placed.sha256)).toBe(false);
    expect(await isThere(fresh.sha256)).toBe(true);
  });

  it('does not take a file from someone who begins to use it meanwhile', async () => {
    const kept = await documents.keep(letter(), { fileName: 'a.pdf' });
    await age(kept.sha256);
    let sweeping: Promise<unknown> = Promise.resolve();
    await transactions.run(async (tx) => {
      await documents.keepRow(tx, kept);
      sweeping = sweeper.sweep(new Date());
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.query('INSERT INTO user_of_file VALUES ($1)', [kept.sha256]);
    });
    await sweeping;
    expect(await documents.verify(kept.sha256)).toEqual({ state: 'sound' });
  });

  it('never loses a content that comes again while it is being swept', async () => {
    const bytes = letter();
    const hash = sha256(bytes);
    let sweptRounds = 0;
    let sweepTakes = 50;
    for (let round = 0; round < 60; round++) {
      const before = await uploaded(bytes);
      await expire(before.id);
      await age(hash);
      // From well before the sweep reaches the file to well after.
      const wait = new Promise((resolve) => setTimeout(resolve, (sweepTakes * (round % 15)) / 8));
      const began = performance.now();
      const sweep = sweeper.sweep(new Date()).finally(() => (sweepTakes = performance.now() - began));
      const [swept, again] = await Promise.all([sweep, wait.then(() => uploaded(bytes))]);
      sweptRounds += swept.strayFiles;
      expect((await contentOf(again.id)).body.equals(bytes)).toBe(true);
      await ministry.dataSource.query('DELETE FROM upload WHERE sha256 = $1', [hash]);
    }
    expect(sweptRounds).toBeGreaterThan(0);
  });
});

describe('A file damaged on disk', () => {
  it('is found when it is read, before any of it is sent, and named by verification', async () => {
    const bytes = letter();
    const { id, sha256: hash } = await uploaded(bytes);
    const damaged = Buffer.from(bytes);
    damaged[12] = (damaged[12] ?? 0) ^ 1;
    await writeFile(store.pathOf(hash), damaged, { flag: 'r+' });
    const answer = (await archivist.get(`/api/v1/uploads/${id}/content`)) as unknown as Refused;
    expect([answer.status, answer.body.code]).toEqual([503, 'document.damaged']);
    expect(await documents.verify(hash)).toMatchObject({ state: 'damaged', differs: 'checksum', expected: hash });

    await uploaded(bytes);
    expect((await contentOf(id)).body.equals(bytes)).toBe(true);
  });

  it('breaks off before its end when it is large', async () => {
    const bytes = randomBytes(9 * 1024 * 1024);
    const { id, sha256: hash } = await uploaded(bytes, 'film.bin');
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(store.pathOf(hash), bytes, { flag: 'r+' });
    await expect(contentOf(id)).rejects.toThrow('aborted');
  });

  it('is seen by whoever goes through all files', async () => {
    const { sha256: hash } = await uploaded();
    const seen: string[] = [];
    for await (const file of documents.everyFile()) seen.push(file.sha256);
    expect(seen).toContain(hash);
    expect(seen).toEqual([...seen].sort());
  });
});
