import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { newId } from '../../kernel/id';
import { Jobs } from '../../kernel/jobs/jobs';
import { LOGGER } from '../../kernel/log';
import { Refusal } from '../../kernel/refusal';
import { Transactions, Tx, firstRow, rows } from '../../kernel/transaction';
import { Documents, KeptFile } from '../../documents/documents.service';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { ReplyKeeper } from '../replies/reply-keeper';
import { lockReplyForSystem } from '../replies/reply-loading';
import { LetterSigner } from './letter-signer';
import { addDocumentTimestamp } from './pades/document-timestamp';
import { timestampJob } from './signed-letters';
import { SignatureAct } from './signing.entity';
import './signing.events';

const sweepJob = 'letters.addPendingTimestamps';

/**
 * Letters that wait for a time stamp and may still get one: nothing of them is on its way. What was sent is what is
 * kept, and everyone gets the same bytes.
 */
const waiting = `a.timestamp_pending AND a.undone_at IS NULL AND r.state = 'signed'
  AND NOT EXISTS (SELECT 1 FROM dispatch d WHERE d.reply_id = r.id AND d.state <> 'stopped')`;

/**
 * Adds the time stamp an authority could not give when the letter was signed: a later revision of the same PDF, whose
 * signed bytes stay as they are. Tried at once, and again every quarter of an hour until the letter is sent.
 */
@Injectable()
export class Timestamping implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly signer: LetterSigner,
    private readonly keeper: ReplyKeeper,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(timestampJob, ({ actId }) => this.add(String(actId)));
    this.jobs.handle(sweepJob, () => this.addPending(), { cron: '*/15 * * * *' });
  }

  /** Adds every time stamp that is still to be had; stops at the first one the authority does not give. */
  async addPending(): Promise<void> {
    const found = await rows<{ id: string }>(
      this.transactions.reader,
      `SELECT a.id FROM signature_act a JOIN reply r ON r.id = a.reply_id WHERE ${waiting} ORDER BY a.at LIMIT 1000`,
    );
    for (const { id } of found) {
      try {
        await this.add(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return this.log.warn({ code: error.code, waiting: found.length }, 'no time stamps can be had');
      }
    }
  }

  private async add(actId: string): Promise<void> {
    const authority = await this.signer.timestampAuthority();
    const act = await this.transactions.reader.findOneBy(SignatureAct, { id: actId });
    if (!authority || !act || !(await this.waits(this.transactions.reader, actId))) return;
    const { bytes } = await addDocumentTimestamp(await this.documents.read(act.signedSha256), authority);
    const earlier = await this.transactions.reader.findOneByOrFail(DocumentFile, { sha256: act.signedSha256 });
    const kept = await this.documents.keep(bytes, { fileName: earlier.fileName, mediaType: 'application/pdf' });

    await this.transactions.run(async (tx) => {
      const hand = await lockReplyForSystem(tx, act.replyId);
      if (!(await this.waits(tx, actId))) return;
      await this.documents.keepRow(tx, kept);
      const file = await this.newVersion(tx, act, kept);
      const stamped = { signedSha256: kept.sha256, level: 'B-T', timestampPending: false } as const;
      await tx.update(SignatureAct, { id: actId }, stamped);
      const rows = [
        { table: 'signature_act', id: actId },
        { table: 'document_file', id: file.id },
      ];
      const payload = { actId, signedSha256: kept.sha256 };
      const actor = recorderOf(act, hand.reply.ministryId);
      await this.keeper.record(tx, actor, hand, 'reply.timestamped', payload, { rows });
    });
  }

  private async waits(tx: Tx, actId: string): Promise<boolean> {
    const sql = `SELECT a.id FROM signature_act a JOIN reply r ON r.id = a.reply_id WHERE a.id = $1 AND ${waiting}`;
    return (await firstRow(tx, sql, [actId])) !== undefined;
  }

  private async newVersion(tx: Tx, act: SignatureAct, { sha256, fileName }: KeptFile): Promise<DocumentFile> {
    const main = await tx.findOneByOrFail(EntryDocument, { entryId: act.entryId, association: 'main' });
    const file = made(DocumentFile, {
      id: newId(),
      documentId: main.id,
      versionNumber: (await tx.countBy(DocumentFile, { documentId: main.id })) + 1,
      variant: 'archive',
      sha256,
      fileName,
      createdAt: this.clock.now(),
      createdBy: act.recordedBy,
    });
    await tx.insert(DocumentFile, file);
    return file;
  }
}

/** The system acts for whoever recorded the signature. */
function recorderOf(act: SignatureAct, ministryId: string): Actor {
  return {
    accountId: '',
    personId: act.recordedBy,
    name: '',
    initials: '',
    ministryId,
    ministryCode: '',
    roles: [],
    clearedFor: [],
    through: { kind: 'system' },
  };
}
