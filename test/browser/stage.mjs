// What the browser tests play on: the demonstration's server with its whole story, and work under way in its other cases.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../conformance/api/serve.mjs';
import { layWorkUnderWay } from '../conformance/api/work-under-way.mjs';

/** `{ url, password, stop }`. */
export async function startStage() {
  const folder = await mkdtemp(join(tmpdir(), 'svarbrev-browser-'));
  const demo = await startDemo(folder);
  const stop = async () => {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await layWorkUnderWay(demo);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: demo.url, password: demo.password, stop };
}
