import { Injectable, OnModuleInit } from '@nestjs/common';
import { made } from '../../kernel/entity-rows';
import { newId } from '../../kernel/id';
import { Clock } from '../../kernel/clock';
import { Jobs } from '../../kernel/jobs/jobs';
import { Transactions } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import type { Actor } from '../../kernel/actor';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { ReplyKeeper } from '../replies/reply-keeper';
import { lockReplyForSystem } from '../replies/reply-loading';
import { LetterSigner } from './letter-signer';
import { addDocumentTimestamp } from './pades/document-timestamp';
import { timestampJob } from './signed-letters';
import { SignatureAct } from './signing.entity';
import './signing.events';

/**
 * Adds the time stamp an authority could not give when the letter was signed: a later revision of the same PDF, whose
 * signed bytes stay as they are. A letter that has left meanwhile stays B-B: what was sent is what is kept.
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
  ) {}

  onModuleInit(): void {
    this.jobs.handle(timestampJob, ({ actId }) => this.add(String(actId)));
  }

  private async add(actId: string): Promise<void> {
    const act = await this.transactions.reader.findOneBy(SignatureAct, { id: actId });
    const authority = await this.signer.timestampAuthority();
    if (!act?.timestampPending || act.undoneAt || !authority) return;
    const { bytes } = await addDocumentTimestamp(await this.documents.read(act.signedSha256), authority);
    const earlier = await this.transactions.reader.findOneByOrFail(DocumentFile, { sha256: act.signedSha256 });
    const kept = await this.documents.keep(bytes, { fileName: earlier.fileName, mediaType: 'application/pdf' });

    await this.transactions.run(async (tx) => {
      const hand = await lockReplyForSystem(tx, act.replyId);
      const current = await tx.findOneByOrFail(SignatureAct, { id: actId });
      if (hand.reply.state !== 'signed' || current.undoneAt || !current.timestampPending) return;
      await this.documents.keepRow(tx, kept);
      const main = await tx.findOneByOrFail(EntryDocument, { entryId: act.entryId, association: 'main' });
      const versionNumber = (await tx.countBy(DocumentFile, { documentId: main.id, variant: 'archive' })) + 1;
      const file = made(DocumentFile, {
        id: newId(),
        documentId: main.id,
        versionNumber,
        variant: 'archive',
        sha256: kept.sha256,
        fileName: earlier.fileName,
        createdAt: this.clock.now(),
        createdBy: act.recordedBy,
      });
      await tx.insert(DocumentFile, file);
      await tx.update(
        SignatureAct,
        { id: actId },
        { signedSha256: kept.sha256, level: 'B-T', timestampPending: false },
      );
      const rows = [
        { table: 'signature_act', id: actId },
        { table: 'document_file', id: file.id },
      ];
      await this.keeper.record(
        tx,
        signatoryOf(act, hand.reply.ministryId),
        hand,
        'reply.timestamped',
        { actId, signedSha256: kept.sha256 },
        { rows },
      );
    });
  }
}

/** The system acts for whoever recorded the signature. */
function signatoryOf(act: SignatureAct, ministryId: string): Actor {
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
