import { demoUnitId } from '../../src/government/demo/seed-demo-government';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import { newId } from '../../src/kernel/id';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, office, register, upload } from '../support/letters';
import { CommandUnderTest, Target, refusesBadInput } from '../support/refusals';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A case with one letter, as a target for a command on the case. */
const aCase = (verb: string, prepare?: (id: string) => Promise<void>) => async (): Promise<Target> => {
  const archivist = await app.as('ist');
  const { caseId } = await register(archivist);
  await prepare?.(caseId);
  const { body } = await archivist.get(`/api/v1/cases/${caseId}`).expect(200);
  return { path: `/api/v1/cases/${caseId}${verb}`, version: (body as CaseView).version };
};

const anEntry =
  (verb: string | ((entry: EntryView) => string), prepare?: (id: string) => Promise<void>) =>
  async (): Promise<Target> => {
    const archivist = await app.as('ist');
    const uploadIds = [
      await upload(archivist, 'brev.txt', Buffer.from(`Brev ${newId()}`)),
      await upload(archivist, 'bilag.txt', Buffer.from(`Bilag ${newId()}`)),
    ];
    const { entryId } = await register(archivist, aLetter({ files: uploadIds.map((uploadId) => ({ uploadId })) }));
    await prepare?.(entryId);
    const { body } = await archivist.get(`/api/v1/entries/${entryId}`).expect(200);
    const entry = body as EntryView;
    const path = typeof verb === 'string' ? verb : verb(entry);
    return { path: `/api/v1/entries/${entryId}${path}`, version: entry.version };
  };

const command = async (path: string, body: object = {}, by = 'ist'): Promise<void> => {
  const browser = await app.as(by);
  const thing = path.split('/').slice(0, 5).join('/');
  const { body: view } = await browser.get(thing);
  const answer = await browser
    .post(path)
    .set('If-Match', `"${(view as { version: number }).version}"`)
    .send(body);
  if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
};

const withdrawCase = (id: string) => async () => {
  const archivist = await app.as('ist');
  const { body } = await archivist.get(`/api/v1/cases/${id}/entries`);
  for (const { id: entry } of (body as { items: EntryView[] }).items)
    await command(`/api/v1/entries/${entry}/withdraw`, { reason: 'Feil' });
  await command(`/api/v1/cases/${id}/withdraw`, { reason: 'Feil' });
};
const withdrawn = (id: string) => withdrawCase(id)();
const journalled = (id: string) => command(`/api/v1/entries/${id}/journal`);
const archived = async (id: string) => {
  await journalled(id);
  await command(`/api/v1/entries/${id}/archive`);
};

const ist = { username: 'ist' };
const others = { username: 'rho', ministry: 'BFD' };
const caseOfOthers = { ...others, status: 404, code: 'case.unknown' };
const entryOfOthers = { ...others, status: 404, code: 'entry.unknown' };
const unknownCase = (verb = '') => ({ path: `/api/v1/cases/:id${verb}`, status: 404, code: 'case.unknown' });
const unknownEntry = (verb = '') => ({ path: `/api/v1/entries/:id${verb}`, status: 404, code: 'entry.unknown' });
const onlyReaders = [{ username: 'pok' }, { username: 'lhb' }, { username: 'mm' }];
const reason = { required: ['reason'], texts: { reason: 2000 } };

const commands: readonly CommandUnderTest[] = [
  {
    name: 'Registering a letter',
    by: ist,
    target: () => Promise.resolve({ path: '/api/v1/incoming-letters' }),
    body: aLetter(),
    required: ['title', 'sender', 'receivedAt', 'language', 'sender.name', 'newCase.title', 'newCase.publicTitle'],
    texts: {
      title: 500,
      publicTitle: 500,
      theirReference: 200,
      'sender.name': 300,
      'newCase.title': 500,
      'newCase.publicTitle': 500,
    },
    wrong: {
      receivedAt: ['i går', '2020-05-14', 17, null],
      documentDate: ['14.05.2020', '2020-02-30', 17],
      language: ['norsk', null],
      addressedOfficeIds: ['justisministeren', [17], null],
      sender: [null, [], 'Kari'],
      'sender.mail': ['ikke en adresse', 'to@a.no, tre@b.no', 17],
      files: [null, [{ uploadId: 'x' }], { uploadId: newId() }],
      main: [-1, 1.5, 'første'],
      keywords: ['vold', [17]],
    },
    unacceptable: [
      { when: 'with an unknown upload', body: { files: [{ uploadId: newId() }] }, status: 422, code: 'upload.unknown' },
      { when: 'to an unknown office', body: { addressedOfficeIds: [newId()] }, status: 422, code: 'office.unknown' },
      {
        when: 'into a case that does not exist',
        body: { newCase: undefined, caseId: newId() },
        status: 404,
        code: 'case.unknown',
      },
      {
        when: 'from an arrival that does not exist',
        body: { files: undefined, arrivalId: newId() },
        status: 404,
        code: 'arrival.unknown',
      },
      {
        when: 'from a mail nobody uploaded',
        body: { files: undefined, mailUploadId: newId() },
        status: 404,
        code: 'upload.unknown',
      },
      {
        when: 'in a unit of another ministry',
        body: { newCase: { title: 'Sak', publicTitle: 'Sak', unitId: demoUnitId('BFD', 'BAU') } },
        status: 422,
        code: 'incoming.unitOfOthers',
      },
    ],
    wrongRole: [...onlyReaders, { username: 'hmk' }],
  },
  {
    name: 'Turning something away',
    by: ist,
    target: () => Promise.resolve({ path: '/api/v1/turned-away' }),
    body: { outcome: 'graded', reason: 'Lukket konvolutt' },
    ...reason,
    wrong: { outcome: ['hemmelig', null, 17] },
    wrongRole: [...onlyReaders, { username: 'hmk' }],
  },
  {
    name: 'Correcting a case',
    method: 'patch',
    by: ist,
    target: aCase(''),
    body: { title: 'En annen tittel' },
    texts: { title: 500 },
    wrong: { title: [null, ''], classId: ['313', 17], restriction: ['UO13', { code: 'uo13' }, {}], ownerId: ['hmk'] },
    unacceptable: [
      { when: 'on a class that does not exist', body: { classId: newId() }, status: 404, code: 'class.unknown' },
      {
        when: 'with § 13 and no secrecy provision',
        body: { restriction: { code: 'UO13' } },
        status: 422,
        code: 'access.secrecyProvisionMissing',
      },
      { when: 'with an owner nobody knows', body: { ownerId: newId() }, status: 422, code: 'person.unknown' },
    ],
    unknown: unknownCase(),
    otherMinistry: caseOfOthers,
    wrongRole: onlyReaders,
    wrongState: [
      { when: 'when the case is withdrawn', target: aCase('', withdrawn), status: 409, code: 'case.notInThatState' },
    ],
  },
  {
    name: 'Assigning the responding minister',
    by: ist,
    target: aCase('/assign'),
    body: { level: 'minister', officeId: office.justice, reason: 'Hører til i JD' },
    required: ['level', 'reason'],
    texts: { reason: 2000 },
    wrong: {
      level: ['statsråd', null],
      officeId: ['justisministeren', 17],
      from: ['i går', 17],
      onBehalfOfOfficeIds: ['x'],
    },
    unacceptable: [
      {
        when: 'to a minister of another ministry',
        body: { officeId: office.families },
        status: 422,
        code: 'respondingMinister.otherMinistry',
      },
      { when: 'to an office that does not exist', body: { officeId: newId() }, status: 404, code: 'office.unknown' },
      {
        when: 'from tomorrow',
        body: { from: '2020-06-14T08:00:00+02:00' },
        status: 422,
        code: 'respondingMinister.inTheFuture',
      },
      {
        when: 'on behalf of the same office twice',
        body: { onBehalfOfOfficeIds: [office.families, office.families] },
        status: 422,
        code: 'respondingMinister.namedTwice',
      },
      {
        when: 'on its own behalf',
        body: { onBehalfOfOfficeIds: [office.justice] },
        status: 422,
        code: 'respondingMinister.onBehalfOfItself',
      },
      {
        when: 'to nobody, with no method',
        body: { level: 'none', officeId: undefined },
        status: 422,
        code: 'respondingMinister.methodMissing',
      },
    ],
    unknown: unknownCase('/assign'),
    otherMinistry: caseOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }],
    wrongState: [
      {
        when: 'when the case is withdrawn',
        target: aCase('/assign', withdrawn),
        status: 409,
        code: 'case.notInThatState',
      },
    ],
  },
  {
    name: 'Allocating a case',
    by: ist,
    target: aCase('/allocate'),
    body: { unitId: demoUnitId('JD', 'KRF') },
    required: ['unitId'],
    wrong: { unitId: ['KRF', 17, null], caseworkerId: ['hmk', 17], note: [17, '\u0007'] },
    unacceptable: [
      { when: 'to a unit that does not exist', body: { unitId: newId() }, status: 404, code: 'unit.unknown' },
      {
        when: 'to a unit of another ministry',
        body: { unitId: demoUnitId('BFD', 'BAU') },
        status: 404,
        code: 'unit.unknown',
      },
      { when: 'to somebody nobody knows', body: { caseworkerId: newId() }, status: 422, code: 'allocation.notInUnit' },
    ],
    unknown: unknownCase('/allocate'),
    otherMinistry: caseOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }, { username: 'beg', status: 403, code: 'allocation.otherUnit' }],
    wrongState: [
      {
        when: 'when the case is withdrawn',
        target: aCase('/allocate', withdrawn),
        status: 409,
        code: 'case.notInThatState',
      },
    ],
  },
  {
    name: 'Setting a reply deadline',
    by: ist,
    target: aCase('/reply-deadline'),
    body: { workingDays: 20 },
    wrong: { workingDays: [0, 1001, 1.5, '20', null], day: ['snart', '2020-02-30'], from: ['i dag'] },
    unacceptable: [
      { when: 'in two ways', body: { day: '2020-06-14' }, status: 422, code: 'deadline.oneOf' },
      {
        when: 'back in time',
        body: { workingDays: undefined, day: '2020-05-01' },
        status: 422,
        code: 'deadline.passed',
      },
    ],
    unknown: unknownCase('/reply-deadline'),
    otherMinistry: caseOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }],
  },
  {
    name: 'Closing a case',
    by: ist,
    target: aCase('/close'),
    body: { writeOffRest: true, archiveRest: true },
    wrong: { writeOffRest: ['ja', 1, null], archiveRest: ['ja'] },
    unacceptable: [
      {
        when: 'with letters nobody answered',
        body: { writeOffRest: false, archiveRest: false },
        status: 409,
        code: 'case.cannotClose',
      },
    ],
    unknown: unknownCase('/close'),
    otherMinistry: caseOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }, { username: 'al' }],
    wrongState: [
      {
        when: 'when the case is withdrawn',
        target: aCase('/close', withdrawn),
        status: 409,
        code: 'case.notInThatState',
      },
    ],
  },
  {
    name: 'Opening a closed case again',
    by: ist,
    target: aCase('/reopen', (id) => command(`/api/v1/cases/${id}/close`, { writeOffRest: true, archiveRest: true })),
    body: { reason: 'Ny henvendelse i saken' },
    ...reason,
    unknown: unknownCase('/reopen'),
    otherMinistry: caseOfOthers,
    wrongRole: [...onlyReaders, { username: 'al' }],
    wrongState: [{ when: 'when it is not closed', target: aCase('/reopen'), status: 409, code: 'case.notInThatState' }],
  },
  {
    name: 'Correcting an entry',
    method: 'patch',
    by: ist,
    target: anEntry(''),
    body: { title: 'En annen tittel' },
    texts: { title: 500 },
    wrong: { receivedAt: ['i går', null], journalDate: ['i dag', null], language: ['norsk'], title: [null, ''] },
    unacceptable: [
      {
        when: 'as received in the future',
        body: { receivedAt: '2020-07-14T08:00:00+02:00' },
        status: 422,
        code: 'entry.receivedInTheFuture',
      },
    ],
    unknown: unknownEntry(),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
    wrongState: [
      {
        when: 'when it is withdrawn',
        target: anEntry('', (id) => command(`/api/v1/entries/${id}/withdraw`, { reason: 'Feil' })),
        status: 409,
        code: 'entry.notInThatState',
      },
    ],
  },
  {
    name: 'Adding a party',
    by: ist,
    target: anEntry('/parties'),
    body: { kind: 'coSender', name: 'Foreningen Eksempel' },
    required: ['kind', 'name'],
    texts: { name: 300 },
    wrong: { kind: ['avsender', 17], mail: ['ikke en adresse'], addressLines: ['Storgata'] },
    unacceptable: [
      {
        when: 'as a recipient of what came in',
        body: { kind: 'recipient' },
        status: 422,
        code: 'entry.partyOfOtherSide',
      },
      { when: 'with an office nobody knows', body: { officeId: newId() }, status: 404, code: 'office.unknown' },
    ],
    unknown: unknownEntry('/parties'),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
    wrongState: [
      { when: 'when it is archived', target: anEntry('/parties', archived), status: 409, code: 'entry.notInThatState' },
    ],
  },
  {
    name: 'Replacing a party',
    method: 'put',
    by: ist,
    target: anEntry((entry) => `/parties/${entry.parties[0]?.id}`),
    body: { kind: 'sender', name: 'Kvinnenettverket i Eksempel' },
    required: ['kind', 'name'],
    texts: { name: 300 },
    unknown: unknownEntry(`/parties/${newId()}`),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
  },
  {
    name: 'Adding a document',
    by: ist,
    target: anEntry('/documents'),
    body: async () => ({ uploadId: await upload(await app.as('ist'), 'nytt.txt', Buffer.from('Nytt bilag')) }),
    required: ['uploadId'],
    wrong: { uploadId: ['x', 17, null], type: ['brev'], title: ['', 17] },
    unacceptable: [
      { when: 'from an upload nobody made', body: { uploadId: newId() }, status: 422, code: 'upload.unknown' },
    ],
    unknown: unknownEntry('/documents'),
    otherMinistry: entryOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk', status: 403, code: 'entry.notYours' }],
  },
  {
    name: 'Swapping the main document',
    by: ist,
    target: anEntry((entry) => `/documents/${entry.documents[1]?.id}/make-main`),
    body: {},
    unknown: unknownEntry(`/documents/${newId()}/make-main`),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
    wrongState: [
      {
        when: 'when it is the main document already',
        target: anEntry((entry) => `/documents/${entry.documents[0]?.id}/make-main`),
        status: 409,
        code: 'entry.alreadyMain',
      },
    ],
  },
  {
    name: 'Moving an entry',
    by: ist,
    target: anEntry('/move'),
    body: async () => ({ caseId: (await register(await app.as('ist'))).caseId, reason: 'Hører til i en annen sak' }),
    required: ['caseId', 'reason'],
    texts: { reason: 2000 },
    wrong: { caseId: ['20/14', 17, null] },
    unacceptable: [
      { when: 'to a case that does not exist', body: { caseId: newId() }, status: 404, code: 'case.unknown' },
    ],
    unknown: unknownEntry('/move'),
    otherMinistry: entryOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }],
    wrongState: [
      { when: 'when it is archived', target: anEntry('/move', archived), status: 409, code: 'entry.notInThatState' },
    ],
  },
  {
    name: 'Withdrawing an entry',
    by: ist,
    target: anEntry('/withdraw'),
    body: { reason: 'Registrert to ganger' },
    ...reason,
    unknown: unknownEntry('/withdraw'),
    otherMinistry: entryOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk', code: 'entry.notYours' }],
    wrongState: [
      {
        when: 'when it is withdrawn',
        target: anEntry('/withdraw', (id) => command(`/api/v1/entries/${id}/withdraw`, { reason: 'Feil' })),
        status: 409,
        code: 'entry.notInThatState',
      },
    ],
  },
  {
    name: 'Journalling an entry',
    by: ist,
    target: anEntry('/journal'),
    body: {},
    unknown: unknownEntry('/journal'),
    otherMinistry: entryOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }],
    wrongState: [
      {
        when: 'when it is journalled',
        target: anEntry('/journal', journalled),
        status: 409,
        code: 'entry.notInThatState',
      },
    ],
  },
  {
    name: 'Archiving an entry',
    by: ist,
    target: anEntry('/archive', journalled),
    body: {},
    unknown: unknownEntry('/archive'),
    otherMinistry: entryOfOthers,
    wrongRole: [...onlyReaders, { username: 'hmk' }],
    wrongState: [
      { when: 'when it is not journalled', target: anEntry('/archive'), status: 409, code: 'entry.notInThatState' },
    ],
  },
  {
    name: 'Writing a letter off',
    by: ist,
    target: async () => ({ path: (await anEntry('/settle')()).path }),
    body: { method: 'takenToNotice', reason: 'Til etterretning' },
    required: ['method'],
    texts: { reason: 2000 },
    wrong: { method: ['BU', null, 17], byEntryId: ['20/14-2'] },
    unacceptable: [
      { when: 'as closed with the case', body: { method: 'caseClosed' }, status: 422, code: 'settlement.notByHand' },
      {
        when: 'as answered by no letter',
        body: { method: 'answeredByLetter' },
        status: 422,
        code: 'settlement.answerMismatch',
      },
      {
        when: 'by an entry that does not exist',
        body: { method: 'answeredByLetter', byEntryId: newId() },
        status: 404,
        code: 'entry.unknown',
      },
    ],
    unknown: unknownEntry('/settle'),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
  },
  {
    name: 'Writing a remark on an entry',
    by: ist,
    target: async () => ({ path: (await anEntry('/remarks')()).path }),
    body: { text: 'Datoen på brevet er feil' },
    required: ['text'],
    texts: { text: 10_000 },
    unknown: unknownEntry('/remarks'),
    otherMinistry: entryOfOthers,
    wrongRole: onlyReaders,
  },
];

describe('Bad input to', () => {
  for (const one of commands) refusesBadInput(() => app, one);
});
