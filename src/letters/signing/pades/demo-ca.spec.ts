import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followToRoot, isFor, readCertificate } from './certificate';
import { ensureDemoKeys, type DemoKeys, type DemoPerson } from './demo-ca';
import { Pkcs12Signer } from './pkcs12.signer';
import { certificatesIn, readTrusted } from './trusted-roots';

const people: DemoPerson[] = [
  { id: 'kari', commonName: 'Kari Nordmann', organization: 'Justis- og beredskapsdepartementet' },
  { id: 'segl', commonName: 'Justis- og beredskapsdepartementet', organizationNumber: '972417831', key: 'rsa' },
  { id: 'tid', commonName: 'Tidsstempel', purpose: 'timestamping' },
];

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'svarbrev-demo-'))));
afterEach(() => rm(folder, { recursive: true }));

async function leafOf(keys: DemoKeys, id: string) {
  const [leaf, ...others] = certificatesIn(await readFile(keys.keys.get(id)!.certificateFile)).map(readCertificate);
  return { leaf: leaf!, others };
}

describe('The demo’s keys', () => {
  it('lead back to the demo authority, say DEMO, and are for what they are for', async () => {
    const keys = await ensureDemoKeys(folder, people);
    const roots = readTrusted([keys.rootPem]);

    for (const { id, purpose = 'signing' } of people) {
      const { leaf, others } = await leafOf(keys, id);
      expect(leaf.commonName).toMatch(/^DEMO /);
      expect(leaf.x509.subject).toContain('C=NO');
      expect(isFor(purpose, leaf)).toBe(true);
      expect(isFor('timestamping', leaf)).toBe(id === 'tid');
      expect(followToRoot(leaf, others, roots, new Date('2020-06-08')).trusted).toBe(true);
      expect(followToRoot(leaf, others, roots, new Date('2018-06-08'))).toMatchObject({ why: 'notValidThen' });
      expect(followToRoot(leaf, others, [], new Date('2020-06-08'))).toMatchObject({ why: 'notTrusted' });
    }
    expect((await leafOf(keys, 'segl')).leaf.x509.subject).toContain('NTRNO-972417831');
    expect(roots[0]!.isAuthority).toBe(true);
    expect(isFor('signing', roots[0]!)).toBe(false);
  });

  it('stay the same at the next start, and can be read by their owner only', async () => {
    const first = await ensureDemoKeys(folder, people);
    const again = await ensureDemoKeys(folder, [...people, { id: 'ola', commonName: 'Ola Nordmann' }]);

    for (const { id } of people) expect(again.keys.get(id)).toEqual(first.keys.get(id));
    expect(again.rootPem).toBe(first.rootPem);
    expect(again.passphrase).toBe(first.passphrase);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const signer = new Pkcs12Signer(await readFile(again.keys.get('ola')!.keyFile), again.passphrase);
    expect(signer.describe().commonName).toBe('DEMO Ola Nordmann');
    expect(signer.chain).toHaveLength(2);
  });

  it('are the same for processes that start at once, and leave nothing half-made', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => ensureDemoKeys(folder, people)));

    for (const keys of all) expect([...keys.keys]).toEqual([...all[0]!.keys]);
    expect(new Set(all.map((keys) => keys.rootPem)).size).toBe(1);
    expect(new Set(all.map((keys) => keys.passphrase)).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('follow a change of name', async () => {
    const before = await ensureDemoKeys(folder, people);
    const after = await ensureDemoKeys(folder, [{ ...people[0]!, commonName: 'Kari Hansen' }]);

    expect(after.keys.get('kari')!.certificateSha256).not.toBe(before.keys.get('kari')!.certificateSha256);
    expect((await leafOf(after, 'kari')).leaf.commonName).toBe('DEMO Kari Hansen');
  });

  it.each(['../kari', 'root', '', 'Kari', 'a/b'])('are never written under the name "%s"', async (id) => {
    await expect(ensureDemoKeys(folder, [{ id, commonName: 'Kari' }])).rejects.toThrow('cannot name a demo key');
  });

  it('are not replaced when a file is damaged: that is told instead', async () => {
    const keys = await ensureDemoKeys(folder, people);
    await writeFile(keys.keys.get('kari')!.keyFile, 'ødelagt');
    await expect(ensureDemoKeys(folder, people)).rejects.toMatchObject({ code: 'pades.keyFileUnreadable' });
  });
});
