import { Verification } from '../../src/records/verification/verification.service';
import type { TestApp } from './app';

/**
 * What `svarbrev -- verify` finds wrong: nothing may have been changed past the history. Leaves out who the government
 * is, which was seeded and not told, and what the story itself says it tampered with.
 */
export async function faultsIn(app: TestApp): Promise<string[]> {
  const { findings } = await app.app.get(Verification).run();
  return findings.filter(({ code }) => code !== 'row.unknown').map(({ says }) => says);
}
