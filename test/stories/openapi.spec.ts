import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { BuiltProgram, ensureBuilt, freePort } from '../support/built-program';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { nodesOf, parsed, sourceFiles } from '../support/source';

/** What the built server says of itself: the types and comments get into it only when it is built. */
interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: boolean | Schema;
}
interface Answer {
  description: string;
  content?: Record<string, { schema?: Schema }>;
}
interface Parameter {
  name: string;
  in: string;
  description?: string;
  schema?: Schema;
}
interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, Answer>;
}
interface Api {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}

let database: FreshDatabase | undefined;
let folder: string;
let server: BuiltProgram | undefined;
let url: string;
let api: Api;

beforeAll(async () => {
  ensureBuilt();
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'svarbrev-built-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = BuiltProgram.start(
    'main',
    { PORT: String(port), DATABASE_URL: database.url, DATA_FOLDER: folder, LOG_LEVEL: 'info' },
    folder,
  );
  await server.line('ready');
  api = (await (await fetch(`${url}/api/openapi.json`)).json()) as Api;
}, 180_000);

afterAll(async () => {
  server?.kill('SIGKILL');
  await server?.end();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const operations = () =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method, operation })),
  );
const where = (wrong: (one: ReturnType<typeof operations>[number]) => boolean) =>
  operations()
    .filter(wrong)
    .map(({ name }) => name);
const isGuarded = (operation: Operation) => (operation.security ?? []).length > 0;

/** Every schema there is, with a name to find it by. */
function* schemasIn(schema: Schema, name: string): Generator<[string, Schema]> {
  yield [name, schema];
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* schemasIn(inner, `${name}.${key}`);
  if (schema.items) yield* schemasIn(schema.items, `${name}[]`);
  for (const inner of [...(schema.allOf ?? []), ...(schema.oneOf ?? [])]) yield* schemasIn(inner, name);
}
const allSchemas = () =>
  Object.entries(api.components.schemas).flatMap(([name, schema]) => [...schemasIn(schema, name)]);

describe('The description of the API', () => {
  it('says that numbers are whole and that a field nobody declared is refused', () => {
    const { MakeTokenRequest, RegisterLetterRequest, PartyRequest, CaseView } = api.components.schemas;
    expect(MakeTokenRequest?.properties?.days?.type).toBe('integer');
    expect(CaseView?.properties?.version?.type).toBe('integer');
    expect([MakeTokenRequest, RegisterLetterRequest, PartyRequest].map((one) => one?.additionalProperties)).toEqual([
      false,
      false,
      false,
    ]);
    expect(CaseView?.additionalProperties).toBeUndefined();
  });

  it('never calls two things by the same name, which would describe only one of them', () => {
    const files = [...sourceFiles('.view.ts'), ...sourceFiles('.requests.ts')];
    const names = files.flatMap((file) =>
      [...nodesOf(parsed(file))].filter(ts.isClassDeclaration).map((declared) => declared.name?.text ?? ''),
    );
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
  });

  it('has the routes there are', () => {
    expect(operations().length).toBeGreaterThan(10);
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(['/api/v1/session', '/api/v1/tokens', '/health/live']),
    );
  });

  it('names every operation once, says what it does, and where it belongs', () => {
    const ids = operations().map(({ operation }) => operation.operationId ?? '');
    expect(ids.filter((id, i) => !id || ids.indexOf(id) !== i)).toEqual([]);
    expect(where(({ operation }) => !(operation.summary || operation.description))).toEqual([]);
    expect(where(({ operation }) => !operation.tags?.length)).toEqual([]);
  });

  it('tells how each is guarded: cookie and CSRF token together, or a token', () => {
    expect(Object.keys(api.components.securitySchemes).sort()).toEqual(['csrf', 'session', 'token']);
    expect(where(({ name, operation }) => name.includes('/api/v1') && !isGuarded(operation))).toEqual([
      'POST /api/v1/session',
    ]);
    const wrong = ({ method, operation }: ReturnType<typeof operations>[number]) =>
      isGuarded(operation) &&
      !operation.security?.some((scheme) => 'session' in scheme && 'csrf' in scheme === (method !== 'get'));
    expect(where(wrong)).toEqual([]);
    const signOut = api.paths['/api/v1/session']?.['delete'];
    expect(signOut?.security).toEqual([{ session: [], csrf: [] }]);
  });

  it('declares its refusals, each as problem details', () => {
    const wanted = (operation: Operation) => (isGuarded(operation) ? ['400', '401', '403', '429'] : ['400', '429']);
    expect(where(({ operation }) => wanted(operation).some((status) => !operation.responses[status]))).toEqual([]);
    expect(where(({ name, operation }) => /\{\w+\}/.test(name) && !operation.responses['404'])).toEqual([]);
    const problem = '#/components/schemas/Problem';
    const otherwise = ({ operation }: { operation: Operation }) =>
      Object.entries(operation.responses).some(
        ([status, answer]) =>
          Number(status) >= 400 && answer.content?.['application/problem+json']?.schema?.$ref !== problem,
      );
    expect(where(otherwise)).toEqual([]);
  });

  it('says what each answers when it goes well', () => {
    const good = (operation: Operation) =>
      Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
    expect(where(({ operation }) => good(operation).length === 0)).toEqual([]);
    const empty = ({ operation }: { operation: Operation }) =>
      good(operation).some(
        ([status, answer]) => status !== '204' && !Object.values(answer.content ?? {}).some(({ schema }) => schema),
      );
    expect(where(empty)).toEqual([]);
  });

  it('describes every parameter', () => {
    const bare = operations().flatMap(({ name, operation }) =>
      (operation.parameters ?? []).filter((one) => !one.description).map((one) => `${name} ${one.in} ${one.name}`),
    );
    expect(bare).toEqual([]);
  });

  it('gives every body a schema with fields', () => {
    const bodies = operations().flatMap(({ name, operation }) =>
      Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => ({ name, type, schema })),
    );
    const known = (schema: Schema | undefined) => {
      const target = schema?.$ref ? api.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
      return Object.keys(target?.properties ?? {}).length > 0;
    };
    expect(bodies.filter(({ schema }) => !known(schema)).map(({ name, type }) => `${name} ${type}`)).toEqual([]);
  });

  it('describes every field, and knows its type', () => {
    const fields = allSchemas().flatMap(([name, schema]) =>
      Object.entries(schema.properties ?? {}).map(([key, field]) => ({ name: `${name}.${key}`, field })),
    );
    const described = ({ $ref, allOf, description }: Schema) =>
      Boolean(description) || [$ref, ...(allOf ?? []).map((one) => one.$ref)].some((ref) => refDescribed(ref));
    const refDescribed = (ref: string | undefined) =>
      Boolean(ref && api.components.schemas[ref.split('/').at(-1) ?? '']?.description);
    expect(fields.filter(({ field }) => !described(field)).map(({ name }) => name)).toEqual([]);

    const typed = ({ type, $ref, allOf, oneOf, enum: listed }: Schema) => type ?? $ref ?? allOf ?? oneOf ?? listed;
    expect(fields.filter(({ field }) => !typed(field)).map(({ name }) => name)).toEqual([]);
    const vague = ({ type, properties, additionalProperties, allOf, oneOf }: Schema) =>
      type === 'object' && !(properties ?? additionalProperties ?? allOf ?? oneOf);
    expect(fields.filter(({ field }) => vague(field)).map(({ name }) => name)).toEqual([]);
  });

  it('bounds every text a client sends', () => {
    const sent = new Set(
      operations().flatMap(({ operation }) =>
        Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => reachable(schema)),
      ),
    );
    const unbounded = [...sent].flatMap((name) =>
      [...schemasIn(api.components.schemas[name] ?? {}, name)]
        .filter(([, schema]) => {
          const { type, enum: listed, maxLength, format, pattern } = schema as Schema & Record<string, unknown>;
          return type === 'string' && !listed && maxLength === undefined && !format && !pattern;
        })
        .map(([field]) => field),
    );
    expect(unbounded).toEqual([]);
  });
});

/** Names of the schemas a body consists of, however deep. */
function reachable(schema: Schema | undefined, seen = new Set<string>()): string[] {
  for (const [, inner] of schemasIn(schema ?? {}, '')) {
    const name = inner.$ref?.split('/').at(-1);
    if (!name || seen.has(name)) continue;
    seen.add(name);
    reachable(api.components.schemas[name], seen);
  }
  return [...seen];
}

describe('The built server', () => {
  it('is ready, answers, and refuses what is wrong as problem details', async () => {
    const ready = await fetch(`${url}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ok', demo: false });
    const refused = await fetch(`${url}/api/v1/session`);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 401, code: 'access.signInFirst' });
  });

  it.each([
    ['PUT', '/api/v1/session', 405, 'DELETE, GET, HEAD, POST'],
    ['TRACE', '/health/live', 405, 'GET, HEAD'],
    ['PATCH', '/api/v1/tokens/x', 405, 'DELETE'],
    ['GET', '/api/v1/nothing', 404, null],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const { request } = await import('node:http');
    const answer = await new Promise<IncomingMessage>((resolve, reject) =>
      request(url + path, { method }, resolve)
        .on('error', reject)
        .end(),
    );
    answer.resume();
    expect({ status: answer.statusCode, allow: answer.headers.allow ?? null }).toEqual({ status, allow });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('keeps one secret for its cookies, readable by nobody else', async () => {
    const { statSync } = await import('node:fs');
    expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('lets a request under way finish before it stops, with exit code 0', async () => {
    // Signing in takes a while: the answer must still come after the signal.
    const slow = fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'nobody', password: 'ikke noe passord' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    server?.kill('SIGTERM');
    expect((await slow).status).toBe(401);
    expect(await server?.end()).toBe(0);
    expect(server?.log.at(-1)?.msg).toBe('stopped');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('that cannot start says why in one sentence, with exit code 1', async () => {
    const wrong = BuiltProgram.start('main', { PORT: 'http', DATA_FOLDER: folder }, folder);
    expect(await wrong.end()).toBe(1);
    expect(wrong.said.join('\n')).toContain('PORT must be a whole number');
    expect(wrong.said.join('\n')).not.toContain(' at ');
  });
});
