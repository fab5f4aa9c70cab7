import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { testPassword } from '../support/seeded-database';

let ministry: TestApp;
beforeAll(async () => {
  ministry = await startTestApp();
});
afterAll(() => ministry.stop());
/** Each story starts with nobody having tried anything. */
beforeEach(() => ministry.dataSource.query('TRUNCATE sign_in_throttle'));

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown> & { code?: string; csrfToken?: string };
}

const tryToSignIn = async (username: string, password = testPassword, where: TestApp = ministry, more: object = {}) =>
  (await where
    .http()
    .post('/api/v1/session')
    .send({ username, password, ...more })) as unknown as Answer;

/** A browser of one's own, not shared with other stories. */
async function freshBrowser(username: string, more: object = {}, where: TestApp = ministry) {
  const browser = where.http();
  const { body } = (await browser
    .post('/api/v1/session')
    .send({ username, password: testPassword, ...more })
    .expect(200)) as unknown as Answer;
  browser.set('X-CSRF-Token', body.csrfToken ?? '');
  return { browser, csrfToken: body.csrfToken ?? '' };
}

async function cookieOf(browser: TestAgent): Promise<string> {
  const { headers } = await browser.get('/api/v1/session');
  return ((headers['set-cookie'] as unknown as string[])[0] ?? '').split(';')[0] ?? '';
}

const withCookie = async (cookie: string) =>
  (await supertest(ministry.url).get('/api/v1/session').set('Cookie', cookie)) as unknown as Answer;

const personOf = async (username: string): Promise<string> => {
  const [found] = await ministry.dataSource.query<{ person_id: string }[]>(
    'SELECT person_id FROM account WHERE username = $1',
    [username],
  );
  return found?.person_id ?? '';
};

async function giveRole(username: string, code: string, from: Date, to: Date | null = null): Promise<void> {
  await ministry.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, ministry_id, role, cleared_for, from_at, to_at, version)
     SELECT gen_random_uuid(), $1, ministry.id, 'caseworker', '{UO13}', $3, $4, 1 FROM ministry WHERE code = $2`,
    [await personOf(username), code, from, to],
  );
}

describe('Signing in', () => {
  it('says who acts, in which roles, for which ministry', async () => {
    const { status, body } = await tryToSignIn('hmk');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      username: 'hmk',
      initials: 'HMK',
      ministry: { code: 'JD', name: 'Justis- og beredskapsdepartementet' },
      roles: [{ role: 'caseworker' }],
      through: 'session',
      identityConfirmedUntil: null,
      mustChoosePassword: false,
    });
    expect(body.csrfToken).toHaveLength(43);
  });

  it('takes the user name in any case', async () => {
    expect((await tryToSignIn(' HMK ')).status).toBe(200);
  });

  it('gives an unknown name and a wrong password the same answer', async () => {
    const wrong = await tryToSignIn('hmk', 'fire svarte hester');
    const unknown = await tryToSignIn('nobody', 'fire svarte hester');
    const same = ({ status, body }: Answer) => ({ status, body: { ...body, requestId: '' } });
    expect(same(wrong)).toEqual(same(unknown));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.wrongPassword' } });
  });

  it.each([
    ['no password', { username: 'hmk' }],
    ['a list for a name', { username: ['hmk'], password: testPassword }],
    ['an unknown field', { username: 'hmk', password: testPassword, admin: true }],
    ['a name with NUL', { username: 'hmk\0', password: testPassword }],
    ['a password of 100,000 characters', { username: 'hmk', password: 'x'.repeat(100_000) }],
  ])('refuses %s as malformed', async (_, given) => {
    const { body } = await ministry.http().post('/api/v1/session').send(given).expect(400);
    expect(body).toMatchObject({ code: 'request.invalid' });
  });

  it('is refused when another site sends the browser', async () => {
    const { body } = await ministry
      .http()
      .post('/api/v1/session')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ username: 'hmk', password: testPassword })
      .expect(403);
    expect(body).toMatchObject({ code: 'session.otherSite' });
  });

  it('is told in the history of the ministry, with the address apart', async () => {
    await tryToSignIn('kve');
    const [event] = await ministry.dataSource.query<{ text: string; personal: string }[]>(
      `SELECT e.text, e.personal FROM history_event e JOIN ministry m ON m.id = e.ministry_id
        WHERE e.type = 'session.signedIn' AND m.code = 'BFD'`,
    );
    expect(event?.text).not.toContain('127.0.0.1');
    expect(JSON.parse(event?.personal ?? '{}')).toEqual({ address: '127.0.0.1' });
  });

  it('leaves no password anywhere in the database', async () => {
    await tryToSignIn('hmk', 'en helt feil setning');
    const { browser } = await freshBrowser('hmk');
    await browser
      .post('/api/v1/session/identity')
      .set('Idempotency-Key', 'a-key-of-mine')
      .send({ password: testPassword });
    const all = JSON.stringify(await everythingIn(ministry.dataSource, true));
    expect(all).toContain('argon2id');
    expect(all).not.toContain(testPassword);
    expect(all).not.toContain('en helt feil setning');
  });
});

describe('Guessing a password', () => {
  it('is stopped after five tries, also for the right one, and for names that do not exist', async () => {
    for (const name of ['hmk', 'nobody']) {
      for (let i = 1; i <= 5; i++) expect((await tryToSignIn(name, `gjett nummer ${i}`)).status).toBe(401);
      const { status, headers, body } = await tryToSignIn(name);
      expect({ status, code: body.code }).toEqual({ status: 429, code: 'session.tooManyAttempts' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(25);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(30);
    }
  });

  it('makes the wait longer each time, and the right password ends it', async () => {
    const serveTheWait = () =>
      ministry.dataSource.query(`UPDATE sign_in_throttle SET blocked_until = clock_timestamp() - interval '1 second'`);
    for (let i = 1; i <= 5; i++) await tryToSignIn('al', 'feil hver gang');
    await serveTheWait();
    expect((await tryToSignIn('al', 'feil hver gang')).status).toBe(401);
    const { headers } = await tryToSignIn('al');
    expect(Number(headers['retry-after'])).toBeGreaterThan(30);
    await serveTheWait();
    expect((await tryToSignIn('al')).status).toBe(200);
    expect((await tryToSignIn('al', 'feil igjen')).status).toBe(401);
    expect((await tryToSignIn('al')).status).toBe(200);
  });

  it('gets no further by guessing many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => tryToSignIn('th', `samtidig ${i}`)));
    const counted = answers.map(({ status }) => status).sort();
    expect(counted).toEqual([...Array<number>(5).fill(401), ...Array<number>(15).fill(429)]);
  });

  it('is counted over all processes', async () => {
    const other = await startTestApp({ databaseUrl: ministry.databaseUrl });
    try {
      for (let i = 1; i <= 3; i++) expect((await tryToSignIn('sbn', 'feil her')).status).toBe(401);
      for (let i = 1; i <= 2; i++) expect((await tryToSignIn('sbn', 'feil der', other)).status).toBe(401);
      expect((await tryToSignIn('sbn')).status).toBe(429);
      expect((await tryToSignIn('sbn', testPassword, other)).status).toBe(429);
    } finally {
      await other.stop();
    }
  });

  it('of one name shuts no other name out', async () => {
    for (let i = 1; i <= 6; i++) await tryToSignIn('mf', 'feil');
    expect((await tryToSignIn('jra')).status).toBe(200);
  });

  it('is told once in the history, when the wait begins', async () => {
    for (let i = 1; i <= 8; i++) await tryToSignIn('pok', 'feil');
    const told = await ministry.dataSource.query<unknown[]>(
      `SELECT 1 FROM history_event e JOIN account a ON a.id = e.subject_id
        WHERE e.type = 'account.lockedOut' AND a.username = 'pok'`,
    );
    expect(told).toHaveLength(1);
  });
});

describe('A session', () => {
  it('lives in a cookie no script reads, that no other site sends', async () => {
    const { headers } = await tryToSignIn('hmk');
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^svarbrev\.session=s%3A/);
    expect(cookie).toMatch(/; Path=\/;.*; HttpOnly; SameSite=Lax$/);
  });

  it('goes over TLS only where the address people use does', async () => {
    const tls = await startTestApp({
      databaseUrl: ministry.databaseUrl,
      settings: { publicUrl: 'https://svarbrev.example' },
    });
    try {
      const answer = await tls
        .http()
        .post('/api/v1/session')
        .set('X-Forwarded-Proto', 'https')
        .send({ username: 'hmk', password: testPassword });
      expect((answer.headers['set-cookie'] as unknown as string[])[0]).toContain('; Secure');
    } finally {
      await tls.stop();
    }
  });

  it('is good in every process', async () => {
    const other = await startTestApp({ databaseUrl: ministry.databaseUrl });
    try {
      const { browser } = await freshBrowser('hmk');
      const cookie = await cookieOf(browser);
      await supertest(other.url).get('/api/v1/session').set('Cookie', cookie).expect(200);
    } finally {
      await other.stop();
    }
  });

  it('gets a new id when somebody signs in: one planted before is worth nothing', async () => {
    const { browser } = await freshBrowser('hmk');
    const planted = await cookieOf(browser);
    await browser.post('/api/v1/session').send({ username: 'al', password: testPassword }).expect(200);
    expect(await cookieOf(browser)).not.toBe(planted);
    expect((await withCookie(planted)).status).toBe(401);
  });

  it('with a made-up or altered id is nobody’s', async () => {
    const { browser } = await freshBrowser('hmk');
    const cookie = await cookieOf(browser);
    expect((await withCookie('svarbrev.session=s%3Amine.c2lnbmVk')).status).toBe(401);
    expect((await withCookie(cookie.slice(0, -3))).status).toBe(401);
  });

  it('ends when signing out, also for whoever kept the cookie', async () => {
    const { browser } = await freshBrowser('hmk');
    const cookie = await cookieOf(browser);
    await browser.delete('/api/v1/session').expect(204);
    expect((await withCookie(cookie)).status).toBe(401);
    await browser.get('/api/v1/session').expect(401);
  });

  it('ends an hour after the last request', async () => {
    const { browser } = await freshBrowser('hmk');
    const { body } = await browser.get('/api/v1/session').expect(200);
    const idle = await ministry.dataSource.query<{ minutes: number }[]>(
      `SELECT round(extract(epoch FROM expire - clock_timestamp()) / 60)::integer AS minutes FROM session ORDER BY expire DESC LIMIT 1`,
    );
    expect(idle[0]?.minutes).toBe(60);
    await ministry.dataSource.query(
      `UPDATE session SET expire = clock_timestamp() - interval '2 seconds'
       WHERE sess -> 'signedIn' ->> 'csrfToken' = $1`,
      [(body as { csrfToken: string }).csrfToken],
    );
    await browser.get('/api/v1/session').expect(401);
  });

  it('ends after twelve hours, however busy', async () => {
    const { browser, csrfToken } = await freshBrowser('hmk');
    const age = (hours: number) =>
      ministry.dataSource.query(
        `UPDATE session SET sess = jsonb_set(sess::jsonb, '{signedIn,signedInAt}', to_jsonb($2::text))::json
          WHERE sess -> 'signedIn' ->> 'csrfToken' = $1`,
        [csrfToken, new Date(Date.now() - hours * 3_600_000).toISOString()],
      );
    await age(11.99);
    await browser.get('/api/v1/session').expect(200);
    await age(12);
    await browser.get('/api/v1/session').expect(401);
  });
});

describe('A request from a browser that changes something', () => {
  it.each([
    ['without the token', undefined],
    ['with a made-up token', 'x'.repeat(43)],
    ['with an empty token', ''],
  ])('is refused %s, and changes nothing', async (_, token) => {
    const { browser } = await freshBrowser('hmk');
    const before = await everythingIn(ministry.dataSource);
    const request = browser.post('/api/v1/session/identity');
    void (token === undefined ? request.unset('X-CSRF-Token') : request.set('X-CSRF-Token', token));
    const { body } = await request.send({ password: testPassword }).expect(403);
    expect(body).toMatchObject({ code: 'session.csrfMissing' });
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it('is refused with the token of another session', async () => {
    const { browser } = await freshBrowser('hmk');
    const { csrfToken } = await freshBrowser('hmk');
    await browser.delete('/api/v1/session').set('X-CSRF-Token', csrfToken).expect(403);
    await browser.get('/api/v1/session').expect(200);
  });

  it('is refused from another site even with the token', async () => {
    const { browser } = await freshBrowser('hmk');
    const { body } = await browser.delete('/api/v1/session').set('Sec-Fetch-Site', 'same-site').expect(403);
    expect(body).toMatchObject({ code: 'session.otherSite' });
  });

  it('passes with it', async () => {
    const { browser } = await freshBrowser('hmk');
    await browser.delete('/api/v1/session').set('Sec-Fetch-Site', 'same-origin').expect(204);
  });
});

describe('Acting for a ministry', () => {
  const monday = new Date('2020-05-11T00:00:00+02:00');

  it('ends the moment the role does, and the person can still see so and leave', async () => {
    await giveRole('beg', 'BFD', monday);
    const { browser } = await freshBrowser('beg', { ministry: 'BFD' });
    await browser.get('/api/v1/tokens').expect(200);
    await ministry.dataSource.query(
      `UPDATE role_assignment SET to_at = $2 WHERE person_id = $1 AND ministry_id = (SELECT id FROM ministry WHERE code = 'BFD')`,
      [await personOf('beg'), ministry.clock.now()],
    );
    const refused = await browser.get('/api/v1/tokens').expect(403);
    expect(refused.body).toMatchObject({ code: 'access.noRoleNow' });
    const { body } = await browser.get('/api/v1/session').expect(200);
    expect(body).toMatchObject({ roles: [], clearedFor: [], ministries: [{ code: 'JD' }] });
    await browser.post('/api/v1/session/ministry').send({ ministry: 'BFD' }).expect(403);
    const back = await browser.post('/api/v1/session/ministry').send({ ministry: 'JD' }).expect(200);
    expect(back.body).toMatchObject({ ministry: { code: 'JD' }, roles: [{ role: 'leader' }] });
  });

  it('follows the ministry’s clock, not the machine’s', async () => {
    const tomorrow = new Date('2020-05-15T00:00:00+02:00');
    await giveRole('sia', 'HOD', tomorrow);
    const { browser } = await freshBrowser('sia');
    await browser.post('/api/v1/session/ministry').send({ ministry: 'HOD' }).expect(403);
    ministry.clock.runFrom(tomorrow);
    try {
      await browser.post('/api/v1/session/ministry').send({ ministry: 'HOD' }).expect(200);
    } finally {
      ministry.clock.runFrom(new Date('2020-05-14T09:00:00+02:00'));
    }
  });

  it('is chosen openly by whoever works for several', async () => {
    await giveRole('eno', 'BFD', monday);
    const undecided = await tryToSignIn('eno');
    expect(undecided).toMatchObject({
      status: 422,
      body: { code: 'session.chooseMinistry', facts: { ministries: ['BFD', 'JD'] } },
    });
    expect((await tryToSignIn('eno', testPassword, ministry, { ministry: 'BFD' })).status).toBe(200);
  });

  it.each(['BFD', 'SMK', 'ZZ', 'jd'])('is refused for %s, where one has no role', async (code) => {
    const { browser } = await freshBrowser('hmk');
    expect((await tryToSignIn('hmk', testPassword, ministry, { ministry: code })).body.code).toBe(
      'session.ministryNotOpen',
    );
    const { body } = await browser.post('/api/v1/session/ministry').send({ ministry: code }).expect(403);
    expect(body).toMatchObject({ code: 'session.ministryNotOpen' });
    expect((await browser.get('/api/v1/session')).body).toMatchObject({ ministry: { code: 'JD' } });
  });

  it('for another one gives the session a new id and token, and wants identity confirmed anew', async () => {
    await giveRole('ist', 'BFD', monday);
    const { browser, csrfToken } = await freshBrowser('ist', { ministry: 'JD' });
    await ministry.confirmIdentity(browser);
    const before = await cookieOf(browser);
    const { body } = await browser.post('/api/v1/session/ministry').send({ ministry: 'BFD' }).expect(200);
    expect(body).toMatchObject({ ministry: { code: 'BFD' }, roles: [{ role: 'caseworker' }], clearedFor: ['UO13'] });
    expect(body).toMatchObject({ identityConfirmedUntil: null });
    expect((body as Answer['body']).csrfToken).not.toBe(csrfToken);
    expect((await withCookie(before)).status).toBe(401);
    await browser.delete('/api/v1/session').set('X-CSRF-Token', csrfToken).expect(403);
  });

  it('is open to nobody without a role', async () => {
    await ministry.dataSource.query('UPDATE role_assignment SET to_at = $2 WHERE person_id = $1', [
      await personOf('vbr'),
      new Date('2020-05-01T00:00:00+02:00'),
    ]);
    expect(await tryToSignIn('vbr')).toMatchObject({ status: 403, body: { code: 'session.noMinistry' } });
  });
});

describe('Confirming identity for signing', () => {
  it('takes the password again, and holds for five minutes of real time', async () => {
    const { browser } = await freshBrowser('mm');
    const { body } = await browser.post('/api/v1/session/identity').send({ password: testPassword }).expect(200);
    const until = new Date((body as { identityConfirmedUntil: string }).identityConfirmedUntil).getTime();
    expect(until - Date.now()).toBeGreaterThan(4.9 * 60_000);
    expect(until - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    expect((await browser.get('/api/v1/session')).body).toMatchObject({
      identityConfirmedUntil: new Date(until).toISOString(),
    });
  });

  it('fails with a wrong password, is throttled, and says nothing was confirmed', async () => {
    const { browser } = await freshBrowser('mm');
    for (let i = 1; i <= 5; i++) {
      const { body } = await browser.post('/api/v1/session/identity').send({ password: 'feil' }).expect(422);
      expect(body).toMatchObject({ code: 'session.identityNotConfirmed' });
    }
    await browser.post('/api/v1/session/identity').send({ password: testPassword }).expect(429);
    expect((await browser.get('/api/v1/session')).body).toMatchObject({ identityConfirmedUntil: null });
  });
});

describe('Choosing an own password', () => {
  const chosen = 'sju grå elefanter';

  it('ends every other session, and this one goes on under a new id', async () => {
    const { browser } = await freshBrowser('rho');
    const { browser: elsewhere } = await freshBrowser('rho');
    const before = await cookieOf(browser);
    const { body } = await browser.post('/api/v1/account/password').send({ current: testPassword, chosen }).expect(200);
    await elsewhere.get('/api/v1/session').expect(401);
    await browser.get('/api/v1/session').expect(200);
    expect((await withCookie(before)).status).toBe(401);
    await browser
      .delete('/api/v1/session')
      .set('X-CSRF-Token', (body as Answer['body']).csrfToken ?? '')
      .expect(204);
    expect((await tryToSignIn('rho')).status).toBe(401);
    expect((await tryToSignIn('rho', chosen)).status).toBe(200);
  });

  it('does not let a session write itself back that the new password ended', async () => {
    const { browser } = await freshBrowser('kve');
    const { browser: elsewhere, csrfToken } = await freshBrowser('kve');
    const [kept] = await ministry.dataSource.query<{ sid: string; sess: string; expire: Date }[]>(
      `SELECT sid, sess::text, expire FROM session WHERE sess -> 'signedIn' ->> 'csrfToken' = $1`,
      [csrfToken],
    );
    await browser.post('/api/v1/account/password').send({ current: testPassword, chosen }).expect(200);
    await ministry.dataSource.query('INSERT INTO session (sid, sess, expire) VALUES ($1, $2, $3)', [
      kept?.sid,
      kept?.sess,
      kept?.expire,
    ]);
    await elsewhere.get('/api/v1/session').expect(401);
  });

  it.each([
    ['a wrong current one', { current: 'feil passord', chosen }, 'account.wrongPassword'],
    ['a short one', { current: testPassword, chosen: 'kort' }, 'account.passwordUnfit'],
    ['the same one', { current: testPassword, chosen: testPassword }, 'account.passwordUnfit'],
    ['one built on the name', { current: testPassword, chosen: 'oms-oms-2020!' }, 'account.passwordUnfit'],
  ])('is refused with %s, and nothing changes', async (_, given, code) => {
    const { browser } = await freshBrowser('oms');
    const before = await everythingIn(ministry.dataSource);
    const { body } = await browser.post('/api/v1/account/password').send(given).expect(422);
    expect(body).toMatchObject({ code });
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
    await browser.get('/api/v1/session').expect(200);
  });
});
