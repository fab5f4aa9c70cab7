import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock';
import { isId, newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import type { TemplateContent } from '../template-content';
import { mayReadWording } from '../wording.policy';
import { LetterTemplate, LetterTemplateVersion } from './letter-template.entity';

/** A published version, with the template it is of. */
export interface TemplateInUse {
  readonly template: LetterTemplate;
  readonly version: LetterTemplateVersion;
  /** What `renderTemplate` wants. */
  readonly content: TemplateContent;
}

/** Templates as those who write letters meet them: the one in use by its code, or exactly the version a letter was made from. */
@Injectable()
export class TemplateLibrary {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The version a new letter is made from: the latest published one of the ministry's own template with that code, or
   * else of the shared one. Refuses `template.unknown`, and `template.retired` when it is out of use.
   */
  async inUse(ministryId: string, code: string, tx: Tx = this.transactions.reader): Promise<TemplateInUse> {
    const found = await tx
      .createQueryBuilder(LetterTemplate, 'template')
      .where('template.code = :code', { code })
      .andWhere('(template.ministry_id = :ministryId OR template.ministry_id IS NULL)', { ministryId })
      .orderBy('template.ministry_id', 'ASC', 'NULLS LAST')
      .getMany();
    const versions = await Promise.all(found.map((template) => this.current(template, tx)));
    const published = versions.filter((one) => one !== null);
    const inUse = published.find(({ template }) => template.state === 'active');
    if (inUse) return inUse;
    throw published.length > 0
      ? new Refusal('conflict', 'template.retired', { code })
      : new Refusal('notFound', 'template.unknown');
  }

  /** Exactly the version a letter was made from; published versions never change. Refuses `template.unknown`. */
  async version(versionId: string, tx: Tx = this.transactions.reader): Promise<TemplateInUse> {
    const version = isId(versionId) ? await tx.findOneBy(LetterTemplateVersion, { id: versionId }) : null;
    refuseUnless(version?.state === 'published', 'notFound', 'template.unknown');
    const template = await tx.findOneByOrFail(LetterTemplate, { id: version.templateId });
    return { template, version, content: version.contentFor(template.kind) };
  }

  /** Notes that a letter was made from a version; once for each letter. */
  async recordUse(tx: Tx, versionId: string, letterId: string, ministryId: string): Promise<void> {
    await tx.query(
      `INSERT INTO letter_template_use (id, version_id, letter_id, ministry_id, used_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT letter_template_use_once DO NOTHING`,
      [newId(), versionId, letterId, ministryId, this.clock.now()],
    );
  }

  /** A template the ministry may read; refuses as unknown any other. */
  async readable(ministryId: string, templateId: string, tx: Tx = this.transactions.reader): Promise<LetterTemplate> {
    const template = isId(templateId) ? await tx.findOneBy(LetterTemplate, { id: templateId }) : null;
    refuseUnless(template && mayReadWording({ ministryId }, template), 'notFound', 'template.unknown');
    return template;
  }

  private async current(template: LetterTemplate, tx: Tx): Promise<TemplateInUse | null> {
    const version = await tx
      .createQueryBuilder(LetterTemplateVersion, 'version')
      .where(`version.template_id = :id AND version.state = 'published'`, { id: template.id })
      .orderBy('version.number', 'DESC')
      .limit(1)
      .getOne();
    return version && { template, version, content: version.contentFor(template.kind) };
  }
}
