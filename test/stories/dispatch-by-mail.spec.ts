import { rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { DispatchAttempts } from '../../src/letters/dispatch/attempts';
import { Courier } from '../../src/letters/dispatch/courier';
import { waitsInMinutes } from '../../src/letters/dispatch/dispatch.rules';
import type { DispatchView } from '../../src/letters/dispatch/dispatch.view';
import { screenLanguages } from '../../src/kernel/language';
import { sentenceOf } from '../../src/kernel/refusal';
import { TestApp, startTestApp } from '../support/app';
import { bytesAt } from '../support/bytes';
import { carry, dispatchesOf, doTo, lastDispatch, order, settlementsOf } from '../support/dispatching';
import { upload } from '../support/letters';
import { MailServer, startMailServer } from '../support/mail-server';
import { act, aCase, bringTo, readReply } from '../support/replies';
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

/** A signed letter that waits for its one mail, and how many mails of it the server has seen. */
async function aMailOnItsWay() {
  const { reply, entryId } = await aCase(app).from('a mayor').withReply('signed');
  const [{ id } = { id: '' }] = await order(app, reply.id);
  const seen = () => mail.seen.filter(({ parsed }) => parsed.messageId?.includes(id)).length;
  return { replyId: reply.id, letterId: entryId, dispatchId: id, seen };
}
const stateOf = async (replyId: string) => (await lastDispatch(app, replyId)).state;
const courier = () => app.app.get(Courier);
/** Why it did not go, as it is kept. */
const keptOf = (dispatchId: string) =>
  app.dataSource.query<{ reason: string | null; refusal: object | null }[]>(
    'SELECT reason, refusal FROM dispatch WHERE id = $1',
    [dispatchId],
  );
/** Where it stands and why, in each language. */
const toldOf = async (dispatchId: string) => {
  const archivist = await app.as('ist');
  const told: (readonly [string, string | null])[] = [];
  for (const language of ['nb', 'nn', 'en']) {
    const { body } = await archivist.get(`/api/v1/dispatches/${dispatchId}`).set('Accept-Language', language);
    const { stateWords, reason } = body as DispatchView;
    told.push([stateWords, reason]);
  }
  return told;
};

describe('A letter by mail', () => {
  it('goes out once, from the ministry, under its public title, with what was signed', async () => {
    const { reply, entryId } = await aCase(app).from('a mayor').withReply();
    const uploadId = await upload(await app.as('hmk'), 'tall.txt', Buffer.from('Tall fra april'));
    await act(app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Tall fra april' });
    await act(app, 'hmk', reply.id, 'letter', {
      title: 'Svar til ordføreren om personalsaken',
      publicTitle: 'Svar på henvendelse fra kommunen',
    });
    await bringTo(app, reply.id, 'signed');
    const signed = await bytesAt(await app.as('ist'), `/api/v1/replies/${reply.id}/pdf`);
    const [dispatch] = await order(app, reply.id);
    await carry(app, reply.id);
    await carry(app, reply.id);

    const seen = mail.seen.filter(({ parsed }) => parsed.messageId?.includes(dispatch?.id ?? '?'));
    expect(seen).toHaveLength(1);
    const { parsed, from, to } = seen[0] ?? { parsed: undefined };
    expect([from, to]).toEqual(['postmottak@jd.dep.no', ['postmottak@ravndal.example']]);
    expect(parsed?.subject).toContain('Svar på henvendelse fra kommunen');
    expect(parsed?.messageId).toBe(`<${dispatch?.id}@jd.dep.no>`);
    expect(parsed?.text).not.toContain('personalsaken');
    expect(parsed?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      [
        `${(await readReply(app, 'ist', reply.id)).entryKey.replace('/', '-')} Svar på henvendelse fra kommunen.pdf`,
        'application/pdf',
      ],
      ['tall.txt', 'text/plain'],
    ]);
    expect(parsed?.attachments[0]?.content.equals(signed)).toBe(true);
    expect(parsed?.attachments[1]?.content.toString()).toBe('Tall fra april');

    expect(await readReply(app, 'ist', reply.id)).toMatchObject({ state: 'dispatched' });
    const sent = await lastDispatch(app, reply.id);
    expect(sent).toMatchObject({ state: 'sent', attempts: [{ number: 1, outcome: 'sent' }] });
    expect(sent.attempts[0]?.answer).toMatch(/^250 /);
    const entry = await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
    expect(entry.body).toMatchObject({ status: 'dispatched' });
    expect((entry.body as { sentAt: string }).sentAt).toBe(sent.sentAt);
    expect(await settlementsOf(app, entryId)).toEqual(['answeredByLetter']);
    expect(await faultsIn(app)).toEqual([]);
  });

  it('is carried once by two workers at the same moment', async () => {
    const { settings, databaseUrl } = app;
    const other = await startTestApp({ databaseUrl, settings });
    try {
      const { dispatchId, seen } = await aMailOnItsWay();
      const both = [courier(), other.app.get(Courier)];
      await Promise.all([...both, ...both].map((worker) => worker.carry(dispatchId)));
      expect(seen()).toBe(1);
    } finally {
      await other.app.close();
      await other.dataSource.destroy();
    }
  });

  it('is written to the outbox folder when there is no mail server', async () => {
    const quiet = await startTestApp();
    try {
      const { reply } = await aCase(quiet).from('a mayor').withReply('dispatched');
      const { id } = await lastDispatch(quiet, reply.id);
      const folder = join(quiet.settings.dataFolder, 'outbox');
      expect(await readdir(folder)).toEqual([`${id}.eml`]);
      const parsed = await simpleParser(await readFile(join(folder, `${id}.eml`)));
      expect(parsed.attachments).toHaveLength(1);
      expect(parsed.messageId).toBe(`<${id}@jd.dep.no>`);
    } finally {
      await quiet.stop();
    }
  });

  it('is carried by a process that works, by itself', async () => {
    const working = await startTestApp({ settings: { smtpUrl: mail.url, work: true } });
    try {
      const { reply } = await aCase(working).from('a mayor').withReply('signed');
      await order(working, reply.id);
      for (let i = 0; i < 100 && (await lastDispatch(working, reply.id)).state !== 'sent'; i++)
        await new Promise((done) => setTimeout(done, 100));
      expect(await readReply(working, 'ist', reply.id)).toMatchObject({ state: 'dispatched' });
    } finally {
      await working.stop();
    }
  });
});

describe('A mail server that does not take the mail', () => {
  const jobsFor = (dispatchId: string) =>
    app.dataSource.query<{ minutes: number }[]>(
      `SELECT round(extract(epoch FROM start_after - clock_timestamp()) / 60)::int AS minutes FROM job.job
        WHERE name = 'letters.dispatch' AND data ->> 'dispatchId' = $1 ORDER BY created_on DESC LIMIT 1`,
      [dispatchId],
    );

  it('for now is asked again, later and later, and at last a person is', async () => {
    const { replyId, dispatchId, seen } = await aMailOnItsWay();
    mail.manners = { recipient: '450 prøv igjen' };
    for (const wait of waitsInMinutes) {
      await courier().carry(dispatchId);
      expect(await stateOf(replyId)).toBe('queued');
      expect(await jobsFor(dispatchId)).toEqual([{ minutes: wait }]);
    }
    await courier().carry(dispatchId);
    expect(await lastDispatch(app, replyId)).toMatchObject({ state: 'failed', attempts: { length: 8 } });
    expect(seen()).toBe(0);

    mail.manners = {};
    expect((await doTo(app, dispatchId, 'retry')).status).toBe(200);
    await courier().carry(dispatchId);
    expect(await stateOf(replyId)).toBe('sent');
    expect(seen()).toBe(1);
  });

  it('for good is not asked again by itself; the archivist sends it another way', async () => {
    const { replyId, dispatchId, letterId, seen } = await aMailOnItsWay();
    mail.manners = { recipient: '550 ukjent mottaker' };
    await carry(app, replyId);
    const failed = await lastDispatch(app, replyId);
    expect(failed.state).toBe('failed');
    expect(failed.reason).toContain('550 ukjent mottaker');
    expect(await settlementsOf(app, letterId)).toEqual([]);

    mail.manners = {};
    expect((await doTo(app, dispatchId, 'resend', { mail: 'arkiv@ravndal.example' })).status).toBe(200);
    await carry(app, replyId);
    const [first, second] = await dispatchesOf(app, replyId);
    expect([first?.state, second?.state, second?.address]).toEqual(['stopped', 'sent', 'arkiv@ravndal.example']);
    expect(second?.resendsId).toBe(dispatchId);
    expect(seen()).toBe(0);
    expect(await settlementsOf(app, letterId)).toEqual(['answeredByLetter']);
  });

  it.each([
    ['for now, when it has the text', { text: '452 fullt' }, 'queued'],
    ['for good, when it has the text', { text: '554 søppel' }, 'failed'],
    ['and cuts the line before the text', { cut: 'beforeText' }, 'queued'],
  ] as const)('%s: nothing has gone, and it is sent later', async (_, manners, state) => {
    const { replyId, dispatchId } = await aMailOnItsWay();
    mail.manners = manners;
    await carry(app, replyId);
    expect(await stateOf(replyId)).toBe(state);
    mail.manners = {};
    if (state === 'failed') await doTo(app, dispatchId, 'retry');
    await carry(app, replyId);
    expect(await stateOf(replyId)).toBe('sent');
  });

  it('because it is not there is asked again', async () => {
    const gone = await startMailServer();
    await gone.stop();
    const alone = await startTestApp({ settings: { smtpUrl: gone.url } });
    try {
      const { reply } = await aCase(alone).from('a mayor').withReply('signed');
      await order(alone, reply.id);
      await carry(alone, reply.id);
      expect(await lastDispatch(alone, reply.id)).toMatchObject({ state: 'queued', attempts: [{ outcome: 'failed' }] });
    } finally {
      await alone.stop();
    }
  });
});

describe('A mail nobody knows whether it went', () => {
  it('is uncertain, and never sent again by itself; a person finds that it arrived', async () => {
    const { replyId, dispatchId, letterId, seen } = await aMailOnItsWay();
    mail.manners = { cut: 'afterText' };
    await carry(app, replyId);
    expect(await stateOf(replyId)).toBe('uncertain');
    mail.manners = {};
    await carry(app, replyId);
    await app.app.get(DispatchAttempts).reclaim();
    await carry(app, replyId);
    expect([await stateOf(replyId), seen()]).toEqual(['uncertain', 1]);
    expect(await readReply(app, 'ist', replyId)).toMatchObject({ state: 'signed' });
    expect((await doTo(app, dispatchId, 'stop', { reason: 'Prøver å stoppe' })).status).toBe(409);

    const confirmed = await doTo(app, dispatchId, 'confirm-sent', { reason: 'Kommunen har fått det.' });
    expect(confirmed.body).toMatchObject({ state: 'sent', reason: 'Kommunen har fått det.' });
    expect(await readReply(app, 'ist', replyId)).toMatchObject({ state: 'dispatched' });
    expect(await settlementsOf(app, letterId)).toEqual(['answeredByLetter']);
    expect(seen()).toBe(1);
  });

  it('is sent again when a person has found that it never left, with her reason', async () => {
    const { replyId, dispatchId, seen } = await aMailOnItsWay();
    mail.manners = { cut: 'afterText' };
    await carry(app, replyId);
    mail.manners = {};
    const without = await doTo(app, dispatchId, 'retry');
    expect([without.status, (without.body as { code: string }).code]).toEqual([422, 'dispatch.reasonMissing']);
    expect((await doTo(app, dispatchId, 'retry', { reason: 'Står ikke i loggen.' })).status).toBe(200);
    await carry(app, replyId);
    expect([await stateOf(replyId), seen()]).toEqual(['sent', 2]);
  });

  it.each([
    ['that stands as uncertain', false],
    ['that a person has put back', true],
  ])('%s is known to be sent when a slow worker comes back with the proof', async (_, putBack) => {
    const { replyId, dispatchId, seen } = await aMailOnItsWay();
    let letGo: () => void = () => undefined;
    mail.manners = { hold: new Promise((resolve) => (letGo = resolve)) };
    const slow = courier().carry(dispatchId);
    for (let i = 0; i < 100 && seen() === 0; i++) await new Promise((done) => setTimeout(done, 20));
    const over = `UPDATE dispatch_attempt SET lease_until = clock_timestamp() - interval '1 second' WHERE dispatch_id = $1`;
    await app.dataSource.query(over, [dispatchId]);
    await app.app.get(DispatchAttempts).reclaim();
    expect(await stateOf(replyId)).toBe('uncertain');
    if (putBack) await doTo(app, dispatchId, 'retry', { reason: 'Tror ikke det gikk.' });

    letGo();
    await slow;
    mail.manners = {};
    await carry(app, replyId);
    const dispatch = await lastDispatch(app, replyId);
    expect([dispatch.state, dispatch.attempts.map(({ outcome }) => outcome), seen()]).toEqual(['sent', ['sent'], 1]);
    expect(await readReply(app, 'ist', replyId)).toMatchObject({ state: 'dispatched' });
    expect(await faultsIn(app)).toEqual([]);
  });
});

describe('A mail that cannot be made', () => {
  it('fails before anything is sent, says why, and can be tried again', async () => {
    const { replyId, dispatchId, seen } = await aMailOnItsWay();
    const { signedSha256 } = await lastDispatch(app, replyId);
    const path = join(app.settings.documentFolder, signedSha256.slice(0, 2), signedSha256.slice(2, 4), signedSha256);
    const bytes = await readFile(path);
    rmSync(path, { force: true });
    await carry(app, replyId);
    const failed = await lastDispatch(app, replyId);
    expect(failed).toMatchObject({ state: 'failed', attempts: [] });
    expect(failed.reason).toMatch(/\.$/);
    const [kept] = await keptOf(dispatchId);
    expect(kept).toEqual({ reason: null, refusal: { code: 'document.missing', facts: { sha256: signedSha256 } } });
    expect(seen()).toBe(0);

    await writeFile(path, bytes);
    await doTo(app, dispatchId, 'retry');
    await carry(app, replyId);
    expect([await stateOf(replyId), seen()]).toEqual(['sent', 1]);
  });

  it('is refused by a server that takes no mail of its size, before the text', async () => {
    const narrow = await startMailServer({ size: 10_000 });
    const small = await startTestApp({ settings: { smtpUrl: narrow.url } });
    try {
      const { reply } = await aCase(small).from('a mayor').withReply('signed');
      await order(small, reply.id);
      await carry(small, reply.id);
      expect(await lastDispatch(small, reply.id)).toMatchObject({ state: 'failed' });
      expect(narrow.seen).toHaveLength(0);
    } finally {
      await small.stop();
      await narrow.stop();
    }
  });
});

describe('Why a letter did not go', () => {
  /** Restricted after the archivist checked it. */
  const restricted = async () => {
    const mailed = await aMailOnItsWay();
    const { entryId } = await readReply(app, 'ist', mailed.replyId);
    await app.dataSource.query(
      `UPDATE journal_entry SET access_code = 'UO13', access_provision = 'offentleglova § 13 første ledd' WHERE id = $1`,
      [entryId],
    );
    await carry(app, mailed.replyId);
    return mailed;
  };

  it('is kept as a code, and told in the language of whoever reads it', async () => {
    const { dispatchId, replyId } = await restricted();
    expect(await keptOf(dispatchId)).toEqual([
      { reason: null, refusal: { code: 'dispatch.restrictedByMail', facts: {} } },
    ]);
    const told = await toldOf(dispatchId);
    expect(told.map(([state]) => state)).toEqual(['Ikke sendt', 'Ikkje sendt', 'Not sent']);
    expect(told.map(([, why]) => why)).toEqual(
      screenLanguages.map((language) => sentenceOf({ code: 'dispatch.restrictedByMail', facts: {} }, language)),
    );
    expect(new Set(told.map(([, why]) => why)).size).toBe(3);
    const page = await (await app.as('ist')).get(`/ekspedering/${replyId}`).set('Cookie', 'svarbrev.language=nn');
    expect(page.text).toContain(told[1]?.[1]);
  });

  it('is the same when the letter is sent another way, and gone when it is tried again', async () => {
    const [first, second] = [await restricted(), await restricted()];
    expect((await doTo(app, first.dispatchId, 'retry')).body).toMatchObject({ state: 'queued', reason: null });
    const before = await toldOf(second.dispatchId);
    expect((await doTo(app, second.dispatchId, 'resend', { channel: 'post' })).status).toBe(200);
    const after = await toldOf(second.dispatchId);
    expect(after.map(([, why]) => why)).toEqual(before.map(([, why]) => why));
    expect(await keptOf(second.dispatchId)).toMatchObject([{ refusal: { code: 'dispatch.restrictedByMail' } }]);
  });

  it('is told of a lost worker as of a code, and has no answer of the mail server', async () => {
    const { dispatchId, seen } = await aMailOnItsWay();
    let letGo: () => void = () => undefined;
    mail.manners = { hold: new Promise((resolve) => (letGo = resolve)) };
    const slow = courier().carry(dispatchId);
    for (let i = 0; i < 100 && seen() === 0; i++) await new Promise((done) => setTimeout(done, 20));
    const over = `UPDATE dispatch_attempt SET lease_until = clock_timestamp() - interval '1 second' WHERE dispatch_id = $1`;
    await app.dataSource.query(over, [dispatchId]);
    await app.app.get(DispatchAttempts).reclaim();
    expect(await keptOf(dispatchId)).toEqual([{ reason: null, refusal: { code: 'dispatch.workerLost', facts: {} } }]);
    const answer = await (await app.as('ist')).get(`/api/v1/dispatches/${dispatchId}`).set('Accept-Language', 'en');
    expect(answer.body).toMatchObject({
      state: 'uncertain',
      reason: 'The program that sent the e-mail stopped before it had an answer. Find out whether the letter arrived.',
      attempts: [{ outcome: 'uncertain', answer: null }],
    });
    letGo();
    await slow;
  });

  it.each([
    ['a sentence', 'E-posten kunne ikke settes sammen.', 'E-posten kunne ikke settes sammen.'],
    ['the words of the mail server', '550 ukjent mottaker', '550 ukjent mottaker'],
    [
      'a lost worker',
      'the worker was lost',
      'The program that sent the e-mail stopped before it had an answer. Find out whether the letter arrived.',
    ],
  ])('is still told when it was kept as %s', async (_, reason, english) => {
    const { dispatchId } = await aMailOnItsWay();
    await app.dataSource.query(`UPDATE dispatch SET state = 'failed', reason = $2 WHERE id = $1`, [dispatchId, reason]);
    expect((await toldOf(dispatchId))[2]).toEqual(['Not sent', english]);
  });
});
