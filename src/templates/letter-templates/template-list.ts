import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/id';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import type { SigningLevel } from '../merge-field';
import type { TemplateKind } from '../template-kind';
import type { LetterLanguage } from '../typesetting/letter.blocks';
import { LetterTemplate, LetterTemplateVersion } from './letter-template.entity';

/** A template with what a list tells about its versions. */
export interface ListedTemplate {
  readonly template: LetterTemplate;
  /** Number of the published version in use; null when none is published. */
  readonly currentNumber: number | null;
  readonly currentVersionId: string | null;
  readonly levels: readonly SigningLevel[];
  readonly languages: readonly LetterLanguage[];
  readonly hasDraft: boolean;
  /** A shared template that the ministry's own with the same code goes before. */
  readonly replacedByOwn: boolean;
  /** Letters of the ministry made from it, counted to 1,000. */
  readonly uses: number;
}

export interface TemplateListQuery extends Pick<PageQuery, 'after' | 'limit'> {
  readonly kind?: TemplateKind | undefined;
  readonly level?: SigningLevel | undefined;
  /** Only what a new letter can be made from. */
  readonly inUse?: boolean | undefined;
}

type Row = Omit<ListedTemplate, 'template'> & { readonly id: string };

/** The templates a ministry sees: the shared ones and its own. */
@Injectable()
export class TemplateList {
  constructor(private readonly transactions: Transactions) {}

  /** By code; a ministry's own before the shared one with the same code. */
  async page(ministryId: string, query: TemplateListQuery): Promise<Page<ListedTemplate>> {
    const limit = query.limit ?? defaultPageSize;
    const [code, id] = query.after === undefined ? [null, null] : decodeCursor(query.after, 2);
    const found = await rows<Row>(
      this.transactions.reader,
      `${listSql}
         AND ($2::text IS NULL OR (t.code, t.id::text) > ($2, $3::text COLLATE "C"))
         AND ($4::text IS NULL OR t.kind = $4)
         AND ($5::text IS NULL OR $5 = ANY(current.levels))
         AND (NOT $6::boolean OR (t.state = 'active' AND current.id IS NOT NULL AND NOT ${replacedSql}))
       ORDER BY t.code, t.id::text COLLATE "C" LIMIT $7`,
      [ministryId, code, id, query.kind ?? null, query.level ?? null, query.inUse ?? false, limit + 1],
    );
    const listed = await this.withTemplates(found);
    return pageOf(listed, limit, ({ template }) => [template.code, template.id]);
  }

  /** One, as the list tells it. */
  async one(ministryId: string, templateId: string, tx: Tx = this.transactions.reader): Promise<ListedTemplate> {
    const found = isId(templateId) ? await rows<Row>(tx, `${listSql} AND t.id = $2`, [ministryId, templateId]) : [];
    const [listed] = await this.withTemplates(found, tx);
    refuseUnless(listed, 'notFound', 'template.unknown');
    return listed;
  }

  /** The published versions of a template, the latest first. */
  async versions(templateId: string): Promise<LetterTemplateVersion[]> {
    return this.transactions.reader
      .createQueryBuilder(LetterTemplateVersion, 'version')
      .where(`version.template_id = :templateId AND version.state = 'published'`, { templateId })
      .orderBy('version.number', 'DESC')
      .getMany();
  }

  /** One published version by its number. */
  async version(templateId: string, number: number): Promise<LetterTemplateVersion> {
    const version = await this.transactions.reader.findOneBy(LetterTemplateVersion, { templateId, number });
    refuseUnless(version, 'notFound', 'wording.unknownVersion');
    return version;
  }

  private async withTemplates(found: readonly Row[], tx: Tx = this.transactions.reader): Promise<ListedTemplate[]> {
    const templates = await tx
      .createQueryBuilder(LetterTemplate, 'template')
      .where('template.id = ANY(:ids)', { ids: found.map(({ id }) => id) })
      .getMany();
    return found.flatMap(({ id, ...told }) => {
      const template = templates.find((one) => one.id === id);
      return template ? [{ template, ...told }] : [];
    });
  }
}

/** Whether the ministry has an own, usable template with the code of this shared one. */
const replacedSql = `(t.ministry_id IS NULL AND EXISTS (
  SELECT 1 FROM letter_template own JOIN letter_template_version v ON v.template_id = own.id AND v.state = 'published'
   WHERE own.ministry_id = $1 AND own.code = t.code AND own.state = 'active'))`;

const listSql = `
  SELECT t.id, current.number AS "currentNumber", current.id AS "currentVersionId",
         COALESCE(current.levels, '{}') AS levels,
         ARRAY(SELECT jsonb_object_keys(current.texts) ORDER BY 1) AS languages,
         EXISTS (SELECT 1 FROM letter_template_version d WHERE d.template_id = t.id AND d.state = 'draft') AS "hasDraft",
         ${replacedSql} AS "replacedByOwn",
         (SELECT count(*)::int FROM (
            SELECT 1 FROM letter_template_use u JOIN letter_template_version v ON v.id = u.version_id
             WHERE v.template_id = t.id AND u.ministry_id = $1 LIMIT 1000) counted) AS uses
    FROM letter_template t
    LEFT JOIN LATERAL (
      SELECT v.id, v.number, v.levels, v.texts FROM letter_template_version v
       WHERE v.template_id = t.id AND v.state = 'published' ORDER BY v.number DESC LIMIT 1) current ON true
   WHERE (t.ministry_id = $1 OR t.ministry_id IS NULL)`;
