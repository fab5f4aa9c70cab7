import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { spoken } from '../../kernel/spoken';
import { Transactions, rows } from '../../kernel/transaction';
import { printedEntryKey } from '../../cases/case-key';
import { Documents } from '../../documents/documents.service';
import { ReplyInHand, readReply } from '../replies/reply-loading';
import { Timeline } from '../timeline/timeline.service';
import { signatureFaultWords, signatureHolds } from './pades/pades.words';
import { verifySignedPdf } from './pades/verify-signed-pdf';
import { ProofView, ProvenFileView, SignatureVerdictView } from './proof.view';
import { SigningQueries } from './signing.query';
import type { SignatureActView } from './signing.view';
import { trustedRootsOf } from './trust';

/**
 * What proves a letter: that the minister approved it, that it is what was sent, that nobody changed it since. Nothing
 * is taken from memory: the bytes are read and the signature is verified each time it is asked.
 */
@Injectable()
export class Proofs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly queries: SigningQueries,
    private readonly timeline: Timeline,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The proof of a letter of the actor's own ministry; the history of others' cases is theirs. */
  async of(replyId: string, actor: Actor): Promise<ProofView> {
    const hand = await readReply(this.transactions.reader, actor, this.clock.now(), replyId);
    const { reply, entry, caseFile } = hand;
    refuseUnless(reply.ministryId === actor.ministryId, 'forbidden', 'history.ofAnotherMinistry');
    const act = await this.queries.actOrNull(replyId, actor);
    return {
      replyId,
      entryKey: printedEntryKey(caseFile, entry.documentNumber),
      publicTitle: entry.publicTitle,
      act,
      signature: act && (await this.verdictOn(act)),
      files: act ? await this.filesOf(act, entry.publicTitle) : [],
      history: await this.timeline.ofThings(actor, caseFile.id, await this.thingsOf(hand)),
    };
  }

  private async verdictOn(act: SignatureActView): Promise<SignatureVerdictView> {
    const [shown, signed] = [await this.bytesOf(act.shownSha256), await this.bytesOf(act.signedSha256)];
    const beginsWithWhatWasShown =
      shown !== null &&
      signed !== null &&
      signed.length > shown.length &&
      signed.subarray(0, shown.length).equals(shown);
    const verdict = signed
      ? verifySignedPdf(signed, { trustedRoots: await trustedRootsOf(this.settings) })
      : ({ valid: false, fault: 'unreadable' } as const);
    if (!verdict.valid) {
      const { fault } = verdict;
      const unknown = { level: null, signatory: null, certificateSha256: null, claimedAt: null, signedLength: null };
      const says = spoken(signatureFaultWords[fault]);
      return { valid: false, fault, says, ...unknown, timestamps: [], beginsWithWhatWasShown, byTheKeyOfTheAct: false };
    }
    const { level, signatory, certificateSha256, claimedAt, timestamps, signedLength } = verdict;
    return {
      valid: true,
      fault: null,
      says: spoken(signatureHolds),
      level,
      signatory,
      certificateSha256,
      claimedAt: claimedAt?.toISOString() ?? null,
      timestamps: timestamps.map((stamp) => ({ ...stamp, at: stamp.at.toISOString() })),
      signedLength,
      beginsWithWhatWasShown,
      byTheKeyOfTheAct: certificateSha256 === act.certificateSha256,
    };
  }

  private async filesOf(act: SignatureActView, publicTitle: string): Promise<ProvenFileView[]> {
    const files = [
      { what: 'shown', title: publicTitle, sha256: act.shownSha256 },
      { what: 'signed', title: publicTitle, sha256: act.signedSha256 },
      ...act.enclosures.map(({ title, sha256 }) => ({ what: 'enclosure', title, sha256 })),
    ];
    return Promise.all(
      files.map(async (file) => ({ ...file, state: (await this.documents.verify(file.sha256)).state })),
    );
  }

  /** The bytes; null when they are missing or no longer what was stored. */
  private async bytesOf(sha256: string): Promise<Buffer | null> {
    try {
      return await this.documents.read(sha256);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  private async thingsOf({ reply, entry }: ReplyInHand): Promise<string[]> {
    const found = await rows<{ id: string }>(this.transactions.reader, 'SELECT id FROM dispatch WHERE reply_id = $1', [
      reply.id,
    ]);
    return [reply.id, entry.id, ...found.map(({ id }) => id)];
  }
}
