import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../kernel/actor';
import type { TouchedRow } from '../kernel/history/history';
import { isId } from '../kernel/id';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { SETTINGS, Settings } from '../kernel/settings/settings';
import { Transactions, Tx, firstRow, rows } from '../kernel/transaction';
import { DocumentStore, ExpectedFile, FileFinding, ReceivedBytes } from './document-store';
import { safeFileName } from './file-name';
import type { Place } from './pieces';
import { StoredFile } from './stored-file.entity';
import { Upload } from './upload.entity';

/** What is known of a stored content. */
export interface FileFacts {
  /** Lower-case hex of SHA-256 over the bytes. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** PRONOM id, or null when the content is none we know. */
  readonly format: string | null;
  readonly formatName: string;
}

/** An upload that now belongs to what was registered. */
export interface ClaimedFile extends FileFacts {
  readonly uploadId: string;
  readonly fileName: string;
}

/** Bytes that Svarbrev made or took out of a mail: stored and synced, waiting a day for a row to refer to them. */
export interface KeptFile extends FileFacts {
  readonly fileName: string;
}

/** A stored file on its way out. The stream fails, and never ends well, if the bytes are not those once stored. */
export interface OpenedFile extends FileFacts {
  readonly stream: Readable;
}

/** Class of the advisory lock on one content: placing it, and removing it, wait for each other. */
const contentLock = 0x53_78;

/** Most a command takes into memory at once, unless it says otherwise. */
const readLimit = 64 * 1024 * 1024;

/**
 * The documents other modules stand on: claim what was uploaded, keep what Svarbrev makes, read what is stored.
 * A table that uses a file refers to `stored_file (sha256)` by foreign key, with an index on its column; that, and
 * nothing else, keeps the file.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly store: DocumentStore,
    private readonly transactions: Transactions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes uploads part of what a command registers, in its transaction, in the order given. Refuses what is unknown,
   * expired, already claimed, or not the actor's own in the ministry acted for; nothing tells these last two apart
   * from unknown. Locks the uploads: call it after case and entry are locked, before numbers are taken.
   */
  async claim(tx: Tx, actor: Actor, uploadIds: readonly string[], claimedFor: TouchedRow): Promise<ClaimedFile[]> {
    if (uploadIds.length === 0) return [];
    refuseUnless(new Set(uploadIds).size === uploadIds.length, 'invalid', 'upload.namedTwice');
    const found = await tx
      .createQueryBuilder(Upload, 'upload')
      .setLock('pessimistic_write')
      .where({ id: In(uploadIds.filter(isId)) })
      .orderBy('upload.id')
      .getMany();
    const at = new Date();
    const claimed = uploadIds.map((uploadId) => {
      const upload = found.find(({ id }) => id === uploadId.toLowerCase());
      refuseUnless(upload && upload.belongsTo(actor), 'invalid', 'upload.unknown', { uploadId });
      upload.claim(claimedFor, at);
      return upload;
    });
    await tx.save(claimed);
    const facts = await this.factsOf(
      tx,
      claimed.map(({ sha256 }) => sha256),
    );
    return claimed.map(({ id, sha256, fileName }) => ({ ...factOf(facts, sha256), uploadId: id, fileName }));
  }

  /** Refuses what `claim` would refuse, before work is done that needs the upload. Claims nothing, and promises nothing. */
  async refuseUnlessClaimable(actor: Actor, uploadId: string, claimedFor: TouchedRow): Promise<void> {
    const upload = isId(uploadId) ? await this.transactions.reader.findOneBy(Upload, { id: uploadId }) : null;
    refuseUnless(upload && upload.belongsTo(actor), 'invalid', 'upload.unknown', { uploadId });
    upload.claim(claimedFor, new Date());
  }

  /**
   * Stores what Svarbrev makes (drafts, letters to sign, signed letters) or takes out of a mail: written, synced and
   * in its place when this answers. Call it before the transaction that refers to it, and `keepRow` in it. What no
   * row refers to within a day is swept. `mediaType` is what the maker meant it to be; other content is a bug.
   */
  async keep(bytes: Buffer | Readable, about: { fileName: string; mediaType?: string }): Promise<KeptFile> {
    const received = await this.store.receive(bytes, this.settings.uploadLimit);
    try {
      if (about.mediaType !== undefined && about.mediaType !== received.format.mediaType)
        throw new Error(`Meant to be ${about.mediaType}, but it is ${received.format.mediaType}`);
      const facts = await this.transactions.run((tx) => this.admit(tx, received));
      return { ...facts, fileName: safeFileName(about.fileName) };
    } finally {
      await this.store.discard(received.path);
    }
  }

  /** Holds a kept file against the sweeper until the transaction ends, by when a row must refer to it. */
  async keepRow(tx: Tx, kept: Pick<KeptFile, 'sha256'>): Promise<void> {
    const held = await firstRow(tx, 'SELECT sha256 FROM stored_file WHERE sha256 = $1 FOR KEY SHARE', [kept.sha256]);
    if (!held) throw new Error(`The kept file ${kept.sha256} is gone: it was kept for longer than a day without use`);
  }

  /** Opens a stored file for sending on; refuses what is missing or damaged (see `DocumentStore.read`). */
  async open(sha256: string): Promise<OpenedFile> {
    const facts = await this.factsOrRefuse(sha256);
    return { ...facts, stream: await this.store.read(facts) };
  }

  /** The whole of a stored file, checked. Refuses one larger than the limit, in bytes (64 MB unless told). */
  async read(sha256: string, limitInBytes = readLimit): Promise<Buffer> {
    const facts = await this.factsOrRefuse(sha256);
    refuseUnless(facts.size <= limitInBytes, 'tooLarge', 'document.tooLarge', { size: facts.size, limitInBytes });
    return this.store.whole(facts);
  }

  /** What is known of some contents, by checksum; one that is not stored is left out. */
  async factsOf(reader: Pick<Tx, 'find'>, sha256s: readonly string[]): Promise<Map<string, FileFacts>> {
    const found = await reader.find(StoredFile, { where: { sha256: In([...new Set(sha256s)]) } });
    return new Map(found.map((file) => [file.sha256, facts(file)]));
  }

  /** Whether a file on disk is still what was stored, and the first thing that is not. */
  async verify(sha256: string): Promise<FileFinding> {
    const expected = (await this.factsOf(this.transactions.reader, [sha256])).get(sha256);
    return expected ? this.store.check(expected) : { state: 'missing' };
  }

  /** Where a damaged file first differs from what was stored, as nearly as can be said without the stored bytes. */
  async placeOfDamage(sha256: string): Promise<Place | undefined> {
    const row = await firstRow<ExpectedFile & { pieces: Buffer }>(
      this.transactions.reader,
      'SELECT sha256, size, pieces FROM stored_file WHERE sha256 = $1',
      [sha256],
    );
    return row && this.store.placeOfDamage(row, row.pieces);
  }

  /** Every stored file by checksum, for the yearly inspection and `svarbrev verify`. */
  async *everyFile(): AsyncGenerator<ExpectedFile> {
    for (let after = ''; ;) {
      const batch = await rows<ExpectedFile>(
        this.transactions.reader,
        'SELECT sha256, size FROM stored_file WHERE sha256 > $1 ORDER BY sha256 LIMIT 1000',
        [after],
      );
      yield* batch;
      const last = batch.at(-1);
      if (!last) return;
      after = last.sha256;
    }
  }

  /**
   * Puts received bytes in their place and writes their row: in that order, and behind the lock of the content, so
   * that a row never promises a file that is not there. The file outlives a transaction that fails; the sweeper
   * finds it.
   */
  async admit(tx: Tx, received: ReceivedBytes): Promise<FileFacts> {
    await lockContent(tx, received.sha256);
    await this.store.place(received);
    const { format } = received;
    await tx.query(
      `INSERT INTO stored_file (sha256, size, media_type, format, format_name, pieces) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (sha256) DO UPDATE SET offered_at = clock_timestamp()`,
      [received.sha256, received.size, format.mediaType, format.pronom, format.name, received.pieces],
    );
    return factOf(await this.factsOf(tx, [received.sha256]), received.sha256);
  }

  private async factsOrRefuse(sha256: string): Promise<FileFacts> {
    const found = (await this.factsOf(this.transactions.reader, [sha256])).get(sha256);
    if (!found) throw new Refusal('notFound', 'document.unknown');
    return found;
  }
}

/** Nobody places or removes this content until the transaction ends. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [contentLock, sha256]);
}

function facts({ sha256, size, mediaType, format, formatName }: StoredFile): FileFacts {
  return { sha256, size, mediaType, format, formatName };
}

function factOf(known: Map<string, FileFacts>, sha256: string): FileFacts {
  const found = known.get(sha256);
  if (!found) throw new Error(`No row for ${sha256}`);
  return found;
}
