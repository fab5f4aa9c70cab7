import supertest from 'supertest';
import { newId } from '../../src/kernel/id';
import { TestApp, startTestApp } from '../support/app';
import { formOf } from '../support/pages';
import { testPassword } from '../support/seeded-database';

let ministry: TestApp;
beforeAll(async () => (ministry = await startTestApp()));
afterAll(() => ministry.stop());

const browser = () => supertest.agent(ministry.url);
const csrfOf = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
const signIn = (who: ReturnType<typeof browser>, fields: Record<string, string>) =>
  who.post('/logg-inn').type('form').redirects(0).send(fields);

/** Gives somebody of JD a role in BFD too, until undone. */
const inTwoMinistries = async (username: string) => {
  const id = newId();
  await ministry.dataSource.query(
    `INSERT INTO role_assignment (id, person_id, ministry_id, role, cleared_for, from_at, version)
     SELECT $1, a.person_id, m.id, 'caseworker', '{}', $2, 1 FROM account a, ministry m
      WHERE a.username = $3 AND m.code = 'BFD'`,
    [id, new Date('2020-01-01T00:00:00Z'), username],
  );
  return { undo: () => ministry.dataSource.query<unknown>('DELETE FROM role_assignment WHERE id = $1', [id]) };
};

describe('Somebody who opens a page', () => {
  it('is sent to sign in, and comes back to what was asked for', async () => {
    const somebody = browser();
    const sent = await somebody.get('/saker?status=closed').redirects(0).expect(303);
    expect(sent.headers['location']).toBe(`/logg-inn?til=${encodeURIComponent('/saker?status=closed')}`);
    const page = await somebody.get(String(sent.headers['location'])).expect(200);
    expect(page.text).toContain('value="/saker?status&#x3D;closed"');
    const there = await signIn(somebody, { username: 'hmk', password: testPassword, til: '/saker?status=closed' });
    expect([there.status, there.headers['location']]).toEqual([303, '/saker?status=closed']);
    await somebody.get('/saker').expect(200);
  });

  it.each(['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)', '/logg-ut', '/a b'])(
    'is never led to %s',
    async (til) => {
      const answer = await signIn(browser(), { username: 'hmk', password: testPassword, til });
      expect(answer.headers['location']).toBe('/');
    },
  );

  it('with a wrong password sees the form again, the name in it and the password not', async () => {
    const answer = await signIn(browser(), { username: 'hmk"><script>', password: 'feil passord' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('value="hmk&quot;&gt;&lt;script&gt;"');
    expect(answer.text).not.toContain('feil passord');
    expect(answer.text).not.toContain('<script>');
  });

  it('sees the start page in the language and theme of their own choice', async () => {
    const somebody = browser();
    await signIn(somebody, { username: 'hmk', password: testPassword });
    const settings = await somebody.get('/innstillinger').expect(200);
    const chosen = { _csrf: csrfOf(settings.text), language: 'nn', theme: 'dark' };
    await somebody.post('/innstillinger').type('form').send(chosen).redirects(0).expect(303);
    const page = await somebody.get('/').expect(200);
    expect(page.text).toContain('<html lang="nn" data-color-scheme="dark"');
    expect(page.text).toContain('Restansar');
  });

  it('signs out, and is out', async () => {
    const somebody = browser();
    await signIn(somebody, { username: 'eno', password: testPassword });
    const page = await somebody.get('/').expect(200);
    await somebody
      .post('/logg-ut')
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .redirects(0)
      .expect(303);
    await somebody.get('/').redirects(0).expect(303);
  });
});

describe('A form', () => {
  it('without the session’s token changes nothing', async () => {
    const somebody = browser();
    await signIn(somebody, { username: 'hmk', password: testPassword });
    const answer = await somebody.post('/logg-ut').type('form').send({}).redirects(0);
    expect([answer.status, /data-problem="([^"]+)"/.exec(answer.text)?.[1]]).toEqual([403, 'session.csrfMissing']);
    await somebody.get('/').expect(200);
  });

  it('sent when the session is gone is kept, and sent by whoever signs in again', async () => {
    const somebody = browser();
    const typed = { language: 'nn', theme: '"><script>', 'list[]': ['a', 'b'], _version: '3', _csrf: 'old' };
    const gone = await somebody.post('/innstillinger').type('form').send(typed).expect(401);
    expect(gone.text).not.toContain('<script>');
    const kept = JSON.stringify({ path: '/innstillinger', fields: [{ name: 'language', value: 'nn' }] });
    const wrong = await somebody.post('/logg-inn/fortsett').type('form').send({ username: 'hmk', password: 'x', kept });
    expect([wrong.status, wrong.text.includes('&quot;language&quot;')]).toEqual([401, true]);
    const ready = await somebody
      .post('/logg-inn/fortsett')
      .type('form')
      .send({ username: 'hmk', password: testPassword, kept })
      .expect(200);
    expect(ready.text).toContain('action="/innstillinger"');
    const again = { _csrf: csrfOf(ready.text), language: 'nn' };
    await somebody.post('/innstillinger').type('form').send(again).redirects(0).expect(303);
  });

  describe('kept until somebody signs in', () => {
    const reason = 'Ringte avsenderen, som venter.';
    const keptOf = (html: string) =>
      (/name="kept" value="([^"]*)"/.exec(html)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&#x3D;', '=')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>');
    /** Fills in a form of theirs after the session has ended, and signs in as the one named. */
    const signedInAgain = async (before: Record<string, string>, after: Record<string, string>) => {
      const somebody = browser();
      await signIn(somebody, { password: testPassword, ...before });
      const page = await somebody.get('/innstillinger').expect(200);
      const form = formOf(page.text, { reason, language: 'nn', title: 'Purring', html: '<p>Utkast.</p>' });
      const gone = await browser().post('/innstillinger').type('form').send(form).expect(401);
      const again = { password: testPassword, ...after, kept: keptOf(gone.text) };
      return somebody.post('/logg-inn/fortsett').type('form').send(again).expect(200);
    };

    it('is laid ready for who filled it in, each text by its name', async () => {
      const { text } = await signedInAgain({ username: 'hmk' }, { username: 'hmk' });
      expect(text).toContain('Du er logget inn igjen');
      expect(text).toMatch(/<label for="skrevet-\d">Begrunnelse<\/label>/);
      expect(text).toContain(reason);
      expect(text).toContain('action="/innstillinger"');
    });

    it('is neither shown to nor sent by anybody else', async () => {
      const { text } = await signedInAgain({ username: 'hmk' }, { username: 'al' });
      expect(text).toContain('Skjemaet er ikke ditt');
      expect(text).not.toContain(reason);
      expect(text).not.toContain('action="/innstillinger"');
    });

    it('is not sent for another ministry than it was filled in for, but is there to be copied', async () => {
      const both = await inTwoMinistries('hmk');
      try {
        const jd = { username: 'hmk', ministry: 'JD' };
        const { text } = await signedInAgain(jd, { username: 'hmk', ministry: 'BFD' });
        expect(text).toContain('Skjemaet ble fylt ut for JD');
        for (const words of [reason, 'Purring', '&lt;p&gt;Utkast.&lt;/p&gt;'])
          expect(text).toMatch(new RegExp(`<textarea[^>]* readonly>\\n${words}</textarea>`));
        expect(text).not.toContain('action="/innstillinger"');
        const there = await signedInAgain(jd, jd);
        expect(there.text).toContain('action="/innstillinger"');
      } finally {
        await both.undo();
      }
    });

    it('is laid ready too when its owner has signed in again in another tab', async () => {
      const somebody = browser();
      await signIn(somebody, { username: 'hmk', password: testPassword });
      const form = formOf((await somebody.get('/innstillinger').expect(200)).text, { reason });
      await signIn(somebody, { username: 'hmk', password: testPassword });
      const ready = await somebody.post('/innstillinger').type('form').send(form).expect(403);
      expect(ready.text).toContain(reason);
      expect(csrfOf(ready.text)).not.toBe(form['_csrf']);
      await somebody
        .post('/innstillinger')
        .type('form')
        .send(formOf(ready.text, { language: 'nb' }))
        .redirects(0)
        .expect(303);

      await signIn(somebody, { username: 'al', password: testPassword });
      const others = await somebody.post('/innstillinger').type('form').send(form).expect(403);
      expect(others.text).toContain('Skjemaet er ikke ditt');
      expect(others.text).not.toContain(reason);
    });
  });

  it.each(['{', '{"path":"//evil.example","fields":[]}', '{"path":"/api/v1/cases","fields":[]}', '{"path":"/saker"}'])(
    'kept as %s is none',
    async (kept) => {
      const answer = await browser().post('/logg-inn/fortsett').type('form').send({ kept }).redirects(0);
      expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    },
  );

  it('is not taken by the API', async () => {
    const adviser = await ministry.as('hmk');
    await adviser.post('/api/v1/session/identity').type('form').send({ password: testPassword }).expect(415);
  });
});

describe('A page that cannot be shown', () => {
  it('says so as a page, and the API as a problem document', async () => {
    const adviser = await ministry.as('hmk');
    const page = await adviser.get('/finnes-ikke').expect(404);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('Siden finnes ikke');
    const api = await adviser.get('/api/v1/finnes-ikke').expect(404);
    expect(api.headers['content-type']).toContain('application/problem+json');
  });

  it('never says a word that only stands in its address', async () => {
    const adviser = await ministry.as('hmk');
    const page = await adviser.get('/innstillinger?sagt=<b>hei</b>&q="><i>').expect(200);
    expect(page.text).not.toContain('<b>hei');
    expect(page.text).not.toContain('"><i>');
  });
});

describe('What a page fetches', () => {
  it('is compressed, may be kept for ever, and comes from us alone', async () => {
    const { text, headers } = await browser().get('/logg-inn').expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    const addresses = [...text.matchAll(/(?:href|src)="([^"#]+\.(?:css|js|svg))/g)].map(([, address]) =>
      String(address),
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      const asset = await browser().get(address).set('Accept-Encoding', 'br').expect(200);
      expect(asset.headers['cache-control']).toContain('immutable');
      expect(asset.headers['content-encoding']).toBe('br');
    }
    await browser().get('/assets/manifest.json').expect(404);
    await browser().get('/assets/..%2f..%2fpackage.json').expect(404);
  });

  it('has no script and no style of its own within it', async () => {
    const adviser = await ministry.as('hmk');
    for (const path of ['/', '/saker', '/arbeid/mine', '/beskjeder', '/innstillinger']) {
      const { text } = await adviser.get(path).expect(200);
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/i);
    }
  });
});
