import { Injectable } from '@nestjs/common';
import { personJson } from '../../cases/case-views';
import { mayReadCaseSql, mayReadEntrySql, visibilityParameters } from '../../cases/case-visibility';
import type { NamedPerson, NamedUnit } from '../../cases/case.view';
import { readsScreenedNames } from '../../cases/screened-names.policy';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Transactions, rows } from '../../kernel/transaction';
import type { LastWord, Standing, StandingHolder } from './standing.view';
import { holderSql, stageSql, standingJoins } from './standings.sql';

/** A case of a list, and which of its letters the line is about, where it is about one. */
export interface StandingAsked {
  readonly caseId: string;
  readonly replyId?: string | null;
}

interface StandingRow {
  n: number;
  caseId: string;
  stage: string;
  replyId: string | null;
  textNumber: number | null;
  state: string | null;
  level: string | null;
  person: NamedPerson | null;
  unit: NamedUnit | null;
  since: Date;
  sender: string | null;
  screened: boolean | null;
  receivedAt: Date | null;
  ministries: string[];
  turnType: string | null;
  turnAt: Date | null;
  turnBy: string | null;
  turnPersonal: string | null;
}

/** Where the cases of a list stand: all of a page in one question, nothing asked per line. */
@Injectable()
export class Standings {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** In the order asked; null for a case the actor may not see. Of another ministry's case only what came in is told. */
  async of(actor: Actor, asked: readonly StandingAsked[]): Promise<(Standing | null)[]> {
    if (!asked.length) return [];
    const found = await rows<StandingRow>(this.transactions.reader, standingsSql, [
      ...visibilityParameters(actor, this.clock.now()),
      asked.map(({ caseId }) => caseId),
      asked.map(({ replyId }) => replyId ?? null),
    ]);
    const byPlace = new Map(found.map((row) => [Number(row.n), standing(row, readsScreenedNames(actor))]));
    return asked.map((_, i) => byPlace.get(i + 1) ?? null);
  }
}

const standingsSql = `
  SELECT q.n, c.id AS "caseId", ${stageSql} AS stage, r.id AS "replyId", r.text_number AS "textNumber", r.state, r.level,
    CASE WHEN h.id IS NULL THEN NULL ELSE ${personJson('h')} END AS person,
    CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name_nb) END AS unit,
    coalesce(t.at, a.from_at, c.created_at) AS since, i.name AS sender, i.screened, i.received_at AS "receivedAt",
    coalesce((SELECT array_agg(m.code ORDER BY l.place) FROM (
        SELECT f.ministry_id, -1 AS place FROM responding_minister w JOIN office f ON f.id = w.office_id
          WHERE w.case_id = c.id AND w.to_at IS NULL
        UNION ALL SELECT f.ministry_id, b.ordinal FROM responding_minister w
          JOIN answered_on_behalf_of b ON b.responding_minister_id = w.id JOIN office f ON f.id = b.office_id
          WHERE w.case_id = c.id AND w.to_at IS NULL) l JOIN ministry m ON m.id = l.ministry_id), '{}') AS ministries,
    t.type AS "turnType", t.at AS "turnAt", t.personal AS "turnPersonal", p.given_name || ' ' || p.family_name AS "turnBy"
  FROM unnest($4::uuid[], $5::uuid[]) WITH ORDINALITY q(case_id, reply_id, n)
    JOIN case_file c ON c.id = q.case_id AND ${mayReadCaseSql(1)}
    ${standingJoins('q.reply_id')}
    LEFT JOIN LATERAL (SELECT s.name, s.screened, i.received_at FROM journal_entry i
        JOIN correspondence_party s ON s.entry_id = i.id AND s.kind = 'sender'
      WHERE i.case_id = c.id AND i.kind = 'incoming' AND i.status <> 'withdrawn' AND ${mayReadEntrySql(1, 'i')}
      ORDER BY i.document_number, s.ordinal LIMIT 1) i ON true
    LEFT JOIN person h ON h.id = ${holderSql}
    LEFT JOIN person p ON p.id = t.person_id
    LEFT JOIN organisational_unit u ON u.id = c.unit_id`;

function standing(row: StandingRow, readsScreened: boolean): Standing {
  return {
    caseId: row.caseId,
    stage: row.stage,
    replyId: row.replyId,
    textNumber: row.textNumber,
    holder: holderOf(row),
    since: row.since,
    sender: row.screened && !readsScreened ? '*****' : row.sender,
    receivedAt: row.receivedAt,
    ministries: row.ministries,
    lastWord: lastWordOf(row),
  };
}

function holderOf({ person, unit, state, level }: StandingRow): StandingHolder {
  const kind = () => {
    if (person) return 'person';
    if (state === 'approved') return 'privateOffice';
    if (state === 'released') return level === 'stateSecretary' ? 'stateSecretary' : 'minister';
    if (state === 'signed' || state === 'dispatched') return 'archive';
    return unit ? 'unit' : 'nobody';
  };
  return { kind: kind(), person, unit };
}

/** Of the removable part only what somebody wrote to whoever has it next. */
function lastWordOf({ turnType, turnAt, turnBy, turnPersonal }: StandingRow): LastWord | null {
  if (turnType === null || turnAt === null || turnPersonal === null) return null;
  const told = JSON.parse(turnPersonal) as Record<string, unknown>;
  const text = told['reason'] ?? told['note'] ?? told['comment'];
  return typeof text === 'string' && text ? { type: turnType, by: turnBy, at: turnAt, text } : null;
}
