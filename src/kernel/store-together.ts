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
 * before journal). Everybody else who wants a number of the series waits from here to the end of the transaction:
 * between the lock and the commit there is this one round trip and the history's.
 *
 * Things are entities, new and complete: nothing is read back but the numbers, and no column gets its default.
 * Answers the state of each row, for the history to seal without asking for it again.
 */
export async function storeTogether(
  tx: Tx,
  things: readonly object[],
  numbers: readonly NumberWanted[] = [],
): Promise<RowState[]> {
  const parameters: unknown[] = [];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;

  const parts: string[] = [];
  if (numbers.length) {
    const taken = numbers.map(
      (n, i) =>
        `take_number(${parameter(n.series)}::text, ${parameter(n.ministryId)}::uuid, ` +
        `${parameter(n.year)}::integer, ${lockClassOf[n.series]}) AS n${i}`,
    );
    parts.push(`numbers AS MATERIALIZED (SELECT ${taken.join(', ')})`);
  }

  const numbered = new Set(numbers.map((n) => n.thing));
  const stored: string[] = [];
  const insert = (table: string, from: string): void => {
    const name = `t${stored.length}`;
    parts.push(
      `${name} AS (INSERT INTO "${table}" SELECT r.* FROM ${from} r ` +
        `RETURNING '${table}'::text AS "table", id, to_jsonb("${table}".*) AS state)`,
    );
    stored.push(`SELECT * FROM ${name}`);
  };
  for (const thing of numbered) {
    const { table, columnOf } = tableOf(tx, thing);
    const added = numbers.flatMap((n, i) => (n.thing === thing ? [`'${columnOf(n.property)}', numbers.n${i}`] : []));
    const row = `${parameter(JSON.stringify(rowOf(tx, thing)))}::jsonb || jsonb_build_object(${added.join(', ')})`;
    insert(table, `numbers, LATERAL jsonb_populate_record(NULL::"${table}", ${row})`);
  }
  for (const [table, group] of byTable(
    tx,
    things.filter((thing) => !numbered.has(thing)),
  )) {
    const all = JSON.stringify(group.map((thing) => rowOf(tx, thing)));
    insert(table, `jsonb_populate_recordset(NULL::"${table}", ${parameter(all)}::jsonb)`);
  }
  if (!stored.length) return [];

  const states = await preparedRows<RowState>(tx, `WITH ${parts.join(', ')} ${stored.join(' UNION ALL ')}`, parameters);
  for (const n of numbers) {
    const thing = n.thing as ObjectLiteral;
    const state = states.find((row) => row.id === thing['id'])?.state;
    thing[n.property] = state?.[tableOf(tx, n.thing).columnOf(n.property)];
  }
  return states;
}
