import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { missingMergeFields } from '../../templates/merge-fields-in-text';
import { normaliseHtml } from '../../templates/typesetting/html-to-blocks';
import { ReplyLetters } from './reply-letters';
import { ReplyInHand, currentText } from './reply-loading';
import { ReplyText, TextOrigin } from './reply-parts.entity';
import { Reply } from './reply.entity';

/**
 * Versions of a letter's text. The author goes on in the newest version until it is submitted or somebody else
 * writes; then it is sealed and never changes. The text is normalised on the way in: what is stored is what is hashed.
 */
@Injectable()
export class ReplyTexts {
  constructor(
    private readonly clock: Clock,
    private readonly letters: ReplyLetters,
  ) {}

  /** Writes the text: into the newest version if it is the author's own and open, else as the next one. */
  async write(tx: Tx, reply: Reply, html: string, origin: TextOrigin, actor: Actor): Promise<ReplyText> {
    const text = await currentText(tx, reply);
    const goesOn = !text.sealed && text.writtenBy === actor.personId && text.origin === origin;
    if (!goesOn) return this.add(tx, reply, html, origin, actor);
    text.html = normaliseHtml(html);
    text.writtenAt = this.clock.now();
    return tx.save(text);
  }

  /** Adds the next version and seals the one before. */
  async add(tx: Tx, reply: Reply, html: string, origin: TextOrigin, actor: Actor): Promise<ReplyText> {
    await tx.update(ReplyText, { replyId: reply.id, sealed: false }, { sealed: true });
    reply.textNumber += 1;
    return tx.save(this.make(reply, html, origin, actor));
  }

  /** The first version, from the template. */
  make(reply: Reply, html: string, origin: TextOrigin, actor: Actor): ReplyText {
    return Object.assign(new ReplyText(), {
      id: newId(),
      replyId: reply.id,
      number: reply.textNumber,
      html: normaliseHtml(html),
      writtenBy: actor.personId,
      writtenAt: this.clock.now(),
      origin,
      sealed: false,
    });
  }

  async seal(tx: Tx, text: ReplyText): Promise<void> {
    text.sealed = true;
    await tx.save(text);
  }

  /** Sets the letter for real, so that a character without a glyph or an unknown tag is refused before anyone approves. */
  async refuseUnlessSettable(tx: Tx, hand: ReplyInHand): Promise<void> {
    const missing = missingMergeFields((await currentText(tx, hand.reply)).html);
    refuseUnless(missing.length === 0, 'invalid', 'reply.fieldsMissing', { fields: missing });
    await this.letters.set(tx, hand, { on: this.clock.today() });
  }
}
