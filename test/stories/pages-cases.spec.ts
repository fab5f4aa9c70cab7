import type TestAgent from 'supertest/lib/agent';
import { demoPeople } from '../../src/government/demo/people.data';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import type { CaseView } from '../../src/cases/case.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, office, register } from '../support/letters';
import { CaseWithReply, aCase, act } from '../support/replies';

/** The case page, the forms of its commands, the lists and the start page, as people at browsers meet them. */
let ministry: TestApp;
let submitted: CaseWithReply;
let drafted: CaseWithReply;
beforeAll(async () => {
  ministry = await startTestApp();
  submitted = await aCase(ministry).from('a mayor').withReply('submitted');
  drafted = await aCase(ministry).from('an organisation').answeredBy('minister', [office.families]).withReply();
}, 120_000);
afterAll(() => ministry.stop());

const page = async (who: string, path: string, status = 200): Promise<string> => {
  const answer = await (await ministry.as(who)).get(path).redirects(0);
  expect([path, answer.status]).toEqual([path, status]);
  return answer.text;
};

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Opens a form as somebody, types into it and sends it. */
async function send(who: string, path: string, typed: Record<string, string | string[]>) {
  const browser: TestAgent = await ministry.as(who);
  const html = await page(who, path);
  const hidden = { _key: field(html, '_key'), _version: field(html, '_version') };
  return browser
    .post(path)
    .type('form')
    .send({ ...hidden, ...typed })
    .redirects(0);
}

const caseOf = async (id: string): Promise<CaseView> =>
  (await (await ministry.as('ist')).get(`/api/v1/cases/${id}`).expect(200)).body as CaseView;

/** What the page lists as possible now, and what as not yet. */
const actions = (html: string): string => /<ul class="sb-doings">[^]*?<\/ul>/.exec(html)?.[0] ?? '';

describe('The case page', () => {
  it('says where the case stands, who has it and what can be done', async () => {
    const html = await page('hmk', `/saker/${submitted.caseId}`);
    expect(html).toContain('aria-current="step"');
    expect(html).toContain('hos <strong>Astrid Lyngvær</strong>');
    expect(actions(html)).toContain('Ta brevet tilbake');
    expect(actions(html)).not.toContain('annen tilstand');
  });

  it('lists what is not possible yet with its reason, to those whose work it will be, and to nobody else', async () => {
    expect(actions(await page('ist', `/saker/${submitted.caseId}`))).toContain('Ikke ennå: brevet må være signert');
    expect(actions(await page('mf', `/saker/${submitted.caseId}`))).toContain('Ikke ennå: brevet må være godkjent');
    expect(actions(await page('sbn', `/saker/${submitted.caseId}`))).toContain('Astrid Lyngvær skal godkjenne først');
    expect(actions(await page('hmk', `/saker/${submitted.caseId}`))).not.toContain('ekspeder');
    expect(actions(await page('ist', `/saker/${submitted.caseId}`))).toContain('Ikke ennå: brev er ikke avskrevet');
  });

  it('shows each file of an entry at an address of its own, text as text', async () => {
    const browser = await ministry.as('ist');
    const upload = await browser
      .post('/api/v1/uploads')
      .attach('file', Buffer.from('<b>Hei</b> & "takk"\n'), 'brev.txt');
    const { entryId, caseId } = await register(
      browser,
      aLetter({ files: [{ uploadId: (upload.body as { id: string }).id }] }),
    );
    const html = await page('ist', `/saker/${caseId}/dokument/${entryId}`);
    expect(html).toContain('&lt;b&gt;Hei&lt;/b&gt; &amp; &quot;takk&quot;');
    const tab = (/href="(\/saker\/[^"]+fil[^"]+)"[^>]* aria-current="page"/.exec(html)?.[1] ?? '').replace(
      '&#x3D;',
      '=',
    );
    expect(await page('ist', tab)).toContain('&lt;b&gt;Hei');
    expect(await page('ist', tab.replace('?', '/stor?'))).toContain('&lt;b&gt;Hei');
  });

  it('does not exist for a ministry it was not shared with, nor with the entry of another case', async () => {
    expect(await page('rho', `/saker/${drafted.caseId}`, 404)).not.toContain(drafted.caseKey);
    await page('hmk', `/saker/${submitted.caseId}/dokument/${drafted.entryId}`, 404);
    await page('hmk', `/saker/${submitted.caseId}/gjor/slett`, 404);
  });

  it('tells the history in sentences, by person and by kind, page by page', async () => {
    const path = `/saker/${submitted.caseId}/historikk`;
    expect(await page('hmk', path)).toContain('begynte på et svar fra statsråden');
    const byKind = await page('hmk', `${path}?kind=case&personId=`);
    expect(byKind).not.toContain('begynte på et svar');
    expect(byKind).toContain('tok imot saken');
    const byPerson = await page('hmk', `${path}?personId=${demoPeople.ist.personId}`);
    expect(byPerson).not.toContain('tok imot saken');
    await page('hmk', `${path}?kind=noe`, 400);
  });
});

describe('A command form of a case', () => {
  it('does what it says once, also when it is sent twice', async () => {
    const browser = await ministry.as('ist');
    const path = `/saker/${drafted.caseId}/gjor/remark`;
    const html = await page('ist', path);
    const typed = { _key: field(html, '_key'), _version: field(html, '_version'), text: 'Ring <avsenderen>.' };
    for (let i = 0; i < 2; i++) {
      const answer = await browser.post(path).type('form').send(typed).redirects(0);
      expect([answer.status, answer.headers['location']]).toEqual([303, `/saker/${drafted.caseId}?sagt=caseRemark`]);
    }
    expect((await caseOf(drafted.caseId)).remarks).toHaveLength(1);
    expect(await page('ist', `/saker/${drafted.caseId}?sagt=caseRemark`)).toContain('Ring &lt;avsenderen&gt;.');
  });

  it('comes back as it was typed when it is refused', async () => {
    const answer = await send('ist', `/saker/${drafted.caseId}/gjor/setDeadline`, {
      day: '2020-01-02',
      workingDays: '',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Fristen kan ikke settes tilbake i tid.');
    expect(answer.text).toContain('value="2020-01-02"');
    const long = await send('ist', `/saker/${drafted.caseId}/gjor/remark`, { text: 'x'.repeat(100_000) });
    expect(long.status).toBe(400);
  });

  it('is refused for another version than the one shown, and says so', async () => {
    const browser = await ministry.as('ist');
    const { version } = await caseOf(drafted.caseId);
    const answer = await browser
      .post(`/saker/${drafted.caseId}/gjor/setDeadline`)
      .type('form')
      .send({ _version: String(version - 1), day: '2020-06-30', workingDays: '' })
      .redirects(0);
    expect(answer.status).toBe(412);
    expect(answer.text).toContain('value="2020-06-30"');
  });

  it('sets the deadline by day or by working days', async () => {
    const path = `/saker/${drafted.caseId}/gjor/setDeadline`;
    expect((await send('ist', path, { day: '2020-06-30', workingDays: '' })).status).toBe(303);
    expect((await caseOf(drafted.caseId)).replyDeadline).toBe('2020-06-30');
    // The day that stood there stands there still.
    expect((await send('ist', path, { day: '2020-06-30', workingDays: '3' })).status).toBe(303);
    expect((await caseOf(drafted.caseId)).replyDeadline).toBe('2020-05-19');
  });

  it('chooses who answers, on behalf of whom, with the reason', async () => {
    const { caseId } = await register(
      await ministry.as('ist'),
      aLetter({ addressedOfficeIds: [office.justice, office.health] }),
    );
    const form = await page('ist', `/saker/${caseId}/gjor/assign`);
    expect(form).toMatch(/value="[^"]+" checked><span>helse- og omsorgsministeren \(HOD\)/);
    const answer = await send('ist', `/saker/${caseId}/gjor/assign`, {
      level: `minister:${office.justice}`,
      'onBehalfOfOfficeIds[]': [office.health],
      reason: 'Hører til oss.',
      closingMethod: 'takenToNotice',
    });
    expect([answer.status, answer.headers['location']]).toEqual([303, `/saker/${caseId}?sagt=caseAssign`]);
    const { respondingMinister } = await caseOf(caseId);
    expect(respondingMinister?.onBehalfOf.map(({ ministryCode }) => ministryCode)).toEqual(['HOD']);
    const none = await send('ist', `/saker/${caseId}/gjor/assign`, {
      level: 'none',
      reason: 'Til orientering.',
      closingMethod: '',
    });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Si hvordan brevet avsluttes');
  });

  it('corrects only what was changed, and says which fields are wrong', async () => {
    const path = `/saker/${drafted.caseId}/gjor/correct`;
    const before = await caseOf(drafted.caseId);
    const same = {
      title: before.title,
      publicTitle: before.publicTitle,
      classId: before.class?.id ?? '',
      ownerId: before.owner?.id ?? '',
    };
    const answer = await send('ist', path, {
      ...same,
      title: '<i>Vold</i>',
      keywords: 'vold\r\nhjem',
      'restriction.code': '',
    });
    expect(answer.status).toBe(303);
    const after = await caseOf(drafted.caseId);
    expect([after.title, after.keywords, after.owner?.id]).toEqual(['<i>Vold</i>', ['vold', 'hjem'], before.owner?.id]);
    const empty = await send('ist', path, { ...same, title: '', keywords: 'vold\nhjem', 'restriction.code': '' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('href="#felt-title"');
  });

  it('shows what hinders closing, and asks for what closing can settle', async () => {
    const html = await page('ist', `/saker/${submitted.caseId}/gjor/close`);
    expect(html).toContain('Brev er ikke avskrevet');
    expect(html).toContain('name="writeOffRest"');
    const answer = await send('ist', `/saker/${submitted.caseId}/gjor/close`, { writeOffRest: 'true' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Svar som ikke er sendt');
    expect((await caseOf(submitted.caseId)).status).toBe('underTreatment');
  });

  it('is closed to whoever may not do it', async () => {
    for (const [who, action] of [
      ['hmk', 'close'],
      ['hmk', 'allocate'],
      ['pok', 'remark'],
      ['mm', 'correct'],
      ['al', 'withdraw'],
    ] as const)
      await page(who, `/saker/${drafted.caseId}/gjor/${action}`, 403);
    await page('rho', `/saker/${drafted.caseId}/gjor/remark`, 404);
    const answer = await (
      await ministry.as('hmk')
    )
      .post(`/saker/${drafted.caseId}/gjor/close`)
      .type('form')
      .send({ _version: '1' });
    expect(answer.status).toBe(403);
  });

  it('of a reply takes it back, and refuses who is not its writer', async () => {
    const { reply } = await aCase(ministry).withReply('submitted');
    await page('al', `/svar/${reply.id}/gjor/recall`, 403);
    const answer = await send('hmk', `/svar/${reply.id}/gjor/recall`, {});
    expect(answer.status).toBe(303);
    const stale = await (
      await ministry.as('hmk')
    )
      .post(`/svar/${reply.id}/gjor/withdraw`)
      .type('form')
      .send({ _version: String(reply.version), reason: 'Feil.' });
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('Feil.');
  });
});

describe('A list', () => {
  it('shows where each case stands, and narrows by what the address says', async () => {
    const all = await page('al', '/arbeid/my-unit');
    expect(all).toContain('Ravndal kommune');
    expect(all).toContain('Kvinnenettverket Eksempel');
    const drafts = await page('al', '/arbeid/my-unit?stage=drafting&unitId=&q=');
    expect(drafts).not.toContain('Ravndal kommune');
    expect(drafts).toContain('Status: Utkast');
    const bySender = await page('al', '/arbeid/my-unit?q=ravnDAL');
    expect(bySender).toContain('Ravndal kommune');
    expect(bySender).not.toContain('Kvinnenettverket Eksempel</td>');
    expect(await page('al', `/arbeid/my-unit?holderId=${demoPeople.al.personId}`)).toContain(submitted.caseKey);
    expect(await page('al', '/arbeid/my-unit?q=100%25')).toContain('Ingen treff');
    await page('al', '/arbeid/my-unit?stage=noe', 400);
    await page('hmk', '/arbeid/to-register', 403);
  });

  it('answers htmx with the list alone, and the count beside it', async () => {
    const answer = await (
      await ministry.as('al')
    )
      .get('/arbeid/my-unit?q=ravndal')
      .set('HX-Request', 'true')
      .set('HX-Target', 'liste');
    expect(answer.text).not.toContain('<html');
    expect(answer.text).toContain('hx-swap-oob="true"');
  });

  it('is a spreadsheet that runs nothing', async () => {
    const browser = await ministry.as('ist');
    const newCase = { ...(aLetter().newCase as object), title: '=HYPERLINK("x";"y")' };
    await register(browser, aLetter({ newCase }));
    const answer = await browser.get('/arbeid/to-allocate/regneark?q=HYPERLINK').expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.text).toContain(`"'=HYPERLINK(""x"";""y"")"`);
  });

  it('of all cases is a spreadsheet of what the filters show, and of nothing one may not read', async () => {
    const browser = await ministry.as('ist');
    const named = async (title: string, differs: object = {}) =>
      register(browser, aLetter({ newCase: { ...(aLetter().newCase as object), title, ...differs } }));
    for (const title of ['@sum(1)', '+47 22', '-1', 'Om "ord"; og', 'Arkæologi på Sørøya']) await named(title);
    const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };
    await named('Arkæologi i hemmelighet', { restriction });
    for (let i = 0; i < 101; i++) await named(`Nr. ${i} om telling`);

    const answer = await browser.get('/saker/regneark?q=ark%C3%A6ologi').expect(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="saker.csv"');
    expect(answer.text.startsWith('\ufeffFrist;Sak;Tittel;Avsender;')).toBe(true);
    expect(answer.text).toContain('Arkæologi i hemmelighet');
    expect(answer.text).toContain(';Arkæologi på Sørøya;');
    expect((await (await ministry.as('eno')).get('/saker/regneark?q=ark%C3%A6ologi').expect(200)).text).not.toContain(
      'hemmelighet',
    );
    const all = (await browser.get('/saker/regneark').expect(200)).text;
    for (const safe of [`;'@sum(1);`, `;'+47 22;`, `;'-1;`, `;"Om ""ord""; og";`]) expect(all).toContain(safe);
    expect((await browser.get('/saker/regneark?q=telling')).text.split('\r\n')).toHaveLength(103);
    expect(await page('ist', '/saker?q=telling&status=underTreatment')).toContain(
      'href="/saker/regneark?status&#x3D;underTreatment&amp;q&#x3D;telling"',
    );
    await browser.get('/saker/regneark?status=tull').expect(400);
    await ministry.http().get('/saker/regneark').expect(303);
  });

  it('of all cases finds by key, sender and title; the search box goes straight to a key', async () => {
    expect(await page('ist', '/saker?q=Ravndal')).toContain(submitted.caseKey);
    const found = await (
      await ministry.as('ist')
    )
      .get(`/sok?q=${encodeURIComponent(submitted.caseKey)}-1`)
      .redirects(0);
    expect([found.status, found.headers['location']]).toEqual([303, `/saker/${submitted.caseId}`]);
    const text = await (await ministry.as('ist')).get('/sok?q=vold%20%26%20<b>').redirects(0);
    expect(text.headers['location']).toBe('/saker?q=vold%20%26%20%3Cb%3E');
  });

  it('keeps a screened sender from those who only look on', async () => {
    const sender = { name: 'Skjult Avsender', privatePerson: true, screened: true };
    await register(await ministry.as('ist'), aLetter({ sender }));
    expect(await page('ist', '/saker?q=skjult')).toContain('Skjult Avsender');
    expect(await page('pok', '/saker?q=skjult')).toContain('Ingen treff');
    expect(await page('pok', '/saker')).not.toContain('Skjult Avsender');
  });

  it('does a command for several cases, each on its own, and tells what became of each', async () => {
    const browser = await ministry.as('ist');
    const [one, two] = [await register(browser), await register(browser)];
    const path = '/saker/flere/allocate';
    const html = await page('ist', `${path}?sak=${one.caseId}&sak=${two.caseId}&sak=${newCaseOfNobody}`);
    expect(html).toContain('Fordel 2 saker');
    const chosen = [...html.matchAll(/name="sak\[\]" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    // One of them is changed meanwhile.
    await send('ist', `/saker/${two.caseId}/gjor/setDeadline`, { day: '2020-06-30', workingDays: '' });
    const answer = await browser
      .post(path)
      .type('form')
      .send({ _key: field(html, '_key'), 'sak[]': chosen, unitId: demoUnitId('JD', 'KRF'), caseworkerId: '', note: '' })
      .redirects(0);
    expect(answer.status).toBe(303);
    const result = await page('ist', answer.headers['location'] ?? '');
    expect(result).toContain('Det er gjort i én av 2 saker');
    expect((await caseOf(one.caseId)).allocation?.unit.id).toBe(demoUnitId('JD', 'KRF'));
    expect((await caseOf(two.caseId)).allocation).toBeNull();
    expect(await page('ist', path)).toContain('Ingen saker er valgt');
    const nothing = await browser
      .post(path)
      .type('form')
      .send({ unitId: demoUnitId('JD', 'KRF') })
      .redirects(0);
    expect(nothing.status).toBe(422);
  });
});

describe('Cases to close', () => {
  it('are closed several at once, each with its own result', async () => {
    const browser = await ministry.as('ist');
    const ready = async (differs: Record<string, unknown> = {}) => {
      const letter = await register(browser, aLetter(differs));
      await send('ist', `/dokument/${letter.entryId}/gjor/settle`, { method: 'takenToNotice', reason: 'En takk.' });
      await send('ist', `/dokument/${letter.entryId}/gjor/journal`, {});
      return letter;
    };
    const [one, two] = [await ready(), await ready()];
    const unfiled = await ready({ newCase: { title: 'Sak', publicTitle: 'Takk til statsråden' } });
    const list = await page('ist', '/arbeid/to-close');
    expect(list).toContain('Klasse mangler');
    expect(list).toContain('formaction="/saker/flere/close"');
    expect(list).toContain(`/saker/${one.caseId}`);
    expect(await page('ist', '/')).toContain('href="/arbeid/to-close"');
    await page('hmk', '/arbeid/to-close', 403);

    const path = '/saker/flere/close';
    const html = await page('ist', `${path}?sak=${one.caseId}&sak=${two.caseId}&sak=${unfiled.caseId}`);
    expect(html).toContain('Avslutt 2 saker');
    expect(html).toContain('Saken er ikke klassert.');
    expect(html).toContain(`Arkiveres først: ${one.entryKey}.`);
    const chosen = [...html.matchAll(/name="sak\[\]" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(chosen).toHaveLength(2);
    // A letter comes into one of them meanwhile, as it was seen it is no more; and the form is sent twice.
    await register(browser, aLetter({ newCase: undefined, caseId: two.caseId }));
    const form = { _key: field(html, '_key'), 'sak[]': [...chosen, unfiled.caseId], archiveRest: 'true' };
    const sent = () => browser.post(path).type('form').send(form).redirects(0).expect(303);
    const answer = await sent();
    expect((await sent()).headers['location']).toBe(answer.headers['location']);
    const result = await page('ist', answer.headers['location'] ?? '');
    expect(result).toContain('Det er gjort i én av 3 saker');
    expect(result).toContain('Saken er ikke klassert.');
    expect((await caseOf(one.caseId)).status).toBe('closed');
    expect((await caseOf(two.caseId)).status).toBe('underTreatment');
    expect(await page('hmk', `${path}?sak=${unfiled.caseId}`)).not.toContain('type="submit" data-variant="primary"');
    await (await ministry.as('hmk')).post(path).type('form').send({ 'sak[]': unfiled.caseId }).redirects(0).expect(303);
    expect((await caseOf(unfiled.caseId)).status).toBe('underTreatment');
  });
});

const newCaseOfNobody = '01900000-0000-7000-8000-000000000000';

describe('The start page', () => {
  it('says why a letter is back, what others did, and what others have', async () => {
    await act(ministry, 'al', submitted.reply.id, 'send-back', { reason: 'Ta inn <tallene>.' });
    const html = await page('hmk', '/');
    expect(html).toContain('«Ta inn &lt;tallene&gt;.»');
    expect(html).toContain('sendte brevet tilbake');
    await act(ministry, 'hmk', submitted.reply.id, 'submit', {
      route: [demoPeople.al.personId, demoPeople.sbn.personId],
    });
    const waiting = await page('hmk', '/');
    expect(waiting).toContain('Du venter på andre');
    expect(waiting).toContain('hos Astrid Lyngvær');
  });

  it('is each role its own, and the minister has her own page', async () => {
    expect(await page('ist', '/')).toContain('href="/arbeid/to-allocate"');
    await page('pok', '/');
    await page('lhb', '/');
    const minister = await (await ministry.as('mm')).get('/').redirects(0);
    expect(minister.headers['location']).toBe('/signering');
  });
});

describe('The small pages', () => {
  it('list the keys, and turn single letters off', async () => {
    const browser = await ministry.as('eno');
    expect(await page('eno', '/hjelp')).toContain('data-keys="on"');
    await browser.post('/hjelp').type('form').send({ keys: 'off' }).redirects(0).expect(303);
    expect(await page('eno', '/')).toContain('data-keys="off"');
  });

  it('show every component where everything is a demonstration', async () => {
    const answer = await (await ministry.as('hmk')).get('/tilstander');
    expect(answer.status).toBe(ministry.settings.demo ? 200 : 404);
  });
});
