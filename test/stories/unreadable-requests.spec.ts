/** Requests that are wrong before any rule of ours is asked, and what the sender is told of them. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type TestAgent from 'supertest/lib/agent';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';
import { LetterBody, aLetter } from '../support/letters';

let app: TestApp;
let archivist: TestAgent;

beforeAll(async () => {
  app = await startTestApp();
  archivist = await app.as('ist');
});
afterAll(() => app.stop());

const letters = '/api/v1/incoming-letters';
const problem = 'application/problem+json';

/** Sends these very bytes to the registration. */
const sendBytes = (bytes: Buffer, headers: Record<string, string>) => {
  const request = archivist.post(letters).set(headers);
  request.write(bytes);
  return request;
};
const json = { 'Content-Type': 'application/json' };

describe('A body that cannot be read', () => {
  const text = Buffer.from(JSON.stringify(aLetter()));
  const latin1 = Buffer.from(JSON.stringify(aLetter({ title: 'Bjørnøya' })), 'latin1');

  it.each<[string, Buffer, Record<string, string>, number, string]>([
    ['said to be packed and is not', text, { ...json, 'Content-Encoding': 'gzip' }, 400, 'request.malformed'],
    ['packed in an unknown way', text, { ...json, 'Content-Encoding': 'rot13' }, 415, 'request.unsupported'],
    ['is plain text', text, { 'Content-Type': 'text/plain' }, 415, 'request.unsupported'],
    ['is XML', Buffer.from('<brev/>'), { 'Content-Type': 'application/xml' }, 415, 'request.unsupported'],
    [
      'is a form',
      Buffer.from('a=1'),
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'request.unsupported',
    ],
    [
      'is a form of files',
      Buffer.from('--x--\r\n'),
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      415,
      'request.unsupported',
    ],
    ['is of no type', text, {}, 415, 'request.unsupported'],
    ['is in Latin-1', latin1, json, 400, 'request.notUtf8'],
    [
      'is in UTF-16',
      Buffer.from('{}', 'utf16le'),
      { 'Content-Type': 'application/json; charset=utf-16' },
      415,
      'request.unsupported',
    ],
    ['is half a JSON', text.subarray(0, 40), json, 400, 'request.malformed'],
  ])('because it %s is refused and leaves nothing', async (_, bytes, headers, status, code) => {
    const before = await everythingIn(app.dataSource);
    const answer = await sendBytes(bytes, headers);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toContain(problem);
    expect(await everythingIn(app.dataSource)).toEqual(before);
  });

  it('is read when it is packed as it says', async () => {
    await sendBytes(gzipSync(text), { ...json, 'Content-Encoding': 'gzip' }).expect(201);
  });

  it('is asked for by a command that takes none, too', async () => {
    const answer = await archivist.delete('/api/v1/session').set('Content-Type', 'text/plain').send('ut');
    expect(answer.status).toBe(415);
  });
});

describe('A field no rule sees', () => {
  const fieldsOf = async (body: string) => {
    const answer = await sendBytes(Buffer.from(body), json);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, 'request.invalid']);
    return (answer.body as { fields: { field: string; code: string; detail: string }[] }).fields;
  };
  const withMore = (more: string) => JSON.stringify(aLetter()).replace(/}$/, `,${more}}`);

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('is refused by the name %s', async (name) => {
    expect(await fieldsOf(withMore(`"${name}":1`))).toEqual([
      { field: name, code: 'whitelistValidation', detail: `${name} finnes ikke` },
    ]);
    expect(await fieldsOf(withMore(`"copies":[{"name":"A","${name}":{}}]`))).toMatchObject([
      { field: `copies.0.${name}` },
    ]);
  });

  it('is refused with half a character in it, wherever it stands', async () => {
    expect(await fieldsOf(withMore('"channel":"\\ud800"'))).toEqual([
      { field: 'channel', code: 'brokenCharacter', detail: 'channel har et ødelagt tegn' },
    ]);
    expect(await fieldsOf(withMore('"copies":[{"name":"A","country":"N\\udc00"}]'))).toMatchObject([
      { field: 'copies.0.country' },
    ]);
  });
});

describe('What the sender is told', () => {
  const detailsOf = async (differs: LetterBody) => {
    const { body } = await archivist.post(letters).send(aLetter(differs)).expect(400);
    return (body as { fields: { field: string; detail: string }[] }).fields.map(({ field, detail }) => [field, detail]);
  };

  it.each<[LetterBody, [string, string][]]>([
    [{ language: 'fr' }, [['language', 'Språk må være en av: nb, nn, se, smj, sma, en, other']]],
    [{ main: -1 }, [['main', 'main kan ikke være mindre enn 0']]],
    [{ main: 101 }, [['main', 'main kan ikke være større enn 100']]],
    [{ main: 0.5 }, [['main', 'main må være et helt tall']]],
    [{ addressedOfficeIds: ['JD'] }, [['addressedOfficeIds', 'addressedOfficeIds må være en liste av id-er (UUID)']]],
    [{ keywords: Array(31).fill('a') }, [['keywords', 'Nøkkelord kan ha høyst 30 ledd']]],
    [{ ukjent: 1 }, [['ukjent', 'ukjent finnes ikke']]],
    [{ sender: { name: 'A', mail: 'ikke en adresse' } }, [['sender.mail', expect.stringMatching(/e-post/)]]],
    [{ sender: { name: 'A', screened: 'ja' } }, [['sender.screened', 'screened må være true eller false']]],
    [{ title: 17 }, [['title', 'Tittel må være tekst']]],
    [{ documentDate: '14.05.2020' }, [['documentDate', 'Dokumentdato må være en dato, som 2020-06-17']]],
  ])('of %j is in Norwegian, and names the field as people do where it has a label', async (differs, told) => {
    expect(await detailsOf(differs)).toEqual(told);
  });

  it.each(['limit=1&limit=2', 'after=a&after=b', 'status=closed&status=withdrawn'])(
    'of a query with %s is that it can be given only once',
    async (query) => {
      const { body } = await archivist.get(`/api/v1/cases?${query}`).expect(400);
      const field = query.split('=')[0];
      expect(body).toMatchObject({ fields: [{ field, detail: `${field} kan bare gis én gang` }] });
    },
  );

  it('of what is in a query and is wrong is in Norwegian too', async () => {
    const { body } = await archivist.get('/api/v1/cases?limit=mange&tull=1').expect(400);
    expect(body).toMatchObject({
      fields: expect.arrayContaining([
        { field: 'limit', code: 'isInt', detail: 'limit må være et helt tall' },
        { field: 'tull', code: 'whitelistValidation', detail: 'tull finnes ikke' },
      ]) as unknown,
    });
  });
});

describe('What is no HTTP request', () => {
  /** Sends these bytes to the server’s port, and answers what comes back. */
  const exchange = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let answer = '';
      socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      socket.on('end', () => resolve(answer)).on('error', reject);
    });

  it.each<[string, string, number, string]>([
    ['has no sense', 'HEI SVARBREV\r\n\r\n', 400, 'request.malformed'],
    [
      'has too much at its head',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Much: ${'x'.repeat(40_000)}\r\n\r\n`,
      431,
      'request.headersTooLarge',
    ],
  ])('because it %s is answered in the same form as everything', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain(problem);
    expect(JSON.parse(body)).toMatchObject({ status, code, type: `urn:svarbrev:${code}` });
  });
});
