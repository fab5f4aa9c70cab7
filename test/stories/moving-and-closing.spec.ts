import type TestAgent from 'supertest/lib/agent';
import type { CasePage, CaseView, HindrancesView } from '../../src/cases/case.view';
import type { EntryPage, EntryView } from '../../src/letters/entries/entry.view';
import type { WorkListsView, WorkPage } from '../../src/letters/work-lists/work-list.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, aMail, register, upload } from '../support/letters';
import { aCase } from '../support/replies';
import { faultsIn } from '../support/sound-history';

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const entryOf = async (id: string): Promise<EntryView> =>
  (await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;
const caseOf = async (id: string): Promise<CaseView> =>
  (await archivist.get(`/api/v1/cases/${id}`).expect(200)).body as CaseView;

async function does(method: 'post' | 'patch' | 'put', path: string, body: object = {}, status = 200) {
  const thing = path.split('/').slice(0, 2).join('/');
  const { version } = (await archivist.get(`/api/v1/${thing}`)).body as { version: number };
  const answer = await archivist[method](`/api/v1/${path}`).set('If-Match', `"${version}"`).send(body);
  expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status });
  return answer.body as EntryView & CaseView & { code: string; facts: Record<string, unknown> };
}
const withFile = async (name = 'brev.txt', text = 'Kjære statsråd') =>
  aLetter({ files: [{ uploadId: await upload(archivist, name, Buffer.from(text)) }] });

describe('Moving an entry', () => {
  it('gives it the next number of the other case, and leaves its old number unused for ever', async () => {
    const from = await register(archivist);
    const to = await register(archivist);
    const moved = await does('post', `entries/${from.entryId}/move`, { caseId: to.caseId, reason: 'Samme sak' });
    expect(moved).toMatchObject({ key: `${to.caseKey}-2`, caseId: to.caseId, journalNumber: from.journalNumber });

    const next = await register(archivist, aLetter({ newCase: undefined, caseId: from.caseId }));
    expect(next.entryKey).toBe(`${from.caseKey}-2`);
    const { body } = await archivist.get(`/api/v1/cases/${to.caseId}/history`).expect(200);
    expect(body).toMatchObject({
      items: [{ sentence: `flyttet hit fra ${from.caseKey}, som dokument 2`, reason: 'Samme sak' }, {}],
    });
  });

  it('is blocked by a write-off that ties it to an entry that stays, and says which', async () => {
    const { caseId, reply: answer } = await aCase(app).withReply('dispatched');
    const letter = await register(archivist, aLetter({ newCase: undefined, caseId }));
    await archivist
      .post(`/api/v1/entries/${letter.entryId}/settle`)
      .send({ method: 'answeredByLetter', byEntryId: answer.entryId })
      .expect(200);
    const other = await register(archivist);
    const refused = await does(
      'post',
      `entries/${letter.entryId}/move`,
      { caseId: other.caseId, reason: 'Feil sak' },
      409,
    );
    expect(refused).toMatchObject({ code: 'entry.moveBlockedBySettlement', facts: { entries: [answer.entryKey] } });
    expect(await does('post', `entries/${letter.entryId}/withdraw`, { reason: 'Feil' }, 409)).toMatchObject({
      code: 'entry.withdrawBlocked',
    });

    const [settlement] = (await entryOf(letter.entryId)).settlements;
    const undone = await archivist
      .post(`/api/v1/entries/${letter.entryId}/settlements/${settlement?.id}/undo`)
      .send({ reason: 'Avskrevet på feil brev' })
      .expect(200);
    expect(undone.body).toMatchObject({ settled: false, settlements: [{ undoneReason: 'Avskrevet på feil brev' }] });
    await does('post', `entries/${letter.entryId}/move`, { caseId: other.caseId, reason: 'Feil sak' });
  });
});

describe('Withdrawing an entry', () => {
  it('keeps its numbers, and lets what arrived be registered again', async () => {
    const mail = aMail({ messageId: '<utgar@example>' });
    const send = async () => {
      const mailUploadId = await upload(archivist, 'a.eml', mail);
      return register(archivist, aLetter({ files: undefined, mailUploadId }));
    };
    const first = await send();
    const withdrawn = await does('post', `entries/${first.entryId}/withdraw`, { reason: 'Registrert på feil sak' });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', key: first.entryKey, journalNumber: first.journalNumber });
    const second = await send();
    expect(second.journalNumber).not.toBe(first.journalNumber);
    expect(second.arrivalId).toBe(first.arrivalId);
  });
});

describe('Noark’s locks, over the API', () => {
  it('lock the received date when journalled, and more when archived; the title never', async () => {
    const { entryId } = await register(archivist, await withFile());
    const path = `entries/${entryId}`;
    await does('patch', path, { receivedAt: '2020-05-14T06:00:00+02:00', theirReference: 'A-1' });
    await does('post', `${path}/journal`);
    expect(await does('patch', path, { receivedAt: '2020-05-14T07:00:00+02:00' }, 409)).toMatchObject({
      code: 'entry.fieldLocked',
      facts: { field: 'receivedAt', state: 'journalled' },
    });
    await does('patch', path, { documentDate: '2020-05-13' });
    await does('post', `${path}/archive`);
    for (const locked of [{ documentDate: '2020-05-12' }, { journalDate: '2020-05-14' }, { theirReference: 'B' }])
      expect(await does('patch', path, locked, 409)).toMatchObject({ code: 'entry.fieldLocked' });
    await does('patch', path, { title: 'Rettet tittel', publicTitle: 'Rettet offentlig tittel' });
    await archivist.post(`/api/v1/${path}/remarks`).send({ text: 'Brevet er fra 12. mai' }).expect(201);
    expect(await entryOf(entryId)).toMatchObject({
      status: 'archived',
      title: 'Rettet tittel',
      documentDate: '2020-05-13',
    });
  });

  it('change nothing when one field of several is locked', async () => {
    const { entryId } = await register(archivist);
    await does('post', `entries/${entryId}/journal`);
    await does('patch', `entries/${entryId}`, { title: 'Ny', receivedAt: '2020-05-14T07:00:00+02:00' }, 409);
    expect((await entryOf(entryId)).title).toBe('Vold i nære relasjoner under koronapandemien');
  });

  it('want an archive format before a letter is archived, and take a copy in one', async () => {
    const { entryId } = await register(
      archivist,
      await withFile('brev.html', '<!DOCTYPE html><html><body>Brev</body></html>'),
    );
    await does('post', `entries/${entryId}/journal`);
    expect(await does('post', `entries/${entryId}/archive`, {}, 409)).toMatchObject({
      code: 'entry.notInArchiveFormat',
    });
    const [document] = (await entryOf(entryId)).documents;
    const uploadId = await upload(archivist, 'brev.txt', Buffer.from('Brev'));
    const copies = `entries/${entryId}/documents/${document?.id}/copies`;
    await does('post', copies, { uploadId, variant: 'archive' }, 201);
    expect(await does('post', `entries/${entryId}/archive`)).toMatchObject({ status: 'archived' });
  });

  it('keep the earlier version when a document is replaced, and swap main document and attachment', async () => {
    const first = await upload(archivist, 'feil.txt', Buffer.from('Feil fil'));
    const second = await upload(archivist, 'bilag.txt', Buffer.from('Bilag'));
    const { entryId } = await register(archivist, aLetter({ files: [{ uploadId: first }, { uploadId: second }] }));
    const [main, attachment] = (await entryOf(entryId)).documents;
    const uploadId = await upload(archivist, 'riktig.txt', Buffer.from('Riktig fil'));
    const replaced = await does('post', `entries/${entryId}/documents/${main?.id}/replace`, { uploadId });
    expect(replaced.documents[0]?.files.map(({ versionNumber, fileName }) => [versionNumber, fileName])).toEqual([
      [2, 'riktig.txt'],
      [1, 'feil.txt'],
    ]);
    const swapped = await does('post', `entries/${entryId}/documents/${attachment?.id}/make-main`);
    expect(swapped.documents.map(({ id, association }) => [id, association])).toEqual([
      [attachment?.id, 'main'],
      [main?.id, 'attachment'],
    ]);
  });
});

describe('Closing a case', () => {
  it('says everything that hinders it, and closes when the archivist confirms', async () => {
    const { caseId, entryKey, entryId } = await register(
      archivist,
      aLetter({ newCase: { title: 'Sak', publicTitle: 'Sak uten klasse' } }),
    );
    const { items } = (await archivist.get(`/api/v1/cases/${caseId}/hindrances`).expect(200)).body as HindrancesView;
    expect(items.map(({ code, confirmWith }) => [code, confirmWith])).toEqual([
      ['case.hindered.classMissing', null],
      ['case.hindered.openLetters', 'writeOffRest'],
      ['case.hindered.notArchived', 'archiveRest'],
    ]);
    const refused = await does('post', `cases/${caseId}/close`, {}, 409);
    expect(refused).toMatchObject({
      code: 'case.cannotClose',
      facts: { codes: items.map(({ code }) => code) },
    });
    expect(JSON.stringify(refused)).toContain(entryKey);

    const classId = ((await caseOf((await register(archivist)).caseId)).class ?? { id: '' }).id;
    await does('patch', `cases/${caseId}`, { classId });
    await does('post', `cases/${caseId}/close`, { writeOffRest: true }, 409);
    expect((await entryOf(entryId)).settled).toBe(false);
    const closed = await does('post', `cases/${caseId}/close`, { writeOffRest: true, archiveRest: true });
    expect(closed.status).toBe('closed');
    expect(await entryOf(entryId)).toMatchObject({ status: 'archived', settlements: [{ method: 'caseClosed' }] });
  });

  it('locks its title, takes no letter more, and is opened again with a reason', async () => {
    const { caseId, entryId } = await register(archivist);
    await does('post', `cases/${caseId}/close`, { writeOffRest: true, archiveRest: true });
    expect(await does('patch', `cases/${caseId}`, { title: 'Ny' }, 409)).toMatchObject({ code: 'case.fieldLocked' });
    await does('patch', `cases/${caseId}`, { keywords: ['vold'] });
    expect(await does('patch', `entries/${entryId}`, { title: 'Ny' }, 409)).toMatchObject({
      code: 'entry.caseNotOpen',
    });
    const late = await archivist
      .post('/api/v1/incoming-letters')
      .send(aLetter({ newCase: undefined, caseId }))
      .expect(409);
    expect(late.body).toMatchObject({ code: 'case.notInThatState' });
    await does('post', `cases/${caseId}/reopen`, { reason: 'Det kom et brev til' });
    await register(archivist, aLetter({ newCase: undefined, caseId }));
  });

  it('may instead be withdrawn, once nothing stands in it', async () => {
    const { caseId, entryId, entryKey } = await register(archivist);
    expect(await does('post', `cases/${caseId}/withdraw`, { reason: 'Feil' }, 409)).toMatchObject({
      code: 'case.cannotWithdraw',
      facts: { entries: [entryKey] },
    });
    await does('post', `entries/${entryId}/withdraw`, { reason: 'Feil' });
    expect(await does('post', `cases/${caseId}/withdraw`, { reason: 'Feil' })).toMatchObject({ status: 'withdrawn' });
  });
});

describe('The list of cases to close', () => {
  const listed = async (): Promise<Map<string, string[] | null>> => {
    const { body } = await archivist.get('/api/v1/work/to-close').query({ limit: 100 }).expect(200);
    return new Map((body as WorkPage).items.map(({ id, remains }) => [id, remains]));
  };
  const settled = async (differs: Record<string, unknown> = {}) => {
    const letter = await register(archivist, aLetter(differs));
    await does('post', `entries/${letter.entryId}/settle`, { method: 'takenToNotice', reason: 'En takk.' });
    return letter;
  };

  it('has a case once its letters are settled and journalled and no reply is under way, until it is closed', async () => {
    const { caseId, entryId } = await settled();
    expect((await listed()).has(caseId)).toBe(false);
    await does('post', `entries/${entryId}/journal`);
    expect((await listed()).get(caseId)).toEqual(['case.hindered.notArchived']);
    await does('post', `entries/${entryId}/archive`);
    expect((await listed()).get(caseId)).toEqual([]);
    const second = await register(archivist, aLetter({ newCase: undefined, caseId }));
    expect((await listed()).has(caseId)).toBe(false);
    await does('post', `entries/${second.entryId}/withdraw`, { reason: 'Feil sak.' });
    await does('post', `cases/${caseId}/close`);
    expect((await listed()).has(caseId)).toBe(false);

    const { caseId: answered, entryId: letter, reply } = await aCase(app).withReply('dispatched');
    for (const one of [letter, reply.entryId]) await does('post', `entries/${one}/journal`);
    expect((await listed()).get(answered)).toEqual(['case.hindered.notArchived']);
    const empty = await register(archivist);
    await does('post', `entries/${empty.entryId}/withdraw`, { reason: 'Feil.' });
    expect((await listed()).has(empty.caseId)).toBe(false);
  });

  it('says what the case itself says hinders it', async () => {
    const mail = {
      uploadId: await upload(archivist, 'brev.eml', aMail({ messageId: '<x@kvinnenettverket.example>' })),
    };
    const newCase = { title: 'Sak', publicTitle: 'Sak uten klasse' };
    for (const differs of [{ newCase }, { files: [mail] }, {}])
      await does('post', `entries/${(await settled(differs)).entryId}/journal`);
    const found = await listed();
    expect([...found.values()].flat()).toEqual(
      expect.arrayContaining(['case.hindered.classMissing', 'case.hindered.notInArchiveFormat']),
    );
    const all = (await archivist.get('/api/v1/cases').query({ status: 'underTreatment', limit: 100 })).body as CasePage;
    for (const { id } of all.items) {
      const { body } = await archivist.get(`/api/v1/cases/${id}/hindrances`).expect(200);
      const codes = (body as HindrancesView).items.map(({ code }) => code);
      const remains = found.get(id);
      if (remains) expect(codes.sort()).toEqual([...remains].sort());
      // What the list leaves out has something that must be done first, or nothing in it.
      else if (codes.length) expect(codes.join()).toMatch(/openLetters|notArchived|reply\.hindersClosing/);
    }
  });

  it('is the archivist’s', async () => {
    expect((await (await app.as('hmk')).get('/api/v1/work/to-close')).status).toBe(403);
  });
});

describe('Finding cases and work', () => {
  it('finds a case by its key, with two digits of the year or four', async () => {
    const { caseId, caseKey } = await register(archivist);
    for (const key of [caseKey, caseKey.replace('20/', '2020/')]) {
      const { body } = await archivist.get('/api/v1/cases').query({ key }).expect(200);
      expect((body as CasePage).items.map((item) => item.id)).toEqual([caseId]);
    }
    await archivist.get('/api/v1/cases').query({ key: 'tjue-fjorten' }).expect(422);
  });

  it('reads lists page by page, each line once', async () => {
    for (let i = 0; i < 5; i++) await register(archivist);
    const all: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await archivist
        .get('/api/v1/cases')
        .query({ limit: 3, ...(after ? { after } : {}) })
        .expect(200);
      const page = body as CasePage;
      all.push(...page.items.map((item) => item.id));
      after = page.next ?? undefined;
    } while (after);
    const [{ count }] = await app.dataSource.query<[{ count: number }]>('SELECT count(*)::int AS count FROM case_file');
    expect(new Set(all).size).toBe(count);
    expect(all).toHaveLength(count);
    await archivist.get('/api/v1/cases').query({ after: 'tull' }).expect(400);
  });

  it('shows the archivist what is to be journalled and what is late, and counts it', async () => {
    const { caseId, entryId } = await register(archivist);
    await does('post', `cases/${caseId}/reply-deadline`, { day: '2020-05-14' });
    const list = async (name: string): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const { body } = await archivist
          .get(`/api/v1/work/${name}`)
          .query({ limit: 4, ...(after ? { after } : {}) })
          .expect(200);
        const page = body as WorkPage;
        ids.push(...page.items.map((item) => item.id));
        after = page.next ?? undefined;
      } while (after);
      return ids;
    };
    expect(await list('to-journal')).toContain(entryId);
    expect(await list('late')).not.toContain(caseId);
    app.clock.runFrom(new Date('2020-05-15T08:00:00+02:00'));
    expect(await list('late')).toEqual([caseId]);
    const counts = (await archivist.get('/api/v1/work').expect(200)).body as WorkListsView;
    expect(counts.items.map(({ list: name }) => name)).toEqual(
      expect.arrayContaining(['to-register', 'to-journal', 'late']),
    );
    expect(counts.items.find(({ list: name }) => name === 'late')).toMatchObject({ count: 1, more: false });
    await does('post', `entries/${entryId}/journal`);
    expect(await list('to-journal')).not.toContain(entryId);
    await (await app.as('hmk')).get('/api/v1/work/to-journal').expect(403);
    await archivist.get('/api/v1/work/tull').expect(404);
  });

  it('numbers a case’s entries in order', async () => {
    const { caseId, caseKey } = await register(archivist);
    await register(archivist, aLetter({ newCase: undefined, caseId }));
    const { body } = await archivist.get(`/api/v1/cases/${caseId}/entries`).query({ limit: 1 }).expect(200);
    const page = body as EntryPage;
    expect(page.items.map(({ key }) => key)).toEqual([`${caseKey}-1`]);
    const rest = await archivist.get(`/api/v1/cases/${caseId}/entries`).query({ after: page.next }).expect(200);
    expect((rest.body as EntryPage).items.map(({ key }) => key)).toEqual([`${caseKey}-2`]);
  });
});

describe('The history of all these entries', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
