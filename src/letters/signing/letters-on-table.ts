import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, Day } from '../../kernel/clock';
import { Transactions, rows } from '../../kernel/transaction';
import { CaseKey, printedEntryKey, printedKey } from '../../cases/case-key';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { ReplyLevel, ReplyState } from '../replies/reply.lifecycle';
import { WorkLists } from '../work-lists/work-lists.service';

/** A letter as it lies before whoever signs it: what is told of it before it is opened. */
export interface LetterOnTable {
  readonly replyId: string;
  readonly caseId: string;
  /** `20/14`, and `20/14-4`. */
  readonly caseKey: string;
  readonly entryKey: string;
  readonly subject: string;
  readonly state: ReplyState;
  readonly level: ReplyLevel;
  readonly language: 'nb' | 'nn';
  readonly version: number;
  readonly urgent: boolean;
  readonly held: boolean;
  /** Who put it aside, when, and why if they said so; null when it is not put aside. */
  readonly aside: { readonly by: string | null; readonly at: Date; readonly reason: string | null } | null;
  readonly replyDeadline: Day | null;
  readonly releasedAt: Date | null;
  /** Who laid it there; null while nobody has. */
  readonly releasedBy: string | null;
  readonly releaseNote: string;
  readonly restriction: { readonly code: string; readonly provision: string | null } | null;
  /** Names of its recipients, in order. */
  readonly recipients: readonly string[];
  /** How many other addressees it answers for. */
  readonly answersFor: number;
  /** The note to the minister; empty while there is none. */
  readonly noteHtml: string;
  /** Whether the actor has opened it today as it is now. */
  readonly opened: boolean;
}

/** A letter the actor has signed. */
export interface SignedEarlier extends Pick<LetterOnTable, 'replyId' | 'caseId' | 'entryKey' | 'subject'> {
  readonly state: ReplyState;
  readonly at: Date;
  readonly signedSha256: string;
}

type Row<T> = Omit<T, 'caseKey' | 'entryKey' | 'restriction' | 'aside'> &
  CaseKey & { documentNumber: number; accessCode: string | null; accessProvision: string | null };

/** The last time it was put aside, as the history has it. */
interface AsideRow {
  readonly asideAt: Date | null;
  readonly asideBy: string | null;
  readonly asidePersonal: string | null;
}

/** More than this lies on no table. */
const most = 200;

/** The letters on the table: those the actor is to sign, or those the private office keeps in order for the ministry. */
@Injectable()
export class LettersOnTable {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly workLists: WorkLists,
  ) {}

  /** What the actor is to sign: urgent first, then in the order it was laid there; what is put aside comes last. */
  async ofSignatory(actor: Actor): Promise<LetterOnTable[]> {
    const { items } = await this.workLists.page(actor, 'to-sign', { limit: most });
    return this.found(actor, 'r.id = ANY($6::uuid[])', [items.map(({ id }) => id)]);
  }

  /** What the ministry's politicians are to sign: approved and to be laid before them, there, or put aside. */
  async ofMinistry(actor: Actor): Promise<LetterOnTable[]> {
    return this.found(
      actor,
      `r.ministry_id = $6::uuid AND r.level <> 'official' AND r.state IN ('approved', 'released')`,
      [actor.ministryId],
    );
  }

  /** What the actor has signed, latest first. */
  async signedBy(actor: Actor): Promise<SignedEarlier[]> {
    const found = await rows<Row<SignedEarlier>>(
      this.transactions.reader,
      `SELECT r.id AS "replyId", c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
              e.document_number AS "documentNumber", r.subject, r.state, a.at, a.signed_sha256 AS "signedSha256"
         FROM signature_act a JOIN reply r ON r.id = a.reply_id JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id
        WHERE a.person_id = $4 AND a.kind = 'electronic' AND a.undone_at IS NULL AND ${mayReadEntrySql(1)}
          AND r.ministry_id = $1 ORDER BY a.at DESC LIMIT ${most}`,
      [...visibilityParameters(actor, this.clock.now()), actor.personId],
    );
    return found.map(({ caseYear, caseNumber, documentNumber, ...act }) => ({
      ...act,
      entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
    }));
  }

  /** Parameters: three of visibility, the actor, today; then those of `where`. */
  private async found(actor: Actor, where: string, parameters: readonly unknown[]): Promise<LetterOnTable[]> {
    const found = await rows<Row<LetterOnTable> & AsideRow>(
      this.transactions.reader,
      `SELECT r.id AS "replyId", c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
              e.document_number AS "documentNumber", r.subject, r.state, r.level, r.language, r.version, r.urgent, r.held,
              c.reply_deadline AS "replyDeadline", r.released_at AS "releasedAt", r.release_note AS "releaseNote",
              b.given_name || ' ' || b.family_name AS "releasedBy", coalesce(e.access_code, c.access_code) AS "accessCode",
              coalesce(e.access_provision, c.access_provision) AS "accessProvision",
              ARRAY(SELECT p.name FROM correspondence_party p WHERE p.entry_id = e.id AND p.kind = 'recipient' ORDER BY p.ordinal) AS recipients,
              (SELECT count(*)::int FROM answered_on_behalf_of o JOIN responding_minister m ON m.id = o.responding_minister_id
                WHERE m.case_id = c.id AND m.to_at IS NULL) AS "answersFor",
              coalesce((SELECT n.html FROM reply_note n JOIN journal_entry w ON w.id = r.note_entry_id
                WHERE n.reply_id = r.id AND n.number = r.note_number AND ${mayReadEntrySql(1, 'w')}), '') AS "noteHtml",
              EXISTS (SELECT 1 FROM laid_letter i JOIN signing_ceremony s ON s.id = i.ceremony_id
                WHERE i.reply_id = r.id AND s.person_id = $4 AND i.opened_at IS NOT NULL
                  AND i.letter_date = $5 AND i.content_hash = r.content_hash) AS opened,
              h.at AS "asideAt", h.personal AS "asidePersonal", a.given_name || ' ' || a.family_name AS "asideBy"
         FROM reply r JOIN journal_entry e ON e.id = r.entry_id JOIN case_file c ON c.id = r.case_id LEFT JOIN person b ON b.id = r.released_by
           LEFT JOIN LATERAL (SELECT v.at, v.personal, v.person_id FROM history_event v
             WHERE r.held AND v.subject_id = r.id AND v.type = 'reply.held' ORDER BY v.at DESC, v.sequence DESC LIMIT 1) h ON true
           LEFT JOIN person a ON a.id = h.person_id
        WHERE ${mayReadEntrySql(1)} AND ${where}
        ORDER BY r.held, r.urgent DESC, r.released_at NULLS LAST, c.reply_deadline NULLS LAST, r.id LIMIT ${most}`,
      [...visibilityParameters(actor, this.clock.now()), actor.personId, this.clock.today(), ...parameters],
    );
    return found.map((row) => {
      const { caseYear, caseNumber, documentNumber, accessCode, accessProvision, ...others } = row;
      const { asideAt, asideBy, asidePersonal, ...letter } = others;
      return {
        ...letter,
        aside: asideAt && { at: asideAt, by: asideBy, reason: reasonIn(asidePersonal) },
        caseKey: printedKey({ caseYear, caseNumber }),
        entryKey: printedEntryKey({ caseYear, caseNumber }, documentNumber),
        restriction: accessCode === null ? null : { code: accessCode, provision: accessProvision },
      };
    });
  }
}

/** What was said when it was put aside, out of the removable part of the event. */
function reasonIn(personal: string | null): string | null {
  const { reason } = personal === null ? {} : (JSON.parse(personal) as { reason?: unknown });
  return typeof reason === 'string' && reason !== '' ? reason : null;
}
