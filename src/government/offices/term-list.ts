import { Injectable } from '@nestjs/common';
import { Actor, holds } from '../../kernel/actor';
import { isMoment } from '../../kernel/http/moment';
import { isId } from '../../kernel/id';
import { Page, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';

export interface ListedTerm {
  readonly id: string;
  readonly officeId: string;
  readonly ministryId: string;
  readonly title: string;
  readonly personId: string;
  readonly name: string;
  readonly kind: 'holder' | 'acting' | 'forCase';
  readonly caseId: string | null;
  readonly reason: string | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly version: number;
}

export interface TermsWanted {
  readonly officeId?: string;
  readonly ministryId?: string;
  readonly personId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
  readonly limit?: number;
}

/**
 * Who held what when. Open to everyone in government, but for two things that only the ministry's administrators are
 * told: why someone stood in (it may be an illness), and that a case has a settestatsråd (the case may be restricted).
 */
@Injectable()
export class TermList {
  constructor(private readonly transactions: Transactions) {}

  async find(actor: Actor, wanted: TermsWanted): Promise<Page<ListedTerm>> {
    const limit = wanted.limit ?? defaultPageSize;
    const [from, id] = wanted.after ? cursorOf(wanted.after) : [null, null];
    const found = await rows<ListedTerm>(
      this.transactions.reader,
      `SELECT * FROM (${termSql}) AS term
        WHERE ($3::uuid IS NULL OR "officeId" = $3) AND ($4::uuid IS NULL OR "ministryId" = $4)
          AND ($5::uuid IS NULL OR "personId" = $5)
          AND ($6::timestamptz IS NULL OR "to" IS NULL OR "to" > $6) AND ($7::timestamptz IS NULL OR "from" < $7)
          AND ($9::uuid IS NULL OR ("from", id) < ($8::timestamptz, $9))
        ORDER BY "from" DESC, id DESC LIMIT $10`,
      [
        ...seenBy(actor),
        wanted.officeId ?? null,
        wanted.ministryId ?? null,
        wanted.personId ?? null,
        instant(wanted.from),
        instant(wanted.to),
        from,
        id,
        limit + 1,
      ],
    );
    return pageOf(found, limit, (term) => [term.from.toISOString(), term.id]);
  }

  async one(actor: Actor, id: string, tx: Tx = this.transactions.reader): Promise<ListedTerm> {
    const [found] = await rows<ListedTerm>(tx, `SELECT * FROM (${termSql}) AS term WHERE id = $3`, [
      ...seenBy(actor),
      id,
    ]);
    if (!found) throw new Refusal('notFound', 'term.unknown');
    return found;
  }
}

/** $1 the ministry acted for, $2 whether an administrator asks. */
const termSql = `
  SELECT term.id, term.office_id AS "officeId", office.ministry_id AS "ministryId",
         coalesce((SELECT title.indefinite_form FROM office_title AS title
                    WHERE title.office_id = office.id AND title.language = 'nb'
                      AND daterange(title.valid_from, title.valid_to) @> (term.from_at AT TIME ZONE 'Europe/Oslo')::date),
                  office.code) AS title,
         person.id AS "personId", person.given_name || ' ' || person.family_name AS name, term.kind,
         term.case_id AS "caseId", CASE WHEN $2::boolean AND office.ministry_id = $1::uuid THEN term.reason END AS reason,
         term.from_at AS "from", term.to_at AS "to", term.version
    FROM (SELECT id, office_id, person_id, 'holder' AS kind, NULL::uuid AS case_id, NULL AS reason, from_at, to_at, version
            FROM office_term
          UNION ALL
          SELECT id, office_id, person_id, kind, case_id, reason, from_at, to_at, version FROM acting_term) AS term
    JOIN office ON office.id = term.office_id
    JOIN person ON person.id = term.person_id
   WHERE term.kind <> 'forCase' OR ($2 AND office.ministry_id = $1)`;

function seenBy(actor: Actor): [string, boolean] {
  return [actor.ministryId, holds(actor, 'administrator')];
}

function cursorOf(after: string): [string, string] {
  const [from, id] = decodeCursor(after, 2);
  refuseUnless(
    typeof from === 'string' && isMoment(from) && typeof id === 'string' && isId(id),
    'malformed',
    'page.cursorUnknown',
  );
  return [new Date(from).toISOString(), id];
}

/** In UTC: the database takes fewer offsets than RFC 3339 allows. */
function instant(moment: string | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
