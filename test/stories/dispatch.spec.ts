import { Courier } from '../../src/letters/dispatch/courier';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { NoticesView } from '../../src/letters/replies/reply.view';
import type { HistoryPage } from '../../src/letters/timeline/timeline.view';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { carry, dispatchesOf, doTo, lastDispatch, order, settlementsOf, tryToOrder } from '../support/dispatching';
import { aLetter, register } from '../support/letters';
import { MailServer, startMailServer } from '../support/mail-server';
import { act, aCase, bringTo, readReply, startReply, tryTo } from '../support/replies';
import { faultsIn } from '../support/sound-history';

let app: TestApp;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({ settings: { smtpUrl: mail.url } });
});
afterAll(async () => {
  await app.stop();
  await mail.stop();
});
beforeEach(() => {
  mail.manners = {};
});

const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
const seenBy = (address: string) => mail.seen.filter(({ to }) => to.includes(address)).length;
const state = async (replyId: string) => (await readReply(app, 'ist', replyId)).state;

const townHall = { name: 'Ravndal kommune', mail: 'postmottak@ravndal.example' };
const byPost = { name: 'Ragna Solli', addressLines: ['Skogveien 7'], postCode: '2899', postPlace: 'Nordre Li' };
const newspaper = { name: 'Ravndalsposten', mail: 'tips@ravndalsposten.example' };

describe('A letter by post', () => {
  it('leaves when the archivist confirms it, with the day it was posted', async () => {
    const { reply, entryId } = await aCase(app).from('somebody by post').withReply('signed');
    const [dispatch] = await order(app, reply.id);
    expect(dispatch).toMatchObject({
      channel: 'post',
      state: 'awaitingPost',
      address: 'Ragna Solli, Skogveien 7, 2899 Nordre Li',
    });
    await carry(app, reply.id);
    expect(await settlementsOf(app, entryId)).toEqual([]);
    const posted = await doTo(app, dispatch?.id ?? '', 'confirm-posted', { on: '2020-05-14' });
    expect(posted.body).toMatchObject({ state: 'posted' });
    expect(await state(reply.id)).toBe('dispatched');
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter']);
  });
});

describe('A restricted letter', () => {
  it('never goes by ordinary mail, and by post without being told', async () => {
    const { reply } = await aCase(app)
      .from('a mayor')
      .withLetter({ sender: { ...townHall, addressLines: ['Rådhusgata 1'], postCode: '6899', postPlace: 'Ravndal' } })
      .restricted('UO13')
      .withReply('signed');
    const { parties } = (await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`)).body as EntryView;
    const channels = [{ partyId: parties.find(({ kind }) => kind === 'recipient')?.id, channel: 'mail' }];
    const before = await everythingIn(app.dataSource);
    expect(codeOf(await tryToOrder(app, reply.id, { channels }))).toEqual([409, 'dispatch.restrictedByMail']);
    expect(await everythingIn(app.dataSource)).toEqual(before);
    expect(await order(app, reply.id)).toMatchObject([{ channel: 'post', state: 'awaitingPost' }]);
    const { id } = await lastDispatch(app, reply.id);
    expect(codeOf(await doTo(app, id, 'resend', { channel: 'mail' }))).toEqual([409, 'dispatch.restrictedByMail']);
  });

  it('is held back also when it was restricted after it was set on its way', async () => {
    const { reply } = await aCase(app).from('an organisation').withReply('signed');
    await order(app, reply.id);
    const archivist = await app.as('ist');
    const { version } = (await archivist.get(`/api/v1/entries/${reply.entryId}`)).body as { version: number };
    const restricted = archivist.patch(`/api/v1/entries/${reply.entryId}`).set('If-Match', `"${version}"`);
    await restricted.send({ restriction: { code: 'UO14' } }).expect(200);
    const before = mail.seen.length;
    await carry(app, reply.id);
    const dispatch = await lastDispatch(app, reply.id);
    expect(dispatch).toMatchObject({ state: 'failed', attempts: [] });
    expect(dispatch.reason).toContain('unntatt offentlighet');
    expect(mail.seen).toHaveLength(before);
  });
});

describe('A letter to several', () => {
  const toMany = { recipients: [townHall, byPost] };

  it('goes to each in their own way, and is dispatched when the last has it', async () => {
    const { reply, entryId } = await aCase(app).startedWith(toMany).withReply();
    await act(app, 'hmk', reply.id, 'letter', { copies: [newspaper] });
    await bringTo(app, reply.id, 'signed');
    const ordered = await order(app, reply.id);
    expect(ordered.map(({ name, channel, isCopy }) => [name, channel, isCopy])).toEqual([
      ['Ravndal kommune', 'mail', false],
      ['Ragna Solli', 'post', false],
      ['Ravndalsposten', 'mail', true],
    ]);
    const [before, copies] = [seenBy(townHall.mail), seenBy(newspaper.mail)];
    await carry(app, reply.id);
    expect([seenBy(townHall.mail) - before, seenBy(newspaper.mail) - copies]).toEqual([1, 1]);
    expect([await state(reply.id), await settlementsOf(app, entryId)]).toEqual(['signed', []]);
    app.clock.runFrom(new Date('2020-05-15T09:00:00+02:00'));
    await doTo(app, ordered[1]?.id ?? '', 'confirm-posted', { on: '2020-05-15' });
    expect([await state(reply.id), await settlementsOf(app, entryId)]).toEqual(['dispatched', ['answeredByLetter']]);
    const { body } = await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
    expect((body as { sentAt: string }).sentAt).toContain('2020-05-15');

    // A copy that comes back reopens nothing.
    const copy = (await dispatchesOf(app, reply.id))[2];
    expect((await doTo(app, copy?.id ?? '', 'bounce', { reason: 'Full postkasse' })).status).toBe(200);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter']);
  });

  it('goes its way without one whom it cannot reach, when the archivist gives that one up', async () => {
    const { reply, entryId } = await aCase(app).startedWith(toMany).withReply('signed');
    const [first, second] = await order(app, reply.id);
    await carry(app, reply.id);
    expect(await state(reply.id)).toBe('signed');
    const given = await doTo(app, second?.id ?? '', 'stop', { reason: 'Ukjent på adressen.' });
    expect(given.body).toMatchObject({ state: 'stopped' });
    expect([await state(reply.id), await settlementsOf(app, entryId)]).toEqual(['dispatched', ['answeredByLetter']]);
    expect((await doTo(app, first?.id ?? '', 'stop', { reason: 'For sent' })).status).toBe(409);
  });
});

describe('A letter that came back', () => {
  it('opens what it settled, tells whoever wrote it, and settles it when it is sent again', async () => {
    const { reply, entryId } = await aCase(app).from('an organisation').withReply('dispatched');
    const { id } = await lastDispatch(app, reply.id);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter']);
    const bounced = await doTo(app, id, 'bounce', { reason: 'Postkassen finnes ikke.' });
    expect(bounced.body).toMatchObject({ state: 'bounced', reason: 'Postkassen finnes ikke.' });
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter, undone']);
    const notices = (await (await app.as('hmk')).get('/api/v1/notices').expect(200)).body as NoticesView;
    expect(notices.items.filter(({ replyId }) => replyId === reply.id).map(({ type }) => type)).toContain('bounced');
    const { body } = await (await app.as('ist')).get(`/api/v1/entries/${entryId}`).expect(200);
    expect(body).toMatchObject({ settled: false });

    expect((await doTo(app, id, 'resend', { mail: 'arkiv@kvinnenettverket.example' })).status).toBe(200);
    expect(codeOf(await doTo(app, id, 'resend', {}))).toEqual([409, 'dispatch.alreadyOrdered']);
    await carry(app, reply.id);
    expect((await dispatchesOf(app, reply.id)).map((one) => one.state)).toEqual(['bounced', 'sent']);
    expect(seenBy('arkiv@kvinnenettverket.example')).toBe(1);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter, undone', 'answeredByLetter']);

    // And once more: the loop is walked twice.
    const again = await lastDispatch(app, reply.id);
    await doTo(app, again.id, 'bounce', { reason: 'Også denne.' });
    await doTo(app, again.id, 'resend', { mail: 'leder@kvinnenettverket.example' });
    await carry(app, reply.id);
    expect((await settlementsOf(app, entryId)).filter((one) => !one.endsWith('undone'))).toEqual(['answeredByLetter']);
  });

  it('opens its case again when that was closed, with the reason, and is sent again from there', async () => {
    const { reply, caseId, entryId } = await aCase(app).from('an organisation').withReply('dispatched');
    const close = { writeOffRest: true, archiveRest: true };
    const archivist = await app.as('ist');
    const caseNow = async () => (await archivist.get(`/api/v1/cases/${caseId}`).expect(200)).body as CaseView;
    const version = `"${(await caseNow()).version}"`;
    const closed = await archivist.post(`/api/v1/cases/${caseId}/close`).set('If-Match', version).send(close);
    expect(closed.body).toMatchObject({ status: 'closed' });

    const { id } = await lastDispatch(app, reply.id);
    expect((await doTo(app, id, 'bounce', { reason: 'Postkassen finnes ikke.' })).status).toBe(200);
    expect(await caseNow()).toMatchObject({ status: 'underTreatment', closedAt: null });
    const { items } = (await archivist.get(`/api/v1/cases/${caseId}/history`).expect(200)).body as HistoryPage;
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'case.reopened', reason: 'Postkassen finnes ikke.', person: { initials: 'IST' } },
      { type: 'dispatch.bounced' },
    ]);
    await doTo(app, id, 'resend', { mail: 'arkivet@kvinnenettverket.example' });
    await carry(app, reply.id);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter, undone', 'answeredByLetter']);
  });

  it('opens again the closed case of another letter that it answered, too', async () => {
    const archivist = await app.as('ist');
    const { reply } = await aCase(app).from('an organisation').withReply('dispatched');
    const other = await register(archivist);
    const settled = { method: 'answeredByLetter', byEntryId: reply.entryId };
    await archivist.post(`/api/v1/entries/${other.entryId}/settle`).send(settled).expect(200);
    const caseNow = async () => (await archivist.get(`/api/v1/cases/${other.caseId}`).expect(200)).body as CaseView;
    const version = `"${(await caseNow()).version}"`;
    const close = { writeOffRest: true, archiveRest: true };
    await archivist.post(`/api/v1/cases/${other.caseId}/close`).set('If-Match', version).send(close).expect(200);
    await doTo(app, (await lastDispatch(app, reply.id)).id, 'bounce', { reason: 'Ukjent på adressen.' });
    expect(await caseNow()).toMatchObject({ status: 'underTreatment' });
    expect(await settlementsOf(app, other.entryId)).toEqual(['answeredByLetter, undone']);
  });
});

describe('What a letter settles', () => {
  it('is nothing when it only says that the answer will come', async () => {
    const letter = await aCase(app).from('a mayor').allocated();
    const reply = await startReply(app, letter, { templateCode: 'preliminary-reply' });
    await bringTo(app, reply.id, 'signed');
    await order(app, reply.id);
    await carry(app, reply.id);
    expect([await state(reply.id), await settlementsOf(app, letter.entryId)]).toEqual(['dispatched', []]);
  });

  it('is every letter it answers', async () => {
    const letter = await aCase(app).from('a mayor').allocated();
    const archivist = await app.as('ist');
    const second = await register(archivist, aLetter({ newCase: undefined, caseId: letter.caseId }));
    const third = await register(archivist, aLetter({ newCase: undefined, caseId: letter.caseId }));
    const reply = await startReply(app, letter, { answers: [letter.entryId, second.entryId] });
    await bringTo(app, reply.id, 'signed');
    await order(app, reply.id);
    await carry(app, reply.id);
    expect(await settlementsOf(app, letter.entryId)).toEqual(['answeredByLetter']);
    expect(await settlementsOf(app, second.entryId)).toEqual(['answeredByLetter']);
    expect(await settlementsOf(app, third.entryId)).toEqual([]);
  });
});

describe('A signed letter that is stopped', () => {
  it('before anything has left goes back to the caseworker, and everyone who stood for it is told', async () => {
    const { reply, entryId } = await aCase(app).from('a mayor').withReply('signed');
    const [dispatch] = await order(app, reply.id);
    const stopped = await act(app, 'mf', reply.id, 'stop', { reason: 'Statsråden vil vente.' });
    expect(stopped).toMatchObject({ state: 'drafting' });
    await app.app.get(Courier).carry(dispatch?.id ?? '');
    expect(await lastDispatch(app, reply.id)).toMatchObject({ state: 'stopped', attempts: [] });
    await (await app.as('ist')).get(`/api/v1/replies/${reply.id}/signature`).expect(404);
    for (const username of ['mm', 'hmk', 'al', 'sbn']) {
      const { items } = (await (await app.as(username)).get('/api/v1/notices').expect(200)).body as NoticesView;
      expect(items.filter(({ replyId }) => replyId === reply.id).map(({ type }) => type)).toContain('stopped');
    }

    // Written anew, to somebody else, signed and sent.
    await act(app, 'hmk', reply.id, 'letter', { recipients: [newspaper] });
    await bringTo(app, reply.id, 'signed');
    const before = [seenBy(townHall.mail), seenBy(newspaper.mail)];
    await order(app, reply.id);
    await carry(app, reply.id);
    expect([seenBy(townHall.mail), seenBy(newspaper.mail)]).toEqual([before[0], (before[1] ?? 0) + 1]);
    expect((await dispatchesOf(app, reply.id)).map((one) => [one.name, one.state])).toEqual([
      ['Ravndal kommune', 'stopped'],
      ['Ravndalsposten', 'sent'],
    ]);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter']);
    const { body } = await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
    const [main] = (body as { documents: { files: unknown[] }[] }).documents;
    expect(main?.files).toHaveLength(2);
  });

  it.each([
    ['is on its way', 'afterText', 'uncertain'],
    ['has gone', undefined, 'sent'],
  ] as const)('is too late when it %s', async (_, cut, expected) => {
    const { reply } = await aCase(app)
      .startedWith({ recipients: [townHall, byPost] })
      .withReply('signed');
    await order(app, reply.id);
    if (cut) mail.manners = { cut };
    await carry(app, reply.id);
    expect((await dispatchesOf(app, reply.id))[0]?.state).toBe(expected);
    const { version } = await readReply(app, 'ist', reply.id);
    const refused = await tryTo(app, 'ist', reply.id, 'stop', { reason: 'Vent' }, version);
    expect(codeOf(refused)).toEqual([409, 'dispatch.tooLate']);
    expect((await dispatchesOf(app, reply.id))[1]?.state).toBe('awaitingPost');
  });
});

describe('The history of all these letters', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
