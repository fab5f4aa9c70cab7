import { Injectable } from '@nestjs/common';
import { Actor, RoleCode, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { Page, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx, rows } from '../../kernel/transaction';

/** A role as the database tells it beside its person. */
export interface ListedRole {
  readonly id: string;
  readonly role: RoleCode;
  readonly unitId: string | null;
  readonly titleNb: string | null;
  readonly titleNn: string | null;
  /** Null to others than administrators. */
  readonly clearedFor: string[] | null;
  readonly from: string;
  readonly to: string | null;
  readonly version: number;
}

export interface ListedPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly initials: string;
  readonly mail: string | null;
  readonly telephone: string | null;
  readonly version: number;
  readonly roles: readonly ListedRole[];
}

export interface PeopleWanted {
  readonly q?: string;
  readonly role?: RoleCode;
  readonly unitId?: string;
  readonly after?: string;
  readonly limit?: number;
}

/**
 * The people of the ministry acted for: those with a role in it now, and those who sit in one of its offices. To its
 * administrators also those it registered, and roles that ended or are to come.
 */
@Injectable()
export class PeopleList {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor, wanted: PeopleWanted): Promise<Page<ListedPerson>> {
    const limit = wanted.limit ?? defaultPageSize;
    const [family, given, id] = wanted.after ? decodeCursor(wanted.after, 3) : [null, null, null];
    refuseUnless(id === null || (typeof id === 'string' && isId(id)), 'malformed', 'page.cursorUnknown');
    const found = await rows<ListedPerson>(
      this.transactions.reader,
      `${personSql}
         AND ($4::text IS NULL OR lower((person.given_name || ' ' || person.family_name) COLLATE norwegian) LIKE '%' || $4 || '%'
              OR lower(person.initials COLLATE norwegian) LIKE $4 || '%')
         AND (($5::text IS NULL AND $6::uuid IS NULL) OR EXISTS (
                SELECT FROM role_assignment AS held
                 WHERE held.person_id = person.id AND held.ministry_id = $1 AND tstzrange(held.from_at, held.to_at) @> $2::timestamptz
                   AND ($5::text IS NULL OR held.role = $5) AND ($6::uuid IS NULL OR held.unit_id = $6)))
         AND ($9::uuid IS NULL OR (person.family_name COLLATE norwegian, person.given_name COLLATE norwegian, person.id)
                                  > ($7::text COLLATE norwegian, $8::text COLLATE norwegian, $9::uuid))
       ORDER BY person.family_name COLLATE norwegian, person.given_name COLLATE norwegian, person.id
       LIMIT $10`,
      [
        ...this.seenBy(actor),
        wanted.q === undefined ? null : escaped(wanted.q.trim().toLocaleLowerCase('nb')),
        wanted.role ?? null,
        wanted.unitId ?? null,
        family,
        given,
        id,
        limit + 1,
      ],
    );
    return pageOf(found, limit, (person) => [person.familyName, person.givenName, person.id]);
  }

  /** One of them. Whoever the actor may not see is not found. */
  async one(actor: Actor, id: string, tx: Tx = this.transactions.reader): Promise<ListedPerson> {
    const [found] = isId(id)
      ? await rows<ListedPerson>(tx, `${personSql} AND person.id = $4`, [...this.seenBy(actor), id])
      : [];
    if (!found) throw new Refusal('notFound', 'person.unknown');
    return found;
  }

  private seenBy(actor: Actor): [string, string, boolean] {
    return [actor.ministryId, this.clock.now().toISOString(), holds(actor, 'administrator')];
  }
}

/** $1 the ministry, $2 the moment, $3 whether an administrator asks. */
const personSql = `
  SELECT person.id, person.given_name AS "givenName", person.family_name AS "familyName", person.initials, person.mail,
         person.telephone, person.version,
         coalesce((SELECT jsonb_agg(jsonb_build_object(
                     'id', held.id, 'role', held.role, 'unitId', held.unit_id, 'titleNb', held.title_nb, 'titleNn', held.title_nn,
                     'clearedFor', CASE WHEN $3::boolean THEN held.cleared_for END,
                     'from', held.from_at, 'to', held.to_at, 'version', held.version) ORDER BY held.from_at, held.id)
                     FROM role_assignment AS held
                    WHERE held.person_id = person.id AND held.ministry_id = $1::uuid
                      AND ($3 OR tstzrange(held.from_at, held.to_at) @> $2::timestamptz)), '[]') AS roles
    FROM person
   WHERE (EXISTS (SELECT FROM role_assignment AS held WHERE held.person_id = person.id AND held.ministry_id = $1
                     AND ($3 OR tstzrange(held.from_at, held.to_at) @> $2))
          OR EXISTS (SELECT FROM office_term AS term JOIN office ON office.id = term.office_id
                      WHERE term.person_id = person.id AND office.ministry_id = $1
                        AND tstzrange(term.from_at, term.to_at) @> $2)
          OR ($3 AND person.registered_by_ministry_id = $1))`;

/** A text to be found as it is: the pattern's own signs mean themselves. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
