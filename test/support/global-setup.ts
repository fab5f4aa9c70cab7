import { beginTestServer, type TestServer } from './test-server';

declare global {
  var svarbrevTestServer: TestServer | undefined;
}

/** Once per test run, before any story: a PostgreSQL with the schema in a template. */
export default async function globalSetup(): Promise<void> {
  globalThis.svarbrevTestServer = await beginTestServer();
}
