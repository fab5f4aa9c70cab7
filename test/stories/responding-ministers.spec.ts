import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import { demoPeople } from '../../src/government/demo/people.data';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { WorkPage } from '../../src/letters/work-lists/work-list.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, office, register } from '../support/letters';
import { faultsIn } from '../support/sound-history';

const crime = demoUnitId('JD', 'KRF');
const law = demoUnitId('JD', 'LOV');
const personOf = (username: keyof typeof demoPeople): string => demoPeople[username].personId;

describe('The responding minister', () => {
  let app: TestApp;
  let archivist: TestAgent;

  beforeAll(async () => {
    app = await startTestApp();
    archivist = await app.as('ist');
  });
  afterAll(() => app.stop());

  const caseOf = async (id: string, reader = archivist): Promise<CaseView> =>
    (await reader.get(`/api/v1/cases/${id}`).expect(200)).body as CaseView;
  const does = async (
    who: TestAgent,
    verb: string,
    id: string,
    body: object,
    status = 200,
  ): Promise<CaseView & { code: string }> => {
    const { version } = (await archivist.get(`/api/v1/cases/${id}`)).body as CaseView;
    const answer = await who.post(`/api/v1/cases/${id}/${verb}`).set('If-Match', `"${version}"`).send(body);
    expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status });
    return answer.body as CaseView & { code: string };
  };

  it('answers on behalf of the others, who see it and write theirs off by the answer', async () => {
    const families = await app.as('rho', 'BFD');
    const health = await app.as('hjo', 'HOD');
    const addressedOfficeIds = [office.primeMinister, office.justice, office.families];
    const { caseId, arrivalId, caseKey } = await register(archivist, aLetter({ addressedOfficeIds }));
    const newCase = { title: 'Vold', publicTitle: 'Vold i nære relasjoner' };
    const theirs = await register(families, aLetter({ files: undefined, arrivalId, newCase }));
    await families.get(`/api/v1/cases/${caseId}`).expect(404);

    const assigned = await does(archivist, 'assign', caseId, {
      level: 'minister',
      officeId: office.justice,
      onBehalfOfOfficeIds: [office.primeMinister, office.families],
      reason: 'Vold i nære relasjoner hører til i JD',
    });
    expect(assigned.respondingMinister).toMatchObject({
      level: 'minister',
      office: { id: office.justice, ministryCode: 'JD' },
      reason: 'Vold i nære relasjoner hører til i JD',
      to: null,
    });
    expect(assigned.respondingMinister?.onBehalfOf.map(({ id }) => id)).toEqual([
      office.primeMinister,
      office.families,
    ]);

    const seen = (await families.get(`/api/v1/entries/${theirs.entryId}`).expect(200)).body as EntryView;
    expect(seen.answeredForUs).toMatchObject({
      ministryCode: 'JD',
      caseId,
      caseKey,
      sentence: `Besvares for dere av JD i sak ${caseKey}.`,
    });
    expect(await caseOf(caseId, families)).toMatchObject({ key: caseKey, own: false });
    await families.get(`/api/v1/cases/${caseId}/history`).expect(403);
    await families.post(`/api/v1/cases/${caseId}/remarks`).send({ text: 'Vi ser på saken' }).expect(403);
    await health.get(`/api/v1/cases/${caseId}`).expect(404);

    const settled = await families
      .post(`/api/v1/entries/${theirs.entryId}/settle`)
      .send({ method: 'takenToNotice', reason: 'Besvares av JD på vegne av alle' })
      .expect(200);
    expect(settled.body).toMatchObject({ settled: true, settlements: [{ method: 'takenToNotice', byEntryId: null }] });
    await families.post(`/api/v1/entries/${theirs.entryId}/settle`).send({ method: 'takenToNotice' }).expect(409);
  });

  it('is one at a time; the one before stays with its reason, and who is no longer answered for looks in no more', async () => {
    const families = await app.as('rho', 'BFD');
    const addressedOfficeIds = [office.justice, office.families];
    const { caseId } = await register(archivist, aLetter({ addressedOfficeIds }));
    await does(archivist, 'assign', caseId, {
      level: 'minister',
      officeId: office.justice,
      onBehalfOfOfficeIds: [office.families],
      reason: 'JD svarer for begge',
    });
    await families.get(`/api/v1/cases/${caseId}`).expect(200);

    const again = await does(archivist, 'assign', caseId, {
      level: 'department',
      reason: 'Kan svares på av embetsverket',
    });
    expect(again.respondingMinister).toMatchObject({ level: 'department', office: null });
    expect(again.earlierRespondingMinisters).toMatchObject([
      { level: 'minister', reason: 'JD svarer for begge', endedReason: 'Kan svares på av embetsverket' },
    ]);
    await families.get(`/api/v1/cases/${caseId}`).expect(404);
    await expect(
      app.dataSource.query(
        `INSERT INTO responding_minister (id, case_id, level, reason, from_at, recorded_by)
         SELECT gen_random_uuid(), case_id, 'department', 'To på én gang', from_at, recorded_by
         FROM responding_minister WHERE case_id = $1 AND to_at IS NULL`,
        [caseId],
      ),
    ).rejects.toThrow('one_responding_minister_at_a_time');
  });

  it('is nobody when a letter is taken to notice, which writes it off in the same act', async () => {
    const { caseId, entryId } = await register(archivist);
    await does(archivist, 'assign', caseId, {
      level: 'none',
      closingMethod: 'takenToNotice',
      reason: 'En hyllest uten spørsmål',
    });
    const entry = (await archivist.get(`/api/v1/entries/${entryId}`).expect(200)).body as EntryView;
    expect(entry.settlements).toMatchObject([{ method: 'takenToNotice', reason: 'En hyllest uten spørsmål' }]);
    const closed = await does(archivist, 'close', caseId, { archiveRest: true });
    expect(closed.status).toBe('closed');
  });

  describe('then the case', () => {
    it('goes to a unit, whose leader gives it to an adviser, who accepts', async () => {
      const leader = await app.as('al');
      const adviser = await app.as('hmk');
      const { caseId, entryId } = await register(archivist);
      await does(archivist, 'allocate', caseId, { unitId: crime, note: 'Haster litt' });
      const toAllocate = (await leader.get('/api/v1/work/to-allocate').expect(200)).body as WorkPage;
      expect(toAllocate.items.map((item) => item.id)).toContain(caseId);

      await does(leader, 'allocate', caseId, { unitId: crime, caseworkerId: personOf('hmk') });
      const mine = (await adviser.get('/api/v1/work/mine').expect(200)).body as WorkPage;
      expect(mine.items.map((item) => item.id)).toContain(caseId);
      const accepted = (await adviser.post(`/api/v1/cases/${caseId}/accept`).expect(200)).body as CaseView;
      expect(accepted).toMatchObject({ owner: { initials: 'HMK' }, allocation: { state: 'accepted' } });
      const entry = (await adviser.get(`/api/v1/entries/${entryId}`).expect(200)).body as EntryView;
      expect(entry.caseworker).toMatchObject({ initials: 'HMK' });
      await adviser.post(`/api/v1/cases/${caseId}/accept`).expect(409);
    });

    it('comes back to the unit with the adviser’s reason, as often as somebody refuses', async () => {
      const leader = await app.as('al');
      const adviser = await app.as('hmk');
      const { caseId } = await register(archivist);
      for (const reason of ['Jeg er i permisjon', 'Jeg er inhabil']) {
        await does(leader, 'allocate', caseId, { unitId: crime, caseworkerId: personOf('hmk') });
        const back = await adviser.post(`/api/v1/cases/${caseId}/refuse`).send({ reason }).expect(200);
        expect(back.body).toMatchObject({ owner: null, allocation: { state: 'offered', caseworker: null } });
      }
      const { body } = await archivist.get(`/api/v1/cases/${caseId}/history`).expect(200);
      expect((body as { items: { reason: string | null }[] }).items.map((item) => item.reason)).toEqual(
        expect.arrayContaining(['Jeg er i permisjon', 'Jeg er inhabil']),
      );
    });

    it.each([
      [
        'somebody who is not cleared for what it is',
        'ist',
        { unitId: crime, caseworkerId: personOf('eno') },
        422,
        'allocation.notCleared',
      ],
      [
        'somebody of another unit',
        'ist',
        { unitId: crime, caseworkerId: personOf('sia') },
        422,
        'allocation.notInUnit',
      ],
      ['a unit the leader does not lead', 'al', { unitId: law }, 403, 'allocation.otherUnit'],
    ])('is not given to %s', async (_, who, wanted, status, code) => {
      const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13' };
      const newCase = { title: 'Klage', publicTitle: 'Klage', restriction };
      const { caseId } = await register(archivist, aLetter({ newCase }));
      expect(await does(await app.as(who), 'allocate', caseId, wanted, status)).toMatchObject({ code });
    });

    it('is to be answered within so many working days, holidays left out', async () => {
      const { caseId } = await register(archivist);
      const dated = await does(archivist, 'reply-deadline', caseId, { workingDays: 6, from: '2020-05-14' });
      // 17 May is a Sunday; 21 May 2020 is Ascension Day.
      expect(dated.replyDeadline).toBe('2020-05-25');
    });
  });

  it('makes looking into a restricted case an event, and hides it from who is not cleared', async () => {
    const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13' };
    const newCase = { title: 'Klage fra Kari Nordmann', publicTitle: 'Klage', restriction };
    const { caseId, entryId } = await register(archivist, aLetter({ newCase }));
    await (await app.as('hmk')).get(`/api/v1/cases/${caseId}`).expect(200);
    const { body } = await archivist.get(`/api/v1/cases/${caseId}/history`).expect(200);
    expect(body).toMatchObject({
      items: [
        { type: 'case.read', sentence: 'leste saken', person: { initials: 'HMK' } },
        { type: 'entry.registered' },
      ],
    });
    const notCleared = await app.as('eno');
    for (const path of [`cases/${caseId}`, `cases/${caseId}/entries`, `cases/${caseId}/history`, `entries/${entryId}`])
      expect((await notCleared.get(`/api/v1/${path}`)).status).toBe(404);
  });

  it('leaves a history that is whole, and every row as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
