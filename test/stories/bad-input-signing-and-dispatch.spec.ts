import type { CeremonyView } from '../../src/letters/signing/signing.view';
import { newId } from '../../src/kernel/id';
import { TestApp, startTestApp } from '../support/app';
import { carry, lastDispatch, order } from '../support/dispatching';
import { upload } from '../support/letters';
import { MailManners, MailServer, startMailServer } from '../support/mail-server';
import { CommandUnderTest, Target, refusesBadInput } from '../support/refusals';
import { Station, aCase, openCeremony } from '../support/replies';

let app: TestApp;
let mail: MailServer;
let ceremony: CeremonyView;
beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({ settings: { smtpUrl: mail.url } });
  for (const username of ['mm', 'mf', 'ist']) await app.confirmIdentity(await app.as(username));
  for (const username of ['kir', 'rho', 'oms']) await app.confirmIdentity(await app.as(username, 'BFD'));
});
afterAll(async () => {
  await app.stop();
  await mail.stop();
});

type Sender = Parameters<ReturnType<typeof aCase>['from']>[0];

/** A letter at a station of its way, as a target for a command on it. */
const aLetterAt =
  (station: Station, verb: string, from: Sender = 'an organisation') =>
  async (): Promise<Target> => {
    const { reply } = await aCase(app).from(from).withReply(station);
    return { path: `/api/v1/replies/${reply.id}/${verb}`, version: reply.version };
  };

/** A dispatch whose mail met a server with these manners; by post when there are none. */
const aDispatch =
  (verb: string, manners: MailManners | 'byPost' | 'notCarried' = {}) =>
  async (): Promise<Target> => {
    const byPost = manners === 'byPost';
    const { reply } = await aCase(app)
      .from(byPost ? 'somebody by post' : 'an organisation')
      .withReply('signed');
    await order(app, reply.id);
    mail.manners = typeof manners === 'string' ? {} : manners;
    if (typeof manners !== 'string') await carry(app, reply.id);
    mail.manners = {};
    const { id, version } = await lastDispatch(app, reply.id);
    return { path: `/api/v1/dispatches/${id}/${verb}`, version };
  };

const evidence = async (username: string) => upload(await app.as(username), 'bevis.txt', Buffer.from(newId()));

const ist = { username: 'ist' };
const others = { username: 'rho', ministry: 'BFD' };
const replyOfOthers = { ...others, status: 404, code: 'reply.unknown' };
const unknownReply = (verb: string) => ({ path: `/api/v1/replies/:id/${verb}`, status: 404, code: 'reply.unknown' });
const dispatchOfOthers = { ...others, status: 404, code: 'dispatch.unknown' };
const unknownDispatch = (verb: string) => ({
  path: `/api/v1/dispatches/:id/${verb}`,
  status: 404,
  code: 'dispatch.unknown',
});
const notArchivists = [{ username: 'hmk' }, { username: 'mm' }, { username: 'pok' }, { username: 'lhb' }];
const reason = { required: ['reason'], texts: { reason: 2000 } };
const inThatState = { status: 409, code: 'dispatch.notInThatState' };
const unknownUpload = {
  when: 'with an upload that does not exist',
  body: { evidenceUploadId: newId() },
  status: 422,
  code: 'upload.unknown',
};
const days = [
  { when: 'on a day to come', body: { on: '2020-05-15' }, status: 422, code: 'signing.dateAhead' },
  { when: 'before it was approved', body: { on: '2020-05-13' }, status: 422, code: 'signing.beforeApproval' },
];
const nobodyUnderIt = {
  when: 'by somebody who does not stand under it',
  body: { personId: newId() },
  status: 422,
  code: 'signing.notSignatory',
};

const commands: readonly CommandUnderTest[] = [
  {
    name: 'Opening a ceremony',
    by: { username: 'mm' },
    target: () => Promise.resolve({ path: '/api/v1/signing-ceremonies' }),
    body: async () => ({ replyIds: [(await aCase(app).withReply('released')).reply.id] }),
    required: ['replyIds'],
    wrong: {
      replyIds: [[], null, 'alle', [17], ['20/14'], [newId(), newId()].concat(Array(99).fill(newId()) as string[])],
    },
    unacceptable: [
      { when: 'over an unknown letter', body: { replyIds: [newId()] }, status: 404, code: 'reply.unknown' },
    ],
    otherMinistry: { username: 'kir', ministry: 'BFD', status: 404, code: 'reply.unknown' },
    wrongRole: [{ username: 'hmk' }, { username: 'ist' }, { username: 'mf' }, { username: 'jra' }],
  },
  {
    name: 'Signing',
    by: { username: 'mm' },
    target: async () => {
      ceremony = await openCeremony(app, 'mm', [(await aCase(app).withReply('released')).reply.id]);
      return { path: `/api/v1/signing-ceremonies/${ceremony.id}/sign` };
    },
    body: () => {
      const [letter] = ceremony.letters;
      return Promise.resolve({
        marks: [{ laidLetterId: letter?.id, sha256: letter?.shownSha256 }],
        evenUnopened: true,
      });
    },
    required: ['marks', 'marks.0.laidLetterId', 'marks.0.sha256'],
    wrong: {
      marks: [[], null, 'alle', [17], [null]],
      'marks.0.laidLetterId': ['brevet', 17, null],
      'marks.0.sha256': ['abc', 17, null, 'A'.repeat(64)],
      evenUnopened: ['ja', null, 1],
    },
    unacceptable: [
      {
        when: 'with a letter that is not in the ceremony',
        body: { marks: [{ laidLetterId: newId(), sha256: 'a'.repeat(64) }] },
        status: 404,
        code: 'signing.unknown',
      },
    ],
    unknown: { path: '/api/v1/signing-ceremonies/:id/sign', status: 404, code: 'signing.unknown' },
    otherMinistry: { username: 'kir', ministry: 'BFD', status: 404, code: 'signing.unknown' },
    wrongRole: [
      { username: 'hmk' },
      { username: 'ist' },
      { username: 'rdm', code: 'identity.confirmFirst' },
      { username: 'sbn', code: 'identity.confirmFirst' },
    ],
  },
  {
    name: 'Recording a signature on paper',
    by: { username: 'mf' },
    target: aLetterAt('released', 'paper-signature'),
    body: async () => ({ on: '2020-05-14', evidenceUploadId: await evidence('mf') }),
    required: ['on', 'evidenceUploadId'],
    wrong: { on: ['i går', '14.05.2020', 17, null], evidenceUploadId: ['skann', 17, null], personId: ['mm', 17] },
    unacceptable: [...days, unknownUpload, nobodyUnderIt],
    unknown: unknownReply('paper-signature'),
    otherMinistry: replyOfOthers,
    wrongRole: [{ username: 'hmk' }, { username: 'mm' }, { username: 'ist', code: 'reply.notYours' }],
    wrongState: [
      { when: 'when it is approved only', target: aLetterAt('approved', 'paper-signature'), ...notThat('reply') },
      { when: 'when it is signed', target: aLetterAt('signed', 'paper-signature'), ...notThat('reply') },
    ],
  },
  {
    name: 'Recording a decision',
    by: { username: 'mf' },
    target: aLetterAt('released', 'decision'),
    body: async () => ({ how: 'mail', on: '2020-05-14', evidenceUploadId: await evidence('mf') }),
    required: ['how', 'on', 'evidenceUploadId'],
    wrong: { how: ['paper', 'røyksignal', null, 17], on: ['2020-02-30', null], evidenceUploadId: [17, null] },
    unacceptable: [...days, unknownUpload, nobodyUnderIt],
    unknown: unknownReply('decision'),
    otherMinistry: { username: 'oms', ministry: 'BFD', status: 404, code: 'reply.unknown' },
    wrongRole: [{ username: 'ist' }, { username: 'mm' }, { username: 'hmk' }],
    wrongState: [{ when: 'when it is signed', target: aLetterAt('signed', 'decision'), ...notThat('reply') }],
  },
  {
    name: 'Dispatching',
    by: ist,
    target: aLetterAt('signed', 'dispatch'),
    body: { checked: true },
    required: ['checked'],
    wrong: {
      checked: ['ja', 1, null],
      channels: ['mail', [{ partyId: 'x', channel: 'mail' }], [{ partyId: newId(), channel: 'due' }], [17], null],
    },
    unacceptable: [
      { when: 'when nothing was checked', body: { checked: false }, status: 422, code: 'dispatch.notChecked' },
      {
        when: 'to somebody it is not to',
        body: { channels: [{ partyId: newId(), channel: 'post' }] },
        status: 422,
        code: 'dispatch.partyUnknown',
      },
    ],
    unknown: unknownReply('dispatch'),
    otherMinistry: replyOfOthers,
    wrongRole: notArchivists,
    wrongState: [
      { when: 'when it is not signed', target: aLetterAt('released', 'dispatch'), ...notThat('reply') },
      { when: 'when it has gone', target: aLetterAt('dispatched', 'dispatch'), ...notThat('reply') },
      {
        when: 'when it is on its way',
        target: async () => {
          const { reply } = await aCase(app).from('an organisation').withReply('signed');
          await order(app, reply.id);
          return { path: `/api/v1/replies/${reply.id}/dispatch`, version: reply.version + 1 };
        },
        status: 409,
        code: 'dispatch.alreadyOrdered',
      },
    ],
  },
  {
    name: 'Stopping a letter',
    by: ist,
    target: aLetterAt('signed', 'stop'),
    body: { reason: 'Statsråden vil vente.' },
    ...reason,
    unknown: unknownReply('stop'),
    otherMinistry: replyOfOthers,
    wrongRole: notArchivists,
    wrongState: [
      { when: 'when it is not signed', target: aLetterAt('released', 'stop'), ...notThat('reply') },
      { when: 'when it has gone', target: aLetterAt('dispatched', 'stop'), ...notThat('reply') },
    ],
  },
  {
    name: 'Confirming that a letter was posted',
    by: ist,
    target: aDispatch('confirm-posted', 'byPost'),
    body: { on: '2020-05-14' },
    required: ['on'],
    wrong: { on: ['i dag', '14.05.2020', '2020-02-30', 17, null] },
    unacceptable: [
      { when: 'on a day to come', body: { on: '2020-05-15' }, status: 422, code: 'dispatch.dateAhead' },
      { when: 'before it was signed', body: { on: '2020-05-13' }, status: 422, code: 'dispatch.beforeSigning' },
    ],
    unknown: unknownDispatch('confirm-posted'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [{ when: 'when it went by mail', target: aDispatch('confirm-posted'), ...inThatState }],
  },
  {
    name: 'Confirming that an uncertain mail arrived',
    by: ist,
    target: aDispatch('confirm-sent', { cut: 'afterText' }),
    body: { reason: 'Mottakeren har bekreftet.' },
    ...reason,
    unknown: unknownDispatch('confirm-sent'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [{ when: 'when it was sent', target: aDispatch('confirm-sent'), ...inThatState }],
  },
  {
    name: 'Trying an uncertain mail again',
    by: ist,
    target: aDispatch('retry', { cut: 'afterText' }),
    body: { reason: 'Står ikke i loggen.' },
    texts: { reason: 2000 },
    unacceptable: [
      { when: 'without a reason', body: { reason: undefined }, status: 422, code: 'dispatch.reasonMissing' },
    ],
    unknown: unknownDispatch('retry'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [
      { when: 'when it was sent', target: aDispatch('retry'), ...inThatState },
      { when: 'while it waits its turn', target: aDispatch('retry', 'notCarried'), ...inThatState },
    ],
  },
  {
    name: 'Recording that a letter came back',
    by: ist,
    target: aDispatch('bounce'),
    body: { reason: 'Postkassen finnes ikke.' },
    ...reason,
    unknown: unknownDispatch('bounce'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [{ when: 'before it has gone', target: aDispatch('bounce', 'byPost'), ...inThatState }],
  },
  {
    name: 'Sending a letter another way',
    by: ist,
    target: aDispatch('resend', { recipient: '550 ukjent' }),
    body: { mail: 'arkiv@kvinnenettverket.example' },
    wrong: {
      mail: [
        'ikke en adresse',
        'to@a.example, tre@b.example',
        'Kari <a@b.example>',
        17,
        null,
        `${'a'.repeat(65)}@b.no`,
      ],
      channel: ['due', 17, null],
    },
    unacceptable: [
      { when: 'by post without an address', body: { channel: 'post' }, status: 422, code: 'dispatch.addressMissing' },
    ],
    unknown: unknownDispatch('resend'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [{ when: 'when it was sent', target: aDispatch('resend'), ...inThatState }],
  },
  {
    name: 'Giving a recipient up',
    by: ist,
    target: aDispatch('stop', 'byPost'),
    body: { reason: 'Ukjent på adressen.' },
    ...reason,
    unknown: unknownDispatch('stop'),
    otherMinistry: dispatchOfOthers,
    wrongRole: notArchivists,
    wrongState: [{ when: 'when it was sent', target: aDispatch('stop'), ...inThatState }],
  },
];

function notThat(thing: 'reply') {
  return { status: 409, code: `${thing}.notInThatState` };
}

describe('Bad input to', () => {
  for (const one of commands) refusesBadInput(() => app, one);
});
