import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { History } from '../../kernel/history/history';
import { newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { severalAtOnce } from '../../kernel/several';
import { Transactions, Tx, firstRow } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { refuseUnlessApprovalsStand } from '../replies/approval-route';
import { presentHashOf } from '../replies/reply-content';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { ReplyLetters } from '../replies/reply-letters';
import { ReplyInHand, readReply } from '../replies/reply-loading';
import { pdfFileName } from './signed-letters';
import { Signatories } from './signatories';
import { LaidLetter, SigningCeremony } from './signing.entity';
import './signing.events';

/** How many letters of a ceremony are worked on at once: what waits for disk and database waits together. */
export const lettersAtOnce = 4;

/** A letter as it was laid, and whose history it belongs to. */
interface Laid {
  readonly letter: LaidLetter;
  readonly caseId: string;
}

/** Lays letters before a signatory: each is set with today's date and her name, stored, and shown exactly so. */
@Injectable()
export class Laying {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly letters: ReplyLetters,
    private readonly documents: Documents,
    private readonly signatories: Signatories,
  ) {}

  /** Opens a ceremony over these letters. Answers its id. A letter that cannot be signed is in it with the reason. */
  async open(replyIds: readonly string[], actor: Actor): Promise<string> {
    const ceremony = made(SigningCeremony, {
      id: newId(),
      ministryId: actor.ministryId,
      personId: actor.personId,
      openedAt: this.clock.now(),
    });
    const laid = await severalAtOnce(lettersAtOnce, replyIds, (replyId, index) =>
      this.lay(ceremony.id, index + 1, replyId, actor),
    );
    await this.transactions.run(async (tx) => {
      await tx.insert(SigningCeremony, ceremony);
      for (const { letter } of laid)
        if (letter.shownSha256) await this.documents.keepRow(tx, { sha256: letter.shownSha256 });
      await tx.insert(
        LaidLetter,
        laid.map(({ letter }) => letter),
      );
      // Chains in one order, so that two ceremonies over the same cases do not wait for each other.
      for (const one of [...laid].sort((a, b) => a.caseId.localeCompare(b.caseId))) await this.record(tx, one, actor);
    });
    return ceremony.id;
  }

  /** What the letter would be signed over now, as a hash: counted anew from what would be set. */
  async contentOf(tx: Tx, hand: ReplyInHand): Promise<string> {
    return presentHashOf(tx, hand);
  }

  private async lay(ceremonyId: string, ordinal: number, replyId: string, actor: Actor): Promise<Laid> {
    const tx = this.transactions.reader;
    const at = this.clock.now();
    const hand = await readReply(tx, actor, at, replyId);
    refuseUnless(hand.reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    const letter = made(LaidLetter, {
      id: newId(),
      ceremonyId,
      replyId,
      ordinal,
      state: 'waiting',
      shownSha256: null,
      contentHash: await this.contentOf(tx, hand),
      letterDate: this.clock.today(),
      holderId: null,
      capacity: null,
      openedAt: null,
      refusalCode: null,
      decidedAt: null,
      markedAt: null,
      leftCode: null,
    });
    const caseId = hand.caseFile.id;
    try {
      refuseUnlessDoor(hand.reply, 'sign', actor);
      await refuseUnlessApprovalsStand(tx, hand);
      const { personId, capacity } = await this.signatories.refuseUnlessSignatory(tx, hand, actor, at);
      const { pdf } = await this.letters.set(tx, hand, { on: letter.letterDate, at });
      const about = { fileName: pdfFileName(hand), mediaType: 'application/pdf' };
      const { sha256 } = await this.documents.keep(Buffer.from(pdf), about);
      Object.assign(letter, { shownSha256: sha256, holderId: personId, capacity });
      letter.openedAt = await this.openedBefore(tx, letter, actor);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Object.assign(letter, { state: 'refused', refusalCode: error.code, decidedAt: at });
    }
    return { letter, caseId };
  }

  /** When she opened this very PDF, byte for byte, in an earlier sitting; null when she has not. */
  private async openedBefore(tx: Tx, { replyId, shownSha256 }: LaidLetter, actor: Actor): Promise<Date | null> {
    const earlier = await firstRow<{ openedAt: Date }>(
      tx,
      `SELECT l.opened_at AS "openedAt" FROM laid_letter l JOIN signing_ceremony s ON s.id = l.ceremony_id
        WHERE l.reply_id = $1 AND l.shown_sha256 = $2 AND s.person_id = $3 AND l.opened_at IS NOT NULL
        ORDER BY l.opened_at LIMIT 1`,
      [replyId, shownSha256, actor.personId],
    );
    return earlier?.openedAt ?? null;
  }

  private async record(tx: Tx, { letter, caseId }: Laid, actor: Actor): Promise<void> {
    const { ceremonyId, shownSha256, contentHash, letterDate } = letter;
    if (!shownSha256) return;
    await this.history.record(tx, actor, {
      caseId,
      type: 'signing.laid',
      subject: { table: 'reply', id: letter.replyId },
      payload: { ceremonyId, shownSha256, contentHash, letterDate },
    });
  }
}
