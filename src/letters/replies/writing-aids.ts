import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import type { MergeField } from '../../templates/merge-field';
import { standardMergeFields } from '../../templates/merge-fields';
import { ParagraphLibrary } from '../../templates/standard-paragraphs/paragraph-library';
import type { HeldParagraph } from '../../templates/standard-paragraphs/paragraph-library';
import { latestApprovals, unapprovedAuthor } from './approval-route';
import { levelOfCase, refuseUnlessLikeCase } from './case-level';
import { currentText, readReply } from './reply-loading';
import { mayStandOnRoute } from './reply.policy';
import { TemplatesForReplies } from './templates-for-replies';

/** A leader who may be asked to approve a letter, or to sign it as an official. */
export interface LeaderToAsk {
  readonly personId: string;
  readonly name: string;
  /** As it stands under the name: `avdelingsdirektør`; empty for one without. */
  readonly title: string;
  readonly unitName: string;
  /** Place on the route that is suggested, from 1; null when she is not. */
  readonly suggestedAt: number | null;
  /** Why she is suggested: asked the last time, or leads the unit the letter is written in, or one above it. */
  readonly because: 'askedBefore' | 'leadsUnit' | null;
}

/** What helps whoever writes a reply: fields to put in, paragraphs it holds, leaders to ask. Changes nothing. */
@Injectable()
export class WritingAids {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly templates: TemplatesForReplies,
    private readonly paragraphs: ParagraphLibrary,
  ) {}

  /** The fields the case can fill in this letter, and those of its template. */
  async fields(templateVersionId: string): Promise<readonly MergeField[]> {
    const own = await this.templates.fieldsOf(this.transactions.reader, templateVersionId);
    const names = new Set(own.map(({ name }) => name));
    return [...own, ...standardMergeFields.filter(({ name, origin }) => origin === 'case' && !names.has(name))];
  }

  /** The standard paragraphs a text of the ministry's holds, and which of them are reworded. */
  paragraphsIn(html: string, actor: Actor): Promise<HeldParagraph[]> {
    return this.paragraphs.heldIn(actor.ministryId, html);
  }

  /** Whether the case is answered by another now than when the letter was begun; it must follow before it is submitted. */
  async mustFollowCase(replyId: string, actor: Actor): Promise<boolean> {
    const { reader } = this.transactions;
    const { reply } = await readReply(reader, actor, this.clock.now(), replyId);
    try {
      await refuseUnlessLikeCase(reader, reply);
      return false;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return (await levelOfCase(reader, reply.caseId)) !== null;
    }
  }

  /**
   * The leaders of the ministry who may read the case, those suggested first. With `forRoute` also not whoever asks or
   * wrote the text: four eyes.
   */
  async leaders(replyId: string, actor: Actor, forRoute: boolean): Promise<LeaderToAsk[]> {
    const { reader } = this.transactions;
    const hand = await readReply(reader, actor, this.clock.now(), replyId);
    const { reply, entry, caseFile } = hand;
    refuseUnless(reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    const wrote = forRoute ? [actor.personId, await unapprovedAuthor(reader, await currentText(reader, reply))] : [];
    const codes = [caseFile.accessCode, entry.accessCode].filter((code) => code !== null);
    const found = await this.cleared(reader, reply.ministryId, entry.unitId ?? caseFile.unitId, codes);
    const before = [...(await latestApprovals(reader, reply)).keys()];
    const known = found.filter(({ personId }) => mayStandOnRoute(personId, wrote));
    return suggested(known, before);
  }

  /** Leaders cleared for all the codes, with how far above the unit theirs stands; null when beside it. */
  private cleared(tx: Tx, ministryId: string, unitId: string | null, codes: readonly string[]): Promise<FoundLeader[]> {
    return rows<FoundLeader>(
      tx,
      `WITH RECURSIVE above AS (
         SELECT id, parent_id, 0 AS steps FROM organisational_unit WHERE id = $2
         UNION ALL SELECT u.id, u.parent_id, a.steps + 1 FROM organisational_unit u JOIN above a ON u.id = a.parent_id
          WHERE a.steps < 20)
       SELECT DISTINCT ON (p.id) p.id AS "personId", p.given_name || ' ' || p.family_name AS name,
              COALESCE(r.title_nb, '') AS title, COALESCE(u.name_nb, '') AS "unitName", a.steps
         FROM role_assignment r JOIN person p ON p.id = r.person_id
         LEFT JOIN organisational_unit u ON u.id = r.unit_id
         LEFT JOIN above a ON a.id = r.unit_id
        WHERE r.role = 'leader' AND r.ministry_id = $1 AND r.from_at <= $4 AND (r.to_at IS NULL OR r.to_at > $4)
          AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) AS wanted(code)
                WHERE NOT EXISTS (SELECT 1 FROM role_assignment c
                                   WHERE c.person_id = p.id AND c.ministry_id = $1 AND wanted.code = ANY(c.cleared_for)
                                     AND c.from_at <= $4 AND (c.to_at IS NULL OR c.to_at > $4)))
        ORDER BY p.id, a.steps NULLS LAST`,
      [ministryId, unitId, codes, this.clock.now()],
    );
  }
}

/** Titles of leaders in a ministry from the nearest to the highest: who is asked first where several lead one unit. */
const ranks = [
  'seksjonsleder',
  'seksjonssjef',
  'underdirektør',
  'fagdirektør',
  'avdelingsdirektør',
  'kommunikasjonssjef',
  'ekspedisjonssjef',
  'assisterende departementsråd',
  'departementsråd',
];

function rankOf(title: string): number {
  return ranks.indexOf(title.toLowerCase()) + 1;
}

interface FoundLeader {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly steps: number | null;
}

/** Who was asked before is asked again in the same order; the first time, the unit's leader and those above her. */
function suggested(found: readonly FoundLeader[], before: readonly string[]): LeaderToAsk[] {
  const askedBefore = before.filter((id) => found.some(({ personId }) => personId === id));
  const inLine = found
    .filter(({ steps }) => steps !== null)
    .sort((a, b) => (a.steps ?? 0) - (b.steps ?? 0) || rankOf(a.title) - rankOf(b.title))
    .map(({ personId }) => personId);
  const because = askedBefore.length ? 'askedBefore' : 'leadsUnit';
  const route = askedBefore.length ? askedBefore : inLine;
  return found
    .map(({ personId, name, title, unitName }) => {
      const at = route.indexOf(personId);
      return {
        personId,
        name,
        title,
        unitName,
        suggestedAt: at < 0 ? null : at + 1,
        because: at < 0 ? null : because,
      } as const;
    })
    .sort((a, b) => (a.suggestedAt ?? 99) - (b.suggestedAt ?? 99) || a.name.localeCompare(b.name, 'nb'));
}
