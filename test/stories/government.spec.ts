import type TestAgent from 'supertest/lib/agent';
import {
  demoMinisterId,
  demoMinistryId,
  demoOfficeId,
  demoUnitId,
} from '../../src/government/demo/seed-demo-government';
import { demoPeople } from '../../src/government/demo/people.data';
import { Government } from '../../src/government/government.service';
import { Staff } from '../../src/government/staff.service';
import { newId } from '../../src/kernel/id';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';

let ministry: TestApp;
let administrator: TestAgent;
let adviser: TestAgent;
beforeAll(async () => {
  ministry = await startTestApp({ at: new Date('2020-06-17T09:00:00+02:00'), stopped: true });
  [administrator, adviser] = [await ministry.as('lhb'), await ministry.as('hmk')];
});
afterAll(() => ministry.stop());

interface Answer<T> {
  status: number;
  headers: Record<string, string>;
  body: T & { code?: string };
}
type Fields = Record<string, unknown> & { id: string; version: number };
interface Listed {
  items: Fields[];
  next: string | null;
}

const jd = demoMinistryId('JD');
const justiceMinister = demoOfficeId('JD', 'justisminister');
const departmentOfCrimePrevention = demoUnitId('JD', 'KRF');

const read = async <T = Fields>(browser: TestAgent, path: string) =>
  (await browser.get(`/api/v1${path}`)) as unknown as Answer<T>;
const tell = async <T = Fields>(browser: TestAgent, path: string, body: object = {}, version?: number) => {
  const request = browser.post(`/api/v1${path}`);
  if (version !== undefined) void request.set('If-Match', `"${version}"`);
  return (await request.send(body)) as unknown as Answer<T>;
};

let serial = 0;
/** A new person in the Ministry of Justice, with initials of their own. */
async function aPerson(): Promise<Fields> {
  const initials = `Q${String.fromCharCode(65 + Math.floor(++serial / 26))}${String.fromCharCode(65 + (serial % 26))}`;
  const made = await tell(administrator, '/people', { givenName: 'Nina', familyName: `Ny ${initials}`, initials });
  expect(made.status).toBe(201);
  return made.body;
}

/** Somebody stands in for the Minister of Justice in February 2021. */
async function standIn(who: object): Promise<void> {
  const period = { from: '2021-02-01T08:00:00+01:00', to: '2021-03-01T08:00:00+01:00' };
  const { status } = await tell(administrator, `/offices/${justiceMinister}/acting-terms`, { ...period, ...who });
  expect(status).toBe(201);
}

/** Does it so many times at once: nobody can write to the table until all have come as far as they get without. */
async function atOnce<T>(table: string, times: number, work: () => Promise<T>): Promise<T[]> {
  const gate = ministry.dataSource.createQueryRunner();
  await gate.startTransaction();
  await gate.query(`LOCK TABLE ${table} IN SHARE MODE`);
  const working = Promise.all(Array.from({ length: times }, work));
  for (let waiting = 0; waiting < times;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Not by the gate: within a transaction it would be told the same again and again.
    const told = await ministry.dataSource.query<{ waiting: number }[]>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    waiting = told[0]?.waiting ?? 0;
  }
  await gate.commitTransaction();
  await gate.release();
  return working;
}

describe('The ministries', () => {
  it('are sixteen, with names in every language they have one in', async () => {
    const { body } = await read<Listed>(adviser, '/ministries');
    expect(body.items.map(({ code }) => code)).toHaveLength(16);
    const justice = body.items.find(({ code }) => code === 'JD');
    expect(justice).toMatchObject({
      name: 'Justis- og beredskapsdepartementet',
      orgNumber: '972 417 831',
      names: [
        { language: 'nb', letterheadForm: 'JUSTIS- OG BEREDSKAPSDEPARTEMENT' },
        { language: 'nn' },
        { language: 'se' },
        { language: 'en', runningForm: 'Ministry of Justice and Public Security' },
      ],
    });
  });

  it('are not told about a day before they were', async () => {
    expect((await read<Listed>(adviser, '/ministries?day=1999-01-01')).body.items).toEqual([]);
  });

  it('are no secret, but nobody is told who has not signed in', async () => {
    expect((await read(ministry.http(), '/ministries')).status).toBe(401);
  });
});

describe('Who sits in an office', () => {
  const holderAt = async (office: string, at: string) =>
    (await read(adviser, `/offices/${office}?at=${encodeURIComponent(at)}`)).body['holder'];
  const knowledge = demoOfficeId('KD', 'kunnskapsminister');

  it('changes at a moment, not on a day', async () => {
    expect(await holderAt(knowledge, '2020-03-13T11:59:59.999+01:00')).toMatchObject({ name: 'Trine Skei Grande' });
    expect(await holderAt(knowledge, '2020-03-13T12:00:00+01:00')).toMatchObject({ name: 'Guri Melby' });
  });

  it('is nobody between two ministers', async () => {
    expect(await holderAt(demoOfficeId('NFD', 'fiskeriminister'), '2020-03-05T12:00:00+01:00')).toBeNull();
  });

  it('is told for all offices at once, ministers of a ministry in their order', async () => {
    const { body } = await read<Listed>(adviser, `/offices?ministryId=${demoMinistryId('KD')}&level=minister`);
    expect(body.items.map(({ code, holder }) => [code, (holder as { name: string }).name])).toEqual([
      ['kunnskapsminister', 'Guri Melby'],
      ['forskningsminister', 'Henrik Asheim'],
    ]);
  });

  it('is told with the offices’ titles as a letter needs them', async () => {
    expect((await read(adviser, `/offices/${justiceMinister}`)).body['titles']).toEqual([
      {
        language: 'nb',
        letterheadForm: 'Justis- og beredskapsministeren',
        indefiniteForm: 'justis- og beredskapsminister',
        definiteForm: 'justis- og beredskapsministeren',
      },
      expect.objectContaining({ language: 'nn' }),
      expect.objectContaining({ language: 'en', definiteForm: 'the Minister of Justice and Public Security' }),
    ]);
  });
});

describe('A minister who is away', () => {
  let government: Government;
  let staff: Staff;
  const during = new Date('2021-02-10T12:00:00+01:00');
  const itsCase = newId();
  beforeAll(async () => {
    [government, staff] = [ministry.app.get(Government), ministry.app.get(Staff)];
    await standIn({ personId: demoMinisterId('JTS'), kind: 'acting', reason: 'Permisjon' });
    await standIn({ personId: demoMinisterId('GM'), kind: 'forCase', caseId: itsCase, reason: 'Habilitet' });
  });

  it('is stood in for by whoever acts, and in one case by whoever was set for that case', async () => {
    const holder = (caseId?: string) =>
      government.holderOf(ministry.dataSource.manager, justiceMinister, during, caseId);
    expect(await holder()).toMatchObject({ name: 'Jan Tore Sanner', capacity: 'acting' });
    expect(await holder(newId())).toMatchObject({ name: 'Jan Tore Sanner', capacity: 'acting' });
    expect(await holder(itsCase)).toMatchObject({ name: 'Guri Melby', capacity: 'forThisCase' });
  });

  it('signs again from the moment it ends', async () => {
    const holder = (at: string) =>
      government.holderOf(ministry.dataSource.manager, justiceMinister, new Date(at), itsCase);
    expect(await holder('2021-03-01T07:59:59.999+01:00')).toMatchObject({ capacity: 'forThisCase' });
    expect(await holder('2021-03-01T08:00:00+01:00')).toMatchObject({ name: 'Monica Mæland', capacity: 'holder' });
  });

  it('leaves the one who acts with two offices', async () => {
    const held = await government.officesHeldBy(demoMinisterId('JTS'), during);
    expect(held.map(({ officeId, capacity }) => [officeId, capacity]).sort()).toEqual(
      [
        [demoOfficeId('FIN', 'finansminister'), 'holder'],
        [justiceMinister, 'acting'],
      ].sort(),
    );
    expect(await staff.rolesOf(demoMinisterId('JTS'), during)).toMatchObject([
      { ministryCode: 'FIN', role: 'minister' },
    ]);
  });

  it('has the reason told to the ministry’s administrators only, and a case’s stand-in to nobody else', async () => {
    const terms = `/government/terms?officeId=${justiceMinister}&from=2021-02-01T08:00:00Z`;
    const toAdministrator = (await read<Listed>(administrator, terms)).body.items;
    expect(toAdministrator.map(({ kind, reason, caseId }) => [kind, reason, caseId]).sort()).toEqual([
      ['acting', 'Permisjon', null],
      ['forCase', 'Habilitet', itsCase],
      ['holder', null, null],
    ]);
    const toAdviser = (await read<Listed>(adviser, terms)).body.items;
    expect(toAdviser.map(({ kind, reason }) => [kind, reason]).sort()).toEqual([
      ['acting', null],
      ['holder', null],
    ]);
  });

  it('has the reason kept in the removable part of history', async () => {
    const events = await ministry.dataSource.query<{ text: string; personal: string }[]>(
      `SELECT text, personal FROM history_event WHERE type = 'actingTerm.begun' AND chain_id = $1`,
      [jd],
    );
    expect(events).toHaveLength(2);
    expect(events.some(({ text }) => text.includes('Permisjon'))).toBe(false);
    expect(events.map(({ personal }) => personal).sort()).toEqual(['{"reason":"Habilitet"}', '{"reason":"Permisjon"}']);
  });
});

describe('Who held what when', () => {
  it('is read page by page, each term once', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await read<Listed>(adviser, `/government/terms?limit=7${after}`);
      seen.push(...body.items.map(({ id }) => id));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    const all = (await read<Listed>(adviser, '/government/terms?limit=100')).body.items.map(({ id }) => id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBeGreaterThan(25);
  });

  it('is found by person', async () => {
    const { body } = await read<Listed>(adviser, `/government/terms?personId=${demoMinisterId('TSG')}`);
    expect(body.items).toMatchObject([
      {
        title: 'kunnskaps- og integreringsminister',
        name: 'Trine Skei Grande',
        kind: 'holder',
        from: '2020-01-24T11:00:00.000Z',
        to: '2020-03-13T11:00:00.000Z',
      },
    ]);
  });
});

describe('The people of a ministry', () => {
  it('are found by part of a name, whatever its case, and by initials', async () => {
    const found = async (q: string) =>
      (await read<Listed>(adviser, `/people?q=${encodeURIComponent(q)}`)).body.items.map(({ initials }) => initials);
    expect(await found('kvamsøy')).toEqual(['HMK']);
    expect(await found('KVAMSØY')).toEqual(['HMK']);
    expect(await found('hm')).toEqual(['HMK']);
    expect(await found('%')).toEqual([]);
    expect(await found('_')).toEqual([]);
    expect(await found('Erna Solberg')).toEqual([]);
  });

  it('are told by role, with the minister among them', async () => {
    const found = async (query: string) =>
      (await read<Listed>(adviser, `/people?${query}`)).body.items.map(({ initials }) => initials);
    expect(await found('role=registrar')).toEqual(['MLO', 'IST']);
    expect(await found(`role=leader&unitId=${departmentOfCrimePrevention}`)).toEqual(['TH', 'AL']);
    expect(await found('role=minister')).toEqual(['MM']);
  });

  it('are read page by page in the Norwegian order, each once', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await read<Listed>(adviser, `/people?limit=4${after}`);
      seen.push(...body.items.map(({ familyName }) => String(familyName)));
      if (!body.next) break;
      after = `&after=${body.next}`;
    }
    expect(seen.slice(0, 2)).toEqual(['Alvestad', 'Aune']);
    expect(seen).toEqual([...seen].sort(new Intl.Collator('nb').compare));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('have what they are cleared for told to administrators only', async () => {
    const roles = async (browser: TestAgent) =>
      (await read(browser, `/people/${demoPeople.eno.personId}`)).body['roles'] as { clearedFor: unknown }[];
    expect((await roles(administrator))[0]?.clearedFor).toEqual(['UO14', 'UO15', 'XX']);
    expect((await roles(adviser))[0]?.clearedFor).toBeNull();
  });

  it('of another ministry are not found', async () => {
    expect((await read(adviser, `/people/${demoPeople.kve.personId}`)).status).toBe(404);
  });
});

describe('An administrator', () => {
  it('registers a person, gives and ends a role, each with its event', async () => {
    const person = await aPerson();
    expect((await read(adviser, `/people/${person.id}`)).status).toBe(404);
    const role = await tell(administrator, `/people/${person.id}/roles`, {
      role: 'caseworker',
      unitId: departmentOfCrimePrevention,
      titleNb: 'rådgiver',
      clearedFor: ['UO15', 'UO14'],
    });
    expect(role).toMatchObject({ status: 201, body: { word: 'saksbehandler', clearedFor: ['UO14', 'UO15'] } });
    expect((await read(adviser, `/people/${person.id}`)).status).toBe(200);

    const ended = await tell(
      administrator,
      `/people/${person.id}/roles/${role.body.id}/end`,
      { at: '2020-07-01T00:00:00+02:00' },
      role.body.version,
    );
    expect(ended).toMatchObject({ status: 200, body: { to: '2020-06-30T22:00:00.000Z', version: 2 } });
    expect(ended.headers['etag']).toBe('"2"');
    const events = await ministry.dataSource.query<{ type: string }[]>(
      `SELECT type FROM history_event WHERE chain_id = $1 AND text LIKE '%' || $2 || '%' ORDER BY sequence`,
      [jd, person.id],
    );
    expect(events.map(({ type }) => type)).toEqual(['person.registered', 'role.given', 'role.ended']);
  });

  it('puts a name right, and takes a number away', async () => {
    const person = await aPerson();
    const request = administrator.patch(`/api/v1/people/${person.id}`).set('If-Match', `"${person.version}"`);
    const mended = (await request.send({ familyName: 'Nyås', telephone: null })) as unknown as Answer<Fields>;
    expect(mended).toMatchObject({
      status: 200,
      body: { name: 'Nina Nyås', initials: person['initials'], version: 2 },
    });
  });

  it('adds a section, which begins and ends on days', async () => {
    const section = await tell(administrator, '/units', {
      code: 'SLUTT',
      nameNb: 'Seksjon for prøving',
      nameNn: 'Seksjon for prøving',
      parentId: departmentOfCrimePrevention,
    });
    expect(section).toMatchObject({ status: 201, body: { validFrom: '2020-06-17', validTo: null } });
    expect(await ministry.app.get(Staff).unitsUnder(departmentOfCrimePrevention)).toContain(section.body.id);
    const ended = await tell(administrator, `/units/${section.body.id}/end`, { day: '2020-09-01' }, 1);
    expect(ended).toMatchObject({ status: 200, body: { validTo: '2020-09-01' } });
    const on = async (day: string) =>
      (await read<Listed>(adviser, `/units?day=${day}`)).body.items.some(({ code }) => code === 'SLUTT');
    expect([await on('2020-08-31'), await on('2020-09-01')]).toEqual([true, false]);
  });

  it('gives a section another name while it is there, and not when it has ended', async () => {
    const names = { nameNb: 'Seksjon for prøvelser', nameNn: 'Seksjon for prøvingar' };
    const { body: section } = await tell(administrator, '/units', {
      code: 'NAVN',
      nameNb: 'Seksjon for prøving',
      nameNn: 'Seksjon for prøving',
      joints: ['prøv|ing'],
      parentId: departmentOfCrimePrevention,
    });
    const renamed = await tell(administrator, `/units/${section.id}/rename`, names, 1);
    expect(renamed).toMatchObject({ status: 200, body: { ...names, joints: ['prøv|ing'], version: 2 } });
    await tell(administrator, `/units/${section.id}/end`, { day: '2020-09-01' }, 2);
    expect(await tell(administrator, `/units/${section.id}/rename`, names, 3)).toMatchObject({
      status: 409,
      body: { code: 'unit.alreadyEnded' },
    });
  });

  it('adds an office, lets someone take it, and lets the next one in when it is empty', async () => {
    const title = { letterheadForm: 'Rådsministeren', indefiniteForm: 'rådsminister', definiteForm: 'rådsministeren' };
    const office = await tell(administrator, '/offices', {
      code: 'raadsminister',
      level: 'minister',
      precedence: 1,
      titles: [
        { language: 'nb', ...title },
        { language: 'nn', ...title },
      ],
    });
    expect(office).toMatchObject({ status: 201, body: { title: 'rådsminister', holder: null } });
    const [first, next] = [await aPerson(), await aPerson()];
    const terms = `/offices/${office.body.id}/terms`;
    const term = await tell(administrator, terms, { personId: first.id });
    expect(term.status).toBe(201);
    expect(await tell(administrator, terms, { personId: next.id, from: '2020-07-01T12:00:00Z' })).toMatchObject({
      status: 409,
      body: { code: 'term.officeHeld' },
    });
    const end = { at: '2020-07-01T12:00:00Z' };
    expect((await tell(administrator, `${terms}/${term.body.id}/end`, end, 1)).status).toBe(200);
    expect((await tell(administrator, terms, { personId: next.id, from: '2020-07-01T12:00:00Z' })).status).toBe(201);
  });

  it('lets one of four stand in who are recorded at the same moment', async () => {
    const office = demoOfficeId('JD', 'statssekretaer');
    const people = await Promise.all([aPerson(), aPerson(), aPerson(), aPerson()]);
    const ids = people.map(({ id }) => id);
    const answers = await atOnce('acting_term', 4, () =>
      tell(administrator, `/offices/${office}/acting-terms`, {
        personId: ids.pop(),
        kind: 'acting',
        reason: 'Ferie',
        from: '2020-07-06T00:00:00Z',
        to: '2020-07-20T00:00:00Z',
      }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('Initials', () => {
  it('go to one of four who are registered with them at once', async () => {
    const four = { givenName: 'Ny', familyName: 'Person', initials: 'ZQX' };
    const answers = await atOnce('person', 4, () => tell(administrator, '/people', four));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are free again when whoever had them has left', async () => {
    const person = await aPerson();
    const role = await tell(administrator, `/people/${person.id}/roles`, {
      role: 'auditor',
      from: '2020-01-01T00:00:00Z',
    });
    const again = { givenName: 'Ny', familyName: 'Person', initials: person['initials'] };
    expect((await tell(administrator, '/people', again)).status).toBe(409);
    await tell(administrator, `/people/${person.id}/roles/${role.body.id}/end`, { at: '2020-06-01T00:00:00Z' }, 1);
    expect((await tell(administrator, '/people', again)).status).toBe(201);
  });
});

describe('A refused command changes nothing', () => {
  const unit = { code: 'NY', nameNb: 'Ny', nameNn: 'Ny' };
  const title = { letterheadForm: 'A', indefiniteForm: 'a', definiteForm: 'a' };
  const office = {
    code: 'ny',
    level: 'minister',
    titles: [
      { language: 'nb', ...title },
      { language: 'nn', ...title },
    ],
  };
  const person = { givenName: 'Ny', familyName: 'Person', initials: 'ZZZ' };
  const hmk = demoPeople.hmk.personId;
  const healthMinister = demoOfficeId('HOD', 'helseminister');
  const acting = { personId: hmk, kind: 'acting', reason: 'Ferie' };

  /** Who does what, with which body and version, and the answer. */
  const refused: [string, string, string, object, number | undefined, number, string][] = [
    ['an adviser registers a person', 'hmk', '/people', person, undefined, 403, 'access.notYours'],
    ['a registrar gives a role', 'ist', `/people/${hmk}/roles`, { role: 'auditor' }, undefined, 403, 'access.notYours'],
    ['an adviser adds a unit', 'hmk', '/units', unit, undefined, 403, 'access.notYours'],
    ['a leader adds an office', 'th', '/offices', office, undefined, 403, 'access.notYours'],
    [
      'the minister lets somebody act',
      'mm',
      `/offices/${justiceMinister}/acting-terms`,
      acting,
      undefined,
      403,
      'access.notYours',
    ],
    ['a person without a name', 'lhb', '/people', { ...person, givenName: ' ' }, undefined, 400, 'request.invalid'],
    [
      'a person with a broken name',
      'lhb',
      '/people',
      { ...person, givenName: 'Ny\u202E' },
      undefined,
      400,
      'request.invalid',
    ],
    [
      'a name of 101 characters',
      'lhb',
      '/people',
      { ...person, familyName: 'x'.repeat(101) },
      undefined,
      400,
      'request.invalid',
    ],
    ['initials in small letters', 'lhb', '/people', { ...person, initials: 'zzz' }, undefined, 400, 'request.invalid'],
    ['initials as a number', 'lhb', '/people', { ...person, initials: 123 }, undefined, 400, 'request.invalid'],
    [
      'an unknown field',
      'lhb',
      '/people',
      { ...person, birthNumber: '01010112345' },
      undefined,
      400,
      'request.invalid',
    ],
    ['initials somebody has', 'lhb', '/people', { ...person, initials: 'HMK' }, undefined, 409, 'person.initialsTaken'],
    ['a role nobody knows', 'lhb', `/people/${hmk}/roles`, { role: 'king' }, undefined, 400, 'request.invalid'],
    ['a role for nobody', 'lhb', `/people/${newId()}/roles`, { role: 'auditor' }, undefined, 404, 'person.unknown'],
    ['a role for what is no id', 'lhb', '/people/hmk/roles', { role: 'auditor' }, undefined, 404, 'person.unknown'],
    [
      'a role for oneself',
      'lhb',
      `/people/${demoPeople.lhb.personId}/roles`,
      { role: 'leader' },
      undefined,
      403,
      'role.notToOneself',
    ],
    [
      'a role for oneself in capitals',
      'lhb',
      `/people/${demoPeople.lhb.personId.toUpperCase()}/roles`,
      { role: 'leader' },
      undefined,
      403,
      'role.notToOneself',
    ],
    [
      'the same role again',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'caseworker', unitId: departmentOfCrimePrevention },
      undefined,
      409,
      'role.alreadyHeld',
    ],
    [
      'a role in another ministry’s unit',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'leader', unitId: demoUnitId('BFD', 'BAU') },
      undefined,
      404,
      'unit.unknown',
    ],
    [
      'a role before the unit was',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'leader', unitId: departmentOfCrimePrevention, from: '2018-01-01T00:00:00Z' },
      undefined,
      422,
      'unit.notThen',
    ],
    [
      'a role that ends before it begins',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'leader', to: '2020-01-01T00:00:00Z' },
      undefined,
      422,
      'term.endBeforeStart',
    ],
    [
      'a role on a day without clock time',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'leader', from: '2020-07-01' },
      undefined,
      400,
      'request.invalid',
    ],
    [
      'a clearance that is no code',
      'lhb',
      `/people/${hmk}/roles`,
      { role: 'leader', clearedFor: ['§ 13'] },
      undefined,
      400,
      'request.invalid',
    ],
    ['an end for a role nobody has', 'lhb', `/people/${hmk}/roles/${newId()}/end`, {}, 1, 404, 'role.unknown'],
    ['a unit whose code is taken', 'lhb', '/units', { ...unit, code: 'KRF' }, undefined, 409, 'unit.codeTaken'],
    ['a unit under one that is not', 'lhb', '/units', { ...unit, parentId: newId() }, undefined, 404, 'unit.unknown'],
    [
      'a unit under another ministry’s',
      'lhb',
      '/units',
      { ...unit, parentId: demoUnitId('BFD', 'BAU') },
      undefined,
      403,
      'government.otherMinistry',
    ],
    ['a unit on 30 February', 'lhb', '/units', { ...unit, from: '2020-02-30' }, undefined, 400, 'request.invalid'],
    [
      'an end for a unit with units under it',
      'lhb',
      `/units/${departmentOfCrimePrevention}/end`,
      {},
      1,
      409,
      'unit.hasUnits',
    ],
    ['an end for a unit with staff', 'lhb', `/units/${demoUnitId('JD', 'LOV')}/end`, {}, 1, 409, 'unit.hasStaff'],
    [
      'an end of a unit before its beginning',
      'lhb',
      `/units/${demoUnitId('JD', 'POL')}/end`,
      { day: '2018-01-01' },
      1,
      422,
      'unit.endBeforeStart',
    ],
    [
      'an end for a version that is old',
      'lhb',
      `/units/${demoUnitId('JD', 'POL')}/end`,
      {},
      7,
      412,
      'request.versionStale',
    ],
    [
      'an end without a version',
      'lhb',
      `/units/${demoUnitId('JD', 'POL')}/end`,
      {},
      undefined,
      428,
      'request.versionMissing',
    ],
    [
      'a new name for a version that is old',
      'lhb',
      `/units/${demoUnitId('JD', 'POL')}/rename`,
      { nameNb: 'Ny', nameNn: 'Ny' },
      7,
      412,
      'request.versionStale',
    ],
    [
      'a new name for another ministry’s unit',
      'lhb',
      `/units/${demoUnitId('BFD', 'BAU')}/rename`,
      { nameNb: 'Ny', nameNn: 'Ny' },
      1,
      403,
      'government.otherMinistry',
    ],
    [
      'an end for another ministry’s unit',
      'lhb',
      `/units/${demoUnitId('BFD', 'BAU')}/end`,
      {},
      1,
      403,
      'government.otherMinistry',
    ],
    [
      'an office whose code is taken',
      'lhb',
      '/offices',
      { ...office, code: 'justisminister' },
      undefined,
      409,
      'office.codeTaken',
    ],
    [
      'an office without a nynorsk title',
      'lhb',
      '/offices',
      { ...office, titles: office.titles.slice(0, 1) },
      undefined,
      422,
      'office.titleMissing',
    ],
    [
      'an office with two titles in a language',
      'lhb',
      '/offices',
      { ...office, titles: [...office.titles, office.titles[0]] },
      undefined,
      400,
      'request.invalid',
    ],
    [
      'an office with nothing for a title',
      'lhb',
      '/offices',
      { ...office, titles: [null] },
      undefined,
      400,
      'request.invalid',
    ],
    [
      'two ministers in one office',
      'lhb',
      `/offices/${justiceMinister}/terms`,
      { personId: hmk },
      undefined,
      409,
      'term.officeHeld',
    ],
    [
      'a term for nobody',
      'lhb',
      `/offices/${demoOfficeId('JD', 'departementsraad')}/terms`,
      { personId: newId() },
      undefined,
      404,
      'person.unknown',
    ],
    [
      'a term in an office that is not',
      'lhb',
      `/offices/${newId()}/terms`,
      { personId: hmk },
      undefined,
      404,
      'office.unknown',
    ],
    [
      'a term before the office was',
      'lhb',
      `/offices/${justiceMinister}/terms`,
      { personId: hmk, from: '2018-01-01T00:00:00Z', to: '2018-02-01T00:00:00Z' },
      undefined,
      422,
      'office.notThen',
    ],
    [
      'a term in another ministry’s office',
      'lhb',
      `/offices/${healthMinister}/terms`,
      { personId: hmk },
      undefined,
      403,
      'government.otherMinistry',
    ],
    [
      'a stand-in without a reason',
      'lhb',
      `/offices/${justiceMinister}/acting-terms`,
      { ...acting, reason: '' },
      undefined,
      400,
      'request.invalid',
    ],
    [
      'a stand-in for a case, without a case',
      'lhb',
      `/offices/${justiceMinister}/acting-terms`,
      { ...acting, kind: 'forCase' },
      undefined,
      422,
      'term.caseMissing',
    ],
    [
      'a stand-in for all of the office, with a case',
      'lhb',
      `/offices/${justiceMinister}/acting-terms`,
      { ...acting, caseId: newId() },
      undefined,
      422,
      'term.caseNotWanted',
    ],
    [
      'a second stand-in',
      'lhb',
      `/offices/${justiceMinister}/acting-terms`,
      { ...acting, from: '2021-02-20T00:00:00Z' },
      undefined,
      409,
      'term.actingHeld',
    ],
    [
      'an end for a term nobody has',
      'lhb',
      `/offices/${justiceMinister}/terms/${newId()}/end`,
      {},
      1,
      404,
      'term.unknown',
    ],
    [
      'an end for a term that has one',
      'lhb',
      `/offices/${justiceMinister}/terms/MM/end`,
      {},
      1,
      409,
      'term.alreadyEnded',
    ],
  ];

  it.each(refused)('%s (%s)', async (_, who, path, body, version, status, code) => {
    const [term] = await ministry.dataSource.query<{ id: string }[]>(
      'SELECT id FROM office_term WHERE office_id = $1',
      [justiceMinister],
    );
    const browser = await ministry.as(who);
    const before = await everythingIn(ministry.dataSource);
    const answer = await tell(browser, path.replace('/MM/', `/${term?.id}/`), body, version);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it('when another administrator’s end of a role comes from another ministry’s person', async () => {
    const [role] = await ministry.dataSource.query<{ id: string }[]>(
      'SELECT id FROM role_assignment WHERE person_id = $1',
      [demoPeople.kve.personId],
    );
    const answer = await tell(administrator, `/people/${demoPeople.kve.personId}/roles/${role?.id}/end`, {}, 1);
    expect([answer.status, answer.body.code]).toEqual([404, 'role.unknown']);
  });

  it('when a body empties what a person must have', async () => {
    const made = await aPerson();
    const before = await everythingIn(ministry.dataSource);
    const request = administrator.patch(`/api/v1/people/${made.id}`).set('If-Match', '"1"');
    const answer = (await request.send({ givenName: null })) as unknown as Answer<Fields>;
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it.each([
    ['no body', undefined],
    ['a list for a body', [person]],
    ['a text for a body', 'person'],
    ['half a body', '{"givenName": '],
  ])('when %s is sent', async (_, body) => {
    const before = await everythingIn(ministry.dataSource);
    const request = administrator.post('/api/v1/people').set('Content-Type', 'application/json');
    const answer = (await (body === undefined ? request : request.send(body))) as unknown as Answer<Fields>;
    expect(answer.status).toBe(400);
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it('and the same key does a command once', async () => {
    const body = { givenName: 'Ny', familyName: 'Person', initials: 'ZYX' };
    const once = async (initials: string) =>
      (await administrator
        .post('/api/v1/people')
        .set('Idempotency-Key', 'registrer-person-zyx')
        .send({ ...body, initials })) as unknown as Answer<Fields>;
    const [first, again, other] = [await once('ZYX'), await once('ZYX'), await once('ZYY')];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect([other.status, other.body.code]).toEqual([422, 'request.keyWithOtherBody']);
  });
});

describe('A strange but lawful question', () => {
  it.each([
    '/government/terms?from=2020-01-24T12:00:00%2B23:59',
    '/government/terms?to=1000-01-01T00:00:00Z',
    '/offices?at=8999-12-31T23:59:59Z',
    '/ministries?day=9999-12-31',
    '/units?day=1000-01-01',
    '/people?q=%5C',
    `/people?q=${encodeURIComponent('š'.repeat(100))}`,
  ])('is answered: %s', async (path) => expect((await read(adviser, path)).status).toBe(200));
});

describe('A question that makes no sense', () => {
  it.each([
    '/ministries?day=i-dag',
    '/offices?at=2020-06-17',
    '/offices?level=king',
    '/offices?ministryId=JD',
    '/people?limit=0',
    '/people?limit=101',
    '/people?after=tull',
    `/people?after=${Buffer.from('["a","b","c"]').toString('base64url')}`,
    `/people?after=${Buffer.from('["a",{},"c"]').toString('base64url')}`,
    '/people?q=%00',
    '/people?role=king',
    `/government/terms?after=${Buffer.from('["2020-01-01","x"]').toString('base64url')}`,
    '/government/terms?from=i-fjor',
    '/units?ministryId=JD',
    '/units?day=2020-02-30',
    '/ministries?unknown=1',
  ])('is refused: %s', async (path) => expect((await read(adviser, path)).status).toBe(400));

  it.each([
    `/ministries/${newId()}`,
    '/ministries/JD',
    `/offices/${newId()}`,
    '/offices/x',
    '/units/x',
    '/people/x',
    `/units?ministryId=${newId()}`,
  ])('finds nothing: %s', async (path) => expect((await read(adviser, path)).status).toBe(404));
});
