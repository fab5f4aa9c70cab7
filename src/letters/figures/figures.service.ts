import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import { commonReplyTarget, workingDaysBetween } from '../../cases/deadlines/working-days';
import { Staff } from '../../government/staff.service';
import type { Actor } from '../../kernel/actor';
import { Clock, Day, startOf } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, rows } from '../../kernel/transaction';
import type { FiguresQuery } from './figures.requests';
import { Counted, Stage, groupsOf, latenesses, latenessOf, medianOf, stages } from './figures.rules';
import type { FiguresView, KeyFiguresView, LateAtStageView, WaitingInUnitView, WeekView } from './figures.view';
import './figures.words';

/** No period is longer: two years and a little, by weeks. */
const mostDays = 750;

interface Period {
  readonly from: Day;
  readonly to: Day;
}

interface Row {
  readonly count: number;
}

/**
 * Letters in numbers, for the ministry acted for. One predicate decides what is counted: the actor's own, so that nobody
 * learns by counting what they may not read. Grouped by the database; nothing is asked per letter.
 */
@Injectable()
export class Figures {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly staff: Staff,
  ) {}

  async count(actor: Actor, query: FiguresQuery): Promise<FiguresView> {
    const period = this.periodOf(query);
    const length = daysBetween(period) + 1;
    const before = { from: shifted(period.from, -length), to: shifted(period.from, -1) };
    const units = query.unitId ? await this.staff.unitsUnder(query.unitId) : null;
    const { key, answered } = await this.keyFigures(actor, units, period);
    const { waiting, late } = await this.openNow(actor, units);
    return {
      ...period,
      countedAt: this.clock.now().toISOString(),
      replyTarget: commonReplyTarget,
      now: key,
      before: (await this.keyFigures(actor, units, before)).key,
      weeks: await this.weeks(actor, units, period),
      answered: groupsOf(answered, commonReplyTarget),
      waiting,
      late,
    };
  }

  private periodOf({ from, to = this.clock.today() }: FiguresQuery): Period {
    const monday = dateOf(to).startOf('week').minus({ weeks: 11 }).toISODate() ?? to;
    const period = { from: from ?? monday, to };
    refuseUnless(period.from <= period.to && daysBetween(period) <= mostDays, 'invalid', 'figures.period', {
      days: mostDays,
    });
    return period;
  }

  private async keyFigures(actor: Actor, units: readonly string[] | null, period: Period) {
    const arrived = await this.asked<Row>(
      actor,
      units,
      `SELECT count(*)::int AS count FROM ${entries} AND e.kind = 'incoming'
         AND e.received_at >= $5 AND e.received_at < $6`,
      period,
    );
    const answers = await this.asked<Row & { received: Day; settled: Day; due: Day | null }>(
      actor,
      units,
      `SELECT ${osloDay('e.received_at')} AS received, s.settled_on::text AS settled, c.reply_deadline::text AS due,
              count(*)::int AS count
         FROM ${entries} AND e.kind = 'incoming' AND s.settled_on >= $7::date AND s.settled_on <= $8::date
        GROUP BY 1, 2, 3`,
      period,
      `JOIN LATERAL (SELECT min(settled_on) AS settled_on FROM settlement
          WHERE entry_id = e.id AND undone_at IS NULL AND method IN ('answeredByLetter', 'answeredByMail')) s
         ON s.settled_on IS NOT NULL`,
    );
    const journalled = await this.asked<Row & { received: Day; journalled: Day }>(
      actor,
      units,
      `SELECT ${osloDay('e.received_at')} AS received, ${osloDay('e.journalled_at')} AS journalled, count(*)::int AS count
         FROM ${entries} AND e.kind = 'incoming' AND e.journalled_at >= $5 AND e.journalled_at < $6
        GROUP BY 1, 2`,
      period,
    );
    const answered = counted(answers, ({ received, settled }) => workingDaysBetween(received, settled));
    const withDeadline = answers.filter(({ due }) => due !== null);
    const inTime = withDeadline.filter(({ due, settled }) => settled <= (due ?? ''));
    const key: KeyFiguresView = {
      in: sum(arrived),
      answered: sum(answers),
      withinDeadline: withDeadline.length ? Math.round((100 * sum(inTime)) / sum(withDeadline)) : null,
      daysToReply: medianOf(answered),
      daysToJournal: medianOf(counted(journalled, (row) => workingDaysBetween(row.received, row.journalled))),
    };
    return { key, answered };
  }

  private async weeks(actor: Actor, units: readonly string[] | null, period: Period): Promise<WeekView[]> {
    const found = await this.asked<Row & { monday: Day; kind: 'incoming' | 'outgoing' }>(
      actor,
      units,
      `SELECT date_trunc('week', w.at AT TIME ZONE 'Europe/Oslo')::date::text AS monday, e.kind, count(*)::int AS count
         FROM ${entries} AND w.at >= $5 AND w.at < $6
          AND (e.kind = 'incoming' OR (e.kind = 'outgoing' AND e.status IN ('dispatched', 'journalled', 'archived')))
        GROUP BY 1, 2`,
      period,
      `CROSS JOIN LATERAL (SELECT CASE e.kind WHEN 'incoming' THEN e.received_at ELSE e.sent_at END AS at) w`,
    );
    const countOf = (monday: Day, kind: string) =>
      found.find((row) => row.monday === monday && row.kind === kind)?.count ?? 0;
    return mondaysOf(period).map((monday) => ({
      monday,
      week: dateOf(monday).weekNumber,
      in: countOf(monday, 'incoming'),
      out: countOf(monday, 'outgoing'),
    }));
  }

  /** Open letters now: incoming ones nobody has answered or written off, in cases under treatment. */
  private async openNow(actor: Actor, units: readonly string[] | null) {
    const today = this.clock.today();
    const found = await this.asked<
      Row & { unitId: string | null; name: string | null; nameNn: string | null; stage: Stage; due: Day | null }
    >(
      actor,
      units,
      `SELECT top.id AS "unitId", top.name_nb AS name, top.name_nn AS "nameNn", ${stageSql} AS stage,
              CASE WHEN c.reply_deadline < $7::date THEN c.reply_deadline::text END AS due, count(*)::int AS count
         FROM ${entries} AND e.kind = 'incoming' AND c.status = 'underTreatment'
          AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.entry_id = e.id AND s.undone_at IS NULL)
        GROUP BY 1, 2, 3, 4, 5`,
      { from: today, to: today },
      openJoins,
    );
    return { waiting: waitingIn(found), late: lateAt(found, today) };
  }

  /**
   * A question about entries the actor may see. $1 to $3 are visibility's, $4 the units (null: all), $5 and $6 the
   * moments, $7 and $8 the days of the period.
   */
  private async asked<T>(
    actor: Actor,
    units: readonly string[] | null,
    sql: string,
    { from, to }: Period,
    joins = '',
  ): Promise<T[]> {
    // A question that needs no moments, or no days, gives them no type; name them once so that it may.
    const named = 'WITH period AS (SELECT $5::timestamptz, $6::timestamptz, $7::date, $8::date)';
    return rows<T>(this.transactions.reader, `${named} ${sql.replace(joinsHere, joins)}`, [
      ...visibilityParameters(actor, this.clock.now()),
      units,
      startOf(from),
      startOf(shifted(to, 1)),
      from,
      to,
    ]);
  }
}

const joinsHere = '/* joins */';

/** Entries of the ministry's own cases, as far as the actor may see them. */
const entries = `journal_entry e JOIN case_file c ON c.id = e.case_id ${joinsHere}
  WHERE ${mayReadEntrySql(1)} AND c.ministry_id = $1::uuid AND e.status <> 'withdrawn'
    AND ($4::uuid[] IS NULL OR c.unit_id = ANY($4::uuid[]))`;

const osloDay = (column: string): string => `(${column} AT TIME ZONE 'Europe/Oslo')::date::text`;

/** The department a case lies in, the one that is under no other; and how far its latest living reply has come. */
const openJoins = `
  LEFT JOIN LATERAL (
    WITH RECURSIVE up AS (
      SELECT u.id, u.parent_id, u.name_nb, u.name_nn FROM organisational_unit u WHERE u.id = c.unit_id
      UNION ALL SELECT u.id, u.parent_id, u.name_nb, u.name_nn FROM organisational_unit u JOIN up ON u.id = up.parent_id)
    SELECT id, name_nb, name_nn FROM up WHERE parent_id IS NULL LIMIT 1) top ON true
  LEFT JOIN LATERAL (
    SELECT r.state FROM reply r WHERE r.case_id = c.id AND r.state NOT IN ('rejected', 'withdrawn', 'dispatched')
     ORDER BY r.id DESC LIMIT 1) reply ON true`;

const stageSql = `CASE
  WHEN reply.state = 'signed' THEN 'dispatch'
  WHEN reply.state IN ('approved', 'released') THEN 'signing'
  WHEN reply.state = 'submitted' THEN 'approval'
  WHEN reply.state = 'drafting' OR c.owner_id IS NOT NULL OR EXISTS (
    SELECT 1 FROM case_allocation a WHERE a.case_id = c.id AND a.to_at IS NULL AND a.caseworker_id IS NOT NULL)
  THEN 'drafting' ELSE 'notAllocated' END`;

function waitingIn(
  found: readonly (Row & { unitId: string | null; name: string | null; nameNn: string | null; stage: Stage })[],
): WaitingInUnitView[] {
  const units = new Map(found.map(({ unitId, name, nameNn }) => [unitId, { name: name ?? '', nameNn: nameNn ?? '' }]));
  return [...units]
    .map(([unitId, names]) => {
      const own = found.filter((row) => row.unitId === unitId);
      return {
        unitId,
        ...names,
        stages: stages.map((stage) => ({ stage, count: sum(own.filter((row) => row.stage === stage)) })),
        total: sum(own),
      };
    })
    .sort((a, b) => Number(a.unitId === null) - Number(b.unitId === null) || a.name.localeCompare(b.name, 'nb'));
}

function lateAt(found: readonly (Row & { stage: Stage; due: Day | null })[], today: Day): LateAtStageView[] {
  return stages.map((stage) => {
    const own = found.filter((row) => row.stage === stage && row.due !== null);
    const by = (lateness: (typeof latenesses)[number]) =>
      sum(own.filter(({ due }) => latenessOf(workingDaysBetween(due ?? today, today)) === lateness));
    return { stage, upTo5: by('upTo5'), upTo10: by('upTo10'), over10: by('over10'), total: sum(own) };
  });
}

const sum = (found: readonly Row[]): number => found.reduce((total, { count }) => total + count, 0);

function counted<T extends Row>(found: readonly T[], daysOf: (row: T) => number): Counted[] {
  return found.map((row) => ({ days: daysOf(row), count: row.count }));
}

function mondaysOf({ from, to }: Period): Day[] {
  const first = dateOf(from).startOf('week');
  const weeks = Math.floor(dateOf(to).diff(first, 'weeks').weeks) + 1;
  return Array.from({ length: weeks }, (_, i) => first.plus({ weeks: i }).toISODate() ?? from);
}

const shifted = (day: Day, days: number): Day => dateOf(day).plus({ days }).toISODate() ?? day;

const daysBetween = ({ from, to }: Period): number => Math.round(dateOf(to).diff(dateOf(from), 'days').days);

/** Days are reckoned where no clock is ever changed. */
const dateOf = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' });
