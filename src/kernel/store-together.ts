import type { ObjectLiteral } from 'typeorm';
import { byTable, rowOf, tableOf } from './entity-rows';
import type { RowState } from './history/history';
import { Series, lockClassOf } from './number-series';
import { preparedRows } from './prepared';
import type { Tx } from './transaction';

/** A number a new thing takes from a gapless series as it is stored. */
export interface NumberWanted<T extends object = object> {
  readonly thing: T;
  /** Property that gets the number. */
  readonly property: keyof T & string;
  readonly series: Series;
  readonly ministryId: string;
  readonly year: number;
}

/** Says which property of a new thing takes a number; checks that the property is the thing's own. */
export function numberFor<T extends object>(
  thing: T,
  property: keyof T & string,
  series: Series,
  ministryId: string,
  year: number,
): NumberWanted {
  return { thing, property, series, ministryId, year } as unknown as NumberWanted;
}

/**
 * Stores new things of any kinds in one statement, numbers taken in the same statement, in the order given (case
 * before journal). Everybody else who wants a number of the series waits from there to the end of the transaction, so
 * things without a number are written first, and between lock and commit there are two round trips: the rest of this
 * one and the history's.
 *
 * Things are entities, new and complete: nothing is read back but the numbers, and no column gets its default.
 * Answers the state of each row, for the history to seal without asking for it again.
 */
export async function storeTogether(
  tx: Tx,
  things: readonly object[],
  numbers: readonly NumberWanted[] = [],
): Promise<RowState[]> {
  const statement = new Statement(tx, numbers);
  const numbered = new Set(numbers.map((n) => n.thing));
  const others = things.filter((thing) => !numbered.has(thing));
  for (const [table, group] of byTable(tx, others)) statement.insert(table, group);
  for (const thing of numbered) statement.insertNumbered(thing);
  if (!statement.stores) return [];

  const states = await preparedRows<RowState>(tx, statement.text, statement.parameters);
  for (const n of numbers) {
    const thing = n.thing as ObjectLiteral;
    const state = states.find((row) => row.id === thing['id'])?.state;
    thing[n.property] = state?.[tableOf(tx, n.thing).columnOf(n.property)];
  }
  return states;
}

/**
 * The statement while it grows. A single row goes in column by column, which the database does in half the time
 * that a row read from JSON takes; several rows of a table go in as JSON, so that their number does not make another
 * statement to be prepared.
 */
class Statement {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];
  private readonly stored: string[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly numbers: readonly NumberWanted[],
  ) {
    if (numbers.length) this.take();
  }

  get stores(): boolean {
    return this.stored.length > 0;
  }

  get text(): string {
    return `WITH ${this.parts.join(', ')} ${this.stored.map((name) => `SELECT * FROM ${name}`).join(' UNION ALL ')}`;
  }

  insert(table: string, group: readonly object[]): void {
    const [first, ...more] = group;
    if (first && !more.length) return this.write(table, this.columnsOf(first));
    const all = this.parameter(JSON.stringify(group.map((thing) => rowOf(this.tx, thing))));
    this.add(table, `SELECT r.* FROM jsonb_populate_recordset(NULL::"${table}", ${all}::jsonb) r`);
  }

  /** A row that takes numbers: where one goes, it is read from what was taken. */
  insertNumbered(thing: object): void {
    const { table, columnOf } = tableOf(this.tx, thing);
    const columns = this.columnsOf(thing);
    this.numbers.forEach((n, i) => n.thing === thing && columns.set(columnOf(n.property), { taken: `n${i}` }));
    this.write(table, columns);
  }

  /** Stands first, and is carried out when the first row asks for a number. */
  private take(): void {
    const taken = this.numbers.map(
      (n, i) =>
        `take_number(${this.parameter(n.series)}::text, ${this.parameter(n.ministryId)}::uuid, ` +
        `${this.parameter(n.year)}::integer, ${lockClassOf[n.series]}) AS n${i}`,
    );
    this.parts.push(`numbers AS MATERIALIZED (SELECT ${taken.join(', ')})`);
  }

  private write(table: string, columns: ReadonlyMap<string, unknown>): void {
    const values = [...columns.values()].map((value) =>
      isTaken(value) ? `(SELECT ${value.taken} FROM numbers)` : this.parameter(value),
    );
    const names = [...columns.keys()].map((name) => `"${name}"`);
    this.add(`${table}`, `VALUES (${values.join(', ')})`, ` (${names.join(', ')})`);
  }

  private add(table: string, rows: string, columns = ''): void {
    const name = `t${this.stored.length}`;
    this.parts.push(
      `${name} AS (INSERT INTO "${table}"${columns} ${rows} ` +
        `RETURNING '${table}'::text AS "table", id, to_jsonb("${table}".*) AS state)`,
    );
    this.stored.push(name);
  }

  /** What goes into each column, as the driver sends it. */
  private columnsOf(thing: object): Map<string, unknown> {
    const { columns } = this.tx.connection.getMetadata(thing.constructor);
    return new Map(
      columns.map((column) => {
        const value: unknown = (thing as ObjectLiteral)[column.propertyName];
        const isJson = (column.type === 'jsonb' || column.type === 'json') && value !== null && value !== undefined;
        return [column.databaseName, isJson ? JSON.stringify(value) : value];
      }),
    );
  }

  private parameter(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }
}

function isTaken(value: unknown): value is { readonly taken: string } {
  return typeof value === 'object' && value !== null && 'taken' in value;
}
