import type TestAgent from 'supertest/lib/agent';
import type { CaseView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { MailSuggestionView } from '../../src/letters/incoming/incoming.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, aMail, office, register, upload, violenceClass } from '../support/letters';

describe('Registering an incoming letter', () => {
  let app: TestApp;
  let archivist: TestAgent;

  beforeAll(async () => {
    app = await startTestApp();
    archivist = await app.as('ist');
  });
  afterAll(() => app.stop());

  const entryOf = async (id: string, reader = archivist): Promise<EntryView> =>
    (await reader.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;

  it('gives it a case key, a document number and a journal number', async () => {
    const first = await register(archivist);
    const second = await register(archivist, aLetter({ newCase: undefined, caseId: first.caseId }));

    const [, number] = first.caseKey.split('/');
    expect(first.caseKey).toMatch(/^20\/\d+$/);
    expect(first.entryKey).toBe(`20/${number}-1`);
    expect(second.entryKey).toBe(`20/${number}-2`);
    const journal = Number(first.journalNumber.split('/')[0]);
    expect(first.journalNumber).toBe(`${journal}/2020`);
    expect(second.journalNumber).toBe(`${journal + 1}/2020`);
  });

  it('keeps everything the archivist wrote', async () => {
    const uploadId = await upload(archivist, 'brev.txt', Buffer.from('Kjære statsråd'));
    const attachment = await upload(archivist, 'bilag.txt', Buffer.from('Bilag'));
    const { entryId, caseId } = await register(archivist, {
      ...aLetter(),
      files: [{ uploadId }, { uploadId: attachment, title: 'Tall fra april' }],
      title: 'Klage fra Kari Nordmann',
      publicTitle: 'Klage over behandling hos politiet',
      sender: {
        name: 'Kari Nordmann',
        privatePerson: true,
        screened: true,
        addressLines: ['Storgata 1'],
        postCode: '0155',
        postPlace: 'Oslo',
      },
      coSenders: [{ name: 'Ola Nordmann', privatePerson: true }],
      copies: [{ name: 'Politidirektoratet' }],
      theirReference: 'KN-7',
      language: 'nn',
      restriction: { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' },
      keywords: ['politi', 'klage'],
    });

    const entry = await entryOf(entryId);
    expect(entry).toMatchObject({
      kind: 'incoming',
      status: 'received',
      title: 'Klage fra Kari Nordmann',
      publicTitle: 'Klage over behandling hos politiet',
      theirReference: 'KN-7',
      language: 'nn',
      documentDate: '2020-05-14',
      journalDate: '2020-05-14',
      assessedOn: '2020-05-14',
      keywords: ['politi', 'klage'],
      restriction: {
        code: 'UO13',
        provision: 'offentleglova § 13',
        secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1',
      },
      settled: false,
    });
    expect(entry.parties.map(({ kind, name, screened }) => [kind, name, screened])).toEqual([
      ['sender', 'Kari Nordmann', true],
      ['coSender', 'Ola Nordmann', false],
      ['copyRecipient', 'Politidirektoratet', false],
    ]);
    expect(entry.addressedOffices).toEqual([
      { id: office.justice, ministryCode: 'JD', title: 'justis- og beredskapsministeren' },
    ]);
    expect(entry.documents.map(({ association, title }) => [association, title])).toEqual([
      ['main', 'Klage fra Kari Nordmann'],
      ['attachment', 'Tall fra april'],
    ]);
    const caseFile = (await archivist.get(`/api/v1/cases/${caseId}`).expect(200)).body as CaseView;
    expect(caseFile).toMatchObject({ status: 'underTreatment', caseDate: '2020-05-14', class: { code: '313' } });
  });

  it('hands out the bytes as they came', async () => {
    const bytes = Buffer.from('Kjære statsråd, æøå');
    const uploadId = await upload(archivist, 'brev.txt', bytes);
    const { entryId } = await register(archivist, aLetter({ files: [{ uploadId }] }));
    const { documents } = await entryOf(entryId);
    const path = `/api/v1/entries/${entryId}/documents/${documents[0]?.id}/files/${documents[0]?.files[0]?.id}`;
    const answer = await archivist.get(path).buffer(true).expect(200);
    expect(Buffer.from(answer.text).equals(bytes)).toBe(true);
    await (await app.as('rho', 'BFD')).get(path).expect(404);
  });

  describe('from a mail', () => {
    it('suggests what the mail says', async () => {
      const uploadId = await upload(archivist, 'henvendelse.eml', aMail({ messageId: '<forslag@example>' }));
      const answer = await archivist.post('/api/v1/mail-suggestions').send({ uploadId }).expect(200);
      const suggested = answer.body as MailSuggestionView;
      expect(suggested).toMatchObject({
        sender: { name: 'Kvinnenettverket Eksempel', address: 'post@kvinnenettverket.example' },
        title: 'Vold i nære relasjoner',
        documentDate: '2020-05-14',
        language: 'nb',
        attachments: [{ fileName: 'tall.txt', size: 26, inText: false }],
      });
      expect(suggested.offices.map(({ officeId }) => officeId).sort()).toEqual(
        [office.primeMinister, office.justice, office.families].sort(),
      );
    });

    it('keeps the mail, its text in an archive format, and each file; shows it as sent before when it comes again', async () => {
      const mail = aMail({ messageId: '<to-ganger@example>' });
      const mailUploadId = await upload(archivist, 'henvendelse.eml', mail);
      const { entryId, entryKey } = await register(archivist, aLetter({ files: undefined, mailUploadId }));

      const { documents } = await entryOf(entryId);
      expect(documents.map(({ association, type }) => [association, type])).toEqual([
        ['main', 'mail'],
        ['attachment', 'attachment'],
      ]);
      expect(documents[0]?.files.map(({ variant, mediaType }) => [variant, mediaType]).sort()).toEqual([
        ['archive', 'text/plain'],
        ['production', 'message/rfc822'],
      ]);
      const original = documents[0]?.files.find(({ variant }) => variant === 'production');
      const back = await archivist
        .get(`/api/v1/entries/${entryId}/documents/${documents[0]?.id}/files/${original?.id}`)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
      expect((back.body as Buffer).equals(mail)).toBe(true);

      const again = await upload(archivist, 'igjen.eml', mail);
      const suggestion = await archivist.post('/api/v1/mail-suggestions').send({ uploadId: again }).expect(200);
      expect((suggestion.body as MailSuggestionView).earlier[0]).toMatchObject({ entryId, because: 'sameFile' });
      const refused = await archivist
        .post('/api/v1/incoming-letters')
        .send(aLetter({ files: undefined, mailUploadId: again }))
        .expect(409);
      expect(refused.body).toMatchObject({ code: 'incoming.alreadyRegistered', facts: { entry: entryKey } });
    });

    it('lets an attached file be the letter itself', async () => {
      const mailUploadId = await upload(archivist, 'a.eml', aMail({ messageId: '<vedlegget@example>' }));
      const { entryId } = await register(
        archivist,
        aLetter({ files: undefined, mailUploadId, main: 1, documentTitles: ['Brevet'] }),
      );
      const entry = await entryOf(entryId);
      expect(entry.documents.map(({ association, title, type }) => [association, title, type])).toEqual([
        ['main', 'Brevet', 'letter'],
        ['attachment', 'Vold i nære relasjoner under koronapandemien', 'mail'],
      ]);
    });

    it('refuses a file that is no mail', async () => {
      const uploadId = await upload(archivist, 'brev.txt', Buffer.from('ikke en e-post'));
      const refused = await archivist.post('/api/v1/mail-suggestions').send({ uploadId }).expect(422);
      expect(refused.body).toMatchObject({ code: 'incoming.notAMail' });
    });
  });

  it('warns about a public title that tells the public nothing, and registers all the same', async () => {
    const registered = await register(archivist, aLetter({ publicTitle: 'Henvendelse' }));
    expect(registered.warnings.map(({ code }) => code)).toContain('publicTitleGeneric');
    const without = await register(archivist, aLetter({ publicTitle: '', restriction: { code: 'XX' } }));
    expect(without.warnings.map(({ code }) => code)).toEqual(['publicTitleMissing']);
    expect((await entryOf(without.entryId)).publicTitle).toBe('Henvendelse');
  });

  it.each(['screened', 'privatePerson'])('makes no public title of one that names a sender who is %s', async (mark) => {
    const sender = { name: 'Ragna Solli', [mark]: true };
    const naming = await register(archivist, aLetter({ sender, title: 'Klage fra Ragna Solli', publicTitle: '' }));
    expect((await entryOf(naming.entryId)).publicTitle).toBe('Henvendelse');
    const other = await register(archivist, aLetter({ sender, title: 'Klage over soning', publicTitle: '' }));
    expect((await entryOf(other.entryId)).publicTitle).toBe('Klage over soning');
  });

  describe('in a restricted case', () => {
    const newCase = {
      title: 'Klage fra Kari Nordmann',
      publicTitle: 'Klage over politiet',
      restriction: { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' },
    };
    const untitled = { title: 'Kari Nordmann klager igjen', publicTitle: undefined };

    it.each([
      ['opens', () => Promise.resolve({ newCase })],
      [
        'goes into',
        async () => ({ newCase: undefined, caseId: (await register(archivist, aLetter({ newCase }))).caseId }),
      ],
    ])('tells the public no more than the case it %s when it has no public title', async (_, place) => {
      const letter = await register(archivist, aLetter({ ...untitled, ...(await place()) }));
      expect(letter.warnings.map(({ code }) => code)).toEqual(['publicTitleMissing']);
      expect(await entryOf(letter.entryId)).toMatchObject({ publicTitle: 'Klage over politiet', restriction: null });
    });

    it.each([untitled.title, newCase.title])(
      'warns when its public title is an internal one: %s',
      async (publicTitle) => {
        const { caseId } = await register(archivist, aLetter({ newCase }));
        const letter = await register(archivist, aLetter({ ...untitled, publicTitle, newCase: undefined, caseId }));
        expect(letter.warnings.map(({ code }) => code)).toEqual(['publicTitleIsTheRestrictedOne']);
      },
    );
  });

  it.each([
    ['without any source', { files: undefined }, 422, 'incoming.sourceMissing'],
    ['with neither case nor new case', { newCase: undefined }, 422, 'incoming.caseOneOf'],
    ['received tomorrow', { receivedAt: '2020-05-20T08:00:00+02:00' }, 422, 'entry.receivedInTheFuture'],
    ['journalled before it came', { journalDate: '2020-05-13' }, 422, 'entry.journalledBeforeReceived'],
    [
      'restricted by § 13 without its secrecy provision',
      { restriction: { code: 'UO13' } },
      422,
      'access.secrecyProvisionMissing',
    ],
    ['restricted by a code that does not exist', { restriction: { code: 'UO99' } }, 422, 'access.codeUnknown'],
    ['with a main document that did not come', { main: 3 }, 422, 'incoming.mainUnknown'],
    ['to the same office twice', { addressedOfficeIds: [office.justice, office.justice] }, 422, 'incoming.officeTwice'],
    ['to an office nobody knows', { addressedOfficeIds: [violenceClass] }, 422, 'office.unknown'],
  ])('is refused %s', async (_, differs, status, code) => {
    const refused = await archivist.post('/api/v1/incoming-letters').send(aLetter(differs)).expect(status);
    expect(refused.body).toMatchObject({ code });
  });

  it('keeps a note of what is graded, and nothing of what it says', async () => {
    const turned = await archivist
      .post('/api/v1/turned-away')
      .send({ outcome: 'graded', reason: 'Levert i lukket konvolutt, hører til i gradert arkiv' })
      .expect(201);
    expect(turned.body).toMatchObject({ outcome: 'graded' });
  });
});

describe('One arrival at several ministries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('waits at each addressed ministry, gets an entry in each, and is stored once', async () => {
    const justice = await app.as('ist');
    const families = await app.as('rho', 'BFD');
    const health = await app.as('hjo', 'HOD');
    const mailUploadId = await upload(justice, 'a.eml', aMail());
    const addressedOfficeIds = [office.primeMinister, office.justice, office.families];
    const first = await register(justice, aLetter({ files: undefined, mailUploadId, addressedOfficeIds }));

    const waiting = await families.get('/api/v1/arrivals').expect(200);
    expect(waiting.body).toMatchObject({ items: [{ id: first.arrivalId, firstRegisteredBy: 'JD' }], next: null });
    expect((await health.get('/api/v1/arrivals').expect(200)).body).toMatchObject({ items: [] });
    await health.get(`/api/v1/arrivals/${first.arrivalId}`).expect(404);

    const own = await register(
      families,
      aLetter({
        files: undefined,
        arrivalId: first.arrivalId,
        newCase: { title: 'Vold', publicTitle: 'Vold i nære relasjoner' },
      }),
    );
    expect(own.arrivalId).toBe(first.arrivalId);
    const entry = (await families.get(`/api/v1/entries/${own.entryId}`).expect(200)).body as EntryView;
    expect(entry.documents.map(({ type }) => type)).toEqual(['mail', 'attachment']);
    expect((await families.get('/api/v1/arrivals').expect(200)).body).toMatchObject({ items: [] });
    await families.get(`/api/v1/entries/${first.entryId}`).expect(404);

    const [{ count }] = await app.dataSource.query<[{ count: number }]>('SELECT count(*)::int AS count FROM arrival');
    expect(count).toBe(1);
  });

  it('may be found not to be for the journal, with the reason, and registered after all', async () => {
    const justice = await app.as('ist');
    const families = await app.as('rho', 'BFD');
    const { arrivalId } = await register(justice, aLetter({ addressedOfficeIds: [office.justice, office.families] }));
    const turned = await families
      .post(`/api/v1/arrivals/${arrivalId}/not-for-journal`)
      .send({ reason: 'Bare til orientering' })
      .expect(200);
    expect(turned.body).toMatchObject({ outcome: 'notForJournal', reason: 'Bare til orientering' });
    await families.post(`/api/v1/arrivals/${arrivalId}/not-for-journal`).send({ reason: 'Igjen' }).expect(409);
    const newCase = { title: 'Vold', publicTitle: 'Vold i nære relasjoner' };
    await register(families, aLetter({ files: undefined, arrivalId, newCase }));
  });
});
