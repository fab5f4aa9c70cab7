/** A letter that is restricted after somebody has begun to answer it takes the reply and its note with it. */
import type TestAgent from 'supertest/lib/agent';
import type { EntryView } from '../../src/letters/entries/entry.view';
import type { NoticesView, ReplyView } from '../../src/letters/replies/reply.view';
import type { HistoryPage } from '../../src/letters/timeline/timeline.view';
import { TestApp, startTestApp } from '../support/app';
import { aLetter, register } from '../support/letters';
import { aCase, act, approve, readReply, release, startReply, submit, tryTo } from '../support/replies';

const secret = { code: 'UO13', secrecyProvision: 'forvaltningsloven § 13 første ledd nr. 1' };
const economic = { code: 'UO23' };

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const entry = async (id: string) => (await archivist.get(`/api/v1/entries/${id}`).expect(200)).body as EntryView;
const restrict = async (entryId: string, restriction: object | null, who = archivist) => {
  const { version } = await entry(entryId);
  await who.patch(`/api/v1/entries/${entryId}`).set('If-Match', `"${version}"`).send({ restriction }).expect(200);
};
const codes = ({ restriction, noteRestriction }: ReplyView) => [
  restriction?.code ?? null,
  noteRestriction?.code ?? null,
];
const noticesOf = async (username: string, replyId: string) =>
  ((await (await app.as(username)).get('/api/v1/notices').expect(200)).body as NoticesView).items
    .filter((notice) => notice.replyId === replyId)
    .map(({ type }) => type);

/** Somebody who is not cleared for § 13 while it lasts. */
const withoutClearance = async (username: string, does: (who: TestAgent) => Promise<void>) => {
  const account = `person_id = (SELECT person_id FROM account WHERE username = '${username}')`;
  const [role] = await app.dataSource.query<{ cleared_for: string[] }[]>(
    `SELECT cleared_for FROM role_assignment WHERE ${account}`,
  );
  const clear = (codesOf: readonly string[]): Promise<unknown> =>
    app.dataSource.query(`UPDATE role_assignment SET cleared_for = $1 WHERE ${account}`, [codesOf]);
  await clear(['UO14', 'UO15']);
  try {
    await does(await app.as(username));
  } finally {
    await clear(role?.cleared_for ?? []);
  }
};

describe('A letter restricted while it is being answered', () => {
  it('takes the draft and the note with it, and tells whoever writes', async () => {
    const { entryId, caseId, entryKey, reply } = await aCase(app).withNote().withReply();
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual([null, 'UO14']);
    await restrict(entryId, secret);

    const now = await readReply(app, 'hmk', reply.id);
    expect(now).toMatchObject({
      restriction: { code: 'UO13', secrecyProvision: secret.secrecyProvision },
      noteRestriction: { code: 'UO13' },
      version: reply.version,
    });
    expect(await entry(reply.entryId)).toMatchObject({ assessedOn: app.clock.today() });
    expect(await noticesOf('hmk', reply.id)).toEqual(['restricted']);
    const { items } = (await archivist.get(`/api/v1/cases/${caseId}/history`).expect(200)).body as HistoryPage;
    expect(
      items
        .filter(({ type }) => type !== 'case.read')
        .slice(0, 2)
        .map(({ type, sentence }) => [type, sentence]),
    ).toEqual([
      ['reply.restricted', `lot brevet og notatet følge skjermingen av ${entryKey}`],
      ['entry.corrected', expect.any(String)],
    ]);
  });

  it('hides the draft, its PDF and its note from whoever is not cleared', async () => {
    const { entryId, reply } = await aCase(app).withNote().withReply();
    const path = `/api/v1/replies/${reply.id}`;
    await withoutClearance('sbn', async (uncleared) => {
      await uncleared.get(`${path}/pdf`).expect(200);
      await restrict(entryId, secret);
      for (const part of ['', '/pdf', '/note/pdf', '/texts']) await uncleared.get(`${path}${part}`).expect(404);
    });
  });

  it('must be approved anew: the provision stands in the letter, and the leaders are told', async () => {
    const { entryId, reply } = await aCase(app).approvedBy('al').withReply('approved');
    await restrict(entryId, { code: 'UO15' });
    expect(await noticesOf('al', reply.id)).toEqual(['restricted']);
    const now = await readReply(app, 'mf', reply.id);
    const refused = await tryTo(app, 'mf', reply.id, 'release', {}, now.version);
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([409, 'reply.changedSinceApproved']);
    await act(app, 'hmk', reply.id, 'recall');
    await submit(app, reply.id, ['al']);
    await approve(app, 'al', reply.id);
    expect((await release(app, reply.id)).state).toBe('released');
  });

  it('is followed on to another provision, but not when it is opened', async () => {
    const { entryId, reply } = await aCase(app).withNote().withReply();
    await restrict(entryId, secret);
    await restrict(entryId, economic);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO23', 'UO23']);
    await restrict(entryId, null);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO23', 'UO23']);
  });

  it('leaves a reply that somebody has assessed by itself, whose note goes with the reply', async () => {
    const { entryId, reply } = await aCase(app).withNote().withReply();
    await restrict(reply.entryId, economic);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO23', 'UO23']);
    expect(await noticesOf('hmk', reply.id)).toEqual(['restricted']);
    await restrict(entryId, secret);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO23', 'UO23']);
  });

  it('tells nobody of a correction that leaves the restriction as it was', async () => {
    const { reply } = await aCase(app).withReply();
    const correct = async (correction: object) => {
      const path = `/api/v1/entries/${reply.entryId}`;
      const { version } = await entry(reply.entryId);
      await archivist.patch(path).set('If-Match', `"${version}"`).send(correction).expect(200);
    };
    await correct({ restriction: null, keywords: ['vold'] });
    expect(await noticesOf('hmk', reply.id)).toEqual([]);
    await correct({ restriction: secret });
    await correct({ restriction: secret, keywords: ['vold', 'barn'] });
    expect(await noticesOf('hmk', reply.id)).toEqual(['restricted']);
  });

  it('leaves a note that somebody has assessed by itself', async () => {
    const { entryId, reply } = await aCase(app).withNote().withReply();
    await restrict(reply.noteEntryId ?? '', economic);
    await restrict(entryId, secret);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO13', 'UO23']);
  });

  it('takes a letter under way that puts it right with it', async () => {
    const first = await aCase(app).from('an organisation').withReply('dispatched');
    const correction = await startReply(app, first, {
      answers: [first.entryId],
      correctsEntryId: first.reply.entryId,
    });
    await restrict(first.reply.entryId, secret);
    expect(codes(await readReply(app, 'hmk', correction.id))).toEqual(['UO13', null]);
  });

  it('leaves a reply to letters that are withheld differently now', async () => {
    const first = await aCase(app).allocated();
    const second = await register(archivist, aLetter({ newCase: undefined, caseId: first.caseId }));
    const reply = await startReply(app, first, { answers: [first.entryId, second.entryId] });
    await restrict(first.entryId, secret);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO13', null]);
    await restrict(second.entryId, economic);
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO13', null]);
    await restrict(first.entryId, { code: 'UO15' });
    expect(codes(await readReply(app, 'hmk', reply.id))).toEqual(['UO13', null]);
  });

  it('leaves what is sent, refused or withdrawn', async () => {
    const sent = await aCase(app).withReply('dispatched');
    const withdrawn = await aCase(app).withReply();
    await act(app, 'hmk', withdrawn.reply.id, 'withdraw', { reason: 'Besvares muntlig.' });
    for (const { entryId, reply } of [sent, withdrawn]) {
      await restrict(entryId, secret);
      expect(codes(await readReply(app, 'hmk', reply.id))).toEqual([null, null]);
    }
  });
});

describe('A note the writer is not cleared for', () => {
  it('is said to be there, and is not written over', async () => {
    const { reply } = await aCase(app).withNote('<p>Hemmelig råd.</p>').withReply();
    await withoutClearance('hmk', async (writer) => {
      await restrict(reply.noteEntryId ?? '', secret);
      const now = await readReply(app, 'hmk', reply.id);
      expect(now).toMatchObject({ noteHtml: '', noteRestriction: null, noteWithheld: true });
      const refused = await tryTo(app, 'hmk', reply.id, 'note', { html: '<p>Nytt råd.</p>' }, now.version);
      expect([refused.status, (refused.body as { code: string }).code]).toEqual([404, 'reply.noteUnknown']);
      const page = await writer.get(`/svar/${reply.id}/skriv/notat`).expect(200);
      expect(page.text).toContain('Notatet er skjermet, og du har ikke tilgang til det.');
      expect(page.text).not.toContain('Hemmelig råd');
      expect(page.text).not.toContain('data-note-source');
    });
  });
});

describe('A letter restricted after its reply is laid before the minister, or signed', () => {
  it('tells whoever laid it there', async () => {
    const { entryId, reply } = await aCase(app).withReply('released');
    await restrict(entryId, { code: 'UO15' });
    expect(await noticesOf('mf', reply.id)).toEqual(['restricted']);
  });

  it('is shown to the archivist as what does not stand in the signed letter', async () => {
    const { entryId, reply } = await aCase(app).withReply('signed');
    const page = async () => (await archivist.get(`/ekspedering/${reply.id}`).expect(200)).text;
    expect(await page()).not.toContain('Endret etter signering');
    await restrict(entryId, { code: 'UO15' });
    expect(await page()).toContain('Endret etter signering: står ikke i brevet');
  });
});

describe('The provision of a letter', () => {
  it('is shown to who writes it, and to who approves it', async () => {
    const { entryId, reply } = await aCase(app).withReply('submitted');
    const shown = async (username: string, path: string) =>
      (await (await app.as(username)).get(`/svar/${reply.id}/${path}`).expect(200)).text;
    expect(await shown('al', 'gjennomgang')).not.toContain('sb-access');
    await restrict(entryId, { code: 'UO15' });
    expect(await shown('al', 'gjennomgang')).toMatch(/sb-access.*§\s15/s);
    expect(await shown('hmk', 'skriv')).toMatch(/sb-access.*§\s15/s);
  });
});
