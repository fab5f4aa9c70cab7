import { Verification } from '../../src/records/verification/verification.service';
import type { TestApp } from './app';

/**
 * What `svarbrev -- verify` finds wrong in a story's archive: nothing, unless the story itself wrote past the system. At
 * the end of a story it shows that every command told the history of every row it left changed.
 */
export async function faultsIn(app: TestApp): Promise<string[]> {
  const { findings } = await app.app.get(Verification).run();
  return findings.map(({ code, says }) => `${code}: ${says}`);
}
