import { startTestApp, TestApp } from '../support/app';
import { testPassword } from '../support/seeded-database';
import { proofOf } from '../support/signing';
import { CaseWithReply, aCase, readReply } from '../support/replies';

/** The signing box, the review and the private office, as a browser without script has them. */
describe('Pages for those who approve, lay before and sign', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => app.stop());

  const note = '<h2>Hva det gjelder</h2><p>Plass på krisesenter.</p><h2>Tilrådning</h2><p>At du signerer.</p>';
  const released = (title = 'Vold i nære relasjoner') =>
    aCase(app)
      .withLetter({ title, publicTitle: title })
      .startedWith({ subject: title })
      .withNote(note)
      .withReply('released');

  const page = async (username: string, path: string) => (await (await app.as(username)).get(path)).text;
  const post = async (username: string, path: string, fields: Record<string, unknown>) =>
    (await app.as(username)).post(path).type('form').send(fields);

  /** Takes up a letter from the list, and reads the PDF; answers the page's address. */
  async function opened(letter: CaseWithReply): Promise<{ address: string; ceremony: string }> {
    const answer = await post('mm', '/signering/apne', { replyId: letter.reply.id });
    expect(answer.status).toBe(303);
    const address = answer.headers['location'] ?? '';
    const shown = await page('mm', address);
    const pdf = /data-pdf="([^"]+)"/.exec(shown)?.[1] ?? '';
    await (await app.as('mm')).get(pdf).expect(200);
    return { address, ceremony: /\/signering\/([^/]+)/.exec(address)?.[1] ?? '' };
  }

  /** The last page before signing, with its hidden fields as a browser would send them. */
  async function asked(path: string): Promise<Record<string, unknown>> {
    const shown = await page('mm', path);
    const marks = [...shown.matchAll(/name="marks\[\]" value="([^"]+)"/g)].map(([, value]) => value);
    return { 'marks[]': marks, ...(shown.includes('name="evenUnopened"') ? { evenUnopened: 'true' } : {}) };
  }

  /** A page once nothing on it is being signed any more. */
  async function settled(address: string): Promise<string> {
    for (;;) {
      const shown = await page('mm', address);
      if (!shown.includes('hx-trigger="every 1s"')) return shown;
    }
  }

  describe('The minister', () => {
    it('sees each letter with what it is about, urgent or not, and whether she has opened it', async () => {
      const letter = await released();
      const before = await page('mm', '/signering');
      expect(before).toContain('Plass på krisesenter.');
      expect(before).toContain('At du signerer.');
      expect(before).toContain('Ikke åpnet');
      await opened(letter);
      expect(await page('mm', '/signering')).toContain('Lest');
    });

    it('finds the letter again where she left it, rather than having it set anew', async () => {
      const letter = await released();
      const first = await opened(letter);
      expect((await opened(letter)).address).toBe(first.address);
    });

    it('signs a letter she has read by her password, and sees the time and the fingerprint', async () => {
      const letter = await released('Ett som blir signert');
      const { address, ceremony } = await opened(letter);
      const fields = await asked(`/signering/${ceremony}/signer`);
      const wrong = await post('mm', `/signering/${ceremony}/signer`, { ...fields, password: 'feil' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).not.toContain('value="feil"');
      expect((await readReply(app, 'ist', letter.reply.id)).state).toBe('released');

      const letterId = address.split('/').at(-1);
      const done = await post('mm', `/signering/${ceremony}/signer`, { ...fields, letterId, password: testPassword });
      const result = `/signering/${ceremony}/resultat`;
      expect([address, result]).toContain(done.headers['location']);
      expect(await settled(result)).toContain('Ett brev er signert');
      expect(await page('mm', address)).toMatch(/Signert kl\. \d\d\.\d\d\.\d\d/);
      expect((await readReply(app, 'ist', letter.reply.id)).state).toBe('signed');
      expect(await page('mm', result)).toMatch(/avtrykk [0-9a-f]{4} [0-9a-f]{4} …/);
      expect(await page('mm', '/signering/tidligere')).toContain('Ett som blir signert');
    });

    it('is asked before she signs what she has not opened, and the page shows what became of each', async () => {
      const [read, unread] = [await released('Den leste'), await released('Den uleste')];
      await opened(read);
      const chosen = await post('mm', '/signering/velg', { 'replyIds[]': [read.reply.id, unread.reply.id] });
      const ask = chosen.headers['location'] ?? '';
      const question = await page('mm', ask);
      expect(question).toContain('Signere ett brev du ikke har åpnet?');
      expect(question).toContain('«Den uleste» er ikke åpnet');

      const { evenUnopened, ...without } = await asked(ask);
      expect(evenUnopened).toBe('true');
      const result = await post('mm', ask, { ...without, password: testPassword });
      const address = result.headers['location'] ?? '';
      const shown = await settled(address);
      expect(shown).toContain('Ett brev er signert, ett er ikke');
      expect(shown).toContain('Brevet er ikke åpnet.');
      expect(await page('mm', address)).toBe(shown);

      await post('mm', ask, { ...(await asked(ask)), password: testPassword });
      expect(await settled(address)).toContain('To brev er signert');
    });

    it('signs once however often and however fast it is sent', async () => {
      const letter = await released();
      const { ceremony } = await opened(letter);
      const fields = { ...(await asked(`/signering/${ceremony}/signer`)), password: testPassword };
      const path = `/signering/${ceremony}/signer`;
      const answers = await Promise.all([post('mm', path, fields), post('mm', path, fields)]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      await post('mm', path, fields);
      await settled(`/signering/${ceremony}/resultat`);
      const { history } = await proofOf(app, letter.reply.id);
      expect(history.filter(({ type }) => type === 'reply.signed')).toHaveLength(1);
    });

    it('is told, when she comes back, that a signing was interrupted, and that the letter waits as before', async () => {
      const letter = await released();
      const { ceremony } = await opened(letter);
      const longAgo = new Date(app.clock.now().getTime() - 300_000);
      await app.dataSource.query('UPDATE laid_letter SET marked_at = $2 WHERE ceremony_id = $1', [ceremony, longAgo]);
      const shown = await page('mm', `/signering/${ceremony}/resultat`);
      expect(shown).toContain('Ingen brev er signert');
      expect(shown).toContain('Signeringen ble avbrutt før brevet ble signert.');
      expect(await page('mm', '/signering')).toContain(letter.reply.id);
    });

    it('is told that a letter was sent back meanwhile, and signs nothing', async () => {
      const letter = await released('Den tilbaketrukne');
      const { ceremony } = await opened(letter);
      const fields = await asked(`/signering/${ceremony}/signer`);
      const { version } = await readReply(app, 'mf', letter.reply.id);
      await post('mf', `/svar/${letter.reply.id}/gjor/recallRelease`, { _version: version }).then(({ headers }) =>
        expect(headers['location']).toContain('/forvaerelse'),
      );
      await post('mm', `/signering/${ceremony}/signer`, { ...fields, password: testPassword });
      const shown = await settled(`/signering/${ceremony}/resultat`);
      expect(shown).toContain('Ingen brev er signert');
      expect(shown).toContain('Ikke signert.');
    });

    it('puts a letter aside and takes it up again', async () => {
      const letter = await released('Den som kan vente');
      const path = `/svar/${letter.reply.id}/gjor/hold`;
      const first = await readReply(app, 'mm', letter.reply.id);
      expect((await post('mm', path, { held: 'true', _version: first.version })).headers['location']).toContain(
        '/signering',
      );
      expect(await page('mm', '/signering')).not.toContain('Den som kan vente');
      expect(await page('mm', '/signering/til-side')).toContain('Den som kan vente');
      await post('mm', path, { _version: first.version + 1 });
      expect(await page('mm', '/signering')).toContain('Den som kan vente');
    });

    it('puts a letter aside with a reason, which the private office is told', async () => {
      const letter = await released('Den som må vente');
      const path = `/svar/${letter.reply.id}/gjor/hold`;
      expect(await page('mm', path)).toContain('name="reason"');
      const { version } = await readReply(app, 'mm', letter.reply.id);
      await post('mm', path, {
        held: 'true',
        reason: 'Jeg vil <snakke> med finansministeren først.',
        _version: version,
      });
      expect(await page('mf', '/forvaerelse')).toContain('Jeg vil &lt;snakke&gt; med finansministeren først.');
    });

    it('sends a letter back with a note; without one the form says so and stays', async () => {
      const letter = await released();
      const path = `/svar/${letter.reply.id}/gjor/return`;
      const { version } = await readReply(app, 'mm', letter.reply.id);
      const refused = await post('mm', path, { reason: '', _version: version });
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('data-summary');
      await post('mm', path, { reason: 'Skriv <b>når</b>.', _version: version });
      expect((await readReply(app, 'hmk', letter.reply.id)).state).toBe('drafting');
    });

    it('reads the chosen folders as one PDF', async () => {
      const letter = await released();
      const answer = await (await app.as('mm')).get(`/signering/mapper.pdf?brev=${letter.reply.id}`).expect(200);
      expect(answer.headers['content-type']).toContain('application/pdf');
      await (await app.as('mm')).get('/signering/mapper.pdf?brev=ingen').expect(404);
    });

    it('has the signing box to herself', async () => {
      const letter = await released();
      const { address, ceremony } = await opened(letter);
      for (const path of ['/signering', address, `/signering/${ceremony}/resultat`]) {
        await (await app.as('hmk')).get(path).expect(403);
        await (await app.as('ist')).get(path).expect(403);
      }
      await (await app.as('rdm')).get(address).expect(404);
      await (await app.as('al')).get(`/signering/${ceremony}/resultat`).expect(404);
      expect((await post('rdm', '/signering/apne', { replyId: letter.reply.id })).status).not.toBe(500);
    });

    it('chooses nothing, or something that is no letter, and is told', async () => {
      expect((await post('mm', '/signering/velg', {})).text).toContain('Velg minst ett brev.');
      expect((await post('mm', '/signering/velg', { 'replyIds[]': ['x'.repeat(100_000)] })).status).toBe(400);
      expect((await post('mm', '/signering/apne', { replyId: '<script>' })).status).toBe(400);
    });
  });

  describe('A leader', () => {
    it('sees the whole letter first, and what changed once it comes again', async () => {
      const { reply } = await aCase(app).saying('<p>Politiet prioriterer dette.</p>').withReply('submitted');
      const path = `/svar/${reply.id}/gjennomgang`;
      const first = await page('al', path);
      expect(first).toContain(`data-pdf="/api/v1/replies/${reply.id}/pdf"`);
      expect(first).not.toContain('Endringer siden');

      const { version } = await readReply(app, 'al', reply.id);
      await post('al', `/svar/${reply.id}/gjor/sendBack`, { reason: 'Hvem?', _version: version });
      const back = await readReply(app, 'hmk', reply.id);
      const html = back.html.replace('Politiet', 'Justisministeren');
      const adviser = await app.as('hmk');
      await adviser
        .put(`/api/v1/replies/${reply.id}/text`)
        .set('If-Match', `"${back.version}"`)
        .send({ html })
        .expect(200);
      const route = back.approvals.map(({ leaderId }) => leaderId);
      await adviser
        .post(`/api/v1/replies/${reply.id}/submit`)
        .set('If-Match', `"${back.version + 1}"`)
        .send({ route })
        .expect(200);
      const again = await page('al', path);
      expect(again).toContain('<del>Politiet</del>');
      expect(again).toContain('<ins>Justisministeren</ins>');
      expect(again).toContain('siden du sendte tilbake versjon');
    });

    it('approves exactly what was read, once', async () => {
      const { reply } = await aCase(app).withReply('submitted');
      const path = `/svar/${reply.id}/gjennomgang/godkjenn`;
      const { version, contentHash } = await readReply(app, 'al', reply.id);
      const other = await post('al', path, {
        contentHash: 'a'.repeat(64),
        comment: 'Bra <i>svar</i>',
        _version: version,
      });
      expect(other.status).toBe(412);
      expect(other.text).toContain('Bra &lt;i&gt;svar&lt;/i&gt;');
      const fields = { contentHash, comment: 'Bra svar', _version: version, _key: 'godkjenn-en-gang' };
      const done = await post('al', path, fields);
      expect(done.headers['location']).toBe('/arbeid/to-approve?sagt=approved');
      expect((await post('al', path, fields)).headers['location']).toBe(done.headers['location']);
      const after = await readReply(app, 'sbn', reply.id);
      expect(after.approvals.filter(({ state }) => state === 'approved')).toHaveLength(1);
      expect(await page('sbn', `/svar/${reply.id}/gjennomgang`)).toContain('Godkjente versjon');
    });

    it('edits and approves in one act; a text that cannot be set stays as typed', async () => {
      const { reply } = await aCase(app).withReply('submitted');
      const path = `/svar/${reply.id}/gjennomgang/rett`;
      const { version, html } = await readReply(app, 'al', reply.id);
      const refused = await post('al', path, { html: `${html}<p><img src=x></p>`, _version: version });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('&lt;img src&#x3D;x&gt;');
      expect((await post('al', path, { html: `${html}<p>${'a'.repeat(300_000)}</p>`, _version: version })).status).toBe(
        400,
      );
      await post('al', path, { html: `${html}<p>Ett avsnitt til.</p>`, _version: version });
      expect((await readReply(app, 'sbn', reply.id)).html).toContain('Ett avsnitt til.');
    });

    it('alone answers: others read it there without the buttons, or not at all', async () => {
      const { reply } = await aCase(app).withReply('submitted');
      const path = `/svar/${reply.id}/gjennomgang`;
      expect(await page('al', path)).toContain('form="svaret"');
      expect(await page('hmk', path)).not.toContain('form="svaret"');
      expect(await page('sbn', path)).toContain('Brevet ligger hos Astrid Lyngvær');
      const { version, contentHash } = await readReply(app, 'al', reply.id);
      expect((await post('hmk', `${path}/godkjenn`, { contentHash, _version: version })).status).toBe(403);
      expect((await post('sbn', `${path}/godkjenn`, { contentHash, _version: version })).status).toBe(403);
      const hidden = await aCase(app).restricted('UO13').withReply('submitted');
      await (await app.as('eno')).get(`/svar/${hidden.reply.id}/gjennomgang`).expect(404);
    });

    it('signs an official’s letter in the same box', async () => {
      const { reply } = await aCase(app).answeredBy('department').withReply('approved');
      expect(await page('sbn', '/signering')).toContain(reply.subject);
      const { headers } = await post('sbn', '/signering/apne', { replyId: reply.id });
      expect(await page('sbn', headers['location'] ?? '')).toContain('leder i departementet');
    });
  });

  describe('The private office', () => {
    it('lays a letter before the minister, urgent and with a word on the folder', async () => {
      const { reply } = await aCase(app).withNote(note).withReply('approved');
      expect(await page('mf', '/forvaerelse')).toContain(`/forvaerelse/${reply.id}`);
      const folder = await page('mf', `/forvaerelse/${reply.id}`);
      expect(folder).toContain('Plass på krisesenter.');
      const { version } = await readReply(app, 'mf', reply.id);
      const path = `/forvaerelse/${reply.id}/legg-frem`;
      const refused = await post('mf', path, { note: 'x'.repeat(2000), urgent: 'true', _version: version });
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('x'.repeat(2000));
      await post('mf', path, { note: 'SMK spør i dag.', urgent: 'true', _version: version });
      const list = await page('mm', '/signering');
      expect(list).toContain('SMK spør i dag.');
      expect(list.indexOf('Haster')).toBeLessThan(list.indexOf('Ikke åpnet'));
    });

    it('is told when the minister puts a letter aside and takes it up again, by whom and when', async () => {
      const letter = await released('Den som må vente');
      const path = `/svar/${letter.reply.id}/gjor/hold`;
      const hold = async (held: string, username = 'mm') => {
        const { version } = await readReply(app, username, letter.reply.id);
        return post(username, path, { held, _version: version });
      };
      const told = (sentence: string) =>
        new RegExp(`${sentence} · <a class="sb-number" href="/forvaerelse/${letter.reply.id}">`);
      await hold('true');
      const list = await page('mf', '/forvaerelse');
      expect(list.indexOf('Monica Mæland la det til side')).toBeGreaterThan(list.indexOf('id="aside"'));
      expect(await page('mf', '/')).toMatch(told('la brevet til side'));
      // Nobody else is told more than they were: the leader who has nothing to do with the case is not.
      expect(await page('eno', '/')).not.toContain(letter.caseKey);
      await hold('');
      expect(await page('mf', '/')).toMatch(told('tok brevet frem igjen'));
      const again = await page('mf', '/forvaerelse');
      expect(again.slice(again.indexOf('Den som må vente')).split('</li>')[0]).not.toContain('la det til side');
      // What the private office does itself is no news to it.
      await hold('true', 'mf');
      expect(await page('mf', '/')).not.toMatch(told('la brevet til side'));
    });

    it('records a decision given elsewhere with its evidence, confirmed by password', async () => {
      const { reply } = await released('Avgjort på telefon');
      const browser = await app.as('mf');
      const path = `/svar/${reply.id}/avgjorelse`;
      expect(await page('mf', path)).toContain('type="file"');
      const csrf = /_csrf=([^"]+)"/.exec(await page('mf', path))?.[1] ?? '';
      const sent = await browser
        .post(`${path}/fil?_csrf=${csrf}`)
        .attach('file', Buffer.from('Ja, signer.'), 'notat.txt');
      const form = sent.headers['location'] ?? '';
      expect(form).toContain(`${path}?fil=`);
      expect(await page('mf', form)).toContain('notat.txt');
      const evidenceUploadId = form.split('=').at(-1);
      const { version } = await readReply(app, 'mf', reply.id);
      const fields = { evidenceUploadId, on: app.clock.today(), how: 'telephone', _version: version };
      const refused = await post('mf', path, { ...fields, password: 'feil' });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('notat.txt');
      await post('mf', path, { ...fields, password: testPassword });
      expect((await readReply(app, 'ist', reply.id)).state).toBe('signed');
    });

    it('is the only one there', async () => {
      const { reply } = await released();
      const answers = [
        ...['hmk', 'al', 'ist', 'mm', 'pok'].map((username) => [username, '/forvaerelse'] as const),
        ['hmk', `/svar/${reply.id}/avgjorelse`] as const,
        ['mm', `/svar/${reply.id}/papir`] as const,
      ].map(async ([username, path]) => (await (await app.as(username)).get(path)).status);
      expect(new Set(await Promise.all(answers))).toEqual(new Set([403]));
    });
  });
});
