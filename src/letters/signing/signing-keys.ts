import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Pkcs11Signer } from './pades/pkcs11.signer';
import { Pkcs12Signer } from './pades/pkcs12.signer';
import { DemoPerson, ensureDemoKeys } from './pades/demo-ca';
import type { Signer } from './pades/signer';

/**
 * Whose key signs. A person's key is named by the person's id, a ministry's seal `seal-<code>`: a PKCS#12 file of that
 * name in the key folder, or a key of that label on the token. Opened once, and kept open while the process lives.
 */
@Injectable()
export class SigningKeys implements OnApplicationShutdown {
  private readonly open = new Map<string, Promise<Signer>>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The key of a person who signs. In a demonstration it is made when it is missing. */
  ofPerson(person: { readonly id: string; readonly name: string }): Promise<Signer> {
    return this.keyNamed({ id: person.id, commonName: person.name });
  }

  /** The seal of a ministry, for what was decided or signed outside the system. */
  sealOf(ministry: { readonly code: string; readonly name: string; readonly orgNumber: string }): Promise<Signer> {
    const { code, name, orgNumber } = ministry;
    return this.keyNamed({
      id: `seal-${code.toLowerCase()}`,
      commonName: name,
      organization: name,
      organizationNumber: orgNumber,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    for (const signer of this.open.values()) await (await signer.catch(() => undefined))?.close();
    this.open.clear();
  }

  private keyNamed(owner: DemoPerson): Promise<Signer> {
    const opened = this.open.get(owner.id) ?? this.load(owner);
    this.open.set(owner.id, opened);
    // A key that could not be opened is tried again the next time: the file may have been put there meanwhile.
    opened.catch(() => this.open.delete(owner.id));
    return opened;
  }

  private async load(owner: DemoPerson): Promise<Signer> {
    const { pkcs11Module, pkcs11Pin, keyFolder, keyPassphrase, demo } = this.settings;
    if (pkcs11Module) return Pkcs11Signer.open({ library: pkcs11Module, pin: pkcs11Pin ?? '', keyLabel: owner.id });
    const { passphrase, keyFile } = demo
      ? await this.demoKey(owner)
      : { passphrase: keyPassphrase, keyFile: join(keyFolder, `${owner.id}.p12`) };
    const bytes = await readFile(keyFile).catch(() => undefined);
    if (!bytes) throw new Refusal('conflict', 'signing.keyMissing');
    return new Pkcs12Signer(bytes, passphrase ?? '');
  }

  private async demoKey(owner: DemoPerson): Promise<{ passphrase: string; keyFile: string }> {
    const { passphrase, keys } = await ensureDemoKeys(this.settings.keyFolder, [owner]);
    return { passphrase, keyFile: keys.get(owner.id)?.keyFile ?? '' };
  }
}
