import { Controller, Get, Post } from '@nestjs/common';
import type TestAgent from 'supertest/lib/agent';
import { RoleCode } from '../../src/kernel/actor';
import { ForEveryone } from '../../src/kernel/http/access';
import { isPageAddress } from '../../src/web/frame/visit';
import { TestApp, startTestApp } from '../support/app';
import { Route, addressOfNothing, routesOf, routesOfApp } from '../support/routes';

/** Written from the routes the running application has: a new one is under these rules the day it is written. */
let ministry: TestApp;
let routes: Route[];
beforeAll(async () => {
  ministry = await startTestApp();
  routes = routesOfApp(ministry.app);
});
afterAll(() => ministry.stop());

const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const guarded = () => routes.filter(({ rule }) => rule && rule.for !== 'everyone');
const isPage = ({ path }: Route) => isPageAddress(path);
const withoutRole = ({ rule }: Route) => rule?.for === 'signedIn' && rule.withoutRole === true;

/** What each of these routes answers, where it is not the answer expected. */
async function otherAnswers(
  some: readonly Route[],
  who: (route: Route) => Promise<TestAgent> | TestAgent,
  expected: { status: number; code?: string },
): Promise<string[]> {
  const other: string[] = [];
  for (const route of some) {
    const answer = await (await who(route))[route.method](addressOfNothing(route)).redirects(0);
    const { status } = answer;
    // A page says the code where the person's browser keeps it.
    const code = (answer.body as { code?: string }).code ?? /data-problem="([^"]+)"/.exec(answer.text)?.[1];
    const right = status === expected.status && (expected.code === undefined || code === expected.code);
    if (!right) other.push(`${named(route)} answers ${status} ${code ?? ''}`);
  }
  return other;
}

/** One of the demonstration's people for each role, of which they have only this one. */
const holders: Readonly<Record<RoleCode, string>> = {
  registrar: 'ist',
  caseworker: 'hmk',
  leader: 'al',
  privateOffice: 'mf',
  politicalAdviser: 'jra',
  stateSecretary: 'rdm',
  minister: 'mm',
  auditor: 'pok',
  administrator: 'lhb',
};

describe('Every route', () => {
  it('is found', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.map(named)).toEqual(expect.arrayContaining(['POST /api/v1/session', 'GET /health/live']));
  });

  it('says who may use it', () => {
    expect(routes.filter(({ rule }) => !rule).map(named)).toEqual([]);
  });

  it('under /api wants somebody signed in, but for signing in', () => {
    const open = routes.filter(({ path, rule }) => path.startsWith('/api') && rule?.for === 'everyone');
    expect(open.map(named)).toEqual(['POST /api/v1/session']);
  });

  it('answers nobody with 401, or, when it is a page, sends them to sign in', async () => {
    const nobody = ministry.http();
    const shown = guarded().filter((route) => isPage(route) && route.method === 'get');
    const others = guarded().filter((route) => !shown.includes(route));
    expect(shown.length).toBeGreaterThan(3);
    expect(await otherAnswers(others, () => nobody, { status: 401, code: 'access.signInFirst' })).toEqual([]);
    expect(await otherAnswers(shown, () => nobody, { status: 303 })).toEqual([]);
  });

  it('answers a made-up token with 401', async () => {
    const machine = ministry.http().set('Authorization', `Bearer svarbrev_${'x'.repeat(43)}`);
    expect(await otherAnswers(guarded(), () => machine, { status: 401, code: 'token.notTaken' })).toEqual([]);
  });

  it('answers whoever lacks its roles with 403, though they have others', async () => {
    const withRoles = guarded().filter(({ rule }) => rule?.for === 'roles');
    for (const [role, username] of Object.entries(holders)) {
      const closed = withRoles.filter(({ rule }) => rule?.for === 'roles' && !rule.roles.includes(role as RoleCode));
      const somebody = await ministry.as(username);
      expect(await otherAnswers(closed, () => somebody, { status: 403, code: 'access.notYours' })).toEqual([]);
    }
  });

  it('that changes something answers a browser without the CSRF token with 403', async () => {
    const administrator = await ministry.as('lhb');
    const { headers } = await administrator.get('/api/v1/session');
    const cookie = (headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] ?? '';
    const forged = ministry.http().set('Cookie', cookie);
    const changing = guarded().filter(({ method }) => method !== 'get');
    expect(await otherAnswers(changing, () => forged, { status: 403, code: 'session.csrfMissing' })).toEqual([]);
  });

  it('that a person must do answers a machine with 403, whatever its scopes', async () => {
    const machines = new Map<string, Promise<TestAgent>>();
    const machineFor = ({ rule }: Route) => {
      const username = rule?.for === 'roles' ? holders[rule.roles[0] ?? 'caseworker'] : 'hmk';
      const machine = machines.get(username) ?? ministry.token(username, ['read', 'register', 'write']);
      machines.set(username, machine);
      return machine;
    };
    const personal = guarded().filter(({ rule }) => rule && rule.for !== 'everyone' && rule.scope === 'none');
    expect(personal.length).toBeGreaterThan(5);
    expect(await otherAnswers(personal, machineFor, { status: 403, code: 'access.scopeMissing' })).toEqual([]);
  });

  it('about signing is for persons, never for machines', () => {
    const signing = guarded().filter(
      ({ method, path }) => method !== 'get' && /\/sign(ing|ature)?\b|\/seal\b/.test(path),
    );
    expect(signing.filter(({ rule }) => rule?.for !== 'everyone' && rule?.scope !== 'none').map(named)).toEqual([]);
  });

  it('answers whoever has no role any more with 403, but lets them see so, leave, and act for another', async () => {
    const former = await ministry.as('gte');
    await ministry.dataSource.query(
      'UPDATE role_assignment SET to_at = $1 WHERE person_id = (SELECT person_id FROM account WHERE username = $2)',
      [ministry.clock.now(), 'gte'],
    );
    const closed = guarded().filter((route) => !withoutRole(route));
    expect(await otherAnswers(closed, () => former, { status: 403, code: 'access.noRoleNow' })).toEqual([]);
    expect(guarded().filter(withoutRole).map(named).sort()).toEqual([
      'DELETE /api/v1/session',
      'GET /api/v1/session',
      'GET /innstillinger',
      'GET /passord',
      'POST /api/v1/account/password',
      'POST /api/v1/session/ministry',
      'POST /departement',
      'POST /innstillinger',
      'POST /logg-ut',
      'POST /passord',
    ]);
  });
});

describe('The check itself', () => {
  @Controller('api/v1/samples')
  class SampleController {
    @Get(':id')
    @ForEveryone()
    open(): void {}

    @Post()
    forgotten(): void {}
  }

  it('finds a route without a rule', () => {
    const found = routesOf(SampleController);
    expect(found.map(named)).toEqual(['GET /api/v1/samples/:id', 'POST /api/v1/samples']);
    expect(found.filter(({ rule }) => !rule).map(({ handler }) => handler)).toEqual(['SampleController.forgotten']);
  });
});
