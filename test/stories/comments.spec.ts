/** What leaders and political staff say of a letter while it is written and approved, and what becomes of it. */
import { newId } from '../../src/kernel/id';
import type { CommentView, CommentsView } from '../../src/letters/comments/comment.view';
import { ReplyComment } from '../../src/letters/comments/comment.entity';
import { mostComments } from '../../src/letters/comments/comment.policy';
import type { NoticesView, ReplyView } from '../../src/letters/replies/reply.view';
import type { HistoryPage } from '../../src/letters/timeline/timeline.view';
import { demoPeople } from '../../src/government/demo/people.data';
import { TestApp, startTestApp } from '../support/app';
import { aCase, approve, bringTo, readReply } from '../support/replies';
import { faultsIn } from '../support/sound-history';

let app: TestApp;
let reply: ReplyView;

beforeAll(async () => {
  app = await startTestApp();
  ({ reply } = await aCase(app).approvedBy('al').withReply('submitted'));
});
afterAll(() => app.stop());

const nameOf = ({ givenName, familyName }: { givenName: string; familyName: string }) => `${givenName} ${familyName}`;
const path = (more = '', id = reply.id) => `/api/v1/replies/${id}/comments${more}`;
const comments = async (username = 'hmk', id = reply.id): Promise<CommentView[]> =>
  ((await (await app.as(username)).get(path('', id)).expect(200)).body as CommentsView).items;
const post = async (username: string, body: object, more = '', id = reply.id) =>
  (await app.as(username)).post(path(more, id)).send(body);
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code: string }).code];
const noticesOf = async (username: string) =>
  ((await (await app.as(username)).get('/api/v1/notices').expect(200)).body as NoticesView).items.filter(
    ({ type, replyId }) => type === 'commented' && replyId === reply.id,
  );
const allowed = ({ allowedActions }: CommentView) =>
  allowedActions.filter((one) => one.allowed).map(({ action }) => action);

describe('A comment on a letter', () => {
  it('is about some words in the version that was read, and its writer is told', async () => {
    const answer = await post('al', { text: 'Bør vi beklage?', quotation: 'Takk for henvendelsen' });
    expect(answer.status).toBe(201);
    expect(await comments()).toMatchObject([
      {
        text: 'Bør vi beklage?',
        quotation: 'Takk for henvendelsen',
        textNumber: reply.textNumber,
        writtenByName: nameOf(demoPeople.al),
        doneAt: null,
        answers: [],
      },
    ]);
    expect((await noticesOf('hmk')).map(({ words }) => words)).toEqual(['Noen har kommentert brevet']);
  });

  it('changes neither the letter nor its version, nor what is approved', async () => {
    const now = await readReply(app, 'hmk', reply.id);
    expect(now).toMatchObject({ version: reply.version, textNumber: reply.textNumber, contentHash: reply.contentHash });
    await approve(app, 'al', reply.id);
    const { approvals } = await readReply(app, 'hmk', reply.id);
    expect(approvals.map(({ coversCurrentContent }) => coversCurrentContent)).toEqual([true]);
  });

  it('is answered under it, and everybody who spoke in it is told', async () => {
    const [one] = await comments();
    await post('hmk', { text: 'Sjekket listen. De sto ikke på den.' }, `/${one?.id}/answers`);
    await post('jra', { text: 'Da beklager vi ikke.' }, `/${one?.id}/answers`);
    const [answered] = await comments('jra');
    expect(answered?.answers.map(({ text, writtenByName }) => [writtenByName, text])).toEqual([
      [nameOf(demoPeople.hmk), 'Sjekket listen. De sto ikke på den.'],
      [nameOf(demoPeople.jra), 'Da beklager vi ikke.'],
    ]);
    expect(await noticesOf('al')).toHaveLength(2);
    expect(await noticesOf('jra')).toHaveLength(0);
  });

  it('is done by its writer, by the letter’s, or by a leader, once, and opened again', async () => {
    const [one] = await comments();
    expect(allowed(one!)).toEqual(['answer', 'finish']);
    expect(allowed((await comments('jra'))[0]!)).toEqual(['answer']);
    expect(codeOf(await post('jra', {}, `/${one?.id}/finish`))).toEqual([403, 'comment.notYours']);
    expect((await post('hmk', {}, `/${one?.id}/finish`)).status).toBe(200);
    expect(codeOf(await post('hmk', {}, `/${one?.id}/finish`))).toEqual([409, 'comment.alreadyDone']);
    await post('al', { text: 'Hva med kommunene?' });
    expect((await comments()).map(({ text, doneByName }) => [text, doneByName])).toEqual([
      ['Hva med kommunene?', null],
      ['Bør vi beklage?', nameOf(demoPeople.hmk)],
    ]);
    expect((await post('al', {}, `/${one?.id}/reopen`)).status).toBe(200);
    expect(codeOf(await post('al', {}, `/${one?.id}/reopen`))).toEqual([409, 'comment.notDone']);
  });

  it('is done once when two finish it at the same moment', async () => {
    const [one] = await comments();
    const answers = await Promise.all([post('hmk', {}, `/${one?.id}/finish`), post('al', {}, `/${one?.id}/finish`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is written once however often it is sent under one key', async () => {
    const key = newId();
    const send = async () =>
      (await app.as('al')).post(path()).set('Idempotency-Key', key).send({ text: 'Sendt to ganger.' });
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    expect((await comments()).filter(({ text }) => text === 'Sendt to ganger.')).toHaveLength(1);
  });

  it('is kept as it was written, whatever it holds', async () => {
    const text = '<script>alert(1)</script> {{subject}} & "sitat"\nneste linje';
    await post('al', { text });
    expect((await comments()).some((one) => one.text === text)).toBe(true);
  });

  it('is of its own letter: under another it does not exist', async () => {
    const other = await aCase(app).withReply('drafting');
    const [one] = await comments();
    const trying = await post('hmk', { text: 'Feil brev' }, `/${one?.id}/answers`, other.reply.id);
    expect(codeOf(trying)).toEqual([404, 'comment.unknown']);
    const answerId = (await comments()).flatMap(({ answers }) => answers)[0]?.id;
    expect(codeOf(await post('hmk', { text: 'Svar på svar' }, `/${answerId}/answers`))).toEqual([
      404,
      'comment.unknown',
    ]);
  });

  it('ends with the signature: then they are read and no longer written', async () => {
    await bringTo(app, reply.id, 'signed');
    expect(codeOf(await post('al', { text: 'For sent' }))).toEqual([409, 'comment.letterClosed']);
    const [one] = await comments();
    expect(allowed(one!)).toEqual([]);
    expect(one?.allowedActions[0]?.because).toContain('signert');
  });
});

describe('Comments', () => {
  it('are no more than a letter can bear', async () => {
    const { reply: many } = await aCase(app).withReply('drafting');
    const row = {
      replyId: many.id,
      answersId: null,
      textNumber: 1,
      quotation: '',
      text: 'x',
      doneBy: null,
      doneAt: null,
    };
    const written = { writtenBy: demoPeople.al.personId, writtenAt: new Date() };
    const full = Array.from({ length: mostComments - 1 }, () => ({ ...row, ...written, id: newId() }));
    await app.dataSource.getRepository(ReplyComment).insert(full);
    const both = await Promise.all([post('al', { text: 'a' }, '', many.id), post('al', { text: 'b' }, '', many.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await app.dataSource.query('DELETE FROM reply_comment WHERE id = ANY($1)', [full.map(({ id }) => id)]);
  });

  it('stand in the history as said, without their words', async () => {
    const answer = await (await app.as('ist')).get(`/api/v1/cases/${reply.caseId}/history?limit=100`).expect(200);
    const { items } = answer.body as HistoryPage;
    const said = items.map(({ sentence }) => sentence).filter((one) => /kommenter|kommentar/.test(one));
    expect(said.some((one) => one.includes('kommenterte brevet'))).toBe(true);
    expect(said.some((one) => one.includes('merket en kommentar til brevet som ferdig'))).toBe(true);
    expect(answer.text).not.toContain('beklage');
  });

  it('are sealed: the history is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
