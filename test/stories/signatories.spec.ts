import { demoPeople } from '../../src/government/demo/people.data';
import type { SignatureActView } from '../../src/letters/signing/signing.view';
import { TestApp, startTestApp } from '../support/app';
import { upload } from '../support/letters';
import { act, aCase, bringTo, openCeremony, readReply, signAll } from '../support/replies';
import { endTerm, giveRole, letAct, mark, outcomes } from '../support/signing';
import { faultsIn } from '../support/sound-history';

/** Who may sign: the holder of the office at that moment, whoever acts in it, and officials under their own letters. */
let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

const released = async () => (await aCase(app).withReply('released')).reply.id;
const actOf = async (replyId: string): Promise<SignatureActView> =>
  (await (await app.as('ist')).get(`/api/v1/replies/${replyId}/signature`).expect(200)).body as SignatureActView;

describe('A minister’s letter', () => {
  it('cannot be signed by a minister who left office after it was laid before her', async () => {
    const changeOfGovernment = await startTestApp({ at: new Date('2021-10-14T11:50:00+02:00') });
    try {
      const [first, second] = [
        (await aCase(changeOfGovernment).withReply('released')).reply.id,
        (await aCase(changeOfGovernment).withReply('released')).reply.id,
      ];
      const ceremony = await openCeremony(changeOfGovernment, 'mm', [first, second]);
      await changeOfGovernment.confirmIdentity(await changeOfGovernment.as('mm'));
      const signed = await mark(changeOfGovernment, 'mm', ceremony, { only: [first], evenUnopened: true });
      expect(outcomes(signed)).toEqual(['signed']);

      // She stays in the ministry in another role, and no longer holds the office from noon.
      await giveRole(changeOfGovernment, 'MM', 'stateSecretary');
      changeOfGovernment.clock.runFrom(new Date('2021-10-14T12:00:00+02:00'));
      const afterwards = await mark(changeOfGovernment, 'mm', ceremony, { only: [second], evenUnopened: true });
      expect(outcomes(afterwards)).toEqual(['refused reply.officeVacant']);
      const vacant = await openCeremony(changeOfGovernment, 'mm', [second]);
      expect(vacant.letters).toMatchObject([
        { state: 'refused', refusalCode: 'reply.officeVacant', shownSha256: null },
      ]);
      expect(await readReply(changeOfGovernment, 'ist', second)).toMatchObject({ state: 'released' });
      expect(await faultsIn(changeOfGovernment)).toEqual([]);
    } finally {
      await changeOfGovernment.stop();
    }
  });

  it('is signed by whoever acts in the office, as acting; by the minister no longer', async () => {
    const replyId = await released();
    const before = await openCeremony(app, 'mm', [replyId]);
    await giveRole(app, 'ES', 'minister');
    const term = await letAct(app, 'ES', 'acting');
    await app.confirmIdentity(await app.as('mm'));
    expect(outcomes(await mark(app, 'mm', before, { evenUnopened: true }))).toEqual(['refused reply.notHolder']);

    const acting = await app.as('es', 'JD');
    const opened = await acting
      .post('/api/v1/signing-ceremonies')
      .send({ replyIds: [replyId] })
      .expect(201);
    const ceremony = opened.body as Parameters<typeof mark>[2];
    expect(ceremony.letters).toMatchObject([{ state: 'waiting', capacity: 'acting' }]);
    await app.confirmIdentity(acting);
    const signed = await mark(app, 'es', ceremony, { evenUnopened: true, ministry: 'JD' });
    expect(outcomes(signed)).toEqual(['signed']);
    expect(await actOf(replyId)).toMatchObject({
      capacity: 'acting',
      personName: 'Erna Solberg',
      certificateName: 'DEMO Erna Solberg',
    });
    await endTerm(app, term);
  });

  it('of one case is signed by the minister appointed for that case, and the others by the holder', async () => {
    const { reply: own, caseId } = await aCase(app).withReply('released');
    const other = await released();
    const ceremony = await openCeremony(app, 'mm', [own.id, other]);
    await giveRole(app, 'KIR', 'minister');
    await letAct(app, 'KIR', 'forCase', caseId);
    await app.confirmIdentity(await app.as('mm'));
    const answer = await mark(app, 'mm', ceremony, { only: [own.id, other], evenUnopened: true });
    expect(outcomes(answer)).toEqual(['refused reply.notHolder', 'signed']);

    const substitute = await app.as('kir', 'JD');
    const opened = await substitute
      .post('/api/v1/signing-ceremonies')
      .send({ replyIds: [own.id, other] })
      .expect(201);
    const laid = opened.body as Parameters<typeof mark>[2];
    expect(laid.letters).toMatchObject([{ capacity: 'forThisCase' }, { state: 'refused' }]);
    await app.confirmIdentity(substitute);
    const signed = await mark(app, 'kir', laid, { only: [own.id], evenUnopened: true, ministry: 'JD' });
    expect(outcomes(signed)).toEqual(['signed']);
    expect(await actOf(own.id)).toMatchObject({ capacity: 'forThisCase', personName: 'Kjell Ingolf Ropstad' });
  });

  it('binds its enclosures', async () => {
    const { reply } = await aCase(app).withReply();
    const uploadId = await upload(await app.as('hmk'), 'tall.txt', Buffer.from('Tall fra april'));
    const enclosed = await act(app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Tall fra april' });
    await bringTo(app, reply.id, 'signed');
    const sha256 = enclosed.enclosures[0]?.sha256;
    expect((await actOf(reply.id)).enclosures).toEqual([{ title: 'Tall fra april', sha256 }]);
  });
});

describe('A state secretary’s letter', () => {
  it('is signed by the state secretary, and not by the minister', async () => {
    const { reply } = await aCase(app).answeredBy('stateSecretary').withReply('released');
    const ministers = await openCeremony(app, 'mm', [reply.id]);
    expect(ministers.letters).toMatchObject([{ state: 'refused', refusalCode: 'reply.notHolder' }]);
    const { results } = await signAll(app, 'rdm', await openCeremony(app, 'rdm', [reply.id]));
    expect(results).toMatchObject([{ outcome: 'signed' }]);
    expect(await actOf(reply.id)).toMatchObject({ personName: 'Ragnhild Dahle Moen', capacity: 'holder' });
  });
});

describe('An official’s letter', () => {
  it('is signed by one of those who stand under it, and by nobody else', async () => {
    const { reply } = await aCase(app).answeredBy('department').withReply();
    const signatories = [
      { personId: demoPeople.sbn.personId, byAuthority: false },
      { personId: demoPeople.th.personId, byAuthority: true },
    ];
    await act(app, 'hmk', reply.id, 'signatories', { signatories });
    await bringTo(app, reply.id, 'approved', ['al']);
    const others = await openCeremony(app, 'al', [reply.id]);
    expect(others.letters).toMatchObject([{ state: 'refused', refusalCode: 'signing.notSignatory' }]);
    const { results } = await signAll(app, 'th', await openCeremony(app, 'th', [reply.id]));
    expect(results).toMatchObject([{ outcome: 'signed' }]);
    expect(await actOf(reply.id)).toMatchObject({ personName: 'Torgeir Haukås', capacity: 'official' });
    expect(await faultsIn(app)).toEqual([]);
  });
});
