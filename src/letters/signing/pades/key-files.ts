/**
 * Files beside keys, put in place whole or not at all, readable by their owner only. Two processes may start at once:
 * each writes under another name and links it into place, so the first one wins and the other reads what it finds.
 */
import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { readCertificate } from './certificate';

/** Certificates as PEM, one after the other. */
export function pemOf(certificates: readonly Buffer[]): string {
  return certificates.map((certificate) => readCertificate(certificate).x509.toString()).join('');
}

/** The file's content; made and put in place if it is not there. Whoever comes second gets the first one's. */
export async function keepFirst(path: string, make: () => Buffer | Promise<Buffer>): Promise<Buffer> {
  const there = await readFile(path).catch(unlessCode('ENOENT'));
  if (there) return there;
  const temporary = await writeBeside(path, await make());
  await link(temporary, path).catch(unlessCode('EEXIST'));
  await rm(temporary);
  return readFile(path);
}

/** Puts the file in place of what was there, whole or not at all; leaves it alone when it is the same. */
export async function replace(path: string, content: Buffer): Promise<void> {
  const there = await readFile(path).catch(unlessCode('ENOENT'));
  if (!there?.equals(content)) await rename(await writeBeside(path, content), path);
}

async function writeBeside(path: string, content: Buffer): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}

/** Nothing, for an error of that code; any other goes on. */
export const unlessCode =
  (code: string) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error;
  };
