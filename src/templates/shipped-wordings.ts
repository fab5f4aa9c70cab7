import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../kernel/clock';
import { History, TouchedRow } from '../kernel/history/history';
import { installation, installationChain } from '../kernel/history/installation';
import { newId } from '../kernel/id';
import { Transactions, Tx, firstRow } from '../kernel/transaction';
import { LetterTemplate, LetterTemplateVersion } from './letter-templates/letter-template.entity';
import { hashOfTemplate } from './letter-templates/template-hash';
import { problemsOfTemplate } from './letter-templates/template-trial';
import { hashOfParagraph, normalisedParagraph, refuseUnfitParagraph } from './standard-paragraphs/paragraph-content';
import { StandardParagraph, StandardParagraphVersion } from './standard-paragraphs/standard-paragraph.entity';
import { ShippedParagraph, ShippedTemplate, shippedParagraphs, shippedTemplates } from './template-files';

/** Any number no other part of Svarbrev uses as an advisory lock; "Mal" in ASCII. */
const loadingLock = 0x4d616c;
const shippedNote = 'Fulgte med Svarbrev.';

/**
 * Brings the shared templates and standard paragraphs that ship with the product into the register when it starts.
 * What is unchanged makes no new version; what changed becomes the next one, and letters keep what they were made
 * from. Several processes may start at once.
 */
@Injectable()
export class ShippedWordings implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.load(shippedTemplates(), shippedParagraphs());
  }

  /** Says how many new versions there were. A shipped template that does not pass its own check stops the start. */
  async load(templates: readonly ShippedTemplate[], paragraphs: readonly ShippedParagraph[]): Promise<number> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [loadingLock]);
      const made: TouchedRow[][] = [];
      for (const template of templates) made.push(await this.loadTemplate(tx, template));
      for (const paragraph of paragraphs) made.push(await this.loadParagraph(tx, paragraph));
      const versions = made.filter(({ length }) => length > 0).length;
      if (versions) await this.record(tx, versions, made.flat());
      return versions;
    });
  }

  private async record(tx: Tx, versions: number, rows: readonly TouchedRow[]): Promise<void> {
    await this.history.record(tx, installation, {
      caseId: null,
      type: 'installation.wordingsLoaded',
      subject: { table: 'history_chain', id: installationChain },
      payload: { versions },
      rows,
    });
  }

  /** The rows of a new version; none when nothing changed. */
  private async loadTemplate(tx: Tx, shipped: ShippedTemplate): Promise<TouchedRow[]> {
    const { code, content } = shipped;
    const contentHash = hashOfTemplate(content);
    const latest = await firstRow<Latest>(
      tx,
      `SELECT t.id, v.number, v.content_hash AS "contentHash"
         FROM letter_template t JOIN letter_template_version v ON v.template_id = t.id
        WHERE t.ministry_id IS NULL AND t.code = $1 ORDER BY v.number DESC LIMIT 1`,
      [code],
    );
    if (latest?.contentHash === contentHash) return [];
    const [problem] = problemsOfTemplate(content);
    if (problem) throw new Error(`The shipped template ${code} has a fault: ${JSON.stringify(problem)}`);

    const now = this.clock.now();
    const template = latest
      ? await tx.findOneByOrFail(LetterTemplate, { id: latest.id })
      : Object.assign(new LetterTemplate(), { id: newId(), ministryId: null, code, state: 'active', version: 0 });
    template.describe(shipped);
    Object.assign(template, { kind: content.kind, changedAt: now, version: template.version + 1 });
    await tx.save(template);
    const version = Object.assign(new LetterTemplateVersion(), {
      id: newId(),
      templateId: template.id,
      levels: [...content.declaration.levels],
      fields: content.declaration.fields,
      texts: content.texts,
      sample: content.sample,
      contentHash,
      writtenBy: null,
      writtenAt: now,
    });
    version.publish((latest?.number ?? 0) + 1, shippedNote, null, now);
    await tx.save(version);
    return [
      { table: 'letter_template', id: template.id },
      { table: 'letter_template_version', id: version.id },
    ];
  }

  /** The rows of a new version; none when nothing changed. */
  private async loadParagraph(tx: Tx, shipped: ShippedParagraph): Promise<TouchedRow[]> {
    const content = normalisedParagraph(shipped);
    const { titles, texts, keywords, handlingNote, validFrom, validTo } = content;
    const contentHash = hashOfParagraph({ titles, texts, keywords, handlingNote, validFrom, validTo });
    const latest = await firstRow<Latest>(
      tx,
      `SELECT p.id, v.number, v.content_hash AS "contentHash"
         FROM standard_paragraph p JOIN standard_paragraph_version v ON v.paragraph_id = p.id
        WHERE p.ministry_id IS NULL AND p.code = $1 ORDER BY v.number DESC LIMIT 1`,
      [shipped.code],
    );
    if (latest?.contentHash === contentHash) return [];
    refuseUnfitParagraph(content);

    const now = this.clock.now();
    const paragraph = latest
      ? await tx.findOneByOrFail(StandardParagraph, { id: latest.id })
      : Object.assign(new StandardParagraph(), {
          id: newId(),
          ministryId: null,
          code: shipped.code,
          state: 'active',
          version: 0,
        });
    paragraph.describe(shipped.owner);
    Object.assign(paragraph, { changedAt: now, version: paragraph.version + 1 });
    await tx.save(paragraph);
    const version = Object.assign(new StandardParagraphVersion(), { id: newId(), paragraphId: paragraph.id });
    version.write(content, contentHash, null, now);
    version.publish((latest?.number ?? 0) + 1, shippedNote, null, now);
    await tx.save(version);
    return [
      { table: 'standard_paragraph', id: paragraph.id },
      { table: 'standard_paragraph_version', id: version.id },
    ];
  }
}

interface Latest {
  readonly id: string;
  readonly number: number;
  readonly contentHash: string;
}
