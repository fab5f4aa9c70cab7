import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { EarlierSendersView } from '../../src/letters/incoming/incoming.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, aMail, office, register, upload } from '../support/letters';
import { formOf } from '../support/pages';

const filled = {
  case: 'new',
  title: 'Vold i nære relasjoner under koronapandemien',
  samePublic: 'true',
  received: '2020-05-14',
  documentDate: '2020-05-14',
  language: 'nb',
  'sender.name': 'Kvinnenettverket Eksempel',
  'sender.mail': 'post@kvinnenettverket.example',
  'addressedOfficeIds[]': office.justice,
  access: 'open',
  main: '0',
  dueDate: '2020-06-12',
};

describe('Registering on the page', () => {
  let app: TestApp;
  let archivist: TestAgent;

  beforeAll(async () => {
    app = await startTestApp();
    archivist = await app.as('ist');
  });
  afterAll(() => app.stop());

  const page = async (path: string, browser = archivist): Promise<string> => (await browser.get(path).expect(200)).text;
  const send = (path: string, fields: Record<string, string | string[]>, browser = archivist) =>
    browser.post(path).type('form').send(fields);
  const entryOf = async (location: string): Promise<EntryView> => {
    const id = /(?:dokument\/|registrert=)([0-9a-f-]{36})/.exec(location)?.[1] ?? '';
    return (await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;
  };

  it('is the archivist’s alone', async () => {
    await (await app.as('hmk')).get('/registrering').expect(403);
    await app.http().get('/registrering').expect(303);
    await send('/registrering/ny', filled, await app.as('hmk')).expect(403);
  });

  it('fills in what the mail says, with its source, and marks it there', async () => {
    const id = await upload(archivist, 'henvendelse.eml', aMail({ messageId: '<a1@x.example>' }));
    const html = await page(`/registrering/ny?opplasting=${id}`);
    expect(html).toContain('value="Vold i nære relasjoner"');
    expect(html).toContain('<mark data-mark="sender">post@kvinnenettverket.example</mark>');
    expect(html).toContain('value="2020-05-14"');
    expect(html).toMatch(new RegExp(`value="${office.families}" checked`));
    expect(html).toContain('fra e-posten');
    expect(html).not.toMatch(/ style="|<script>/);
    expect(await page('/registrering')).toContain('henvendelse.eml');
  });

  it('registers and goes to the next, announcing the number, and does it once however often it is pressed', async () => {
    const first = await upload(archivist, 'en.eml', aMail({ messageId: '<b1@x.example>' }));
    const next = await upload(archivist, 'to.eml', aMail({ messageId: '<b2@x.example>', subject: 'Krisesentre' }));
    const fields = {
      ...formOf(await page(`/registrering/ny?opplasting=${first}`), filled),
      'opplasting[]': first,
      do: 'next',
    };
    const { headers } = await send('/registrering/ny', fields).expect(303);
    const again = await send('/registrering/ny', fields).expect(303);
    expect(again.headers['location']).toBe(headers['location']);
    expect(headers['location']).toContain(`opplasting=${next}`);
    const entry = await entryOf(String(headers['location']));
    expect(entry).toMatchObject({ title: filled.title, dueDate: '2020-06-12', kind: 'incoming' });
    expect(entry.documents.map(({ title }) => title)[0]).toBe(filled.title);
    expect(await page(String(headers['location']))).toContain(`Registrert som ${entry.key}.`);
    const caseFile = (await archivist.get(`/api/v1/cases/${entry.caseId}`)).body as CaseView;
    expect(caseFile).toMatchObject({ replyDeadline: '2020-06-12', title: filled.title });
  });

  it('keeps everything typed when it is refused, and names each field', async () => {
    const html = await page('/registrering/ny');
    const typed = { ...formOf(html, filled), title: '', 'sender.name': '<b>"Ola"</b>', received: '2021-01-01' };
    const { text } = await send('/registrering/ny', { ...typed, do: 'register' }).expect(400);
    expect(text).toContain('Brevet er ikke registrert. Ett felt må rettes.');
    expect(text).toContain('href="#felt-title"');
    expect(text).toContain('Tittel må ha minst 1 tegn');
    expect(text).toContain('&lt;b&gt;&quot;Ola&quot;&lt;/b&gt;');
    const early = { ...formOf(html, filled), received: '2021-01-01', do: 'register' };
    expect((await send('/registrering/ny', early).expect(422)).text).toContain('href="#felt-received"');
    const long = { ...formOf(html, filled), title: 'a'.repeat(100_000), do: 'register' };
    expect((await send('/registrering/ny', long).expect(400)).text).toContain('Tittel kan ha høyst 500 tegn');
  });

  it('asks about a title that says nothing, and keeps it by one press; an empty public one it never takes', async () => {
    const typed = { ...formOf(await page('/registrering/ny'), filled), title: 'Henvendelse', do: 'register' };
    const { text } = await send('/registrering/ny', typed).expect(422);
    expect(text).toContain('Den offentlige tittelen sier ikke hva brevet handler om.');
    expect(text).toContain('name="keepTitle" value="register"');
    const kept = { ...formOf(text, filled), title: 'Henvendelse', keepTitle: 'register' };
    expect((await send('/registrering/ny', kept).expect(303)).headers['location']).toContain('sagt=registered');
    const { samePublic: _, ...own } = filled;
    const empty = { ...formOf(await page('/registrering/ny'), own), publicTitle: '  ', keepTitle: 'register' };
    expect((await send('/registrering/ny', empty).expect(422)).text).toContain('Den kan ikke være tom.');
  });

  it('never puts the title of a restricted letter in the open', async () => {
    const typed = {
      ...formOf(await page('/registrering/ny'), filled),
      access: 'restricted',
      'restriction.code': 'UO13',
      publicTitle: 'Henvendelse om *****',
      do: 'register',
    };
    expect((await send('/registrering/ny', typed).expect(422)).text).toContain(
      'href="#felt-restriction-secrecyProvision"',
    );
    const whole = {
      ...formOf(await page('/registrering/ny'), typed),
      'restriction.secrecyProvision': 'forvaltningsloven § 13 første ledd nr. 1',
    };
    const { headers } = await send('/registrering/ny', whole).expect(303);
    const entry = await entryOf(String(headers['location']));
    expect(entry).toMatchObject({ publicTitle: 'Henvendelse om *****', restriction: { code: 'UO13' } });
    // Only the letter is restricted: its case is called by what all may read.
    const caseFile = (await archivist.get(`/api/v1/cases/${entry.caseId}`)).body as CaseView;
    expect(caseFile).toMatchObject({ title: 'Henvendelse om *****', restriction: null });
  });

  it('closes without a reply: registered and written off in one press', async () => {
    const closing = { 'closing.method': 'takenToNotice', 'closing.reason': 'Krever ikke svar.', do: 'close' };
    const { headers } = await send('/registrering/ny', {
      ...formOf(await page('/registrering/ny'), { ...filled, title: 'Takk for besøket i Ravndal' }),
      ...closing,
    }).expect(303);
    const entry = await entryOf(String(headers['location']));
    expect(entry.settlements).toMatchObject([{ method: 'takenToNotice', reason: 'Krever ikke svar.' }]);
    const unsaid = { ...formOf(await page('/registrering/ny'), filled), ...closing, 'closing.reason': '' };
    expect((await send('/registrering/ny', unsaid).expect(400)).text).toContain('Begrunnelse må ha minst 1 tegn');
  });

  it('has co-senders and copies added, filled in and taken away, each by a press that needs no script', async () => {
    const at = '/registrering/se';
    const form = formOf(await page('/registrering/ny'), filled);
    const one = (await send(at, { ...form, endre: 'legg-til:coSenders' }).expect(200)).text;
    expect(one).toContain('name="coSenders.0.name"');
    expect(one).toContain('formaction="/registrering/se#felt-coSenders" name="endre" value="legg-til:coSenders"');
    expect(one).toContain('id="felt-coSenders"');
    const first = { ...filled, 'coSenders.0.name': 'Krisesenteret <i>', 'coSenders.0.mail': 'post@krise.example' };
    const two = (await send(at, { ...formOf(one, first), endre: 'legg-til:coSenders' }).expect(200)).text;
    expect(two).toContain('value="Krisesenteret &lt;i&gt;"');
    const both = { ...first, 'coSenders.1.name': 'Barneombudet', 'copies.0.name': 'Ravndal kommune' };
    const left = (await send(at, { ...formOf(two, both), endre: 'ta-bort:coSenders.0' }).expect(200)).text;
    expect(left).not.toContain('Krisesenteret');
    expect(left).toMatch(/name="coSenders\.0\.name" value="Barneombudet"/);

    const faulty = { ...both, 'copies.1.mail': 'ikke en adresse', 'coSenders.2.name': '  ', do: 'register' };
    const refused = await send('/registrering/ny', formOf(left, faulty)).expect(400);
    expect(refused.text).toContain('href="#felt-copies-1-mail"');
    expect(refused.text).toContain('Kopimottaker 2: ');
    expect(refused.text).toContain('name="coSenders.1.name" value="Barneombudet"');
    const { 'copies.1.mail': _, ...whole } = { ...faulty, title: 'Flere ber om et møte om krisesentrene' };
    const { headers } = await send('/registrering/ny', formOf(refused.text, whole)).expect(303);
    expect((await entryOf(String(headers['location']))).parties.map(({ kind, name }) => [kind, name])).toEqual([
      ['sender', 'Kvinnenettverket Eksempel'],
      ['coSender', 'Krisesenteret <i>'],
      ['coSender', 'Barneombudet'],
      ['copyRecipient', 'Ravndal kommune'],
    ]);
    // What is none of its presses changes nothing, and no more rows come than there is room for.
    for (const endre of ['legg-til:sender', 'ta-bort:copies.9', 'bruk:sender:x', 'sok:__proto__', ':'.repeat(5_000)])
      await send(at, { ...formOf(left, both), endre }).expect(200);
    const many = Object.fromEntries(Array.from({ length: 200 }, (_row, i) => [`copies.${i}.name`, `Nr. ${i}`]));
    const full = (await send(at, { ...formOf(left, { ...filled, ...many }), endre: 'legg-til:copies' })).text;
    expect(full).not.toContain('value="legg-til:copies"');
    const long = { ...formOf(left, filled), 'copies.0.name': 'a'.repeat(100_000), do: 'register' };
    expect((await send('/registrering/ny', long).expect(400)).text).toContain('høyst 300 tegn');
  });

  it('finds earlier senders by name and fills in where they live, of letters one may read', async () => {
    const sender = {
      name: 'Ragna Solli',
      privatePerson: true,
      screened: true,
      addressLines: ['Skogveien 7', 'Oppgang B'],
      postCode: '2899',
      postPlace: 'Nordre Li',
    };
    const titled = (title: string, differs: object) =>
      register(archivist, aLetter({ title, publicTitle: title, ...differs }));
    await titled('Om naboen', { sender, coSenders: [{ name: 'Ragnhild & <Sønn>' }] });
    await titled('Om naboen, igjen', { sender });
    const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };
    await titled('Om noe skjermet', { sender: { name: 'Ragna Skjermet' }, restriction });
    const typed = { ...filled, 'sender.name': 'rag', 'sender.mail': '' };
    const found = (
      await send('/registrering/se', { ...formOf(await page('/registrering/ny'), typed), endre: 'sok:sender' })
    ).text;
    expect(found).toContain('Ragnhild &amp; &lt;Sønn&gt;');
    expect(found).toContain('Ragna Skjermet');
    const use = /value="(bruk:sender:[^"]+)"[^<]*Bruk<span class="sb-hidden"> Ragna Solli/.exec(found)?.[1] ?? '';
    const used = (await send('/registrering/se', { ...formOf(found, typed), endre: use }).expect(200)).text;
    expect(used).toContain('value="Ragna Solli"');
    expect(used).toContain('Skogveien 7\nOppgang B');
    expect(used).toMatch(/name="sender\.screened" value="true" checked/);

    const search = async (browser: TestAgent, q: string) =>
      ((await browser.get('/api/v1/earlier-senders').query({ q }).expect(200)).body as EarlierSendersView).items;
    expect((await search(archivist, 'RAGNA s')).map(({ name, letters }) => [name, letters]).sort()).toEqual([
      ['Ragna Skjermet', 1],
      ['Ragna Solli', 2],
    ]);
    for (const q of ['%%', '__', "';--"]) expect(await search(archivist, q)).toEqual([]);
    for (const q of ['a', '', 'a'.repeat(100_000)])
      expect((await archivist.get('/api/v1/earlier-senders').query({ q })).status).toBeGreaterThanOrEqual(400);
    await (await app.as('hmk')).get('/api/v1/earlier-senders?q=ragna').expect(403);
    await app.dataSource.query(
      `UPDATE role_assignment SET cleared_for = '{}' WHERE person_id = (SELECT person_id FROM account WHERE username = 'mlo')`,
    );
    const uncleared = await app.as('mlo');
    expect((await search(uncleared, 'ragna')).map(({ name }) => name)).toEqual(['Ragna Solli']);
    const forged = (await search(archivist, 'ragna skjermet'))[0]?.id ?? '';
    const form = formOf((await uncleared.get('/registrering/ny').expect(200)).text, { ...typed, 'sender.name': '' });
    const answer = await send('/registrering/se', { ...form, endre: `bruk:sender:${forged}` }, uncleared).expect(200);
    expect(answer.text).not.toContain('Ragna Skjermet');
  });

  it('writes off only its own letter in a case that was there', async () => {
    const there = await register(archivist, aLetter({ title: 'Første brev', publicTitle: 'Første brev om vold' }));
    const { headers } = await send('/registrering/ny', {
      ...formOf(await page('/registrering/ny'), { ...filled, title: 'Et brev til om vold' }),
      case: 'other',
      caseKey: there.caseKey,
      'closing.method': 'takenToInformation',
      'closing.reason': 'Til orientering.',
      do: 'close',
    }).expect(303);
    const entry = await entryOf(String(headers['location']));
    expect(entry).toMatchObject({ caseId: there.caseId, settled: true });
    const earlier = (await archivist.get(`/api/v1/entries/${there.entryId}`)).body as EntryView;
    expect(earlier.settled).toBe(false);
    const nowhere = {
      ...formOf(await page('/registrering/ny'), filled),
      case: 'other',
      caseKey: '20/9999',
      do: 'register',
    };
    expect((await send('/registrering/ny', nowhere).expect(404)).text).toContain('href="#felt-caseKey"');
  });

  it('shows the journal’s line for what is typed so far, and keeps nothing of it', async () => {
    const answer = await send('/registrering/se', {
      ...formOf(await page('/registrering/ny'), {
        ...filled,
        title: 'Noe annet <i>nytt</i>',
        'sender.screened': 'true',
      }),
    })
      .set('HX-Request', 'true')
      .set('HX-Target', 'levende')
      .expect(200);
    expect(answer.text).toContain('Noe annet &lt;i&gt;nytt&lt;/i&gt;');
    expect(answer.text).toContain('*****');
    expect(answer.text).not.toContain('<html');
  });

  it('ends graded post: the upload goes, and one is told where it belongs', async () => {
    const id = await upload(archivist, 'gradert.eml', aMail({ messageId: '<g@x.example>' }));
    const html = await page(`/registrering/ny?opplasting=${id}`);
    const typed = { ...formOf(html, filled), 'opplasting[]': id, access: 'graded' };
    expect((await send('/registrering/ny', { ...typed, do: 'next' }).expect(422)).text).toContain(
      'href="#felt-access"',
    );
    await send('/registrering/gradert', formOf(html, { 'opplasting[]': id })).expect(303);
    await archivist.get(`/api/v1/uploads/${id}`).expect(404);
    expect(await page('/registrering/gradert')).toContain('sikkerhetsleder');
    await archivist.get(`/registrering/ny?opplasting=${id}`).expect(404);
  });

  it('takes out of the queue what is not for the journal, with the reason', async () => {
    const id = await upload(archivist, 'reklame.eml', aMail({ messageId: '<r@x.example>' }));
    const html = await page(`/registrering/ny/avvis?opplasting=${id}`);
    const without = { ...formOf(html), opplastinger: id, reason: '' };
    await send('/registrering/ny/avvis', without).expect(400);
    await send('/registrering/ny/avvis', { ...formOf(html), opplastinger: id, reason: 'Reklame.' }).expect(303);
    await archivist.get(`/api/v1/uploads/${id}`).expect(404);
    const kept = await app.dataSource.query("SELECT outcome, reason FROM turned_away WHERE outcome = 'notForJournal'");
    expect(kept).toEqual([{ outcome: 'notForJournal', reason: 'Reklame.' }]);
  });

  it('takes a file by a plain form, and shows a refused one on the page', async () => {
    const html = await page('/registrering');
    const token = /opplasting\?_csrf=([^"&]+)/.exec(html)?.[1] ?? '';
    const browser = await app.as('ist');
    const sent = await browser
      .post(`/registrering/opplasting?_csrf=${token}`)
      .unset('X-CSRF-Token')
      .attach('file', aMail({ messageId: '<f@x.example>' }), 'brev.eml')
      .expect(303);
    expect(sent.headers['location']).toMatch(/^\/registrering\/ny\?opplasting=/);
    const empty = await browser
      .post(`/registrering/opplasting?_csrf=${token}`)
      .attach('file', Buffer.alloc(0), 'tom.pdf')
      .expect(422);
    expect(empty.text).toContain('data-summary');
    const file = (await page(String(sent.headers['location']))).match(
      /href="(\/registrering\/opplasting\/[^"]+)"/,
    )?.[1];
    const opened = await browser.get(String(file)).expect(200);
    expect(opened.headers['content-disposition']).toContain('attachment');
    const other = await app.as('mlo');
    await other.get(String(file)).expect(404);
  });

  it('registers what waits from another ministry, and then leads to its entry', async () => {
    const id = await upload(archivist, 'delt.eml', aMail({ messageId: '<delt@x.example>' }));
    const both = [office.justice, office.families];
    const registered = await register(
      archivist,
      aLetter({ files: undefined, mailUploadId: id, addressedOfficeIds: both }),
    );
    const other = await app.as('rho', 'BFD');
    expect(await page('/registrering', other)).toContain('Først registrert i JD');
    const html = await page(`/registrering/${registered.arrivalId}`, other);
    const fields = { ...formOf(html, filled), arrivalId: registered.arrivalId, do: 'register' };
    await send(`/registrering/${registered.arrivalId}`, fields, other).expect(303);
    const moved = await other.get(`/registrering/${registered.arrivalId}`).expect(303);
    expect(moved.headers['location']).toMatch(/^\/saker\//);
  });
});
