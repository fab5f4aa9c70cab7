import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings, readSettings } from '../../src/kernel/settings/settings';

/** Settings of a server in a test: a folder of its own, DEMO, no SMTP, and no jobs unless asked for. */
export function testSettings(
  databaseUrl: string,
  others: Partial<Settings> = {},
): { settings: Settings; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'svarbrev-app-'));
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    DATA_FOLDER: folder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    SESSION_SECRET: 'only for tests: the same in every process',
    DEMO: 'true',
    WORK: 'false',
  });
  return { settings: { ...settings, ...others }, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
