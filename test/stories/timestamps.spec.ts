import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Timestamping } from '../../src/letters/signing/timestamping';
import { TestApp, startTestApp } from '../support/app';
import { bytesAt } from '../support/bytes';
import { lastDispatch, order } from '../support/dispatching';
import { aCase, openCeremony } from '../support/replies';
import { mark, outcomes, proofOf } from '../support/signing';
import { faultsIn } from '../support/sound-history';
import { TimestampServer, startTimestampServer } from '../support/timestamp-server';

/** Letters signed while a time-stamp authority answers, and while it does not. */
const keyFolder = mkdtempSync(join(tmpdir(), 'svarbrev-clock-'));
let authority: TimestampServer;
let app: TestApp;
beforeAll(async () => {
  authority = await startTimestampServer(keyFolder);
});
afterAll(async () => {
  await authority.stop();
  rmSync(keyFolder, { recursive: true, force: true });
});
beforeEach(async () => {
  authority.down = false;
  app = await startTestApp({ settings: { timestampUrl: authority.url, keyFolder } });
});
afterEach(() => app.stop());

const signed = async () => (await aCase(app).from('a mayor').withReply('signed')).reply.id;
const pdfOf = async (replyId: string) => bytesAt(await app.as('ist'), `/api/v1/replies/${replyId}/pdf`);
const addPending = () => app.app.get(Timestamping).addPending();

describe('A letter signed while a time-stamp authority answers', () => {
  it('is B-T, with the authority’s time', async () => {
    const { act, signature } = await proofOf(app, await signed());
    expect(act).toMatchObject({ level: 'B-T', timestampPending: false });
    expect(signature).toMatchObject({
      valid: true,
      level: 'B-T',
      timestamps: [{ kind: 'signature', authority: 'DEMO Tidsstempel' }],
    });
  });
});

describe('A letter signed while the authority is down', () => {
  it('is signed all the same, and gets its time stamp later, over bytes that stay as they are', async () => {
    authority.down = true;
    const replyId = await signed();
    const before = await pdfOf(replyId);
    expect((await proofOf(app, replyId)).act).toMatchObject({ level: 'B-B', timestampPending: true });
    await addPending();
    expect((await proofOf(app, replyId)).act).toMatchObject({ level: 'B-B', timestampPending: true });

    authority.down = false;
    await addPending();
    await addPending();
    const after = await pdfOf(replyId);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    const { act, signature, history } = await proofOf(app, replyId);
    expect(act).toMatchObject({ level: 'B-T', timestampPending: false });
    expect(signature).toMatchObject({ valid: true, level: 'B-T', timestamps: [{ kind: 'document' }] });
    expect(history.filter(({ type }) => type === 'reply.timestamped')).toHaveLength(1);
    expect(await faultsIn(app)).toEqual([]);
  });

  it('stays B-B once it is on its way: everyone gets the same bytes', async () => {
    authority.down = true;
    const replyId = await signed();
    await order(app, replyId);
    const { signedSha256 } = await lastDispatch(app, replyId);
    authority.down = false;
    await addPending();
    const { act } = await proofOf(app, replyId);
    expect(act).toMatchObject({ level: 'B-B', signedSha256 });
  });

  it('asks the authority once, not once for each letter of a ceremony', async () => {
    const replyIds: string[] = [];
    for (let i = 0; i < 4; i++) replyIds.push((await aCase(app).withReply('released')).reply.id);
    const ceremony = await openCeremony(app, 'mm', replyIds);
    await app.confirmIdentity(await app.as('mm'));
    authority.down = true;
    const before = authority.asked;
    const answer = await mark(app, 'mm', ceremony, { only: replyIds, evenUnopened: true });
    expect(outcomes(answer)).toEqual(replyIds.map(() => 'signed'));
    expect(authority.asked - before).toBe(1);
    authority.down = false;
    await addPending();
    for (const replyId of replyIds) expect((await proofOf(app, replyId)).act).toMatchObject({ level: 'B-T' });
  });
});
