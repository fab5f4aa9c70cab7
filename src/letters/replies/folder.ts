import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, dayOf, startOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions } from '../../kernel/transaction';
import { printedKey } from '../../cases/case-key';
import { Government } from '../../government/government.service';
import { typesetFolderCover } from '../../templates/typesetting/folder-cover';
import { joinedPdf } from './bounded-pdf';
import { FolderContents } from './folder-contents';
import { FolderPart, FolderParts, paragraphs, printedDay } from './folder-parts';
import { folderWords } from './folder.words';
import { ReplyApprovals } from './reply-approvals';
import { ReplyInHand } from './reply-loading';
import { FolderView } from './folder.view';

/**
 * The folder the minister gets: cover, the letter to sign, the note, the letter that came in, earlier letters. As a
 * list for the screen, and as one PDF to print or to read on a flight. Internal; never dispatched.
 */
@Injectable()
export class Folders {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly government: Government,
    private readonly contents: FolderContents,
    private readonly parts: FolderParts,
    private readonly approvals: ReplyApprovals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** What is in the folder, in order. */
  async view(hand: ReplyInHand, actor: Actor): Promise<FolderView> {
    const tx = this.transactions.reader;
    const { number, of } = await this.contents.placeInPile(tx, hand);
    const { reply, caseFile } = hand;
    return {
      replyId: reply.id,
      caseId: caseFile.id,
      caseKey: printedKey(caseFile),
      subject: caseFile.title,
      replyDeadline: caseFile.replyDeadline,
      releasedAt: reply.releasedAt?.toISOString() ?? null,
      releaseNote: reply.releaseNote,
      urgent: reply.urgent,
      held: reply.held,
      number,
      of,
      parts: (await this.parts.of(hand, actor)).map(({ kind, entryId, link, pages, about }) => ({
        kind,
        entryId,
        entryKey: about.entry,
        title: about.title,
        access: about.access,
        pages,
        link,
      })),
    };
  }

  /** The whole folder as one PDF. */
  async pdf(hand: ReplyInHand, actor: Actor): Promise<Uint8Array> {
    const parts = await this.parts.of(hand, actor);
    const cover = await this.cover(hand, actor, parts);
    const whole = await joinedPdf([cover, ...parts.map((part) => part.pdf)]);
    refuseUnless(whole, 'conflict', 'reply.folderTooLarge');
    return whole.pdf;
  }

  private async cover(hand: ReplyInHand, actor: Actor, parts: readonly FolderPart[]): Promise<Uint8Array> {
    const tx = this.transactions.reader;
    const { reply, caseFile } = hand;
    const say = folderWords[reply.language];
    const day = this.clock.today();
    const head = await this.government.nameOf(reply.ministryId, reply.language, day);
    const office = reply.officeId ? await this.government.titleOf(reply.officeId, reply.language, day) : null;
    const first = (await this.contents.otherDocuments(tx, hand, actor)).find((other) => other.answered);
    const sender = [first?.sender, first?.documentDate && say.letterOf(printedDay(first.documentDate))];
    const onBehalfOf = await this.contents.onBehalfOf(tx, hand);
    const set = typesetFolderCover({
      language: reply.language,
      demo: this.settings.demo,
      ministry: head.runningForm,
      addressee: say.to(office?.definiteForm ?? say.leaders),
      caseKey: printedKey(caseFile),
      ...(caseFile.replyDeadline ? { deadline: caseFile.replyDeadline } : {}),
      laidBefore: reply.releasedAt ? dayOf(reply.releasedAt) : day,
      subject: caseFile.publicTitle,
      sender: sender.filter(Boolean).join(', '),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      documents: parts.map(({ about, pages }) => ({ ...about, pages })),
      approvals: await this.approvals.shown(tx, hand),
      ...(reply.releaseNote ? { note: paragraphs(reply.releaseNote) } : {}),
      folder: await this.contents.placeInPile(tx, hand),
      metadata: { title: `Mappe ${printedKey(caseFile)}`, author: head.runningForm, subject: printedKey(caseFile) },
      creationDate: startOf(day),
    });
    return set.pdf;
  }
}
