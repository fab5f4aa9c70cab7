/** The real application on a database of its own, and people who sign in to it over HTTP. */
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import type { DataSource } from 'typeorm';
import { makeApp } from '../../src/app.module';
import { makeDataSource } from '../../src/database/data-source';
import type { TokenScope } from '../../src/kernel/actor';
import { Clock } from '../../src/kernel/clock';
import type { Settings } from '../../src/kernel/settings/settings';
import { seededDatabase, testPassword } from './seeded-database';
import { testSettings } from './test-settings';

/** The morning the letter of the demonstration arrives. */
export const demoMorning = new Date('2020-05-14T08:00:00+02:00');

export interface TestAppOptions {
  /** What the ministry's clock shows at first; default the morning of 14 May 2020. */
  readonly at?: Date;
  /** Whether it stands still there; default false, it runs on. */
  readonly stopped?: boolean;
  /** Settings that differ from `testSettings`; `work: true` also carries out jobs. */
  readonly settings?: Partial<Settings>;
  /** Another database than a seeded one of its own: a second process on the first one's. Not dropped by `stop`. */
  readonly databaseUrl?: string;
}

export interface TestApp {
  /** Address of the server, without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly app: NestExpressApplication;
  readonly settings: Settings;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  /** Nobody: a fresh browser, signed in nowhere. */
  http(): TestAgent;
  /** Somebody of the demonstration (`hmk`, `mm` …), signed in; the same browser each time. For ministry JD unless said. */
  as(username: string, ministry?: string): Promise<TestAgent>;
  /** A machine with a token of that person's. */
  token(username: string, scopes: readonly TokenScope[], ministry?: string): Promise<TestAgent>;
  /** Confirms the identity of the browser's person again, as signing wants it. */
  confirmIdentity(browser: TestAgent): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.databaseUrl ? null : await seededDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const { settings, remove } = testSettings(databaseUrl, options.settings);
  const clock = new Clock();
  if (options.stopped) clock.stopAt(options.at ?? demoMorning);
  else clock.runFrom(options.at ?? demoMorning);
  const dataSource = await makeDataSource(databaseUrl, { poolSize: settings.databasePoolSize }).initialize();
  const app = await makeApp(settings, clock, dataSource);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const browsers = new Map<string, Promise<TestAgent>>();
  const as = (username: string, ministry?: string): Promise<TestAgent> => {
    const key = `${username} ${ministry ?? ''}`;
    const browser = browsers.get(key) ?? signIn(url, username, ministry);
    browsers.set(key, browser);
    return browser;
  };

  return {
    url,
    databaseUrl,
    app,
    settings,
    dataSource,
    clock,
    http: () => supertest.agent(url),
    as,
    confirmIdentity,
    token: async (username, scopes, ministry) => {
      const browser = await as(username, ministry);
      await confirmIdentity(browser);
      const made = await browser
        .post('/api/v1/tokens')
        .send({ name: `test ${scopes.join()}`, scopes })
        .expect(201);
      return supertest.agent(url).set('Authorization', `Bearer ${(made.body as { token: string }).token}`);
    },
    stop: async () => {
      await app.close();
      await dataSource.destroy();
      await database?.drop();
      remove();
    },
  };
}

async function signIn(url: string, username: string, ministry: string | undefined): Promise<TestAgent> {
  const browser = supertest.agent(url);
  const answer = await browser
    .post('/api/v1/session')
    .send({ username, password: testPassword, ...(ministry ? { ministry } : {}) });
  const { csrfToken } = answer.body as { csrfToken?: string };
  if (!csrfToken) throw new Error(`${username} cannot sign in: ${JSON.stringify(answer.body)}`);
  return browser.set('X-CSRF-Token', csrfToken);
}

async function confirmIdentity(browser: TestAgent): Promise<void> {
  await browser.post('/api/v1/session/identity').send({ password: testPassword }).expect(200);
}
