import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { makeLogger } from '../kernel/log';
import { readSettings } from '../kernel/settings/settings';
import { DocumentStore } from './document-store';

let folder: string;
let store: DocumentStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  store = new DocumentStore(readSettings({ DOCUMENT_FOLDER: folder }), makeLogger({ logLevel: 'silent' }));
});
afterEach(() => rm(folder, { recursive: true }));

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const temporary = () => readdir(join(folder, 'incoming'));
const yesterday = () => new Date(Date.now() - 25 * 3_600_000);

async function stored(bytes: Buffer): Promise<{ sha256: string; size: number }> {
  const received = await store.receive(bytes, 1_000_000_000);
  await store.place(received);
  return received;
}

describe('The document store', () => {
  it('keeps a file under its checksum, once, whatever it was called', async () => {
    const letter = Buffer.from('%PDF-1.7 et brev');
    const first = await stored(letter);
    const second = await stored(letter);
    expect(first).toMatchObject({ sha256: sha256(letter), size: letter.length });
    expect(second.sha256).toBe(first.sha256);
    expect(await readFile(store.pathOf(first.sha256))).toEqual(letter);
    expect((await stat(store.pathOf(first.sha256))).mode & 0o777).toBe(0o440);
    expect(await temporary()).toEqual([]);
  });

  it('stops at the size limit without reading on, and leaves nothing', async () => {
    let given = 0;
    const endless = new Readable({
      read() {
        given++;
        this.push(Buffer.alloc(10_000));
      },
    });
    await expect(store.receive(endless, 100_000)).rejects.toMatchObject({ kind: 'tooLarge', code: 'upload.tooLarge' });
    expect(given).toBeLessThan(30);
    expect(endless.destroyed).toBe(true);
    expect(await temporary()).toEqual([]);
  });

  it('takes a file of exactly the limit', async () => {
    expect((await store.receive(Buffer.alloc(100), 100)).size).toBe(100);
  });

  it('leaves nothing when the sender breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('the line went dead');
      })(),
    );
    await expect(store.receive(broken, 1000)).rejects.toThrow('the line went dead');
    expect(await temporary()).toEqual([]);
  });

  it('gives a large file piece by piece and whole', async () => {
    const large = randomBytes(9 * 1024 * 1024);
    const file = await stored(large);
    expect((await buffer(await store.read(file))).equals(large)).toBe(true);
    expect((await store.whole(file)).equals(large)).toBe(true);
  });

  it.each([100, 9 * 1024 * 1024])('finds a flipped bit in a file of %d bytes when it is read', async (size) => {
    const bytes = randomBytes(size);
    const file = await stored(bytes);
    const damaged = Buffer.from(bytes);
    damaged[size - 1] = (damaged[size - 1] ?? 0) ^ 1;
    await writeFile(store.pathOf(file.sha256), damaged, { flag: 'r+' });

    let seen = 0;
    const reading = (async () => {
      for await (const piece of await store.read(file)) seen += (piece as Buffer).length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'document.damaged' });
    expect(seen).toBeLessThan(size);
    await expect(store.whole(file)).rejects.toMatchObject({ code: 'document.damaged' });
    expect(await store.check(file)).toEqual({
      state: 'damaged',
      differs: 'checksum',
      expected: file.sha256,
      found: sha256(damaged),
    });
  });

  it('tells a shortened file from a missing one', async () => {
    const file = await stored(Buffer.from('et helt brev'));
    await rm(store.pathOf(file.sha256));
    expect(await store.check(file)).toEqual({ state: 'missing' });
    await expect(store.read(file)).rejects.toMatchObject({ kind: 'unavailable', code: 'document.missing' });

    await writeFile(store.pathOf(file.sha256), 'et helt');
    expect(await store.check(file)).toEqual({ state: 'damaged', differs: 'size', expected: 12, found: 7 });
    await expect(store.read(file)).rejects.toMatchObject({ code: 'document.damaged' });
  });

  it('is mended when the same content comes again', async () => {
    const letter = Buffer.from('et brev som ble skadet');
    const file = await stored(letter);
    await rm(store.pathOf(file.sha256));
    await writeFile(store.pathOf(file.sha256), 'skadet');
    await stored(letter);
    expect(await store.check(file)).toEqual({ state: 'sound' });
  });

  it('may place the same bytes twice over, as a transaction that is tried again does', async () => {
    const received = await store.receive(Buffer.from('en gang til'), 1000);
    await store.place(received);
    await store.place(received);
    expect(await store.check(received)).toEqual({ state: 'sound' });
  });

  it('sweeps what a killed process left half-way, and leaves alone what is still coming', async () => {
    await mkdir(join(folder, 'incoming'), { recursive: true });
    await writeFile(join(folder, 'incoming', 'old'), 'half');
    await utimes(join(folder, 'incoming', 'old'), yesterday(), yesterday());
    await writeFile(join(folder, 'incoming', 'young'), 'half');
    expect(await store.discardBefore(new Date(Date.now() - 24 * 3_600_000))).toBe(1);
    expect(await temporary()).toEqual(['young']);
  });

  it('names only stored files when it is asked for old ones', async () => {
    const file = await stored(Buffer.from('gammelt'));
    const path = store.pathOf(file.sha256);
    await utimes(path, yesterday(), yesterday());
    await writeFile(join(dirname(path), 'lost+found'), 'x');
    await utimes(join(dirname(path), 'lost+found'), yesterday(), yesterday());
    await stored(Buffer.from('nytt'));
    const found: string[] = [];
    for await (const some of store.storedBefore(new Date(Date.now() - 3_600_000))) found.push(...some);
    expect(found).toEqual([file.sha256]);
  });

  it('never makes a path of what is no checksum', () => {
    expect(() => store.pathOf('../../etc/passwd')).toThrow('Not a checksum');
  });
});
