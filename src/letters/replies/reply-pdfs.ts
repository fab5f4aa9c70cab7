import { Injectable, StreamableFile } from '@nestjs/common';
import { isClearedFor } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, firstRow } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { joinedPdf } from './bounded-pdf';
import { Folders } from './folder';
import { FolderView } from './folder.view';
import { ReplyLetters } from './reply-letters';
import { ReplyInHand, readReply } from './reply-loading';
import { ReplyNotes } from './reply-notes';

/** A reply's PDFs: the letter as it will be or as it was signed, the note, the folder. */
@Injectable()
export class ReplyPdfs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly letters: ReplyLetters,
    private readonly notes: ReplyNotes,
    private readonly folders: Folders,
  ) {}

  /** The signed letter when there is one, else the letter as it would be signed now. */
  async letter(replyId: string, actor: Actor): Promise<StreamableFile> {
    const hand = await readReply(this.transactions.reader, actor, this.clock.now(), replyId);
    const signed = await firstRow<{ sha256: string }>(
      this.transactions.reader,
      'SELECT signed_sha256 AS sha256 FROM signature_act WHERE reply_id = $1 AND undone_at IS NULL',
      [hand.reply.id],
    );
    if (signed) return new StreamableFile(await this.documents.read(signed.sha256));
    const { pdf } = await this.letters.set(this.transactions.reader, hand, {
      on: this.clock.today(),
      at: this.clock.now(),
    });
    return new StreamableFile(pdf);
  }

  /** The note to the minister. */
  async note(replyId: string, actor: Actor): Promise<StreamableFile> {
    const note = await this.notes.set(this.transactions.reader, await this.own(replyId, actor));
    refuseUnless(note && isClearedFor(actor, note.accessCode), 'notFound', 'reply.noteUnknown');
    return new StreamableFile(note.set.pdf);
  }

  /** The minister's folder, as one PDF. */
  async folder(replyId: string, actor: Actor): Promise<StreamableFile> {
    return new StreamableFile(await this.folders.pdf(await this.own(replyId, actor), actor));
  }

  /** Several folders, one after the other, as one PDF: for the flight. */
  async foldersOf(replyIds: readonly string[], actor: Actor): Promise<StreamableFile> {
    const folders: Uint8Array[] = [];
    for (const replyId of replyIds) folders.push(await this.folders.pdf(await this.own(replyId, actor), actor));
    const whole = await joinedPdf(folders);
    refuseUnless(whole, 'conflict', 'reply.folderTooLarge');
    return new StreamableFile(whole.pdf);
  }

  /** The minister's folder, as a list. */
  async folderView(replyId: string, actor: Actor): Promise<FolderView> {
    return this.folders.view(await this.own(replyId, actor), actor);
  }

  /** Notes and folders are internal to the ministry. */
  private async own(replyId: string, actor: Actor): Promise<ReplyInHand> {
    const hand = await readReply(this.transactions.reader, actor, this.clock.now(), replyId);
    refuseUnless(hand.reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    return hand;
  }
}
