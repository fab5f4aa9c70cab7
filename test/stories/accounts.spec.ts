import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { testPassword } from '../support/seeded-database';

let ministry: TestApp;
let administrator: TestAgent;
beforeAll(async () => {
  ministry = await startTestApp();
  administrator = await ministry.as('lhb');
});
afterAll(() => ministry.stop());

interface Made {
  id: string;
  personId: string;
  oneTimePassword: string;
}

const accountOf = async (username: string) => {
  const [found] = await ministry.dataSource.query<{ id: string; person_id: string }[]>(
    'SELECT id, person_id FROM account WHERE username = $1',
    [username],
  );
  if (!found) throw new Error(`${username} has no account`);
  return found;
};

/** A new colleague, as the ministry's register of people has them: with a role, and no account yet. */
async function newColleague(code = 'JD'): Promise<string> {
  const [person] = await ministry.dataSource.query<{ id: string }[]>(
    `INSERT INTO person (id, registered_by_ministry_id, given_name, family_name, initials, version)
     SELECT gen_random_uuid(), id, 'Ny', 'Kollega', 'NYK', 1 FROM ministry WHERE code = $1 RETURNING id`,
    [code],
  );
  await giveRole(person?.id ?? '', code);
  return person?.id ?? '';
}

async function giveRole(personId: string, code: string): Promise<void> {
  await ministry.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, ministry_id, role, from_at, version)
     SELECT gen_random_uuid(), $1, id, 'caseworker', $3, 1 FROM ministry WHERE code = $2`,
    [personId, code, new Date('2020-05-01T00:00:00+02:00')],
  );
}

async function signIn(
  username: string,
  password: string,
): Promise<{ browser: TestAgent; status: number; code?: string }> {
  const browser = ministry.http();
  const { status, body } = await browser.post('/api/v1/session').send({ username, password });
  const { csrfToken, code } = body as { csrfToken?: string; code?: string };
  if (csrfToken) browser.set('X-CSRF-Token', csrfToken);
  return { browser, status, code };
}

async function expectNothingChanged(work: () => Promise<unknown>): Promise<void> {
  const before = await everythingIn(ministry.dataSource);
  await work();
  expect(await everythingIn(ministry.dataSource)).toEqual(before);
}

describe('A new account', () => {
  let made: Made;

  it('comes with a one-time password, which is kept as a hash only', async () => {
    const personId = await newColleague();
    const { body } = await administrator.post('/api/v1/accounts').send({ personId, username: 'nyk' }).expect(201);
    made = body as Made;
    expect(body).toMatchObject({ personId, username: 'nyk', name: 'Ny Kollega', lockedAt: null });
    expect(made.oneTimePassword).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(JSON.stringify(await everythingIn(ministry.dataSource, true))).not.toContain(made.oneTimePassword);
  });

  it('opens nothing but the choice of an own password', async () => {
    const { browser, status } = await signIn('nyk', made.oneTimePassword);
    expect(status).toBe(200);
    expect((await browser.get('/api/v1/session')).body).toMatchObject({ mustChoosePassword: true });
    for (const path of ['/api/v1/tokens', '/api/v1/accounts']) {
      const { body } = await browser.get(path).expect(403);
      expect(body).toMatchObject({ code: 'account.choosePasswordFirst' });
    }
    const identity = await browser
      .post('/api/v1/session/identity')
      .send({ password: made.oneTimePassword })
      .expect(403);
    expect(identity.body).toMatchObject({ code: 'account.choosePasswordFirst' });

    const given = { current: made.oneTimePassword, chosen: 'min egen lange setning' };
    const { body } = await browser.post('/api/v1/account/password').send(given).expect(200);
    expect(body).toMatchObject({ mustChoosePassword: false });
    await browser.get('/api/v1/tokens').expect(200);
    expect(await signIn('nyk', made.oneTimePassword)).toMatchObject({ status: 401 });
  });

  it('whose one-time password has run out opens nothing at all', async () => {
    await administrator.post(`/api/v1/accounts/${made.id}/reset-password`).expect(200);
    const again = await administrator.post(`/api/v1/accounts/${made.id}/reset-password`).expect(200);
    await ministry.dataSource.query(
      'UPDATE account_password SET one_time_until = clock_timestamp() WHERE account_id = $1',
      [made.id],
    );
    expect(await signIn('nyk', (again.body as Made).oneTimePassword)).toMatchObject({
      status: 403,
      code: 'session.passwordRunOut',
    });
  });

  it.each([
    [
      'for somebody who has one',
      async () => ({ personId: (await accountOf('hmk')).person_id, username: 'other' }),
      409,
    ],
    ['with a name that is taken', async () => ({ personId: await newColleague(), username: 'hmk' }), 409],
    [
      'for somebody of another ministry',
      async () => ({ personId: await newColleague('BFD'), username: 'kollega' }),
      404,
    ],
    ['for nobody', async () => ({ personId: '018f3b6e-0000-7000-8000-000000000000', username: 'kollega' }), 404],
    ['for what is no id', async () => ({ personId: 'hmk', username: 'kollega' }), 400],
    ['with capitals in the name', async () => ({ personId: await newColleague(), username: 'Kollega' }), 400],
    ['with a blank in the name', async () => ({ personId: await newColleague(), username: 'min kollega' }), 400],
    ['with a password of the administrator’s', async () => ({ ...(await colleague()), password: testPassword }), 400],
  ] as const)('is not made %s', async (_, wanted, status) => {
    const given = await wanted();
    await expectNothingChanged(() => administrator.post('/api/v1/accounts').send(given).expect(status));
  });

  const colleague = async () => ({ personId: await newColleague(), username: 'kollega' });
});

describe('A password reset', () => {
  it('ends every session and every token of the account', async () => {
    const hmk = await ministry.as('hmk');
    const machine = await ministry.token('hmk', ['read']);
    const { id } = await accountOf('hmk');
    const { body } = await administrator.post(`/api/v1/accounts/${id}/reset-password`).expect(200);
    expect(body).toMatchObject({ username: 'hmk' });
    await hmk.get('/api/v1/session').expect(401);
    await machine.get('/api/v1/session').expect(401);
    expect(await signIn('hmk', testPassword)).toMatchObject({ status: 401 });
    const told = await ministry.dataSource.query<{ text: string }[]>(
      `SELECT text FROM history_event WHERE type = 'account.passwordReset' AND subject_id = $1`,
      [id],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('"tokensRevoked":1');
  });

  it('is refused for somebody who also works elsewhere: their other ministry is none of this one’s business', async () => {
    const { id, person_id } = await accountOf('sia');
    await giveRole(person_id, 'HOD');
    await expectNothingChanged(async () => {
      const { body } = await administrator.post(`/api/v1/accounts/${id}/reset-password`).expect(403);
      expect(body).toMatchObject({ code: 'account.worksElsewhere', facts: { ministries: ['HOD'] } });
    });
  });
});

describe('A locked account', () => {
  it('is closed to sessions, tokens and the right password, until it is unlocked', async () => {
    const al = await ministry.as('al');
    const machine = await ministry.token('al', ['read']);
    const { id } = await accountOf('al');
    const locked = await administrator.post(`/api/v1/accounts/${id}/lock`).send({ reason: 'Mistet mobil' }).expect(200);
    expect(locked.body).toMatchObject({ lockedReason: 'Mistet mobil' });
    await al.get('/api/v1/session').expect(401);
    const refused = await machine.get('/api/v1/session').expect(401);
    expect(refused.body).toMatchObject({ code: 'token.notTaken' });
    expect(await signIn('al', testPassword)).toMatchObject({ status: 403, code: 'session.accountLocked' });
    expect(await signIn('al', 'feil passord')).toMatchObject({ status: 401, code: 'session.wrongPassword' });
    await administrator.post(`/api/v1/accounts/${id}/lock`).send({ reason: 'Igjen' }).expect(409);

    await administrator.post(`/api/v1/accounts/${id}/unlock`).expect(200);
    expect(await signIn('al', testPassword)).toMatchObject({ status: 200 });
    await machine.get('/api/v1/session').expect(200);
    await administrator.post(`/api/v1/accounts/${id}/unlock`).expect(409);
  });

  it('keeps its reason out of the sealed part of the history', async () => {
    const { id } = await accountOf('al');
    const [told] = await ministry.dataSource.query<{ text: string; personal: string }[]>(
      `SELECT text, personal FROM history_event WHERE type = 'account.locked' AND subject_id = $1`,
      [id],
    );
    expect(told?.text).not.toContain('Mistet mobil');
    expect(JSON.parse(told?.personal ?? '{}')).toEqual({ reason: 'Mistet mobil' });
  });

  it.each([
    ['without a reason', {}],
    ['with a blank reason', { reason: '   ' }],
    ['with a reason too long', { reason: 'x'.repeat(501) }],
  ])('is not made %s', async (_, given) => {
    const { id } = await accountOf('th');
    await expectNothingChanged(() => administrator.post(`/api/v1/accounts/${id}/lock`).send(given).expect(400));
  });
});

describe('Accounts', () => {
  it('are listed for the ministry acted for, page by page', async () => {
    const seen: { username: string }[] = [];
    let after: string | null = null;
    do {
      const { body } = await administrator
        .get('/api/v1/accounts')
        .query({ limit: 5, ...(after ? { after } : {}) })
        .expect(200);
      const page = body as { items: { username: string }[]; next: string | null };
      seen.push(...page.items);
      after = page.next;
    } while (after);
    const names = seen.map(({ username }) => username);
    expect(names).toEqual(expect.arrayContaining(['hmk', 'al', 'lhb', 'mm']));
    expect(names).not.toContain('kve');
    expect(new Set(names).size).toBe(names.length);
    expect(JSON.stringify(seen)).not.toContain('argon2');
  });

  it('of another ministry do not exist for its administrator', async () => {
    const { id } = await accountOf('kve');
    await expectNothingChanged(async () => {
      await administrator.get(`/api/v1/accounts/${id}`).expect(404);
      await administrator.post(`/api/v1/accounts/${id}/reset-password`).expect(404);
      await administrator.post(`/api/v1/accounts/${id}/lock`).send({ reason: 'x' }).expect(404);
      await administrator.post(`/api/v1/accounts/${id}/unlock`).expect(404);
    });
  });

  it.each(['th', 'ist', 'pok', 'mf'])('are closed to %s, who is no administrator', async (username) => {
    const somebody = await ministry.as(username);
    const { id } = await accountOf('rdm');
    await expectNothingChanged(async () => {
      await somebody.get('/api/v1/accounts').expect(403);
      await somebody.get(`/api/v1/accounts/${id}`).expect(403);
      await somebody.post('/api/v1/accounts').send({ personId: id, username: 'x1' }).expect(403);
      await somebody.post(`/api/v1/accounts/${id}/reset-password`).expect(403);
      await somebody.post(`/api/v1/accounts/${id}/lock`).send({ reason: 'x' }).expect(403);
      await somebody.post(`/api/v1/accounts/${id}/unlock`).expect(403);
    });
  });

  it('are not locked or reset by their own administrator', async () => {
    const { id } = await accountOf('lhb');
    await expectNothingChanged(async () => {
      await administrator.post(`/api/v1/accounts/${id}/reset-password`).expect(409);
      const { body } = await administrator.post(`/api/v1/accounts/${id}/lock`).send({ reason: 'x' }).expect(409);
      expect(body).toMatchObject({ code: 'account.notYourOwn' });
    });
  });
});
