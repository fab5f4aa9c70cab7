import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Documents, KeptFile } from '../../documents/documents.service';
import type { SignedPdf } from './pades/signed-pdf';
import type { Signer } from './pades/signer';
import { signPdf } from './pades/sign-pdf';
import { TimestampAuthority } from './pades/timestamp';

/** A signed letter in the store: synced to disk before anyone records that it exists. */
export interface StoredSignature {
  readonly kept: KeptFile;
  readonly signed: SignedPdf;
  readonly certificateName: string;
}

/** Signs a letter's PDF and stores the result, with a time stamp when an authority is configured and answers. */
@Injectable()
export class LetterSigner {
  private authority: Promise<TimestampAuthority> | undefined;

  constructor(
    private readonly documents: Documents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Finished, stored and synced when it answers; the short transaction that records it comes after. */
  async sign(
    pdf: Buffer,
    signer: Signer,
    how: { readonly at: Date; readonly signatory: string; readonly fileName: string },
  ): Promise<StoredSignature> {
    const timestampAuthority = await this.timestampAuthority();
    const signed = await signPdf(pdf, signer, {
      signedAt: how.at,
      signatory: how.signatory,
      ...(timestampAuthority ? { timestampAuthority } : {}),
    });
    const kept = await this.documents.keep(signed.bytes, { fileName: how.fileName, mediaType: 'application/pdf' });
    return { kept, signed, certificateName: signer.describe().commonName };
  }

  /** The configured authority; undefined when letters are signed B-B. */
  timestampAuthority(): Promise<TimestampAuthority | undefined> {
    const { timestampUrl, trustedRootsFile } = this.settings;
    if (!timestampUrl) return Promise.resolve(undefined);
    this.authority ??= readRoots(trustedRootsFile).then(
      (trustedRoots) => new TimestampAuthority({ url: timestampUrl, trustedRoots }),
    );
    return this.authority;
  }
}

async function readRoots(file: string | null): Promise<string[]> {
  return file ? [await readFile(file, 'utf8')] : [];
}
