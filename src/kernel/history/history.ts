import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Actor } from '../actor';
import { Clock } from '../clock';
import { newId } from '../id';
import { currentContext } from '../request-context';
import { preparedRows } from '../prepared';
import { Tx, firstRow, rows } from '../transaction';
import { canonicalText, sha256Hex } from './canonical';
import { HistoryEventType, HistoryEvents } from './history.events';

/** A row whose state after the command is sealed into the event: its table and id. */
export interface TouchedRow {
  readonly table: string;
  readonly id: string;
}

/** The state of a row as the database holds it, where the command that wrote it was told. */
export interface RowState extends TouchedRow {
  readonly state: Readonly<Record<string, unknown>>;
}

/** Where a chain stands; a new one stands at 0 with no hash. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const newChain: ChainHead = { sequence: 0, hash: '' };

export interface Happening<T extends HistoryEventType> {
  /** The case it happened in; null for what has no case, which is chained per ministry. */
  readonly caseId: string | null;
  readonly type: T;
  /** What it happened to. */
  readonly subject: TouchedRow;
  readonly payload: HistoryEvents[T];
  /** Every row the command left changed, the subject's among them when it is stored. */
  readonly rows?: readonly TouchedRow[];
  /** Rows whose state is known already, and is not read again. */
  readonly states?: readonly RowState[];
  /** Where the chain stands, when it was asked under lock (`headOf`) or is new; saves a round trip. */
  readonly head?: ChainHead;
  /** Personal detail, kept salted and apart so that it can be lawfully removed while the chain stays whole. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** What is hashed: canonical JSON, kept as text, so that nothing needs to be rebuilt to prove it. */
export interface SealedEvent {
  readonly chain: string;
  readonly sequence: number;
  readonly previous: string;
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly subject: TouchedRow;
  readonly actor: { person: string | null; account: string | null; ministry: string; through: string };
  readonly request: string | null;
  readonly payload: unknown;
  readonly personal: string | null;
  readonly rows: readonly SealedRow[];
}

/**
 * The history of a case, and of each ministry for what has no case: one chain each, every event sealed to the one
 * before (DESIGN section 4). Written in the command's own transaction or not at all. Nothing here reads letter text.
 */
@Injectable()
export class History {
  constructor(private readonly clock: Clock) {}

  async record<T extends HistoryEventType>(tx: Tx, actor: Actor, what: Happening<T>): Promise<string> {
    const chain = what.caseId ?? actor.ministryId;
    const sealedRows = [...(what.states ?? []).map(sealedState), ...(await rowStates(tx, what.rows ?? []))];
    const head = what.head ?? (await this.advance(tx, chain, what.caseId ? 'case' : 'ministry', actor.ministryId));

    const salt = what.personal ? randomBytes(16).toString('hex') : null;
    const personal = what.personal ? canonicalText(what.personal) : null;
    const event: SealedEvent = {
      chain,
      sequence: head.sequence + 1,
      previous: head.hash,
      id: newId(),
      at: this.clock.now().toISOString(),
      type: what.type,
      subject: what.subject,
      actor: {
        person: actor.personId || null,
        account: actor.accountId || null,
        ministry: actor.ministryId,
        through: actor.through.kind,
      },
      request: currentContext()?.requestId ?? null,
      payload: what.payload,
      personal: personal === null ? null : sha256Hex(`${salt}${personal}`),
      rows: sealedRows,
    };
    const text = canonicalText(event);
    await preparedRows(
      tx,
      `WITH sealed AS (INSERT INTO history_chain (id, kind, ministry_id, sequence, hash) VALUES ($2, $14, $13, $3, $9)
         ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash)
       INSERT INTO history_event (id, chain_id, sequence, at, type, subject_table, subject_id, person_id, hash, text, salt, personal, ministry_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        event.id,
        chain,
        event.sequence,
        event.at,
        event.type,
        what.subject.table,
        what.subject.id,
        event.actor.person,
        sha256Hex(text),
        text,
        salt,
        personal,
        actor.ministryId,
        what.caseId ? 'case' : 'ministry',
      ],
    );
    return event.id;
  }

  /** Where a case's chain stands, locked until the transaction ends. The caller holds the row lock of the case. */
  async headOf(tx: Tx, caseId: string): Promise<ChainHead> {
    const sql = 'SELECT sequence, hash FROM history_chain WHERE id = $1 FOR UPDATE';
    return (await firstRow<ChainHead>(tx, sql, [caseId])) ?? newChain;
  }

  /** Takes the chain's next place, and begins the chain if need be, also when two begin it at once. */
  private async advance(tx: Tx, chain: string, kind: 'case' | 'ministry', ministryId: string): Promise<ChainHead> {
    const taken = await firstRow<ChainHead>(
      tx,
      `INSERT INTO history_chain AS c (id, kind, ministry_id, sequence, hash) VALUES ($1, $2, $3, 1, '')
       ON CONFLICT (id) DO UPDATE SET sequence = c.sequence + 1 RETURNING sequence, hash`,
      [chain, kind, ministryId],
    );
    if (!taken) throw new Error(`The chain ${chain} has no head`);
    return { sequence: taken.sequence - 1, hash: taken.hash };
  }
}

/** A row's state as an event seals it. A row that the command removed has no columns, and no hash. */
export interface SealedRow extends TouchedRow {
  readonly columns: readonly string[];
  readonly hash: string;
}

/**
 * The canonical state of rows as the database holds them now. The columns are named beside the hash, so that a
 * column added years later does not make old events look forged. A row that is not there is sealed as gone.
 */
export async function rowStates(tx: Pick<Tx, 'query'>, touched: readonly TouchedRow[]): Promise<SealedRow[]> {
  const states: SealedRow[] = [];
  for (const [table, ids] of byTable(touched)) {
    const found = await rows<{ id: string; state: Record<string, unknown> }>(
      tx,
      `SELECT id, to_jsonb(t) AS state FROM ${quoted(table)} t WHERE id = ANY($1) ORDER BY id`,
      [ids],
    );
    const there = new Map(found.map(({ id, state }) => [id, state]));
    for (const id of new Set(ids)) {
      const state = there.get(id);
      states.push(state ? sealedState({ table, id, state }) : { table, id, columns: [], hash: '' });
    }
  }
  return states;
}

function sealedState({ table, id, state }: RowState): SealedRow {
  return { table, id, columns: Object.keys(state).sort(), hash: stateHash(state) };
}

/** The hash a row's state is sealed by. */
export function stateHash(state: Readonly<Record<string, unknown>>): string {
  return sha256Hex(canonicalText(state));
}

function byTable(touched: readonly TouchedRow[]): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const { table, id } of touched) tables.set(table, [...(tables.get(table) ?? []), id]);
  return tables;
}

/** A table's name for SQL. Names come from our own code, never from a request; the check keeps it so. */
export function quoted(table: string): string {
  if (!/^[a-z_]+$/.test(table)) throw new Error(`${table} is not a table name`);
  return `"${table}"`;
}
