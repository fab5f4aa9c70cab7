/** The letters that are registered, and what one registration writes. */
import { built, packageOf } from '../measuring.mjs';
import { password } from '../ministry.mjs';

export const registrar = 'mlo';

/** A letter by post in a case of its own, as the archivist sends it in. */
export function letterBody(number) {
  const { demoOfficeId } = built('government/demo/seed-demo-government');
  const { demoClassId } = built('archive/demo/seed-demo-archive');
  return {
    newCase: {
      title: `Henvendelse ${number} om vold i nære relasjoner`,
      publicTitle: `Henvendelse ${number} om vold i nære relasjoner`,
      classId: demoClassId('JD', '313'),
    },
    files: [],
    title: `Vold i nære relasjoner under koronapandemien, brev ${number}`,
    publicTitle: `Vold i nære relasjoner under koronapandemien, brev ${number}`,
    sender: { name: `Kvinnenettverket Eksempel ${number}`, mail: `post${number}@kvinnenettverket.example` },
    addressedOfficeIds: [demoOfficeId('JD', 'justisminister')],
    receivedAt: '2020-05-14T07:30:00+02:00',
    documentDate: '2020-05-14',
    language: 'nb',
  };
}

/** A machine's token of the registrar, got over HTTP like anybody's. */
export async function tokenFor(address) {
  const first = await ask(address, 'session', { username: registrar, password });
  const signedIn = { 'X-CSRF-Token': first.body.csrfToken, Cookie: first.cookie };
  await ask(address, 'session/identity', { password }, signedIn);
  const made = await ask(address, 'tokens', { name: 'maaling', scopes: ['register'] }, signedIn);
  return made.body.token;
}

async function ask(address, path, body, headers = {}) {
  const answer = await fetch(`${address}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return { body: await answer.json(), cookie: answer.headers.get('set-cookie')?.split(';')[0] };
}

/** Every row that one registration wrote, by table, the table that others refer to first; and its columns' types. */
export async function exampleOf(url) {
  const { Client } = packageOf('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = [
    ['arrival', 'id = (SELECT arrival_id FROM one)'],
    ['case_file', 'id = (SELECT case_id FROM one)'],
    ['journal_entry', 'id = (SELECT id FROM one)'],
    ['correspondence_party', 'entry_id = (SELECT id FROM one)'],
    ['addressed_office', 'entry_id = (SELECT id FROM one)'],
    ['arrival_at_ministry', 'entry_id = (SELECT id FROM one)'],
    ['history_chain', 'id = (SELECT case_id FROM one)'],
    ['history_event', 'chain_id = (SELECT case_id FROM one)'],
  ];
  const example = [];
  for (const [table, which] of tables) {
    const found = await client.query(
      `WITH one AS (SELECT id, case_id, arrival_id FROM journal_entry LIMIT 1) SELECT * FROM ${table} WHERE ${which}`,
    );
    const types = await client.query(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [table],
    );
    const texts = await client.query(
      `WITH one AS (SELECT id, case_id, arrival_id FROM journal_entry LIMIT 1)
       SELECT ${types.rows.map(({ name }) => `${name}::text`).join(', ')} FROM ${table} WHERE ${which}`,
    );
    if (found.rowCount !== 1) throw new Error(`${found.rowCount} rows of ${table} in one registration`);
    example.push({ table, columns: types.rows.map(({ name, type }) => ({ name, type, text: texts.rows[0][name] })) });
  }
  await client.end();
  return example;
}
