import { demoPeople } from '../../src/government/demo/people.data';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import type { FiguresView } from '../../src/letters/figures/figures.view';
import type { FoundHistoryPage } from '../../src/letters/timeline/timeline.view';
import { TestApp, demoMorning, startTestApp } from '../support/app';
import { CaseWithReply, aCase, bringTo } from '../support/replies';

/** What auditors and leaders look at: the proof of a letter, the history of the ministry, letters in numbers. */
let app: TestApp;
let sent: CaseWithReply;
let drafted: CaseWithReply;
let secret: CaseWithReply;

beforeAll(async () => {
  app = await startTestApp({ at: new Date('2020-04-02T08:00:00+02:00') });
  drafted = await aCase(app)
    .withLetter({ receivedAt: '2020-04-02T07:30:00+02:00', documentDate: '2020-04-02' })
    .withReply('drafting');
  await due(drafted.caseId, '2020-05-06');
  app.clock.runFrom(demoMorning);
  sent = await aCase(app).from('a mayor').answeredBy('minister').withReply('released');
  await due(sent.caseId, '2020-06-11');
  await bringTo(app, sent.reply.id, 'dispatched');
  secret = await aCase(app).restricted('UO13').withReply('submitted');
}, 120_000);
afterAll(() => app.stop());

async function due(caseId: string, day: string): Promise<void> {
  const archivist = await app.as('ist');
  const { version } = (await archivist.get(`/api/v1/cases/${caseId}`)).body as { version: number };
  const path = `/api/v1/cases/${caseId}/reply-deadline`;
  await archivist.post(path).set('If-Match', `"${version}"`).send({ day }).expect(200);
}

async function page(username: string, path: string, status = 200, ministry?: string): Promise<string> {
  return (await (await app.as(username, ministry)).get(path).expect(status)).text;
}

describe('The proof of a letter', () => {
  it('says that the signature holds, over which bytes, and who did what when with the hash of each event', async () => {
    const shown = await page('pok', `/svar/${sent.reply.id}/bevis`);
    expect(shown).toContain('Signaturen er gyldig, og brevet er ikke endret etter at det ble signert.');
    expect(shown).toContain('Monica Mæland, innehaver av embetet');
    expect(shown.match(/<code class="sb-hash">[0-9a-f]{64}/g)?.length).toBeGreaterThan(10);
    expect(shown).toContain('signerte brevet');
  });

  it('of a letter not yet signed is its history alone', async () => {
    const shown = await page('hmk', `/svar/${drafted.reply.id}/bevis`);
    expect(shown).toContain('Brevet er ikke signert ennå.');
    expect(shown).not.toContain('PAdES');
  });

  it.each([
    ['an adviser without clearance', 'eno', undefined],
    ['another ministry', 'rho', 'BFD'],
  ] as const)('of a restricted letter does not exist for %s', async (_, username, ministry) => {
    const address = `/svar/${secret.reply.id}/bevis`;
    expect(await page(username, address, 404, ministry)).not.toContain('Vold');
  });
});

describe('Letters in numbers', () => {
  const counted = async (username: string, query = ''): Promise<FiguresView> =>
    (await (await app.as(username)).get(`/api/v1/figures${query}`).expect(200)).body as FiguresView;
  const waitingIn = (figures: FiguresView, stage: string) =>
    figures.waiting.flatMap(({ stages }) => stages).reduce((sum, at) => sum + (at.stage === stage ? at.count : 0), 0);

  it('count what came in and went out in its week, what was answered, and what waits where', async () => {
    const figures = await counted('al');
    expect(figures.weeks).toHaveLength(12);
    expect(figures.weeks.at(-1)).toMatchObject({ week: 20, in: 2, out: 1 });
    expect(figures.weeks.find(({ week }) => week === 14)).toMatchObject({ in: 1, out: 0 });
    expect(figures.now).toMatchObject({ in: 3, answered: 1, withinDeadline: 100, daysToReply: 0 });
    expect(figures.answered[0]).toEqual({ from: 1, to: 5, count: 1 });
    expect([waitingIn(figures, 'drafting'), waitingIn(figures, 'approval')]).toEqual([1, 1]);
    expect(figures.late.find(({ stage }) => stage === 'drafting')).toMatchObject({ total: 1, upTo10: 1, over10: 0 });
  });

  it('leave out what the viewer may not read, so that nobody learns by counting', async () => {
    const figures = await counted('eno');
    expect(figures.now.in).toBe(2);
    expect(waitingIn(figures, 'approval')).toBe(0);
  });

  it('are those of a unit and the ones under it, of a period, and of no other ministry', async () => {
    expect((await counted('al', `?unitId=${demoUnitId('JD', 'KRF')}`)).now.in).toBe(3);
    expect((await counted('al', `?unitId=${demoUnitId('JD', 'LOV')}`)).now.in).toBe(0);
    expect((await counted('al', '?from=2020-04-01&to=2020-04-30')).now.in).toBe(1);
    const elsewhere = await (await app.as('rho', 'BFD')).get('/api/v1/figures').expect(200);
    expect((elsewhere.body as FiguresView).now.in).toBe(0);
  });

  it.each(['?from=2020-05-01&to=2020-04-01', '?from=2010-01-01'])('refuse a period that is none: %s', async (query) => {
    expect(await page('al', `/tall${query}`, 422)).toContain('Perioden må begynne før den slutter');
  });

  it('are drawn with a table to each chart, and without a style attribute', async () => {
    const shown = await page('al', '/tall');
    expect(shown.match(/<svg class="sb-chart"/g)).toHaveLength(4);
    expect(shown.match(/<table class="sb-table sb-as-table">/g)).toHaveLength(4);
    expect(shown).not.toMatch(/<[^>]* style="/);
  });
});

describe('The history of the ministry', () => {
  const found = async (query: string): Promise<FoundHistoryPage> =>
    (await (await app.as('pok')).get(`/api/v1/history${query}`).expect(200)).body as FoundHistoryPage;

  it('is found by case, person, kind and day, as sentences', async () => {
    const inCase = await found(`?key=${sent.caseKey}&kind=reply&limit=100`);
    expect(inCase.items.map(({ sentence }) => sentence)).toContain('signerte brevet');
    expect(new Set(inCase.items.map(({ caseId }) => caseId))).toEqual(new Set([sent.caseId]));
    const byHer = await found('?who=mf&limit=100');
    expect(new Set(byHer.items.map(({ person }) => person?.id))).toEqual(new Set([demoPeople.mf.personId]));
    expect((await found('?from=2020-05-15')).items).toEqual([]);
    expect((await found('?to=2020-05-14&kind=entry')).items.length).toBeGreaterThan(2);
  });

  it('goes on page by page without a gap and without telling anything twice', async () => {
    const all = await found('?limit=100&kind=reply');
    const pages: string[] = [];
    let next: string | null = null;
    do {
      const one: FoundHistoryPage = await found(`?limit=3&kind=reply${next ? `&after=${next}` : ''}`);
      pages.push(...one.items.map(({ id }) => id));
      next = one.next;
    } while (next);
    expect(pages).toEqual(all.items.map(({ id }) => id));
  });

  it('tells what has no case: roles and accounts, but not why somebody stands in nor that a case has a settestatsråd', async () => {
    const begin = (body: object) =>
      app.as('lhb').then((lhb) =>
        lhb
          .post(`/api/v1/offices/${sent.reply.officeId}/acting-terms`)
          .send({ personId: demoPeople.sbn.personId, ...body })
          .expect(201),
      );
    await begin({
      kind: 'acting',
      reason: 'Sykdom',
      from: '2020-08-01T00:00:00+02:00',
      to: '2020-08-02T00:00:00+02:00',
    });
    await begin({ kind: 'forCase', caseId: secret.caseId, reason: 'Inhabil' });
    const { items } = await found('?kind=actingTerm');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ caseId: null, reason: null });
    expect(items[0]?.sentence).toContain('fungerer som');
  });

  it('is a page for the auditor alone, which leads to the cases', async () => {
    const shown = await page('pok', `/historikk?key=${encodeURIComponent(sent.caseKey)}&who=&kind=&from=&to=`);
    expect(shown).toContain(`/saker/${sent.caseId}`);
    expect(await page('pok', '/historikk?who=ingen%20slik')).toContain('Fant ingen hendelser');
    expect(await page('pok', '/historikk?key=tull', 422)).toContain('data-problem');
    await page('lhb', '/historikk', 403);
    await (await app.as('lhb')).get('/api/v1/history').expect(403);
  });
});
