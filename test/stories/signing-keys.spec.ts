import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoMinisterId } from '../../src/government/demo/seed-demo-government';
import { ensureDemoKeys } from '../../src/letters/signing/pades/demo-ca';
import type { SigningResultsView } from '../../src/letters/signing/signing.view';
import { TestApp, startTestApp } from '../support/app';
import { upload } from '../support/letters';
import { aCase, openCeremony, readReply, tryTo } from '../support/replies';
import { mark, outcomes, proofOf } from '../support/signing';

/** A ministry of its own, not a demonstration: nobody makes keys for it. */
let folder: string;
let keyFolder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'svarbrev-given-keys-'));
  keyFolder = await mkdtemp(join(tmpdir(), 'svarbrev-keys-'));
  const trustedRootsFile = join(folder, 'root.pem');
  const { passphrase } = await ensureDemoKeys(folder, [
    { id: demoMinisterId('MM'), commonName: 'Monica Mæland' },
    { id: 'seal-jd', commonName: 'Justis- og beredskapsdepartementet' },
  ]);
  app = await startTestApp({ settings: { demo: false, keyFolder, trustedRootsFile, keyPassphrase: passphrase } });
});
afterAll(async () => {
  await app.stop();
  for (const one of [folder, keyFolder]) await rm(one, { recursive: true });
});

const give = (name: string) => copyFile(join(folder, name), join(keyFolder, name));

describe('A minister without a key', () => {
  it('is told so, the letter waits as before, and is signed as soon as the key is there', async () => {
    const { reply } = await aCase(app).withReply('released');
    const ceremony = await openCeremony(app, 'mm', [reply.id]);
    await app.confirmIdentity(await app.as('mm'));
    const without = await mark(app, 'mm', ceremony, { evenUnopened: true });
    expect(outcomes(without)).toEqual(['left signing.keyMissing']);
    const [result] = (without.body as SigningResultsView).results;
    expect(result?.because).toBe(
      `Det finnes ingen signeringsnøkkel for deg (${demoMinisterId('MM')}.p12). Be administratoren om en.`,
    );

    await give(`${demoMinisterId('MM')}.p12`);
    expect(outcomes(await mark(app, 'mm', ceremony, { evenUnopened: true }))).toEqual(['signed']);
    expect((await proofOf(app, reply.id)).signature).toMatchObject({ valid: true });
  });
});

describe('A ministry without a seal', () => {
  it('is told so, and nothing is recorded until it has one', async () => {
    const { reply } = await aCase(app).withReply('released');
    const { version } = await readReply(app, 'ist', reply.id);
    const evidenceUploadId = await upload(await app.as('mf'), 'bevis.txt', Buffer.from('Greit'));
    await app.confirmIdentity(await app.as('mf'));
    const decision = { how: 'mail', on: app.clock.today(), evidenceUploadId };
    const without = await tryTo(app, 'mf', reply.id, 'decision', decision, version);
    expect([without.status, (without.body as { code: string }).code]).toEqual([409, 'signing.sealMissing']);
    expect((without.body as { detail: string }).detail).toContain('seal-jd.p12');
    expect((await proofOf(app, reply.id)).act).toBeNull();

    await give('seal-jd.p12');
    expect((await tryTo(app, 'mf', reply.id, 'decision', decision, version)).status).toBe(200);
  });
});
