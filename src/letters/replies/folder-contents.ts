import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, Day } from '../../kernel/clock';
import { Tx, rows } from '../../kernel/transaction';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { Government } from '../../government/government.service';
import { ReplyInHand } from './reply-loading';

/** A document of another letter in the folder: of what came in, or of an earlier letter of the case. */
export interface OtherDocument {
  readonly entryId: string;
  readonly kind: 'incoming' | 'outgoing';
  /** Whether it is the letter itself, or goes with it. */
  readonly association: 'main' | 'attachment';
  readonly title: string;
  readonly documentNumber: number;
  readonly documentDate: Day | null;
  readonly accessProvision: string | null;
  readonly sender: string;
  /** Whether the letter to sign answers it. */
  readonly answered: boolean;
  /** The document in the form that can best be shown; null while nothing is scanned. */
  readonly documentId: string | null;
  readonly fileId: string | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

/** What the folder of a letter is made of, as the case stands. */
@Injectable()
export class FolderContents {
  constructor(
    private readonly clock: Clock,
    private readonly government: Government,
  ) {}

  /** The letters it answers first, then the others that came in or were sent, as the actor may read them; each with what goes with it. */
  async otherDocuments(tx: Tx, { reply, entry, caseFile }: ReplyInHand, actor: Actor): Promise<OtherDocument[]> {
    return rows<OtherDocument>(
      tx,
      `SELECT e.id AS "entryId", e.kind, COALESCE(d.association, 'main') AS association,
              CASE d.association WHEN 'attachment' THEN d.title ELSE e.title END AS title, e.document_number AS "documentNumber", e.document_date AS "documentDate",
              COALESCE(e.access_provision, c.access_provision) AS "accessProvision", COALESCE(p.name, '') AS sender,
              a.entry_id IS NOT NULL AS answered, d.id AS "documentId", f.id AS "fileId", f.sha256, f.media_type AS "mediaType"
         FROM journal_entry e JOIN case_file c ON c.id = e.case_id
         LEFT JOIN LATERAL (SELECT s.name FROM correspondence_party s
             WHERE s.entry_id = e.id AND s.kind = 'sender' ORDER BY s.ordinal LIMIT 1) p ON true
         LEFT JOIN reply_answer a ON a.entry_id = e.id AND a.reply_id = $1
         LEFT JOIN entry_document d ON d.entry_id = e.id AND d.type <> 'evidence'
         LEFT JOIN LATERAL (SELECT v.id, v.sha256, s.media_type
             FROM document_file v JOIN stored_file s ON s.sha256 = v.sha256
            WHERE v.document_id = d.id AND v.variant <> 'redacted'
            ORDER BY (s.media_type = 'application/pdf') DESC, (s.media_type = 'text/plain') DESC, v.version_number DESC LIMIT 1) f ON true
        WHERE e.case_id = $2 AND e.id <> $3 AND e.status <> 'withdrawn'
          AND (e.kind = 'incoming' OR (e.kind = 'outgoing' AND e.status IN ('dispatched', 'journalled', 'archived')))
          AND ${mayReadEntrySql(4)}
        ORDER BY a.ordinal NULLS LAST, e.document_number, d.association DESC, d.ordinal LIMIT 100`,
      [reply.id, caseFile.id, entry.id, ...visibilityParameters(actor, this.clock.now())],
    );
  }

  /** The titles of the offices the case is answered for besides, in the sender's order. */
  async onBehalfOf(tx: Tx, { reply, caseFile }: ReplyInHand): Promise<string> {
    const offices = await rows<{ officeId: string }>(
      tx,
      `SELECT b.office_id AS "officeId" FROM answered_on_behalf_of b JOIN responding_minister r ON r.id = b.responding_minister_id
        WHERE r.case_id = $1 AND r.to_at IS NULL ORDER BY b.ordinal`,
      [caseFile.id],
    );
    const titles: string[] = [];
    for (const { officeId } of offices)
      titles.push((await this.government.titleOf(officeId, reply.language, this.clock.today(), tx)).definiteForm);
    return titles.join(', ');
  }

  /** Its place among what lies before the same office now, urgent first. */
  async placeInPile(tx: Tx, { reply }: ReplyInHand): Promise<{ number: number; of: number }> {
    const pile = await rows<{ id: string }>(
      tx,
      `SELECT id FROM reply WHERE office_id = $1 AND state = 'released' AND NOT held ORDER BY urgent DESC, released_at, id`,
      [reply.officeId],
    );
    const index = pile.findIndex((row) => row.id === reply.id);
    return index < 0 ? { number: 1, of: 1 } : { number: index + 1, of: pile.length };
  }
}
