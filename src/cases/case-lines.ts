import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Clock, yearOf } from '../kernel/clock';
import { Page, PageQuery, decodeCursor, defaultPageSize, pageOf } from '../kernel/paging';
import { refuseUnless } from '../kernel/refusal';
import { Transactions, rows } from '../kernel/transaction';
import type { KeptRestriction } from './restriction.rules';
import { fullKey, parseCaseKey, printedKey } from './case-key';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from './case-visibility';
import type { CaseLine, NamedPerson, NamedUnit, RestrictionView } from './case.view';
import type { CaseStatus } from './case.lifecycle';
import { readsScreenedNames } from './screened-names.policy';

/** What a list of cases may be narrowed by. */
export interface CaseFilter {
  /** `20/14` or `2020/14`. */
  readonly key?: string;
  readonly status?: CaseStatus;
  readonly unitId?: string;
  readonly ownerId?: string;
  /** Answered by this day at the latest. */
  readonly dueBy?: string;
  /** What stands in the title or in a sender's name, or a key. */
  readonly q?: string;
}

/** The columns every line of cases shows, from the aliases of `caseLineJoins`. */
export const caseLineColumns = `
  c.id, c.case_year AS "caseYear", c.case_number AS "caseNumber", m.code AS "ministryCode", c.status, c.title,
  c.public_title AS "publicTitle", c.case_date AS "caseDate", c.reply_deadline AS "replyDeadline",
  c.access_code AS "accessCode", c.access_provision AS "accessProvision", c.secrecy_provision AS "secrecyProvision",
  CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name_nb) END AS unit,
  CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name,
    'initials', p.initials) END AS owner`;

export const caseLineJoins = `
  JOIN ministry m ON m.id = c.ministry_id
  LEFT JOIN organisational_unit u ON u.id = c.unit_id
  LEFT JOIN person p ON p.id = c.owner_id`;

/** A row of `caseLineColumns`. */
export interface CaseLineRow {
  readonly id: string;
  readonly caseYear: number;
  readonly caseNumber: number;
  readonly ministryCode: string;
  readonly status: CaseStatus;
  readonly title: string;
  readonly publicTitle: string;
  readonly caseDate: string;
  readonly replyDeadline: string | null;
  readonly accessCode: string | null;
  readonly accessProvision: string | null;
  readonly secrecyProvision: string | null;
  readonly unit: NamedUnit | null;
  readonly owner: NamedPerson | null;
}

/** Lists of cases: one predicate for what the actor may see, read page by page, nothing counted. */
@Injectable()
export class CaseLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Cases the actor may read, newest key first. */
  async list(actor: Actor, filter: CaseFilter, page: PageQuery): Promise<Page<CaseLine>> {
    const limit = page.limit ?? defaultPageSize;
    const parameters: unknown[] = [...visibilityParameters(actor, this.clock.now())];
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const where = [mayReadCaseSql(1), ...caseConditions(actor, filter, parameter, yearOf(this.clock.now()))];
    if (page.after) {
      const [year, number, id] = decodeCursor(page.after, 3);
      refuseUnless(isSmallNumber(year) && isSmallNumber(number) && isUuid(id), 'malformed', 'page.cursorUnknown');
      where.push(
        `(c.case_year, c.case_number, c.id) < (${parameter(year)}::int, ${parameter(number)}::int, ${parameter(id)}::uuid)`,
      );
    }
    const found = await rows<CaseLineRow>(
      this.transactions.reader,
      `SELECT ${caseLineColumns} FROM case_file c ${caseLineJoins}
       WHERE ${where.join(' AND ')}
       ORDER BY c.case_year DESC, c.case_number DESC, c.id DESC LIMIT ${limit + 1}`,
      parameters,
    );
    const { items, next } = pageOf(found, limit, (row) => [row.caseYear, row.caseNumber, row.id]);
    return { items: items.map(caseLine), next };
  }
}

/**
 * What narrows a list of cases, as SQL over the alias `c`, after visibility's three parameters. `heading` is what the line
 * is called where that is not the case's own title.
 */
export function caseConditions(
  actor: Actor,
  filter: CaseFilter,
  parameter: (value: unknown) => string,
  thisYear: number,
  heading = 'c.title',
): string[] {
  const where: string[] = [];
  if (filter.key !== undefined) {
    const key = parseCaseKey(filter.key, thisYear);
    refuseUnless(key, 'invalid', 'case.keyMalformed');
    where.push(`c.case_year = ${parameter(key.caseYear)} AND c.case_number = ${parameter(key.caseNumber)}`);
  }
  if (filter.status) where.push(`c.status = ${parameter(filter.status)}`);
  if (filter.unitId) where.push(`c.unit_id = ${parameter(filter.unitId)}::uuid`);
  if (filter.ownerId) where.push(`c.owner_id = ${parameter(filter.ownerId)}::uuid`);
  if (filter.dueBy) where.push(`c.reply_deadline <= ${parameter(filter.dueBy)}::date`);
  const q = filter.q?.trim();
  if (q) where.push(textCondition(actor, q, parameter, thisYear, heading));
  return where;
}

/** A key finds its case; any other text stands in the heading, the title, or the name of a sender the actor may read. */
function textCondition(
  actor: Actor,
  q: string,
  parameter: (value: unknown) => string,
  thisYear: number,
  heading: string,
): string {
  const key = parseCaseKey(q.replace(/-\d{1,6}$/, ''), thisYear);
  if (key) return `c.case_year = ${parameter(key.caseYear)}::int AND c.case_number = ${parameter(key.caseNumber)}::int`;
  const text = parameter(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
  const titles = [...new Set([heading, 'c.title'])].map((title) => `${title} ILIKE ${text}`);
  return `(${titles.join(' OR ')} OR EXISTS (SELECT FROM journal_entry i JOIN correspondence_party s ON s.entry_id = i.id
    WHERE i.case_id = c.id AND i.kind = 'incoming' AND s.kind IN ('sender', 'coSender') AND s.name ILIKE ${text}
      AND ${mayReadEntrySql(1, 'i')}${readsScreenedNames(actor) ? '' : ' AND NOT s.screened'}))`;
}

export function caseLine(row: CaseLineRow): CaseLine {
  const { caseYear, caseNumber, accessCode, accessProvision, secrecyProvision, ...rest } = row;
  return {
    ...rest,
    key: printedKey({ caseYear, caseNumber }),
    fullKey: fullKey({ caseYear, caseNumber }),
    restriction: restrictionView({ accessCode, accessProvision, secrecyProvision }),
  };
}

export function restrictionView(kept: KeptRestriction): RestrictionView | null {
  return kept.accessCode === null
    ? null
    : { code: kept.accessCode, provision: kept.accessProvision, secrecyProvision: kept.secrecyProvision };
}

function isSmallNumber(key: unknown): key is number {
  return typeof key === 'number' && Number.isInteger(key) && Math.abs(key) < 2 ** 31;
}

function isUuid(key: unknown): key is string {
  return typeof key === 'string' && /^[0-9a-f-]{36}$/.test(key);
}
