import type TestAgent from 'supertest/lib/agent';
import { demoPeople } from '../../src/government/demo/people.data';
import { demoMinisterId } from '../../src/government/demo/seed-demo-government';
import type { NoticesView, ReplyView } from '../../src/letters/replies/reply.view';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import {
  aCase,
  act,
  allocateTo,
  approve,
  bringTo,
  dispatch,
  openCeremony,
  readReply,
  release,
  routeOf,
  sign,
  signAll,
  submit,
  tryTo,
} from '../support/replies';
import { faultsIn } from '../support/sound-history';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** What somebody has been told of a letter and has not seen yet. */
const toldTo = async (username: string, replyId: string): Promise<string[]> => {
  const { body } = await (await app.as(username)).get('/api/v1/notices').expect(200);
  return (body as NoticesView).items.filter((notice) => notice.replyId === replyId).map((notice) => notice.type);
};

/** The present round of a route, as `leader: state (version)`. */
const routeIn = ({ approvals }: ReplyView): string[] => {
  const round = Math.max(...approvals.map((step) => step.round));
  return approvals
    .filter((step) => step.round === round)
    .map(({ leaderName, state, textNumber, coversCurrentContent }) =>
      [leaderName.split(' ').at(-1), state, textNumber, state === 'approved' && !coversCurrentContent ? 'earlier' : '']
        .filter(Boolean)
        .join(' '),
    );
};

const write = (username: string, reply: ReplyView, words: string) =>
  act(app, username, reply.id, 'text', { html: `${reply.html}<p>${words}</p>` });

describe('A reply', () => {
  it.each(['minister', 'stateSecretary', 'department'] as const)(
    'from the %s goes all the way from the draft to the recipient',
    async (level) => {
      const { reply, entryId } = await aCase(app).from('a mayor').answeredBy(level).withNote().withReply('dispatched');

      expect(reply.state).toBe('dispatched');
      expect(reply.recipients).toMatchObject([{ name: 'Ravndal kommune', mail: 'postmottak@ravndal.example' }]);
      const { body } = await (await app.as('ist')).get(`/api/v1/entries/${entryId}`).expect(200);
      expect(body).toMatchObject({ settled: true });
    },
  );

  it('goes by post to somebody without a mail address', async () => {
    const { reply } = await aCase(app).from('somebody by post').withReply('dispatched');
    expect(reply.state).toBe('dispatched');
  });

  it('goes to the leaders one after the other, and is approved by the last', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    expect(routeIn(reply)).toEqual(['Lyngvær waiting', 'Nes waiting']);

    const second = await readReply(app, 'sbn', reply.id);
    const early = await tryTo(app, 'sbn', reply.id, 'approve', { contentHash: second.contentHash }, second.version);
    expect([early.status, (early.body as { code: string }).code]).toEqual([403, 'reply.notYourTurn']);

    expect(await approve(app, 'al', reply.id)).toMatchObject({ state: 'submitted' });
    expect(await approve(app, 'sbn', reply.id)).toMatchObject({ state: 'approved' });
  });

  it('goes back to the caseworker twice, each time with the leader’s reason', async () => {
    const { reply, caseId } = await aCase(app).withReply('submitted');
    for (const reason of ['Ta med kommunene.', 'Si det kortere.']) {
      const back = await act(app, 'al', reply.id, 'send-back', { reason });
      expect(back).toMatchObject({ state: 'drafting' });
      expect(back.approvals.at(-2)).toMatchObject({ state: 'sentBack', comment: reason });
      expect(back.approvals.at(-1)).toMatchObject({ state: 'lapsed' });
      await write('hmk', back, reason);
      await submit(app, reply.id, ['al', 'sbn']);
    }
    await approve(app, 'al', reply.id);
    const approved = await approve(app, 'sbn', reply.id);
    expect(approved).toMatchObject({ state: 'approved', textNumber: 3 });
    expect(Math.max(...approved.approvals.map((step) => step.round))).toBe(3);
    expect(await toldTo('hmk', reply.id)).toEqual(['sentBack', 'sentBack']);

    const { body } = await (await app.as('ist')).get(`/api/v1/cases/${caseId}/history`).expect(200);
    const reasons = (body as { items: { reason: string | null }[] }).items.map((item) => item.reason);
    expect(reasons).toEqual(expect.arrayContaining(['Ta med kommunene.', 'Si det kortere.']));
  });

  it('is approved as it was read, and not when its content has changed since', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    const before = await everythingIn(app.dataSource);
    const answer = await tryTo(app, 'al', reply.id, 'approve', { contentHash: '0'.repeat(64) }, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([412, 'reply.contentChanged']);
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('cannot be approved twice by the same leader', async () => {
    const { reply } = await aCase(app).approvedBy('al').withReply('submitted');
    const { version, contentHash } = await readReply(app, 'al', reply.id);
    expect((await tryTo(app, 'al', reply.id, 'approve', { contentHash }, version)).status).toBe(200);
    expect((await tryTo(app, 'al', reply.id, 'approve', { contentHash }, version)).status).toBe(412);
    const again = await tryTo(app, 'al', reply.id, 'approve', { contentHash }, version + 1);
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'reply.notInThatState']);
  });

  it('is answered by one of two leaders who answer at once', async () => {
    const { reply } = await aCase(app).approvedBy('al').withReply('submitted');
    const { version, contentHash } = await readReply(app, 'al', reply.id);
    const [yes, no] = await Promise.all([
      tryTo(app, 'al', reply.id, 'approve', { contentHash }, version),
      tryTo(app, 'al', reply.id, 'send-back', { reason: 'Vent litt.' }, version),
    ]);
    expect([yes.status, no.status].sort()).toEqual([200, 412]);
    const { approvals, state } = await readReply(app, 'al', reply.id);
    expect(approvals).toHaveLength(1);
    expect([state, approvals[0]?.state]).toEqual(
      yes.status === 200 ? ['approved', 'approved'] : ['drafting', 'sentBack'],
    );
  });

  it('that is rejected is over: its entry is Utgår, keeps its numbers, and nobody can take it up again', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    await approve(app, 'al', reply.id);
    const over = await act(app, 'sbn', reply.id, 'reject', { reason: 'Vi svarer ikke på dette.' });

    expect(over).toMatchObject({ state: 'rejected', entryKey: reply.entryKey });
    expect(over.allowedActions.filter((action) => action.allowed)).toEqual([]);
    const { body } = await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
    expect(body).toMatchObject({ status: 'withdrawn', key: reply.entryKey });
    expect(await toldTo('hmk', reply.id)).toEqual(['rejected']);
    expect(await toldTo('al', reply.id)).toEqual(['rejected']);
    const again = await tryTo(app, 'hmk', reply.id, 'submit', { route: routeOf(['al']) }, over.version);
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'reply.notInThatState']);
  });

  it.each(['drafting', 'submitted', 'approved'] as const)(
    'can be withdrawn while it is %s, and keeps its numbers as Utgår',
    async (station) => {
      const { reply } = await aCase(app).withReply(station);
      const over = await act(app, 'hmk', reply.id, 'withdraw', { reason: 'Saken løste seg.' });
      expect(over.state).toBe('withdrawn');
      const { body } = await (await app.as('ist')).get(`/api/v1/entries/${reply.entryId}`).expect(200);
      expect(body).toMatchObject({ status: 'withdrawn', key: reply.entryKey });
      expect(await toldTo('al', reply.id)).toEqual(station === 'approved' ? ['withdrawn'] : []);
    },
  );

  it.each(['released', 'signed'] as const)('cannot be withdrawn once it is %s', async (station) => {
    const { reply } = await aCase(app).withReply(station);
    const answer = await tryTo(app, 'hmk', reply.id, 'withdraw', { reason: 'For sent.' }, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([409, 'reply.notInThatState']);
  });
});

describe('Four eyes', () => {
  it('do not let who submits a letter approve it', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const { version } = await readReply(app, 'al', reply.id);
    const answer = await tryTo(app, 'al', reply.id, 'submit', { route: routeOf(['al', 'sbn']) }, version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'reply.routeOwnText']);
  });

  it('do not let a leader approve the text she wrote herself, though another submits it', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const written = await write('al', reply, 'Skrevet av lederen.');
    const route = routeOf(['al', 'sbn']);
    const answer = await tryTo(app, 'hmk', reply.id, 'submit', { route }, written.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'reply.routeOwnText']);
    expect((await submit(app, reply.id, ['th', 'sbn'])).state).toBe('submitted');
  });

  it('let a leader stand on the route again after she edited and approved in one act', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    const html = `${reply.html}<p>Presisert.</p>`;
    await act(app, 'al', reply.id, 'edit-and-approve', { html });
    await act(app, 'hmk', reply.id, 'recall');
    expect(routeIn(await submit(app, reply.id, ['al', 'sbn']))).toEqual(['Lyngvær approved 2', 'Nes waiting']);
  });
});

describe('What must be approved again', () => {
  it('is nothing when the caseworker took the letter back and changed nothing', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    await approve(app, 'al', reply.id);
    await act(app, 'hmk', reply.id, 'recall');
    const again = await submit(app, reply.id, ['al', 'sbn']);
    expect(routeIn(again)).toEqual(['Lyngvær approved 1', 'Nes waiting']);
    expect(again.approvals.at(-2)).toMatchObject({ carriedOver: true });
    expect(await toldTo('al', reply.id)).toEqual([]);
  });

  it('is everything when the caseworker changed the letter, and who had approved is told', async () => {
    const { reply } = await aCase(app).withReply('approved');
    const recalled = await act(app, 'hmk', reply.id, 'recall');
    expect(routeIn(recalled)).toEqual(['Lyngvær approved 1', 'Nes approved 1']);
    const changed = await write('hmk', recalled, 'Enda et avsnitt.');
    expect(routeIn(changed)).toEqual(['Lyngvær approved 1 earlier', 'Nes approved 1 earlier']);
    expect(routeIn(await submit(app, reply.id, ['al', 'sbn']))).toEqual(['Lyngvær waiting', 'Nes waiting']);
    expect(await toldTo('al', reply.id)).toEqual(['changedAfterApproval']);
    expect(await toldTo('sbn', reply.id)).toEqual(['changedAfterApproval']);
  });

  it.each([
    ['the heading', 'letter', { subject: 'En annen overskrift' }],
    ['the public title', 'letter', { publicTitle: 'En annen offentlig tittel' }],
    ['a recipient', 'letter', { recipients: [{ name: 'En annen', mail: 'en@annen.example' }] }],
    ['who gets a copy', 'letter', { copies: [{ name: 'Politidirektoratet' }] }],
  ])('is everything when the caseworker changed %s', async (_, verb, body) => {
    const { reply } = await aCase(app).approvedBy('al').withReply('approved');
    await act(app, 'hmk', reply.id, 'recall');
    await act(app, 'hmk', reply.id, verb, body);
    expect(routeIn(await submit(app, reply.id, ['al']))).toEqual(['Lyngvær waiting']);
  });

  it('is what comes after, when a leader changed it: those before her are told, and their approvals hold', async () => {
    const { reply } = await aCase(app).approvedBy('al', 'th', 'sbn').withReply('submitted');
    await approve(app, 'al', reply.id);
    const html = reply.html.replace('Takk', 'Mange takk');
    const edited = await act(app, 'th', reply.id, 'edit-and-approve', { html, comment: 'Litt varmere.' });

    expect(edited).toMatchObject({ state: 'submitted', textNumber: 2 });
    expect(routeIn(edited)).toEqual(['Lyngvær approved 1 earlier', 'Haukås approved 2', 'Nes waiting']);
    expect(await toldTo('al', reply.id)).toEqual(['changedAfterApproval']);
    expect(await toldTo('hmk', reply.id)).toEqual(['changedAfterApproval']);
    expect((await approve(app, 'sbn', reply.id)).state).toBe('approved');
    expect((await release(app, reply.id)).state).toBe('released');
  });

  it('is nothing when a leader’s change is taken back unchanged and submitted again', async () => {
    const { reply } = await aCase(app).approvedBy('al', 'th', 'sbn').withReply('submitted');
    await approve(app, 'al', reply.id);
    await act(app, 'th', reply.id, 'edit-and-approve', { html: `${reply.html}<p>Mer.</p>` });
    await act(app, 'hmk', reply.id, 'recall');
    expect(routeIn(await submit(app, reply.id, ['al', 'th', 'sbn']))).toEqual([
      'Lyngvær approved 1 earlier',
      'Haukås approved 2',
      'Nes waiting',
    ]);
  });

  it('is nothing when the minister ordered the change; the leaders are told', async () => {
    const { reply } = await aCase(app).withNote().withReply('released');
    const returned = await act(app, 'mm', reply.id, 'return', { reason: 'Si at jeg kommer på besøk.' });
    expect(returned).toMatchObject({ state: 'drafting', releasedAt: null });
    expect(await toldTo('hmk', reply.id)).toEqual(['returnedByMinister']);
    expect(await toldTo('al', reply.id)).toEqual(['returnedByMinister']);

    await write('hmk', await readReply(app, 'hmk', reply.id), 'Jeg kommer gjerne på besøk.');
    const again = await submit(app, reply.id, ['al', 'sbn']);
    expect(again.state).toBe('approved');
    expect(routeIn(again)).toEqual(['Lyngvær approved 1 earlier', 'Nes approved 1 earlier']);
    expect(await toldTo('sbn', reply.id)).toEqual(['changedAfterApproval', 'returnedByMinister']);
    await release(app, reply.id);
    expect((await sign(app, reply.id)).state).toBe('signed');
  });

  it('is everything when the caseworker changes it once more after what the minister ordered', async () => {
    const { reply } = await aCase(app).approvedBy('al').withReply('released');
    await act(app, 'mm', reply.id, 'return', { reason: 'Kortere.' });
    expect((await submit(app, reply.id, ['al'])).state).toBe('approved');
    await write('hmk', await act(app, 'hmk', reply.id, 'recall'), 'Noe ingen ba om.');
    expect(routeIn(await submit(app, reply.id, ['al']))).toEqual(['Lyngvær waiting']);
  });
});

describe('A letter that others changed after it was approved', () => {
  const restrict = async (reply: ReplyView) => {
    const archivist = await app.as('ist');
    const { version } = (await archivist.get(`/api/v1/entries/${reply.entryId}`)).body as { version: number };
    await archivist
      .patch(`/api/v1/entries/${reply.entryId}`)
      .set('If-Match', `"${version}"`)
      .send({ restriction: { code: 'UO15' } })
      .expect(200);
  };

  it('cannot be released before it is approved as it is now', async () => {
    const { reply } = await aCase(app).approvedBy('al').withReply('approved');
    await restrict(reply);
    const now = await readReply(app, 'mf', reply.id);
    expect(routeIn(now)).toEqual(['Lyngvær approved 1 earlier']);
    const refused = await tryTo(app, 'mf', reply.id, 'release', {}, now.version);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'reply.changedSinceApproved']);

    await act(app, 'hmk', reply.id, 'recall');
    expect(routeIn(await submit(app, reply.id, ['al']))).toEqual(['Lyngvær waiting']);
    await approve(app, 'al', reply.id);
    expect((await release(app, reply.id)).state).toBe('released');
  });

  it('is not approved further by the next leader, who would be alone with the change', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    await approve(app, 'al', reply.id);
    await restrict(reply);
    const { version, contentHash } = await readReply(app, 'sbn', reply.id);
    const refused = await tryTo(app, 'sbn', reply.id, 'approve', { contentHash }, version);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'reply.changedSinceApproved']);
    expect((await act(app, 'sbn', reply.id, 'send-back', { reason: 'Nå er det unntatt.' })).state).toBe('drafting');
  });

  it('is not signed, whether it was laid before the minister already or not', async () => {
    const { reply } = await aCase(app).withReply('released');
    const ceremony = await openCeremony(app, 'mm', [reply.id]);
    await restrict(reply);
    const { results } = await signAll(app, 'mm', ceremony);
    expect(results).toMatchObject([{ outcome: 'refused' }]);
    const next = await openCeremony(app, 'mm', [reply.id]);
    expect(next.letters).toMatchObject([{ state: 'refused', refusalCode: 'reply.changedSinceApproved' }]);
  });
});

describe('A letter whose case is answered by another now', () => {
  const answeredByStateSecretary = async (caseId: string) => {
    const archivist = await app.as('ist');
    const { version } = (await archivist.get(`/api/v1/cases/${caseId}`)).body as { version: number };
    const { level, officeId } = (await aCase(app).answeredBy('stateSecretary').withReply()).reply;
    await archivist
      .post(`/api/v1/cases/${caseId}/assign`)
      .set('If-Match', `"${version}"`)
      .send({ level, officeId, reason: 'Statssekretæren tar det.' })
      .expect(200);
  };

  it('is neither submitted, released nor signed until it follows its case', async () => {
    const { reply, caseId } = await aCase(app).approvedBy('al').withReply('approved');
    await answeredByStateSecretary(caseId);
    const refused = await tryTo(app, 'mf', reply.id, 'release', {}, reply.version);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'reply.levelUnlikeCase']);

    const back = await act(app, 'hmk', reply.id, 'recall');
    const unlike = await tryTo(app, 'hmk', reply.id, 'submit', { route: routeOf(['al']) }, back.version);
    expect([unlike.status, (unlike.body as { code: string }).code]).toEqual([409, 'reply.levelUnlikeCase']);

    const followed = await act(app, 'hmk', reply.id, 'follow-case');
    expect(followed).toMatchObject({ level: 'stateSecretary', state: 'drafting' });
    expect(followed.officeId).not.toBe(reply.officeId);
    expect(routeIn(await submit(app, reply.id, ['al']))).toEqual(['Lyngvær waiting']);
    await approve(app, 'al', reply.id);
    await release(app, reply.id);
    expect((await sign(app, reply.id, 'rdm')).state).toBe('signed');
  });

  it('is refused in the signing it was laid out for', async () => {
    const { reply, caseId } = await aCase(app).withReply('released');
    const ceremony = await openCeremony(app, 'mm', [reply.id]);
    await answeredByStateSecretary(caseId);
    const { results } = await signAll(app, 'mm', ceremony);
    expect(results).toMatchObject([{ outcome: 'refused', code: 'reply.levelUnlikeCase' }]);
  });
});

describe('The private office and the minister', () => {
  it('lay a letter before the minister, take it out, and lay it in again', async () => {
    const { reply } = await aCase(app).withReply('approved');
    const released = await release(app, reply.id, { urgent: true, note: 'Haster: møte i morgen.' });
    expect(released).toMatchObject({ state: 'released', urgent: true, releaseNote: 'Haster: møte i morgen.' });
    expect(await act(app, 'mf', reply.id, 'recall-release')).toMatchObject({ state: 'approved', releasedAt: null });
    expect(await release(app, reply.id)).toMatchObject({ state: 'released', urgent: false });
  });

  it('keep a letter on the table, still to be signed', async () => {
    const { reply } = await aCase(app).withReply('released');
    expect(await act(app, 'mm', reply.id, 'hold', { held: true })).toMatchObject({ held: true, state: 'released' });
    expect(await act(app, 'mf', reply.id, 'hold', { held: false })).toMatchObject({ held: false, state: 'released' });
    expect((await sign(app, reply.id)).state).toBe('signed');
  });

  it.each([
    ['return', { reason: 'Nei.' }],
    ['hold', { held: true }],
  ])('do not let a state secretary %s the minister’s letter', async (verb, body) => {
    const { reply } = await aCase(app).withReply('released');
    const answer = await tryTo(app, 'rdm', reply.id, verb, body, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'reply.notHolder']);
  });

  it('give a letter back to the caseworker before it is released', async () => {
    const { reply } = await aCase(app).withReply('approved');
    const back = await act(app, 'mf', reply.id, 'send-back', { reason: 'Statsråden er på reise.' });
    expect(back.state).toBe('drafting');
    expect(await toldTo('hmk', reply.id)).toEqual(['sentBack']);
  });
});

describe('A case given to another adviser', () => {
  it('takes its draft with it: she writes on, and her initials stand in the reference', async () => {
    const { reply, caseId } = await aCase(app).writtenBy('hmk').withReply('drafting');
    expect(reply.ourReference).toMatch(/ - HMK$/);
    await allocateTo(app, caseId, 'eno');

    expect((await readReply(app, 'eno', reply.id)).ourReference).toMatch(/ - ENO$/);
    expect((await write('eno', reply, 'Jeg tar over.')).textNumber).toBe(2);
    const { version } = await readReply(app, 'hmk', reply.id);
    const refused = await tryTo(app, 'hmk', reply.id, 'text', { html: '<p>Min.</p>' }, version);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([403, 'reply.notAllocated']);
  });

  it('leaves a letter that is submitted as it is; the new adviser can take it back and write on', async () => {
    const { reply, caseId } = await aCase(app).approvedBy('al').withReply('submitted');
    await allocateTo(app, caseId, 'eno');
    expect((await readReply(app, 'eno', reply.id)).ourReference).toMatch(/ - HMK$/);
    expect((await approve(app, 'al', reply.id)).state).toBe('approved');

    const recalled = await act(app, 'eno', reply.id, 'recall');
    expect((await write('eno', recalled, 'Nytt.')).ourReference).toMatch(/ - ENO$/);
  });
});

describe('An official’s letter', () => {
  it('carries two names, the second by authority, and is signed by one of them', async () => {
    const { reply } = await aCase(app).answeredBy('department').withReply('drafting');
    const signatories = [
      { personId: demoPeople.sbn.personId, byAuthority: true },
      { personId: demoPeople.th.personId, byAuthority: false },
    ];
    await act(app, 'hmk', reply.id, 'signatories', { signatories });
    await bringTo(app, reply.id, 'approved', ['al']);
    const signed = await sign(app, reply.id, 'th');
    expect(signed).toMatchObject({ state: 'signed', officeId: null });
    expect(signed.signatories.map(({ name, byAuthority }) => [name, byAuthority])).toEqual([
      ['Solveig Brandt Nes', true],
      ['Torgeir Haukås', false],
    ]);
    expect((await dispatch(app, reply.id)).state).toBe('dispatched');
  });

  it.each([
    ['the minister', demoMinisterId('MM')],
    ['an adviser', demoPeople.eno.personId],
    ['a leader of another ministry', demoPeople.gte.personId],
  ])('is not signed by %s', async (_, personId) => {
    const { reply } = await aCase(app).answeredBy('department').withReply('drafting');
    const body = { signatories: [{ personId, byAuthority: false }] };
    const answer = await tryTo(app, 'hmk', reply.id, 'signatories', body, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'reply.signatoryUnknown']);
  });

  it('is not laid before the minister', async () => {
    const { reply } = await aCase(app).answeredBy('department').withReply('approved');
    const answer = await tryTo(app, 'mf', reply.id, 'release', {}, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([409, 'reply.notInThatState']);
  });

  it('has no names to choose when the minister signs', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const body = { signatories: [{ personId: demoPeople.sbn.personId, byAuthority: false }] };
    const answer = await tryTo(app, 'hmk', reply.id, 'signatories', body, reply.version);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'reply.signatoriesNotForMinister']);
  });
});

describe('The lists of the day', () => {
  const listOf = async (username: string, list: string): Promise<string[]> => {
    const browser: TestAgent = await app.as(username);
    const { body } = await browser.get(`/api/v1/work/${list}?limit=100`).expect(200);
    return (body as { items: { id: string }[] }).items.map((item) => item.id);
  };

  it('show a letter to whoever is to do something with it, and to nobody else', async () => {
    const { reply, caseId } = await aCase(app).withReply('submitted');
    expect(await listOf('al', 'to-approve')).toContain(reply.id);
    expect(await listOf('sbn', 'to-approve')).not.toContain(reply.id);
    expect(await listOf('hmk', 'mine')).toContain(caseId);
    await approve(app, 'al', reply.id);
    expect(await listOf('al', 'to-approve')).not.toContain(reply.id);
    expect(await listOf('sbn', 'to-approve')).toContain(reply.id);
    await approve(app, 'sbn', reply.id);
    expect(await listOf('sbn', 'to-approve')).not.toContain(reply.id);
    expect(await listOf('mf', 'to-release')).toContain(reply.id);
    await release(app, reply.id);
    expect(await listOf('mf', 'to-release')).not.toContain(reply.id);
    expect(await listOf('mm', 'to-sign')).toContain(reply.id);
    expect(await listOf('rdm', 'to-sign')).not.toContain(reply.id);
    await sign(app, reply.id);
    expect(await listOf('mm', 'to-sign')).not.toContain(reply.id);
    expect(await listOf('ist', 'to-dispatch')).toContain(reply.id);
    await dispatch(app, reply.id);
    expect(await listOf('ist', 'to-dispatch')).not.toContain(reply.id);
    expect(await listOf('ist', 'to-journal')).toContain(reply.entryId);
  });

  it('show the minister what is urgent first, and what she keeps on the table last, also page by page', async () => {
    const ordinary = (await aCase(app).approvedBy('al').withReply('released')).reply.id;
    const held = (await aCase(app).approvedBy('al').withReply('released')).reply.id;
    const urgent = (await aCase(app).approvedBy('al').withReply('approved')).reply.id;
    await act(app, 'mm', held, 'hold', { held: true });
    await release(app, urgent, { urgent: true });

    const whole = await listOf('mm', 'to-sign');
    const places = [urgent, ordinary, held].map((id) => whole.indexOf(id));
    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.at(-1)).toBe(whole.length - 1);

    const minister = await app.as('mm');
    const paged: string[] = [];
    for (let after = ''; ;) {
      const { body } = await minister.get(`/api/v1/work/to-sign?limit=1${after && `&after=${after}`}`).expect(200);
      const { items, next } = body as { items: { id: string }[]; next: string | null };
      paged.push(...items.map((item) => item.id));
      if (!next) break;
      after = next;
    }
    expect(paged).toEqual(whole);
  });

  it('show an official’s letter to the one who is to sign it', async () => {
    const { reply } = await aCase(app).answeredBy('department').withReply('approved');
    expect(await listOf('sbn', 'to-sign')).toContain(reply.id);
    expect(await listOf('mf', 'to-release')).not.toContain(reply.id);
  });

  it('keep a letter by post with the archivist until it is posted', async () => {
    const { reply } = await aCase(app).from('somebody by post').withReply('signed');
    await act(app, 'ist', reply.id, 'dispatch', { checked: true });
    const { body } = await (await app.as('ist')).get('/api/v1/work/to-dispatch?limit=100').expect(200);
    const lines = (body as { items: { id: string; state: string }[] }).items;
    expect(lines.find((line) => line.id === reply.id)).toMatchObject({ state: 'awaitingPost' });
  });
});

describe('The history of all these letters', () => {
  it('is whole, and every row is as the last event left it', async () => {
    expect(await faultsIn(app)).toEqual([]);
  });
});
