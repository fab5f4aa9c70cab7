import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../kernel/settings/settings';

/**
 * The secret session cookies are signed with: the setting, or one made once and kept in the data folder. Processes
 * that share sessions must share it; several starting at once on one folder agree on the first one written.
 */
export async function sessionSecret(settings: Pick<Settings, 'sessionSecret' | 'dataFolder'>): Promise<string> {
  if (settings.sessionSecret) return settings.sessionSecret;
  const file = join(settings.dataFolder, 'session-secret');
  const kept = await read(file);
  if (kept) return kept;
  await mkdir(settings.dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  const agreed = await read(file);
  if (!agreed) throw new Error(`${file} holds no secret of at least 32 characters; remove it and start again`);
  return agreed;
}

async function read(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return text.length >= 32 ? text : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
