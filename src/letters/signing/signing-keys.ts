import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Pkcs11Signer } from './pades/pkcs11.signer';
import { Pkcs12Signer } from './pades/pkcs12.signer';
import { DemoPerson, ensureDemoKeys } from './pades/demo-ca';
import { unlessCode } from './pades/key-files';
import type { Signer } from './pades/signer';

/**
 * Whose key signs. A person's key is named by the person's id, a ministry's seal `seal-<code>` (`seal-jd`): a PKCS#12
 * file of that name with the ending `.p12` in the key folder, or key and certificate of that label on the token
 * (PKCS11_MODULE, PKCS11_PIN). The files' passphrase is KEY_PASSPHRASE, or stands in `passphrase` in the key folder.
 * Opened once, and kept open while the process lives: after a key is renewed the processes are started again.
 */
@Injectable()
export class SigningKeys implements OnApplicationShutdown {
  private readonly open = new Map<string, Promise<Signer>>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The key of a person who signs. In a demonstration it is made when it is missing. */
  ofPerson(person: { readonly id: string; readonly name: string }): Promise<Signer> {
    return this.keyNamed({ id: person.id, commonName: person.name }, 'signing.keyMissing');
  }

  /** The seal of a ministry, for what was decided or signed outside the system. */
  sealOf(ministry: { readonly code: string; readonly name: string; readonly orgNumber: string }): Promise<Signer> {
    const { code, name, orgNumber } = ministry;
    const seal = {
      id: `seal-${code.toLowerCase()}`,
      commonName: name,
      organization: name,
      organizationNumber: orgNumber,
    };
    return this.keyNamed(seal, 'signing.sealMissing');
  }

  async onApplicationShutdown(): Promise<void> {
    for (const signer of this.open.values()) await (await signer.catch(() => undefined))?.close();
    this.open.clear();
  }

  private keyNamed(owner: DemoPerson, missing: KeyMissing): Promise<Signer> {
    const opened = this.open.get(owner.id) ?? this.load(owner, missing);
    this.open.set(owner.id, opened);
    // A key that could not be opened is tried again the next time: the file may have been put there meanwhile.
    opened.catch(() => this.open.delete(owner.id));
    return opened;
  }

  private async load(owner: DemoPerson, missing: KeyMissing): Promise<Signer> {
    const { pkcs11Module, pkcs11Pin, keyFolder, demo } = this.settings;
    if (pkcs11Module) return this.onToken(pkcs11Module, pkcs11Pin ?? '', owner, missing);
    if (demo) {
      const { passphrase, keys } = await ensureDemoKeys(keyFolder, [owner]);
      return new Pkcs12Signer(await readFile(keys.get(owner.id)?.keyFile ?? ''), passphrase);
    }
    const bytes = await readFile(join(keyFolder, `${owner.id}.p12`)).catch(unlessCode('ENOENT'));
    refuseUnless(bytes, 'conflict', missing, { key: `${owner.id}.p12` });
    return new Pkcs12Signer(bytes, await this.passphrase());
  }

  private async onToken(library: string, pin: string, owner: DemoPerson, missing: KeyMissing): Promise<Signer> {
    try {
      return await Pkcs11Signer.open({ library, pin, keyLabel: owner.id });
    } catch (error) {
      const notThere = error instanceof Refusal && error.code === 'pades.keyMissing';
      throw notThere ? new Refusal('conflict', missing, { key: owner.id }) : error;
    }
  }

  private async passphrase(): Promise<string> {
    const { keyPassphrase, keyFolder } = this.settings;
    return keyPassphrase ?? (await readFile(join(keyFolder, 'passphrase'), 'utf8').catch(unlessCode('ENOENT'))) ?? '';
  }
}

type KeyMissing = 'signing.keyMissing' | 'signing.sealMissing';
