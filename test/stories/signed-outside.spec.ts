import type { EntryView } from '../../src/letters/entries/entry.view';
import { verifySignedPdf } from '../../src/letters/signing/pades/verify-signed-pdf';
import type { SignatureActView } from '../../src/letters/signing/signing.view';
import { trustedRootsOf } from '../../src/letters/signing/trust';
import { TestApp, startTestApp } from '../support/app';
import { bytesAt } from '../support/bytes';
import { everythingIn } from '../support/everything';
import { upload } from '../support/letters';
import { aCase, readReply, tryTo } from '../support/replies';
import { letConfirmationLapse, proofOf } from '../support/signing';
import { faultsIn } from '../support/sound-history';

/** Letters that became valid outside the system, and are sealed with the ministry's key. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const evidence = async (username: string, text = 'Greit for meg. Hilsen Monica'): Promise<string> =>
  upload(await app.as(username), 'bevis.txt', Buffer.from(text));

async function record(username: string, replyId: string, verb: 'paper-signature' | 'decision', body: object) {
  const { version } = await readReply(app, 'ist', replyId);
  return tryTo(app, username, replyId, verb, body, version);
}

const verdictOn = async (replyId: string) =>
  verifySignedPdf(await bytesAt(await app.as('ist'), `/api/v1/replies/${replyId}/pdf`), {
    trustedRoots: await trustedRootsOf(app.settings),
  });

describe('Putting the ministry’s seal on a letter', () => {
  it.each([
    ['signed on paper', 'paper-signature', {}],
    ['decided elsewhere', 'decision', { how: 'meeting' }],
  ] as const)('%s wants identity confirmed in the last five minutes, and never takes a token', async (_, verb, how) => {
    const { reply } = await aCase(app).withReply('released');
    const given = { ...how, on: app.clock.today(), evidenceUploadId: await evidence('mf') };
    const machine = await app.token('mf', ['read', 'write']);
    await letConfirmationLapse(app);
    const before = await everythingIn(app.dataSource);
    const refused = await record('mf', reply.id, verb, given);
    const byToken = await machine.post(`/api/v1/replies/${reply.id}/${verb}`).set('If-Match', '"1"').send(given);
    expect([refused, byToken].map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [403, 'identity.confirmFirst'],
      [403, 'access.scopeMissing'],
    ]);
    expect(await everythingIn(app.dataSource)).toEqual(before);

    await app.confirmIdentity(await app.as('mf'));
    expect((await record('mf', reply.id, verb, given)).status).toBe(200);
  });
});

describe('A letter signed on paper', () => {
  let replyId: string;
  let answer: Awaited<ReturnType<typeof record>>;

  beforeAll(async () => {
    replyId = (await aCase(app).withReply('released')).reply.id;
    app.clock.runFrom(new Date('2020-05-18T10:00:00+02:00'));
    await app.confirmIdentity(await app.as('mf'));
    const evidenceUploadId = await evidence('mf', 'skannet brev');
    answer = await record('mf', replyId, 'paper-signature', { on: '2020-05-15', evidenceUploadId });
  });

  it('is recorded by the private office, and says so', () => {
    expect(answer.status).toBe(200);
    expect(answer.body as SignatureActView).toMatchObject({
      kind: 'paper',
      personName: 'Monica Mæland',
      recordedByName: 'Marte Fjeldsøe',
      capacity: 'holder',
      decidedOn: '2020-05-15',
      decidedHow: 'paper',
      identityMethod: 'password',
      certificateName: 'DEMO Justis- og beredskapsdepartementet',
    });
  });

  it('carries the date it was signed', async () => {
    const { entryId } = await readReply(app, 'ist', replyId);
    const entry = await (await app.as('ist')).get(`/api/v1/entries/${entryId}`).expect(200);
    expect(entry.body).toMatchObject({ documentDate: '2020-05-15', status: 'approved' });
  });

  it('is sealed with the ministry’s key', async () => {
    expect(await verdictOn(replyId)).toMatchObject({
      valid: true,
      signatory: 'DEMO Justis- og beredskapsdepartementet',
    });
  });

  it('has its scan filed on the case as an entry of its own', async () => {
    const { evidenceEntryId } = answer.body as SignatureActView;
    const archivist = await app.as('ist');
    const entry = (await archivist.get(`/api/v1/entries/${evidenceEntryId}`).expect(200)).body as EntryView;
    expect(entry).toMatchObject({
      kind: 'internal',
      status: 'finished',
      publicTitle: 'Skannet brev med håndskreven signatur',
      documentDate: '2020-05-15',
      restriction: { code: 'UO14' },
    });
    const [document] = entry.documents;
    const path = `/api/v1/entries/${evidenceEntryId}/documents/${document?.id}/files/${document?.files[0]?.id}`;
    expect((await bytesAt(archivist, path)).toString()).toBe('skannet brev');
  });

  it('can be proved, and the history is whole', async () => {
    const proof = await proofOf(app, replyId);
    expect(proof.history.at(-1)).toMatchObject({ type: 'reply.signedOutside', person: { initials: 'MF' } });
    expect(proof.signature).toMatchObject({ valid: true, beginsWithWhatWasShown: true, byTheKeyOfTheAct: true });
    expect(await faultsIn(app)).toEqual([]);
  });
});

describe('A decision the minister gave elsewhere', () => {
  it.each(['mail', 'telephone', 'meeting'] as const)('by %s is recorded with its evidence, and sealed', async (how) => {
    const { reply } = await aCase(app).withReply('released');
    const evidenceUploadId = await evidence('mf');
    const answer = await record('mf', reply.id, 'decision', { how, on: app.clock.today(), evidenceUploadId });
    expect(answer.body).toMatchObject({ kind: 'decision', decidedHow: how, personName: 'Monica Mæland' });
    expect(await verdictOn(reply.id)).toMatchObject({ valid: true });
    expect(await readReply(app, 'ist', reply.id)).toMatchObject({ state: 'signed' });
  });

  it('is recorded once when the button is pressed twice, and leaves the second evidence unclaimed', async () => {
    const { reply, caseId } = await aCase(app).withReply('released');
    const uploads = [await evidence('mf', 'en'), await evidence('mf', 'to')];
    const answers = await Promise.all(
      uploads.map((evidenceUploadId) =>
        record('mf', reply.id, 'decision', { how: 'mail', on: app.clock.today(), evidenceUploadId }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = await (await app.as('ist')).get(`/api/v1/cases/${caseId}/entries`).expect(200);
    expect((body as { items: unknown[] }).items).toHaveLength(3);
  });
});

describe('An official’s letter', () => {
  it('signed on paper is recorded by the registrar, who may not record a minister’s', async () => {
    await app.confirmIdentity(await app.as('ist'));
    const official = (await aCase(app).answeredBy('department').withReply('approved')).reply;
    const scan = { on: app.clock.today(), evidenceUploadId: await evidence('ist') };
    const answer = await record('ist', official.id, 'paper-signature', scan);
    expect(answer.body).toMatchObject({ kind: 'paper', capacity: 'official', personName: 'Solveig Brandt Nes' });

    const ministers = (await aCase(app).withReply('released')).reply;
    const refused = await record('ist', ministers.id, 'paper-signature', {
      on: app.clock.today(),
      evidenceUploadId: await evidence('ist'),
    });
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'reply.notYours']);
  });
});

describe('The history of all these letters', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
