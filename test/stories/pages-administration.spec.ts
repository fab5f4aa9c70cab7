import { demoPeople } from '../../src/government/demo/people.data';
import { demoOfficeId, demoUnitId } from '../../src/government/demo/seed-demo-government';
import type { ParagraphsPageView } from '../../src/templates/standard-paragraphs/standard-paragraph.view';
import type { TemplateView, TemplatesPageView } from '../../src/templates/letter-templates/template.view';
import { TestApp, startTestApp } from '../support/app';
import { testPassword } from '../support/seeded-database';

/** The pages of administrators: people, accounts, units, offices, tokens, templates. */
let app: TestApp;
const lovId = demoUnitId('JD', 'LOV');
const ministerId = demoOfficeId('JD', 'justisminister');
const html = '<script>alert(1)</script>';

beforeAll(async () => {
  app = await startTestApp();
}, 120_000);
afterAll(() => app.stop());

/** Presses a form's button: what is typed, as a browser sends it. */
async function press(username: string, path: string, typed: Record<string, string | string[]> = {}) {
  return (await app.as(username)).post(path).type('form').send(typed);
}

async function page(username: string, path: string, status = 200): Promise<string> {
  return (await (await app.as(username)).get(path).expect(status)).text;
}

async function newPerson(initials: string): Promise<string> {
  const given = { givenName: 'Nina', familyName: 'Nyhus', initials, mail: '', telephone: '' };
  const made = await press('lhb', '/folk/ny', given);
  expect(made.status).toBe(303);
  return /\/folk\/([0-9a-f-]+)/.exec(made.headers['location'] ?? '')?.[1] ?? '';
}

describe('The page of people', () => {
  it('finds by initials, role and unit, and is a directory to those who are not administrators', async () => {
    expect(await page('lhb', '/folk?q=hmk')).toContain('Henrik M. Kvamsøy');
    expect(await page('lhb', `/folk?unitId=${lovId}&role=leader`)).toContain('Bjørn Egeland');
    const seenByAdviser = await page('hmk', '/folk');
    expect(seenByAdviser).toContain('Astrid Lyngvær');
    expect(seenByAdviser).not.toContain('Registrer en person');
    expect(await page('hmk', `/folk/${demoPeople.al.personId}`)).not.toContain('Klarert for');
  });

  it('says that nobody was found, and which way on', async () => {
    expect(await page('lhb', '/folk?q=Zzz')).toContain('Nullstill');
  });

  it('registers, gives a role with clearance, and ends it, each from its form', async () => {
    const id = await newPerson('NNY');
    const given = await press('lhb', `/folk/${id}/gjor/gi-rolle`, {
      role: 'caseworker',
      unitId: lovId,
      titleNb: 'rådgiver',
      'clearedFor[]': ['UO13', 'UO14'],
      from: '2020-05-01T12:00',
    });
    expect(given.headers['location']).toBe(`/folk/${id}?sagt=people.giveRole`);
    const shown = await page('lhb', `/folk/${id}`);
    expect(shown).toContain('§\u00a013, §\u00a014');
    expect(shown).toContain('01.05.2020 kl. 12.00');
    const end = /\/folk\/[^"]+\/roller\/[^"]+\/avslutt/.exec(shown)?.[0] ?? '';
    expect(await page('lhb', end)).toContain('Avslutt rollen');
    expect((await press('lhb', end, { _version: '7' })).status).toBe(412);
    expect((await press('lhb', end, { _version: '1' })).status).toBe(303);
    expect(await page('lhb', `/folk/${id}`)).not.toContain('/avslutt');
  });

  it('shows a refused form as it was typed, with the fault at its field', async () => {
    const refused = await press('lhb', '/folk/ny', { givenName: html, familyName: 'Ås', initials: 'små', mail: 'x' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(refused.text).not.toContain(html);
    expect(refused.text).toContain('må være 2 til 5 store bokstaver');
    expect(refused.text).toMatch(/aria-describedby="felt-initials-hjelp felt-initials-feil"/);
  });

  it('registers once however often the button is pressed', async () => {
    const typed = { givenName: 'To', familyName: 'Ganger', initials: 'TOG', _key: 'trykket-to-ganger' };
    const [first, second] = [await press('lhb', '/folk/ny', typed), await press('lhb', '/folk/ny', typed)];
    expect(second.headers['location']).toBe(first.headers['location']);
  });

  it.each([
    ['/folk/ny', 403],
    [`/folk/${demoPeople.al.personId}/gjor/gi-rolle`, 403],
    [`/folk/${demoPeople.al.personId}/konto`, 403],
    ['/enheter/ny', 403],
    [`/embeter/${ministerId}/gjor/innehaver`, 403],
    ['/maler/avsnitt', 403],
    ['/maler/ny', 403],
    ['/historikk', 403],
  ])('is refused to an adviser: %s', async (path, status) => {
    await page('hmk', path, status);
    expect((await press('hmk', path, {})).status).toBeGreaterThanOrEqual(status);
  });

  it.each(['/folk/x', '/folk/01a21630-5500-7796-bce2-14322a82277c', '/enheter/x/gjor/navn', '/embeter/x', '/maler/x'])(
    'does not exist: %s',
    async (path) => {
      expect(await page('lhb', path, 404)).toContain('data-problem');
    },
  );
});

describe('An account', () => {
  it('is made with a password that is told once and kept nowhere, then locked and opened', async () => {
    const id = await newPerson('KTO');
    await press('lhb', `/folk/${id}/gjor/gi-rolle`, { role: 'caseworker', unitId: lovId });
    const typed = { personId: id, username: 'kto', _key: 'konto-for-kto' };
    const made = await press('lhb', `/folk/${id}/konto`, typed);
    expect(made.status).toBe(200);
    const password = /value="([^"]+)" autocomplete="off"/.exec(made.text)?.[1] ?? '';
    expect(password.length).toBeGreaterThan(10);
    const again = await press('lhb', `/folk/${id}/konto`, typed);
    expect(again.status).toBe(409);
    expect(again.text).not.toContain(password);
    const kept = await app.dataSource.query<{ answer: string | null }[]>('SELECT answer FROM idempotency_key');
    expect(kept.some(({ answer }) => answer?.includes(password))).toBe(false);

    const shown = await page('lhb', `/folk/${id}`);
    const account = /\/kontoer\/([0-9a-f-]+)/.exec(shown)?.[1] ?? '';
    expect((await press('lhb', `/kontoer/${account}/gjor/las`, { reason: '' })).text).toContain('Lås kontoen');
    expect((await press('lhb', `/kontoer/${account}/gjor/las`, { reason: 'Sluttet.' })).status).toBe(303);
    expect(await page('lhb', `/folk/${id}`)).toContain('Sluttet.');
    expect((await press('lhb', `/kontoer/${account}/gjor/apne`)).status).toBe(303);
    expect((await press('lhb', `/kontoer/${account}/nytt-passord`)).text).toContain('Engangspassord');
  });
});

describe('The tree of units', () => {
  it('is added to, renamed and cut, and a unit with staff is kept with the reason', async () => {
    const under = demoUnitId('JD', 'SIV');
    const typed = {
      code: 'TRE',
      nameNb: 'Treseksjonen',
      nameNn: 'Treseksjonen',
      parentId: under,
      joints: 'tre|seksjonen',
    };
    expect((await press('lhb', '/enheter/ny', typed)).status).toBe(303);
    const shown = await page('lhb', '/enheter');
    expect(shown).toMatch(
      /data-depth="1"[^>]*><span class="sb-hidden">Under Sivilavdelingen: <\/span><a[^>]*>Treseksjonen/,
    );
    const id =
      /\/enheter\/([0-9a-f-]+)\/gjor\/navn" data-dialog-link>Endre navn<span class="sb-hidden"> Treseksjonen/.exec(
        shown,
      )?.[1];
    const renamed = { nameNb: 'Skogseksjonen', nameNn: 'Skogseksjonen', joints: '', _version: '1' };
    expect((await press('lhb', `/enheter/${id}/gjor/navn`, renamed)).status).toBe(303);
    expect((await press('lhb', `/enheter/${id}/gjor/navn`, renamed)).status).toBe(412);
    expect((await press('lhb', `/enheter/${id}/gjor/legg-ned`, { day: '2020-12-31', _version: '2' })).status).toBe(303);
    const refused = await press('lhb', `/enheter/${lovId}/gjor/legg-ned`, { _version: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Avslutt eller flytt rollene først');
  });
});

describe('Offices over time', () => {
  it('tell who held what when, as a picture and as a table', async () => {
    const shown = await page('hmk', '/embeter');
    expect(shown).toContain('role="img"');
    expect(shown).toContain('Monica Mæland');
    expect(shown).not.toMatch(/<[^>]* style="/);
  });

  it('let somebody act, for all of it or in one case named by its address; the reason is the administrators’', async () => {
    const typed = {
      personId: demoPeople.sbn.personId,
      kind: 'acting',
      reason: 'Ferie i juli.',
      from: '2020-07-01T08:00',
      to: '2020-07-20T08:00',
    };
    expect((await press('lhb', `/embeter/${ministerId}/gjor/fungerende`, typed)).status).toBe(303);
    expect(await page('lhb', `/embeter/${ministerId}`)).toContain('Ferie i juli.');
    expect(await page('hmk', `/embeter/${ministerId}`)).not.toContain('Ferie i juli.');
    const without = await press('lhb', `/embeter/${ministerId}/gjor/fungerende`, { ...typed, kind: 'forCase' });
    expect(without.text).toContain('En settestatsråd må settes for en bestemt sak.');
    const health = demoOfficeId('HOD', 'helseminister');
    expect((await press('lhb', `/embeter/${health}/gjor/fungerende`, typed)).status).toBe(403);
  });
});

describe('One’s own tokens', () => {
  it('want the password first, are told once, and are revoked', async () => {
    const browser = await app.as('eno');
    expect((await browser.get('/tokens/ny').expect(303)).headers['location']).toBe('/tokens/bekreft');
    expect((await browser.get('/tokens/bekreft').expect(200)).text).toContain('Bekreft hvem du er');
    const wrong = await press('eno', '/tokens/bekreft', { password: 'ikke dette' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('ikke dette');
    expect((await press('eno', '/tokens/bekreft', { password: testPassword })).headers['location']).toBe('/tokens/ny');
    const none = await press('eno', '/tokens/ny', { name: 'Innsyn', days: '30' });
    expect(none.status).toBe(400);
    const made = await press('eno', '/tokens/ny', { name: 'Innsyn', 'scopes[]': 'read', days: '30' });
    expect(made.text).toMatch(/svarbrev_[\w-]{43}/);
    const listed = await page('eno', '/tokens');
    expect(listed).not.toMatch(/svarbrev_[\w-]{43}/);
    const revoke = /action="(\/tokens\/[0-9a-f-]+\/trekk-tilbake)"/.exec(listed)?.[1] ?? '';
    expect((await press('eno', revoke)).status).toBe(303);
    expect((await press('hmk', revoke)).status).toBe(404);
  });
});

describe('The template workshop', () => {
  let own: TemplateView;

  it('shows a template with source, fields and PDF, and lets the ministry make its own of it', async () => {
    const { items } = (await (await app.as('lhb')).get('/api/v1/templates')).body as TemplatesPageView;
    const shared = items.find(({ code }) => code === 'reply');
    const shown = await page('hmk', `/maler/${shared?.id}?language=nn&level=official`);
    expect(shown).toContain('data-pdf="/api/v1/templates/');
    expect(shown).toContain('{{dateLong incomingDate}}');
    expect(shown).not.toContain('/utkast');
    const typed = {
      code: 'reply',
      kind: 'letter',
      'names.nb': 'Vårt svar',
      'names.nn': 'Svaret vårt',
      'descriptions.nb': '',
      'descriptions.nn': '',
      'owner.nb': 'Arkivet',
      'owner.nn': 'Arkivet',
      'audience.nb': 'Alle',
      'audience.nn': 'Alle',
      copyOf: shared?.currentVersionId ?? '',
    };
    const made = await press('lhb', '/maler/ny', typed);
    const id = /\/maler\/([0-9a-f-]+)/.exec(made.headers['location'] ?? '')?.[1] ?? '';
    own = (await (await app.as('lhb')).get(`/api/v1/templates/${id}`)).body as TemplateView;
    expect(own.hasDraft).toBe(true);
  });

  it('keeps a draft as it was written, row by row, and tells what hinders publishing with its place', async () => {
    const path = `/maler/${own.id}/utkast`;
    const before = await page('lhb', path);
    const rows = fieldRows(before);
    const typed = { ...rows, _version: String(own.version), 'texts.0.body': '<p>Hei {{topic}}</p>\n<p>{{ukjent}}</p>' };
    const checked = await press('lhb', `${path}/kontroller`, typed);
    expect(checked.status).toBe(200);
    expect(checked.text).toContain('data-line="2"');
    expect(checked.text).toContain('{{ukjent}}');
    const saved = await press('lhb', path, { ...rows, _version: String(own.version) });
    expect(saved.headers['location']).toBe(`/maler/${own.id}?versjon=draft&sagt=templates.write`);
    expect((await press('lhb', path, { ...rows, _version: String(own.version) })).status).toBe(412);
    expect(fieldRows(await page('lhb', path))).toEqual(rows);
  });

  it('publishes, begins the next version, and compares the two', async () => {
    const version = String(own.version + 1);
    const published = await press('lhb', `/maler/${own.id}/gjor/publiser`, {
      changeNote: 'Vår første.',
      _version: version,
    });
    expect(published.status).toBe(303);
    const rows = fieldRows(await page('lhb', `/maler/${own.id}/utkast`));
    const changed = {
      ...rows,
      'texts.0.body': `${String(rows['texts.0.body'])}<p>Vennlig hilsen</p>\n`,
      _version: String(own.version + 2),
    };
    expect((await press('lhb', `/maler/${own.id}/utkast`, changed)).status).toBe(303);
    const compared = await page('lhb', `/maler/${own.id}/sammenlign?fra=1&til=draft`);
    expect(compared).toContain('<ins>&lt;p&gt;Vennlig hilsen&lt;/p&gt;</ins>');
    expect(await page('hmk', `/maler/${own.id}`)).not.toContain('Vennlig hilsen');
    await page('hmk', `/maler/${own.id}?versjon=draft`, 404);
  });

  it('is the same for standard paragraphs, whose unfit HTML is refused and kept as typed', async () => {
    const { items } = (await (await app.as('lhb')).get('/api/v1/standard-paragraphs')).body as ParagraphsPageView;
    const shared = items[0];
    expect(await page('lhb', `/maler/avsnitt/${shared?.id}`)).toContain(shared?.current?.titles.nn);
    const made = await press('lhb', '/maler/avsnitt/ny', {
      code: 'vart-avsnitt',
      'owner.nb': 'Arkivet',
      'owner.nn': 'Arkivet',
    });
    const address = (made.headers['location'] ?? '').split('?')[0] ?? '';
    const typed = {
      'titles.nb': 'Åpenhet',
      'titles.nn': 'Openheit',
      'texts.nb': '<p>Alt er åpent.</p>',
      'texts.nn': '<p>Alt er ope.</p>',
      keywords: 'åpen, innsyn',
      'handlingNote.nb': '',
      'handlingNote.nn': '',
      validFrom: '2020-01-01',
      validTo: '',
      _version: '1',
    };
    const unfit = await press('lhb', `${address}/gjor/skriv`, { ...typed, 'texts.nb': `<p>Hei</p>${html}` });
    expect(unfit.status).toBe(422);
    expect(unfit.text).toContain('&lt;script&gt;');
    expect((await press('lhb', `${address}/gjor/skriv`, typed)).headers['location']).toContain('versjon=draft');
    expect((await press('lhb', `${address}/gjor/publiser`, { changeNote: 'Ny.', _version: '2' })).status).toBe(303);
    expect(await page('lhb', address)).toContain('Alt er åpent.');
  });
});

/** What the form of a draft holds, as a browser would send it. */
function fieldRows(shown: string): Record<string, string | string[]> {
  const unescaped = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=')
      .replaceAll('&#x60;', '`')
      .replaceAll('&amp;', '&');
  const form = shown.slice(shown.indexOf('<form id="utkast"'));
  const fields: Record<string, string | string[]> = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<input type="(?:text|hidden)"[^>]*name="([^_"][^"]*)" value="([^"]*)"/g,
  ))
    fields[name] = unescaped(value);
  // As in a browser, a line break right after the tag is no part of the text.
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/g))
    fields[name] = unescaped(value);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  for (const [, name = '', value = ''] of form.matchAll(
    /<input type="checkbox"[^>]*name="([^"]+)" value="([^"]*)" checked/g,
  )) {
    fields[name] = name.endsWith('[]') ? [...((fields[name] as string[] | undefined) ?? []), value] : value;
  }
  return fields;
}
