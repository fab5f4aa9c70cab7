import type TestAgent from 'supertest/lib/agent';
import type { RoleCode } from '../../src/kernel/actor';
import { newId } from '../../src/kernel/id';
import { demoPeople } from '../../src/government/demo/people.data';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { NoticesView } from '../../src/letters/replies/reply.view';
import { workListNames } from '../../src/letters/work-lists/work-lists.table';
import { TestApp, startTestApp } from '../support/app';
import { lastDispatch } from '../support/dispatching';
import { aLetter, register, upload } from '../support/letters';
import { act, aCase, bringTo, dispatch, openCeremony, startReply } from '../support/replies';
import { Route, routesOfApp } from '../support/routes';

/**
 * Every route that names a restricted case, or anything in it, written from the routes the running application has:
 * whoever may read the case gets through; to an adviser of another ministry, and to one without clearance, it answers
 * exactly as for something that does not exist. A new route must be put into the table, or the first test fails.
 */
const reason = { reason: 'Derfor.' };
const someUpload = { uploadId: newId() };
const someDay = '2020-05-14';
const text = { html: '<p>Tekst.</p>' };
const hash = 'a'.repeat(64);
const evidence = { on: someDay, evidenceUploadId: newId() };

/** A request that somebody who may read the case gets through with; `undefined` for one that takes no body. */
const requests: Readonly<Record<string, object | (() => object) | undefined>> = {
  'GET /api/v1/arrivals/:id': undefined,
  'GET /api/v1/arrivals/:id/files/:fileId': undefined,
  'POST /api/v1/arrivals/:id/not-for-journal': reason,
  'GET /api/v1/cases/:id': undefined,
  'PATCH /api/v1/cases/:id': { title: 'En annen tittel' },
  'GET /api/v1/cases/:id/entries': undefined,
  'GET /api/v1/cases/:id/hindrances': undefined,
  'GET /api/v1/cases/:id/history': undefined,
  'GET /api/v1/cases/:caseId/replies': undefined,
  'POST /api/v1/cases/:caseId/replies': () => ({ templateCode: 'reply', answers: [secrets.entries.id] }),
  'POST /api/v1/cases/:id/accept': undefined,
  'POST /api/v1/cases/:id/allocate': { unitId: demoUnitId('JD', 'KRF') },
  'POST /api/v1/cases/:id/assign': { level: 'department', ...reason },
  'POST /api/v1/cases/:id/close': {},
  'POST /api/v1/cases/:id/refuse': reason,
  'POST /api/v1/cases/:id/remarks': { text: 'En merknad' },
  'POST /api/v1/cases/:id/reopen': reason,
  'POST /api/v1/cases/:id/reply-deadline': { day: '2020-06-18' },
  'POST /api/v1/cases/:id/withdraw': reason,
  'GET /api/v1/dispatches/:id': undefined,
  'POST /api/v1/dispatches/:id/bounce': reason,
  'POST /api/v1/dispatches/:id/confirm-posted': { on: someDay },
  'POST /api/v1/dispatches/:id/confirm-sent': reason,
  'POST /api/v1/dispatches/:id/resend': {},
  'POST /api/v1/dispatches/:id/retry': reason,
  'POST /api/v1/dispatches/:id/stop': reason,
  'GET /api/v1/entries/:id': undefined,
  'PATCH /api/v1/entries/:id': { title: 'En annen tittel' },
  'POST /api/v1/entries/:id/archive': undefined,
  'POST /api/v1/entries/:id/documents': someUpload,
  'PATCH /api/v1/entries/:id/documents/:documentId': { title: 'En annen tittel' },
  'POST /api/v1/entries/:id/documents/:documentId/copies': { ...someUpload, variant: 'redacted' },
  'GET /api/v1/entries/:id/documents/:documentId/files/:fileId': undefined,
  'POST /api/v1/entries/:id/documents/:documentId/make-main': undefined,
  'POST /api/v1/entries/:id/documents/:documentId/replace': someUpload,
  'POST /api/v1/entries/:id/finish': undefined,
  'POST /api/v1/entries/:id/journal': undefined,
  'POST /api/v1/entries/:id/move': () => ({ caseId: openCase, ...reason }),
  'POST /api/v1/entries/:id/parties': { kind: 'coSender', name: 'Kari Nordmann' },
  'PUT /api/v1/entries/:id/parties/:partyId': { kind: 'sender', name: 'Kari Nordmann' },
  'POST /api/v1/entries/:id/remarks': { text: 'En merknad' },
  'POST /api/v1/entries/:id/settle': { method: 'takenToNotice', ...reason },
  'POST /api/v1/entries/:id/settlements/:settlementId/undo': reason,
  'POST /api/v1/entries/:id/withdraw': reason,
  'POST /api/v1/notices/:id/seen': undefined,
  'GET /api/v1/replies/:id': undefined,
  'POST /api/v1/replies/:id/approve': { contentHash: hash },
  'POST /api/v1/replies/:id/decision': { how: 'mail', ...evidence },
  'GET /api/v1/replies/:id/difference': undefined,
  'POST /api/v1/replies/:id/dispatch': { checked: true },
  'GET /api/v1/replies/:id/dispatches': undefined,
  'POST /api/v1/replies/:id/edit-and-approve': text,
  'POST /api/v1/replies/:id/enclosures': { ...someUpload, title: 'Vedlegg' },
  'DELETE /api/v1/replies/:id/enclosures/:documentId': undefined,
  'GET /api/v1/replies/:id/folder': undefined,
  'GET /api/v1/replies/:id/folder/pdf': undefined,
  'POST /api/v1/replies/:id/follow-case': undefined,
  'POST /api/v1/replies/:id/hold': { held: true },
  'PUT /api/v1/replies/:id/letter': { subject: 'Et annet emne' },
  'PUT /api/v1/replies/:id/note': text,
  'GET /api/v1/replies/:id/note/pdf': undefined,
  'POST /api/v1/replies/:id/paper-signature': evidence,
  'POST /api/v1/replies/:id/paragraphs': { paragraphCode: 'thanks-for-letter' },
  'GET /api/v1/replies/:id/pdf': undefined,
  'GET /api/v1/replies/:id/proof': undefined,
  'POST /api/v1/replies/:id/recall': undefined,
  'POST /api/v1/replies/:id/recall-release': undefined,
  'POST /api/v1/replies/:id/refresh-fields': undefined,
  'POST /api/v1/replies/:id/reject': reason,
  'POST /api/v1/replies/:id/release': {},
  'POST /api/v1/replies/:id/return': reason,
  'POST /api/v1/replies/:id/send-back': reason,
  'PUT /api/v1/replies/:id/signatories': { signatories: [{ personId: demoPeople.sbn.personId, byAuthority: false }] },
  'GET /api/v1/replies/:id/signature': undefined,
  'POST /api/v1/replies/:id/stop': reason,
  'POST /api/v1/replies/:id/submit': { route: [demoPeople.al.personId] },
  'PUT /api/v1/replies/:id/text': text,
  'GET /api/v1/replies/:id/versions': undefined,
  'POST /api/v1/replies/:id/withdraw': reason,
  'GET /api/v1/signing-ceremonies/:id': undefined,
  'GET /api/v1/signing-ceremonies/:id/items/:itemId/pdf': undefined,
  'POST /api/v1/signing-ceremonies/:id/sign': () => ({
    marks: [{ itemId: secrets['signing-ceremonies'].itemId, sha256: hash }],
  }),
};

/** Routes about what is nobody's secret case: who the government is, templates, one's own uploads and tokens. */
const notAboutCases =
  /^\/api\/v1\/(accounts|archive|ministries|offices|people|standard-paragraphs|templates|tokens|units|uploads|work)\//;

/** For each role somebody of JD who is cleared for everything, and somebody of BFD. */
const people: Readonly<Partial<Record<RoleCode, { readonly ours: string; readonly theirs: string }>>> = {
  registrar: { ours: 'ist', theirs: 'rho' },
  caseworker: { ours: 'hmk', theirs: 'kve' },
  leader: { ours: 'al', theirs: 'gte' },
  privateOffice: { ours: 'mf', theirs: 'oms' },
  minister: { ours: 'mm', theirs: 'kir' },
};

const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;

/** What stands for each parameter of each kind of thing. */
type Secrets = Readonly<
  Record<
    'arrivals' | 'cases' | 'dispatches' | 'entries' | 'notices' | 'replies' | 'signing-ceremonies',
    Readonly<Record<string, string>>
  >
>;

let app: TestApp;
let routes: Route[];
let secrets: Secrets;
let signedReply: string;
let openCase: string;

beforeAll(async () => {
  app = await startTestApp();
  routes = routesOfApp(app.app).filter(({ path }) => path.includes(':') && !notAboutCases.test(path));
  await makeTheSecretCase();
  const administrator = await app.as('lhb');
  for (const role of ['registrar', 'leader', 'privateOffice', 'minister'])
    await administrator
      .post(`/api/v1/people/${demoPeople.eno.personId}/roles`)
      .send({ role, clearedFor: ['UO14', 'UO15', 'XX'] })
      .expect(201);
  for (const signer of [app.as('mm'), app.as('kir', 'BFD'), app.as('eno')]) await app.confirmIdentity(await signer);
});
afterAll(() => app.stop());

async function makeTheSecretCase(): Promise<void> {
  const archivist = await app.as('ist');
  const files = [{ uploadId: await upload(archivist, 'brev.txt', Buffer.from('Hemmelig')) }];
  const made = await aCase(app).from('somebody by post').withLetter({ files }).restricted('UO13').withReply('signed');
  signedReply = made.reply.id;
  await dispatch(app, signedReply);
  openCase = (await register(archivist)).caseId;
  const { caseId, entryId, arrivalId } = made;
  const open = await startReply(app, made);
  const uploadId = await upload(await app.as('hmk'), 'tall.txt', Buffer.from('Tall'));
  await act(app, 'hmk', open.id, 'enclosures', { uploadId, title: 'Tall' });
  await act(app, 'hmk', open.id, 'note', text);
  await bringTo(app, open.id, 'submitted');
  await act(app, 'al', open.id, 'send-back', reason);
  await bringTo(app, open.id, 'released');
  const ceremony = await openCeremony(app, 'mm', [open.id]);
  const entry = (await archivist.get(`/api/v1/entries/${entryId}`).expect(200)).body as EntryView;
  const notices = (await (await app.as('hmk')).get('/api/v1/notices').expect(200)).body as NoticesView;
  const arrival = (await archivist.get(`/api/v1/arrivals/${arrivalId}`).expect(200)).body as {
    files: { id: string }[];
  };
  const [document] = entry.documents;
  const reply = (await (await app.as('hmk')).get(`/api/v1/replies/${open.id}`)).body as {
    enclosures: { documentId: string }[];
  };
  const id = (value: string | undefined): string => {
    if (!value) throw new Error('The case is not as secret as it should be');
    return value;
  };
  secrets = {
    arrivals: { id: arrivalId, fileId: id(arrival.files[0]?.id) },
    cases: { id: caseId, caseId },
    dispatches: { id: (await lastDispatch(app, signedReply)).id },
    entries: {
      id: entryId,
      documentId: id(document?.id),
      fileId: id(document?.files[0]?.id),
      partyId: id(entry.parties[0]?.id),
      settlementId: id(entry.settlements[0]?.id),
    },
    notices: { id: id(notices.items[0]?.id) },
    replies: { id: open.id, documentId: id(reply.enclosures[0]?.documentId) },
    'signing-ceremonies': { id: ceremony.id, itemId: id(ceremony.items[0]?.id) },
  };
}

/** The address of the secret thing, or of nothing at all. */
function addressOf(route: Route, ofNothing = false): string {
  const thing = route.path.split('/')[3] as keyof Secrets;
  const ids = route.path.endsWith('/signature') ? { id: signedReply } : secrets[thing];
  const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => (ofNothing ? newId() : (ids[name] ?? '?')));
  return route.path.endsWith('/difference') ? `${address}?from=1&to=1` : address;
}

/** Whoever opens the door of the route by role: `ours` is cleared, `theirs` of another ministry, `uncleared` neither. */
async function somebody(route: Route, who: 'ours' | 'theirs' | 'uncleared'): Promise<TestAgent> {
  if (who === 'uncleared') return app.as('eno');
  const roles = route.rule?.for === 'roles' ? route.rule.roles : [];
  const role = roles.find((one) => people[one]) ?? (route.path.includes('/notices/') ? 'caseworker' : 'registrar');
  const person = people[role];
  if (!person) throw new Error(`Nobody opens ${named(route)}`);
  return who === 'ours' ? app.as(person.ours) : app.as(person.theirs, 'BFD');
}

async function ask(route: Route, who: Parameters<typeof somebody>[1], ofNothing = false) {
  const browser = await somebody(route, who);
  // A version that is nobody's: whoever gets through is told that it is stale, and nothing changes for the next.
  const request = browser[route.method](addressOf(route, ofNothing)).set('If-Match', '"999999"');
  const given = requests[named(route)];
  const body = typeof given === 'function' ? (given as () => object)() : given;
  const answer = await (body === undefined ? request : request.send(body));
  const { code, detail } = (answer.body ?? {}) as { code?: string; detail?: string };
  return { status: answer.status, code, detail };
}

describe('Every route that names a case or anything in it', () => {
  it('is in the table, and nothing else is', () => {
    expect(routes.map(named).sort()).toEqual(Object.keys(requests).sort());
  });

  it('lets somebody who may read the case through', async () => {
    const stopped: string[] = [];
    for (const route of routes) {
      const { status, code } = await ask(route, 'ours');
      const before = ['access.notYours', 'identity.confirmFirst'].includes(code ?? '');
      const through = !before && (status < 400 || [403, 409, 412, 422].includes(status));
      if (!through) stopped.push(`${named(route)} answers ${status} ${code}`);
    }
    expect(stopped).toEqual([]);
  });

  it.each(['theirs', 'uncleared'] as const)('answers others (%s) as if it did not exist', async (who) => {
    const telling: string[] = [];
    for (const route of routes) {
      const [answer, ofNothing] = [await ask(route, who), await ask(route, who, true)];
      const same = JSON.stringify(answer) === JSON.stringify(ofNothing);
      if (answer.status !== 404 || !same)
        telling.push(
          `${named(route)}: ${answer.status} ${answer.code}, of nothing ${ofNothing.status} ${ofNothing.code}`,
        );
    }
    expect(telling).toEqual([]);
  });
});

describe('A case that is named in a request', () => {
  const asked: readonly [string, 'minister' | 'registrar', string, () => object][] = [
    ['to be signed', 'minister', '/signing-ceremonies', () => ({ replyIds: [secrets.replies.id] })],
    [
      'to register in',
      'registrar',
      '/incoming-letters',
      () => aLetter({ newCase: undefined, caseId: secrets.cases.id, addressedOfficeIds: [] }),
    ],
    [
      'to register again from',
      'registrar',
      '/incoming-letters',
      () => aLetter({ files: undefined, arrivalId: secrets.arrivals.id, addressedOfficeIds: [] }),
    ],
  ];
  it.each(asked)('%s is unknown to others', async (_, role, path, body) => {
    const ours = await (await app.as(people[role]?.ours ?? '')).post(`/api/v1${path}`).send(body());
    expect([201, 409, 422]).toContain(ours.status);
    const other = await app.as(people[role]?.theirs ?? '', 'BFD');
    const uncleared = await app.as('eno');
    for (const browser of [other, uncleared]) {
      const { status } = await browser.post(`/api/v1${path}`).send(body());
      expect(status).toBe(404);
    }
  });
});

describe('A list', () => {
  it.each(['theirs', 'uncleared'] as const)('does not tell others (%s) that the case exists', async (who) => {
    const secret = new Set(Object.values(secrets).flatMap((ids) => Object.values(ids)));
    const readers = who === 'theirs' ? ['kve', 'rho', 'gte', 'oms', 'kir'] : ['eno'];
    const lists = [
      '/cases',
      '/cases?key=2020/1',
      '/notices',
      '/arrivals',
      ...workListNames.map((name) => `/work/${name}`),
    ];
    for (const username of readers) {
      const browser = await app.as(username, who === 'theirs' ? 'BFD' : undefined);
      for (const list of lists) {
        const { text: listed, status } = await browser.get(`/api/v1${list}`);
        expect([200, 403]).toContain(status);
        expect([...secret].filter((id) => listed.includes(id))).toEqual([]);
      }
    }
  });

  it('has it for those who may read it', async () => {
    const { text: listed } = await (await app.as('ist')).get('/api/v1/cases').expect(200);
    expect(listed).toContain(secrets.cases.id);
  });
});
