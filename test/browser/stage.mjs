// What the browser tests play on: the demonstration's server as a newcomer has it, with its whole story and work under way.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../conformance/api/serve.mjs';

/** `{ url, password, stop }`. */
export async function startStage() {
  const folder = await mkdtemp(join(tmpdir(), 'svarbrev-browser-'));
  const demo = await startDemo(folder, []);
  const stop = async () => {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: demo.url, password: demo.password, stop };
}
