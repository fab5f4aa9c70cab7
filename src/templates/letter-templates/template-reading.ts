import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions } from '../../kernel/transaction';
import type { SigningLevel } from '../merge-field';
import type { RenderedTemplate, TemplateContent } from '../template-content';
import type { SetLetter } from '../typesetting/letter-to-set';
import type { LetterLanguage } from '../typesetting/letter.blocks';
import { draftOf } from '../wording-changes';
import { templateSort } from '../wording-sorts';
import { isOwnWording } from '../wording.policy';
import type { LetterTemplateVersion } from './letter-template.entity';
import { TemplateLibrary } from './template-library';
import { TemplateList } from './template-list';
import { triedLetter, triedText } from './template-trial';

/** In which language and for whom something is shown; what is left out is chosen. */
export interface PreviewWish {
  readonly language?: LetterLanguage | undefined;
  readonly level?: SigningLevel | undefined;
}

/** Versions as people look at them: published ones by number for everybody, the draft for those who write it. */
@Injectable()
export class TemplateReading {
  constructor(
    private readonly library: TemplateLibrary,
    private readonly list: TemplateList,
    private readonly transactions: Transactions,
  ) {}

  async versions(actor: Actor, templateId: string): Promise<LetterTemplateVersion[]> {
    const template = await this.library.readable(actor.ministryId, templateId);
    return this.list.versions(template.id);
  }

  /** A version by its number, or the `draft`. Refuses as unknown what the actor may not see. */
  async version(
    actor: Actor,
    templateId: string,
    number: string,
  ): Promise<{ readonly version: LetterTemplateVersion; readonly content: TemplateContent }> {
    const template = await this.library.readable(actor.ministryId, templateId);
    if (number === 'draft') {
      const writes = isOwnWording(actor, template) && holds(actor, 'administrator');
      const draft = writes ? await draftOf(this.transactions.reader, templateSort, template.id) : null;
      refuseUnless(draft, 'notFound', 'wording.unknownVersion');
      return { version: draft, content: draft.contentFor(template.kind) };
    }
    refuseUnless(/^[1-9]\d{0,5}$/.test(number), 'notFound', 'wording.unknownVersion');
    const version = await this.list.version(template.id, Number(number));
    return { version, content: version.contentFor(template.kind) };
  }

  /** The text on sample data. */
  async preview(actor: Actor, templateId: string, number: string, wish: PreviewWish): Promise<RenderedTemplate> {
    const { content } = await this.version(actor, templateId, number);
    return triedText(content, trialOf(content, wish));
  }

  /** The letter on sample data, set. */
  async previewLetter(actor: Actor, templateId: string, number: string, wish: PreviewWish): Promise<SetLetter> {
    const { content } = await this.version(actor, templateId, number);
    return triedLetter(content, trialOf(content, wish));
  }
}

function trialOf(content: TemplateContent, wish: PreviewWish): { language: LetterLanguage; level: SigningLevel } {
  const { levels } = content.declaration;
  const level = wish.level ?? levels[0] ?? 'minister';
  refuseUnless(levels.includes(level), 'invalid', 'template.otherLevel', { level });
  return { language: wish.language ?? 'nb', level };
}
