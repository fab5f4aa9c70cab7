import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../kernel/log';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Documents, KeptFile } from '../../documents/documents.service';
import type { SignedPdf } from './pades/signed-pdf';
import type { Signer } from './pades/signer';
import { signPdf } from './pades/sign-pdf';
import { TimestampAuthority } from './pades/timestamp';
import { trustedRootsOf } from './trust';

/** A signed letter in the store: synced to disk before anyone records that it exists. */
export interface StoredSignature {
  readonly kept: KeptFile;
  readonly signed: SignedPdf;
  /** A time stamp is wanted and still to be had. */
  readonly timestampPending: boolean;
  readonly certificateName: string;
}

/** How long one answer of the authority may take, in milliseconds: sixty letters wait for it one after the other. */
const timeoutMs = 5_000;

/** How long an authority that failed is left alone, in milliseconds (real time); letters are stamped later. */
const restMs = 60_000;

/** Signs a letter's PDF and stores the result, with a time stamp when an authority is configured and answers. */
@Injectable()
export class LetterSigner {
  private authority: Promise<TimestampAuthority> | undefined;
  private restsUntil = 0;

  constructor(
    private readonly documents: Documents,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Finished, stored and synced when it answers; the short transaction that records it comes after. */
  async sign(
    pdf: Buffer,
    signer: Signer,
    how: { readonly at: Date; readonly signatory: string; readonly fileName: string },
  ): Promise<StoredSignature> {
    const timestampAuthority = Date.now() < this.restsUntil ? undefined : await this.timestampAuthority();
    const signed = await signPdf(pdf, signer, {
      signedAt: how.at,
      signatory: how.signatory,
      ...(timestampAuthority ? { timestampAuthority } : {}),
    });
    if (signed.pendingTimestamp) {
      this.restsUntil = Date.now() + restMs;
      this.log.warn({ code: signed.timestampFailure }, 'no time stamp could be had; it is added later');
    }
    const kept = await this.documents.keep(signed.bytes, { fileName: how.fileName, mediaType: 'application/pdf' });
    const timestampPending = this.settings.timestampUrl !== null && signed.level === 'B-B';
    return { kept, signed, timestampPending, certificateName: signer.describe().commonName };
  }

  /** The configured authority; undefined when letters are signed B-B. */
  timestampAuthority(): Promise<TimestampAuthority | undefined> {
    const { timestampUrl: url } = this.settings;
    if (!url) return Promise.resolve(undefined);
    this.authority ??= trustedRootsOf(this.settings).then(
      (trustedRoots) => new TimestampAuthority({ url, trustedRoots, timeoutMs }),
    );
    // Roots that could not be read are read again the next time: the file may have been put there meanwhile.
    this.authority.catch(() => (this.authority = undefined));
    return this.authority;
  }
}
