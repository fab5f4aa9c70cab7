/** What people are told, in the language they read: bokmål, nynorsk or English. */
import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { formOf } from '../support/pages';
import { aCase } from '../support/replies';

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

  it('keeps the properties of the request in the API', async () => {
    const { caseId } = await aCase(ministry).withReply('drafting');
    const answer = await archivist
      .post(`/api/v1/cases/${caseId}/remarks`)
      .set('Accept-Language', 'nn')
      .send({ text: 1 });
    expect(answer.body).toMatchObject({ fields: [{ field: 'text', detail: 'text må vere tekst' }] });
    expect(Object.keys((answer.body as { fields: object[] }).fields[0] ?? {})).toEqual(['field', 'code', 'detail']);
  });
});
