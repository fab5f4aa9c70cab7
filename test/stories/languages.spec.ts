/** What people are told, in the language they read: bokmål, nynorsk or English. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { formOf } from '../support/pages';
import { aLetter } from '../support/letters';
import { act, aCase } from '../support/replies';

let ministry: TestApp;
let archivist: TestAgent;
beforeAll(async () => {
  ministry = await startTestApp();
  archivist = await ministry.as('ist');
}, 120_000);
afterAll(() => ministry.stop());

const nobodys = '01890000-0000-7000-8000-000000000000';

describe('A refusal in the API', () => {
  it.each([
    ['nn', 'nn', 'Saka finst ikkje.'],
    ['nn-NO, nb;q=0.8', 'nn', 'Saka finst ikkje.'],
    ['de, en-GB;q=0.5', 'en', 'There is no such case.'],
    ['no', 'nb', 'Saken finnes ikke.'],
    ['de', 'nb', 'Saken finnes ikke.'],
    ['*', 'nb', 'Saken finnes ikke.'],
  ])('is told in the language asked for: %s', async (asked, language, detail) => {
    const answer = await archivist.get(`/api/v1/cases/${nobodys}`).set('Accept-Language', asked);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'case.unknown', detail });
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.headers['vary']).toContain('Accept-Language');
  });

  it('is in bokmål when none is asked for, whatever the pages are read in', async () => {
    const answer = await archivist.get(`/api/v1/cases/${nobodys}`).set('Cookie', 'svarbrev.language=en');
    expect(answer.body).toMatchObject({ detail: 'Saken finnes ikke.' });
  });
});

describe('A refusal on a page', () => {
  it.each([
    ['nb', 'Saken finnes ikke.'],
    ['nn', 'Saka finst ikkje.'],
    ['en', 'There is no such case.'],
  ])('is in the language the page is read in: %s', async (language, sentence) => {
    const answer = await archivist.get(`/saker/${nobodys}`).set('Cookie', `svarbrev.language=${language}`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(sentence);
  });
});

describe('The history of a case', () => {
  it.each([
    ['nb', 'sendte versjon 1 til godkjenning hos Astrid Lyngvær'],
    ['nn', 'sende versjon 1 til godkjenning hos Astrid Lyngvær'],
    ['en', 'submitted version 1 for approval by Astrid Lyngvær'],
  ])('is told in the language it is read in: %s', async (language, submitted) => {
    const { caseId } = await aCase(ministry).approvedBy('al').withReply('submitted');
    const { body } = await archivist.get(`/api/v1/cases/${caseId}/history?limit=100`).set('Accept-Language', language);
    const told = (body as { items: { sentence: string }[] }).items.map(({ sentence }) => sentence);
    expect(told).toContain(submitted);
    const page = await archivist.get(`/saker/${caseId}/historikk`).set('Cookie', `svarbrev.language=${language}`);
    expect([page.status, page.text.includes(submitted)]).toEqual([200, true]);
  });
});

describe('A form that is refused', () => {
  it.each([
    ['nb', 'Merknad må fylles ut', 'Merknad kan ha høyst 10000 tegn'],
    ['nn', 'Merknad må fyllast ut', 'Merknad kan ha høgst 10000 teikn'],
    ['en', 'Remark must be filled in', 'Remark can have at most 10000 characters'],
  ])('names its fields as the page does: %s', async (language, empty, long) => {
    const { caseId } = await aCase(ministry).withReply('drafting');
    const path = `/saker/${caseId}/gjor/remark`;
    const cookie = `svarbrev.language=${language}`;
    const { text } = await archivist.get(path).set('Cookie', cookie).expect(200);
    const send = (typed: string) =>
      archivist
        .post(path)
        .set('Cookie', cookie)
        .type('form')
        .send(formOf(text, { text: typed }));
    for (const [typed, fault] of [
      ['', empty],
      ['x'.repeat(20_000), long],
    ] as const) {
      const refused = await send(typed).expect(400);
      // At its field, and in the summary above.
      expect(refused.text.split(fault).length - 1).toBe(2);
    }
  });

  it('keeps the properties that have no label in the API', async () => {
    const { caseId } = await aCase(ministry).withReply('drafting');
    const answer = await archivist
      .post(`/api/v1/cases/${caseId}/remarks`)
      .set('Accept-Language', 'nn')
      .send({ text: 1 });
    expect(answer.body).toMatchObject({ fields: [{ field: 'text', detail: 'text må vere tekst' }] });
    expect(Object.keys((answer.body as { fields: object[] }).fields[0] ?? {})).toEqual(['field', 'code', 'detail']);
  });
});

describe('A field that cannot be changed', () => {
  it.each([
    ['nb', 'Feltet Offentlig tittel hører til brevet som er til godkjenning. Endre det i svarbrevet.'],
    ['nn', 'Feltet Offentleg tittel høyrer til brevet som er til godkjenning. Endre det i svarbrevet.'],
    ['en', 'The field Public title belongs to the letter that is being approved. Change it in the reply.'],
  ])('is named by its label, and by its property in the facts: %s', async (language, detail) => {
    const { reply } = await aCase(ministry).withReply('submitted');
    const { version } = (await archivist.get(`/api/v1/entries/${reply.entryId}`)).body as { version: number };
    const answer = await archivist
      .patch(`/api/v1/entries/${reply.entryId}`)
      .set({ 'If-Match': `"${version}"`, 'Accept-Language': language })
      .send({ publicTitle: 'En annen tittel' });
    expect(answer.body).toMatchObject({ detail, facts: { field: 'publicTitle' } });
  });
});

describe('A request that cannot be read', () => {
  it.each([
    ['nb', 'Offentlig tittel må være tekst', 'Dokumentdato må være en dato, som 2020-06-17'],
    ['nn', 'Offentleg tittel må vere tekst', 'Dokumentdato må vere ein dato, som 2020-06-17'],
    ['en', 'Public title must be text', 'Document date must be a date, such as 2020-06-17'],
  ])('has its fields named by their labels where they have one: %s', async (language, title, date) => {
    const answer = await archivist
      .post('/api/v1/incoming-letters')
      .set('Accept-Language', language)
      .send(aLetter({ publicTitle: 7, documentDate: 'i går', main: 'x' }));
    expect(answer.status).toBe(400);
    const { fields } = answer.body as { fields: { field: string; detail: string }[] };
    expect(fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'publicTitle', detail: title }),
        expect.objectContaining({ field: 'documentDate', detail: date }),
      ]),
    );
    expect(fields.find(({ field }) => field === 'main')?.detail).toMatch(/^main /);
  });
});

describe('What became of a letter', () => {
  it.each([
    ['nb', 'Under arbeid', 'Brevet er sendt tilbake til deg'],
    ['nn', 'Under arbeid', 'Brevet er sendt tilbake til deg'],
    ['en', 'In draft', 'The letter has been sent back to you'],
  ])('is told in the language it is read in, as its state and as a notice: %s', async (language, state, notice) => {
    const { reply, caseId } = await aCase(ministry).withReply('submitted');
    await act(ministry, 'al', reply.id, 'send-back', { reason: 'Svar på det siste spørsmålet også.' });
    const adviser = await ministry.as('hmk');
    const read = (path: string) => adviser.get(path).set('Accept-Language', language).expect(200);
    expect((await read(`/api/v1/replies/${reply.id}`)).body).toMatchObject({ stateWords: state });
    expect((await read(`/api/v1/cases/${caseId}/replies`)).body).toMatchObject({ items: [{ stateWords: state }] });
    const { items } = (await read('/api/v1/notices')).body as { items: { replyId: string; words: string }[] };
    expect(items.find(({ replyId }) => replyId === reply.id)?.words).toBe(notice);
    const page = await adviser.get('/beskjeder').set('Cookie', `svarbrev.language=${language}`).expect(200);
    expect(page.text).toContain(notice);
  });

  it('is told otherwise in nynorsk than in bokmål where they differ', async () => {
    const { reply } = await aCase(ministry).withReply('submitted');
    await act(ministry, 'al', reply.id, 'reject', { reason: 'Dette skal ikke sendes.' });
    const adviser = await ministry.as('hmk');
    const answer = await adviser.get(`/api/v1/replies/${reply.id}`).set('Accept-Language', 'nn').expect(200);
    expect(answer.body).toMatchObject({ stateWords: 'Ikkje godkjent' });
  });
});

describe('A work list', () => {
  it.each([
    ['nb', 'Å legge frem'],
    ['nn', 'Å leggje fram'],
    ['en', 'To lay before the minister'],
  ])('is named in the language it is read in: %s', async (language, title) => {
    const office = await ministry.as('mf');
    const read = (path: string) => office.get(path).set('Accept-Language', language).expect(200);
    const { items } = (await read('/api/v1/work')).body as { items: { list: string; title: string }[] };
    expect(items.find(({ list }) => list === 'to-release')?.title).toBe(title);
    expect((await read('/api/v1/work/to-release')).body).toMatchObject({ title });
  });
});

describe('The proof of a letter', () => {
  it.each([
    ['nb', 'Signaturen er gyldig, og brevet er ikke endret etter at det ble signert.', 'Filen kan ikke leses som PDF.'],
    [
      'nn',
      'Signaturen er gyldig, og brevet er ikkje endra etter at det vart signert.',
      'Fila kan ikkje lesast som PDF.',
    ],
    [
      'en',
      'The signature is valid, and the letter has not changed since it was signed.',
      'The file cannot be read as PDF.',
    ],
  ])('says in the language it is read in what the signature is worth: %s', async (language, holds, unreadable) => {
    const { reply } = await aCase(ministry).withReply('signed');
    const proof = async () =>
      (await archivist.get(`/api/v1/replies/${reply.id}/proof`).set('Accept-Language', language).expect(200)).body as {
        signature: { says: string };
        act: { signedSha256: string };
      };
    const { signature, act: signed } = await proof();
    expect(signature.says).toBe(holds);
    const page = () => archivist.get(`/svar/${reply.id}/bevis`).set('Cookie', `svarbrev.language=${language}`);
    expect((await page()).text).toContain(holds);

    const { signedSha256: hash } = signed;
    await rm(join(ministry.settings.documentFolder, hash.slice(0, 2), hash.slice(2, 4), hash));
    expect((await proof()).signature.says).toBe(unreadable);
    expect((await page()).text).toContain(unreadable);
  });
});

describe('What is wrong with a template', () => {
  it.each([
    ['nb', 'Linje 1, tegn 12: Flettefeltet «name» er ikke oppgitt for malen.', 'fylles ut av saksbehandleren'],
    ['nn', 'Linje 1, teikn 12: Flettefeltet «name» er ikkje oppgitt for malen.', 'blir fylt ut av saksbehandlaren'],
    [
      'en',
      'Line 1, character 12: The merge field “name” is not declared for the template.',
      'filled in by the adviser',
    ],
  ])('is said in the language it is read in: %s', async (language, detail, originWords) => {
    const administrator = await ministry.as('lhb');
    const both = (words: string) => ({ nb: words, nn: words });
    const named = {
      names: both('Prøve'),
      descriptions: both(''),
      owner: both('Lovavdelingen'),
      audience: both('Alle'),
    };
    const made = await administrator
      .post('/api/v1/templates')
      .send({ code: `broken-${language}`, kind: 'letter', ...named })
      .expect(201);
    const { id, version } = made.body as { id: string; version: number };
    const day = { name: 'day', type: 'date', required: true, origin: 'adviser', description: both('Dag') };
    const texts = ['nb', 'nn'].map((one) => ({ language: one, body: '<p>Kjære {{name}}</p>' }));
    await administrator
      .put(`/api/v1/templates/${id}/draft`)
      .set('If-Match', `"${version}"`)
      .send({ levels: ['minister'], fields: [{ ...day, sample: '2020-05-14' }], texts, samples: [] })
      .expect(200);
    const refused = await administrator
      .post(`/api/v1/templates/${id}/publish`)
      .set({ 'If-Match': `"${version + 1}"`, 'Accept-Language': language })
      .send({ changeNote: 'x' });
    expect(refused.body).toMatchObject({ code: 'template.notPublishable', fields: [{ detail }, { detail }] });
    const page = await administrator
      .get(`/maler/${id}/utkast`)
      .set('Cookie', `svarbrev.language=${language}`)
      .expect(200);
    expect(page.text).toContain(detail.replace(/^.*: /, ''));
    expect(page.text).toContain(originWords);
  });
});
