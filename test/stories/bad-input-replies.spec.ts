import { newId } from '../../src/kernel/id';
import { demoPeople } from '../../src/government/demo/people.data';
import type { CommentsView } from '../../src/letters/comments/comment.view';
import { TestApp, startTestApp } from '../support/app';
import { register, upload } from '../support/letters';
import { CommandUnderTest, Target, refusesBadInput } from '../support/refusals';
import { AnsweredBy, Station, aCase, act, routeOf } from '../support/replies';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A reply as far as a station, as a target for one of its commands. */
const aReply =
  (verb: string, station: Station = 'drafting', level: AnsweredBy = 'minister') =>
  async (): Promise<Target> => {
    const { reply } = await aCase(app).answeredBy(level).approvedBy('al').withReply(station);
    return { path: `/api/v1/replies/${reply.id}/${verb}`, version: reply.version };
  };

const withdrawn = (verb: string) => async (): Promise<Target> => {
  const { reply } = await aCase(app).withReply('drafting');
  const { version } = await act(app, 'hmk', reply.id, 'withdraw', { reason: 'Feil.' });
  return { path: `/api/v1/replies/${reply.id}/${verb}`, version };
};

const hmk = { username: 'hmk' };
const unknown = (verb: string) => ({ path: `/api/v1/replies/:id/${verb}`, status: 404, code: 'reply.unknown' });
const otherMinistry = (username: string) => ({ username, ministry: 'BFD', status: 404, code: 'reply.unknown' });
const notInThatState = { status: 409, code: 'reply.notInThatState' };
/** Nobody of these writes letters; SIA does, but not this one. */
const notWriters = [
  { username: 'ist' },
  { username: 'mf' },
  { username: 'mm' },
  { username: 'pok' },
  { username: 'lhb' },
];
const sia = { username: 'sia', status: 403, code: 'reply.notAllocated' };
const notLeaders = [{ username: 'hmk' }, { username: 'ist' }, { username: 'mm' }, { username: 'lhb' }];
const notTheLeader = { username: 'th', status: 403, code: 'reply.notYourTurn' };
const notTheOffice = [{ username: 'hmk' }, { username: 'al' }, { username: 'ist' }, { username: 'lhb' }];
const reason = { required: ['reason'], texts: { reason: 2000 }, wrong: { reason: ['', '   ', null] } };
const words = { html: '<p>Takk for brevet.</p>' };
const notHtml = { html: [null, 17, ['<p>Takk</p>'], 'x'.repeat(200_001)] };
const unfitHtml = [
  {
    when: 'with a tag letters do not have',
    body: { html: '<script>alert(1)</script>' },
    status: 422,
    code: 'letter.unknownTag',
  },
  {
    when: 'with a handler in a tag',
    body: { html: '<p onclick="x">Takk</p>' },
    status: 422,
    code: 'letter.unknownAttribute',
  },
  {
    when: 'with a link that runs',
    body: { html: '<p><a href="javascript:x">Takk</a></p>' },
    status: 422,
    code: 'letter.linkRefused',
  },
];
const party = { name: 'Ravndal kommune', mail: 'postmottak@ravndal.example' };

const commands: readonly CommandUnderTest[] = [
  {
    name: 'Writing the text',
    method: 'put',
    by: hmk,
    target: aReply('text'),
    body: words,
    required: ['html'],
    wrong: notHtml,
    unacceptable: unfitHtml,
    unknown: unknown('text'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [
      { when: 'when it is submitted', target: aReply('text', 'submitted'), ...notInThatState },
      { when: 'when it is signed', target: aReply('text', 'signed'), ...notInThatState },
      { when: 'when it is withdrawn', target: withdrawn('text'), ...notInThatState },
    ],
  },
  {
    name: 'Filling the fields again',
    by: hmk,
    target: aReply('refresh-fields'),
    body: {},
    unknown: unknown('refresh-fields'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is submitted', target: aReply('refresh-fields', 'submitted'), ...notInThatState }],
  },
  {
    name: 'Commenting',
    by: hmk,
    target: async () => ({ path: (await aReply('comments')()).path }),
    body: { text: 'Ta med tallene.', quotation: 'Takk for henvendelsen', textNumber: 1 },
    required: ['text'],
    texts: { text: 2000, quotation: 500 },
    wrong: { text: ['', '   ', null, 17, ['x']], quotation: [null, 17], textNumber: [0, -1, 1.5, '1', null, 1e9] },
    unacceptable: [
      {
        when: 'on a version there is none of',
        body: { textNumber: 99 },
        status: 422,
        code: 'comment.versionUnknown',
      },
    ],
    unknown: unknown('comments'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [{ username: 'ist' }, { username: 'pok' }, { username: 'lhb' }],
    wrongState: [
      { when: 'when it is signed', target: aReply('comments', 'signed'), status: 409, code: 'comment.letterClosed' },
      { when: 'when it is withdrawn', target: withdrawn('comments'), status: 409, code: 'comment.letterClosed' },
    ],
  },
  {
    name: 'Answering a comment',
    by: { username: 'al' },
    target: async () => {
      const { path } = await aReply('comments')();
      const { body } = await (await app.as('hmk')).post(path).send({ text: 'Ta med tallene.' }).expect(201);
      return { path: `${path}/${(body as CommentsView).items[0]?.id}/answers` };
    },
    body: { text: 'Ja.' },
    required: ['text'],
    texts: { text: 2000 },
    wrong: { text: ['', null, 17] },
    unknown: { path: `/api/v1/replies/:id/comments/${newId()}/answers`, status: 404, code: 'reply.unknown' },
    otherMinistry: otherMinistry('kve'),
    wrongRole: [{ username: 'ist' }, { username: 'lhb' }],
  },
  {
    name: 'Inserting a standard paragraph',
    by: hmk,
    target: aReply('paragraphs'),
    body: { paragraphCode: 'help-after-violence' },
    required: ['paragraphCode'],
    wrong: { paragraphCode: [null, 17, 'Et avsnitt', 'x'.repeat(61), 'x\u0000'] },
    unacceptable: [
      { when: 'that does not exist', body: { paragraphCode: 'finnes-ikke' }, status: 404, code: 'paragraph.unknown' },
    ],
    unknown: unknown('paragraphs'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is submitted', target: aReply('paragraphs', 'submitted'), ...notInThatState }],
  },
  {
    name: 'Following the case',
    by: hmk,
    target: aReply('follow-case'),
    body: {},
    unknown: unknown('follow-case'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is approved', target: aReply('follow-case', 'approved'), ...notInThatState }],
  },
  {
    name: 'Changing what stands around the text',
    method: 'put',
    by: hmk,
    target: aReply('letter'),
    body: { subject: 'En overskrift', title: 'Intern', publicTitle: 'Offentlig', recipients: [party], copies: [party] },
    texts: { subject: 300, title: 500, publicTitle: 500, 'recipients.0.name': 300 },
    wrong: {
      subject: ['', null, 17],
      recipients: [[], 'Kari', null, [17], [{ ...party, mail: 'ikke en adresse' }], [{ name: '' }], [{ x: 1 }]],
      copies: ['Kari', [{}]],
      'recipients.0.addressLines': ['Storgata 1', Array(7).fill('Storgata 1'), [17]],
      'recipients.0.screened': ['ja', 1],
    },
    unacceptable: [
      {
        when: 'when nothing is to be changed',
        body: {
          subject: undefined,
          title: undefined,
          publicTitle: undefined,
          recipients: undefined,
          copies: undefined,
        },
        status: 422,
        code: 'reply.nothingToChange',
      },
    ],
    unknown: unknown('letter'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is approved', target: aReply('letter', 'approved'), ...notInThatState }],
  },
  {
    name: 'Saying who signs',
    method: 'put',
    by: hmk,
    target: aReply('signatories', 'drafting', 'department'),
    body: { signatories: [{ personId: demoPeople.sbn.personId, byAuthority: true }] },
    required: ['signatories', 'signatories.0.personId', 'signatories.0.byAuthority'],
    wrong: {
      signatories: [null, [], 'sbn', [17], Array(5).fill({ personId: newId(), byAuthority: false })],
      'signatories.0.personId': ['sbn', 17, null],
      'signatories.0.byAuthority': ['ja', null],
    },
    unacceptable: [
      {
        when: 'with somebody nobody knows',
        body: { signatories: [{ personId: newId(), byAuthority: false }] },
        status: 422,
        code: 'reply.signatoryUnknown',
      },
      {
        when: 'with the same name twice',
        body: { signatories: Array(2).fill({ personId: demoPeople.sbn.personId, byAuthority: false }) },
        status: 422,
        code: 'reply.signatoryUnknown',
      },
    ],
    unknown: unknown('signatories'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [
      { when: 'when it is approved', target: aReply('signatories', 'approved', 'department'), ...notInThatState },
    ],
  },
  {
    name: 'Enclosing a file',
    by: hmk,
    target: aReply('enclosures'),
    body: async () => ({
      uploadId: await upload(await app.as('hmk'), 'plan.txt', Buffer.from(`Plan ${newId()}`)),
      title: 'Handlingsplan',
    }),
    required: ['uploadId', 'title'],
    texts: { title: 300 },
    wrong: { uploadId: ['plan', 17, null] },
    unacceptable: [{ when: 'that nobody uploaded', body: { uploadId: newId() }, status: 422, code: 'upload.unknown' }],
    unknown: unknown('enclosures'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is submitted', target: aReply('enclosures', 'submitted'), ...notInThatState }],
  },
  {
    name: 'Taking an enclosure off',
    method: 'delete',
    by: hmk,
    target: async () => {
      const { reply } = await aCase(app).withReply('drafting');
      const uploadId = await upload(await app.as('hmk'), 'plan.txt', Buffer.from(`Plan ${newId()}`));
      const { enclosures, version } = await act(app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Plan' });
      return { path: `/api/v1/replies/${reply.id}/enclosures/${enclosures[0]?.documentId}`, version };
    },
    body: {},
    unknown: unknown(`enclosures/${newId()}`),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [
      {
        when: 'when the letter does not have it',
        target: aReply(`enclosures/${newId()}`),
        status: 404,
        code: 'reply.enclosureUnknown',
      },
      { when: 'when it is submitted', target: aReply(`enclosures/${newId()}`, 'submitted'), ...notInThatState },
    ],
  },
  {
    name: 'Writing the note to the minister',
    method: 'put',
    by: hmk,
    target: aReply('note'),
    body: words,
    required: ['html'],
    wrong: notHtml,
    unacceptable: unfitHtml,
    unknown: unknown('note'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when the letter is signed', target: aReply('note', 'signed'), ...notInThatState }],
  },
  {
    name: 'Submitting',
    by: hmk,
    target: aReply('submit'),
    body: { route: routeOf(['al', 'sbn']) },
    required: ['route'],
    wrong: { route: [[], null, 'al', ['al'], [17], Array(11).fill(newId())] },
    unacceptable: [
      {
        when: 'to the same leader twice',
        body: { route: routeOf(['al', 'al']) },
        status: 422,
        code: 'reply.routeRepeated',
      },
      { when: 'to somebody nobody knows', body: { route: [newId()] }, status: 422, code: 'reply.routeNotLeader' },
      { when: 'to an adviser', body: { route: routeOf(['eno']) }, status: 422, code: 'reply.routeNotLeader' },
      {
        when: 'to a leader of another ministry',
        body: { route: routeOf(['gte']) },
        status: 422,
        code: 'reply.routeNotLeader',
      },
      { when: 'to the one who submits', body: { route: routeOf(['hmk']) }, status: 422, code: 'reply.routeOwnText' },
    ],
    unknown: unknown('submit'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, sia],
    wrongState: [{ when: 'when it is submitted already', target: aReply('submit', 'submitted'), ...notInThatState }],
  },
  {
    name: 'Editing and approving',
    by: { username: 'al' },
    target: aReply('edit-and-approve', 'submitted'),
    body: { ...words, comment: 'Kortere.' },
    required: ['html'],
    texts: { comment: 2000 },
    wrong: notHtml,
    unacceptable: [
      ...unfitHtml,
      {
        when: 'with a character no letter can show',
        body: { html: '<p>Takk 🌲</p>' },
        status: 422,
        code: 'letter.characterMissing',
      },
    ],
    unknown: unknown('edit-and-approve'),
    otherMinistry: otherMinistry('gte'),
    wrongRole: [...notLeaders, notTheLeader],
    wrongState: [{ when: 'while it is written', target: aReply('edit-and-approve'), ...notInThatState }],
  },
  {
    name: 'Sending back',
    by: { username: 'al' },
    target: aReply('send-back', 'submitted'),
    body: { reason: 'Ta med kommunene.' },
    ...reason,
    unknown: unknown('send-back'),
    otherMinistry: otherMinistry('gte'),
    wrongRole: [...notLeaders, notTheLeader],
    wrongState: [
      { when: 'while it is written', target: aReply('send-back'), ...notInThatState },
      { when: 'when the minister has it', target: aReply('send-back', 'released'), ...notInThatState },
    ],
  },
  {
    name: 'Rejecting',
    by: { username: 'al' },
    target: aReply('reject', 'submitted'),
    body: { reason: 'Vi svarer ikke.' },
    ...reason,
    unknown: unknown('reject'),
    otherMinistry: otherMinistry('gte'),
    wrongRole: [...notLeaders, { username: 'mf' }, notTheLeader],
    wrongState: [{ when: 'when it is approved', target: aReply('reject', 'approved'), ...notInThatState }],
  },
  {
    name: 'Taking back',
    by: hmk,
    target: aReply('recall', 'submitted'),
    body: {},
    unknown: unknown('recall'),
    otherMinistry: otherMinistry('kve'),
    wrongRole: [...notWriters, { username: 'al' }, sia],
    wrongState: [
      { when: 'while it is written', target: aReply('recall'), ...notInThatState },
      { when: 'when the minister has it', target: aReply('recall', 'released'), ...notInThatState },
    ],
  },
  {
    name: 'Withdrawing',
    by: hmk,
    target: aReply('withdraw'),
    body: { reason: 'Saken løste seg.' },
    ...reason,
    unknown: unknown('withdraw'),
    otherMinistry: otherMinistry('rho'),
    wrongRole: [{ username: 'mf' }, { username: 'mm' }, { username: 'pok' }, { username: 'lhb' }, sia],
    wrongState: [
      { when: 'when the minister has it', target: aReply('withdraw', 'released'), ...notInThatState },
      { when: 'when it is withdrawn already', target: withdrawn('withdraw'), ...notInThatState },
    ],
  },
  {
    name: 'Laying before the minister',
    by: { username: 'mf' },
    target: aReply('release', 'approved'),
    body: { urgent: true, note: 'Haster.' },
    texts: { note: 1000 },
    wrong: { urgent: ['ja', 1, null] },
    unknown: unknown('release'),
    otherMinistry: otherMinistry('oms'),
    wrongRole: [...notTheOffice, { username: 'mm' }],
    wrongState: [
      { when: 'before it is approved', target: aReply('release', 'submitted'), ...notInThatState },
      {
        when: 'when officials sign it',
        target: aReply('release', 'approved', 'department'),
        ...notInThatState,
      },
    ],
  },
  {
    name: 'Taking out of the folder',
    by: { username: 'mf' },
    target: aReply('recall-release', 'released'),
    body: {},
    unknown: unknown('recall-release'),
    otherMinistry: otherMinistry('oms'),
    wrongRole: [...notTheOffice, { username: 'mm' }],
    wrongState: [{ when: 'before it is laid in', target: aReply('recall-release', 'approved'), ...notInThatState }],
  },
  {
    name: 'Keeping on the table',
    by: { username: 'mm' },
    target: aReply('hold', 'released'),
    body: { held: true },
    required: ['held'],
    wrong: { held: ['ja', 1, null], reason: [7, 'x'.repeat(1001)] },
    unknown: unknown('hold'),
    otherMinistry: otherMinistry('kir'),
    wrongRole: [...notTheOffice, { username: 'rdm', status: 403, code: 'reply.notHolder' }],
    wrongState: [{ when: 'before it is laid in', target: aReply('hold', 'approved'), ...notInThatState }],
  },
  {
    name: 'Returning',
    by: { username: 'mm' },
    target: aReply('return', 'released'),
    body: { reason: 'Kortere.' },
    ...reason,
    unknown: unknown('return'),
    otherMinistry: otherMinistry('kir'),
    wrongRole: [...notTheOffice, { username: 'mf' }, { username: 'rdm', status: 403, code: 'reply.notHolder' }],
    wrongState: [{ when: 'before it is laid in', target: aReply('return', 'approved'), ...notInThatState }],
  },
];

describe('Bad input to', () => {
  for (const command of commands) refusesBadInput(() => app, command);

  describe('starting a reply', () => {
    let letter: { caseId: string; entryId: string };
    beforeAll(async () => {
      letter = await aCase(app).allocated();
    });

    refusesBadInput(() => app, {
      name: 'from a template',
      by: hmk,
      target: async () => {
        letter = await aCase(app).allocated();
        return { path: `/api/v1/cases/${letter.caseId}/replies` };
      },
      body: () => Promise.resolve({ templateCode: 'reply', answers: [letter.entryId], subject: 'Svar' }),
      required: ['templateCode', 'answers'],
      texts: { subject: 300 },
      wrong: {
        templateCode: ['Svar', 17, null, ''],
        answers: [[], null, '20/14-1', [17], ['x'], Array(501).fill(newId())],
        language: ['en', null],
        values: ['topic', [1], null],
        recipients: [[], [{}], 'Kari'],
        correctsEntryId: ['20/14-2', 17],
      },
      unacceptable: [
        {
          when: 'that does not exist',
          body: { templateCode: 'finnes-ikke' },
          status: 404,
          code: 'template.unknown',
        },
        {
          when: 'that is a memo',
          body: { templateCode: 'memo-to-minister' },
          status: 422,
          code: 'reply.templateUnsuited',
        },
        { when: 'to a letter nobody knows', body: { answers: [newId()] }, status: 404, code: 'entry.unknown' },
        {
          when: 'with a value that does not fit its field',
          body: { values: { topic: { words: 'x' } } },
          status: 422,
          code: 'template.valuesRefused',
        },
      ],
      unknown: { path: '/api/v1/cases/:id/replies', status: 404, code: 'case.unknown' },
      otherMinistry: { username: 'kve', ministry: 'BFD', status: 404, code: 'case.unknown' },
      wrongRole: notWriters,
      wrongState: [
        {
          when: 'when nobody is to answer yet',
          target: async () => {
            const { caseId } = await register(await app.as('ist'));
            return { path: `/api/v1/cases/${caseId}/replies` };
          },
          status: 404,
          code: 'entry.unknown',
        },
      ],
    });

    it('is refused to a letter of another case, and one that went out', async () => {
      const other = await aCase(app).withReply('drafting');
      const adviser = await app.as('hmk');
      const path = `/api/v1/cases/${other.caseId}/replies`;
      const elsewhere = await adviser.post(path).send({ templateCode: 'reply', answers: [letter.entryId] });
      expect([elsewhere.status, (elsewhere.body as { code: string }).code]).toEqual([404, 'entry.unknown']);
      const own = await adviser.post(path).send({ templateCode: 'reply', answers: [other.reply.entryId] });
      expect([own.status, (own.body as { code: string }).code]).toEqual([422, 'reply.answersOtherCase']);
      const corrects = { templateCode: 'reply', answers: [other.entryId], correctsEntryId: other.reply.entryId };
      const unsent = await adviser.post(path).send(corrects);
      expect([unsent.status, (unsent.body as { code: string }).code]).toEqual([422, 'reply.correctsNothingSent']);
    });

    it('is refused while nobody is to answer', async () => {
      const { caseId, entryId } = await register(await app.as('ist'));
      const answer = await (
        await app.as('hmk')
      )
        .post(`/api/v1/cases/${caseId}/replies`)
        .send({ templateCode: 'reply', answers: [entryId] });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([409, 'reply.noRespondingMinister']);
    });
  });

  describe('approving', () => {
    let contentHash: string;

    refusesBadInput(() => app, {
      name: 'as read',
      by: { username: 'al' },
      target: async () => {
        const { reply } = await aCase(app).approvedBy('al').withReply('submitted');
        contentHash = reply.contentHash;
        return { path: `/api/v1/replies/${reply.id}/approve`, version: reply.version };
      },
      body: () => Promise.resolve({ contentHash, comment: 'Fint.' }),
      required: ['contentHash'],
      texts: { comment: 2000 },
      wrong: { contentHash: ['hash', 17, null, 'A'.repeat(64), '0'.repeat(63)] },
      unacceptable: [
        {
          when: 'for other content',
          body: { contentHash: '0'.repeat(64) },
          status: 412,
          code: 'reply.contentChanged',
        },
      ],
      unknown: unknown('approve'),
      otherMinistry: otherMinistry('gte'),
      wrongRole: [...notLeaders, notTheLeader],
      wrongState: [
        { when: 'while it is written', target: aReply('approve'), ...notInThatState },
        { when: 'when it is signed', target: aReply('approve', 'signed'), ...notInThatState },
      ],
    });
  });
});
