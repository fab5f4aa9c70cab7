import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { mergeFieldsIn, missingMergeFields, refreshMergeFields } from '../../templates/merge-fields-in-text';
import { ParagraphLibrary } from '../../templates/standard-paragraphs/paragraph-library';
import { normaliseHtml } from '../../templates/typesetting/html-to-blocks';
import { CaseMergeValues } from './merge-values';
import { ReplyLetters } from './reply-letters';
import { ReplyInHand, currentText } from './reply-loading';
import { ReplyText, TextOrigin } from './reply-parts.entity';
import { Reply } from './reply.entity';
import { TemplatesForReplies } from './templates-for-replies';

/**
 * Versions of a letter's text. The author goes on in the newest version until it is submitted or somebody else
 * writes; then it is sealed and never changes. The text is normalised on the way in, and its merge fields are filled
 * from the case: what is stored is what is hashed.
 */
@Injectable()
export class ReplyTexts {
  constructor(
    private readonly clock: Clock,
    private readonly letters: ReplyLetters,
    private readonly mergeValues: CaseMergeValues,
    private readonly templates: TemplatesForReplies,
    private readonly paragraphs: ParagraphLibrary,
  ) {}

  /** Writes the text: into the newest version if it is the author's own and open, else as the next one. */
  async write(tx: Tx, hand: ReplyInHand, html: string, origin: TextOrigin, actor: Actor): Promise<ReplyText> {
    const text = await currentText(tx, hand.reply);
    const goesOn = !text.sealed && text.writtenBy === actor.personId && text.origin === origin;
    if (!goesOn) return this.add(tx, hand, html, origin, actor);
    text.html = await this.filled(tx, hand, html);
    text.writtenAt = this.clock.now();
    return this.keep(tx, hand, text);
  }

  /** Adds the next version and seals the one before. */
  async add(tx: Tx, hand: ReplyInHand, html: string, origin: TextOrigin, actor: Actor): Promise<ReplyText> {
    const { reply } = hand;
    const before = await currentText(tx, reply);
    if (!before.sealed) await this.seal(tx, before);
    reply.textNumber += 1;
    return this.keep(tx, hand, this.make(reply, await this.filled(tx, hand, html), origin, actor));
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

  /** The text with its merge fields filled from the case as it is now; around them it is left as it was written. */
  private async filled(tx: Tx, hand: ReplyInHand, html: string): Promise<string> {
    const { reply, caseFile, entry } = hand;
    const { language, level, officeId, subject } = reply;
    const answers = await this.templates.answersOf(tx, reply.id);
    const { caseworkerId } = entry;
    const known = await this.mergeValues.of(tx, caseFile, { language, officeId, subject, caseworkerId, answers });
    const fields = await this.templates.fieldsOf(tx, reply.templateVersionId);
    const wanted = new Set([...fields.map((field) => field.name), ...mergeFieldsIn(html)]);
    const fresh = Object.entries(known).filter(([name, value]) => wanted.has(name) && value !== undefined);
    reply.values = { ...reply.values, ...Object.fromEntries(fresh) };
    return refreshMergeFields(html, fields, reply.values, { language, level }).html;
  }

  private async keep(tx: Tx, hand: ReplyInHand, text: ReplyText): Promise<ReplyText> {
    await this.paragraphs.recordUses(tx, hand.reply.ministryId, hand.reply.id, text.html);
    return tx.save(text);
  }
}
