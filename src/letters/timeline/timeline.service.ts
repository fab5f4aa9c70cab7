import { currentLanguage } from '../../kernel/request-context';
import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import { personJson } from '../../cases/case-views';
import { printedKey } from '../../cases/case-key';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { NamedPerson } from '../../cases/case.view';
import { unnamedCase, unnamedEntry } from '../../cases/case.words';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { NameOf, sentenceOfEvent } from '../../kernel/history/event-words';
import type { HistoryEventType } from '../../kernel/history/history.events';
import { isId } from '../../kernel/id';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, rows } from '../../kernel/transaction';
import { nameless } from './timeline.words';
import type { HappeningKind } from './timeline.requests';
import type { HappeningView } from './timeline.view';

/** A row of `eventsSql`. */
export interface EventRow {
  id: string;
  sequence: number;
  at: Date;
  type: string;
  text: string;
  hash: string;
  personal: string | null;
  person: NamedPerson | null;
  subjectTable: string;
  subjectId: string;
}

/** Which part of a history: what one person did, what happened to one kind of thing. */
export interface HistoryFilter {
  readonly personId?: string;
  readonly kind?: HappeningKind;
  /** Without what changed nothing: who read, what was laid ready. */
  readonly onlyChanges?: boolean;
}

/** What is in a history for control, and changed nothing in the case. */
const changedNothing = "('case.read', 'dispatch.begun', 'signing.opened', 'signing.laid')";

/** When something last happened, and who did it. */
export interface Milestone {
  readonly type: HistoryEventType;
  readonly at: Date;
  readonly name: string | null;
}

/** Something that happened in a case of the actor's, with the case's key. */
export interface HappeningElsewhere extends HappeningView {
  readonly caseId: string;
  readonly caseKey: string;
}

/** The history of a case as sentences. It belongs to the ministry that owns the case; a grant does not open it. */
@Injectable()
export class Timeline {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cases: CaseAccess,
  ) {}

  /** What happened in a case, latest first. What happened to an entry restricted beyond the actor is left out. */
  async ofCase(
    actor: Actor,
    caseId: string,
    page: PageQuery,
    { personId, kind, onlyChanges = false }: HistoryFilter = {},
  ): Promise<Page<HappeningView>> {
    const { reader } = this.transactions;
    const caseFile = await this.cases.find(reader, actor, caseId);
    refuseUnless(caseFile.ministryId === actor.ministryId, 'forbidden', 'history.ofAnotherMinistry');
    const limit = page.limit ?? defaultPageSize;
    const before = page.after ? decodeCursor(page.after, 1)[0] : 2 ** 31 - 1;
    refuseUnless(typeof before === 'number' && Math.abs(before) < 2 ** 31, 'malformed', 'page.cursorUnknown');
    const found = await rows<EventRow>(
      reader,
      `${eventsSql('$3')} AND h.chain_id = $1 AND h.sequence < $2::int
         AND ($4::uuid IS NULL OR h.person_id = $4) AND ($5::text IS NULL OR h.type LIKE $5 || '.%')
         ${onlyChanges ? `AND h.type NOT IN ${changedNothing}` : ''}
       ORDER BY h.sequence DESC LIMIT ${limit + 1}`,
      [caseFile.id, Math.trunc(before), actor.clearedFor, personId ?? null, kind ?? null],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.sequence]);
    return { items: await this.told(actor, items), next };
  }

  /** The last event of each of these types that happened to these things of a case, with who did it. The caller asks the rights. */
  async milestones(caseId: string, ids: readonly string[], types: readonly HistoryEventType[]): Promise<Milestone[]> {
    return rows<Milestone>(
      this.transactions.reader,
      `SELECT DISTINCT ON (h.type) h.type, h.at, p.given_name || ' ' || p.family_name AS name
       FROM history_event h LEFT JOIN person p ON p.id = h.person_id
       WHERE h.chain_id = $1 AND h.subject_id = ANY($2::uuid[]) AND h.type = ANY($3::text[])
       ORDER BY h.type, h.sequence DESC`,
      [caseId, ids, types],
    );
  }

  /** Who has done something in a case that the actor may know of, by name. */
  async peopleIn(actor: Actor, caseId: string): Promise<NamedPerson[]> {
    const { reader } = this.transactions;
    const caseFile = await this.cases.find(reader, actor, caseId);
    refuseUnless(caseFile.ministryId === actor.ministryId, 'forbidden', 'history.ofAnotherMinistry');
    const found = await rows<{ person: NamedPerson | null }>(
      reader,
      `SELECT DISTINCT ON (told.person ->> 'name', told.person ->> 'id') told.person
       FROM (SELECT (happened.person)::jsonb AS person FROM (${eventsSql('$2')} AND h.chain_id = $1) happened) told
       WHERE told.person IS NOT NULL ORDER BY told.person ->> 'name', told.person ->> 'id'`,
      [caseFile.id, actor.clearedFor],
    );
    return found.flatMap(({ person }) => person ?? []);
  }

  /**
   * What others did since a moment in the cases that are the actor's: those they are responsible for or were given, and those
   * with a letter they write or have approved. The private office is told of each letter that is put aside or taken up again:
   * it keeps them in order. Latest first. Reading is not told.
   */
  async aroundMe(actor: Actor, since: Date, limit: number): Promise<HappeningElsewhere[]> {
    const found = await rows<EventRow & { caseId: string; caseYear: number; caseNumber: number }>(
      this.transactions.reader,
      `SELECT happened.*, c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber"
       FROM (${eventsSql('$2')} AND h.ministry_id = $1 AND h.at >= $4::timestamptz AND h.person_id <> $5
           AND h.type NOT IN ${changedNothing}) happened
         JOIN case_file c ON c.id = happened."chainId" AND ${mayReadCaseSql(1)}
       WHERE c.owner_id = $5
         OR EXISTS (SELECT FROM case_allocation a WHERE a.case_id = c.id AND a.to_at IS NULL AND a.caseworker_id = $5)
         OR EXISTS (SELECT FROM reply r JOIN journal_entry w ON w.id = r.entry_id WHERE r.case_id = c.id AND w.caseworker_id = $5)
         OR EXISTS (SELECT FROM reply r JOIN approval_step s ON s.reply_id = r.id WHERE r.case_id = c.id
           AND s.leader_id = $5 AND s.state = 'approved')
         OR ($6::boolean AND happened.type = 'reply.held')
       ORDER BY happened.at DESC, happened.id DESC LIMIT ${limit}`,
      [...visibilityParameters(actor, this.clock.now()), since, actor.personId, holds(actor, 'privateOffice')],
    );
    const told = await this.told(actor, found);
    return told.map((happened, i) => {
      const { caseId = '', caseYear = 0, caseNumber = 0 } = found[i] ?? {};
      return { ...happened, caseId, caseKey: printedKey({ caseYear, caseNumber }) };
    });
  }

  /** What happened to these things of a case, first first, with the hash each event is sealed by. The caller asks the rights. */
  async ofThings(actor: Actor, caseId: string, ids: readonly string[]): Promise<(HappeningView & { hash: string })[]> {
    const found = await rows<EventRow>(
      this.transactions.reader,
      `${eventsSql('$3')} AND h.chain_id = $1 AND h.subject_id = ANY($2::uuid[]) ORDER BY h.sequence`,
      [caseId, ids, actor.clearedFor],
    );
    return (await this.told(actor, found)).map((happened, i) => ({ ...happened, hash: found[i]?.hash ?? '' }));
  }

  /** These events as sentences. The caller asks the rights. */
  async told(actor: Actor, found: readonly EventRow[]): Promise<HappeningView[]> {
    const payloads = found.map((row) => (JSON.parse(row.text) as { payload: unknown }).payload);
    const name = await this.namesIn(actor, payloads);
    return found.map((row, i) => happening(row, payloads[i], name));
  }

  /** What the ids in these payloads are called, all in one question. A case or entry the actor may not see has no key. */
  private async namesIn(actor: Actor, payloads: readonly unknown[]): Promise<NameOf> {
    const ids = [...new Set(payloads.flatMap(idsIn))];
    const found = await rows<{ id: string; name: string }>(
      this.transactions.reader,
      `SELECT id, given_name || ' ' || family_name AS name FROM person WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, CASE $8 WHEN 'nn' THEN name_nn ELSE name_nb END FROM organisational_unit WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, code FROM ministry WHERE id = ANY($1::uuid[])
       UNION ALL (SELECT DISTINCT ON (office_id) office_id, definite_form FROM office_title
         WHERE office_id = ANY($1::uuid[]) AND language IN ($8, 'nb') AND daterange(valid_from, valid_to) @> $2::date
         ORDER BY office_id, language = $8 DESC)
       UNION ALL SELECT id, CASE $8 WHEN 'nn' THEN name_nn ELSE name_nb END FROM letter_template WHERE id = ANY($1::uuid[])
         AND (ministry_id IS NULL OR ministry_id = $3::uuid)
       UNION ALL SELECT id, code FROM standard_paragraph WHERE id = ANY($1::uuid[])
         AND (ministry_id IS NULL OR ministry_id = $3::uuid)
       UNION ALL SELECT c.id, CASE WHEN ${mayReadCaseSql(3)} THEN ${caseKeySql} ELSE $6 END
         FROM case_file c WHERE c.id = ANY($1::uuid[])
       UNION ALL SELECT e.id, CASE WHEN ${mayReadEntrySql(3)} THEN ${caseKeySql} || '-' || e.document_number ELSE $7 END
         FROM journal_entry e JOIN case_file c ON c.id = e.case_id WHERE e.id = ANY($1::uuid[])`,
      [
        ids,
        this.clock.today(),
        ...visibilityParameters(actor, this.clock.now()),
        spoken(unnamedCase),
        spoken(unnamedEntry),
        currentLanguage(),
      ],
    );
    const names = new Map(found.map((row) => [row.id, row.name]));
    return (id) => (id ? (names.get(id) ?? spoken(nameless)) : '–');
  }
}

/** SQL of a case's printed key: `20/14`. */
export const caseKeySql = `lpad((c.case_year % 100)::text, 2, '0') || '/' || c.case_number`;

/**
 * Events with who did it. Those about an entry restricted beyond the clearances at `cleared`, its reply, its dispatches
 * or a remark on it are left out. More columns and joins may be asked for.
 */
export function eventsSql(cleared: string, columns = '', joins = ''): string {
  return `SELECT h.id, h.sequence, h.at, h.type, h.text, h.hash, h.subject_table AS "subjectTable", h.subject_id AS "subjectId",
      h.personal, h.chain_id AS "chainId",
      CASE WHEN p.id IS NULL THEN NULL ELSE ${personJson('p')} END AS person${columns}
    FROM history_event h LEFT JOIN person p ON p.id = h.person_id
      LEFT JOIN reply r ON r.id = h.subject_id LEFT JOIN dispatch d ON d.id = h.subject_id
      LEFT JOIN remark k ON k.id = h.subject_id
      LEFT JOIN journal_entry e ON e.id = coalesce(r.entry_id, d.entry_id, k.entry_id, h.subject_id) ${joins}
    WHERE (e.access_code IS NULL OR e.access_code = ANY(${cleared}::text[]))`;
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : [];
}

function happening(row: EventRow, payload: unknown, name: NameOf): HappeningView {
  const { id, sequence, at, type, person, subjectTable, subjectId } = row;
  const sentence = sentenceOfEvent(type, payload, name) ?? type;
  return { id, sequence, at, type, person, sentence, reason: reasonIn(row.personal), subjectTable, subjectId };
}

/** Of the removable part only the reason or the note somebody gave; names and titles are shown where they belong. */
function reasonIn(personal: string | null): string | null {
  const told = personal === null ? {} : (JSON.parse(personal) as Record<string, unknown>);
  const reason = told['reason'] ?? told['note'];
  return typeof reason === 'string' ? reason : null;
}
