import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { made } from '../../kernel/entity-rows';
import type { TouchedRow } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { Jobs } from '../../kernel/jobs/jobs';
import { Tx } from '../../kernel/transaction';
import { printedKey } from '../../cases/case-key';
import { Documents } from '../../documents/documents.service';
import { DocumentFile, EntryDocument } from '../entry-document.entity';
import { enclosuresOf } from '../replies/reply-content';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ReplyInHand } from '../replies/reply-loading';
import type { StoredSignature } from './letter-signer';
import { NoteFiling, NoteToFile } from './note-filing';
import { SignatureAct, SigningCapacity } from './signing.entity';
import './signing.events';

/** Job that adds the time stamp an authority could not give when the letter was signed. */
export const timestampJob = 'letters.addTimestamp';

/** How a letter became valid, as the act keeps it. */
export interface ActOfSigning {
  readonly kind: SignatureAct['kind'];
  /** Who signed or decided. */
  readonly personId: string;
  readonly capacity: SigningCapacity;
  readonly letterDate: string;
  /** Of the content that was set, counted anew: what was shown, not what was once stored beside it. */
  readonly contentHash: string;
  readonly shownSha256: string;
  readonly signature: StoredSignature;
  /** The note to the minister, to be filed with it. */
  readonly note: NoteToFile | null;
  /** Who is at the keyboard. */
  readonly actor: Actor;
  readonly at: Date;
  /** Only for what was given outside the system. */
  readonly outside?: {
    readonly on: string;
    readonly how: NonNullable<SignatureAct['decidedHow']>;
    readonly evidenceEntryId: string;
  };
}

/** Records that a letter is signed: the act, the finished document, the entry's date, the event. In one transaction. */
@Injectable()
export class SignedLetters {
  constructor(
    private readonly documents: Documents,
    private readonly keeper: ReplyKeeper,
    private readonly jobs: Jobs,
    private readonly noteFiling: NoteFiling,
  ) {}

  /** The caller has taken the reply through its door and holds the locks; the PDF is stored and synced. */
  async record(tx: Tx, hand: ReplyInHand, signing: ActOfSigning): Promise<SignatureAct> {
    const { reply, entry } = hand;
    const { signature, actor, at } = signing;
    await this.documents.keepRow(tx, signature.kept);
    const enclosures = (await enclosuresOf(tx, entry.id)).map(({ title, sha256 }) => ({ title, sha256 }));
    const identityConfirmedAt = actor.through.kind === 'session' ? actor.through.identityConfirmedAt : null;
    const act = made(SignatureAct, {
      id: newId(),
      replyId: reply.id,
      entryId: entry.id,
      kind: signing.kind,
      personId: signing.personId,
      officeId: reply.officeId,
      capacity: signing.capacity,
      recordedBy: actor.personId,
      at,
      decidedOn: signing.outside?.on ?? null,
      decidedHow: signing.outside?.how ?? null,
      letterDate: signing.letterDate,
      contentHash: signing.contentHash,
      shownSha256: signing.shownSha256,
      signedSha256: signature.kept.sha256,
      enclosures,
      identityMethod: 'password',
      identityConfirmedAt,
      level: signature.signed.level,
      timestampPending: signature.timestampPending,
      certificateSha256: signature.signed.certificateSha256,
      certificateName: signature.certificateName,
      evidenceEntryId: signing.outside?.evidenceEntryId ?? null,
      undoneAt: null,
    });
    await tx.insert(SignatureAct, act);
    const document = await this.finishDocument(tx, hand, signature, actor, at);
    entry.documentDate = signing.letterDate;
    await this.keeper.save(tx, hand);
    const noteRows = await this.noteFiling.file(tx, signing.note, actor, at);
    await this.recordEvent(tx, hand, act, document, actor, noteRows);
    if (act.timestampPending) await this.jobs.send(tx, timestampJob, { actId: act.id }, { retryLimit: 3 });
    return act;
  }

  /** The main document of the entry is finished: the signed PDF is its archive format (Noark 3.2.30, 3.2.31). */
  private async finishDocument(
    tx: Tx,
    { reply, entry }: ReplyInHand,
    { kept }: StoredSignature,
    actor: Actor,
    at: Date,
  ): Promise<DocumentFile> {
    const main = await tx.findOneByOrFail(EntryDocument, { entryId: entry.id, association: 'main' });
    main.status = 'finished';
    main.title = entry.publicTitle;
    await tx.save(main);
    const earlier = await tx.countBy(DocumentFile, { documentId: main.id });
    const file = made(DocumentFile, {
      id: newId(),
      documentId: main.id,
      versionNumber: earlier + 1,
      variant: 'archive',
      sha256: kept.sha256,
      fileName: kept.fileName,
      createdAt: at,
      createdBy: actor.personId,
    });
    await tx.insert(DocumentFile, file);
    reply.held = false;
    return file;
  }

  private async recordEvent(
    tx: Tx,
    hand: ReplyInHand,
    act: SignatureAct,
    file: DocumentFile,
    actor: Actor,
    noteRows: readonly TouchedRow[],
  ): Promise<void> {
    const rows = [
      { table: 'signature_act', id: act.id },
      { table: 'entry_document', id: file.documentId },
      { table: 'document_file', id: file.id },
      ...noteRows,
    ];
    const { id: actId, kind, signedSha256, certificateSha256 } = act;
    const identityConfirmedAt = act.identityConfirmedAt?.toISOString() ?? null;
    if (kind === 'electronic') {
      const { capacity, shownSha256, level } = act;
      const enclosures = act.enclosures.map(({ sha256 }) => sha256);
      const payload = {
        actId,
        kind,
        capacity,
        shownSha256,
        signedSha256,
        enclosures,
        level,
        certificateSha256,
        identityConfirmedAt,
      };
      await this.keeper.record(tx, actor, hand, 'reply.signed', payload, { rows });
    } else {
      const outside = {
        how: act.decidedHow ?? '',
        decidedOn: act.decidedOn ?? '',
        decidedBy: act.personId,
        evidenceEntryId: act.evidenceEntryId ?? '',
      };
      await this.keeper.record(
        tx,
        actor,
        hand,
        'reply.signedOutside',
        { actId, kind, signedSha256, certificateSha256, identityConfirmedAt, ...outside },
        { rows },
      );
    }
  }
}

/** `20-14 Svar om vold i nære relasjoner.pdf`: the public title, never the internal one, nor anybody's initials. */
export function pdfFileName({ entry, caseFile }: Pick<ReplyInHand, 'entry' | 'caseFile'>): string {
  const key = printedKey(caseFile).replace('/', '-');
  const title = entry.publicTitle
    .replaceAll(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${key}-${entry.documentNumber} ${[...title].slice(0, 80).join('')}.pdf`;
}
