import type TestAgent from 'supertest/lib/agent';
import { demoPeople } from '../../src/government/demo/people.data';
import type { ReplyView } from '../../src/letters/replies/reply.view';
import type { HappeningView } from '../../src/letters/timeline/timeline.view';
import { TestApp, startTestApp } from '../support/app';
import { aCase, act, readReply, submit } from '../support/replies';

let app: TestApp;
let adviser: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  adviser = await app.as('hmk');
});
afterAll(() => app.stop());

/** Sends a form as the browser does, for the version the page was shown for. */
const send = (browser: TestAgent, path: string, fields: Record<string, unknown>, version?: number) =>
  browser
    .post(path)
    .type('form')
    .send({ ...fields, ...(version === undefined ? {} : { _version: version }) });

const hostile = '<img src=x onerror=alert(1)>"\'&';

describe('Beginning a reply on its page', () => {
  it('offers the templates for whoever answers, and leads to the editor', async () => {
    const { caseId, entryId } = await aCase(app).from('a mayor').allocated();
    const choice = await adviser.get(`/saker/${caseId}/nytt-svar`).expect(200);
    expect(choice.text).toContain('nytt-svar?mal=reply-on-behalf');
    const form = await adviser.get(`/saker/${caseId}/nytt-svar?mal=preliminary-reply`).expect(200);
    expect(form.text).toContain('name="values.expectedReplyDate"');

    const begun = await send(adviser, `/saker/${caseId}/nytt-svar`, {
      templateCode: 'preliminary-reply',
      'answers[]': entryId,
      language: 'nn',
      'values.expectedReplyDate': '2020-07-10',
    }).expect(303);
    const id = /^\/svar\/([\w-]+)\/skriv\?sagt=replyBegun$/.exec(begun.headers['location'] ?? '')?.[1] ?? '';
    const reply = await readReply(app, 'hmk', id);
    expect(reply).toMatchObject({ language: 'nn', answers: [entryId] });
    expect(reply.html).toContain('10. juli 2020');
  });

  it('shows a refused form as it was typed', async () => {
    const { caseId } = await aCase(app).allocated();
    const refused = await send(adviser, `/saker/${caseId}/nytt-svar`, { templateCode: 'reply', subject: hostile });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Velg minst ett innkommet brev');
    expect(refused.text).toContain('value="&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
    expect(refused.text).not.toContain(hostile);
  });

  it('says why when nobody is to answer yet, and is not for archivists', async () => {
    const { caseId } = await aCase(app).registered();
    const page = await adviser.get(`/saker/${caseId}/nytt-svar`).expect(200);
    expect(page.text).toContain('Velg først hvem som skal svare');
    await (await app.as('ist')).get(`/saker/${caseId}/nytt-svar`).expect(403);
  });
});

describe('Writing a letter without script', () => {
  it('saves the text, and shows what the case fills', async () => {
    const { reply } = await aCase(app).from('a mayor').withReply();
    const page = await adviser.get(`/svar/${reply.id}/skriv`).expect(200);
    expect(page.text).toContain('data-source');
    await send(adviser, `/svar/${reply.id}/skriv`, { html: '<p>Kort svar.</p>' }, reply.version).expect(303);
    expect((await readReply(app, 'hmk', reply.id)).html).toBe('<p>Kort svar.</p>');
  });

  it('keeps what was typed when somebody else has saved, and changes nothing', async () => {
    const { reply } = await aCase(app).withReply();
    await act(app, 'al', reply.id, 'text', { html: '<p>Astrids tekst.</p>' });
    const stale = await send(adviser, `/svar/${reply.id}/skriv`, { html: `<p>Min ${hostile}</p>` }, reply.version);
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('&lt;p&gt;Min &lt;img');
    expect((await readReply(app, 'hmk', reply.id)).html).toBe('<p>Astrids tekst.</p>');
  });

  it('names what a letter cannot hold, also in a hundred thousand characters', async () => {
    const { reply } = await aCase(app).withReply();
    const refused = await send(adviser, `/svar/${reply.id}/skriv`, { html: '<script>1</script>' }, reply.version);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('kan ikke brukes i et brev');
    const long = `<p>${'ord '.repeat(25_000)}</p>`;
    await send(adviser, `/svar/${reply.id}/skriv`, { html: long }, reply.version).expect(303);
  });

  it('puts a standard paragraph at the end, found by searching', async () => {
    const { reply } = await aCase(app).withReply();
    const list = await adviser.get(`/standardavsnitt?svar=${reply.id}&ord=innsyn`).expect(200);
    expect(list.text).toContain('access-to-documents');
    expect(list.text).not.toContain('children-at-risk');
    const paragraph = { paragraphCode: 'access-to-documents' };
    await send(adviser, `/svar/${reply.id}/avsnitt`, paragraph, reply.version).expect(303);
    expect((await readReply(app, 'hmk', reply.id)).html).toContain('data-paragraph="access-to-documents:');
  });

  it('shows the note in three parts, and keeps it from other ministries', async () => {
    const { reply } = await aCase(app).withReply();
    const page = await adviser.get(`/svar/${reply.id}/skriv/notat`).expect(200);
    expect(page.text).toContain('&lt;h2&gt;Tilrådning&lt;/h2&gt;');
    const html = '<h2>Gjelder</h2><p>Tre spørsmål.</p><h2>Tilrådning</h2><p>At du signerer.</p>';
    await send(adviser, `/svar/${reply.id}/skriv/notat`, { html }, reply.version).expect(303);
    const editor = await adviser.get(`/svar/${reply.id}/skriv`).expect(200);
    expect(editor.text).toContain('<dt>Gjelder</dt><dd>Tre spørsmål.</dd>');
    await (await app.as('rho', 'BFD')).get(`/svar/${reply.id}/skriv/notat`).expect(404);
  });
});

describe('Who may write', () => {
  it('is shown the letter closed when it is another’s, and refused when sending anyway', async () => {
    const { reply } = await aCase(app).withReply();
    const archivist = await app.as('ist');
    const page = await archivist.get(`/svar/${reply.id}/skriv`).expect(200);
    expect(page.text).toContain('Brevet kan ikke skrives i nå');
    expect(page.text).not.toContain('data-source');
    await send(archivist, `/svar/${reply.id}/skriv`, { html: '<p>Nei</p>' }, reply.version).expect(403);
    await send(archivist, `/svar/${reply.id}/send`, {}, reply.version).expect(403);
    await (await app.as('rho', 'BFD')).get(`/svar/${reply.id}/skriv`).expect(404);
  });

  it('does not exist for whoever is not cleared for the case', async () => {
    const { reply } = await aCase(app).restricted('UO13').withReply();
    const uncleared = await app.as('eno');
    for (const sheet of ['', '/mottakere', '/vedlegg', '/versjoner', '/notat'])
      await uncleared.get(`/svar/${reply.id}/skriv${sheet}`).expect(404);
    await uncleared.get(`/standardavsnitt?svar=${reply.id}`).expect(404);
    await uncleared.post(`/svar/${reply.id}/naervaer`).expect(404);
  });
});

describe('Two in the same draft', () => {
  it('are told of each other, and of what the other does', async () => {
    const { reply } = await aCase(app).withReply();
    const leader = await app.as('al');
    const alone = await adviser.post(`/svar/${reply.id}/naervaer`).set('X-Doing', 'writing').expect(200);
    expect(alone.body).toEqual({ version: reply.version, others: [] });
    const both = await leader.post(`/svar/${reply.id}/naervaer`).expect(200);
    expect((both.body as { others: object[] }).others).toEqual([{ name: demoPeopleName('hmk'), doing: 'writing' }]);
    const { others } = (await adviser.post(`/svar/${reply.id}/naervaer`).expect(200)).body as { others: object[] };
    expect(others).toEqual([{ name: demoPeopleName('al'), doing: 'reading' }]);
  });

  it('are forgotten with their session, which keeps all else it holds', async () => {
    const { reply } = await aCase(app).withReply();
    await app.confirmIdentity(adviser);
    await adviser.post(`/svar/${reply.id}/naervaer`).expect(200);
    const { identityConfirmedUntil } = (await adviser.get('/api/v1/session')).body as Record<string, unknown>;
    expect(identityConfirmedUntil).not.toBeNull();
    await app.dataSource.query(
      `UPDATE session SET sess = jsonb_set(sess::jsonb, $1, '1')::json WHERE sess -> 'at' -> $2 IS NOT NULL`,
      [['at', `reply:${reply.id}`, 'when'], `reply:${reply.id}`],
    );
    const leader = await app.as('al');
    const { others } = (await leader.post(`/svar/${reply.id}/naervaer`).expect(200)).body as { others: object[] };
    expect(others).toEqual([]);
  });
});

describe('Recipients and copies', () => {
  const path = (reply: ReplyView) => `/svar/${reply.id}/skriv/mottakere`;
  const now = (reply: ReplyView) => readReply(app, 'hmk', reply.id);

  it('are added, changed, put in order and taken off', async () => {
    const { reply } = await aCase(app).from('a mayor').withReply();
    const copy = { list: 'copies', index: 'new', act: 'save', name: 'Nordre Li kommune', way: 'post', mail: 'x' };
    await send(adviser, path(reply), { ...copy, address: 'Torget 1\nPostboks 2' }, reply.version).expect(303);
    let letter = await now(reply);
    expect(letter.copies).toMatchObject([{ name: copy.name, mail: '', addressLines: ['Torget 1', 'Postboks 2'] }]);

    const second = { list: 'recipients', index: 'new', act: 'save', name: 'Ragna Solli', way: 'mail' };
    const person = { ...second, mail: 'ragna@example.no', privatePerson: 'true', screened: 'true' };
    await send(adviser, path(reply), person, letter.version).expect(303);
    letter = await now(reply);
    await send(adviser, path(reply), { list: 'recipients', index: '1', act: 'up' }, letter.version).expect(303);
    letter = await now(reply);
    expect(letter.recipients.map(({ name }) => name)).toEqual(['Ragna Solli', 'Ravndal kommune']);
    expect(letter.recipients[0]).toMatchObject({ privatePerson: true, screened: true });

    await send(adviser, path(reply), { list: 'recipients', index: '1', act: 'toOther' }, letter.version).expect(303);
    letter = await now(reply);
    expect(letter.copies.map(({ name }) => name)).toEqual(['Nordre Li kommune', 'Ravndal kommune']);
    await send(adviser, path(reply), { list: 'copies', index: '0', act: 'remove' }, letter.version).expect(303);
    expect((await now(reply)).copies).toHaveLength(1);
  });

  it('come back as typed when refused, and the last recipient stays', async () => {
    const { reply } = await aCase(app).withReply();
    const wrong = { list: 'copies', index: 'new', act: 'save', name: hostile, way: 'mail', mail: 'ikke en adresse' };
    const refused = await send(adviser, path(reply), wrong, reply.version);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('value="ikke en adresse"');
    expect(refused.text).not.toContain(hostile);
    const last = { list: 'recipients', index: '0', act: 'remove' };
    expect((await send(adviser, path(reply), last, reply.version)).status).toBe(400);
    await send(adviser, path(reply), { list: 'nobody', index: '0', act: 'up' }, reply.version).expect(400);
    expect((await now(reply)).recipients).toHaveLength(1);
  });

  it('have titles beside them, and an official’s letter its names', async () => {
    const { reply } = await aCase(app).answeredBy('department').withReply();
    const titles = { subject: 'Svar om gjengjerde', title: 'Internt', publicTitle: 'Offentlig' };
    await send(adviser, `/svar/${reply.id}/skriv/titler`, titles, reply.version).expect(303);
    const { version } = await now(reply);
    const names = { 'place.0.personId': demoPeople.th.personId, 'place.1.personId': demoPeople.al.personId };
    const form = { ...names, 'place.1.byAuthority': 'true' };
    await send(adviser, `/svar/${reply.id}/skriv/signatarer`, form, version).expect(303);
    const letter = await now(reply);
    expect(letter).toMatchObject(titles);
    expect(letter.signatories.map(({ byAuthority }) => byAuthority)).toEqual([false, true]);
    const page = await adviser.get(path(reply)).expect(200);
    expect(page.text).toContain('Hvem som signerer');
  });
});

describe('Enclosures', () => {
  const path = (reply: ReplyView) => `/svar/${reply.id}/skriv/vedlegg`;
  const enclose = async (reply: ReplyView, name: string, version: number) =>
    adviser
      .post(`${path(reply)}?_version=${version}&_csrf=${await csrfOf(adviser)}`)
      .attach('file', Buffer.from(`Innholdet i ${name}`), name);

  it('are sent in, named, put in order and taken off', async () => {
    const { reply } = await aCase(app).withReply();
    expect((await enclose(reply, 'plan.txt', reply.version)).status).toBe(303);
    expect((await enclose(reply, 'tall.txt', reply.version + 1)).status).toBe(303);
    expect((await enclose(reply, 'for sent.txt', reply.version)).status).toBe(412);
    let letter = await readReply(app, 'hmk', reply.id);
    expect(letter.enclosures.map(({ title }) => title)).toEqual(['plan', 'tall']);

    const [plan, tall] = letter.enclosures;
    const form = {
      'file.0.documentId': plan?.documentId,
      'file.0.title': 'Handlingsplan',
      'file.1.documentId': tall?.documentId,
      'file.1.title': hostile,
      act: 'up:1',
    };
    await send(adviser, `${path(reply)}/rekkefolge`, form, letter.version).expect(303);
    letter = await readReply(app, 'hmk', reply.id);
    expect(letter.enclosures.map(({ title }) => title)).toEqual([hostile, 'Handlingsplan']);
    expect((await adviser.get(path(reply)).expect(200)).text).not.toContain(hostile);

    const { 'file.0.documentId': _, ...missing } = form;
    expect((await send(adviser, `${path(reply)}/rekkefolge`, missing, letter.version)).status).toBe(400);
    await send(adviser, `${path(reply)}/${plan?.documentId}/fjern`, {}, letter.version).expect(303);
    expect((await readReply(app, 'hmk', reply.id)).enclosures).toHaveLength(1);
  });

  it('are refused when empty, with the page as it was', async () => {
    const { reply } = await aCase(app).withReply();
    const refused = await adviser
      .post(`${path(reply)}?_version=${reply.version}&_csrf=${await csrfOf(adviser)}`)
      .attach('file', Buffer.alloc(0), 'tom.txt');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('data-enclose');
  });
});

describe('Versions', () => {
  it('are compared, any two of them', async () => {
    const { reply } = await aCase(app).saying('<p>Hilde skrev dette.</p>').withReply();
    await act(app, 'al', reply.id, 'text', { html: '<p>Astrid skrev dette.</p>' });
    const page = await adviser.get(`/svar/${reply.id}/skriv/versjoner`).expect(200);
    expect(page.text).toContain('<ins>Astrid</ins>');
    const one = await adviser.get(`/svar/${reply.id}/skriv/versjoner?fra=1&til=1`).expect(200);
    expect(one.text).toContain('Ordene er de samme');
    await adviser.get(`/svar/${reply.id}/skriv/versjoner?fra=1&til=99`).expect(404);
    await adviser.get(`/svar/${reply.id}/skriv/versjoner?fra=a&til=b`).expect(400);
  });
});

describe('Sending for approval', () => {
  it('suggests the leaders of the unit, and takes a message along', async () => {
    const { reply, caseId } = await aCase(app).withReply();
    const page = await adviser.get(`/svar/${reply.id}/send`).expect(200);
    expect(page.text).toContain(`value="${demoPeople.al.personId}" selected`);
    const form = { 'route[]': [demoPeople.al.personId, demoPeople.sbn.personId], message: 'Haster litt.' };
    const sent = await send(adviser, `/svar/${reply.id}/send`, form, reply.version).expect(303);
    expect(sent.headers['location']).toBe(`/saker/${caseId}?sagt=submitted`);
    expect(await readReply(app, 'hmk', reply.id)).toMatchObject({ state: 'submitted' });
    const timeline = await adviser.get(`/api/v1/cases/${caseId}/history`).expect(200);
    const [latest] = (timeline.body as { items: HappeningView[] }).items;
    expect(latest?.reason).toBe('Haster litt.');
    await adviser.get(`/svar/${reply.id}/send`).expect(409);
  });

  it('names what hinders, and keeps the message', async () => {
    const { reply } = await aCase(app)
      .saying('<p>Saken <span data-field="theirReference" data-missing="true">[mangler]</span>.</p>')
      .withReply();
    const page = await adviser.get(`/svar/${reply.id}/send`).expect(200);
    expect(page.text).toContain('<li>Avsenderens referanse</li>');
    const form = { 'route[]': demoPeople.al.personId, message: hostile };
    const refused = await send(adviser, `/svar/${reply.id}/send`, form, reply.version);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('flettefeltene som mangler');
    expect(refused.text).toContain('&lt;img src');
    const nobody = await send(adviser, `/svar/${reply.id}/send`, { 'route[]': '' }, reply.version);
    expect(nobody.text).toContain('Velg minst én leder');
    expect((await readReply(app, 'hmk', reply.id)).state).toBe('drafting');
  });

  it('asks those who were asked the last time', async () => {
    const { reply } = await aCase(app).withReply();
    await submit(app, reply.id, ['sbn']);
    const read = await readReply(app, 'sbn', reply.id);
    await act(app, 'sbn', reply.id, 'approve', { contentHash: read.contentHash });
    await act(app, 'hmk', reply.id, 'recall');
    const page = await adviser.get(`/svar/${reply.id}/send`).expect(200);
    expect(page.text).toContain(`value="${demoPeople.sbn.personId}" selected`);
    expect(page.text).not.toContain(`value="${demoPeople.al.personId}" selected`);
    expect(page.text).toContain('gjelder fortsatt');
  });

  it('lets a letter follow its case first', async () => {
    const { reply, caseId } = await aCase(app).withReply();
    const archivist = await app.as('ist');
    const { version } = (await archivist.get(`/api/v1/cases/${caseId}`)).body as { version: number };
    await archivist
      .post(`/api/v1/cases/${caseId}/assign`)
      .set('If-Match', `"${version}"`)
      .send({ level: 'department', onBehalfOfOfficeIds: [], reason: 'Besvares administrativt.' })
      .expect(200);
    expect((await adviser.get(`/svar/${reply.id}/skriv`)).text).toContain('La brevet følge saken');
    await send(adviser, `/svar/${reply.id}/folg-saken`, {}, reply.version).expect(303);
    expect(await readReply(app, 'hmk', reply.id)).toMatchObject({ level: 'official' });
    expect((await adviser.get(`/svar/${reply.id}/skriv`)).text).not.toContain('La brevet følge saken');
  });
});

const demoPeopleName = (username: 'hmk' | 'al'): string => {
  const { givenName, familyName } = demoPeople[username];
  return `${givenName} ${familyName}`;
};

async function csrfOf(browser: TestAgent): Promise<string> {
  return ((await browser.get('/api/v1/session')).body as { csrfToken: string }).csrfToken;
}
