import { Tx, firstRow, rows } from '../../transaction';
import { quoted, stateHash, type SealedRow } from '../history';
import { Findings, Progress } from './findings';

/** The last that was told of a row. */
interface Told {
  readonly table: number;
  readonly id: string;
  /** UUIDv7, made under the row's lock: the greatest is the latest, in whichever chain it stands. */
  readonly event: string;
  readonly chain: string;
  readonly columns: number;
  readonly hash: string;
}

interface ComparedRow {
  readonly id: string;
  readonly event: string;
  readonly chain: string;
  readonly columns: number;
  readonly hash: string;
  readonly state: Record<string, unknown> | null;
}

/** How many rows are kept in memory before they go to the database's temporary table. */
const waitAtMost = 5_000;
const batchSize = 1_000;
/** Tables with fewer rows are not worth a line. */
const tellFrom = 10_000;

/**
 * The state each row was last sealed in, whatever chain told it, and whether the row is in that state now. Kept in a
 * temporary table, so that a million letters need no more memory than a thousand.
 */
export class RecordedRows {
  private readonly waiting = new Map<string, Told>();
  private readonly tables: string[] = [];
  private readonly columnLists: string[][] = [];
  private readonly tableNumbers = new Map<string, number>();
  private readonly columnNumbers = new Map<string, number>();

  private constructor(private readonly tx: Tx) {}

  /** Begins empty; the temporary table goes with the transaction. */
  static async begin(tx: Tx): Promise<RecordedRows> {
    await tx.query(
      `CREATE TEMPORARY TABLE recorded_row (
         of_table integer NOT NULL, id uuid NOT NULL, event uuid NOT NULL, chain uuid NOT NULL, columns integer NOT NULL,
         hash text COLLATE "C" NOT NULL, PRIMARY KEY (of_table, id)
       ) ON COMMIT DROP`,
    );
    return new RecordedRows(tx);
  }

  async note(event: string, chain: string, sealed: readonly SealedRow[]): Promise<void> {
    for (const { table, id, columns, hash } of sealed) {
      const key = `${table}/${id}`;
      const known = this.waiting.get(key);
      if (known && known.event > event) continue;
      const told = { table: this.numberOfTable(table), id, event, chain, columns: this.numberOfColumns(columns), hash };
      this.waiting.set(key, told);
    }
    if (this.waiting.size >= waitAtMost) await this.flush();
  }

  /** Compares every row some event knows with what it is now. Answers how many there are. */
  async compare(findings: Findings, progress: Progress): Promise<number> {
    await this.flush();
    await this.tx.query('ANALYZE recorded_row');
    let compared = 0;
    for (const table of [...this.tables].sort()) {
      if (!(await this.isTable(table))) {
        findings.add('table.missing', `Events tell of rows in ${table}, and there is no such table`, { table });
        continue;
      }
      const before = compared;
      compared += await this.compareTable(table, findings);
      if (compared - before >= tellFrom) progress(`rows: ${compared} compared, up to ${table}`);
    }
    return compared;
  }

  /** Rows that no event tells of, in tables where every row is born by one. */
  async findUnknown(tables: readonly string[], findings: Findings): Promise<void> {
    for (const table of tables) {
      const found = await rows<{ id: string }>(
        this.tx,
        `SELECT t.id FROM ${quoted(table)} t
          WHERE NOT EXISTS (SELECT FROM recorded_row r WHERE r.of_table = $1 AND r.id = t.id) ORDER BY t.id LIMIT 1001`,
        [this.tableNumbers.get(table) ?? -1],
      );
      for (const { id } of found)
        findings.add('row.unknown', `No event tells of ${table} ${id}: it was put in past the system`, {
          table,
          row: id,
        });
    }
  }

  private async compareTable(table: string, findings: Findings): Promise<number> {
    let count = 0;
    const dropped = new Map<string, number>();
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch = await rows<ComparedRow>(
        this.tx,
        `SELECT r.id, r.event, r.chain, r.columns, r.hash, to_jsonb(t) AS state
           FROM recorded_row r LEFT JOIN ${quoted(table)} t ON t.id = r.id
          WHERE r.of_table = $1 AND r.id > $2 ORDER BY r.id LIMIT ${batchSize}`,
        [this.tableNumbers.get(table), after],
      );
      for (const row of batch) this.compareRow(table, row, findings, dropped);
      count += batch.length;
      const last = batch.at(-1);
      if (!last) break;
      after = last.id;
    }
    for (const [columns, times] of dropped)
      findings.notice(`${table} has no longer the columns ${columns}: ${times} rows cannot be compared`);
    return count;
  }

  private compareRow(table: string, row: ComparedRow, findings: Findings, dropped: Map<string, number>): void {
    const { id, event, chain, hash, state } = row;
    const facts = { table, row: id, event, chain };
    const gone = hash === '';
    if (!state) {
      if (!gone) findings.add('row.missing', `${table} ${id} is gone, and no event removed it (last: ${event})`, facts);
      return;
    }
    if (gone) {
      findings.add('row.backAgain', `${table} ${id} was removed by event ${event}, and is there again`, facts);
      return;
    }
    const columns = this.columnLists[row.columns] ?? [];
    const missing = columns.filter((column) => !(column in state));
    if (missing.length) {
      dropped.set(missing.join(', '), (dropped.get(missing.join(', ')) ?? 0) + 1);
      return;
    }
    const now = stateHash(Object.fromEntries(columns.map((column) => [column, state[column]])));
    if (now !== hash)
      findings.add(
        'row.changed',
        `${table} ${id} is not as event ${event} left it: it was changed past the system`,
        facts,
      );
  }

  private async flush(): Promise<void> {
    const told = [...this.waiting.values()];
    this.waiting.clear();
    await this.tx.query(
      `INSERT INTO recorded_row AS r SELECT * FROM unnest($1::integer[], $2::uuid[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[])
       ON CONFLICT (of_table, id) DO UPDATE
         SET event = excluded.event, chain = excluded.chain, columns = excluded.columns, hash = excluded.hash
         WHERE excluded.event > r.event`,
      [
        told.map((one) => one.table),
        told.map((one) => one.id),
        told.map((one) => one.event),
        told.map((one) => one.chain),
        told.map((one) => one.columns),
        told.map((one) => one.hash),
      ],
    );
  }

  /** The name may come from a forged event. */
  private async isTable(table: string): Promise<boolean> {
    const found = await firstRow(
      this.tx,
      `SELECT FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = $1 AND column_name = 'id' AND data_type = 'uuid'`,
      [table],
    );
    return found !== undefined && /^[a-z_]+$/.test(table);
  }

  private numberOfTable(table: string): number {
    return numberOf(this.tableNumbers, table, () => this.tables.push(table));
  }

  private numberOfColumns(columns: readonly string[]): number {
    return numberOf(this.columnNumbers, columns.join(), () => this.columnLists.push([...columns]));
  }
}

function numberOf(known: Map<string, number>, name: string, add: () => unknown): number {
  const number = known.get(name) ?? known.size;
  if (!known.has(name)) {
    known.set(name, number);
    add();
  }
  return number;
}
