import type TestAgent from 'supertest/lib/agent';
import { demoClassId, demoSeriesId } from '../../src/archive/demo/seed-demo-archive';
import { Archive } from '../../src/archive/archive.service';
import { noarkLists } from '../../src/archive/noark.lists';
import { demoMinistryId } from '../../src/government/demo/seed-demo-government';
import { newId } from '../../src/kernel/id';
import { Refusal } from '../../src/kernel/refusal';
import { TestApp, startTestApp } from '../support/app';

let ministry: TestApp;
let archive: Archive;
let registrar: TestAgent;
beforeAll(async () => {
  ministry = await startTestApp();
  archive = ministry.app.get(Archive);
  registrar = await ministry.as('ist');
});
afterAll(() => ministry.stop());

type Fields = Record<string, unknown>;
const listed = async (browser: TestAgent, path: string): Promise<Fields[]> =>
  ((await browser.get(`/api/v1/archive${path}`).expect(200)).body as { items: Fields[] }).items;

const codeOfRefusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

describe('Filing a case', () => {
  const jd = demoMinistryId('JD');
  const filed = (classId: string, day?: string) => archive.classToFileOn(ministry.dataSource.manager, jd, classId, day);

  it('is done on a leaf of the ministry’s own key', async () => {
    expect((await filed(demoClassId('JD', '313'))).title).toBe('Vold i nære relasjoner');
  });

  it.each([
    ['a class with classes under it', demoClassId('JD', '31'), undefined, 'class.notLeaf'],
    ['another ministry’s class', demoClassId('BFD', '31'), undefined, 'class.unknown'],
    ['a class that is not', newId(), undefined, 'class.unknown'],
    ['what is no id', '313', undefined, 'class.unknown'],
    ['a class before it was', demoClassId('JD', '313'), '2018-12-31', 'class.notThen'],
  ])('is refused on %s', async (_, classId, day, code) => {
    expect(await codeOfRefusal(filed(classId, day))).toBe(code);
  });

  it('is done in the series that is open on the day', async () => {
    expect((await archive.currentSeries(jd, '2020-05-14'))?.id).toBe(demoSeriesId('JD'));
    expect(await archive.currentSeries(jd, '2018-12-31')).toBeNull();
  });

  it('shows each ministry its own key, and which classes are leaves', async () => {
    const leavesOf = async (browser: TestAgent) =>
      (await listed(browser, '/classes'))
        .filter(({ isLeaf }) => isLeaf)
        .map(({ code, title }) => `${String(code)} ${String(title)}`);
    const [justice, children] = [await leavesOf(registrar), await leavesOf(await ministry.as('rho', 'BFD'))];
    expect(justice).toContain('313 Vold i nære relasjoner');
    expect(justice).not.toContain('31 Kriminalitetsforebygging');
    expect(children).toContain('31 Barnevern');
    expect(children).not.toContain('313 Vold i nære relasjoner');
  });
});

describe('A restriction', () => {
  it('by § 13 names the secrecy provision it stands on', async () => {
    expect(await codeOfRefusal(archive.restrictionFor({ code: 'UO13' }))).toBe('access.secrecyProvisionMissing');
    expect(await codeOfRefusal(archive.restrictionFor({ code: 'UO13', secrecyProvision: '  ' }))).toBe(
      'access.secrecyProvisionMissing',
    );
    const secrecyProvision = 'forvaltningsloven § 13 første ledd nr. 1';
    expect(await archive.restrictionFor({ code: 'UO13', secrecyProvision })).toMatchObject({
      provisionNb: 'offentleglova § 13',
      covers: 'information',
    });
  });

  it('has a code of the day: none before offentleglova, none that is made up', async () => {
    expect(await codeOfRefusal(archive.restrictionFor({ code: 'UO14' }, '2008-12-31'))).toBe('access.codeUnknown');
    expect(await codeOfRefusal(archive.restrictionFor({ code: '5a' }))).toBe('access.codeUnknown');
    expect(await listed(registrar, '/access-codes?day=2008-12-31')).toEqual([]);
  });

  it('may be one of the provisions §§ 13 to 26, or temporary', async () => {
    const codes = await listed(registrar, '/access-codes');
    const provisions = Array.from({ length: 14 }, (_, index) => `UO${13 + index}`);
    expect(codes.map(({ code }) => code)).toEqual([...provisions, 'XX']);
    expect(codes.filter(({ needsSecrecyProvision }) => needsSecrecyProvision).map(({ code }) => code)).toEqual([
      'UO13',
    ]);
    expect(codes.at(-1)).toMatchObject({ isTemporary: true, provisionNb: null, nameNb: 'Midlertidig sperret' });
  });
});

describe('Every code word the database allows', () => {
  it.each([
    ['case_file', 'status', 'Saksstatus'],
    ['journal_entry', 'status', 'Journalstatus'],
    ['journal_entry', 'kind', 'Journalposttype'],
    ['settlement', 'method', 'Avskrivningsmaate'],
    ['correspondence_party', 'kind', 'Korrespondanseparttype'],
    ['entry_document', 'association', 'TilknyttetRegistreringSom'],
    ['entry_document', 'type', 'Dokumenttype'],
    ['entry_document', 'status', 'Dokumentstatus'],
    ['document_file', 'variant', 'Variantformat'],
    ['remark', 'type', 'Merknadstype'],
    ['archive_series', 'status', 'Arkivdelstatus'],
    ['archive_series', 'medium', 'Dokumentmedium'],
    ['classification_system', 'type', 'Klassifikasjonstype'],
  ] as const)('in %s.%s has a name in Noark’s list %s', async (table, column, list) => {
    const allowed = await wordsAllowedIn(table, column);
    expect(allowed.length).toBeGreaterThan(1);
    expect(allowed.filter((word) => !(word in noarkLists[list]))).toEqual([]);
  });

  it('is told by the API with its Norwegian words', async () => {
    const lists = await listed(registrar, '/value-lists');
    const methods = lists.find(({ name }) => name === 'Avskrivningsmaate');
    expect(methods?.['values']).toContainEqual({
      word: 'answeredByLetter',
      code: 'BU',
      name: 'Besvart med brev',
      nb: 'Besvart med brev',
      nn: 'Svart på med brev',
    });
  });
});

/** The set a column's own CHECK constraint holds. */
async function wordsAllowedIn(table: string, column: string): Promise<string[]> {
  const constraints = await ministry.dataSource.query<{ definition: string }[]>(
    `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint AS c
       JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
      WHERE c.conrelid = $1::regclass AND c.contype = 'c' AND a.attname = $2`,
    [table, column],
  );
  const sets = constraints
    .map(({ definition }) => definition)
    .filter((definition) => definition.includes('ANY (ARRAY['));
  expect(sets).toHaveLength(1);
  return [...(sets[0] ?? '').matchAll(/'(\w+)'::text/g)].map(([, word]) => word ?? '');
}
