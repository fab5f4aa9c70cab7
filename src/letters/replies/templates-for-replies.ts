import { Injectable } from '@nestjs/common';
import { refuseUnless } from '../../kernel/refusal';
import { Tx, rows } from '../../kernel/transaction';
import { TemplateInUse, TemplateLibrary } from '../../templates/letter-templates/template-library';
import type { MergeField, MergeValues } from '../../templates/merge-field';
import { renderTemplate } from '../../templates/template-content';
import { letterSettles } from './settling-templates.rules';
import type { Reply } from './reply.entity';
import type { ReplyLevel } from './reply.lifecycle';

/** The voice a letter is written in. */
interface Voice {
  readonly language: 'nb' | 'nn';
  readonly level: ReplyLevel;
}

const defaultSubject = { nb: 'Svar på henvendelse', nn: 'Svar på førespurnad' } as const;

/** Templates as replies use them: chosen by code, filled from the case, remembered by version. */
@Injectable()
export class TemplatesForReplies {
  constructor(private readonly library: TemplateLibrary) {}

  /** The version in use of a letter template that is meant for this level. */
  async published(
    tx: Tx,
    code: string,
    ministryId: string,
    level: ReplyLevel,
  ): Promise<TemplateInUse & { versionId: string; settles: boolean }> {
    const found = await this.library.inUse(ministryId, code, tx);
    const suits = found.content.kind === 'letter' && found.content.declaration.levels.includes(level);
    refuseUnless(suits, 'invalid', 'reply.templateUnsuited');
    return { ...found, versionId: found.version.id, settles: letterSettles(found.template.code) };
  }

  /** Refuses a level that the version a letter was made from is not meant for. */
  async refuseUnlessSuited(tx: Tx, versionId: string, level: ReplyLevel): Promise<void> {
    const { content } = await this.library.version(versionId, tx);
    const suits = content.kind === 'letter' && content.declaration.levels.includes(level);
    refuseUnless(suits, 'invalid', 'reply.templateUnsuited');
  }

  /** Notes that the letter was made from the version. */
  async recordUse(tx: Tx, versionId: string, reply: Reply): Promise<void> {
    await this.library.recordUse(tx, versionId, reply.id, reply.ministryId);
  }

  /** The heading a letter from this template begins with. */
  subjectOf({ content }: TemplateInUse, values: MergeValues, voice: Voice): string {
    const { declaration, texts } = content;
    if (texts[voice.language]?.subject === undefined) return defaultSubject[voice.language];
    return (
      renderTemplate({ ...content, declaration }, this.valuesFor({ content }, values), { ...voice, missing: 'mark' })
        .subject ?? defaultSubject[voice.language]
    );
  }

  /** The values the template declares, of those that are known; the others are no part of this letter. */
  valuesFor({ content }: Pick<TemplateInUse, 'content'>, values: MergeValues): Record<string, unknown> {
    const declared = content.declaration.fields.map((field) => field.name);
    return Object.fromEntries(
      Object.entries(values).filter(([name, value]) => declared.includes(name) && value !== undefined),
    );
  }

  /** The first text of a letter: fields without a value are marked, and asked for before it can be submitted. */
  render({ content }: TemplateInUse, values: Record<string, unknown>, voice: Voice): string {
    return renderTemplate(content, values, { ...voice, missing: 'mark' }).html;
  }

  /** The fields of the version a letter was made from. */
  async fieldsOf(tx: Tx, versionId: string): Promise<readonly MergeField[]> {
    return (await this.library.version(versionId, tx)).content.declaration.fields;
  }

  /** Subject and text of the mail a letter goes out in. */
  async coveringMail(tx: Tx, reply: Reply, values: MergeValues): Promise<{ subject: string; text: string }> {
    const cover = await this.library.inUse(reply.ministryId, 'covering-email', tx);
    const voice = { language: reply.language, level: reply.level };
    const { subject, text } = renderTemplate(cover.content, this.valuesFor(cover, values), {
      ...voice,
      elements: false,
    });
    return { subject: subject ?? defaultSubject[reply.language], text };
  }

  /** The letters a reply answers, the one its text speaks of first. */
  async answersOf(tx: Tx, replyId: string): Promise<string[]> {
    const found = await rows<{ entryId: string }>(
      tx,
      'SELECT entry_id AS "entryId" FROM reply_answer WHERE reply_id = $1 ORDER BY ordinal',
      [replyId],
    );
    return found.map((row) => row.entryId);
  }
}
