import { PDFDocument } from '@cantoo/pdf-lib';
import type TestAgent from 'supertest/lib/agent';
import type { HindrancesView } from '../../src/cases/case.view';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { FolderView } from '../../src/letters/replies/folder.view';
import type { DifferenceView, TextVersionsView } from '../../src/letters/replies/reply-text.view';
import type { RepliesView, ReplyView } from '../../src/letters/replies/reply.view';
import { Verification } from '../../src/records/verification/verification.service';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { LetterBody, aLetter, aMail, office, register, upload } from '../support/letters';
import {
  aCase,
  act,
  allocateTo,
  approve,
  assignTo,
  bringTo,
  readReply,
  release,
  startReply,
  submit,
  tryTo,
} from '../support/replies';

let app: TestApp;
let adviser: TestAgent;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  adviser = await app.as('hmk');
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];

const entryOf = async (id: string): Promise<EntryView> =>
  (await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;

/** A PDF of the API, opened. */
const pdfAt = async (browser: TestAgent, path: string): Promise<PDFDocument> => {
  const answer = await browser.get(path).buffer(true).parse(bytes).expect(200);
  expect(answer.headers['content-type']).toContain('application/pdf');
  return PDFDocument.load(answer.body as Buffer);
};
const bytes = (response: object, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
};

describe('Starting a reply', () => {
  it('gives it an entry with its numbers, as Reservert, filled in from the case', async () => {
    const { caseId, entryId, caseKey } = await aCase(app)
      .from('a mayor')
      .withLetter({ theirReference: 'RK-7', addressedOfficeIds: [office.primeMinister, office.justice] })
      .answeredBy('minister', [office.primeMinister])
      .allocated();
    const letter = { caseId, entryId };
    const reply = await startReply(app, letter, { templateCode: 'reply-on-behalf', subject: 'Om saken' });

    expect(reply).toMatchObject({
      state: 'drafting',
      entryKey: `${caseKey}-2`,
      ourReference: `${caseKey} - HMK`,
      level: 'minister',
      subject: 'Om saken',
      answers: [entryId],
      correctsEntryId: null,
      recipients: [{ name: 'Ravndal kommune', attention: 'ordfører Siv Ravnå', mail: 'postmottak@ravndal.example' }],
    });
    expect(reply.html).toContain('14. mai 2020');
    expect(reply.html).toContain('Jeg svarer på vegne av alle mottakerne.');
    expect(await entryOf(reply.entryId)).toMatchObject({
      kind: 'outgoing',
      status: 'reserved',
      theirReference: 'RK-7',
      title: 'Om saken',
    });
  });

  it('writes in the sender’s form of Norwegian', async () => {
    const { reply } = await aCase(app).withLetter({ language: 'nn' }).withReply('drafting');
    expect(reply.language).toBe('nn');
    expect(reply.html).toMatch(/Takk for/);
    expect(reply.subject).toBe('Svar på førespurnad');
  });

  it('answers several letters at once, to everybody who sent one', async () => {
    const { caseId, entryId } = await aCase(app).from('a mayor').allocated();
    const second = await register(
      archivist,
      aLetter({ newCase: undefined, caseId, sender: { name: 'Steinsund kommune', mail: 'post@steinsund.example' } }),
    );
    const reply = await startReply(app, { caseId, entryId }, { answers: [entryId, second.entryId] });
    expect(reply.answers).toEqual([entryId, second.entryId]);
    expect(reply.recipients.map(({ name }) => name)).toEqual(['Ravndal kommune', 'Steinsund kommune']);

    await bringTo(app, reply.id, 'dispatched');
    for (const id of [entryId, second.entryId]) expect(await entryOf(id)).toMatchObject({ settled: true });
  });

  it('that is preliminary leaves the letter open', async () => {
    const { caseId, entryId } = await aCase(app).allocated();
    await archivist
      .post(`/api/v1/cases/${caseId}/reply-deadline`)
      .set('If-Match', `"${((await archivist.get(`/api/v1/cases/${caseId}`)).body as { version: number }).version}"`)
      .send({ day: '2020-06-18' })
      .expect(200);
    const reply = await startReply(app, { caseId, entryId }, { templateCode: 'preliminary-reply' });
    expect(reply.settles).toBe(false);
    await bringTo(app, reply.id, 'dispatched');
    expect(await entryOf(entryId)).toMatchObject({ settled: false });
  });
});

describe('The text of a reply', () => {
  it('stays one version while its author goes on, and is another once it was submitted or another wrote', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    for (const words of ['en', 'to', 'tre'])
      await act(app, 'hmk', reply.id, 'text', { html: `${reply.html}<p>Utkast ${words}.</p>` });
    await act(app, 'al', reply.id, 'text', { html: `${reply.html}<p>Utkast fire.</p>` });
    await act(app, 'hmk', reply.id, 'text', { html: `${reply.html}<p>Utkast fem.</p>` });
    await submit(app, reply.id, ['al']);
    await act(app, 'hmk', reply.id, 'recall');
    await act(app, 'hmk', reply.id, 'text', { html: `${reply.html}<p>Utkast seks.</p>` });

    const { items } = (await adviser.get(`/api/v1/replies/${reply.id}/versions`).expect(200)).body as TextVersionsView;
    expect(
      items.map(({ number, origin, sealed, html }) => [number, origin, sealed, /Utkast \w+/.exec(html)?.[0]]),
    ).toEqual([
      [1, 'template', true, undefined],
      [2, 'caseworker', true, 'Utkast tre'],
      [3, 'leader', true, 'Utkast fire'],
      [4, 'caseworker', true, 'Utkast fem'],
      [5, 'caseworker', false, 'Utkast seks'],
    ]);

    const difference = await adviser.get(`/api/v1/replies/${reply.id}/difference?from=4&to=5`).expect(200);
    const { pieces } = difference.body as DifferenceView;
    expect(pieces.filter((piece) => piece.change !== 'same')).toEqual([
      { change: 'removed', text: 'fem' },
      { change: 'added', text: 'seks' },
    ]);
  });

  it('is saved by one of two who save at once; the other is told', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const answers = await Promise.all(
      ['hmk', 'al'].map((who) => tryTo(app, who, reply.id, 'text', { html: `<p>Fra ${who}.</p>` }, reply.version)),
    );
    expect(answers.map(codeOf).sort()).toEqual([
      [200, undefined],
      [412, 'request.versionStale'],
    ]);
    const saved = answers.findIndex(({ status }) => status === 200);
    expect((await readReply(app, 'hmk', reply.id)).html).toContain(`Fra ${['hmk', 'al'][saved]}.`);
  });

  it('has its fields filled from the case again, and the adviser’s own words left alone', async () => {
    const { reply, entryId } = await aCase(app).withReply('drafting');
    const html = reply.html.replace('</p>', ' {{incomingDate}} og <strong>mine ord</strong>.</p>');
    const { version } = await entryOf(entryId);
    await archivist
      .patch(`/api/v1/entries/${entryId}`)
      .set('If-Match', `"${version}"`)
      .send({ documentDate: '2020-05-12' })
      .expect(200);

    const written = await act(app, 'hmk', reply.id, 'text', { html });
    expect(written.html).toContain('12. mai 2020');
    expect(written.html).toContain('{{incomingDate}} og <strong>mine ord</strong>');
    const refreshed = await act(app, 'hmk', reply.id, 'refresh-fields');
    expect(refreshed.html).toBe(written.html);
  });

  it('cannot be submitted while a field has no value', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const html = `${reply.html}<p>Innen <span data-field="deadline" data-format="dateLong">fristen</span>.</p>`;
    const written = await act(app, 'hmk', reply.id, 'text', { html });
    expect(written.html).toContain('data-missing');
    const refused = await tryTo(app, 'hmk', reply.id, 'submit', { route: [] }, written.version);
    expect(refused.status).toBe(400);
    await expect(submit(app, reply.id, ['al'])).rejects.toThrow('reply.fieldsMissing');
  });

  it('takes standard paragraphs, their fields filled, and counts where they are used', async () => {
    const { reply, caseKey } = await aCase(app).withReply('drafting');
    const withOne = await act(app, 'hmk', reply.id, 'paragraphs', { paragraphCode: 'sensitive-mail' });
    expect(withOne.html).toContain('<section data-paragraph="sensitive-mail:1">');
    expect(withOne.html).toContain(`>${caseKey}</span>`);
    expect(withOne.html).not.toContain('data-missing');

    const usesOf = async (code: string) => {
      const { body } = await adviser.get(`/api/v1/standard-paragraphs?words=${code}`).expect(200);
      const found = (body as { items: { code: string; uses: number; reworded: number }[] }).items;
      return found.find((item) => item.code === code);
    };
    const { uses = 0, reworded = 0 } = (await usesOf('sensitive-mail')) ?? {};
    expect(uses).toBeGreaterThan(0);
    const html = withOne.html.replace('Vi ber om', 'Vi ber pent om');
    await act(app, 'hmk', reply.id, 'text', { html });
    expect(await usesOf('sensitive-mail')).toMatchObject({ uses, reworded: reworded + 1 });
    await act(app, 'hmk', reply.id, 'text', { html: reply.html });
    expect(await usesOf('sensitive-mail')).toMatchObject({ uses: uses - 1, reworded });
    expect((await submit(app, reply.id, ['al'])).state).toBe('submitted');
  });
});

describe('Hostile text in a reply', () => {
  it.each([
    ['what looks like a template', '<p>{{constructor.constructor "return 1"}} {{{body}}} {{#each x}}</p>'],
    ['what looks like markup', '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; &quot;x&quot;</p>'],
    ['what looks like XML', '<p>&lt;!DOCTYPE x [&lt;!ENTITY y SYSTEM "file:///etc/passwd"&gt;]&gt;</p>'],
    ['quotes, dashes, money and marks', '<p>« » „ “ ” – — … € £ % $ # _ { } \\ § ½ ² é ñ ß Čáđŋšŧž ÆØÅ</p>'],
  ])('is set as it stands: %s', async (_, html) => {
    const { reply } = await aCase(app).withReply('drafting');
    const written = await act(app, 'hmk', reply.id, 'text', { html });
    expect((await act(app, 'hmk', reply.id, 'text', { html: written.html })).html).toBe(written.html);
    expect((await submit(app, reply.id, ['al'])).state).toBe('submitted');
    expect((await pdfAt(adviser, `/api/v1/replies/${reply.id}/pdf`)).getPageCount()).toBe(1);
  });

  it.each([
    ['a script', '<p>Takk</p><script>alert(1)</script>', 'letter.unknownTag'],
    ['a picture', '<p><img src="x" onerror="alert(1)"></p>', 'letter.unknownTag'],
    ['a style', '<p style="position:fixed">Takk</p>', 'letter.unknownAttribute'],
    ['a frame', '<iframe src="https://example.com"></iframe>', 'letter.unknownTag'],
    ['a link that runs', '<p><a href="javascript:alert(1)">her</a></p>', 'letter.linkRefused'],
    ['more than a letter can hold', '<p>Takk.</p>'.repeat(17_000), 'request.invalid'],
    ['a lone surrogate', '<p>Takk \ud800 igjen</p>', 'request.invalid'],
    ['a control character', '<p>Takk \u0000 igjen</p>', 'request.invalid'],
    ['a mark of writing direction', '<p>Takk \u202e nejgi</p>', 'request.invalid'],
  ])('is refused and changes nothing: %s', async (_, html, code) => {
    const { reply } = await aCase(app).withReply('drafting');
    const before = await everythingIn(app.dataSource);
    const written = await tryTo(app, 'hmk', reply.id, 'text', { html }, reply.version);
    expect(codeOf(written)).toEqual([code.startsWith('letter.') ? 422 : 400, code]);
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('is refused before anybody can approve: a character no typeface of ours has, and a letter of too many pages', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    for (const [html, code] of [
      ['<p>Takk 🌲</p>', 'letter.characterMissing'],
      ['<p>Takk.</p>'.repeat(9_000), 'letter.tooManyPages'],
    ] as const) {
      await act(app, 'hmk', reply.id, 'text', { html });
      await expect(submit(app, reply.id, ['al'])).rejects.toThrow(code);
    }
    expect((await readReply(app, 'hmk', reply.id)).state).toBe('drafting');
  });
});

describe('A reply that was given no public title', () => {
  const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };
  const subject = 'Svar til Kari Nordmann om voldsalarm';
  const titlesOf = async (letter: LetterBody) => {
    const { reply } = await aCase(app).from('somebody by post').withLetter(letter).startedWith({ subject }).withReply();
    const { documents } = await entryOf(reply.entryId);
    const pdf = await pdfAt(adviser, `/api/v1/replies/${reply.id}/pdf`);
    return [reply.publicTitle, documents[0]?.title, pdf.getTitle()];
  };

  it.each([
    ['is called by its heading where nothing is restricted', {}, subject],
    [
      'is called no more in public than its restricted case',
      { newCase: { title: 'Klage fra Kari Nordmann', publicTitle: 'Klage over politiet', restriction } },
      'Klage over politiet',
    ],
    [
      'is called no more in public than the restricted letter it answers',
      { restriction, title: 'Klage fra Kari Nordmann', publicTitle: 'Klage' },
      'Klage',
    ],
  ])('%s', async (_, letter, publicTitle) => {
    expect(await titlesOf(letter)).toEqual([publicTitle, publicTitle, publicTitle]);
  });

  it.each(['privatePerson', 'screened'])('names no recipient in public who is %s', async (mark) => {
    const title = 'Svar på henvendelse';
    expect(await titlesOf({ sender: { name: 'Kari Nordmann', mail: 'kari@nordmann.example', [mark]: true } })).toEqual([
      title,
      title,
      title,
    ]);
  });
});

describe('A reply to a letter that is withheld, in a case that is not', () => {
  const restriction = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };

  it('is withheld under the same provision, with its note, until the archivist lifts it', async () => {
    const { reply } = await aCase(app).withLetter({ restriction, publicTitle: 'Klage' }).withReply('drafting');
    expect((await entryOf(reply.entryId)).restriction).toMatchObject(restriction);
    const noted = await act(app, 'hmk', reply.id, 'note', { html: '<p>Signer.</p>' });
    expect((await entryOf(noted.noteEntryId ?? '')).restriction).toMatchObject(restriction);

    const { version } = await entryOf(reply.entryId);
    const lifted = (await app.as('ist')).patch(`/api/v1/entries/${reply.entryId}`).set('If-Match', `"${version}"`);
    await lifted.send({ restriction: null }).expect(200);
    expect((await entryOf(reply.entryId)).restriction).toBeNull();
  });

  it('is not begun to two letters withheld under different provisions, whichever is named first', async () => {
    const { caseId, entryId } = await aCase(app).withLetter({ restriction, publicTitle: 'Klage' }).allocated();
    const economic = { newCase: undefined, caseId, restriction: { code: 'UO23' }, publicTitle: 'Anbud' };
    const other = await register(await app.as('ist'), aLetter(economic));
    for (const answers of [
      [entryId, other.entryId],
      [other.entryId, entryId],
    ]) {
      const answer = await adviser.post(`/api/v1/cases/${caseId}/replies`).send({ templateCode: 'reply', answers });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'reply.restrictedDifferently']);
    }
  });

  it('has a note that nobody reads by way of the letter who may not read the note', async () => {
    const { reply } = await aCase(app).withNote('<p>Kun for dem som er klarert.</p>').withReply('released');
    const noteId = reply.noteEntryId ?? '';
    const uncleared = await app.as('eno');
    await uncleared.get(`/api/v1/replies/${reply.id}/note/pdf`).expect(200);
    const { version } = await entryOf(noteId);
    const archivist = await app.as('ist');
    await archivist
      .patch(`/api/v1/entries/${noteId}`)
      .set('If-Match', `"${version}"`)
      .send({ restriction })
      .expect(200);
    for (const path of ['', '/note/pdf', '/folder']) {
      const answer = await uncleared.get(`/api/v1/replies/${reply.id}${path}`);
      expect([path, answer.text?.includes('Kun for dem') ?? false]).toEqual([path, false]);
    }
    await uncleared.get(`/api/v1/replies/${reply.id}/note/pdf`).expect(404);
    expect((await readReply(app, 'mm', reply.id)).noteHtml).toContain('Kun for dem');
  });
});

describe('What stands around the text', () => {
  it('is changed part by part: heading, titles, recipients, copies', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const changed = await act(app, 'hmk', reply.id, 'letter', {
      subject: 'Ny overskrift',
      publicTitle: 'Svar til en organisasjon',
      copies: [{ name: 'Politidirektoratet' }, { name: 'Barneombudet', mail: 'post@bo.example' }],
    });
    expect(changed).toMatchObject({
      subject: 'Ny overskrift',
      title: reply.title,
      publicTitle: 'Svar til en organisasjon',
      recipients: reply.recipients,
    });
    expect(changed.copies.map(({ name }) => name)).toEqual(['Politidirektoratet', 'Barneombudet']);
    expect(changed.contentHash).not.toBe(reply.contentHash);
    const again = await act(app, 'hmk', reply.id, 'letter', {
      copies: [],
      subject: reply.subject,
      publicTitle: reply.publicTitle,
    });
    expect(again.contentHash).toBe(reply.contentHash);
  });

  it('goes with enclosures, which can be taken off again', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const uploadId = await upload(adviser, 'plan.txt', Buffer.from('Handlingsplanen'));
    const enclosed = await act(app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Handlingsplan' });
    expect(enclosed.enclosures).toMatchObject([{ title: 'Handlingsplan', fileName: 'plan.txt' }]);
    expect(enclosed.contentHash).not.toBe(reply.contentHash);

    const { documentId } = enclosed.enclosures[0] ?? {};
    const off = await adviser
      .delete(`/api/v1/replies/${reply.id}/enclosures/${documentId}`)
      .set('If-Match', `"${enclosed.version}"`)
      .expect(200);
    expect(off.body as ReplyView).toMatchObject({ enclosures: [], contentHash: reply.contentHash });
  });

  it('cannot be changed through the entry, whose approvals would not know it', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    const { version } = await entryOf(reply.entryId);
    const path = `/api/v1/entries/${reply.entryId}`;
    for (const body of [
      { title: 'X' },
      { publicTitle: 'X' },
      { theirReference: 'X' },
      { documentDate: '2020-05-14' },
    ]) {
      const answer = await archivist.patch(path).set('If-Match', `"${version}"`).send(body);
      expect(codeOf(answer)).toEqual([409, 'entry.changedThroughReply']);
    }
  });
});

describe('The note to the minister', () => {
  it('is an internal entry of the case, restricted by § 14, made once; each writing is a version', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    const noted = await act(app, 'hmk', reply.id, 'note', { html: '<p>Vi tilrår at brevet signeres.</p>' });
    const entry = await entryOf(noted.noteEntryId ?? '');
    expect(entry).toMatchObject({ kind: 'internal', status: 'reserved', restriction: { code: 'UO14' } });
    const again = await act(app, 'hmk', reply.id, 'note', { html: '<h2>Tilråding</h2><p>Signer.</p>' });
    expect(again).toMatchObject({ noteEntryId: noted.noteEntryId, noteHtml: '<h2>Tilråding</h2><p>Signer.</p>' });
    expect(again.contentHash).toBe(reply.contentHash);
    expect((await pdfAt(adviser, `/api/v1/replies/${reply.id}/note/pdf`)).getPageCount()).toBe(1);
  });

  it('does not exist before it is written', async () => {
    const { reply } = await aCase(app).withReply('drafting');
    expect(codeOf(await adviser.get(`/api/v1/replies/${reply.id}/note/pdf`))).toEqual([404, 'reply.noteUnknown']);
  });

  it('goes where its letter goes: the archive cannot withdraw it by itself', async () => {
    const { reply } = await aCase(app).withNote().withReply('drafting');
    const { version } = await entryOf(reply.noteEntryId ?? '');
    const path = `/api/v1/entries/${reply.noteEntryId}/withdraw`;
    const refused = await archivist.post(path).set('If-Match', `"${version}"`).send({ reason: 'Feil sak.' });
    expect(codeOf(refused)).toEqual([409, 'entry.isReplyNote']);
    await act(app, 'hmk', reply.id, 'withdraw', { reason: 'Saken løste seg.' });
    await archivist.post(path).set('If-Match', `"${version}"`).send({ reason: 'Brevet utgår.' }).expect(200);
  });

  it('is set also when it is long, and when the case is restricted', async () => {
    const long = `<p>${'Det er mye å si om dette. '.repeat(400)}</p>`;
    const { reply } = await aCase(app).restricted('UO13').withNote(long).withReply('drafting');
    expect((await pdfAt(adviser, `/api/v1/replies/${reply.id}/note/pdf`)).getPageCount()).toBeGreaterThan(1);
  });
});

describe('The minister’s folder', () => {
  const pagesOf = async (pages: number, encrypted = false): Promise<Buffer> => {
    const pdf = await PDFDocument.create();
    // A size no letter of ours has, so that it is known again in the folder.
    for (let i = 0; i < pages; i++) pdf.addPage([333, 444]);
    if (encrypted) pdf.encrypt({ userPassword: 'hemmelig', ownerPassword: 'hemmelig' });
    return Buffer.from(await pdf.save());
  };
  const folderOf = async (username: string, replyId: string): Promise<FolderView> =>
    (await (await app.as(username)).get(`/api/v1/replies/${replyId}/folder`).expect(200)).body as FolderView;

  /** A released letter with a note, answering what came in as these files. */
  const released = async (letter: object, enclosure?: Buffer) => {
    const { reply, ...registered } = await aCase(app)
      .withLetter({ ...letter })
      .withNote()
      .withReply('drafting');
    if (enclosure) {
      const uploadId = await upload(adviser, 'plan.pdf', enclosure);
      await act(app, 'hmk', reply.id, 'enclosures', { uploadId, title: 'Plan' });
    }
    await bringTo(app, reply.id, 'approved', ['al']);
    return { ...registered, reply: await release(app, reply.id, { note: 'Haster.', urgent: true }) };
  };

  it('holds the letter to sign, what goes with it, the note, what came in and what was sent before, in that order', async () => {
    const uploadId = await upload(archivist, 'brev.pdf', await pagesOf(3));
    const { reply, caseId, entryId } = await released({ files: [{ uploadId }] }, await pagesOf(2));
    await bringTo(app, reply.id, 'dispatched', ['al']);
    const next = await startReply(app, { caseId, entryId }, { subject: 'Enda et svar' });
    const second = await upload(adviser, 'plan.pdf', await pagesOf(1));
    await act(app, 'hmk', next.id, 'enclosures', { uploadId: second, title: 'Tillegg' });
    await act(app, 'hmk', next.id, 'note', { html: '<p>Signer.</p>' });
    await bringTo(app, next.id, 'released', ['al']);

    const folder = await folderOf('mm', next.id);
    expect(folder.parts.map(({ kind, pages }) => [kind, pages])).toEqual([
      ['letter', 1],
      ['enclosure', 1],
      ['note', 1],
      ['incoming', 3],
      ['earlier', 1],
      ['attachment', 2],
    ]);
    expect(folder.parts.map(({ entryKey }) => entryKey.split('-')[1])).toEqual(['4', '4', '5', '1', '2', '2']);
    const minister = await app.as('mm');
    for (const { link, kind } of folder.parts) {
      const answer = await minister.get(link);
      expect([kind, answer.status]).toEqual([kind, 200]);
    }

    const pdf = await pdfAt(minister, `/api/v1/replies/${next.id}/folder/pdf`);
    const inside = folder.parts.reduce((sum, part) => sum + part.pages, 0);
    expect(pdf.getPageCount()).toBe(inside + 1);
    const foreign = pdf.getPages().flatMap((page, i) => (page.getWidth() === 333 ? [i] : []));
    expect(foreign).toEqual([2, 4, 5, 6, 8, 9]);
  });

  it.each([
    ['a mail', 'henvendelse.eml', () => Promise.resolve(aMail({ messageId: '<mappe@example>' }))],
    ['a damaged PDF', 'brev.pdf', () => Promise.resolve(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'))],
    ['a PDF locked by a password', 'brev.pdf', () => pagesOf(2, true)],
    ['plain text with signs no letter can show', 'brev.txt', () => Promise.resolve(Buffer.from('Hei 🌲 kjære שלום'))],
    ['a picture', 'brev.png', () => Promise.resolve(png)],
  ])('is made also when what came in is %s', async (_, fileName, make) => {
    const file = await make();
    const uploadId = await upload(archivist, fileName, file);
    const mail = fileName.endsWith('.eml');
    const { reply } = await released(mail ? { files: undefined, mailUploadId: uploadId } : { files: [{ uploadId }] });
    const folder = await folderOf('mm', reply.id);
    const kinds = ['letter', 'note', 'incoming', ...(mail ? ['attachment'] : [])];
    expect(folder.parts.map(({ kind }) => kind)).toEqual(kinds);
    expect(folder).toMatchObject({ urgent: true, releaseNote: 'Haster.' });
    const pdf = await pdfAt(await app.as('mf'), `/api/v1/replies/${reply.id}/folder/pdf`);
    expect(pdf.getPageCount()).toBe(1 + folder.parts.reduce((sum, part) => sum + part.pages, 0));
  });

  it('is made also when nothing is scanned yet', async () => {
    const { reply } = await released({ files: [] });
    expect((await folderOf('jra', reply.id)).parts.map(({ pages }) => pages)).toEqual([1, 1, 1]);
  });
});

/** One black dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('A sent letter with a fault', () => {
  it('is put right by a new one that refers to it, to the same recipients', async () => {
    const { reply, caseId, entryId } = await aCase(app).from('a mayor').withReply('dispatched');
    const correction = await startReply(app, { caseId, entryId }, { correctsEntryId: reply.entryId });
    expect(correction.correctsEntryId).toBe(reply.entryId);
    expect(correction.html).toContain(`Dette brevet retter vårt brev ${reply.entryKey} av 14.05.2020.`);
    expect(correction.recipients.map(({ name }) => name)).toEqual(['Ravndal kommune']);
    expect(await entryOf(correction.entryId)).toMatchObject({ correctsEntryId: reply.entryId });
    await bringTo(app, correction.id, 'dispatched');
    expect((await readReply(app, 'ist', correction.id)).state).toBe('dispatched');
  });
});

describe('A reply is hidden', () => {
  const routes = (id: string) =>
    ['', '/pdf', '/versions', '/difference?from=1&to=1', '/note/pdf', '/folder', '/folder/pdf'].map(
      (route) => `/api/v1/replies/${id}${route}`,
    );

  it('in a restricted case from an adviser of the same ministry who is not cleared', async () => {
    const { reply, caseId } = await aCase(app).restricted('UO13').withNote().withReply('submitted');
    const uncleared = await app.as('eno');
    for (const path of routes(reply.id)) await adviser.get(path).expect(200);
    for (const path of routes(reply.id)) expect(codeOf(await uncleared.get(path))).toEqual([404, 'reply.unknown']);
    expect(codeOf(await uncleared.get(`/api/v1/cases/${caseId}/replies`))).toEqual([404, 'case.unknown']);
  });

  it('from other ministries, whatever state it is in', async () => {
    const { reply, caseId } = await aCase(app).withNote().withReply('dispatched');
    const others = await app.as('kve', 'BFD');
    for (const path of routes(reply.id)) expect(codeOf(await others.get(path))).toEqual([404, 'reply.unknown']);
    expect(codeOf(await others.get(`/api/v1/cases/${caseId}/replies`))).toEqual([404, 'case.unknown']);
  });

  it('until it is sent from a ministry it answers for, which then sees the letter but neither drafts nor note', async () => {
    const mail = {
      files: undefined,
      mailUploadId: await upload(archivist, 'henvendelse.eml', aMail({ messageId: '<delt@example>' })),
    };
    const letter = await register(
      archivist,
      aLetter({ ...mail, addressedOfficeIds: [office.justice, office.families] }),
    );
    const others = await app.as('rho', 'BFD');
    await register(
      others,
      aLetter({
        files: undefined,
        arrivalId: letter.arrivalId,
        newCase: { title: 'Vold', publicTitle: 'Vold' },
        addressedOfficeIds: [office.families],
      }),
    );
    await assignTo(app, letter.caseId, 'minister', [office.families]);
    await allocateTo(app, letter.caseId, 'hmk');
    const { id } = await startReply(app, letter);
    await act(app, 'hmk', id, 'note', { html: '<p>Signer.</p>' });
    await bringTo(app, id, 'signed');

    expect(codeOf(await others.get(`/api/v1/replies/${id}`))).toEqual([404, 'reply.unknown']);
    const unsent = await others.get(`/api/v1/cases/${letter.caseId}/replies`).expect(200);
    expect((unsent.body as RepliesView).items).toEqual([]);

    await bringTo(app, id, 'dispatched');
    expect((await others.get(`/api/v1/replies/${id}`).expect(200)).body).toMatchObject({ state: 'dispatched' });
    expect((await pdfAt(others, `/api/v1/replies/${id}/pdf`)).getPageCount()).toBe(1);
    for (const route of ['/versions', '/note/pdf'])
      expect(codeOf(await others.get(`/api/v1/replies/${id}${route}`))).toEqual([404, 'reply.unknown']);
    const sent = await others.get(`/api/v1/cases/${letter.caseId}/replies`).expect(200);
    expect((sent.body as RepliesView).items).toMatchObject([{ id }]);
  });
});

describe('A case', () => {
  it('cannot be closed while a reply is neither sent nor given up', async () => {
    const { reply, caseId } = await aCase(app).withReply('submitted');
    const hindrances = async () => {
      const { items } = (await archivist.get(`/api/v1/cases/${caseId}/hindrances`).expect(200)).body as HindrancesView;
      return items.map(({ code, detail }) => `${code}: ${detail}`);
    };
    expect(await hindrances()).toContain(`reply.hindersClosing: Svar som ikke er sendt: ${reply.entryKey}.`);
    await act(app, 'hmk', reply.id, 'withdraw', { reason: 'Saken løste seg.' });
    expect((await hindrances()).filter((one) => one.startsWith('reply.'))).toEqual([]);
  });

  it('tells what happened to its reply in sentences', async () => {
    const { reply, caseId } = await aCase(app).approvedBy('al').withNote().withReply('submitted');
    await act(app, 'al', reply.id, 'edit-and-approve', { html: `${reply.html}<p>Mer.</p>` });
    await release(app, reply.id);
    await act(app, 'mm', reply.id, 'return', { reason: 'Kortere.' });
    const { body } = await archivist.get(`/api/v1/cases/${caseId}/history?limit=100`).expect(200);
    const told = (body as { items: { type: string; sentence: string }[] }).items;
    expect(told.filter(({ type, sentence }) => type === sentence)).toEqual([]);
    expect(told.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'begynte på et svar fra statsråden',
        'sendte versjon 1 til godkjenning hos Astrid Lyngvær',
        'redigerte og godkjente, nå versjon 2',
        'la brevet frem til signering',
        'returnerte brevet med merknad',
      ]),
    );
  });
});

describe('The history', () => {
  it('has sealed every row that all this left behind', async () => {
    const { reply } = await aCase(app).withReply('submitted');
    await approve(app, 'al', reply.id);
    const { findings } = await app.app.get(Verification).run();
    expect(findings.map(({ says }) => says)).toEqual([]);
  });
});
