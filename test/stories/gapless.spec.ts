import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import { newId } from '../../src/kernel/id';
import type { RegisteredLetterView } from '../../src/letters/incoming/incoming.view';
import { TestApp, startTestApp } from '../support/app';
import { LetterBody, aLetter, office, register } from '../support/letters';

const clients = 50;
const letters = 2000;

/** What one client got for one letter. */
interface Answered {
  readonly status: number;
  readonly code: string;
  readonly registered: RegisteredLetterView | null;
}

/** Why every fifth registration comes to nothing: what goes wrong in a ministry, at different places of the work. */
const troubles: ((claimed: string) => LetterBody)[] = [
  () => ({ addressedOfficeIds: [office.justice, newId()] }),
  (claimed) => ({ files: [{ uploadId: claimed }] }),
  () => ({ restriction: { code: 'UO13' } }),
  () => ({ newCase: { title: 'Sak', publicTitle: 'Sak', unitId: demoUnitId('BFD', 'BAU') } }),
];

describe('Registering under load', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ settings: { databasePoolSize: 20 } });
  });
  afterAll(() => app.stop());

  it('leaves no hole and no duplicate when 50 clients register 2,000 letters and a fifth fail half-way', async () => {
    const archivist = await app.as('ist');
    const token = await tokenOf(app);
    const shared = await Promise.all([1, 2, 3].map(async () => (await register(archivist)).caseId));
    const claimed = await claimedUpload(app);

    const bodies = Array.from({ length: letters }, (_, i) => {
      const trouble = i % 5 === 4 ? troubles[((i / 5) % troubles.length) | 0]?.(claimed) : undefined;
      const into = i % 2 ? {} : { newCase: undefined, caseId: shared[i % 3] };
      return aLetter({
        title: `Brev ${i}`,
        ...into,
        ...trouble,
        ...(trouble?.['newCase'] ? { caseId: undefined } : {}),
      });
    });
    const killing = killSometimes(app);
    const answers = await inParallel(clients, bodies, (body) => post(app.url, token, body));
    await killing.end();

    const registered = answers.flatMap((answer) => answer.registered ?? []);
    const refused = answers.filter((answer) => !answer.registered);
    expect(registered.length).toBeGreaterThan(letters * 0.7);
    expect(refused.length).toBeGreaterThanOrEqual(letters / 5);
    expect([...new Set(refused.map(({ status }) => status))].sort()).toEqual([409, 422, 503]);
    await expectNoHoles(app, registered);
  }, 120_000);
});

async function expectNoHoles(app: TestApp, registered: readonly RegisteredLetterView[]): Promise<void> {
  const [series] = await app.dataSource.query<Record<string, number>[]>(
    `SELECT count(*)::int AS entries, count(DISTINCT journal_number)::int AS "journalNumbers",
       min(journal_number) AS first, max(journal_number) AS last, (SELECT last FROM number_counter c
         WHERE c.series = 'journal' AND c.ministry_id = e.ministry_id) AS counter
     FROM journal_entry e GROUP BY ministry_id`,
  );
  const { entries } = series ?? {};
  expect(series).toEqual({ entries, journalNumbers: entries, first: 1, last: entries, counter: entries });
  // A client whose connection was cut after the commit was told nothing; nobody was told of a letter that is not there.
  expect(entries).toBeGreaterThanOrEqual(registered.length + 3);

  const cases = await app.dataSource.query<Record<string, number>[]>(
    `SELECT count(*)::int AS cases, max(case_number) AS last,
       (SELECT last FROM number_counter WHERE series = 'case') AS counter FROM case_file`,
  );
  expect(cases).toEqual([{ cases: cases[0]?.['cases'], last: cases[0]?.['cases'], counter: cases[0]?.['cases'] }]);

  const holes = await app.dataSource.query<unknown[]>(
    `SELECT c.id FROM case_file c JOIN journal_entry e ON e.case_id = c.id GROUP BY c.id
     HAVING count(*) <> max(e.document_number) OR max(e.document_number) <> c.last_document_number`,
  );
  expect(holes).toEqual([]);

  const there = await app.dataSource.query<{ id: string; journalNumber: string }[]>(
    `SELECT id, journal_number || '/' || journal_year AS "journalNumber" FROM journal_entry`,
  );
  const numbers = new Map(there.map((row) => [row.id, row.journalNumber]));
  expect(registered.filter((one) => numbers.get(one.entryId) !== one.journalNumber)).toEqual([]);

  const broken = await app.dataSource.query<unknown[]>(
    `SELECT h.id FROM history_chain h LEFT JOIN history_event e ON e.chain_id = h.id AND e.sequence = h.sequence
     WHERE e.hash IS DISTINCT FROM h.hash OR h.sequence <> (SELECT count(*) FROM history_event n WHERE n.chain_id = h.id)`,
  );
  expect(broken).toEqual([]);
}

/** The plug is pulled on a registration that holds or waits for the number series, a few times a second. */
function killSometimes(app: TestApp): { end(): Promise<void> } {
  let ended = false;
  const killing = (async () => {
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await app.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
           AND (wait_event = 'advisory' OR state = 'idle in transaction') AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1`,
      );
    }
  })();
  return {
    end: () => {
      ended = true;
      return killing;
    },
  };
}

async function tokenOf(app: TestApp): Promise<string> {
  const archivist = await app.as('mlo');
  await app.confirmIdentity(archivist);
  const made = await archivist.post('/api/v1/tokens').send({ name: 'mottak', scopes: ['register'] });
  return (made.body as { token: string }).token;
}

/** An upload of the token's owner that a letter has used already. */
async function claimedUpload(app: TestApp): Promise<string> {
  const archivist = await app.as('mlo');
  const answer = await archivist.post('/api/v1/uploads').attach('file', Buffer.from('brukt'), 'brukt.txt');
  const { id } = answer.body as { id: string };
  await archivist
    .post('/api/v1/incoming-letters')
    .send(aLetter({ files: [{ uploadId: id }] }))
    .expect(201);
  return id;
}

async function post(url: string, token: string, body: LetterBody): Promise<Answered> {
  const answer = await fetch(`${url}/api/v1/incoming-letters`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as RegisteredLetterView & { code: string };
  return { status: answer.status, code: told.code, registered: answer.status === 201 ? told : null };
}

async function inParallel<T, R>(workers: number, work: readonly T[], one: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let item = work[next++]; item !== undefined; item = work[next++]) done.push(await one(item));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return done;
}
