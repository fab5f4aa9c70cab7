import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../kernel/settings/settings';
import { unlessCode } from './pades/key-files';

/**
 * The roots this installation accepts on letters and time stamps, PEM: those it was told, and in a demonstration the
 * demo authority's. None means that signatures can be checked, but nobody says whose keys made them.
 */
export async function trustedRootsOf(
  settings: Pick<Settings, 'trustedRootsFile' | 'keyFolder' | 'demo'>,
): Promise<string[]> {
  const told = settings.trustedRootsFile ? [await readFile(settings.trustedRootsFile, 'latin1')] : [];
  const demo = settings.demo
    ? await readFile(join(settings.keyFolder, 'root.pem'), 'latin1').catch(unlessCode('ENOENT'))
    : undefined;
  return demo === undefined ? told : [...told, demo];
}
