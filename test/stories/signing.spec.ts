import { verifySignedPdf } from '../../src/letters/signing/pades/verify-signed-pdf';
import { trustedRootsOf } from '../../src/letters/signing/trust';
import type { CeremonyView, SignatureActView, SigningResultsView } from '../../src/letters/signing/signing.view';
import { TestApp, startTestApp } from '../support/app';
import { bytesAt } from '../support/bytes';
import { everythingIn } from '../support/everything';
import { act, aCase, openCeremony, readReply, release, signAll, submit, approve } from '../support/replies';
import { letConfirmationLapse, mark, outcomes, proofOf } from '../support/signing';
import { faultsIn } from '../support/sound-history';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const released = async () => (await aCase(app).from('a mayor').withNote().withReply('released')).reply.id;
const minister = () => app.as('mm');
const ceremonyOf = async ({ id }: CeremonyView): Promise<CeremonyView> =>
  (await (await minister()).get(`/api/v1/signing-ceremonies/${id}`).expect(200)).body as CeremonyView;
const pdfOf = async (ceremony: CeremonyView, letter = 0): Promise<Buffer> =>
  bytesAt(await minister(), `/api/v1/signing-ceremonies/${ceremony.id}/letters/${ceremony.letters[letter]?.id}/pdf`);

describe('A letter that is signed', () => {
  let replyId: string;
  let shown: Buffer;
  let answer: SigningResultsView;

  beforeAll(async () => {
    replyId = await released();
    const ceremony = await openCeremony(app, 'mm', [replyId]);
    shown = await pdfOf(ceremony);
    answer = await signAll(app, 'mm', ceremony);
  });

  const signed = async () => bytesAt(await app.as('ist'), `/api/v1/replies/${replyId}/pdf`);

  it('says so, and by which bytes', async () => {
    expect(answer.results).toMatchObject([{ outcome: 'signed', code: null, because: null }]);
    const [letter] = answer.ceremony.letters;
    expect(letter).toMatchObject({ state: 'signed', letterDate: '2020-05-14', capacity: 'holder', entryKey: '20/1-2' });
    expect(letter?.signedSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await readReply(app, 'ist', replyId)).toMatchObject({ state: 'signed' });
  });

  it('begins with exactly the PDF that was shown, and its signature holds by the demo root', async () => {
    const bytes = await signed();
    expect(bytes.subarray(0, shown.length).equals(shown)).toBe(true);
    expect(bytes.length).toBeGreaterThan(shown.length);
    expect(shown.includes('/ByteRange')).toBe(false);
    const verdict = verifySignedPdf(bytes, { trustedRoots: await trustedRootsOf(app.settings) });
    expect(verdict).toMatchObject({ valid: true, level: 'B-B', signatory: 'DEMO Monica Mæland' });
    const changed = Buffer.from(bytes);
    changed[1_000] = (changed[1_000] ?? 0) ^ 1;
    expect(verifySignedPdf(changed, { trustedRoots: [] })).toMatchObject({ valid: false });
  });

  it('has an act that says who, in what capacity, how it was known who she was, and over what', async () => {
    const { body } = await (await app.as('ist')).get(`/api/v1/replies/${replyId}/signature`).expect(200);
    expect(body as SignatureActView).toMatchObject({
      kind: 'electronic',
      personName: 'Monica Mæland',
      recordedByName: 'Monica Mæland',
      capacity: 'holder',
      identityMethod: 'password',
      decidedHow: null,
      evidenceEntryId: null,
      level: 'B-B',
      timestampPending: false,
      certificateName: 'DEMO Monica Mæland',
      enclosures: [],
    });
  });

  it('has the note to the minister filed with it', async () => {
    const { noteEntryId } = await readReply(app, 'ist', replyId);
    const note = await (await app.as('ist')).get(`/api/v1/entries/${noteEntryId}`).expect(200);
    expect(note.body).toMatchObject({ status: 'finished', kind: 'internal' });
  });

  it('can be proved: the act, the signature as it is now, the files, and who did what when', async () => {
    const proof = await proofOf(app, replyId);
    expect(proof.signature).toMatchObject({
      valid: true,
      fault: null,
      level: 'B-B',
      signatory: 'DEMO Monica Mæland',
      beginsWithWhatWasShown: true,
      byTheKeyOfTheAct: true,
    });
    expect(proof.files.map(({ what, state }) => `${what} ${state}`)).toEqual(['shown sound', 'signed sound']);
    expect(proof.history.map(({ type }) => type)).toEqual([
      'reply.started',
      'reply.noteWritten',
      'reply.submitted',
      'reply.approved',
      'reply.approved',
      'reply.released',
      'signing.laid',
      'signing.opened',
      'reply.signed',
    ]);
    expect(new Set(proof.history.map(({ hash }) => hash)).size).toBe(proof.history.length);
    expect(proof.history.map(({ sentence }) => sentence)).toContain('signerte brevet');
  });

  it('cannot be signed again, nor laid before her again', async () => {
    const again = await openCeremony(app, 'mm', [replyId]);
    expect(again.letters).toMatchObject([{ state: 'refused', refusalCode: 'reply.notInThatState', shownSha256: null }]);
  });
});

describe('Signing wants identity confirmed', () => {
  it('in the last five minutes of real time, and never takes a token', async () => {
    const ceremony = await openCeremony(app, 'rdm', [
      await aCase(app)
        .answeredBy('stateSecretary')
        .withReply('released')
        .then(({ reply }) => reply.id),
    ]);
    const stateSecretary = await app.as('rdm');
    const before = await everythingIn(app.dataSource);
    const refused = await mark(app, 'rdm', ceremony, { evenUnopened: true });
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'identity.confirmFirst']);

    expect(await everythingIn(app.dataSource)).toEqual(before);
    await app.confirmIdentity(stateSecretary);
    await letConfirmationLapse(app);
    const afterwards = await everythingIn(app.dataSource);
    const late = await mark(app, 'rdm', ceremony, { evenUnopened: true });
    expect([late.status, (late.body as { code: string }).code]).toEqual([403, 'identity.confirmFirst']);
    expect(await everythingIn(app.dataSource)).toEqual(afterwards);

    const machine = await app.token('rdm', ['read', 'write', 'register']);
    const byToken = await machine
      .post(`/api/v1/signing-ceremonies/${ceremony.id}/sign`)
      .send({ marks: [{ laidLetterId: ceremony.letters[0]?.id, sha256: ceremony.letters[0]?.shownSha256 }] });
    expect([byToken.status, (byToken.body as { code: string }).code]).toEqual([403, 'access.scopeMissing']);

    await app.confirmIdentity(stateSecretary);
    expect(outcomes(await mark(app, 'rdm', ceremony, { evenUnopened: true }))).toEqual(['signed']);
  });
});

describe('A ceremony over several letters', () => {
  beforeAll(async () => app.confirmIdentity(await minister()));

  it('gives each its own result; what changed meanwhile is refused, and the others go on', async () => {
    const [good, changed, restricted, recalled, unopened] = [
      await released(),
      await released(),
      await released(),
      await released(),
      await released(),
    ];
    const ceremony = await openCeremony(app, 'mm', [good, changed, restricted, recalled, unopened]);
    for (const letter of [0, 1, 2, 3]) await pdfOf(ceremony, letter);

    await act(app, 'mm', changed, 'return', { reason: 'Nevn krisesentrene.' });
    await act(app, 'hmk', changed, 'text', { html: '<p>Krisesentrene er åpne.</p>' });
    await submit(app, changed, ['al', 'sbn']);
    for (const leader of ['al', 'sbn'])
      if ((await readReply(app, 'hmk', changed)).state === 'submitted') await approve(app, leader, changed);
    await release(app, changed);
    const archivist = await app.as('ist');
    const { entryId } = await readReply(app, 'ist', restricted);
    const { version } = (await archivist.get(`/api/v1/entries/${entryId}`)).body as { version: number };
    await archivist
      .patch(`/api/v1/entries/${entryId}`)
      .set('If-Match', `"${version}"`)
      .send({ restriction: { code: 'UO14' } })
      .expect(200);
    await act(app, 'mf', recalled, 'recall-release');

    const answer = await mark(app, 'mm', ceremony, { only: [good, changed, restricted, recalled, unopened] });
    expect(outcomes(answer)).toEqual([
      'signed',
      'refused signing.contentChanged',
      'refused signing.contentChanged',
      'refused reply.notInThatState',
      'left signing.notOpened',
    ]);
    const after = await ceremonyOf(ceremony);
    expect(after.letters.map(({ state }) => state)).toEqual(['signed', 'refused', 'refused', 'refused', 'waiting']);
    expect(after.letters[1]?.refusal).toBe('Brevet er endret etter at det ble vist. Det er ikke signert.');
    expect(await readReply(app, 'ist', good)).toMatchObject({ state: 'signed' });
    expect(await readReply(app, 'ist', changed)).toMatchObject({ state: 'released' });
    expect((await proofOf(app, changed)).history.map(({ type }) => type)).toContain('signing.refused');

    // Laid anew, what she ordered can be signed; what the archive restricted must be approved again first.
    const anew = await openCeremony(app, 'mm', [changed, restricted]);
    expect(anew.letters.map(({ refusalCode }) => refusalCode)).toEqual([null, 'reply.changedSinceApproved']);
    expect(outcomes(await mark(app, 'mm', anew, { only: [changed], evenUnopened: true }))).toEqual(['signed']);
    expect(outcomes(await mark(app, 'mm', ceremony, { only: [unopened], evenUnopened: true }))).toEqual(['signed']);
    expect(await faultsIn(app)).toEqual([]);
  });

  it('signs only the PDF that was shown', async () => {
    const ceremony = await openCeremony(app, 'mm', [await released()]);
    const other = await mark(app, 'mm', ceremony, { evenUnopened: true, sha256: 'a'.repeat(64) });
    expect(outcomes(other)).toEqual(['left signing.otherPdf']);
    expect((await ceremonyOf(ceremony)).letters[0]).toMatchObject({ state: 'waiting' });
  });

  it('signs once when the button is pressed twice', async () => {
    const replyId = await released();
    const ceremony = await openCeremony(app, 'mm', [replyId]);
    const answers = await Promise.all([1, 2, 3].map(() => mark(app, 'mm', ceremony, { evenUnopened: true })));
    expect(answers.map(outcomes)).toEqual([['signed'], ['signed'], ['signed']]);
    expect(outcomes(await mark(app, 'mm', ceremony, { evenUnopened: true }))).toEqual(['signed']);
    const [{ acts, files }] = await app.dataSource.query<[{ acts: number; files: number }]>(
      `SELECT (SELECT count(*)::int FROM signature_act WHERE reply_id = $1) AS acts,
              (SELECT count(*)::int FROM document_file f JOIN entry_document d ON d.id = f.document_id
                 JOIN reply r ON r.entry_id = d.entry_id WHERE r.id = $1 AND d.association = 'main') AS files`,
      [replyId],
    );
    expect({ acts, files }).toEqual({ acts: 1, files: 1 });
  });

  it('is seen by nobody but the one who opened it', async () => {
    const ceremony = await openCeremony(app, 'mm', [await released()]);
    for (const other of ['rdm', 'sbn'])
      await (await app.as(other)).get(`/api/v1/signing-ceremonies/${ceremony.id}`).expect(404);
    await app.confirmIdentity(await app.as('rdm'));
    const answer = await mark(app, 'rdm', ceremony, { evenUnopened: true });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([404, 'signing.unknown']);
  });

  it('takes eight letters as well as one, each with its own result', async () => {
    const replyIds: string[] = [];
    for (let i = 0; i < 8; i++) replyIds.push(await released());
    const ceremony = await openCeremony(app, 'mm', replyIds);
    await app.confirmIdentity(await minister());
    const answer = await mark(app, 'mm', ceremony, { only: replyIds, evenUnopened: true });
    expect(outcomes(answer)).toEqual(replyIds.map(() => 'signed'));
  });
});

describe('Past midnight', () => {
  it('no letter is signed with yesterday’s date; laid again it has today’s', async () => {
    const evening = await startTestApp({ at: new Date('2020-05-14T23:30:00+02:00') });
    try {
      const { reply } = await aCase(evening).withReply('released');
      const ceremony = await openCeremony(evening, 'mm', [reply.id]);
      evening.clock.runFrom(new Date('2020-05-15T00:00:30+02:00'));
      await evening.confirmIdentity(await evening.as('mm'));
      const late = await mark(evening, 'mm', ceremony, { evenUnopened: true });
      expect(outcomes(late)).toEqual(['refused signing.dateChanged']);
      expect((await readReply(evening, 'ist', reply.id)).state).toBe('released');

      const anew = await openCeremony(evening, 'mm', [reply.id]);
      expect(anew.letters[0]).toMatchObject({ letterDate: '2020-05-15' });
      expect(anew.letters[0]?.shownSha256).not.toBe(ceremony.letters[0]?.shownSha256);
      expect(outcomes(await mark(evening, 'mm', anew, { evenUnopened: true }))).toEqual(['signed']);
      const entry = await (await evening.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
      expect(entry.body).toMatchObject({ documentDate: '2020-05-15' });
    } finally {
      await evening.stop();
    }
  });
});

describe('A process that ends between signing and recording', () => {
  it('leaves a file nobody refers to, no act, and a letter that can be signed', async () => {
    const replyId = await released();
    const ceremony = await openCeremony(app, 'mm', [replyId]);
    await app.confirmIdentity(await minister());
    const files = async () =>
      (await app.dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM stored_file'))[0]?.count ??
      0;
    const before = await files();
    await app.dataSource.query(`
      CREATE FUNCTION pg_temp_cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
      CREATE TRIGGER cut BEFORE INSERT ON signature_act FOR EACH ROW EXECUTE FUNCTION pg_temp_cut();`);
    const cut = await mark(app, 'mm', ceremony, { evenUnopened: true });
    await app.dataSource.query('DROP TRIGGER cut ON signature_act; DROP FUNCTION pg_temp_cut;');

    expect(outcomes(cut)).toEqual(['left internal.unexpected']);
    expect(await files()).toBe(before + 2); // the signed letter and its note, swept if nobody signs again
    expect((await proofOf(app, replyId)).act).toBeNull();
    expect(await readReply(app, 'ist', replyId)).toMatchObject({ state: 'released' });

    expect(outcomes(await mark(app, 'mm', ceremony, { evenUnopened: true }))).toEqual(['signed']);
    expect((await proofOf(app, replyId)).signature).toMatchObject({ valid: true });
  });
});

describe('The history of all these letters', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
