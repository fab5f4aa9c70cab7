/** What no letter can be, and corrections that correct nothing. */
import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { LetterBody, aLetter, register, upload } from '../support/letters';

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

describe('A letter', () => {
  it.each<[string, LetterBody, number, string]>([
    ['dated years after it came', { documentDate: '2022-01-01' }, 422, 'entry.datedFarAhead'],
    ['to be answered before it came', { dueDate: '2020-05-13' }, 422, 'entry.dueBeforeReceived'],
    ['with a title nobody can see', { title: '\u200B\u2060' }, 400, 'request.invalid'],
  ])('%s is not registered', async (_, differs, status, code) => {
    const before = await everythingIn(app.dataSource);
    const answer = await archivist.post('/api/v1/incoming-letters').send(aLetter(differs));
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('is not registered with more titles than documents', async () => {
    const uploadId = await upload(archivist, 'brev.txt', Buffer.from('Brev'));
    const body = aLetter({ files: [{ uploadId }], documentTitles: ['Brev', 'Bilag som ikke finnes'] });
    const answer = await archivist.post('/api/v1/incoming-letters').send(body).expect(422);
    expect(answer.body).toMatchObject({ code: 'incoming.tooManyTitles' });
  });

  it('dated a little ahead is registered with a warning', async () => {
    const { warnings } = await register(archivist, aLetter({ documentDate: '2021-12-31', dueDate: '2020-05-14' }));
    expect(warnings).toMatchObject([{ code: 'documentDateAfterArrival' }]);
  });

  it('is not corrected to such dates either', async () => {
    const { entryId } = await register(archivist);
    const correct = (body: object) =>
      archivist.patch(`/api/v1/entries/${entryId}`).set('If-Match', '"1"').send(body).expect(422);
    expect((await correct({ documentDate: '2022-06-01' })).body).toMatchObject({ code: 'entry.datedFarAhead' });
    expect((await correct({ dueDate: '2020-01-01' })).body).toMatchObject({ code: 'entry.dueBeforeReceived' });
  });
});

describe('A correction that changes nothing', () => {
  const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13' };

  it.each<[string, LetterBody, object]>([
    ['lifts the restriction of an open entry', {}, { restriction: null }],
    ['gives it the title it has', { title: 'Samme' }, { title: 'Samme' }],
    ['restricts it as it is, on the same day', { restriction }, { restriction }],
  ])('is refused when it %s', async (_, differs, correction) => {
    const { entryId } = await register(archivist, aLetter(differs));
    const before = await everythingIn(app.dataSource);
    const answer = await archivist.patch(`/api/v1/entries/${entryId}`).set('If-Match', '"1"').send(correction);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'entry.nothingToCorrect' }]);
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('is refused of a case, too', async () => {
    const { caseId } = await register(archivist);
    const { title, version } = (await archivist.get(`/api/v1/cases/${caseId}`)).body as CaseView;
    const before = await everythingIn(app.dataSource);
    for (const correction of [{ restriction: null }, { title }, { keywords: [] }]) {
      const path = `/api/v1/cases/${caseId}`;
      const answer = await archivist.patch(path).set('If-Match', `"${version}"`).send(correction).expect(422);
      expect(answer.body).toMatchObject({ code: 'case.nothingToCorrect' });
    }
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('lifts a restriction, which is a change', async () => {
    const { entryId } = await register(archivist, aLetter({ restriction }));
    const lifted = await archivist
      .patch(`/api/v1/entries/${entryId}`)
      .set('If-Match', '"1"')
      .send({ restriction: null })
      .expect(200);
    expect(lifted.body as EntryView).toMatchObject({ restriction: null, assessedOn: '2020-05-14' });
  });
});
