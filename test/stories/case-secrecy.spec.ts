import type TestAgent from 'supertest/lib/agent';
import type { RoleCode } from '../../src/kernel/actor';
import { newId } from '../../src/kernel/id';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import { demoPeople } from '../../src/government/demo/people.data';
import { workListNames } from '../../src/letters/work-lists/work-lists.table';
import { isPageAddress } from '../../src/web/frame/visit';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, register, upload } from '../support/letters';
import { MailServer, startMailServer } from '../support/mail-server';
import { Outsider, giveOutsidersEveryRole, outsiderNames, outsiders, withoutIds } from '../support/outsiders';
import { Route, routesOfApp } from '../support/routes';
import { Named, SecretThings } from '../support/secret-things';

/**
 * Every route that names a restricted case, or anything in it, written from the routes the running application has:
 * whoever may read the case gets through; to an adviser of another ministry, and to one without clearance, it answers
 * exactly as for something that does not exist, whatever roles they hold. A new route, and a new field that names
 * something, must be put into a table here, or a test fails.
 */
let app: TestApp;
let mail: MailServer;
let secrets: SecretThings;
let routes: Route[];

/** What a route is asked about: made anew for each request that changes something, kept for those that only read. */
const things = {
  'a case': () => secrets.aCase(),
  'an allocated case': () => secrets.anAllocatedCase(),
  'an offered case': () => secrets.anOfferedCase(),
  'a closed case': () => secrets.aClosedCase(),
  'an empty case': () => secrets.anEmptyCase(),
  'an arrival': () => secrets.anArrival(),
  'an entry': () => secrets.anEntry(),
  'a sent entry': () => secrets.aSentEntry(),
  'a settled entry': () => secrets.aSettledEntry(),
  'a journalled entry': () => secrets.aJournalledEntry(),
  'a note': () => secrets.aNote(),
  'a draft': () => secrets.aReply(),
  'an official’s draft': () => secrets.anOfficialsReply(),
  'a submitted reply': () => secrets.aReply('submitted'),
  'an approved reply': () => secrets.aReply('approved'),
  'a released reply': () => secrets.aReply('released'),
  'a signed reply': () => secrets.aReply('signed'),
  'a commented reply': () => secrets.aComment(),
  'a reply with a finished comment': () => secrets.aComment(true),
  'a notice': () => secrets.aNotice(),
  'a dispatch by post': () => secrets.aDispatch(),
  'a posted dispatch': () => secrets.aPostedDispatch(),
  'a failed mail': () => secrets.aMail('failed'),
  'an uncertain mail': () => secrets.aMail('uncertain'),
  'a ceremony': () => secrets.aCeremony(),
} as const;

type Making = (of: Named) => object | Promise<object>;
type Body = object | Making;

/** How somebody who may read the case gets through. */
interface Way {
  readonly on: keyof typeof things;
  /** What is sent along. */
  readonly with?: Body;
  /** It may be done again to the same thing, and leaves it as the other routes want it. */
  readonly again?: true;
  /** Where no restricted case can be in a state that lets her through: the refusal that only its readers get. */
  readonly refused?: string;
}

const reason = { reason: 'Derfor.' };
const text = { html: '<p>Tekst.</p>' };
const aFile = async (username: string) => upload(await app.as(username), 'fil.txt', Buffer.from('En fil'));
const filed = (username: string, more: object = {}) => ({
  with: async () => ({ uploadId: await aFile(username), ...more }),
});
const evidence = async () => ({ on: app.clock.today(), evidenceUploadId: await aFile('mf') });
const today = () => ({ on: app.clock.today() });

const ways: Readonly<Record<string, Way>> = {
  'GET /api/v1/arrivals/:id': { on: 'an arrival' },
  'GET /api/v1/arrivals/:id/files/:fileId': { on: 'an arrival' },
  'POST /api/v1/arrivals/:id/not-for-journal': { on: 'an arrival', with: reason, refused: 'arrival.alreadyDecided' },

  'GET /api/v1/cases/:id': { on: 'an allocated case' },
  'PATCH /api/v1/cases/:id': { on: 'a case', again: true, with: { title: 'En annen tittel' } },
  'GET /api/v1/cases/:id/entries': { on: 'an allocated case' },
  'GET /api/v1/cases/:id/hindrances': { on: 'an allocated case' },
  'GET /api/v1/cases/:id/history': { on: 'an allocated case' },
  'GET /api/v1/cases/:caseId/replies': { on: 'an allocated case' },
  'POST /api/v1/cases/:caseId/replies': {
    on: 'an allocated case',
    with: ({ entryId }) => ({ templateCode: 'reply', answers: [entryId] }),
  },
  'POST /api/v1/cases/:id/accept': { on: 'an offered case' },
  'POST /api/v1/cases/:id/allocate': { on: 'a case', with: { unitId: demoUnitId('JD', 'KRF') } },
  'POST /api/v1/cases/:id/assign': { on: 'a case', with: { level: 'department', ...reason } },
  'POST /api/v1/cases/:id/close': { on: 'a case', with: { writeOffRest: true, archiveRest: true } },
  'POST /api/v1/cases/:id/refuse': { on: 'an offered case', with: reason },
  'POST /api/v1/cases/:id/remarks': { on: 'a case', again: true, with: { text: 'En merknad' } },
  'POST /api/v1/cases/:id/reopen': { on: 'a closed case', with: reason },
  'POST /api/v1/cases/:id/reply-deadline': { on: 'a case', again: true, with: { day: '2020-06-18' } },
  'POST /api/v1/cases/:id/withdraw': { on: 'an empty case', with: reason },

  'GET /api/v1/dispatches/:id': { on: 'a dispatch by post' },
  'POST /api/v1/dispatches/:id/bounce': { on: 'a posted dispatch', with: reason },
  'POST /api/v1/dispatches/:id/confirm-posted': { on: 'a dispatch by post', with: today },
  'POST /api/v1/dispatches/:id/confirm-sent': { on: 'an uncertain mail', with: reason },
  'POST /api/v1/dispatches/:id/resend': { on: 'a dispatch by post', with: {} },
  'POST /api/v1/dispatches/:id/retry': { on: 'a failed mail', with: reason },
  'POST /api/v1/dispatches/:id/stop': { on: 'a dispatch by post', with: reason },

  'GET /api/v1/entries/:id': { on: 'an entry' },
  'PATCH /api/v1/entries/:id': { on: 'an entry', again: true, with: { title: 'En annen tittel' } },
  'POST /api/v1/entries/:id/archive': { on: 'a journalled entry' },
  'POST /api/v1/entries/:id/documents': { on: 'an entry', again: true, ...filed('ist') },
  'PATCH /api/v1/entries/:id/documents/:documentId': {
    on: 'an entry',
    again: true,
    with: { title: 'En annen tittel' },
  },
  'POST /api/v1/entries/:id/documents/:documentId/copies': {
    on: 'an entry',
    again: true,
    ...filed('ist', { variant: 'redacted' }),
  },
  'GET /api/v1/entries/:id/documents/:documentId/files/:fileId': { on: 'an entry' },
  'POST /api/v1/entries/:id/documents/:documentId/make-main': { on: 'an entry' },
  'POST /api/v1/entries/:id/documents/:documentId/replace': { on: 'an entry', again: true, ...filed('ist') },
  'POST /api/v1/entries/:id/finish': { on: 'a note', refused: 'entry.isReplyNote' },
  'POST /api/v1/entries/:id/journal': { on: 'an entry' },
  'POST /api/v1/entries/:id/move': {
    on: 'an entry',
    with: async () => ({ caseId: (await aThing('a case')).id, ...reason }),
  },
  'POST /api/v1/entries/:id/parties': {
    on: 'an entry',
    again: true,
    with: { kind: 'coSender', name: 'Kari Nordmann' },
  },
  'PUT /api/v1/entries/:id/parties/:partyId': {
    on: 'an entry',
    again: true,
    with: { kind: 'sender', name: 'Kari Nordmann' },
  },
  'POST /api/v1/entries/:id/remarks': { on: 'an entry', again: true, with: { text: 'En merknad' } },
  'POST /api/v1/entries/:id/settle': { on: 'an entry', with: { method: 'takenToNotice', ...reason } },
  'POST /api/v1/entries/:id/settlements/:settlementId/undo': { on: 'a settled entry', with: reason },
  'POST /api/v1/entries/:id/withdraw': { on: 'an entry', with: reason },

  'POST /api/v1/notices/:id/seen': { on: 'a notice' },

  'GET /api/v1/replies/:id': { on: 'a released reply' },
  'POST /api/v1/replies/:id/approve': { on: 'a submitted reply', with: ({ contentHash }) => ({ contentHash }) },
  'GET /api/v1/replies/:id/comments': { on: 'a commented reply' },
  'POST /api/v1/replies/:id/comments': { on: 'a commented reply', with: { text: 'Kortere.' } },
  'POST /api/v1/replies/:id/comments/:commentId/answers': { on: 'a commented reply', with: { text: 'Ja.' } },
  'POST /api/v1/replies/:id/comments/:commentId/finish': { on: 'a commented reply' },
  'POST /api/v1/replies/:id/comments/:commentId/reopen': { on: 'a reply with a finished comment' },
  'POST /api/v1/replies/:id/decision': {
    on: 'a released reply',
    with: async () => ({ how: 'mail', ...(await evidence()) }),
  },
  'GET /api/v1/replies/:id/difference': { on: 'a released reply' },
  'POST /api/v1/replies/:id/dispatch': {
    on: 'a signed reply',
    with: ({ partyId }) => ({ checked: true, channels: [{ partyId, channel: 'post' }] }),
  },
  'GET /api/v1/replies/:id/dispatches': { on: 'a signed reply' },
  'POST /api/v1/replies/:id/edit-and-approve': { on: 'a submitted reply', with: text },
  'POST /api/v1/replies/:id/enclosures': { on: 'a draft', again: true, ...filed('hmk', { title: 'Vedlegg' }) },
  'DELETE /api/v1/replies/:id/enclosures/:documentId': { on: 'a draft' },
  'GET /api/v1/replies/:id/folder': { on: 'a released reply' },
  'GET /api/v1/replies/:id/folder/pdf': { on: 'a released reply' },
  'POST /api/v1/replies/:id/follow-case': { on: 'a draft', again: true },
  'POST /api/v1/replies/:id/hold': { on: 'a released reply', with: { held: true } },
  'PUT /api/v1/replies/:id/enclosures': {
    on: 'a draft',
    with: ({ documentId }) => ({ enclosures: [{ documentId, title: 'Vedlegg' }] }),
  },
  'PUT /api/v1/replies/:id/letter': { on: 'a draft', again: true, with: { subject: 'Et annet emne' } },
  'PUT /api/v1/replies/:id/note': { on: 'a draft', again: true, with: text },
  'GET /api/v1/replies/:id/note/pdf': { on: 'a released reply' },
  'POST /api/v1/replies/:id/paper-signature': { on: 'a released reply', with: evidence },
  'POST /api/v1/replies/:id/paragraphs': {
    on: 'a draft',
    again: true,
    with: { paragraphCode: 'thanks-for-engagement' },
  },
  'GET /api/v1/replies/:id/pdf': { on: 'a released reply' },
  'GET /api/v1/replies/:id/proof': { on: 'a signed reply' },
  'POST /api/v1/replies/:id/recall': { on: 'a submitted reply' },
  'POST /api/v1/replies/:id/recall-release': { on: 'a released reply' },
  'POST /api/v1/replies/:id/refresh-fields': { on: 'a draft', again: true },
  'POST /api/v1/replies/:id/reject': { on: 'a submitted reply', with: reason },
  'POST /api/v1/replies/:id/release': { on: 'an approved reply', with: {} },
  'POST /api/v1/replies/:id/return': { on: 'a released reply', with: reason },
  'POST /api/v1/replies/:id/send-back': { on: 'a submitted reply', with: reason },
  'PUT /api/v1/replies/:id/signatories': {
    on: 'an official’s draft',
    with: { signatories: [{ personId: demoPeople.al.personId, byAuthority: true }] },
  },
  'GET /api/v1/replies/:id/signature': { on: 'a signed reply' },
  'POST /api/v1/replies/:id/stop': { on: 'a signed reply', with: reason },
  'POST /api/v1/replies/:id/submit': { on: 'a draft', with: { route: [demoPeople.al.personId] } },
  'PUT /api/v1/replies/:id/text': { on: 'a draft', again: true, with: text },
  'GET /api/v1/replies/:id/versions': { on: 'a released reply' },
  'POST /api/v1/replies/:id/withdraw': { on: 'a draft', with: reason },

  'GET /api/v1/signing-ceremonies/:id': { on: 'a ceremony' },
  'GET /api/v1/signing-ceremonies/:id/letters/:laidLetterId/pdf': { on: 'a ceremony' },
  'POST /api/v1/signing-ceremonies/:id/sign': {
    on: 'a ceremony',
    with: ({ laidLetterId, sha256 }) => ({ marks: [{ laidLetterId, sha256 }], evenUnopened: true }),
  },
};

/** Routes about what is nobody's secret case: who the government is, templates, one's own session, uploads and tokens. */
const notAboutCases =
  /^\/(health|metrics|api\/v1\/(accounts?|archive|government|list-columns|merge-fields|ministries|offices|people|saved-views|session|standard-paragraphs|templates|tokens|units|uploads))(\/|$)/;

/** Where a list names which one, it is asked for each. */
const lists: Readonly<Record<string, readonly string[]>> = {
  'GET /api/v1/arrivals': ['/api/v1/arrivals?limit=100'],
  'GET /api/v1/cases': ['/api/v1/cases?limit=100', '/api/v1/cases?key=2020/1'],
  'GET /api/v1/earlier-senders': ['/api/v1/earlier-senders?q=nettverket', '/api/v1/earlier-senders?q=ragna'],
  'GET /api/v1/figures': ['/api/v1/figures'],
  'GET /api/v1/history': [
    '/api/v1/history?limit=100',
    '/api/v1/history?key=2020/1',
    '/api/v1/history?kind=reply&limit=100',
  ],
  'GET /api/v1/notices': ['/api/v1/notices'],
  'GET /api/v1/work': ['/api/v1/work'],
  'GET /api/v1/work/:list': workListNames.map((name) => `/api/v1/work/${name}?limit=100`),
};

const named = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const isList = (route: Route) => named(route) in lists || (route.method === 'get' && !route.path.includes(':'));
/** Those of the API; pages are asked in `pages-secrecy.spec.ts`. */
const aboutCases = () => routes.filter(({ path }) => !isPageAddress(path) && !notAboutCases.test(path));

function routeOf(name: string): Route {
  const found = routes.find((route) => named(route) === name);
  if (!found) throw new Error(`There is no route ${name}`);
  return found;
}

/** Those who may read the case, by what they do in the ministry; an adviser where a route asks for no role. */
const readers: Readonly<Partial<Record<RoleCode, string>>> = {
  registrar: 'ist',
  caseworker: 'hmk',
  leader: 'al',
  privateOffice: 'mf',
  minister: 'mm',
};

const outsider = (who: Outsider) => app.as(outsiders[who].username, outsiders[who].ministry);

async function reader(route: Route): Promise<TestAgent> {
  const roles = route.rule?.for === 'roles' ? route.rule.roles : (['caseworker'] as const);
  const username = roles.flatMap((role) => readers[role] ?? [])[0];
  if (!username) throw new Error(`Nobody opens ${named(route)}`);
  return app.as(username);
}

const kept = new Map<string, Promise<Named>>();

function aThing(on: keyof typeof things): Promise<Named> {
  return things[on]();
}

/** The same each time, for whoever only reads it. */
function theThing(on: keyof typeof things): Promise<Named> {
  const made = kept.get(on) ?? aThing(on);
  kept.set(on, made);
  return made;
}

/** Something that does not exist, named in the same way. */
const nothing = (like: Named): Named => ({
  ...like,
  ...Object.fromEntries(Object.keys(like).map((name) => [name, newId()])),
});

/** In making an attachment the main document, it is the attachment that is named. */
function addressOf(route: Route, of: Named): string {
  const ids = route.path.endsWith('/make-main') ? { ...of, documentId: of['attachmentId'] ?? '' } : of;
  const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`${named(route)} names no ${name}`);
    return id;
  });
  return route.path.endsWith('/difference') ? `${address}?from=1&to=1` : address;
}

/** The version the thing has now, as its readers see it; undefined where it has none. */
async function versionOf(route: Route, of: Named): Promise<number | undefined> {
  const thing = addressOf(route, of).split('/').slice(0, 5).join('/');
  return ((await (await app.as('ist')).get(thing)).body as { version?: number }).version;
}

const bodyOf = async (body: Body | undefined, of: Named): Promise<object | undefined> =>
  typeof body === 'function' ? (body as Making)(of) : body;

interface Asked {
  readonly route: Route;
  readonly of: Named;
  readonly body?: object | undefined;
  readonly version?: number | undefined;
}

async function ask(browser: TestAgent, { route, of, body, version }: Asked) {
  const request = browser[route.method](addressOf(route, of));
  if (version !== undefined) request.set('If-Match', `"${version}"`);
  const answer = await (body === undefined ? request : request.send(body));
  const { code } = (answer.body ?? {}) as { code?: string };
  const told = withoutIds(answer.text ?? '');
  return { status: answer.status, code, told };
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

describe('Every route that names a case or anything in it', () => {
  it('is in the table, and nothing else is', () => {
    const naming = aboutCases().filter((route) => route.path.includes(':') && !isList(route));
    expect(naming.map(named).sort()).toEqual(Object.keys(ways).sort());
  });

  it.each(Object.entries(ways))('%s lets its readers through, and knows of nothing for others', async (name, way) => {
    const route = routeOf(name);
    const of = await (way.again || route.method === 'get' ? theThing(way.on) : aThing(way.on));
    const body = await bodyOf(way.with, of);
    const through = await ask(await reader(route), { route, of, body, version: await versionOf(route, of) });
    expect(through.status < 400 ? 'through' : through.code).toBe(way.refused ?? 'through');

    const version = await versionOf(route, of);
    for (const who of outsiderNames) {
      const answer = await ask(await outsider(who), { route, of, body, version });
      const ofNothing = await ask(await outsider(who), { route, of: nothing(of), body, version });
      expect([who, answer]).toEqual([who, ofNothing]);
      expect([who, answer.status]).toEqual([who, 404]);
    }
  });
});

/** Ways of naming a part of a thing: in the address after it, or in the request. */
const partsInRequests: Readonly<Record<string, string>> = {
  'POST /api/v1/replies/:id/dispatch': 'channels.partyId',
  'PUT /api/v1/replies/:id/enclosures': 'enclosures.documentId',
  'POST /api/v1/signing-ceremonies/:id/sign': 'marks.laidLetterId',
};
const waysToParts = Object.entries(ways).filter(
  ([name]) => (name.match(/:/g) ?? []).length > 1 || name in partsInRequests,
);

describe('A part of a thing', () => {
  it.each(waysToParts)('%s is not found under another of the kind, not even by its readers', async (name, way) => {
    const route = routeOf(name);
    const [one, other] = [await aThing(way.on), await theThing(way.on)];
    const under = async (part: Named) => {
      const of = { ...part, id: other.id };
      const [body, version] = [await bodyOf(way.with, of), await versionOf(route, of)];
      return ask(await reader(route), { route, of, body, version });
    };
    const [answer, ofNothing] = [await under(one), await under({ ...nothing(one), sha256: one['sha256'] ?? '' })];
    expect(answer).toEqual(ofNothing);
    expect([404, 422]).toContain(answer.status);
  });
});

/** Something that a request names: who gets through, and how others try it from a case of their own. */
interface NamedInRequest {
  readonly on: keyof typeof things;
  /** In what the route's own address names, which is open; left out, it names nothing. */
  readonly from?: 'an open letter' | 'its own case';
  readonly with: (named: Named, own: Named) => object;
  readonly refused?: string;
}

/** Fields that name a case or something in it. */
const inRequests: Readonly<Record<string, NamedInRequest>> = {
  'POST /api/v1/cases/:caseId/replies answers': {
    on: 'an allocated case',
    from: 'its own case',
    with: ({ entryId }) => ({ templateCode: 'reply', answers: [entryId] }),
  },
  'POST /api/v1/cases/:caseId/replies correctsEntryId': {
    on: 'a sent entry',
    from: 'its own case',
    with: ({ id }, { entryId }) => ({ templateCode: 'reply', answers: [entryId], correctsEntryId: id }),
  },
  'POST /api/v1/entries/:id/move caseId': {
    on: 'a case',
    from: 'an open letter',
    with: ({ id }) => ({ caseId: id, ...reason }),
  },
  'POST /api/v1/entries/:id/settle byEntryId': {
    on: 'a sent entry',
    from: 'an open letter',
    with: ({ id }) => ({ method: 'answeredByLetter', byEntryId: id }),
  },
  'POST /api/v1/incoming-letters arrivalId': {
    on: 'an arrival',
    with: ({ id }) => aLetter({ files: undefined, arrivalId: id, addressedOfficeIds: [] }),
    refused: 'incoming.alreadyRegistered',
  },
  'POST /api/v1/incoming-letters caseId': {
    on: 'a case',
    with: ({ id }) => aLetter({ newCase: undefined, caseId: id, addressedOfficeIds: [] }),
  },
  'POST /api/v1/signing-ceremonies replyIds': { on: 'a released reply', with: ({ id }) => ({ replyIds: [id] }) },
};

/** Fields that name what is nobody's secret case: people, offices, units, classes, one's own uploads. */
const namesNoCase =
  /(^|\.)(addressedOfficeIds|caseworkerId|classId|evidenceUploadId|holderId|mailUploadId|officeId|onBehalfOfOfficeIds|ownerId|personId|route|unitId|uploadId)$/;

describe('A case, or something in it, that is named in a request', () => {
  /** A letter in a case that is not restricted, of the ministry that asks. */
  const anOpenLetter = async (username: string, ministry: string): Promise<Named> => {
    const newCase = { title: 'Vold', publicTitle: 'Vold' };
    const letter = await register(await app.as(username, ministry), aLetter({ newCase, addressedOfficeIds: [] }));
    return { id: letter.entryId, caseId: letter.caseId, entryId: letter.entryId };
  };

  it('is in the table, with every field that names one', () => {
    const fields = aboutCases().flatMap((route) => route.names.map((field) => `${named(route)} ${field}`));
    const inside = Object.entries(partsInRequests).map((entry) => entry.join(' '));
    expect(fields.filter((field) => !namesNoCase.test(field.split(' ')[2] ?? '')).sort()).toEqual(
      [...Object.keys(inRequests), ...inside].sort(),
    );
  });

  it.each(Object.entries(inRequests))('%s is unknown to others', async (name, way) => {
    const route = routeOf(name.split(' ').slice(0, 2).join(' '));
    const secret = await aThing(way.on);
    const place =
      way.from === 'its own case'
        ? { ...secret, entryId: secret['answered'] ?? secret['entryId'] ?? '' }
        : await anOpenLetter('ist', 'JD');
    const version = way.from === 'an open letter' ? await versionOf(route, place) : undefined;
    const through = await ask(await reader(route), { route, of: place, body: way.with(secret, place), version });
    expect(through.status < 400 ? 'through' : through.code).toBe(way.refused ?? 'through');

    for (const who of outsiderNames) {
      const { username, ministry } = outsiders[who];
      const own = await anOpenLetter(username, ministry);
      const asked = async (something: Named) =>
        ask(await outsider(who), { route, of: own, body: way.with(something, own), version: 1 });
      const answer = await asked(secret);
      expect([who, answer]).toEqual([who, await asked(nothing(secret))]);
      expect([who, answer.status]).toEqual([who, 404]);
    }
  });

  it('is not told to be where it is, to somebody who knows both', async () => {
    const { entryId, caseId } = await aThing('a case');
    const of = { id: entryId ?? '' };
    for (const who of outsiderNames) {
      const body = { caseId, ...reason };
      const answer = await ask(await outsider(who), {
        route: routeOf('POST /api/v1/entries/:id/move'),
        of,
        body,
        version: 1,
      });
      expect([who, answer.status, answer.code]).toEqual([who, 404, 'entry.unknown']);
    }
  });
});

describe('A list', () => {
  const listed = async (browser: TestAgent, list: string) => {
    const { status, headers, text: told } = await browser.get(list);
    expect([200, 303, 403]).toContain(status);
    return `${headers['location'] ?? ''} ${told}`;
  };

  it('is in the table, and nothing else is', () => {
    expect(aboutCases().filter(isList).map(named).sort()).toEqual(Object.keys(lists).sort());
  });

  it('has the case for those who may read it', async () => {
    const [{ id: caseId }, { id: replyId }] = [await aThing('an allocated case'), await theThing('a released reply')];
    expect(await listed(await app.as('ist'), '/api/v1/cases?limit=100')).toContain(caseId);
    expect(await listed(await app.as('hmk'), '/api/v1/work/mine?limit=100')).toContain(caseId);
    expect(await listed(await app.as('mm'), '/api/v1/work/to-sign?limit=100')).toContain(replyId);
  });

  it.each(Object.entries(lists))('%s does not tell others that there is one', async (_, some) => {
    const all = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM case_file WHERE access_code = 'UO13'
       UNION ALL SELECT e.id FROM journal_entry e JOIN case_file c ON c.id = e.case_id WHERE c.access_code = 'UO13'
         -- One that came from an open case is known by its id from there, and the history of that case keeps it.
         AND NOT EXISTS (SELECT 1 FROM entry_move m WHERE m.entry_id = e.id)
       UNION ALL SELECT r.id FROM reply r JOIN case_file c ON c.id = r.case_id WHERE c.access_code = 'UO13'
       UNION ALL SELECT d.id FROM dispatch d JOIN case_file c ON c.id = d.case_id WHERE c.access_code = 'UO13'
       UNION ALL SELECT p.id FROM correspondence_party p JOIN journal_entry e ON e.id = p.entry_id
         JOIN case_file c ON c.id = e.case_id WHERE c.access_code = 'UO13'
         AND NOT EXISTS (SELECT 1 FROM entry_move m WHERE m.entry_id = e.id)`,
    );
    expect(all.length).toBeGreaterThan(100);
    for (const who of outsiderNames) {
      for (const list of some) {
        const told = await listed(await outsider(who), list);
        expect([who, all.filter(({ id }) => told.includes(id))]).toEqual([who, []]);
      }
    }
  });
});
