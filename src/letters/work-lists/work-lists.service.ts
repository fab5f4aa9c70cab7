import { Injectable } from '@nestjs/common';
import { printedEntryKey, printedKey } from '../../cases/case-key';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { caseConditions } from '../../cases/case-lines';
import type { CaseFilter } from '../../cases/case-lines';
import { personJson } from '../../cases/case-views';
import type { NamedPerson, NamedUnit } from '../../cases/case.view';
import { Government } from '../../government/government.service';
import { Staff } from '../../government/staff.service';
import { Actor, holds } from '../../kernel/actor';
import { Clock, isDay, yearOf } from '../../kernel/clock';
import { isId } from '../../kernel/id';
import { PageQuery, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { spoken } from '../../kernel/spoken';
import { Transactions, rows } from '../../kernel/transaction';
import type { Stage } from './standing.view';
import { holderSql, stageSql, standingJoins } from './standings.sql';
import type { WorkItemView, WorkListsView, WorkPage } from './work-list.view';
import { WorkList, WorkListName, workListNames, workLists } from './work-lists.table';

/** More than this is not counted. */
const mostCounted = 1000;

interface ItemRow {
  id: string;
  caseId: string | null;
  caseYear: number | null;
  caseNumber: number | null;
  documentNumber: number | null;
  title: string;
  state: string;
  rank: number | null;
  due: string | null;
  replyDeadline: string | null;
  late: boolean | null;
  unit: NamedUnit | null;
  owner: NamedPerson | null;
  accessCode: string | null;
  remains: string[] | null;
}

/** What a work list may be narrowed by: what a list of cases may, how far the case has come, and who has it in hand. */
export interface WorkFilter extends Omit<CaseFilter, 'key' | 'status' | 'ownerId'> {
  readonly stage?: Stage;
  readonly holderId?: string;
}

/** The day's work, list by list, out of one table of predicates. */
@Injectable()
export class WorkLists {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly staff: Staff,
    private readonly government: Government,
  ) {}

  /** A page of a list; refused to who has not the role for it. */
  async page(actor: Actor, name: WorkListName, page: PageQuery, filter: WorkFilter = {}): Promise<WorkPage> {
    const list: WorkList = workLists[name];
    refuseUnless(holds(actor, ...list.roles), 'forbidden', 'workList.notForRole', { list: name });
    const limit = page.limit ?? defaultPageSize;
    const question = await this.question(actor);
    const found = await rows<ItemRow>(
      this.transactions.reader,
      question.fill(
        `SELECT ${columnsOf(list)} FROM ${list.from}
           LEFT JOIN organisational_unit u ON u.id = c.unit_id LEFT JOIN person p ON p.id = c.owner_id
         WHERE ${[this.visible(list), list.where, ...this.narrowed(actor, list, filter, question.parameter)].join(' AND ')}
           ${question.after(list, page.after)}
         ORDER BY ${orderOf(list)} LIMIT ${limit + 1}`,
      ),
      question.parameters,
    );
    const { items, next } = pageOf(found, limit, (row) => [row.due, row.id, row.rank]);
    return { list: name, title: spoken(list.title), items: items.map((row) => itemView(list, row)), next };
  }

  /** The lists the actor has, each with how much is in it, in one question. */
  async counts(actor: Actor): Promise<WorkListsView> {
    const names = workListNames.filter((name) => holds(actor, ...workLists[name].roles));
    if (!names.length) return { items: [] };
    const question = await this.question(actor);
    const each = names.map((name) => {
      const list: WorkList = workLists[name];
      return `(SELECT '${name}' AS list, count(*)::int AS count FROM (SELECT 1 FROM ${list.from}
        WHERE ${this.visible(list)} AND ${list.where} LIMIT ${mostCounted + 1}) counted)`;
    });
    const found = await rows<{ list: WorkListName; count: number }>(
      this.transactions.reader,
      question.fill(each.join(' UNION ALL ')),
      question.parameters,
    );
    const items = names.map((name) => {
      const count = found.find((row) => row.list === name)?.count ?? 0;
      return {
        list: name,
        title: spoken(workLists[name].title),
        count: Math.min(count, mostCounted),
        more: count > mostCounted,
      };
    });
    return { items };
  }

  /** How many lines of a list there are with a filter, at most 1,001. */
  async count(actor: Actor, name: WorkListName, filter: WorkFilter): Promise<number> {
    const list: WorkList = workLists[name];
    refuseUnless(holds(actor, ...list.roles), 'forbidden', 'workList.notForRole', { list: name });
    const question = await this.question(actor);
    const where = [this.visible(list), list.where, ...this.narrowed(actor, list, filter, question.parameter)];
    const [found] = await rows<{ count: number }>(
      this.transactions.reader,
      question.fill(
        `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${list.from} WHERE ${where.join(' AND ')}
          LIMIT ${mostCounted + 1}) counted`,
      ),
      question.parameters,
    );
    return found?.count ?? 0;
  }

  private narrowed(
    actor: Actor,
    list: WorkList,
    { stage, holderId, ...filter }: WorkFilter,
    parameter: (value: unknown) => string,
  ): string[] {
    // What has no case yet has nothing to be narrowed by but its heading.
    if (list.visible === 'own') {
      const q = filter.q?.trim();
      return q ? [`${list.heading} ILIKE ${parameter(`%${q.replace(/[\\%_]/g, '\\$&')}%`)}`] : [];
    }
    const where = caseConditions(actor, filter, parameter, yearOf(this.clock.now()), list.heading);
    const only = list.subject === 'reply' ? 'r.id' : undefined;
    const standing = (sql: string) =>
      `(SELECT ${sql} FROM (SELECT ${only ?? 'NULL::uuid'} AS reply_id) q ${standingJoins('q.reply_id')})`;
    if (stage) where.push(`${standing(stageSql)} = ${parameter(stage)}`);
    if (holderId) where.push(`${standing(holderSql)} = ${parameter(holderId)}::uuid`);
    return where;
  }

  private visible(list: WorkList): string {
    if (list.visible === 'own') return 'true';
    return list.visible === 'case' ? mayReadCaseSql(1) : mayReadEntrySql(1);
  }

  /** The words in braces become parameters, each the first time it is named; the first three are visibility's. */
  private async question(actor: Actor) {
    const now = this.clock.now();
    const parameters: unknown[] = [...visibilityParameters(actor, now)];
    const worksIn = actor.roles.filter((held) => held.role === 'leader' || held.role === 'caseworker');
    const units: string[] = [];
    for (const held of worksIn) if (held.unitId) units.push(...(await this.staff.unitsUnder(held.unitId)));
    const offices = await this.government.officesHeldBy(actor.personId, now);
    const known: Record<string, unknown> = {
      person: actor.personId,
      ministry: actor.ministryId,
      clearances: actor.clearedFor,
      today: this.clock.today(),
      now,
      units,
      wholeMinistry: worksIn.some((held) => held.unitId === null),
      archive: holds(actor, 'registrar'),
      offices: offices.filter(({ caseId }) => !caseId).map(({ officeId }) => officeId),
      officesForCase: offices.filter(({ caseId }) => caseId).map(({ officeId, caseId }) => `${officeId} ${caseId}`),
    };
    const places: Record<string, string> = {};
    const parameter = (value: unknown) => `$${parameters.push(value)}`;
    const fill = (sql: string): string => {
      const filled = sql.replaceAll(/\{(\w+)\}/g, (_, word: string) => {
        if (!(word in known)) throw new Error(`A work list asks for {${word}}, which nobody knows`);
        return (places[word] ??= parameter(known[word]));
      });
      // A list that needs no case gives visibility's parameters no type; name them once so that it may.
      return `WITH visibility AS (SELECT $1::uuid, $2::text[], $3::timestamptz) ${filled}`;
    };
    const after = (list: WorkList, cursor: string | undefined): string => {
      if (!cursor) return '';
      const [due, id, rank] = decodeCursor(cursor, 3);
      refuseUnless(typeof id === 'string' && isId(id), 'malformed', 'page.cursorUnknown');
      refuseUnless(due === null || (typeof due === 'string' && isDay(due)), 'malformed', 'page.cursorUnknown');
      refuseUnless(rank === null || [0, 1, 2].includes(Number(rank)), 'malformed', 'page.cursorUnknown');
      const later =
        due === null
          ? `(${list.due} IS NULL AND ${list.id} > ${parameter(id)}::uuid)`
          : `(${list.due} IS NULL OR (${list.due}, ${list.id}) > (${parameter(due)}::date, ${parameter(id)}::uuid))`;
      if (!list.rank) return `AND ${later}`;
      const at = parameter(Number(rank));
      return `AND (${list.rank} > ${at}::int OR (${list.rank} = ${at}::int AND ${later}))`;
    };
    return { parameters, parameter, fill, after };
  }
}

/** What ranks first, then by day, then in the order things were made. */
function orderOf(list: WorkList): string {
  return [list.rank, list.due, list.id].filter(Boolean).join(', ');
}

function columnsOf(list: WorkList): string {
  const entry = list.visible === 'entry';
  return `${list.id} AS id, ${list.remains ?? 'NULL::text[]'} AS remains, c.id AS "caseId", c.case_year AS "caseYear", c.case_number AS "caseNumber",
    ${entry ? 'e.document_number' : 'NULL::int'} AS "documentNumber", ${list.heading} AS title, ${list.state} AS state,
    ${list.rank ?? 'NULL::int'} AS rank, ${list.due} AS due, c.reply_deadline AS "replyDeadline", c.reply_deadline < {today}::date AS late,
    ${entry ? 'coalesce(e.access_code, c.access_code)' : 'c.access_code'} AS "accessCode",
    CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name_nb) END AS unit,
    CASE WHEN p.id IS NULL THEN NULL ELSE ${personJson('p')} END AS owner`;
}

function itemView(list: WorkList, row: ItemRow): WorkItemView {
  const { id, caseId, caseYear, caseNumber, documentNumber, late, rank, ...rest } = row;
  const key = caseYear === null || caseNumber === null ? null : { caseYear, caseNumber };
  const printed = key && documentNumber !== null ? printedEntryKey(key, documentNumber) : key && printedKey(key);
  return {
    subject: list.subject,
    id,
    caseId,
    key: printed,
    late: late === true,
    urgent: list.rank !== undefined && rank === 0,
    ...rest,
  };
}
