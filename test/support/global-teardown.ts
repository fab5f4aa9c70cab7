import { endTestServer } from './test-server';

/** Once per test run, after the last story: nothing of it stays, neither process nor folder nor database. */
export default async function globalTeardown(): Promise<void> {
  if (globalThis.svarbrevTestServer) await endTestServer(globalThis.svarbrevTestServer);
}
