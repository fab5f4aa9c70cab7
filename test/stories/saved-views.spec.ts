import type TestAgent from 'supertest/lib/agent';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import type {
  ListColumnsView,
  SavedViewView,
  SavedViewsView,
} from '../../src/letters/work-lists/saved/saved-view.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, register } from '../support/letters';
import { formOf } from '../support/pages';

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const viewsOf = async (browser: TestAgent, list?: string): Promise<SavedViewView[]> =>
  (
    (
      await browser
        .get('/api/v1/saved-views')
        .query(list ? { list } : {})
        .expect(200)
    ).body as SavedViewsView
  ).items;
const save = (browser: TestAgent, differs: object = {}) =>
  browser
    .post('/api/v1/saved-views')
    .send({ list: 'cases', name: 'Åpne', filters: { status: 'underTreatment' }, ...differs });
const saved = async (browser: TestAgent, differs: object = {}): Promise<SavedViewView> =>
  (await save(browser, differs).expect(201)).body as SavedViewView;

describe('A saved view', () => {
  it('keeps a list’s filters under a name, is renamed, changed and deleted', async () => {
    const view = await saved(archivist, { columns: ['unit', 'due'] });
    expect(view).toMatchObject({
      list: 'cases',
      name: 'Åpne',
      filters: { status: 'underTreatment' },
      columns: ['due', 'unit'],
    });
    const changed = await archivist
      .patch(`/api/v1/saved-views/${view.id}`)
      .send({ name: ' Åpne nå ', filters: { q: 'vold' } })
      .expect(200);
    expect(changed.body).toMatchObject({ name: 'Åpne nå', filters: { q: 'vold' }, columns: ['due', 'unit'] });
    await archivist.patch(`/api/v1/saved-views/${view.id}`).send({ columns: null }).expect(200);
    await archivist.patch(`/api/v1/saved-views/${view.id}`).send({}).expect(422);
    expect((await viewsOf(archivist, 'cases')).map(({ name, columns }) => [name, columns])).toEqual([
      ['Åpne nå', null],
    ]);
    expect(await viewsOf(archivist, 'late')).toEqual([]);
    await archivist.delete(`/api/v1/saved-views/${view.id}`).expect(204);
    await archivist.delete(`/api/v1/saved-views/${view.id}`).expect(404);
    expect(await viewsOf(archivist)).toEqual([]);
  });

  it('is one person’s in one ministry, and nobody else’s', async () => {
    const view = await saved(archivist, { name: 'Min egen' });
    for (const other of [await app.as('mlo'), await app.as('hmk'), await app.as('rho', 'BFD')]) {
      expect(await viewsOf(other)).toEqual([]);
      await other.patch(`/api/v1/saved-views/${view.id}`).send({ name: 'Min' }).expect(404);
      await other.delete(`/api/v1/saved-views/${view.id}`).expect(404);
      await other.get(`/visninger/${view.id}/slett`).expect(404);
    }
    await saved(await app.as('mlo'), { name: 'Min egen' });
    await app.http().get('/api/v1/saved-views').expect(401);
    await archivist.patch('/api/v1/saved-views/tull').send({ name: 'x' }).expect(404);
  });

  it('has a name of its own in its list, and filters the list has', async () => {
    await saved(archivist, { name: 'Én' });
    expect((await save(archivist, { name: 'ÉN' }).expect(409)).body).toMatchObject({ code: 'savedView.nameTaken' });
    await saved(archivist, { name: 'Én', list: 'to-close', filters: {} });
    expect((await save(archivist, { name: ' ' })).status).toBeGreaterThanOrEqual(400);
    for (const name of ['', 'a'.repeat(81), 'a'.repeat(100_000), 'to\nlinjer'])
      await save(archivist, { name }).expect(400);
    expect((await save(archivist, { name: 'To', filters: { stage: 'drafting' } }).expect(422)).body).toMatchObject({
      code: 'savedView.filterOfAnother',
    });
    for (const wrong of [{ filters: { status: 'tull' } }, { filters: [] }, { list: 'tull' }, { columns: ['tull'] }])
      await save(archivist, { name: 'To', ...wrong }).expect(400);
    await save(await app.as('hmk'), { list: 'to-close', filters: {} }).expect(403);
  });

  it('is not made twice at once, nor more than fifty times', async () => {
    const adviser = await app.as('hmk');
    const twice = await Promise.all([save(adviser, { name: 'Samtidig' }), save(adviser, { name: 'Samtidig' })]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (let i = 0; i < 48; i++) await saved(adviser, { name: `Nr. ${i}` });
    const last = await Promise.all([save(adviser, { name: 'Femti' }), save(adviser, { name: 'Femtien' })]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await viewsOf(adviser)).toHaveLength(50);
    const form = formOf((await adviser.get('/visninger/ny?fra=/saker').expect(200)).text, {
      name: 'En til',
      fra: '/saker',
    });
    expect((await adviser.post('/visninger/ny').type('form').send(form).expect(409)).text).toContain(
      'Du har 50 visninger.',
    );
  });
});

describe('The pages of saved views', () => {
  const page = async (path: string, browser = archivist) => (await browser.get(path).expect(200)).text;
  const send = (path: string, fields: Record<string, string | string[]>) =>
    archivist.post(path).type('form').send(fields).redirects(0);

  it('save the list as it is shown, lead back to it, and say what is amiss', async () => {
    const unit = demoUnitId('JD', 'KRF');
    const list = await page(`/saker?unitId=${unit}&q=vold`);
    expect(list).toContain('Lagre visning');
    const fra = `/saker?unitId=${unit}&q=vold`;
    const form = await page(`/visninger/ny?fra=${encodeURIComponent(fra)}`);
    const long = await send('/visninger/ny', { ...formOf(form), fra, name: '<b>'.repeat(40) });
    expect(long.status).toBe(400);
    expect(long.text).toContain('&lt;b&gt;');
    const typed = { ...formOf(form), fra, name: 'KRF & <vold>' };
    const { status, headers } = await send('/visninger/ny', typed);
    expect(status).toBe(303);
    // Sent again it is the same view.
    expect((await send('/visninger/ny', typed)).headers['location']).toBe(headers['location']);
    const shown = await page(headers['location'] ?? '');
    expect(shown).toContain('Visningen er lagret.');
    expect(shown).toMatch(/aria-current="page"><span[^>]*>KRF &amp; &lt;vold&gt;/);
    expect(shown).toContain('Enhet: ');
    expect(await page('/saker', await app.as('mlo'))).not.toContain('KRF &amp;');
    expect(await page('/arbeid/late')).not.toContain('KRF &amp;');
  });

  it('rename, update and delete a view, also when it is gone meanwhile', async () => {
    const view = await saved(archivist, { list: 'late', name: 'Sene', filters: { q: 'a' } });
    const fra = `/arbeid/late?q=b&visning=${view.id}`;
    const list = await page(fra);
    expect(list).toContain(`/visninger/${view.id}/oppdater`);
    const at = (action: string) => `/visninger/${view.id}/${action}`;
    const form = async (action: string) => formOf(await page(`${at(action)}?fra=${encodeURIComponent(fra)}`));
    const deleting = await form('slett');
    expect((await send(at('gi-navn'), { ...(await form('gi-navn')), fra, name: 'Gamle' })).status).toBe(303);
    expect((await send(at('oppdater'), { ...(await form('oppdater')), fra })).status).toBe(303);
    expect((await viewsOf(archivist, 'late'))[0]).toMatchObject({ name: 'Gamle', filters: { q: 'b' } });
    for (const wrong of [
      '/arbeid/late?stage=tull',
      `/arbeid/late?q=${'a'.repeat(300)}`,
      `/arbeid/late?dueBy=${'9'.repeat(100_000)}`,
    ]) {
      const refused = await send(at('oppdater'), { ...deleting, fra: wrong, _key: `galt-${wrong.length}-filter` });
      expect([refused.status, (await viewsOf(archivist, 'late'))[0]?.filters]).toEqual([400, { q: 'b' }]);
    }
    const gone = await send(at('slett'), { ...deleting, fra });
    expect(gone.headers['location']).toBe('/arbeid/late?q=b&sagt=viewRemove');
    expect((await send(at('slett'), { ...deleting, fra, _key: 'enannennøkkel'.replace('ø', 'o') })).status).toBe(404);
    await page(fra);
    await page('/arbeid/late?visning=tull');
    for (const wrong of ['', '//evil.example', 'https://evil.example/saker', '/folk', '/arbeid/tull'])
      await archivist.get(`/visninger/ny?fra=${encodeURIComponent(wrong)}`).expect(404);
    await archivist.get('/visninger/toString?fra=/saker').expect(404);
  });

  it('show the columns somebody chose, in the list or in a view of it', async () => {
    await register(archivist, aLetter());
    expect(await page('/saker')).toContain('>Avsender</th>');
    const form = await page('/visninger/kolonner?fra=/saker');
    expect(form).toMatch(/value="sender" checked/);
    const chosen = { ...formOf(form), fra: '/saker', 'columns[]': ['unit', 'status'] };
    expect((await send('/visninger/kolonner', chosen)).headers['location']).toBe('/saker?sagt=viewColumns');
    const list = await page('/saker');
    expect(list).not.toContain('>Avsender</th>');
    expect(list).toContain('>Enhet</th>');
    expect(await page('/arbeid/to-allocate')).toContain('>Avsender</th>');
    const { body } = await archivist.get('/api/v1/list-columns/cases').expect(200);
    expect((body as ListColumnsView).columns).toEqual(['status', 'unit']);
    const view = await saved(archivist, { name: 'Smal', columns: [] });
    expect(await page(`/saker?visning=${view.id}`)).not.toContain('>Enhet</th>');
    expect((await send('/visninger/kolonner', { ...chosen, _key: 'kolonner-2', 'columns[]': ['tull'] })).status).toBe(
      400,
    );
    await archivist.put('/api/v1/list-columns/cases').send({ columns: null }).expect(200);
    expect(await page('/saker')).toContain('>Avsender</th>');
    await archivist.put('/api/v1/list-columns/tull').send({ columns: [] }).expect(404);
  });
});
