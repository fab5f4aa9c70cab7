import type TestAgent from 'supertest/lib/agent';
import type { RoleCode } from '../../src/kernel/actor';
import { newId } from '../../src/kernel/id';
import { workListNames } from '../../src/letters/work-lists/work-lists.table';
import { isPageAddress } from '../../src/web/frame/visit';
import { TestApp, startTestApp } from '../support/app';
import { MailServer, startMailServer } from '../support/mail-server';
import { Outsider, giveOutsidersEveryRole, outsiderNames, outsiders, withoutIds } from '../support/outsiders';
import { act } from '../support/replies';
import { Route, routesOfApp } from '../support/routes';
import { Named, SecretThings } from '../support/secret-things';

/**
 * Every page that names a restricted case or anything in it, from the routes the running application has: whoever may
 * read the case sees it; to others it is what an unknown address is, and so is every form sent to it. A new page under
 * an address that is in no table here fails.
 */
let app: TestApp;
let mail: MailServer;
let secrets: SecretThings;
let routes: Route[];

/** What an address is about by how it begins, which of its commands is asked for, and how its parts are called. */
const subjects: readonly (readonly [start: string, thing: () => Promise<Named>, action: string])[] = [
  ['/saker/flere', () => Promise.reject(new Error('names its cases in what is sent')), ''],
  ['/saker', () => secrets.anAllocatedCase(), 'remark'],
  ['/dokument', () => secrets.anEntry(), 'remark'],
  ['/registrering/tidligere', () => secrets.anEntry(), ''],
  ['/registrering', () => secrets.anArrival(), ''],
  ['/svar/:id/send', () => secrets.aReply(), ''],
  ['/svar/:replyId/gjor', () => secrets.aReply('submitted'), 'recall'],
  ['/svar', () => secrets.aReply('released'), ''],
  ['/forvaerelse', () => secrets.aReply('released'), ''],
  ['/ekspedering/utsending', () => secrets.aDispatch(), 'stop'],
  ['/ekspedering', () => secrets.aReply('signed'), ''],
  ['/signering', () => secrets.aCeremony(), ''],
];

/** Pages about what is nobody's secret case, and those that name one's own uploads. */
const notAboutCases =
  /^\/(embeter|enheter|folk|hjelp|innstillinger|kontoer|logg-inn|maler|passord|standardavsnitt|tilstander|tokens|visninger|registrering\/opplasting)(\/|$)/;

const lists: Readonly<Record<string, readonly string[]>> = {
  'GET /': ['/'],
  'GET /arbeid/:list': workListNames.map((name) => `/arbeid/${name}`),
  'GET /arbeid/:list/regneark': workListNames.map((name) => `/arbeid/${name}/regneark`),
  'GET /beskjeder': ['/beskjeder'],
  'GET /forvaerelse': ['/forvaerelse'],
  'GET /historikk': ['/historikk', '/historikk?key=2020/1'],
  'GET /journal': ['/journal'],
  'GET /registrering': ['/registrering'],
  'GET /registrering/gradert': ['/registrering/gradert'],
  'GET /registrering/ny': ['/registrering/ny'],
  'GET /registrering/ny/avvis': ['/registrering/ny/avvis'],
  'GET /saker': ['/saker', '/saker?q=2020/1', '/saker?q=vold'],
  'GET /saker/regneark': ['/saker/regneark', '/saker/regneark?q=2020/1', '/saker/regneark?q=vold'],
  'GET /signering': ['/signering'],
  'GET /signering/mapper.pdf': ['/signering/mapper.pdf'],
  'GET /signering/tidligere': ['/signering/tidligere'],
  'GET /signering/til-side': ['/signering/til-side'],
  'GET /sok': ['/sok?q=2020/1', '/sok?q=vold'],
  'GET /tall': ['/tall'],
};

const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const pages = () => routes.filter(({ path }) => isPageAddress(path) && !notAboutCases.test(path));
const naming = () =>
  pages().filter(
    (route) => /:\w*id\b/i.test(route.path) && !route.path.startsWith('/saker/flere') && !(named(route) in lists),
  );

const subjectOf = ({ path }: Route) => subjects.find(([start]) => `${path}/`.startsWith(`${start}/`));

const readers: Readonly<Partial<Record<RoleCode, string>>> = {
  registrar: 'ist',
  caseworker: 'hmk',
  leader: 'al',
  privateOffice: 'mf',
  minister: 'mm',
};
function reader({ rule }: Route): Promise<TestAgent> {
  const roles = rule?.for === 'roles' ? rule.roles : (['caseworker'] as const);
  return app.as(roles.flatMap((role) => readers[role] ?? [])[0] ?? 'ist');
}
const outsider = (who: Outsider) => app.as(outsiders[who].username, outsiders[who].ministry);

function addressOf(route: Route, of: Named): string {
  const { laidLetterId = '', id = '' } = of;
  const known: Record<string, string> = { ...of, letterId: laidLetterId, action: subjectOf(route)?.[2] ?? '' };
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? id);
}

const nothing = (like: Named): Named => Object.fromEntries(Object.keys(like).map((name) => [name, newId()])) as Named;

async function ask(browser: TestAgent, route: Route, of: Named) {
  const request = browser[route.method](addressOf(route, of)).redirects(0);
  const answer = await (route.method === 'get'
    ? request
    : request.type('form').send({ reason: 'Derfor.', _version: '1' }));
  return { status: answer.status, told: withoutIds(answer.text ?? '') };
}

beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({ stopped: true, settings: { smtpUrl: mail.url } });
  secrets = new SecretThings(app, mail);
  routes = routesOfApp(app.app);
  await giveOutsidersEveryRole(app);
  for (const browser of [app.as('mm'), app.as('mf'), ...outsiderNames.map(outsider)])
    await app.confirmIdentity(await browser);
});
afterAll(async () => {
  await app.stop();
  await mail.stop();
});

describe('Every page that names a case or anything in it', () => {
  it('is under an address in the table', () => {
    expect(
      naming()
        .filter((route) => !subjectOf(route))
        .map(named),
    ).toEqual([]);
    expect(naming().length).toBeGreaterThan(40);
  });

  it('shows its readers the thing, and knows of nothing for others', async () => {
    const made = new Map<string, Promise<Named>>();
    const wrong: string[] = [];
    for (const route of naming()) {
      const [start, thing] = subjectOf(route) ?? ['', () => Promise.reject(new Error(named(route)))];
      const of = await (made.get(start) ?? made.set(start, thing()).get(start));
      if (!of) throw new Error(`Nothing is made for ${start}`);
      if (route.method === 'get') {
        const { status } = await ask(await reader(route), route, of);
        if (status >= 400) wrong.push(`${named(route)} answers its readers ${status}`);
      }
      for (const who of outsiderNames) {
        const answer = await ask(await outsider(who), route, of);
        const ofNothing = await ask(await outsider(who), route, nothing(of));
        const told = answer.status === ofNothing.status && answer.told === ofNothing.told;
        const hidden = route.method === 'get' ? answer.status === 404 : answer.status >= 400;
        if (!told || !hidden)
          wrong.push(`${named(route)} answers ${who} ${answer.status}, of nothing ${ofNothing.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('A page that lists', () => {
  it('is in the table, and nothing else is', () => {
    const listing = pages().filter(
      (route) => route.method === 'get' && (!route.path.includes(':') || named(route) in lists),
    );
    expect(listing.map(named).sort()).toEqual(Object.keys(lists).sort());
  });

  it('does not tell others that there is one', async () => {
    await act(app, 'mm', (await secrets.aReply('released')).id, 'hold', { held: true });
    const all = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM case_file WHERE access_code = 'UO13'
       UNION ALL SELECT e.id FROM journal_entry e JOIN case_file c ON c.id = e.case_id WHERE c.access_code = 'UO13'
       UNION ALL SELECT r.id FROM reply r JOIN case_file c ON c.id = r.case_id WHERE c.access_code = 'UO13'`,
    );
    expect(all.length).toBeGreaterThan(5);
    const told: string[] = [];
    for (const who of outsiderNames) {
      for (const list of Object.values(lists).flat()) {
        const { text, headers } = await (await outsider(who)).get(list).redirects(0);
        const answer = `${headers['location'] ?? ''} ${text ?? ''}`;
        if (all.some(({ id }) => answer.includes(id))) told.push(`${list} tells ${who}`);
      }
    }
    expect(told).toEqual([]);
  });
});
