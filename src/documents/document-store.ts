import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { newId } from '../kernel/id';
import { LOGGER } from '../kernel/log';
import { Refusal } from '../kernel/refusal';
import { SETTINGS, Settings } from '../kernel/settings/settings';
import { FileFormat, formatOf } from './formats/file-format';
import { PieceSums, Place, firstDifference } from './pieces';
import { systemCodeOf } from '../kernel/system-error';

/** Bytes that are all here, checked and synced, but not yet at their place; gone at the next sweep unless placed. */
export interface ReceivedBytes {
  /** Temporary file, in the same file system as the store. */
  readonly path: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** What is kept of the file's pieces, to name the place should it be damaged. */
  readonly pieces: Buffer;
  readonly format: FileFormat;
}

/** What checking a stored file found: the first thing that is not as it was stored. */
export type FileFinding =
  | { readonly state: 'sound' }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly differs: 'size'; readonly expected: number; readonly found: number }
  | { readonly state: 'damaged'; readonly differs: 'checksum'; readonly expected: string; readonly found: string };

/** What is expected of a file: what its row says. */
export interface ExpectedFile {
  readonly sha256: string;
  readonly size: number;
}

/** A file up to this size is checked whole before its first byte is given; a larger one before its last. */
const checkedFirst = 8 * 1024 * 1024;

/** Folder of temporary files; no stored file's folder has a name of this length. */
const incomingFolder = 'incoming';

/**
 * The document store on disk: one file per content, at `ab/cd/<sha256>`. Knows no table and takes no lock; what must
 * not happen at once is `Documents`' and the sweeper's to order. May be shared by many processes.
 */
@Injectable()
export class DocumentStore {
  private readonly folder: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.folder = settings.documentFolder;
  }

  /**
   * Writes bytes as they come to a temporary file; counts, hashes, recognises and syncs them. Stops at the limit
   * without reading on. Leaves nothing behind when it refuses or fails.
   */
  async receive(bytes: Readable | Buffer, limitInBytes: number): Promise<ReceivedBytes> {
    const incoming = join(this.folder, incomingFolder);
    await mkdir(incoming, { recursive: true, mode: 0o750 });
    const path = join(incoming, newId());
    const handle = await open(path, 'wx+', 0o640);
    try {
      const { sha256, size, pieces } = await write(bytes, handle, limitInBytes);
      const format = await formatOf(handle, size);
      await handle.chmod(0o440);
      await handle.sync();
      await handle.close();
      return { path, sha256, size, pieces, format };
    } catch (error) {
      await handle.close().catch(() => undefined);
      await this.discard(path);
      throw isFull(error) ? new Refusal('unavailable', 'document.storeFull') : error;
    }
  }

  /**
   * Moves received bytes to their place and syncs the folders, so that they are there after a power cut. The same
   * content already in place stays, unless it is damaged: then the new bytes take its place. May be done again.
   */
  async place(received: ReceivedBytes): Promise<void> {
    const place = this.pathOf(received.sha256);
    const found = await this.check(received);
    if (found.state === 'sound') {
      await this.discard(received.path);
      return;
    }
    if (found.state === 'damaged') this.log.warn({ sha256: received.sha256, ...found }, 'a damaged file is replaced');
    await mkdir(folderOf(place), { recursive: true, mode: 0o750 });
    await rename(received.path, place);
    // Another process may have made the folders and not synced them yet: sync all, whoever made them.
    for (const folder of [folderOf(place), folderOf(folderOf(place)), this.folder]) await syncFolder(folder);
  }

  /** Removes a temporary file; one that is gone already is fine. */
  async discard(path: string): Promise<void> {
    await unlink(path).catch((error: unknown) => ignoreMissing(error));
  }

  /** Removes a stored file. Only the sweeper does so, behind the lock of its checksum. */
  async remove(sha256: string): Promise<void> {
    const place = this.pathOf(sha256);
    await unlink(place).catch((error: unknown) => ignoreMissing(error));
    await syncFolder(folderOf(place)).catch((error: unknown) => ignoreMissing(error));
  }

  /** Compares a file with what was stored: is it there, its size, its checksum. */
  async check(expected: ExpectedFile): Promise<FileFinding> {
    const path = this.pathOf(expected.sha256);
    const found = await stat(path).catch((error: unknown) => ignoreMissing(error));
    if (!found) return { state: 'missing' };
    if (found.size !== expected.size)
      return { state: 'damaged', differs: 'size', expected: expected.size, found: found.size };
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const sha256 = hash.digest('hex');
    if (sha256 !== expected.sha256)
      return { state: 'damaged', differs: 'checksum', expected: expected.sha256, found: sha256 };
    return { state: 'sound' };
  }

  /** Where a damaged file first differs from what was stored; undefined when its pieces cannot tell, or it is gone. */
  async placeOfDamage(expected: ExpectedFile, pieces: Buffer): Promise<Place | undefined> {
    const handle = await open(this.pathOf(expected.sha256)).catch((error: unknown) => ignoreMissing(error));
    if (!handle) return undefined;
    return firstDifference(handle.createReadStream() as AsyncIterable<Buffer>, pieces, expected.size);
  }

  /**
   * Gives a file's bytes, checked on the way. A damaged file up to 8 MB is refused before its first byte. A larger
   * one is checked as it flows and its last piece held back until the checksum is right: the stream fails, and
   * whoever was promised the whole size gets less.
   */
  async read(expected: ExpectedFile): Promise<Readable> {
    if (expected.size <= checkedFirst) {
      const bytes = await this.whole(expected);
      return Readable.from(bytes.length ? [bytes] : [], { objectMode: false });
    }
    const handle = await this.openSound(expected);
    const guarded = holdBackLastUntil(expected, () => this.damaged(expected));
    pipeline(handle.createReadStream(), guarded).catch(() => undefined);
    return guarded;
  }

  /** The whole of a file in memory, checked. The caller has seen to it that it is not too large. */
  async whole(expected: ExpectedFile): Promise<Buffer> {
    const handle = await this.openSound(expected);
    const bytes = await handle.readFile().finally(() => handle.close());
    if (createHash('sha256').update(bytes).digest('hex') !== expected.sha256) throw this.damaged(expected);
    return bytes;
  }

  /** Checksums of all stored files last written before a moment, folder by folder. */
  async *storedBefore(moment: Date): AsyncGenerator<string[]> {
    const hex = /^[0-9a-f]{2}$/;
    for (const first of await names(this.folder)) {
      if (!hex.test(first)) continue;
      for (const second of await names(join(this.folder, first))) {
        const folder = join(this.folder, first, second);
        if (hex.test(second)) yield (await olderThan(moment, folder)).filter(isChecksum);
      }
    }
  }

  /** Removes temporary files last written before a moment: what a killed process left half-way. Answers how many. */
  async discardBefore(moment: Date): Promise<number> {
    const folder = join(this.folder, incomingFolder);
    const left = await olderThan(moment, folder);
    for (const name of left) await this.discard(join(folder, name));
    return left.length;
  }

  /** Where a content lies. */
  pathOf(sha256: string): string {
    if (!isChecksum(sha256)) throw new Error('Not a checksum');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  private async openSound(expected: ExpectedFile): Promise<FileHandle> {
    const handle = await open(this.pathOf(expected.sha256)).catch((error: unknown) => ignoreMissing(error));
    if (!handle) {
      this.log.error({ sha256: expected.sha256 }, 'a stored file is missing');
      throw new Refusal('unavailable', 'document.missing', { sha256: expected.sha256 });
    }
    const { size } = await handle.stat();
    if (size === expected.size) return handle;
    await handle.close();
    throw this.damaged(expected);
  }

  private damaged(expected: ExpectedFile): Refusal {
    this.log.error({ sha256: expected.sha256 }, 'a stored file is damaged');
    return new Refusal('unavailable', 'document.damaged', { sha256: expected.sha256 });
  }
}

async function write(
  bytes: Readable | Buffer,
  handle: FileHandle,
  limitInBytes: number,
): Promise<{ sha256: string; size: number; pieces: Buffer }> {
  const hash = createHash('sha256');
  const pieces = new PieceSums();
  let size = 0;
  for await (const piece of Buffer.isBuffer(bytes) ? [bytes] : (bytes as AsyncIterable<Buffer>)) {
    size += piece.length;
    if (size > limitInBytes) throw new Refusal('tooLarge', 'upload.tooLarge', { limitInBytes });
    hash.update(piece);
    pieces.update(piece);
    await handle.writeFile(piece);
  }
  return { sha256: hash.digest('hex'), size, pieces: pieces.digest() };
}

/** Passes bytes on one piece late; the last goes out only when all of them add up. */
function holdBackLastUntil(expected: ExpectedFile, fault: () => Error): Transform {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      const before = held;
      held = piece;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') === expected.sha256) done(null, held);
      else done(fault());
    },
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function names(folder: string): Promise<string[]> {
  return (await readdir(folder).catch((error: unknown) => ignoreMissing(error))) ?? [];
}

async function olderThan(moment: Date, folder: string): Promise<string[]> {
  const old: string[] = [];
  for (const name of await names(folder)) {
    const found = await stat(join(folder, name)).catch((error: unknown) => ignoreMissing(error));
    if (found?.isFile() && found.mtime < moment) old.push(name);
  }
  return old;
}

function isChecksum(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

function folderOf(path: string): string {
  return join(path, '..');
}

function ignoreMissing(error: unknown): undefined {
  if (systemCodeOf(error) === 'ENOENT') return undefined;
  throw error;
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(systemCodeOf(error) ?? '');
}
