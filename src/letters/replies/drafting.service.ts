import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions } from '../../kernel/transaction';
import { ParagraphLibrary } from '../../templates/standard-paragraphs/paragraph-library';
import { levelOfCase } from './case-level';
import { ReplyChanges, originOf } from './reply-changes';
import { currentText } from './reply-loading';
import { ReplyNotice, ReplySignatory } from './reply-parts.entity';
import { ReplyTexts } from './reply-texts';
import { TemplatesForReplies } from './templates-for-replies';

/** Writing a reply that has been started: its text. What stands around it is in `letter-parts.service.ts`. */
@Injectable()
export class DraftingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly changes: ReplyChanges,
    private readonly texts: ReplyTexts,
    private readonly templates: TemplatesForReplies,
    private readonly paragraphs: ParagraphLibrary,
  ) {}

  /** Writes the text; its author goes on in the same version until it is submitted or another writes. */
  write(replyId: string, version: number, html: string, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => ({
      written: await this.texts.write(tx, hand, html, originOf(hand.reply, actor), actor),
    }));
  }

  /** Fills the merge fields of the text again from the case as it is now; the adviser's own words stay. */
  refreshFields(replyId: string, version: number, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => {
      const { html } = await currentText(tx, hand.reply);
      return { written: await this.texts.write(tx, hand, html, originOf(hand.reply, actor), actor) };
    });
  }

  /** Puts a standard paragraph at the end of the text, in its version in use, its fields filled from the case. */
  insertParagraph(replyId: string, version: number, code: string, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => {
      const { reply } = hand;
      const paragraph = await this.paragraphs.validOn(reply.ministryId, code, this.clock.today(), tx);
      const before = await currentText(tx, reply);
      const html = before.html + this.paragraphs.insertable(paragraph, reply.language);
      return { written: await this.texts.write(tx, hand, html, originOf(reply, actor), actor) };
    });
  }

  /**
   * Lets the letter follow its case to whoever answers it now: another level, another office. The words of the old
   * voice stay the writer's to change; the fields are filled anew.
   */
  followCase(replyId: string, version: number, actor: Actor): Promise<void> {
    return this.changes.change(replyId, version, actor, async (tx, hand) => {
      const { reply } = hand;
      const now = await levelOfCase(tx, reply.caseId);
      refuseUnless(now, 'conflict', 'reply.noRespondingMinister');
      await this.templates.refuseUnlessSuited(tx, reply.templateVersionId, now.level);
      reply.level = now.level;
      reply.officeId = now.officeId;
      if (reply.level !== 'official') {
        const named = await tx.findBy(ReplySignatory, { replyId });
        await tx.delete(ReplySignatory, { replyId });
        hand.touched.push(...named.map(({ id }) => ({ table: 'reply_signatory', id })));
      }
      const { html } = await currentText(tx, reply);
      await this.texts.write(tx, hand, html, originOf(reply, actor), actor);
      return { what: 'level' };
    });
  }

  /** Marks a notice as seen by the one it is for. */
  async markSeen(noticeId: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const found = isId(noticeId)
        ? await tx.update(ReplyNotice, { id: noticeId, personId: actor.personId }, { seenAt: this.clock.now() })
        : null;
      refuseUnless(found?.affected, 'notFound', 'reply.unknown');
    });
  }
}
