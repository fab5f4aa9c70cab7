import { TestApp, startTestApp } from '../support/app';
import { aCase, readReply } from '../support/replies';
import { newId } from '../../src/kernel/id';

/** Comments beside a letter, as a browser without script has them. */
let app: TestApp;
let id: string;

beforeAll(async () => {
  app = await startTestApp();
  ({
    reply: { id },
  } = await aCase(app).approvedBy('al').withReply('submitted'));
});
afterAll(() => app.stop());

const page = async (username: string, path: string) => (await (await app.as(username)).get(`/svar/${id}/${path}`)).text;
const send = async (username: string, path: string, fields: Record<string, unknown>) =>
  (await app.as(username))
    .post(`/svar/${id}/${path}`)
    .type('form')
    .send({ _key: newId(), ...fields });
const idOf = (html: string) => /id="kommentar-([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

describe('Comments beside a letter', () => {
  it('are written by the leader who reads it, and shown to her and to the adviser', async () => {
    expect(await page('hmk', 'skriv')).not.toContain('id="kommentarer"');
    const sent = await send('al', 'kommentarer', {
      text: 'Bør vi beklage?\r\nVi vet ikke.',
      quotation: 'Takk for henvendelsen',
      textNumber: '1',
      fra: 'gjennomgang',
    });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/svar/${id}/gjennomgang?sagt=commented`]);
    for (const [who, path] of [
      ['al', 'gjennomgang'],
      ['hmk', 'skriv'],
      ['jra', 'kommentarer'],
    ] as const) {
      const shown = await page(who, path);
      expect(shown).toContain('Bør vi beklage?\nVi vet ikke.');
      expect(shown).toContain('data-quoted="Takk for henvendelsen"');
    }
    expect(await page('hmk', 'skriv')).toContain('Én åpen kommentar');
  });

  it('are answered and marked as done from where they are read', async () => {
    const commentId = idOf(await page('hmk', 'skriv'));
    const answered = await send('hmk', `kommentarer/${commentId}/svar`, {
      text: 'De sto ikke på listen.',
      fra: 'skriv',
    });
    expect([answered.status, answered.headers['location']]).toEqual([303, `/svar/${id}/skriv?sagt=commented`]);
    expect(await page('al', 'gjennomgang')).toContain('De sto ikke på listen.');
    expect((await send('hmk', `kommentarer/${commentId}/ferdig`, { fra: 'skriv' })).status).toBe(303);
    const done = await page('al', 'gjennomgang');
    expect(done).toContain('Ingen åpne kommentarer');
    expect(done).toContain('Ferdig, Henrik M. Kvamsøy');
    expect((await send('al', `kommentarer/${commentId}/gjenapne`, { fra: 'gjennomgang' })).status).toBe(303);
    expect(await page('al', 'gjennomgang')).not.toContain('Ingen åpne kommentarer');
  });

  it('are done once when sent twice', async () => {
    const _key = newId();
    const twice = [
      await send('al', 'kommentarer', { _key, text: 'To ganger.' }),
      await send('al', 'kommentarer', { _key, text: 'To ganger.' }),
    ];
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect((await page('al', 'kommentarer')).split('To ganger.')).toHaveLength(2);
  });

  it('stay as they were typed when they are refused', async () => {
    const refused = await send('al', 'kommentarer', { text: 'x'.repeat(2001), quotation: 'disse ordene' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('x'.repeat(2001));
    expect(refused.text).toContain('disse ordene');
    const huge = await send('al', 'kommentarer', { text: 'x'.repeat(100_000) });
    expect(huge.status).toBe(400);
  });

  it('keep a refused answer under the comment it answers, and words the letter has no place for any more', async () => {
    const [commentId] = [idOf(await page('al', 'kommentarer'))];
    const refused = await send('al', `kommentarer/${commentId}/svar`, { text: 'y'.repeat(2001) });
    expect(refused.text).toMatch(new RegExp(`id="felt-text-${commentId}"[^>]*>\\n?y{2001}<`));
    expect(refused.text).not.toMatch(/id="felt-text"[^>]*>\n?y/);
    const signed = await aCase(app).withReply('signed');
    const late = await (
      await app.as('al')
    )
      .post(`/svar/${signed.reply.id}/kommentarer`)
      .type('form')
      .send({ text: 'For sent.' });
    expect([late.status, late.text.includes('For sent.')]).toEqual([409, true]);
  });

  it('are told what is wrong with them at their fields, by their labels', async () => {
    const long = 'Kommentar kan ha høyst 2000 tegn';
    for (const [fields, field, sentence] of [
      [{ text: '' }, 'text', 'Kommentar må fylles ut'],
      [{ text: 'x'.repeat(2001) }, 'text', long],
      [{ text: 'Kort.', quotation: 'q'.repeat(501) }, 'quotation', 'Om disse ordene kan ha høyst 500 tegn'],
    ] as const) {
      const { status, text } = await send('al', 'kommentarer', fields);
      expect(status).toBe(400);
      expect(text).toContain(`<a href="#felt-${field}">${sentence}</a>`);
      expect(text).toMatch(
        new RegExp(`<textarea id="felt-${field}"[^>]* aria-invalid="true" aria-describedby="[^"]*felt-${field}-feil"`),
      );
      expect(text).toMatch(new RegExp(`id="felt-${field}-feil">.*<span>${sentence}</span>`));
    }
    const commentId = idOf(await page('al', 'kommentarer'));
    const { text } = await send('al', `kommentarer/${commentId}/svar`, { text: '' });
    const field = `felt-text-${commentId}`;
    expect(text).toContain(`<a href="#${field}">Svar på kommentaren må fylles ut</a>`);
    expect(text).toMatch(new RegExp(`<textarea id="${field}"[^>]* aria-describedby="${field}-feil"`));
    expect(text).toMatch(/<textarea id="felt-text" name="text" maxlength="2000">/);
  });

  it('offer to choose words only where a script can show how', async () => {
    for (const [who, path] of [
      ['al', 'gjennomgang'],
      ['al', 'kommentarer'],
    ] as const)
      expect(await page(who, path)).toMatch(/<p class="sb-hint" data-quotation-hint hidden>/);
  });

  it('show what is typed as text', async () => {
    await send('al', 'kommentarer', { text: '<b onclick="x()">fet</b>' });
    expect(await page('hmk', 'kommentarer')).toContain('&lt;b onclick&#x3D;&quot;x()&quot;&gt;fet');
  });

  it('are not for the archive, nor for another ministry', async () => {
    expect((await send('ist', 'kommentarer', { text: 'Fra arkivet' })).status).toBe(403);
    expect(await page('ist', 'kommentarer')).not.toContain('data-comment-new');
    const families = await app.as('rho', 'BFD');
    expect((await families.get(`/svar/${id}/kommentarer`)).status).toBe(404);
  });

  it('change nothing in the letter', async () => {
    expect(await readReply(app, 'hmk', id)).toMatchObject({ textNumber: 1, state: 'submitted' });
  });
});
