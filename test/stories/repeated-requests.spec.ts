/** `Idempotency-Key`: a request that is sent again is carried out once. */
import type TestAgent from 'supertest/lib/agent';
import { newId } from '../../src/kernel/id';
import type { CaseView } from '../../src/cases/case.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, register } from '../support/letters';

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const lettersIn = async (): Promise<number> => {
  const [found] = await app.dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM journal_entry');
  return found?.count ?? 0;
};
const send = async (key: string, body: object = aLetter()) =>
  archivist.post('/api/v1/incoming-letters').set('Idempotency-Key', key).send(body);
/** Lets a key look as if it had been taken so long ago. */
const age = (key: string, minutes: number) =>
  app.dataSource.query(
    `UPDATE idempotency_key SET created_at = created_at - make_interval(mins => $2) WHERE key = $1`,
    [key, minutes],
  );
/** Waits until some query of the application waits for a lock. */
const untilSomebodyWaits = async (): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    const waiting = await app.dataSource.query<unknown[]>(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody waited');
};

describe('A request sent again under its key', () => {
  it('is answered as the first time: status, version and body', async () => {
    const { caseId } = await register(archivist);
    const key = newId();
    const correct = () =>
      archivist
        .patch(`/api/v1/cases/${caseId}`)
        .set({ 'If-Match': '"1"', 'Idempotency-Key': key })
        .send({ title: 'Rettet tittel' });
    const first = await correct();
    expect((first.body as CaseView).version).toBe(2);
    const second = await correct();
    expect([second.status, second.headers['etag'], second.body]).toEqual([200, '"2"', first.body]);
    expect(first.headers['etag']).toBe('"2"');
    expect(second.headers['idempotency-replayed']).toBe('true');

    const registering = newId();
    const registered = await send(registering);
    const again = await send(registering);
    expect([again.status, again.headers['etag']]).toEqual([201, registered.headers['etag']]);
    expect(again.headers['etag']).toBe('"1"');
  });

  it('after a minute in vain takes the work over, and the slow first one does nothing any more', async () => {
    const { caseId } = await register(archivist);
    const before = await lettersIn();
    const key = newId();
    const body = aLetter({ newCase: undefined, caseId });
    const blocking = app.dataSource.createQueryRunner();
    await blocking.startTransaction();
    try {
      await blocking.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [caseId]);
      const slow = send(key, body);
      await untilSomebodyWaits();
      expect((await send(key, body)).body).toMatchObject({ code: 'request.keyInProgress' });
      await age(key, 2);
      const other = await send(key, aLetter());
      expect([other.status, other.body]).toMatchObject([422, { code: 'request.keyWithOtherBody' }]);
      const impatient = send(key, body);
      await untilTakenOver(key);
      await blocking.rollbackTransaction();
      expect((await slow).body).toMatchObject({ code: 'request.keyInProgress' });
      expect((await impatient).status).toBe(201);
    } finally {
      if (blocking.isTransactionActive) await blocking.rollbackTransaction();
      await blocking.release();
    }
    expect(await lettersIn()).toBe(before + 1);
    expect((await send(key, body)).status).toBe(201);
    expect(await lettersIn()).toBe(before + 1);
  });

  it('is free again when it was refused, and after 24 hours', async () => {
    const key = newId();
    expect((await send(key, aLetter({ publicTitle: 17 }))).status).toBe(400);
    expect((await send(key)).status).toBe(201);
    const before = await lettersIn();
    await age(key, 24 * 60 + 1);
    expect((await send(key, aLetter({ title: 'Et annet brev' }))).status).toBe(201);
    expect(await lettersIn()).toBe(before + 1);
  });
});

/** Waits until the key's new owner has it: its time is again that of now. */
async function untilTakenOver(key: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const fresh = await app.dataSource.query<unknown[]>(
      `SELECT 1 FROM idempotency_key WHERE key = $1 AND created_at > clock_timestamp() - interval '1 minute'`,
      [key],
    );
    if (fresh.length) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody took the key over');
}
