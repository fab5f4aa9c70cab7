import type TestAgent from 'supertest/lib/agent';
import type { DispatchesView } from '../../src/letters/dispatch/dispatch.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, register, upload } from '../support/letters';
import { formOf } from '../support/pages';
import { aCase } from '../support/replies';

const today = '2020-05-14';
let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const page = async (path: string, browser = archivist): Promise<string> => (await browser.get(path).expect(200)).text;
const send = (path: string, fields: Record<string, unknown>, browser = archivist) =>
  browser.post(path).type('form').send(fields);
const entryNow = async (id: string): Promise<EntryView> =>
  (await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;
const doing = (id: string, action: string): string => `/dokument/${id}/gjor/${action}`;

describe('What is done with an entry from its form', () => {
  it('is corrected field by field, and keeps what was typed when it is refused', async () => {
    const { entryId } = await register(archivist, aLetter());
    const html = await page(doing(entryId, 'correct'));
    expect(html).toContain('value="Vold i nære relasjoner under koronapandemien"');
    const same = { title: 'Vold i nære relasjoner under koronapandemien', publicTitle: 'Ny offentlig tittel' };
    const rest = { documentDate: today, receivedAt: today, journalDate: today, language: 'nb', 'restriction.code': '' };
    await send(doing(entryId, 'correct'), { ...formOf(html, { ...same, ...rest }) }).expect(303);
    expect(await entryNow(entryId)).toMatchObject({
      publicTitle: 'Ny offentlig tittel',
      receivedAt: '2020-05-14T05:30:00.000Z',
    });
    const stale = await send(doing(entryId, 'correct'), {
      ...formOf(html, { ...same, ...rest }),
      title: '<i>Annet</i>',
      _key: 'en-annen-nøkkel'.replace('ø', 'o'),
    }).expect(412);
    expect(stale.text).toContain('&lt;i&gt;Annet&lt;/i&gt;');
  });

  it('moves, is written off and opened again, journalled and remarked on', async () => {
    const [one, other] = [await register(archivist, aLetter()), await register(archivist, aLetter())];
    const act = async (action: string, fields: Record<string, string>, status = 303) =>
      send(doing(one.entryId, action), formOf(await page(doing(one.entryId, action)), fields)).expect(status);
    expect((await act('move', { caseKey: '20/9999', reason: 'Feil sak.' }, 404)).text).toContain('Feil sak.');
    await act('move', { caseKey: other.caseKey, reason: 'Feil sak.' });
    await act('settle', { method: 'takenToNotice', reason: 'Til etterretning.' });
    const [settlement] = (await entryNow(one.entryId)).settlements;
    await act('undoSettlement', { settlementId: settlement?.id ?? '', reason: 'Skal besvares.' });
    await act('journal', {});
    await act('remark', { text: 'Kontrollert.\nIgjen.' });
    expect(await entryNow(one.entryId)).toMatchObject({ caseId: other.caseId, status: 'journalled', settled: false });
  });

  it('has its parties and documents put right', async () => {
    const scan = await upload(archivist, 'brev.txt', Buffer.from('Brevet.'));
    const { entryId } = await register(archivist, aLetter({ files: [{ uploadId: scan }] }));
    const [party] = (await entryNow(entryId)).parties;
    const html = await page(`/dokument/${entryId}/parter/${party?.id}`);
    const wanted = {
      kind: 'sender',
      name: 'Nettverket',
      mail: '',
      addressLines: 'Storgata 1\r\n\r\n',
      screened: 'true',
    };
    await send(`/dokument/${entryId}/parter/${party?.id}`, formOf(html, wanted)).expect(303);
    expect((await entryNow(entryId)).parties[0]).toMatchObject({
      name: 'Nettverket',
      screened: true,
      addressLines: ['Storgata 1'],
    });

    const documents = await page(doing(entryId, 'changeDocuments'));
    const address = (as: string) =>
      new RegExp(`action="([^"]+som=${as}[^"]*)"`).exec(documents)?.[1]?.replaceAll('&amp;', '&');
    const sent = () => archivist.post(String(address('ny'))).attach('file', Buffer.from('Vedlegget.'), 'vedlegg.txt');
    await sent().expect(303);
    // Sent again from the same page it is refused, and the file is not left lying.
    await sent().expect(412);
    const { documents: now } = await entryNow(entryId);
    expect(now.map(({ title }) => title)).toEqual(['Vold i nære relasjoner under koronapandemien', 'vedlegg.txt']);
    const after = await page(doing(entryId, 'changeDocuments'));
    await send(`/dokument/${entryId}/dokumenter/${now[1]?.id}/hoveddokument`, formOf(after)).expect(303);
    expect((await entryNow(entryId)).documents[0]?.title).toBe('vedlegg.txt');
    expect(await app.dataSource.query('SELECT 1 FROM upload WHERE claimed_at IS NULL')).toEqual([]);
  });

  it('is not there for whoever may not do it', async () => {
    const { entryId } = await register(archivist, aLetter());
    await (await app.as('pok')).get(doing(entryId, 'correct')).expect(403);
    await (await app.as('rho', 'BFD')).get(doing(entryId, 'correct')).expect(404);
    const adviser = await app.as('hmk');
    await adviser.get(doing(entryId, 'journal')).expect(403);
    await send(doing(entryId, 'journal'), { _version: '1' }, adviser).expect(403);
    await archivist.get(doing(entryId, 'fly')).expect(404);
    const secret = await register(
      archivist,
      aLetter({ restriction: { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13' } }),
    );
    await (await app.as('eno')).get(doing(secret.entryId, 'remark')).expect(404);
  });
});

describe('Today’s journal', () => {
  it('says what hinders each, and journals several with a result for each', async () => {
    const fine = await register(archivist, aLetter({ title: 'Om fengsler', publicTitle: 'Om fengsler' }));
    const vague = await register(
      archivist,
      aLetter({ title: 'Om noe', publicTitle: 'Henvendelse', newCase: { title: 'Om', publicTitle: 'Om' } }),
    );
    const html = await page('/journal');
    expect(html).toContain('Offentlig tittel sier ikke hva det gjelder');
    expect(html).toContain(`/dokument/${vague.entryId}/gjor/correct`);
    expect(html).toContain('Saken mangler klasse');
    const chosen = { ...formOf(html), 'entries[]': [`${fine.entryId}_1`, `${vague.entryId}_7`] };
    const { headers } = await send('/journal', chosen).expect(303);
    expect((await send('/journal', chosen).expect(303)).headers['location']).toBe(headers['location']);
    const after = await page(String(headers['location']));
    expect(after).toContain('Én journalpost er journalført. Én ble ikke, se hvorfor nedenfor.');
    expect(await entryNow(fine.entryId)).toMatchObject({ status: 'journalled' });
    expect(await entryNow(vague.entryId)).toMatchObject({ status: 'received' });
    await page('/journal?dag=2020-05-13&ikke=%3Cb%3E_x~y&gjort=%3Ci%3E');
    await (await app.as('hmk')).get('/journal').expect(403);
  });
});

describe('A public title in today’s journal', () => {
  const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };

  it('is told of when it names a private person, or is the restricted one after a correction', async () => {
    const named = 'Purring fra Torfinn Haugsnes';
    const sender = { name: 'Torfinn Haugsnes', privatePerson: true };
    await register(archivist, aLetter({ sender, title: named, publicTitle: named }));
    const title = 'Innsyn i barnevernsmappe';
    const { entryId } = await register(archivist, aLetter({ title, publicTitle: title }));
    const lineOf = (html: string, words: string) => html.slice(html.indexOf(words)).split('</tr>')[0] ?? '';
    expect(lineOf(await page('/journal'), named)).toContain('Offentlig tittel nevner en privatperson');
    expect(lineOf(await page('/journal'), title)).not.toContain('Offentlig tittel');
    const { version } = await entryNow(entryId);
    const path = `/api/v1/entries/${entryId}`;
    await archivist.patch(path).set('If-Match', `"${version}"`).send({ restriction }).expect(200);
    expect(lineOf(await page('/journal'), title)).toContain('Offentlig tittel');
  });
});

describe('Check and dispatch', () => {
  it('wants the check confirmed, sends, and follows the letter until it is posted', async () => {
    const { reply } = await aCase(app).from('somebody by post').withReply('signed');
    const path = `/ekspedering/${reply.id}`;
    const html = await page(path);
    expect(html).toContain('Skogveien 7');
    expect(html).toContain('data-pdf="/api/v1/entries/');
    const refused = await send(path, formOf(html)).expect(422);
    expect(refused.text).toContain('Kontroller mottaker, tilgang og titler');
    await send(path, formOf(refused.text, { checked: 'true' })).expect(303);
    const [dispatch] = ((await archivist.get(`/api/v1/replies/${reply.id}/dispatches`)).body as DispatchesView).items;
    expect(await page(path)).toContain('Legges i post');
    const posted = `/ekspedering/utsending/${dispatch?.id}/gjor/confirmPosted`;
    const early = await send(posted, formOf(await page(posted), { on: '2030-01-01' })).expect(422);
    expect(early.text).toContain('value="2030-01-01"');
    await send(posted, formOf(early.text, { on: today })).expect(303);
    expect(await page(path)).toContain('Lagt i post');
    await archivist.get(`/ekspedering/utsending/${dispatch?.id}/gjor/resend`).expect(409);
  });

  it('stops a letter before it has left, and is the archivist’s', async () => {
    const { reply } = await aCase(app).from('a mayor').withReply('signed');
    const path = `/ekspedering/${reply.id}`;
    await (await app.as('hmk')).get(path).expect(403);
    await (await app.as('rho', 'BFD')).get(path).expect(404);
    const office = await app.as('mf');
    expect(await page(path, office)).toContain(`${path}/stans`);
    await send(path, { checked: 'true', _version: String(reply.version) }, office).expect(403);
    const form = await page(`${path}/stans`, office);
    await send(`${path}/stans`, formOf(form, { reason: 'Feil dato.' }), office).expect(303);
    const now = (await archivist.get(`/api/v1/replies/${reply.id}`)).body as { state: string };
    expect(now.state).toBe('drafting');
    expect(await page(path)).toContain('Ikke ennå');
  });
});
