import type TestAgent from 'supertest/lib/agent';
import { ShippedWordings } from '../../src/templates/shipped-wordings';
import { ParagraphLibrary } from '../../src/templates/standard-paragraphs/paragraph-library';
import { TemplateLibrary } from '../../src/templates/letter-templates/template-library';
import { shippedParagraphs, shippedTemplates } from '../../src/templates/template-files';
import { Transactions } from '../../src/kernel/transaction';
import { newId } from '../../src/kernel/id';
import { TestApp, startTestApp } from '../support/app';
import { everythingIn } from '../support/everything';

let ministry: TestApp;
let administrator: TestAgent;
let adviser: TestAgent;
let justice: string;
let health: string;

beforeAll(async () => {
  ministry = await startTestApp();
  administrator = await ministry.as('lhb');
  adviser = await ministry.as('hmk');
  const found = await ministry.dataSource.query<{ id: string; code: string }[]>('SELECT id, code FROM ministry');
  justice = found.find(({ code }) => code === 'JD')?.id ?? '';
  health = found.find(({ code }) => code === 'HOD')?.id ?? '';
});
afterAll(() => ministry.stop());

interface Thing {
  id: string;
  code: string;
  version: number;
  currentNumber: number | null;
  currentVersionId: string;
  uses: number;
  shared: boolean;
  replacedByOwn: boolean;
  hasDraft: boolean;
  actions: { action: string; allowed: boolean; code: string | null; because: string | null }[];
}
interface Answer<T> {
  status: number;
  body: T;
  headers: Record<string, string>;
}
type Problem = { code: string; detail: string; fields?: { field: string; code: string; detail: string }[] };

const both = (words: string) => ({ nb: words, nn: words });
const about = (name: string) => ({
  names: both(name),
  descriptions: both(''),
  owner: both('Lovavdelingen'),
  audience: both('Alle'),
});
const field = (name: string, type: string, sample: unknown, more: object = {}) => ({
  name,
  type,
  required: true,
  origin: 'adviser',
  description: both(name),
  sample,
  ...more,
});
const content = (nb: string, nn = nb, fields: object[] = [field('day', 'date', '2020-05-14')]) => ({
  levels: ['minister', 'official'],
  fields,
  texts: [
    { language: 'nb', body: nb },
    { language: 'nn', body: nn },
  ],
  samples: [],
});
const page = async (who: TestAgent, query = ''): Promise<Thing[]> => {
  const { body } = (await who.get(`/api/v1/templates?limit=100${query}`).expect(200)) as Answer<{ items: Thing[] }>;
  return body.items;
};
const named = async (who: TestAgent, code: string): Promise<Thing> => {
  const found = (await page(who)).find((one) => one.code === code);
  if (!found) throw new Error(`${code} is not in the list`);
  return found;
};
const create = async (code: string, more: object = {}): Promise<Thing> => {
  const { body } = await administrator
    .post('/api/v1/templates')
    .send({ code, kind: 'letter', ...about(code), ...more })
    .expect(201);
  return body as Thing;
};
const command = async <T = Thing>(
  who: TestAgent,
  method: 'put' | 'post' | 'delete',
  path: string,
  version: number,
  body?: object,
) => (await who[method](`/api/v1/${path}`).set('If-Match', `"${version}"`).send(body)) as unknown as Answer<T>;
/** A template of the ministry's own, published with this text. */
const published = async (code: string, nb: string): Promise<Thing> => {
  const made = await create(code);
  const written = await command(administrator, 'put', `templates/${made.id}/draft`, made.version, content(nb));
  const done = await command(administrator, 'post', `templates/${made.id}/publish`, written.body.version, {
    changeNote: 'Første versjon',
  });
  expect(done.status).toBe(200);
  return done.body;
};

describe('The templates of a ministry', () => {
  it('are the shipped ones to begin with, ready for use', async () => {
    const listed = await page(adviser);
    expect(listed.map(({ code }) => code)).toEqual(shippedTemplates().map(({ code }) => code));
    expect(listed.every(({ shared, currentNumber }) => shared && currentNumber === 1)).toBe(true);
    expect((await page(adviser, '&kind=email')).map(({ code }) => code)).toEqual(['covering-email']);
    const first = (await adviser.get('/api/v1/templates?limit=3').expect(200)) as Answer<{
      items: Thing[];
      next: string;
    }>;
    const rest = (await adviser.get(`/api/v1/templates?limit=100&after=${first.body.next}`)) as Answer<{
      items: Thing[];
    }>;
    expect([...first.body.items, ...rest.body.items].map(({ code }) => code)).toEqual(listed.map(({ code }) => code));
  });

  it('are loaded again without new versions when nothing changed, and with one when something did', async () => {
    const loader = ministry.app.get(ShippedWordings);
    expect(await loader.load(shippedTemplates(), shippedParagraphs())).toBe(0);
    const both = await Promise.all([loader.load(shippedTemplates(), []), loader.load([], shippedParagraphs())]);
    expect(both).toEqual([0, 0]);

    const changed = shippedTemplates().map((template) =>
      template.code === 'reply'
        ? {
            ...template,
            content: { ...template.content, sample: { ...template.content.sample, nb: { topic: 'noe annet' } } },
          }
        : template,
    );
    expect(await loader.load(changed, shippedParagraphs())).toBe(1);
    expect((await named(adviser, 'reply')).currentNumber).toBe(2);
    expect(await loader.load(shippedTemplates(), [])).toBe(1);
    const reply = await named(adviser, 'reply');
    const { body } = await adviser.get(`/api/v1/templates/${reply.id}/versions`).expect(200);
    expect((body as { items: { number: number }[] }).items.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('may be looked at by everybody, as text and as the PDF it becomes', async () => {
    const { id } = await named(adviser, 'reply-on-behalf');
    const text = await adviser.get(`/api/v1/templates/${id}/versions/1/preview?language=nn&level=official`).expect(200);
    expect((text.body as { text: string }).text).toMatch(
      /^Takk for førespurnaden av 14\. mai 2020 .* Departementet svarar på vegner av alle mottakarane\./,
    );
    const pdf = await adviser
      .get(`/api/v1/templates/${id}/versions/1/preview.pdf`)
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200)
      .expect('Content-Type', 'application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const memo = await named(adviser, 'memo-to-minister');
    await adviser.get(`/api/v1/templates/${memo.id}/versions/1/preview.pdf?language=nn`).expect(200);
    const mail = await named(adviser, 'covering-email');
    const refused = await adviser.get(`/api/v1/templates/${mail.id}/versions/1/preview.pdf`).expect(409);
    expect((refused.body as Problem).code).toBe('template.noLetter');
  });

  it('show which fields a case can fill in', async () => {
    const { body } = await adviser.get('/api/v1/merge-fields').expect(200);
    const fields = (body as { items: { name: string; typeWords: string; items: unknown[] | null }[] }).items;
    expect(fields.find(({ name }) => name === 'incomingDate')?.typeWords).toBe('dato');
    expect(fields.find(({ name }) => name === 'addressedOffices')?.items).toHaveLength(3);
  });
});

describe('A template of the ministry’s own', () => {
  it('is written, checked, published, changed and published again, and every version stays as it was', async () => {
    const made = await create('own-story');
    expect([made.version, made.currentNumber, made.hasDraft]).toEqual([1, null, false]);
    const wrong = await command(
      administrator,
      'put',
      `templates/${made.id}/draft`,
      1,
      content('<p>Takk {{name}}.</p>', '<p>Takk {{dateLong day}}</p>'),
    );
    expect([wrong.status, wrong.body.version, wrong.headers['etag']]).toEqual([200, 2, '"2"']);
    const draft = await administrator.get(`/api/v1/templates/${made.id}/draft`).expect(200);
    expect((draft.body as { problems: object[] }).problems).toEqual([
      {
        code: 'unknownField',
        sentence: 'Flettefeltet «name» er ikke oppgitt for malen.',
        language: 'nb',
        part: 'body',
        line: 1,
        column: 11,
      },
    ]);
    const refused = await command<Problem>(administrator, 'post', `templates/${made.id}/publish`, 2, {
      changeNote: 'x',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'template.notPublishable']);
    expect(refused.body.fields).toEqual([
      {
        field: 'texts.nb.body',
        code: 'template.unknownField',
        detail: 'Linje 1, tegn 11: Flettefeltet «name» er ikke oppgitt for malen.',
      },
    ]);

    const right = await command(
      administrator,
      'put',
      `templates/${made.id}/draft`,
      2,
      content('<p>Takk for brevet av {{dateLong day}}.</p>'),
    );
    const first = await command(administrator, 'post', `templates/${made.id}/publish`, right.body.version, {
      changeNote: 'Første',
    });
    expect([first.status, first.body.currentNumber, first.body.hasDraft]).toEqual([200, 1, false]);
    const again = await command(
      administrator,
      'put',
      `templates/${made.id}/draft`,
      first.body.version,
      content('<p>Takk for henvendelsen.</p>'),
    );
    const second = await command(administrator, 'post', `templates/${made.id}/publish`, again.body.version, {
      changeNote: 'Andre',
    });
    expect(second.body.currentNumber).toBe(2);

    const { body } = await adviser.get(`/api/v1/templates/${made.id}/versions/1`).expect(200);
    expect(body).toMatchObject({
      number: 1,
      changeNote: 'Første',
      texts: [{ language: 'nb', subject: null, body: '<p>Takk for brevet av {{dateLong day}}.</p>' }, {}],
    });
    const change = 'UPDATE letter_template_version SET texts = $2 WHERE id = $1';
    await expect(ministry.dataSource.query(change, [first.body.currentVersionId, '{}'])).rejects.toThrow(
      'never changed',
    );
    await expect(
      ministry.dataSource.query('DELETE FROM letter_template_version WHERE id = $1', [first.body.currentVersionId]),
    ).rejects.toThrow('never changed');

    const events = await ministry.dataSource.query<{ type: string }[]>(
      `SELECT type FROM history_event WHERE subject_id = $1 ORDER BY sequence`,
      [made.id],
    );
    expect(events.map(({ type }) => type)).toEqual([
      'template.created',
      'template.written',
      'template.written',
      'template.published',
      'template.written',
      'template.published',
    ]);
  });

  it('goes before the shared one with its code, in its ministry only, until it is retired', async () => {
    const shared = await named(adviser, 'transfer-notice');
    const copy = await create('transfer-notice', { copyOf: shared.currentVersionId });
    expect(copy.hasDraft).toBe(true);
    const library = ministry.app.get(TemplateLibrary);
    expect((await library.inUse(justice, 'transfer-notice')).template.id).toBe(shared.id);
    const done = await command(administrator, 'post', `templates/${copy.id}/publish`, copy.version, {
      changeNote: 'Vår egen',
    });
    expect((await library.inUse(justice, 'transfer-notice')).template.id).toBe(copy.id);
    expect((await library.inUse(health, 'transfer-notice')).template.id).toBe(shared.id);
    const [own, other] = (await page(adviser))
      .filter(({ code }) => code === 'transfer-notice')
      .sort((a) => (a.shared ? 1 : -1));
    expect([own?.replacedByOwn, other?.replacedByOwn]).toEqual([false, true]);
    expect(
      (await page(adviser, '&inUse=true')).filter(({ code }) => code === 'transfer-notice').map(({ id }) => id),
    ).toEqual([copy.id]);

    const retired = await command(administrator, 'post', `templates/${copy.id}/retire`, done.body.version, {
      reason: 'Den felles er bedre',
    });
    expect((await library.inUse(justice, 'transfer-notice')).template.id).toBe(shared.id);
    const twice = await command<Problem>(administrator, 'post', `templates/${copy.id}/retire`, retired.body.version, {
      reason: 'x',
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'wording.notInThatState']);
    await command(administrator, 'post', `templates/${copy.id}/restore`, retired.body.version, { reason: 'Likevel' });
    expect((await library.inUse(justice, 'transfer-notice')).template.id).toBe(copy.id);
  });

  it('that is retired with no shared one behind it starts no new letter, and a letter keeps its version', async () => {
    const made = await published('own-retired', '<p>Takk.</p>');
    await command(administrator, 'post', `templates/${made.id}/retire`, made.version, { reason: 'Ikke i bruk' });
    const library = ministry.app.get(TemplateLibrary);
    await expect(library.inUse(justice, 'own-retired')).rejects.toMatchObject({ code: 'template.retired' });
    await expect(library.inUse(health, 'own-retired')).rejects.toMatchObject({ code: 'template.unknown' });
    expect((await library.version(made.currentVersionId)).content.texts.nb?.body).toBe('<p>Takk.</p>');
  });

  it('counts the letters made from it, each once', async () => {
    const made = await published('own-counted', '<p>Takk.</p>');
    const library = ministry.app.get(TemplateLibrary);
    const letters = [newId(), newId()];
    await ministry.app.get(Transactions).run(async (tx) => {
      for (const letter of [...letters, ...letters])
        await library.recordUse(tx, made.currentVersionId, letter, justice);
      await library.recordUse(tx, made.currentVersionId, newId(), health);
    });
    expect((await named(adviser, 'own-counted')).uses).toBe(2);
  });

  it('is not touched by a draft thrown away', async () => {
    const made = await published('own-discarded', '<p>Takk.</p>');
    const before = (await adviser.get(`/api/v1/templates/${made.id}/versions`)).body as object;
    const written = await command(
      administrator,
      'put',
      `templates/${made.id}/draft`,
      made.version,
      content('<p>Noe annet.</p>'),
    );
    const gone = await command(administrator, 'delete', `templates/${made.id}/draft`, written.body.version);
    expect([gone.status, gone.body.hasDraft, gone.body.currentNumber]).toEqual([200, false, 1]);
    expect((await adviser.get(`/api/v1/templates/${made.id}/versions`)).body).toEqual(before);
    expect((await administrator.get(`/api/v1/templates/${made.id}/draft`)).status).toBe(404);
    const nothing = await command<Problem>(administrator, 'post', `templates/${made.id}/publish`, gone.body.version, {
      changeNote: 'x',
    });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'wording.noDraft']);
  });

  it('tells the adviser that only the administrator may change it, and the administrator what is missing', async () => {
    const made = await published('own-actions', '<p>Takk.</p>');
    const seen = (await adviser.get(`/api/v1/templates/${made.id}`)).body as Thing;
    expect(seen.actions.every(({ allowed }) => !allowed)).toBe(true);
    expect(seen.actions.find(({ action }) => action === 'write')?.because).toBe(
      'Bare administratoren kan endre maler og standardavsnitt.',
    );
    const publish = made.actions.find(({ action }) => action === 'publish');
    expect([publish?.allowed, publish?.code]).toEqual([false, 'wording.noDraft']);
    const shared = await named(administrator, 'reply');
    expect(shared.actions.find(({ action }) => action === 'write')?.code).toBe('wording.shared');
  });
});

describe('A refused command on a template', () => {
  let made: Thing;
  beforeAll(async () => {
    made = await published('own-refused', '<p>Takk.</p>');
  });

  const hostile = (body: string) => content(body);
  const refused: [string, () => Promise<Answer<Problem>>, number, string][] = [
    [
      'by an adviser',
      () => command(adviserOf(), 'put', `templates/${made.id}/draft`, made.version, content('<p>x</p>')),
      403,
      'access.notYours',
    ],
    [
      'by an adviser who retires',
      () => command(adviserOf(), 'post', `templates/${made.id}/retire`, made.version, { reason: 'x' }),
      403,
      'access.notYours',
    ],
    [
      'on a shared one',
      async () =>
        command(
          administrator,
          'put',
          `templates/${(await named(administrator, 'reply')).id}/draft`,
          1,
          content('<p>x</p>'),
        ),
      403,
      'wording.shared',
    ],
    [
      'on one that does not exist',
      () => command(administrator, 'put', `templates/${newId()}/draft`, 1, content('<p>x</p>')),
      404,
      'template.unknown',
    ],
    [
      'on what is no id',
      () => command(administrator, 'put', `templates/x'/draft`, 1, content('<p>x</p>')),
      404,
      'template.unknown',
    ],
    [
      'with an old version',
      () => command(administrator, 'put', `templates/${made.id}/draft`, made.version - 1, content('<p>x</p>')),
      412,
      'request.versionStale',
    ],
    [
      'without a version',
      () => administrator.put(`/api/v1/templates/${made.id}/draft`).send(content('<p>x</p>')),
      428,
      'request.versionMissing',
    ],
    [
      'without a reason',
      () => command(administrator, 'post', `templates/${made.id}/retire`, made.version, {}),
      400,
      'request.invalid',
    ],
    [
      'with a blank reason',
      () => command(administrator, 'post', `templates/${made.id}/retire`, made.version, { reason: ' ' }),
      400,
      'request.invalid',
    ],
    [
      'with an unknown field',
      () =>
        command(administrator, 'put', `templates/${made.id}/draft`, made.version, {
          ...content('<p>x</p>'),
          state: 'published',
        }),
      400,
      'request.invalid',
    ],
    [
      'with a text that is too long',
      () => command(administrator, 'put', `templates/${made.id}/draft`, made.version, hostile('x'.repeat(20_001))),
      400,
      'request.invalid',
    ],
    [
      'with a control character',
      () => command(administrator, 'put', `templates/${made.id}/draft`, made.version, hostile('<p>\u0000</p>')),
      400,
      'request.invalid',
    ],
    [
      'with half a character',
      () => command(administrator, 'put', `templates/${made.id}/draft`, made.version, hostile('<p>\ud800</p>')),
      400,
      'request.invalid',
    ],
    [
      'with one language twice',
      () =>
        command(administrator, 'put', `templates/${made.id}/draft`, made.version, {
          ...content('x'),
          texts: [
            { language: 'nb', body: 'a' },
            { language: 'nb', body: 'b' },
          ],
        }),
      400,
      'request.invalid',
    ],
    [
      'with a sample that is no value',
      () =>
        command(
          administrator,
          'put',
          `templates/${made.id}/draft`,
          made.version,
          content('x', 'x', [field('a', 'text', { $gt: 1 })]),
        ),
      400,
      'request.invalid',
    ],
    [
      'with a NUL in a sample',
      () =>
        command(administrator, 'put', `templates/${made.id}/draft`, made.version, {
          ...content('x'),
          samples: [{ language: 'nb', values: { day: '\u0000' } }],
        }),
      400,
      'request.invalid',
    ],
    [
      'with sample values that are a list',
      () =>
        command(administrator, 'put', `templates/${made.id}/draft`, made.version, {
          ...content('x'),
          samples: [{ language: 'nb', values: [1] }],
        }),
      400,
      'request.invalid',
    ],
    [
      'with a code that is taken',
      () => administrator.post('/api/v1/templates').send({ code: 'own-refused', kind: 'letter', ...about('x') }),
      409,
      'wording.codeTaken',
    ],
    [
      'with a code that is none',
      () => administrator.post('/api/v1/templates').send({ code: '../x', kind: 'letter', ...about('x') }),
      400,
      'request.invalid',
    ],
    [
      'that copies another kind',
      async () =>
        await administrator.post('/api/v1/templates').send({
          code: 'own-kind',
          kind: 'letter',
          copyOf: (await named(administrator, 'covering-email')).currentVersionId,
          ...about('x'),
        }),
      422,
      'template.otherKind',
    ],
    [
      'that copies nothing',
      () =>
        administrator
          .post('/api/v1/templates')
          .send({ code: 'own-copy', kind: 'letter', copyOf: newId(), ...about('x') }),
      404,
      'template.unknown',
    ],
  ];
  const adviserOf = () => adviser;

  it.each(refused)('%s is refused and changes nothing', async (_, work, status, code) => {
    const before = await everythingIn(ministry.dataSource);
    const answer = await work();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await everythingIn(ministry.dataSource)).toEqual(before);
  });

  it.each([
    ['a way to the constructor', '{{constructor.constructor "return process"}}'],
    ['a chain through with', '{{#with "s" as |string|}}{{#with (string.sub.apply 0 "x")}}{{this}}{{/with}}{{/with}}'],
    ['lookups', '{{lookup (lookup this "constructor") "constructor"}}'],
    ['a partial by name from the data', '{{> (lookup . "x")}}'],
    ['the root', '{{@root.constructor}}'],
    ['raw output', '{{{day}}}'],
    ['deep nesting', `${'{{#if day}}'.repeat(500)}x${'{{/if}}'.repeat(500)}`],
    ['an unclosed block', '{{#if day}}<p>x</p>'],
    ['an event handler', '<p onclick="x">{{dateLong day}}</p>'],
    ['a script', '<script>alert(1)</script>'],
    ['a script as link', '<p><a href="javascript:alert(1)">x</a></p>'],
    ['a value inside a tag', '<a href="{{dateLong day}}">x</a>'],
  ])('that would publish %s is refused', async (_, body) => {
    const code = `hostile-${newId().slice(-12)}`;
    const hostileOne = await create(code);
    const written = await command(administrator, 'put', `templates/${hostileOne.id}/draft`, 1, content(body));
    expect(written.status).toBe(200);
    const answer = await command<Problem>(administrator, 'post', `templates/${hostileOne.id}/publish`, 2, {
      changeNote: 'x',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'template.notPublishable']);
    const check = await administrator
      .post('/api/v1/templates/check')
      .send({ kind: 'letter', ...content(body) })
      .expect(200);
    expect((check.body as { problems: object[] }).problems.length).toBeGreaterThan(0);
    const preview = await administrator.get(`/api/v1/templates/${hostileOne.id}/versions/draft/preview`);
    expect(preview.status).toBe(422);
  });

  it('is repeated by its key without being done twice', async () => {
    const key = `templates-${newId()}`;
    const send = () =>
      administrator
        .post('/api/v1/templates')
        .set('Idempotency-Key', key)
        .send({ code: 'own-once', kind: 'letter', ...about('x') });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((second.body as Thing).id).toBe((first.body as Thing).id);
  });

  it('does not exist for another ministry', async () => {
    const { body } = await ministry.dataSource
      .query<{ username: string }[]>(
        `SELECT a.username FROM account a JOIN role_assignment r ON r.person_id = a.person_id WHERE r.ministry_id = $1 LIMIT 1`,
        [health],
      )
      .then(async ([found]) => {
        const other = await ministry.as(found?.username ?? '', 'HOD');
        expect((await page(other)).map(({ code }) => code)).not.toContain('own-refused');
        return await other.get(`/api/v1/templates/${made.id}`).expect(404);
      });
    expect(body.code).toBe('template.unknown');
  });
});

describe('Standard paragraphs', () => {
  interface Paragraph extends Thing {
    validToday: boolean;
    insert: { nb: string; nn: string };
    current: { id: string; number: number; titles: { nb: string }; mergeFields: string[] };
    reworded: number;
  }
  const search = async (query: string): Promise<Paragraph[]> => {
    const { body } = (await adviser.get(`/api/v1/standard-paragraphs?limit=100&${query}`).expect(200)) as Answer<{
      items: Paragraph[];
    }>;
    return body.items;
  };
  const codes = async (query: string) => (await search(query)).map(({ code }) => code);
  const paragraph = (more: object = {}) => ({
    titles: both('Tittel'),
    texts: both('<p>Skriv til <span data-field="ministryEmail" data-format="mailLink">e-postadressen</span>.</p>'),
    keywords: ['adresse'],
    handlingNote: both(''),
    validFrom: '2020-01-01',
    validTo: null,
    ...more,
  });
  const make = async (code: string) =>
    (
      await administrator
        .post('/api/v1/standard-paragraphs')
        .send({ code, owner: both('Arkivet') })
        .expect(201)
    ).body as Paragraph;

  it('are found by words in either written form, by keyword and by the day', async () => {
    expect((await search('')).length).toBe(shippedParagraphs().length);
    expect(await codes('words=krisesenter')).toEqual(['help-after-violence']);
    expect(await codes('words=døgnet%20POLITIETS')).toEqual(['help-after-violence']);
    expect(await codes('words=naudnummeret')).toEqual(['help-after-violence']);
    expect(await codes('words=naudnummeret&language=nb')).toEqual([]);
    expect(await codes('words=naudnummeret&language=nn')).toEqual(['help-after-violence']);
    expect(await codes('words=100%25_')).toEqual([]);
    expect(await codes('words=handlingsplan&validOn=2020-05-14')).toContain('input-to-action-plan');
    expect(await codes('words=handlingsplan&validOn=2022-01-01')).not.toContain('input-to-action-plan');
    const first = (await adviser.get('/api/v1/standard-paragraphs?limit=5')) as Answer<{
      items: Paragraph[];
      next: string;
    }>;
    const rest = await search(`after=${first.body.next}`);
    expect([...first.body.items, ...rest].map(({ code }) => code)).toEqual(
      shippedParagraphs()
        .map(({ code }) => code)
        .sort(),
    );
  });

  it('are written, published and inserted with their version, and count who rewords them', async () => {
    const made = await make('where-to-write');
    const written = await command<Paragraph>(
      administrator,
      'put',
      `standard-paragraphs/${made.id}/draft`,
      1,
      paragraph(),
    );
    const done = await command<Paragraph>(
      administrator,
      'post',
      `standard-paragraphs/${made.id}/publish`,
      written.body.version,
      { changeNote: 'Ny' },
    );
    expect([done.status, done.body.current.number, done.body.validToday]).toEqual([200, 1, true]);
    expect(done.body.current.mergeFields).toEqual(['ministryEmail']);
    expect(done.body.insert.nb).toMatch(
      /^<section data-paragraph="where-to-write:1"><p>Skriv til .*data-missing="true">.*<\/section>$/,
    );

    const library = ministry.app.get(ParagraphLibrary);
    const run = (letter: string, html: string) =>
      ministry.app.get(Transactions).run((tx) => library.recordUses(tx, justice, letter, html));
    const [asItIs, changed] = [newId(), newId()];
    await run(asItIs, `<p>Hei.</p>${done.body.insert.nn}`);
    await run(changed, done.body.insert.nb.replace('Skriv', 'Send alltid'));
    const counted = async () => (await search('words=where-to-write')).map(({ uses, reworded }) => [uses, reworded]);
    expect(await counted()).toEqual([[2, 1]]);
    await run(changed, '<p>Avsnittet er slettet.</p>');
    expect(await counted()).toEqual([[1, 0]]);
  });

  it.each([
    [
      'a field no case can fill',
      { texts: both('<p><span data-field="secret">x</span></p>') },
      'publish',
      422,
      'paragraph.unknownField',
    ],
    [
      'other fields in nynorsk',
      { texts: { nb: '<p><span data-field="ministryEmail">x</span></p>', nn: '<p>x</p>' } },
      'publish',
      422,
      'paragraph.fieldsDiffer',
    ],
    ['no nynorsk', { texts: { nb: '<p>x</p>', nn: ' ' } }, 'publish', 422, 'paragraph.incomplete'],
    ['an end before its beginning', { validTo: '2019-12-31' }, 'write', 422, 'paragraph.period'],
    ['a script', { texts: both('<script>x</script>') }, 'write', 422, 'letter.unknownTag'],
    ['a day that is none', { validFrom: '2020-02-30' }, 'write', 400, 'request.invalid'],
    ['a control character', { titles: both('\u0007') }, 'write', 400, 'request.invalid'],
  ])('with %s are refused', async (_, change, at, status, code) => {
    const made = await make(`refused-${newId().slice(-12)}`);
    const before = await everythingIn(ministry.dataSource);
    const written = await command<Paragraph & Problem>(
      administrator,
      'put',
      `standard-paragraphs/${made.id}/draft`,
      1,
      paragraph(change),
    );
    if (at === 'write') {
      expect([written.status, written.body.code]).toEqual([status, code]);
      expect(await everythingIn(ministry.dataSource)).toEqual(before);
    } else {
      const answer = await command<Problem>(
        administrator,
        'post',
        `standard-paragraphs/${made.id}/publish`,
        written.body.version,
        { changeNote: 'x' },
      );
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
  });

  it('that are shared cannot be changed, only copied', async () => {
    const [shared] = await search('words=grants');
    const refused = await command<Problem>(
      administrator,
      'put',
      `standard-paragraphs/${shared?.id}/draft`,
      1,
      paragraph(),
    );
    expect([refused.status, refused.body.code]).toEqual([403, 'wording.shared']);
    const copy = await administrator
      .post('/api/v1/standard-paragraphs')
      .send({ code: 'grants', owner: both('Vi'), copyOf: shared?.current.id })
      .expect(201);
    const draft = await administrator
      .get(`/api/v1/standard-paragraphs/${(copy.body as Paragraph).id}/draft`)
      .expect(200);
    expect((draft.body as { titles: object }).titles).toEqual(shared?.current.titles);
    expect((await adviser.get(`/api/v1/standard-paragraphs/${(copy.body as Paragraph).id}/draft`)).status).toBe(403);
  });
});
