/** One letter came to two ministries; one answers for both, and the other writes its own entry off by that answer. */
import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryPage, EntryView } from '../../src/letters/entries/entry.view';
import type { RegisteredLetterView } from '../../src/letters/incoming/incoming.view';
import type { ReplyView } from '../../src/letters/replies/reply.view';
import type { HistoryPage } from '../../src/letters/timeline/timeline.view';
import { TestApp, startTestApp } from '../support/app';
import { carry, doTo, lastDispatch, order } from '../support/dispatching';
import { everythingIn } from '../support/everything';
import { aLetter, aMail, office, register, upload } from '../support/letters';
import { act, allocateTo, assignTo, bringTo, startReply } from '../support/replies';
import { faultsIn } from '../support/sound-history';

let app: TestApp;
let justice: TestAgent;
let families: TestAgent;
let ours: RegisteredLetterView;
let theirs: RegisteredLetterView;
let reply: ReplyView;
/** A letter of the Ministry of Health, which JD answers nothing for. */
let elsewhere: RegisteredLetterView;

beforeAll(async () => {
  app = await startTestApp();
  justice = await app.as('ist');
  families = await app.as('rho', 'BFD');
  const newCase = { title: 'Vold i nære relasjoner', publicTitle: 'Vold i nære relasjoner' };
  const ofOthers = { files: undefined, newCase, addressedOfficeIds: [] };
  const mailUploadId = await upload(justice, 'henvendelse.eml', aMail());
  const addressedOfficeIds = [office.justice, office.families];
  ours = await register(justice, aLetter({ files: undefined, mailUploadId, addressedOfficeIds }));
  theirs = await register(families, aLetter({ ...ofOthers, arrivalId: ours.arrivalId }));
  elsewhere = await register(await app.as('hjo', 'HOD'), aLetter({ ...ofOthers, files: [] }));
});
afterAll(() => app.stop());

const entryOf = async (id = theirs.entryId, reader = families): Promise<EntryView> =>
  (await reader.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;
const historyOf = async (caseId: string, reader: TestAgent) =>
  ((await reader.get(`/api/v1/cases/${caseId}/history`).expect(200)).body as HistoryPage).items;
const byTheReply = () => ({ method: 'answeredByLetter', byEntryId: reply.entryId });
const settle = (who: TestAgent, body: object, entryId = theirs.entryId) =>
  who.post(`/api/v1/entries/${entryId}/settle`).send(body);

/** Refused, with this answer, and nothing changed. */
async function expectRefused(trying: () => ReturnType<typeof settle>, status: number, code: string): Promise<void> {
  const before = await everythingIn(app.dataSource);
  const answer = await trying();
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
  expect(await everythingIn(app.dataSource)).toEqual(before);
}

describe('A ministry that another answers for', () => {
  it('has its own entry of what arrived once, and cannot look into the case of the other', async () => {
    expect(theirs.arrivalId).toBe(ours.arrivalId);
    expect(await entryOf()).toMatchObject({ answeredForUs: null, settled: false });
    await families.get(`/api/v1/cases/${ours.caseId}`).expect(404);
  });

  it('is told that it is answered for, and let into the case by a grant with its reason', async () => {
    await assignTo(app, ours.caseId, 'minister', [office.families]);
    await allocateTo(app, ours.caseId, 'hmk');
    expect((await entryOf()).answeredForUs).toMatchObject({
      ministryCode: 'JD',
      office: { id: office.justice },
      caseKey: ours.caseKey,
      sentence: `Besvares for dere av JD i sak ${ours.caseKey}.`,
      answers: [],
    });
    const seen = (await families.get(`/api/v1/cases/${ours.caseId}`).expect(200)).body as CaseView;
    expect(seen).toMatchObject({ key: ours.caseKey, own: false });
    expect(seen.allowedActions.filter(({ allowed }) => allowed)).toEqual([]);
    const grants = await app.dataSource.query(
      `SELECT m.code, g.source, g.reason, g.to_at FROM case_grant g JOIN ministry m ON m.id = g.ministry_id
       WHERE g.case_id = $1`,
      [ours.caseId],
    );
    expect(grants).toEqual([{ code: 'BFD', source: 'sharedAnswer', reason: 'Svarer på det.', to_at: null }]);
  });

  it('sees in it what came in and what was sent, but no draft, no note to the minister and no remark on them', async () => {
    reply = await startReply(app, ours, { templateCode: 'reply-on-behalf', subject: 'Vold i nære relasjoner' });
    reply = await act(app, 'hmk', reply.id, 'note', { html: '<p>Signer, men lov ingenting.</p>' });
    const note = `/api/v1/entries/${reply.noteEntryId}`;
    await justice.post(`${note}/remarks`).send({ text: 'Bør ikke vises andre' }).expect(201);
    await bringTo(app, reply.id, 'signed');

    for (const entryId of [reply.entryId, reply.noteEntryId ?? '']) {
      const drafted = await entryOf(entryId, justice);
      const [document] = drafted.documents;
      const file = `documents/${document?.id}/files/${document?.files[0]?.id}`;
      await justice.get(`/api/v1/entries/${entryId}/${file}`).expect(200);
      await families.get(`/api/v1/entries/${entryId}/${file}`).expect(404);
      await families.get(`/api/v1/entries/${entryId}`).expect(404);
      expect((await families.post(`/api/v1/entries/${entryId}/remarks`).send({ text: 'Vi så det' })).status).toBe(404);
    }
    const { items } = (await families.get(`/api/v1/cases/${ours.caseId}/entries`).expect(200)).body as EntryPage;
    expect(items.map(({ key }) => key)).toEqual([ours.entryKey]);
    expect((await families.get(`/api/v1/cases/${ours.caseId}`).expect(200)).text).not.toContain('Bør ikke vises andre');
    await families.get(`/api/v1/cases/${ours.caseId}/hindrances`).expect(403);
  });

  it('cannot write its entry off by the answer before that is sent', async () => {
    await expectRefused(() => settle(families, byTheReply()), 404, 'entry.unknown');
    await order(app, reply.id);
    await expectRefused(() => settle(families, byTheReply()), 404, 'entry.unknown');
  });

  it('sees the answer when it is sent, which settles the other ministry’s entry and not its own', async () => {
    await carry(app, reply.id);
    expect(await entryOf(ours.entryId, justice)).toMatchObject({ settled: true });
    expect(await entryOf()).toMatchObject({
      settled: false,
      answeredForUs: { answers: [{ entryId: reply.entryId, entryKey: reply.entryKey }] },
    });
    await families.get(`/api/v1/replies/${reply.id}`).expect(200);
  });

  it('reads in it neither who approved it, nor the note to the minister, nor a word of the folder', async () => {
    const own = (await justice.get(`/api/v1/replies/${reply.id}`).expect(200)).body as ReplyView;
    expect(own.approvals.length).toBeGreaterThan(0);
    expect(own).toMatchObject({ noteEntryId: reply.noteEntryId, noteHtml: '<p>Signer, men lov ingenting.</p>' });
    const seen = (await families.get(`/api/v1/replies/${reply.id}`).expect(200)).body as ReplyView;
    expect(seen).toMatchObject({ html: own.html, approvals: [], noteEntryId: null, noteHtml: '', releaseNote: '' });
  });

  it.each([
    ['the private office', 'oms', 'BFD', 403, 'access.notYours'],
    ['the minister', 'kir', 'BFD', 403, 'access.notYours'],
    ['the ministry that answered', 'ist', 'JD', 404, 'entry.unknown'],
    ['a third ministry', 'hjo', 'HOD', 404, 'entry.unknown'],
  ])('does not have it written off by %s', async (_, username, ministry, status, code) => {
    const who = await app.as(username, ministry);
    await expectRefused(() => settle(who, byTheReply()), status, code);
  });

  it.each([
    ['without naming the answer', () => ({ method: 'answeredByLetter' }), 'settlement.answerMismatch'],
    ['by the letter that came in', () => ({ ...byTheReply(), byEntryId: ours.entryId }), 'settlement.notAnAnswer'],
    ['as Noark lets only the closing of a case', () => ({ method: 'caseClosed' }), 'settlement.notByHand'],
  ])('does not write it off %s', async (_, body, code) => {
    await expectRefused(() => settle(families, body()), 422, code);
  });

  it('lends its right to no other: a ministry that is not answered for does not know the answer', async () => {
    const health = await app.as('hjo', 'HOD');
    await expectRefused(() => settle(health, byTheReply(), elsewhere.entryId), 404, 'entry.unknown');
  });

  it('writes its own entry off “Besvart med brev”, once, and both histories say what is theirs', async () => {
    const settled = (await settle(families, byTheReply()).expect(200)).body as EntryView;
    expect(settled).toMatchObject({ settled: true });
    expect(settled.settlements).toMatchObject([
      { method: 'answeredByLetter', byEntryId: reply.entryId, byEntryKey: `JD ${reply.entryKey}` },
    ]);
    const [last] = await historyOf(theirs.caseId, families);
    expect(last).toMatchObject({ type: 'entry.settled', person: { initials: 'RHO' } });
    expect(last?.sentence).toBe(`avskrev brevet: besvart med brev (${reply.entryKey})`);
    expect((await historyOf(ours.caseId, justice)).map(({ type }) => type)).not.toContain('entry.settled');
    await expectRefused(() => settle(families, byTheReply()), 409, 'settlement.already');
  });

  it('has it open again when the answer comes back, is told so, and writes it off anew', async () => {
    const { id } = await lastDispatch(app, reply.id);
    expect((await doTo(app, id, 'bounce', { reason: 'Postkassen finnes ikke.' })).status).toBe(200);
    expect(await entryOf()).toMatchObject({
      settled: false,
      settlements: [{ method: 'answeredByLetter', undoneReason: 'Postkassen finnes ikke.' }],
    });
    expect(await historyOf(theirs.caseId, families)).toMatchObject([
      { type: 'entry.settlementUndone', person: { initials: 'IST' }, reason: 'Postkassen finnes ikke.' },
      { type: 'entry.settled' },
      { type: 'entry.registered' },
    ]);
    expect((await doTo(app, id, 'resend', { mail: 'arkiv@kvinnenettverket.example' })).status).toBe(200);
    await carry(app, reply.id);
    expect([await entryOf(ours.entryId, justice), await entryOf()].map(({ settled }) => settled)).toEqual([
      true,
      false,
    ]);
    await settle(families, byTheReply()).expect(200);
    expect(await entryOf()).toMatchObject({ settled: true });
  });

  it('looks in no more when it is no longer answered for, and keeps what it wrote off', async () => {
    await assignTo(app, ours.caseId, 'minister');
    await families.get(`/api/v1/cases/${ours.caseId}`).expect(404);
    await families.get(`/api/v1/replies/${reply.id}`).expect(404);
    const { answeredForUs, settled, settlements } = await entryOf();
    expect([answeredForUs, settled, settlements.at(-1)?.byEntryKey]).toEqual([null, true, `JD ${reply.entryKey}`]);
  });
});

describe('The history of both ministries', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
