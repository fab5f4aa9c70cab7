/**
 * Bare `pg`: the rows one registration writes, read from a real one, written again and again with new ids and numbers
 * from the same two series. `together`: one prepared statement for all of them but the history, which carries the
 * numbers, in a second; nobody can ask the database less often. `each`: a prepared statement for each row, as most
 * programs do it, what needs no number before the lock.
 */
import { randomUUID } from 'node:crypto';
import { inParallel, serve } from '../helper.mjs';
import { packageOf } from '../measuring.mjs';
import { settingsFor } from '../ministry.mjs';

const numberOf = { case_file: ['case_number', 'case'], journal_entry: ['journal_number', 'journal'] };
const lockOf = { case: 0x5376, journal: 0x5377 };

serve(async ({ url, folder, clients, example }) => {
  const { Pool } = packageOf('pg');
  const pool = new Pool({ connectionString: url, max: settingsFor(url, folder).databasePoolSize });
  const ids = idsIn(example);
  const entry = example.find(({ table }) => table === 'journal_entry');
  const textOf = (name) => entry.columns.find((column) => column.name === name).text;
  const series = [textOf('ministry_id'), textOf('journal_year')];
  const history = example.filter(({ table }) => table.startsWith('history_'));
  const others = example.filter((one) => !history.includes(one));
  const numbers = Object.values(numberOf).map(
    ([column, name]) => `take_number('${name}', '${series[0]}', ${series[1]}, ${lockOf[name]}) AS ${column}`,
  );
  const together = {
    registration: statement('registration', others, `numbers AS MATERIALIZED (SELECT ${numbers.join(', ')})`),
    history: statement('history', history),
  };
  const [first, ...later] = others.map((one) => statement(one.table, [one]));
  const afterwards = [...later, ...history.map((one) => statement(one.table, [one]))];
  const takeNumbers = { name: 'numbers', text: `SELECT ${numbers.join(', ')}` };

  const ways = {
    together: async (client, fresh) => {
      const { rows } = await client.query(together.registration(fresh));
      await client.query(together.history(fresh, rows[0]));
    },
    each: async (client, fresh) => {
      await client.query(first(fresh));
      const { rows } = await client.query(takeNumbers);
      for (const one of afterwards) await client.query(one(fresh, rows[0]));
    },
  };

  /** Every id of the example's own rows is another one in each registration; those of the government stay. */
  const register = async (way) => {
    const fresh = new Map(ids.map((id) => [id, randomUUID()]));
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await way(client, fresh);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  return { answer: ({ way, count }) => inParallel(clients, count, () => register(ways[way])) };
});

const idsIn = (example) => example.map(({ columns }) => columns.find(({ name }) => name === 'id').text);

/**
 * A prepared statement that inserts these rows, all columns. Numbers come from the common table `numbers` where it is
 * part of the statement, else as parameters.
 */
function statement(name, rows, numbers) {
  const values = [];
  const parts = numbers ? [numbers] : [];
  for (const { table, columns } of rows) {
    const given = columns.map((column) => {
      const isNumber = numberOf[table]?.[0] === column.name;
      if (isNumber && numbers) return column.name;
      return `$${values.push({ ...column, isNumber })}::${column.type}`;
    });
    const names = columns.map((column) => column.name).join(', ');
    const from = numbers && numberOf[table] ? ` FROM numbers` : '';
    parts.push(`t${parts.length} AS (INSERT INTO ${table} (${names}) SELECT ${given.join(', ')}${from})`);
  }
  const text = `WITH ${parts.join(', ')} SELECT ${numbers ? '* FROM numbers' : '1'}`;
  return (fresh, taken) => ({
    name,
    text,
    values: values.map(({ name: column, text: given, isNumber }) =>
      isNumber ? taken[column] : (fresh.get(given) ?? given),
    ),
  });
}
