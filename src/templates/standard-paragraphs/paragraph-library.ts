import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, Day } from '../../kernel/clock';
import { isId, newId } from '../../kernel/id';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import { draftOf } from '../wording-changes';
import { paragraphSort } from '../wording-sorts';
import { isOwnWording, mayReadWording } from '../wording.policy';
import { insertedParagraph, isReworded, paragraphsIn } from './paragraphs-in-text';
import { StandardParagraph, StandardParagraphVersion } from './standard-paragraph.entity';

/** A paragraph with its published version in use. */
export interface ParagraphInUse {
  readonly paragraph: StandardParagraph;
  readonly version: StandardParagraphVersion;
}

/** A paragraph as a list or a search tells it. */
export interface ListedParagraph {
  readonly paragraph: StandardParagraph;
  /** The published version in use; null when none is published. */
  readonly version: StandardParagraphVersion | null;
  readonly hasDraft: boolean;
  /** Letters of the ministry that hold any version of it, counted to 1,000. */
  readonly uses: number;
  /** Of those, how many reworded it. */
  readonly reworded: number;
}

/** A standard paragraph as it stands in a letter's text. */
export interface HeldParagraph {
  readonly code: string;
  readonly number: number;
  readonly titles: { readonly nb: string; readonly nn: string };
  /** Whether the writer changed its words. */
  readonly reworded: boolean;
}

export interface ParagraphSearch extends Pick<PageQuery, 'after' | 'limit'> {
  /** Words that must all occur, as beginnings of words or inside them, in title, text, keywords or code. */
  readonly words?: string | undefined;
  /** The written form whose title and text are searched. Left out: both. */
  readonly language?: 'nb' | 'nn' | undefined;
  /** Only those that may be inserted on this day: in use, published, within their period. */
  readonly validOn?: Day | undefined;
}

interface Row {
  readonly id: string;
  readonly versionId: string | null;
  readonly hasDraft: boolean;
  readonly uses: number;
  readonly reworded: number;
}

interface HeldRow {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly titleNb: string;
  readonly titleNn: string;
  readonly nb: string;
  readonly nn: string;
}

/** Standard paragraphs as those who write letters meet them. */
@Injectable()
export class ParagraphLibrary {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The paragraphs a ministry sees, the shared ones and its own, by code. */
  async search(ministryId: string, search: ParagraphSearch): Promise<Page<ListedParagraph>> {
    const limit = search.limit ?? defaultPageSize;
    const [code, id] = search.after === undefined ? [null, null] : decodeCursor(search.after, 2);
    const words = (search.words ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
    const found = await rows<Row>(
      this.transactions.reader,
      `${listSql}
         AND ($2::text IS NULL OR (p.code, p.id::text) > ($2, $3::text COLLATE "C"))
         AND NOT EXISTS (SELECT 1 FROM unnest($4::text[]) word
                          WHERE position(word IN lower(concat_ws(' ', p.code, array_to_string(v.keywords, ' '),
                                CASE WHEN $5::text IS DISTINCT FROM 'nn' THEN concat_ws(' ', v.title_nb, v.text_nb) END,
                                CASE WHEN $5::text IS DISTINCT FROM 'nb' THEN concat_ws(' ', v.title_nn, v.text_nn) END))) = 0)
         AND ($6::date IS NULL OR (p.state = 'active' AND v.valid_from <= $6 AND (v.valid_to IS NULL OR v.valid_to >= $6)))
       ORDER BY p.code, p.id::text COLLATE "C" LIMIT $7`,
      [ministryId, code, id, words, search.language ?? null, search.validOn ?? null, limit + 1],
    );
    const listed = await this.listed(found);
    return pageOf(listed, limit, ({ paragraph }) => [paragraph.code, paragraph.id]);
  }

  /** One, as the list tells it. */
  async one(ministryId: string, id: string): Promise<ListedParagraph> {
    const found = isId(id)
      ? await rows<Row>(this.transactions.reader, `${listSql} AND p.id = $2`, [ministryId, id])
      : [];
    const [listed] = await this.listed(found);
    refuseUnless(listed, 'notFound', 'paragraph.unknown');
    return listed;
  }

  /** The published versions of a paragraph, the latest first. */
  async versions(paragraphId: string): Promise<StandardParagraphVersion[]> {
    return this.transactions.reader
      .createQueryBuilder(StandardParagraphVersion, 'version')
      .where(`version.paragraph_id = :paragraphId AND version.state = 'published'`, { paragraphId })
      .orderBy('version.number', 'DESC')
      .getMany();
  }

  /** The draft of one of the ministry's own; any other does not exist. */
  async draft(actor: Pick<Actor, 'ministryId'>, id: string): Promise<StandardParagraphVersion> {
    const { paragraph } = await this.one(actor.ministryId, id);
    const draft = await this.draftIfAny(actor, paragraph);
    refuseUnless(draft, 'notFound', 'wording.unknownVersion');
    return draft;
  }

  /** The draft of one of the ministry's own, or null when there is none, or it is another's. */
  async draftIfAny(
    actor: Pick<Actor, 'ministryId'>,
    paragraph: StandardParagraph,
  ): Promise<StandardParagraphVersion | null> {
    const own = isOwnWording(actor, paragraph);
    return own ? draftOf(this.transactions.reader, paragraphSort, paragraph.id) : null;
  }

  /** Exactly one published version. Refuses `paragraph.unknown`. */
  async version(ministryId: string, versionId: string, tx: Tx = this.transactions.reader): Promise<ParagraphInUse> {
    const version = isId(versionId) ? await tx.findOneBy(StandardParagraphVersion, { id: versionId }) : null;
    refuseUnless(version?.state === 'published', 'notFound', 'paragraph.unknown');
    const paragraph = await tx.findOneByOrFail(StandardParagraph, { id: version.paragraphId });
    refuseUnless(mayReadWording({ ministryId }, paragraph), 'notFound', 'paragraph.unknown');
    return { paragraph, version };
  }

  /**
   * The paragraph of this code that may be inserted on this day, the ministry's own before the shared one. Refuses
   * `paragraph.unknown`.
   */
  async validOn(
    ministryId: string,
    code: string,
    day: Day,
    tx: Tx = this.transactions.reader,
  ): Promise<ParagraphInUse> {
    const found = await rows<Pick<Row, 'versionId'>>(
      tx,
      `SELECT v.id AS "versionId" FROM standard_paragraph p
         JOIN LATERAL (SELECT w.* FROM standard_paragraph_version w
           WHERE w.paragraph_id = p.id AND w.state = 'published' ORDER BY w.number DESC LIMIT 1) v ON true
        WHERE p.code = $2 AND (p.ministry_id = $1 OR p.ministry_id IS NULL) AND p.state = 'active'
          AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to >= $3)
        ORDER BY p.ministry_id NULLS LAST LIMIT 1`,
      [ministryId, code, day],
    );
    const versionId = found[0]?.versionId;
    refuseUnless(versionId, 'notFound', 'paragraph.unknown');
    return this.version(ministryId, versionId, tx);
  }

  /** The text to put into a letter: the version in use, in its section, its merge fields marked as missing until filled. */
  insertable({ paragraph, version }: ParagraphInUse, language: 'nb' | 'nn'): string {
    return insertedParagraph(paragraph.code, version.number ?? 0, version.content.texts[language], language);
  }

  /**
   * Notes which standard paragraphs a letter's text holds now, and which of them were reworded. Called when the text
   * is saved; what the text no longer holds is no longer counted.
   */
  async recordUses(tx: Tx, ministryId: string, letterId: string, html: string): Promise<void> {
    const held = await this.versionsIn(tx, ministryId, html);
    const uses = new Map(held.map(({ id, reworded }) => [id, reworded]));
    await tx.query('DELETE FROM standard_paragraph_use WHERE letter_id = $1 AND version_id <> ALL($2::uuid[])', [
      letterId,
      [...uses.keys()],
    ]);
    for (const [versionId, reworded] of uses) {
      await tx.query(
        `INSERT INTO standard_paragraph_use (id, version_id, letter_id, ministry_id, reworded, used_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT standard_paragraph_use_once DO UPDATE SET reworded = excluded.reworded`,
        [newId(), versionId, letterId, ministryId, reworded, this.clock.now()],
      );
    }
  }

  /** The standard paragraphs a letter's text holds, in reading order; those nobody knows are left out. */
  async heldIn(ministryId: string, html: string): Promise<HeldParagraph[]> {
    return this.versionsIn(this.transactions.reader, ministryId, html);
  }

  private async versionsIn(tx: Tx, ministryId: string, html: string): Promise<(HeldParagraph & { id: string })[]> {
    const held = paragraphsIn(html);
    const known = await rows<HeldRow>(
      tx,
      `SELECT v.id, p.code, v.number, v.title_nb AS "titleNb", v.title_nn AS "titleNn", v.text_nb AS nb, v.text_nn AS nn
         FROM standard_paragraph p JOIN standard_paragraph_version v ON v.paragraph_id = p.id
        WHERE (p.ministry_id = $1 OR p.ministry_id IS NULL) AND p.code = ANY($2) AND v.state = 'published'
        ORDER BY p.ministry_id NULLS LAST`,
      [ministryId, held.map(({ code }) => code)],
    );
    return held.flatMap(({ code, number, html: text }) => {
      const version = known.find((one) => one.code === code && one.number === number);
      if (!version) return [];
      const reworded = isReworded(text, version.nb) && isReworded(text, version.nn);
      return [{ id: version.id, code, number, titles: { nb: version.titleNb, nn: version.titleNn }, reworded }];
    });
  }

  private async listed(found: readonly Row[]): Promise<ListedParagraph[]> {
    const tx = this.transactions.reader;
    const paragraphs = await tx
      .createQueryBuilder(StandardParagraph, 'paragraph')
      .where('paragraph.id = ANY(:ids)', { ids: found.map(({ id }) => id) })
      .getMany();
    const versions = await tx
      .createQueryBuilder(StandardParagraphVersion, 'version')
      .where('version.id = ANY(:ids)', { ids: found.flatMap(({ versionId }) => versionId ?? []) })
      .getMany();
    return found.flatMap(({ id, versionId, ...told }) => {
      const paragraph = paragraphs.find((one) => one.id === id);
      const version = versions.find((one) => one.id === versionId) ?? null;
      return paragraph ? [{ paragraph, version, ...told }] : [];
    });
  }
}

const usesSql = `SELECT u.reworded FROM standard_paragraph_use u JOIN standard_paragraph_version w ON w.id = u.version_id
                  WHERE w.paragraph_id = p.id AND u.ministry_id = $1 LIMIT 1000`;

const listSql = `
  SELECT p.id, v.id AS "versionId",
         EXISTS (SELECT 1 FROM standard_paragraph_version d WHERE d.paragraph_id = p.id AND d.state = 'draft') AS "hasDraft",
         used.uses, used.reworded
    FROM standard_paragraph p
    LEFT JOIN LATERAL (
      SELECT w.* FROM standard_paragraph_version w
       WHERE w.paragraph_id = p.id AND w.state = 'published' ORDER BY w.number DESC LIMIT 1) v ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS uses, (count(*) FILTER (WHERE counted.reworded))::int AS reworded FROM (${usesSql}) counted) used
   WHERE (p.ministry_id = $1 OR p.ministry_id IS NULL)`;
