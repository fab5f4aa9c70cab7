import { Inject, Injectable } from '@nestjs/common';
import { Documents } from '../../documents/documents.service';
import type { Findings, Progress } from '../../kernel/history/verification/findings';
import { Refusal } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions, rows } from '../../kernel/transaction';
import { trustedRootsOf } from '../../letters/signing/trust';
import { verifySignedPdf } from '../../letters/signing/pades/verify-signed-pdf';

interface SignedLetter {
  readonly actId: string;
  readonly sha256: string;
  readonly certificate: string;
  readonly size: number;
}

const batchSize = 200;

/** Every signed letter: its signature holds, by a key that is trusted, the one the act names. Also of letters stopped later. */
@Injectable()
export class SignaturesCheck {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: Documents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Answers how many signatures there are. */
  async run(findings: Findings, progress: Progress): Promise<number> {
    const roots = await trustedRootsOf(this.settings);
    let count = 0;
    let unjudged = 0;
    for await (const letter of this.everyAct()) {
      unjudged += (await this.check(letter, roots, findings)) ? 0 : 1;
      if (++count % 100 === 0) progress(`signatures: ${count} checked`);
    }
    if (unjudged)
      findings.notice(
        `${unjudged} signatures hold, but nobody was named to trust: TRUSTED_ROOTS_FILE says whose keys are accepted`,
      );
    return count;
  }

  /** Whether somebody trusted stands behind it; false only where nobody was named to trust. */
  private async check(letter: SignedLetter, roots: string[], findings: Findings): Promise<boolean> {
    const { actId, sha256, certificate } = letter;
    const facts = { table: 'signature_act', row: actId, sha256 };
    const bytes = await this.bytesOf(letter);
    if (!bytes) {
      findings.add('signature.unreadable', `The letter signed by act ${actId} cannot be read: ${sha256}`, facts);
      return true;
    }
    const verdict = verifySignedPdf(bytes, { trustedRoots: roots });
    if (!verdict.valid) {
      if (roots.length === 0 && verdict.fault === 'certificateNotTrusted') return false;
      const what = `${verdict.fault}: ${verdict.detail}`;
      findings.add('signature.wrong', `The signature of act ${actId} does not hold (${what})`, facts);
    } else if (verdict.certificateSha256 !== certificate)
      findings.add(
        'signature.otherKey',
        `The letter of act ${actId} is signed by another key than the act says`,
        facts,
      );
    return true;
  }

  private async bytesOf({ sha256, size }: SignedLetter): Promise<Buffer | undefined> {
    try {
      return await this.documents.read(sha256, size);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  private async *everyAct(): AsyncGenerator<SignedLetter> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const batch = await rows<SignedLetter>(
        this.transactions.reader,
        `SELECT act.id AS "actId", act.signed_sha256 AS sha256, act.certificate_sha256 AS certificate, file.size
           FROM signature_act act JOIN stored_file file ON file.sha256 = act.signed_sha256
          WHERE act.id > $1 ORDER BY act.id LIMIT ${batchSize}`,
        [after],
      );
      yield* batch;
      const last = batch.at(-1);
      if (!last) return;
      after = last.actId;
    }
  }
}
