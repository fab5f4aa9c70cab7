/** What is restricted is restricted by every way in: arrivals, closing, history. */
import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { WorkPage } from '../../src/letters/work-lists/work-list.view';
import type { ArrivalPage, ArrivalView } from '../../src/letters/incoming/incoming.view';
import type { HistoryPage } from '../../src/letters/timeline/timeline.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, aMail, office, register, upload } from '../support/letters';
import { aCase } from '../support/replies';

const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };

let app: TestApp;
let archivist: TestAgent;
/** An archivist of the same ministry, who is not cleared for § 13. */
let uncleared: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
  await app.dataSource.query(
    `UPDATE role_assignment SET cleared_for = '{UO14}' WHERE person_id = (SELECT person_id FROM account WHERE username = 'mlo')`,
  );
  uncleared = await app.as('mlo');
});
afterAll(() => app.stop());

const fromMail = async (messageId: string, differs: object = {}) => {
  const mailUploadId = await upload(archivist, 'a.eml', aMail({ messageId }));
  return register(archivist, aLetter({ files: undefined, mailUploadId, ...differs }));
};
const does = async (who: TestAgent, path: string, body: object = {}) => {
  const thing = path.split('/').slice(0, 2).join('/');
  const { version } = (await archivist.get(`/api/v1/${thing}`)).body as { version: number };
  return who.post(`/api/v1/${path}`).set('If-Match', `"${version}"`).send(body);
};
const historyOf = async (caseId: string, reader = archivist) =>
  ((await reader.get(`/api/v1/cases/${caseId}/history`).expect(200)).body as HistoryPage).items;

describe('An arrival', () => {
  it('is hidden, with its bytes, from who may not see the entry it became', async () => {
    const { arrivalId } = await fromMail('<skjermet-1@example>', { restriction });
    const path = `/api/v1/arrivals/${arrivalId}`;
    const { files } = (await archivist.get(path).expect(200)).body as ArrivalView;
    for (const hidden of [path, `${path}/files/${arrivalId}`, `${path}/files/${files[0]?.id}`]) {
      await archivist.get(hidden).expect(200);
      expect((await uncleared.get(hidden).expect(404)).body).toMatchObject({ code: 'arrival.unknown' });
    }
  });

  it('is open to every archivist when its entry is', async () => {
    const { arrivalId } = await fromMail('<apen@example>');
    await uncleared.get(`/api/v1/arrivals/${arrivalId}/files/${arrivalId}`).expect(200);
  });

  it('that is restricted is not read without a trace', async () => {
    const { arrivalId, caseId, entryId } = await fromMail('<skjermet-2@example>', { restriction });
    await archivist.get(`/api/v1/arrivals/${arrivalId}/files/${arrivalId}`).expect(200);
    expect(await historyOf(caseId)).toMatchObject([
      { type: 'case.read', subjectId: entryId, person: { initials: 'IST' } },
      { type: 'entry.registered' },
    ]);
  });

  it('that came before is not told by its key to who may not see that entry', async () => {
    const { entryKey, arrivalId } = await fromMail('<skjermet-3@example>', { restriction });
    const again = async (who: TestAgent) => {
      const mailUploadId = await upload(who, 'a.eml', aMail({ messageId: '<skjermet-3@example>' }));
      return who
        .post('/api/v1/incoming-letters')
        .send(aLetter({ files: undefined, mailUploadId }))
        .expect(409);
    };
    expect((await again(archivist)).body).toMatchObject({ facts: { entry: entryKey } });
    const refused = await again(uncleared);
    expect(refused.body).toMatchObject({ code: 'incoming.alreadyRegistered' });
    expect(refused.text).not.toContain(entryKey);
    const waiting = aLetter({ files: undefined, arrivalId });
    await uncleared.post('/api/v1/incoming-letters').send(waiting).expect(404);
  });

  it('on paper does not carry the first ministry’s internal title to the others', async () => {
    const addressedOfficeIds = [office.justice, office.families];
    const titles = { title: 'Klage fra Kari Nordmann, født 1970', publicTitle: 'Klage over en sak hos politiet' };
    await register(archivist, aLetter({ ...titles, addressedOfficeIds, restriction }));
    const untitled = { ...titles, publicTitle: undefined };
    await register(archivist, aLetter({ ...untitled, addressedOfficeIds, restriction }));
    const families = await app.as('rho', 'BFD');
    const { body } = await families.get('/api/v1/arrivals').expect(200);
    expect((body as ArrivalPage).items.slice(-2).map(({ subject }) => subject)).toEqual([titles.publicTitle, '']);
  });
});

describe('A case with an entry the archivist may not see', () => {
  const aCase = async () => {
    const open = await register(archivist);
    const hidden = await register(archivist, aLetter({ newCase: undefined, caseId: open.caseId, restriction }));
    return { open, hidden, caseId: open.caseId };
  };
  const confirmed = { writeOffRest: true, archiveRest: true };

  it('is not closed by them, and nothing of the entry is told or changed', async () => {
    const { open, hidden, caseId } = await aCase();
    const before = (await archivist.get(`/api/v1/entries/${hidden.entryId}`)).body as EntryView;
    const refused = await does(uncleared, `cases/${caseId}/close`, confirmed);
    expect({ status: refused.status, body: refused.body as unknown }).toMatchObject({
      status: 409,
      body: { code: 'case.cannotClose', facts: { codes: ['case.hindered.unseenEntry'] } },
    });
    expect(refused.text).not.toContain(hidden.entryKey);
    const hindrances = await uncleared.get(`/api/v1/cases/${caseId}/hindrances`).expect(200);
    expect(hindrances.text).toContain(open.entryKey);
    expect(hindrances.text).not.toContain(hidden.entryKey);
    const after = (await archivist.get(`/api/v1/entries/${hidden.entryId}`)).body as EntryView;
    expect([after.status, after.settled, after.version]).toEqual([before.status, false, before.version]);
  });

  it('is on the list to close of who may see all of it only', async () => {
    const toClose = async (who: TestAgent) => {
      const { body } = await who.get('/api/v1/work/to-close').expect(200);
      return (body as WorkPage).items.map(({ id }) => id);
    };
    const { open, hidden, caseId } = await aCase();
    for (const { entryId } of [open, hidden]) {
      await does(archivist, `entries/${entryId}/settle`, { method: 'takenToNotice', reason: 'En takk.' });
      await does(archivist, `entries/${entryId}/journal`);
    }
    expect(await toClose(archivist)).toContain(caseId);
    expect(await toClose(uncleared)).not.toContain(caseId);
  });

  it('is closed by who may see all of it', async () => {
    const { caseId } = await aCase();
    const closed = await does(archivist, `cases/${caseId}/close`, confirmed);
    expect(closed.body as CaseView).toMatchObject({ status: 'closed' });
  });

  it('is answered by nobody without the hidden letter being written off with the others', async () => {
    const { open, hidden, caseId } = await aCase();
    const level = { level: 'none', closingMethod: 'takenToNotice', reason: 'Besvares ikke' };
    expect((await does(uncleared, `cases/${caseId}/assign`, level)).status).toBe(200);
    const settled = async (id: string) =>
      ((await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView).settled;
    expect([await settled(open.entryId), await settled(hidden.entryId)]).toEqual([true, false]);
  });

  it('is not withdrawn by them, and the entry is not named', async () => {
    const { open, hidden, caseId } = await aCase();
    const refused = await does(uncleared, `cases/${caseId}/withdraw`, { reason: 'Feil' });
    expect(refused.body).toMatchObject({
      code: 'case.cannotWithdraw',
      facts: { entries: [open.entryKey, 'en journalpost du ikke har tilgang til'] },
    });
    expect(refused.text).not.toContain(hidden.entryKey);
  });

  it('has a history that leaves out what happened to it, and names it nowhere', async () => {
    const { open, hidden, caseId } = await aCase();
    await archivist.get(`/api/v1/entries/${hidden.entryId}`).expect(200);
    await archivist.post(`/api/v1/entries/${hidden.entryId}/remarks`).send({ text: 'Sensitivt' }).expect(201);
    await app.dataSource.query(
      `UPDATE journal_entry SET kind = 'outgoing', status = 'dispatched', sent_at = created_at WHERE id = $1`,
      [hidden.entryId],
    );
    await archivist
      .post(`/api/v1/entries/${open.entryId}/settle`)
      .send({ method: 'answeredByLetter', byEntryId: hidden.entryId })
      .expect(200);
    const all = await historyOf(caseId);
    expect(all.map(({ type }) => type)).toEqual([
      'entry.settled',
      'remark.written',
      'case.read',
      'entry.registered',
      'entry.registered',
    ]);
    const shown = await historyOf(caseId, uncleared);
    expect(shown.map(({ type }) => type)).toEqual(['entry.settled', 'entry.registered']);
    expect(shown[0]?.sentence).toContain('en journalpost du ikke har tilgang til');
    expect(JSON.stringify(shown)).not.toContain(hidden.entryKey);

    const { settlements } = (await uncleared.get(`/api/v1/entries/${open.entryId}`).expect(200)).body as EntryView;
    expect(settlements).toMatchObject([{ byEntryId: null, byEntryKey: 'en journalpost du ikke har tilgang til' }]);
  });
});

describe('An entry tied to one the archivist may not see', () => {
  const tried = async (entryId: string, who: TestAgent) => {
    const { caseId } = await register(archivist);
    const moved = await does(who, `entries/${entryId}/move`, { caseId, reason: 'Feil sak' });
    const withdrawn = await does(who, `entries/${entryId}/withdraw`, { reason: 'Feil' });
    return [moved, withdrawn].map(({ body }) => {
      const { code, detail, facts } = body as { code: string; detail: string; facts: { entries: string[] } };
      return { code, detail, entries: facts.entries };
    });
  };

  it('by a write-off is neither moved nor withdrawn, and the other is not named', async () => {
    const open = await register(archivist);
    const seen = await register(archivist, aLetter({ newCase: undefined, caseId: open.caseId }));
    const hidden = await register(archivist, aLetter({ newCase: undefined, caseId: open.caseId, restriction }));
    for (const answer of [hidden, seen]) {
      await app.dataSource.query(
        `UPDATE journal_entry SET kind = 'outgoing', status = 'dispatched', sent_at = created_at WHERE id = $1`,
        [answer.entryId],
      );
      await archivist
        .post(`/api/v1/entries/${open.entryId}/settle`)
        .send({ method: 'answeredByLetter', byEntryId: answer.entryId })
        .expect(200);
    }
    const [moved, withdrawn] = await tried(open.entryId, uncleared);
    const entries = [seen.entryKey, 'en journalpost du ikke har tilgang til'];
    expect([moved, withdrawn]).toMatchObject([
      { code: 'entry.moveBlockedBySettlement', entries },
      { code: 'entry.withdrawBlocked', entries },
    ]);
    expect(`${moved?.detail} ${withdrawn?.detail}`).not.toContain(hidden.entryKey);
    const [told] = await tried(open.entryId, archivist);
    expect(told?.entries).toEqual([seen.entryKey, hidden.entryKey]);
  });

  it('by a reply is neither moved nor withdrawn, and the reply is not named', async () => {
    const { entryId, reply } = await aCase(app).withReply();
    const restricted = await archivist
      .patch(`/api/v1/entries/${reply.entryId}`)
      .set('If-Match', `"${((await archivist.get(`/api/v1/entries/${reply.entryId}`)).body as EntryView).version}"`)
      .send({ restriction });
    expect(restricted.status).toBe(200);
    const [moved, withdrawn] = await tried(entryId, uncleared);
    const entries = ['en journalpost du ikke har tilgang til'];
    expect([moved, withdrawn]).toMatchObject([
      { code: 'entry.moveBlockedByReply', entries },
      { code: 'entry.withdrawBlocked', entries },
    ]);
    expect(`${moved?.detail} ${withdrawn?.detail}`).not.toContain(reply.entryKey);
    const [told] = await tried(entryId, archivist);
    expect(told?.entries).toEqual([reply.entryKey]);
  });
});
