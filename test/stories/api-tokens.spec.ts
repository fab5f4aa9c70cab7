import { createHash } from 'node:crypto';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';

let ministry: TestApp;
beforeAll(async () => {
  ministry = await startTestApp();
});
afterAll(() => ministry.stop());

interface NewToken {
  id: string;
  token: string;
  prefix: string;
  expiresAt: string;
}

async function make(username: string, wanted: object = {}): Promise<NewToken> {
  const browser = await ministry.as(username);
  await ministry.confirmIdentity(browser);
  const given = { name: 'Restanseliste', scopes: ['read'], ...wanted };
  const { body } = await browser.post('/api/v1/tokens').send(given).expect(201);
  return body as NewToken;
}

const machineWith = (token: string): TestAgent => supertest.agent(ministry.url).set('Authorization', `Bearer ${token}`);

const change = (sql: string, ...parameters: unknown[]) => ministry.dataSource.query(sql, parameters);

async function expectRefused(token: string, status: number, code: string): Promise<void> {
  const { body } = await machineWith(token).get('/api/v1/session').expect(status);
  expect(body).toMatchObject({ code });
}

describe('An API token', () => {
  it('is shown once, kept as its SHA-256 only, and recognised by its first characters', async () => {
    const { id, token, prefix } = await make('hmk');
    expect(token).toMatch(/^svarbrev_[\w-]{43}$/);
    expect(token.startsWith(prefix)).toBe(true);
    const all = JSON.stringify(await everythingIn(ministry.dataSource, true));
    expect(all).not.toContain(token);
    expect(all).toContain(createHash('sha256').update(token).digest('hex'));
    const hmk = await ministry.as('hmk');
    const { body } = await hmk.get('/api/v1/tokens').expect(200);
    const listed = (body as { items: Record<string, unknown>[] }).items.find((item) => item['id'] === id);
    expect(listed).toMatchObject({
      prefix,
      name: 'Restanseliste',
      scopes: ['read'],
      revokedAt: null,
      lastUsedAt: null,
    });
    expect(listed).not.toHaveProperty('token');
  });

  it('acts for its person in its ministry, and no cookie or CSRF token is needed', async () => {
    const { token, id } = await make('hmk', { scopes: ['write'] });
    const { body, headers } = await machineWith(token).get('/api/v1/session').expect(200);
    expect(body).toMatchObject({ username: 'hmk', through: 'token', scopes: ['write'], csrfToken: null });
    expect(headers['set-cookie']).toBeUndefined();
    const [use] = await ministry.dataSource.query<{ last_used_at: Date }[]>(
      'SELECT last_used_at FROM api_token_use WHERE token_id = $1',
      [id],
    );
    expect(use?.last_used_at.getTime()).toBeGreaterThan(Date.now() - 10_000);
  });

  it('is good for 90 days unless said otherwise, and for a year at most', async () => {
    const days = ({ expiresAt }: NewToken) => Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
    expect(days(await make('hmk'))).toBe(90);
    expect(days(await make('hmk', { days: 365 }))).toBe(365);
    const hmk = await ministry.as('hmk');
    await hmk
      .post('/api/v1/tokens')
      .send({ name: 'x', scopes: ['read'], days: 366 })
      .expect(400);
  });

  it('is refused when it has run out', async () => {
    const { id, token } = await make('hmk');
    await machineWith(token).get('/api/v1/session').expect(200);
    await change(
      `UPDATE api_token SET created_at = created_at - interval '91 days', expires_at = clock_timestamp() WHERE id = $1`,
      id,
    );
    await expectRefused(token, 401, 'token.notTaken');
  });

  it('is refused as soon as it is revoked, and cannot be revoked twice', async () => {
    const { id, token } = await make('hmk');
    const hmk = await ministry.as('hmk');
    await hmk.delete(`/api/v1/tokens/${id}`).expect(204);
    await expectRefused(token, 401, 'token.notTaken');
    await hmk.delete(`/api/v1/tokens/${id}`).expect(409);
  });

  it('is revoked by its owner only; to anybody else it does not exist', async () => {
    const { id, token } = await make('hmk');
    const al = await ministry.as('al');
    await al.delete(`/api/v1/tokens/${id}`).expect(404);
    await al.delete('/api/v1/tokens/not-an-id').expect(404);
    await machineWith(token).get('/api/v1/session').expect(200);
  });

  it.each([
    ['unknown', `Bearer svarbrev_${'A'.repeat(43)}`],
    ['of another form', 'Bearer hello'],
    ['empty', 'Bearer '],
    ['of another scheme', 'Basic aG1rOmhlc3Rlcg=='],
  ])('that is %s is refused, also beside a good session', async (_, authorization) => {
    const hmk = await ministry.as('hmk');
    const answer = await hmk.get('/api/v1/session').set('Authorization', authorization).expect(401);
    expect(answer.body).toMatchObject({ code: 'token.notTaken' });
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('with the scope to read can read, and change nothing', async () => {
    const { token } = await make('ist', { scopes: ['read'] });
    const machine = machineWith(token);
    await machine.get('/api/v1/session').expect(200);
    const before = await everythingIn(ministry.dataSource);
    const refused = await machine.post('/api/v1/uploads').attach('file', Buffer.from('brev'), 'brev.txt').expect(403);
    expect(refused.body).toMatchObject({ code: 'access.scopeMissing' });
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it('does no more than its person’s roles, whatever its scopes', async () => {
    const { token } = await make('hmk', { scopes: ['write'] });
    const { body } = await machineWith(token).get('/api/v1/accounts').expect(403);
    expect(body).toMatchObject({ code: 'access.notYours' });
  });

  it.each([
    ['confirm an identity', 'post', '/api/v1/session/identity', { password: 'x' }],
    ['choose a password', 'post', '/api/v1/account/password', { current: 'x', chosen: 'y' }],
    ['choose a ministry', 'post', '/api/v1/session/ministry', { ministry: 'BFD' }],
    ['make another token', 'post', '/api/v1/tokens', { name: 'x', scopes: ['read'] }],
    ['see the others', 'get', '/api/v1/tokens', undefined],
  ] as const)('can never %s', async (_, method, path, given) => {
    const { token } = await make('hmk', { scopes: ['read', 'register', 'write'] });
    const { body } = await machineWith(token)[method](path).send(given).expect(403);
    expect(body).toMatchObject({ code: 'access.scopeMissing' });
  });

  it('is not made without the identity confirmed', async () => {
    const sia = await ministry.as('sia');
    const { body } = await sia
      .post('/api/v1/tokens')
      .send({ name: 'x', scopes: ['read'] })
      .expect(403);
    expect(body).toMatchObject({ code: 'identity.confirmFirst' });
  });

  it('made under a repeated key is made once, and not shown again', async () => {
    const th = await ministry.as('th');
    await ministry.confirmIdentity(th);
    const attempt = () =>
      th
        .post('/api/v1/tokens')
        .set('Idempotency-Key', 'make-my-token')
        .send({ name: 'Kø', scopes: ['read'] });
    const { body } = await attempt().expect(201);
    const again = await attempt().expect(409);
    expect(again.body).toMatchObject({ code: 'request.keyWithoutAnswer' });
    const listed = await th.get('/api/v1/tokens').expect(200);
    expect((listed.body as { items: unknown[] }).items).toHaveLength(1);
    const all = JSON.stringify(await everythingIn(ministry.dataSource, true));
    expect(all).not.toContain((body as NewToken).token);
  });

  it('stops working the moment the person’s role does', async () => {
    const { token } = await make('jra');
    await change(
      'UPDATE role_assignment SET to_at = $1 WHERE person_id = (SELECT person_id FROM account WHERE username = $2)',
      ministry.clock.now(),
      'jra',
    );
    const { body } = await machineWith(token).get('/api/v1/accounts').expect(403);
    expect(body).toMatchObject({ code: 'access.noRoleNow' });
  });

  it('is listed page by page, and twenty in use are the most', async () => {
    const rdm = await ministry.as('rdm');
    await ministry.confirmIdentity(rdm);
    const wanted = (n: number) => ({ name: `Nøkkel ${n}`, scopes: ['read'] });
    for (let n = 1; n <= 20; n++) await rdm.post('/api/v1/tokens').send(wanted(n)).expect(201);
    const { body } = await rdm.post('/api/v1/tokens').send(wanted(21)).expect(409);
    expect(body).toMatchObject({ code: 'token.tooMany', facts: { count: 20 } });

    const names: string[] = [];
    let next: string | null = null;
    do {
      const page = await rdm.get('/api/v1/tokens').query({ limit: 8, ...(next ? { after: next } : {}) });
      const { items, next: following } = page.body as { items: { name: string }[]; next: string | null };
      names.push(...items.map(({ name }) => name));
      next = following;
    } while (next);
    expect(names).toEqual(Array.from({ length: 20 }, (_, i) => `Nøkkel ${20 - i}`));
    await rdm.get('/api/v1/tokens').query({ after: 'nonsense' }).expect(400);
  });

  it.each([
    ['without a name', { scopes: ['read'] }],
    ['without a scope', { name: 'x', scopes: [] }],
    ['with an unknown scope', { name: 'x', scopes: ['sign'] }],
    ['with the same scope twice', { name: 'x', scopes: ['read', 'read'] }],
    ['with a text for scopes', { name: 'x', scopes: 'read' }],
    ['with a hidden character in the name', { name: 'x\u202Ey', scopes: ['read'] }],
    ['for no days', { name: 'x', scopes: ['read'], days: 0 }],
    ['with an unknown field', { name: 'x', scopes: ['read'], ministry: 'BFD' }],
  ])('is not made %s', async (_, given) => {
    const mf = await ministry.as('mf');
    await ministry.confirmIdentity(mf);
    const before = await everythingIn(ministry.dataSource);
    await mf.post('/api/v1/tokens').send(given).expect(400);
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it('is told of in the history when it is made and when it is revoked, by id', async () => {
    const { id } = await make('gte');
    const gte = await ministry.as('gte');
    await gte.delete(`/api/v1/tokens/${id}`).expect(204);
    const told = await ministry.dataSource.query<{ type: string }[]>(
      'SELECT type FROM history_event WHERE subject_id = $1 ORDER BY sequence',
      [id],
    );
    expect(told.map(({ type }) => type)).toEqual(['token.made', 'token.revoked']);
  });
});
