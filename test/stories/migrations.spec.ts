import type { DataSource } from 'typeorm';
import { makeDataSource, migrate, revertLatest } from '../../src/database/data-source';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../support/database';

describe('The schema', () => {
  let database: FreshDatabase;
  let sources: DataSource[] = [];

  const open = async (): Promise<DataSource> => {
    const source = await makeDataSource(database.url, { poolSize: 2 }).initialize();
    sources.push(source);
    return source;
  };

  afterEach(async () => {
    for (const source of sources) await source.destroy();
    sources = [];
    await database.drop();
  });

  it('is made once when several processes start on an empty database at the same time', async () => {
    database = await emptyDatabase();
    const starting = await Promise.all([open(), open(), open()]);

    const ran = await Promise.all(starting.map((source) => migrate(source)));

    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    const [rows] = await starting[0].query('SELECT count(*) AS done FROM migration');
    expect(rows.done).toBe(ran.flat().length);
  });

  it('is the same again after every migration was taken back and run once more', async () => {
    database = await emptyDatabase();
    const source = await open();
    const before = await migrate(source);
    const whole = await tablesOf(source);

    const takenBack: (string | undefined)[] = [];
    for (;;) {
      const name = await revertLatest(source);
      if (!name) break;
      takenBack.push(name);
    }
    expect(takenBack).toEqual([...before].reverse());
    expect(await tablesOf(source)).toEqual([]);

    await migrate(source);
    expect(await tablesOf(source)).toEqual(whole);
  });

  it('sorts as the Norwegian alphabet does, and numbers by value', async () => {
    database = await freshDatabase();
    const source = await open();
    const sorted: { name: string }[] = await source.query(
      `SELECT name FROM unnest($1::text[]) AS name ORDER BY name COLLATE norwegian`,
      [['Ås', 'Berg', '20/10', 'Øst', 'Zakarias', '20/9', 'Ærlig', '20/1']],
    );
    expect(sorted.map((row) => row.name)).toEqual(['20/1', '20/9', '20/10', 'Berg', 'Zakarias', 'Ærlig', 'Øst', 'Ås']);
  });
});

describe('A value from the database', () => {
  let database: FreshDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await freshDatabase();
    source = await makeDataSource(database.url, { poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const valueOf = async (expression: string): Promise<unknown> =>
    (await source.query(`SELECT ${expression} AS value`))[0].value;

  it.each([
    ['9007199254740991::bigint', 9007199254740991],
    [`'{1,NULL,-3}'::bigint[]`, [1, null, -3]],
    [`'{}'::bigint[]`, []],
    [`date '2020-03-31'`, '2020-03-31'],
    [`'{2020-03-31,NULL}'::date[]`, ['2020-03-31', null]],
    [`timestamptz '2020-03-31 12:00+02'`, new Date('2020-03-31T10:00:00Z')],
    ['1.10::numeric', '1.10'],
    [`'{"a": 1}'::jsonb`, { a: 1 }],
  ])('%s arrives as what it means', async (expression, meant) => {
    expect(await valueOf(expression)).toEqual(meant);
  });

  it('is refused rather than rounded when it is beyond exact numbers', async () => {
    await expect(valueOf('9007199254740993::bigint')).rejects.toThrow('too large to be held exactly');
    expect(await valueOf('1::bigint')).toBe(1);
  });

  it('is not waited for endlessly: a request that hangs is ended by the server', async () => {
    const hasty = await makeDataSource(database.url, { poolSize: 1, statementTimeout: 50 }).initialize();
    await expect(hasty.query('SELECT pg_sleep(5)')).rejects.toThrow('statement timeout');
    await hasty.destroy();
  });
});

/** Everything of ours in the schema; without extensions, which may stay, and TypeORM's own list of migrations. */
async function tablesOf(source: DataSource): Promise<string[]> {
  const rows: { what: string }[] = await source.query(`
    SELECT format('%s %s %s', c.relkind, c.relname, string_agg(format('%s %s %s', a.attname,
             format_type(a.atttypid, a.atttypmod), a.attnotnull), ', ' ORDER BY a.attname)) AS what
      FROM pg_class c
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'migration%'
       AND c.relname NOT LIKE 'PK_%' AND NOT EXISTS (
             SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     GROUP BY c.relkind, c.relname
     UNION ALL SELECT format('collation %s', collname) FROM pg_collation
      WHERE collnamespace = 'public'::regnamespace
     UNION ALL SELECT format('function %s', proname) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     UNION ALL SELECT format('type %s', typname) FROM pg_type t
      WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
     ORDER BY 1
  `);
  return rows.map((row) => row.what);
}
