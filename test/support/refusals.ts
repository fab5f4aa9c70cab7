/**
 * What bad input gets, command by command: each row of a table is asked for with the right status and code, and every
 * table in the database is the same before and after. A command describes itself; the cases come from the description.
 */
import type TestAgent from 'supertest/lib/agent';
import { newId } from '../../src/kernel/id';
import type { TestApp } from './app';
import { everythingIn } from './everything';

type Body = Record<string, unknown>;

/** Somebody, and the ministry they act for; JD when left out. */
export interface Somebody {
  readonly username: string;
  readonly ministry?: string;
}

/** What a refused request is answered with. */
export interface Refused {
  readonly status: number;
  readonly code: string;
}

/** Where a command is aimed at: made once, and left as it was by everything that is refused. */
export interface Target {
  readonly path: string;
  /** Version for `If-Match`; left out for a command that wants none. */
  readonly version?: number;
}

/** A command, and how it is to be got wrong. */
export interface CommandUnderTest {
  readonly name: string;
  readonly method?: 'post' | 'put' | 'patch' | 'delete';
  readonly by: Somebody;
  /** Makes what the command is aimed at, in a state in which it would be carried out. */
  readonly target: (app: TestApp) => Promise<Target>;
  /** A body that would be accepted; made anew where it holds something that is used up. */
  readonly body: Body | ((app: TestApp) => Promise<Body>);
  /** Fields it cannot do without. */
  readonly required?: readonly string[];
  /** Fields that are text, and the most characters they hold; a path such as `sender.name`. */
  readonly texts?: Readonly<Record<string, number>>;
  /** Values of the wrong type, or of the right type and no sense, per field; refused as malformed. */
  readonly wrong?: Readonly<Record<string, readonly unknown[]>>;
  /** Understood and not acceptable: what differs, and the refusal. */
  readonly unacceptable?: readonly (Refused & { readonly when: string; readonly body: Body })[];
  /** The same command aimed at something that does not exist. */
  readonly unknown?: Refused & { readonly path: string };
  /** Somebody of a ministry whose case it is not. */
  readonly otherMinistry?: Refused & Somebody;
  /** Somebody whose role does not do this. */
  readonly wrongRole?: readonly (Somebody & Partial<Refused>)[];
  /** The thing is in a state in which the command makes no sense. */
  readonly wrongState?: readonly (Refused & {
    readonly when: string;
    readonly target: (app: TestApp) => Promise<Target>;
  })[];
}

const wrongTypes = [17, true, ['liste'], { felt: 'verdi' }];
const hostileTexts = {
  'a lone surrogate': 'brev \ud800 brev',
  'a control character': 'brev \u0000 brev',
  'a mark of writing direction': 'brev \u202e vrerb',
  'a hundred thousand characters': 'å'.repeat(100_000),
};

/** Declares the tests of one command. Call it inside a `describe`, with a way to the application. */
export function refusesBadInput(theApp: () => TestApp, command: CommandUnderTest): void {
  describe(command.name, () => {
    const method = command.method ?? 'post';
    let target: Target;
    let body: Body;

    beforeAll(async () => {
      target = await command.target(theApp());
      body = typeof command.body === 'function' ? await command.body(theApp()) : command.body;
    });

    const send = async (
      given: { body?: unknown; by?: Somebody; at?: Target; version?: string | null; key?: string } = {},
    ) => {
      const { username, ministry } = given.by ?? command.by;
      const browser: TestAgent = await theApp().as(username, ministry);
      const at = given.at ?? target;
      const request = browser[method](at.path);
      const version = given.version === undefined && at.version !== undefined ? `"${at.version}"` : given.version;
      if (version) request.set('If-Match', version);
      if (given.key) request.set('Idempotency-Key', given.key);
      return request.send(given.body ?? body);
    };

    /** Asks, and sees that the answer is right and that nothing changed. */
    const expectRefused = async (refused: Partial<Refused>, given: Parameters<typeof send>[0]) => {
      const { username, ministry } = given?.by ?? command.by;
      await theApp().as(username, ministry);
      const before = await everythingIn(theApp().dataSource);
      const answer = await send(given);
      const { code } = answer.body as { code?: string };
      expect({ status: answer.status, code }).toMatchObject(refused);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(await everythingIn(theApp().dataSource)).toEqual(before);
    };
    const malformed = { status: 400 };

    const required = command.required ?? [];
    if (required.length)
      it.each(required)('is refused without %s', (field) => expectRefused(malformed, { body: without(body, field) }));

    it('is refused with a field nobody knows', () =>
      expectRefused({ status: 400, code: 'request.invalid' }, { body: { ...body, ukjentFelt: 1 } }));

    it('is refused with a body that is no object', () => expectRefused(malformed, { body: ['liste'] }));

    const texts = Object.entries(command.texts ?? {});
    if (texts.length) {
      it.each(texts)('is refused when %s is of the wrong type', async (field) => {
        for (const value of wrongTypes) await expectRefused(malformed, { body: changed(body, field, value) });
      });
      it.each(texts)('is refused when %s is longer than %i characters', (field, max) =>
        expectRefused(malformed, { body: changed(body, field, 'x'.repeat(max + 1)) }),
      );
      it.each(texts.flatMap(([field]) => Object.entries(hostileTexts).map(([what, text]) => [field, what, text])))(
        'is refused when %s holds %s',
        (field = '', _what, text) => expectRefused(malformed, { body: changed(body, field, text) }),
      );
    }
    const wrong = Object.entries(command.wrong ?? {}).flatMap(([field, values]) =>
      values.map((value) => [field, value] as const),
    );
    if (wrong.length)
      it.each(wrong)('is refused when %s is %j', (field, value) =>
        expectRefused(malformed, { body: changed(body, field, value) }),
      );

    if (command.unacceptable?.length)
      it.each([...command.unacceptable])('is refused $when', ({ status, code, body: differs }) =>
        expectRefused({ status, code }, { body: { ...body, ...differs } }),
      );

    const { unknown, otherMinistry } = command;
    if (unknown) {
      it('is refused for something that does not exist', () =>
        expectRefused(
          { status: unknown.status, code: unknown.code },
          { at: { ...target, path: unknown.path.replaceAll(':id', newId()) } },
        ));
      it('is refused for an id that is none', () =>
        expectRefused(
          { status: unknown.status },
          { at: { ...target, path: unknown.path.replaceAll(':id', '20-14') } },
        ));
    }
    if (otherMinistry)
      it('is refused to another ministry, as if it did not exist', () =>
        expectRefused({ status: otherMinistry.status, code: otherMinistry.code }, { by: otherMinistry }));

    if (command.wrongRole?.length)
      it.each([...command.wrongRole])('is refused to $username', ({ status = 403, code, ...by }) =>
        expectRefused({ status, ...(code ? { code } : {}) }, { by }),
      );

    if (command.wrongState?.length)
      it.each([...command.wrongState])('is refused $when', async ({ status, code, target: elsewhere }) =>
        expectRefused({ status, code }, { at: await elsewhere(theApp()) }),
      );

    it('is refused to somebody who is not signed in', async () => {
      const before = await everythingIn(theApp().dataSource);
      const answer = await theApp().http()[method](target.path).send(body);
      expect([401, 403]).toContain(answer.status);
      expect(await everythingIn(theApp().dataSource)).toEqual(before);
    });

    it('is carried out once under one key, wants the version it was meant for, and takes no other body under the key', async () => {
      if (target.version !== undefined) {
        await expectRefused({ status: 428, code: 'request.versionMissing' }, { version: null });
        await expectRefused({ status: 412, code: 'request.versionStale' }, { version: `"${target.version + 7}"` });
        await expectRefused({ status: 400, code: 'request.versionMalformed' }, { version: 'W/"1"' });
      }
      const key = newId();
      const first = await send({ key });
      expect([200, 201, first.body as unknown]).toContain(first.status);
      const before = await everythingIn(theApp().dataSource);
      const second = await send({ key });
      expect({ status: second.status, body: second.body as unknown }).toEqual({
        status: first.status,
        body: first.body as unknown,
      });
      expect(await everythingIn(theApp().dataSource)).toEqual(before);
      await expectRefused(
        { status: 422, code: 'request.keyWithOtherBody' },
        { key, body: { ...body, ukjentFelt: 'annet' } },
      );
    });
  });
}

function without(body: Body, field: string): Body {
  return changed(body, field, undefined);
}

/** The body with another value at a path such as `sender.name` or `files.0.uploadId`. */
function changed(body: Body, path: string, value: unknown): Body {
  const copy = structuredClone(body);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: Body = copy;
  for (const step of steps) at = at[step] as Body;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
