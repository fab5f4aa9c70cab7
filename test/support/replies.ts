/**
 * Cases with a reply, in the words of the trade, made over HTTP by the people of the demonstration:
 * `aCase(app).from('a mayor').answeredBy('minister').withReply('submitted')`. Everything by the same commands as in a
 * ministry; nothing is put into the tables from behind.
 */
import type TestAgent from 'supertest/lib/agent';
import { demoOfficeId, demoUnitId } from '../../src/government/demo/seed-demo-government';
import { DemoPerson, demoPeople } from '../../src/government/demo/people.data';
import type { CaseView } from '../../src/cases/case.view';
import { Courier } from '../../src/letters/dispatch/courier';
import type { DispatchesView } from '../../src/letters/dispatch/dispatch.view';
import type { RegisteredLetterView } from '../../src/letters/incoming/incoming.view';
import type { ReplyView } from '../../src/letters/replies/reply.view';
import type { CeremonyView, SigningResultsView } from '../../src/letters/signing/signing.view';
import type { TestApp } from './app';
import { aLetter, LetterBody, register } from './letters';

/** Who writes to ministers in the stories. */
const senders = {
  'a mayor': {
    name: 'Ravndal kommune',
    attention: 'ordfører Siv Ravnå',
    addressLines: ['Rådhusgata 1'],
    postCode: '6899',
    postPlace: 'Ravndal',
    mail: 'postmottak@ravndal.example',
  },
  'an organisation': { name: 'Kvinnenettverket Eksempel', mail: 'post@kvinnenettverket.example' },
  'somebody by post': {
    name: 'Ragna Solli',
    privatePerson: true,
    addressLines: ['Skogveien 7'],
    postCode: '2899',
    postPlace: 'Nordre Li',
  },
} as const;

/** The level that answers, as the case records it. */
export type AnsweredBy = 'minister' | 'stateSecretary' | 'department';

const officeOf = {
  minister: demoOfficeId('JD', 'justisminister'),
  stateSecretary: demoOfficeId('JD', 'statssekretaer'),
  department: undefined,
} as const;

/** Who signs a letter of the level. */
export const signatoryOf = { minister: 'mm', stateSecretary: 'rdm', official: 'sbn' } as const;

/** Stations on the way of a letter that all goes well with. */
export const stations = ['drafting', 'submitted', 'approved', 'released', 'signed', 'dispatched'] as const;
export type Station = (typeof stations)[number];

/** A case with the reply that is written in it. */
export interface CaseWithReply extends RegisteredLetterView {
  readonly reply: ReplyView;
}

/** A case to be made. Each word changes what is about to happen; `registered`, `allocated` and `withReply` do it. */
export function aCase(app: TestApp): CaseToBe {
  return new CaseToBe(app);
}

class CaseToBe {
  private letter: LetterBody = {};
  private level: AnsweredBy = 'minister';
  private onBehalfOf: readonly string[] = [];
  private adviser: keyof typeof demoPeople = 'hmk';
  private leaders: readonly string[] = ['al', 'sbn'];
  private started: Record<string, unknown> = {};
  private text: string | undefined;
  private note: string | undefined;

  constructor(private readonly app: TestApp) {}

  /** Who wrote to the ministry. */
  from(sender: keyof typeof senders): this {
    return this.withLetter({ sender: senders[sender] });
  }

  /** What differs about the letter that came in. */
  withLetter(differs: LetterBody): this {
    this.letter = { ...this.letter, ...differs };
    return this;
  }

  /** A case that only those cleared for the code may read. */
  restricted(code: string): this {
    const restriction = {
      code,
      ...(code === 'UO13' ? { secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' } : {}),
    };
    return this.withLetter({ newCase: { ...(aLetter().newCase as object), restriction } });
  }

  /** The level that answers, and the other addressed offices it answers for. */
  answeredBy(level: AnsweredBy, onBehalfOf: readonly string[] = []): this {
    this.level = level;
    this.onBehalfOf = onBehalfOf;
    return this;
  }

  /** The adviser who gets the case; HMK when nobody is named. */
  writtenBy(adviser: keyof typeof demoPeople): this {
    this.adviser = adviser;
    return this;
  }

  /** The leaders on the route, in order; AL and SBN when nobody is named. */
  approvedBy(...leaders: readonly (keyof typeof demoPeople)[]): this {
    this.leaders = leaders;
    return this;
  }

  /** What differs about the reply from the start, such as its template or its recipients. */
  startedWith(differs: Record<string, unknown>): this {
    this.started = { ...this.started, ...differs };
    return this;
  }

  /** The text under the template's opening. */
  saying(html: string): this {
    this.text = html;
    return this;
  }

  /** With a note to the minister. */
  withNote(html = '<p>Vi tilrår at statsråden signerer.</p>'): this {
    this.note = html;
    return this;
  }

  /** The letter is registered in its case. */
  async registered(): Promise<RegisteredLetterView> {
    return register(await this.app.as('ist'), aLetter(this.letter));
  }

  /** Somebody is to answer, and the adviser has taken the case on. */
  async allocated(): Promise<RegisteredLetterView> {
    const registered = await this.registered();
    await assignTo(this.app, registered.caseId, this.level, this.onBehalfOf);
    await allocateTo(this.app, registered.caseId, this.adviser);
    return registered;
  }

  /** A reply is written, and brought as far as the station. */
  async withReply(station: Station = 'drafting'): Promise<CaseWithReply> {
    const registered = await this.allocated();
    let reply = await startReply(this.app, registered, this.started, this.adviser);
    if (reply.level === 'official') {
      reply = await act(this.app, this.adviser, reply.id, 'signatories', {
        signatories: [{ personId: demoPeople.sbn.personId, byAuthority: false }],
      });
    }
    const { text, note } = this;
    if (text !== undefined)
      reply = await act(this.app, this.adviser, reply.id, 'text', { html: `${reply.html}${text}` });
    if (note !== undefined) reply = await act(this.app, this.adviser, reply.id, 'note', { html: note });
    await bringTo(this.app, reply.id, station, this.leaders, this.adviser);
    return { ...registered, reply: await readReply(this.app, this.adviser, reply.id) };
  }
}

/** Says who answers the case: `POST /cases/:id/assign`. */
export async function assignTo(
  app: TestApp,
  caseId: string,
  level: AnsweredBy,
  onBehalfOfOfficeIds: readonly string[] = [],
): Promise<void> {
  const officeId = officeOf[level];
  const wanted = { level, ...(officeId ? { officeId } : {}), onBehalfOfOfficeIds, reason: 'Svarer på det.' };
  await onCase(app, 'ist', caseId, 'assign', wanted);
}

/** Gives the case to an adviser of JD, who accepts it. */
export async function allocateTo(app: TestApp, caseId: string, username: keyof typeof demoPeople): Promise<void> {
  const { personId, roles }: DemoPerson = demoPeople[username];
  const wanted = { unitId: demoUnitId('JD', roles[0]?.unit ?? 'KRF'), caseworkerId: personId };
  await onCase(app, 'ist', caseId, 'allocate', wanted);
  const accepted = await (await app.as(username)).post(`/api/v1/cases/${caseId}/accept`);
  if (accepted.status !== 200) throw new Error(`Not accepted: ${JSON.stringify(accepted.body)}`);
}

/** Starts a reply to the letter from the template "reply". */
export async function startReply(
  app: TestApp,
  letter: Pick<RegisteredLetterView, 'caseId' | 'entryId'>,
  differs: Record<string, unknown> = {},
  username = 'hmk',
): Promise<ReplyView> {
  const body = { templateCode: 'reply', answers: [letter.entryId], ...differs };
  const answer = await (await app.as(username)).post(`/api/v1/cases/${letter.caseId}/replies`).send(body);
  if (answer.status !== 201) throw new Error(`Not started: ${JSON.stringify(answer.body)}`);
  return answer.body as ReplyView;
}

/** A reply as somebody reads it. */
export async function readReply(app: TestApp, username: string, replyId: string): Promise<ReplyView> {
  const answer = await (await app.as(username)).get(`/api/v1/replies/${replyId}`);
  if (answer.status !== 200) throw new Error(`${username} cannot read it: ${JSON.stringify(answer.body)}`);
  return answer.body as ReplyView;
}

/** Commands that set something anew, and are sent as PUT. */
const puts = new Set(['text', 'letter', 'signatories', 'note']);

/** Does something to a reply as it stands now, and expects it to be done. Answers it as it is afterwards. */
export async function act(
  app: TestApp,
  username: string,
  replyId: string,
  verb: string,
  body: object = {},
): Promise<ReplyView> {
  const { version } = await readReply(app, username, replyId);
  const answer = await tryTo(app, username, replyId, verb, body, version);
  if (answer.status > 201) throw new Error(`${username} cannot ${verb}: ${JSON.stringify(answer.body)}`);
  return answer.body as ReplyView;
}

/** Tries to do something to a version of a reply; the answer may be a refusal. */
export async function tryTo(
  app: TestApp,
  username: string,
  replyId: string,
  verb: string,
  body: object,
  version: number,
): Promise<Awaited<ReturnType<TestAgent['post']>>> {
  const browser = await app.as(username);
  const path = `/api/v1/replies/${replyId}/${verb}`;
  return (puts.has(verb) ? browser.put(path) : browser.post(path)).set('If-Match', `"${version}"`).send(body);
}

/** Ids of leaders by username, as a route wants them. */
export function routeOf(leaders: readonly string[]): string[] {
  return leaders.map((username) => demoPeople[username as keyof typeof demoPeople].personId);
}

/** Sends it to its leaders. */
export function submit(app: TestApp, replyId: string, leaders: readonly string[], by = 'hmk'): Promise<ReplyView> {
  return act(app, by, replyId, 'submit', { route: routeOf(leaders) });
}

/** A leader approves exactly what she reads. */
export async function approve(app: TestApp, username: string, replyId: string): Promise<ReplyView> {
  const { contentHash } = await readReply(app, username, replyId);
  return act(app, username, replyId, 'approve', { contentHash });
}

/** The private office lays it before the minister. */
export function release(app: TestApp, replyId: string, how: object = {}): Promise<ReplyView> {
  return act(app, 'mf', replyId, 'release', how);
}

/** Opens a ceremony over these letters. */
export async function openCeremony(app: TestApp, username: string, replyIds: readonly string[]): Promise<CeremonyView> {
  const answer = await (await app.as(username)).post('/api/v1/signing-ceremonies').send({ replyIds });
  if (answer.status !== 201) throw new Error(`No ceremony: ${JSON.stringify(answer.body)}`);
  return answer.body as CeremonyView;
}

/** Opens every letter of the ceremony and signs those that can be signed. */
export async function signAll(app: TestApp, username: string, ceremony: CeremonyView): Promise<SigningResultsView> {
  const browser = await app.as(username);
  const path = `/api/v1/signing-ceremonies/${ceremony.id}`;
  const letters = ceremony.letters.filter((letter) => letter.state === 'waiting');
  for (const letter of letters) await browser.get(`${path}/letters/${letter.id}/pdf`).expect(200);
  await app.confirmIdentity(browser);
  const marks = letters.map((letter) => ({ laidLetterId: letter.id, sha256: letter.shownSha256 }));
  const answer = await browser.post(`${path}/sign`).send({ marks });
  if (answer.status !== 200) throw new Error(`Not signed: ${JSON.stringify(answer.body)}`);
  return answer.body as SigningResultsView;
}

/** Signs one letter in a ceremony of its own, by whoever signs letters of its level unless said. */
export async function sign(app: TestApp, replyId: string, username?: string): Promise<ReplyView> {
  const reply = await readReply(app, 'ist', replyId);
  const signatory = username ?? signatoryOf[reply.level as keyof typeof signatoryOf];
  const { results } = await signAll(app, signatory, await openCeremony(app, signatory, [replyId]));
  if (results[0]?.outcome !== 'signed') throw new Error(`Not signed: ${JSON.stringify(results)}`);
  return readReply(app, 'ist', replyId);
}

/** Checked and sent by the archivist to everybody it is to: mails are carried now, letters by post confirmed. */
export async function dispatch(app: TestApp, replyId: string, body: object = { checked: true }): Promise<ReplyView> {
  const archivist = await app.as('ist');
  await act(app, 'ist', replyId, 'dispatch', body);
  const { items } = (await archivist.get(`/api/v1/replies/${replyId}/dispatches`).expect(200)).body as DispatchesView;
  for (const { id, channel, version } of items) {
    if (channel === 'mail') await app.app.get(Courier).carry(id);
    else
      await archivist
        .post(`/api/v1/dispatches/${id}/confirm-posted`)
        .set('If-Match', `"${version}"`)
        .send({ on: app.clock.today() })
        .expect(200);
  }
  return readReply(app, 'ist', replyId);
}

/** Brings a reply as far as a station from where it stands, each step by whoever takes it. */
export async function bringTo(
  app: TestApp,
  replyId: string,
  station: Station,
  leaders: readonly string[] = ['al', 'sbn'],
  adviser = 'hmk',
): Promise<void> {
  const steps: readonly [Station, () => Promise<unknown>][] = [
    ['submitted', () => submit(app, replyId, leaders, adviser)],
    [
      'approved',
      async () => {
        for (const leader of leaders) await approve(app, leader, replyId);
      },
    ],
    ['released', () => release(app, replyId)],
    ['signed', () => sign(app, replyId)],
    ['dispatched', () => dispatch(app, replyId)],
  ];
  for (const [at, step] of steps) {
    if (stations.indexOf(at) > stations.indexOf(station)) return;
    const { level, state } = await readReply(app, adviser, replyId);
    if (stations.indexOf(at) <= stations.indexOf(state as Station)) continue;
    if (at === 'released' && level === 'official') continue;
    await step();
  }
}

async function onCase(app: TestApp, username: string, caseId: string, verb: string, body: object): Promise<void> {
  const browser = await app.as(username);
  const { version } = (await browser.get(`/api/v1/cases/${caseId}`)).body as CaseView;
  const answer = await browser.post(`/api/v1/cases/${caseId}/${verb}`).set('If-Match', `"${version}"`).send(body);
  if (answer.status !== 200) throw new Error(`Not done (${verb}): ${JSON.stringify(answer.body)}`);
}
