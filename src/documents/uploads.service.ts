import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { isId, newId } from '../kernel/id';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { Transactions } from '../kernel/transaction';
import { ReceivedBytes } from './document-store';
import { Documents, FileFacts, OpenedFile } from './documents.service';
import { safeFileName } from './file-name';
import { Upload } from './upload.entity';

/** How long an upload waits for someone to claim it, in hours of real time. */
const hoursToLive = 24;

/** How many uploads one account may have waiting in a ministry. */
const mostWaiting = 200;

export interface UploadedFile {
  readonly upload: Upload;
  readonly facts: FileFacts;
}

/** Files sent in from outside, until a command claims them. An upload is its uploader's own. */
@Injectable()
export class Uploads {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: Documents,
  ) {}

  /** Refuses an account that leaves too much lying, before any of its bytes are read. */
  async refuseTooManyWaiting(actor: Actor): Promise<void> {
    const waiting = await this.transactions.reader
      .createQueryBuilder(Upload, 'upload')
      .where('upload.account_id = :account AND upload.ministry_id = :ministry AND upload.claimed_at IS NULL', {
        account: actor.accountId,
        ministry: actor.ministryId,
      })
      .andWhere('upload.expires_at > :now', { now: new Date() })
      .getCount();
    refuseUnless(waiting < mostWaiting, 'conflict', 'upload.tooManyWaiting', { limit: mostWaiting });
  }

  /** Takes received bytes into the store as the actor's upload. */
  async add(actor: Actor, fileName: string | undefined, received: ReceivedBytes): Promise<UploadedFile> {
    refuseUnless(received.size > 0, 'invalid', 'upload.empty');
    return this.transactions.run(async (tx) => {
      const facts = await this.documents.admit(tx, received);
      const createdAt = new Date();
      const upload = tx.create(Upload, {
        id: newId(),
        sha256: facts.sha256,
        fileName: safeFileName(fileName),
        accountId: actor.accountId,
        personId: actor.personId,
        ministryId: actor.ministryId,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + hoursToLive * 3_600_000),
        claimedAt: null,
        claimedForTable: null,
        claimedForId: null,
      });
      await tx.insert(Upload, upload);
      return { upload, facts };
    });
  }

  /** The actor's own uploads that nothing has claimed, in the order they came. */
  async waiting(actor: Actor): Promise<UploadedFile[]> {
    const { reader } = this.transactions;
    const found = await reader
      .createQueryBuilder(Upload, 'upload')
      .where('upload.account_id = :account AND upload.ministry_id = :ministry AND upload.claimed_at IS NULL', {
        account: actor.accountId,
        ministry: actor.ministryId,
      })
      .andWhere('upload.expires_at > :now', { now: new Date() })
      .orderBy('upload.id')
      .limit(mostWaiting)
      .getMany();
    const facts = await this.documents.factsOf(
      reader,
      found.map(({ sha256 }) => sha256),
    );
    return found.flatMap((upload) => {
      const known = facts.get(upload.sha256);
      return known ? [{ upload, facts: known }] : [];
    });
  }

  /** The actor's own upload; anyone else's does not exist. */
  async mine(actor: Actor, id: string): Promise<UploadedFile> {
    const { reader } = this.transactions;
    const upload = isId(id) ? await reader.findOneBy(Upload, { id }) : null;
    refuseUnless(upload && upload.belongsTo(actor), 'notFound', 'upload.unknown');
    const facts = (await this.documents.factsOf(reader, [upload.sha256])).get(upload.sha256);
    if (!facts) throw new Error(`The upload ${id} has no file`);
    return { upload, facts };
  }

  /** The bytes of the actor's own upload. */
  async content(actor: Actor, id: string): Promise<{ upload: Upload; file: OpenedFile }> {
    const { upload } = await this.mine(actor, id);
    return { upload, file: await this.documents.open(upload.sha256) };
  }

  /** Takes back an upload that nothing has claimed. Its file goes with the next sweep, unless something else uses it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const upload = isId(id) ? await tx.findOne(Upload, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
      refuseUnless(upload && upload.belongsTo(actor), 'notFound', 'upload.unknown');
      if (upload.claimedAt) throw new Refusal('conflict', 'upload.alreadyClaimed', { uploadId: id });
      await tx.delete(Upload, { id });
    });
  }
}
