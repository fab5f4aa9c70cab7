import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { parseCaseKey } from '../../cases/case-key';
import { mayReadCaseSql, visibilityParameters } from '../../cases/case-visibility';
import type { Actor } from '../../kernel/actor';
import { Clock, Day, startOf, yearOf } from '../../kernel/clock';
import { isMoment } from '../../kernel/http/moment';
import { isId } from '../../kernel/id';
import { Page, decodeCursor, defaultPageSize, pageOf } from '../../kernel/paging';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, rows } from '../../kernel/transaction';
import type { MinistryHistoryQuery } from './history-search.requests';
import { EventRow, Timeline, caseKeySql, eventsSql } from './timeline.service';
import type { FoundHappeningView } from './timeline.view';

type FoundRow = EventRow & { caseId: string | null; caseKey: string | null };
type Parameter = (value: unknown) => string;

/**
 * The history of a ministry, searched: in its cases as far as the actor may read them, and what has no case. That a case
 * has a settestatsråd is told to administrators only, so it is left out. What another ministry did in a case of ours is
 * found by the case's key.
 */
@Injectable()
export class HistorySearch {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly timeline: Timeline,
  ) {}

  /** What happened, latest first. */
  async find(actor: Actor, wanted: MinistryHistoryQuery): Promise<Page<FoundHappeningView>> {
    const limit = wanted.limit ?? defaultPageSize;
    const parameters: unknown[] = [...visibilityParameters(actor, this.clock.now())];
    const parameter: Parameter = (value) => `$${parameters.push(value)}`;
    const where = [...this.conditions(wanted, parameter), ...afterSql(wanted.after, parameter)];
    const found = await rows<FoundRow>(
      this.transactions.reader,
      `WITH visibility AS (SELECT $1::uuid, $2::text[], $3::timestamptz)
       ${eventsSql('$2', caseColumns, 'LEFT JOIN case_file c ON c.id = h.chain_id')}
         AND ((c.id IS NULL AND h.chain_id = $1) OR (c.ministry_id = $1 AND ${mayReadCaseSql(1)}))
         AND NOT (h.type LIKE 'actingTerm.%' AND h.text LIKE '%"kind":"forCase"%')
         ${where.map((one) => `AND ${one}`).join(' ')}
       ORDER BY h.at DESC, h.id DESC LIMIT ${limit + 1}`,
      parameters,
    );
    const { items, next } = pageOf(found, limit, (row) => [row.at.toISOString(), row.id]);
    const told = await this.timeline.told(actor, items);
    return {
      items: told.map((happened, i) => {
        const { caseId = null, caseKey = null } = items[i] ?? {};
        // Why somebody stood in, or was locked out, is for the ministry's administrators, who have it where they act.
        return { ...happened, reason: caseId ? happened.reason : null, caseId, caseKey };
      }),
      next,
    };
  }

  private conditions(wanted: MinistryHistoryQuery, parameter: Parameter): string[] {
    const { key, who, kind, from, to } = wanted;
    return [
      key === undefined ? 'h.ministry_id = $1' : this.inCase(key, parameter),
      ...(who === undefined ? [] : [byWhom(who, parameter)]),
      ...(kind ? [`h.type LIKE ${parameter(`${kind}.%`)}`] : []),
      ...(from ? [`h.at >= ${parameter(startOf(from))}`] : []),
      ...(to ? [`h.at < ${parameter(startOf(dayAfter(to)))}`] : []),
    ];
  }

  private inCase(key: string, parameter: Parameter): string {
    const asked = parseCaseKey(key, yearOf(this.clock.now()));
    refuseUnless(asked, 'invalid', 'case.keyMalformed');
    return `h.chain_id = (SELECT k.id FROM case_file k WHERE k.ministry_id = $1
      AND k.case_year = ${parameter(asked.caseYear)} AND k.case_number = ${parameter(asked.caseNumber)})`;
  }
}

const caseColumns = `, c.id AS "caseId", CASE WHEN c.id IS NULL THEN NULL ELSE ${caseKeySql} END AS "caseKey"`;

/** Whole initials, or part of a name; the pattern's own signs mean themselves. */
function byWhom(who: string, parameter: Parameter): string {
  const sought = parameter(
    who
      .trim()
      .replace(/[\\%_]/g, '\\$&')
      .toLocaleLowerCase('nb'),
  );
  return `h.person_id IN (SELECT w.id FROM person w WHERE lower(w.initials COLLATE norwegian) = ${sought}
    OR lower((w.given_name || ' ' || w.family_name) COLLATE norwegian) LIKE '%' || ${sought} || '%')`;
}

function afterSql(after: string | undefined, parameter: Parameter): string[] {
  if (!after) return [];
  const [at, id] = decodeCursor(after, 2);
  refuseUnless(
    typeof at === 'string' && isMoment(at) && typeof id === 'string' && isId(id),
    'malformed',
    'page.cursorUnknown',
  );
  return [`(h.at, h.id) < (${parameter(new Date(at))}::timestamptz, ${parameter(id)}::uuid)`];
}

const dayAfter = (day: Day): Day => DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? day;
