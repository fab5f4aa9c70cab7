import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { History } from '../../kernel/history/history';
import { isId } from '../../kernel/id';
import { refuseUnlessConfirmed } from '../../kernel/identity';
import { LOGGER } from '../../kernel/log';
import { severalAtOnce } from '../../kernel/several';
import { Refusal, refuseUnless, sentenceOf } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { refuseUnlessApprovalsStand } from '../replies/approval-route';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { ReplyInHand, lockReply, readReply } from '../replies/reply-loading';
import { Laying, lettersAtOnce } from './laying';
import { LetterSigner } from './letter-signer';
import { NoteFiling } from './note-filing';
import { SignedLetters, pdfFileName } from './signed-letters';
import { Signatories } from './signatories';
import { LaidLetter, SigningCeremony } from './signing.entity';
import { SigningKeys } from './signing-keys';
import './signing.events';

/** What became of one marked letter. `left`: it was not signed, and waits as before. */
export interface SigningResult {
  readonly laidLetterId: string;
  readonly outcome: 'signed' | 'refused' | 'left';
  readonly code: string | null;
  /** Why not, as a sentence. */
  readonly because: string | null;
}

/** Refusals after which the PDF that was shown can never be signed: the letter must be set and shown again. */
const changesTheLetter: ReadonlySet<string> = new Set([
  'signing.contentChanged',
  'signing.dateChanged',
  'signing.holderChanged',
  'reply.notInThatState',
  'reply.changedSinceApproved',
  'reply.levelUnlikeCase',
  'reply.notHolder',
  'reply.officeVacant',
  'reply.unknown',
  'signing.notSignatory',
]);

/** What the signatory says of each letter when she signs: exactly this PDF. */
export interface Mark {
  readonly laidLetterId: string;
  /** SHA-256 of the PDF as it was shown. */
  readonly sha256: string;
}

/**
 * The ceremony: letters that were laid (`laying.ts`) are shown, and signed exactly as shown. Identity is confirmed once
 * for all of them; each has its own result, and one that changed meanwhile does not stop the others.
 */
@Injectable()
export class CeremonyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly laying: Laying,
    private readonly documents: Documents,
    private readonly signatories: Signatories,
    private readonly keys: SigningKeys,
    private readonly signer: LetterSigner,
    private readonly signed: SignedLetters,
    private readonly noteFiling: NoteFiling,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** The exact PDF of a letter in the ceremony. The first time it is opened is an event of the case. */
  async show(ceremonyId: string, laidLetterId: string, actor: Actor): Promise<Buffer> {
    const letter = await this.own(this.transactions.reader, ceremonyId, laidLetterId, actor);
    const { shownSha256 } = letter;
    refuseUnless(shownSha256, 'notFound', 'signing.unknown');
    const { caseFile } = await readReply(this.transactions.reader, actor, this.clock.now(), letter.replyId);
    const pdf = await this.documents.read(shownSha256);
    if (letter.state === 'waiting' && !letter.openedAt) await this.recordOpened(letter.id, caseFile.id, actor);
    return pdf;
  }

  /** Signs the marked letters. Each is its own command with its own result; what is signed stays signed. */
  async sign(
    ceremonyId: string,
    marks: readonly Mark[],
    evenUnopened: boolean,
    actor: Actor,
  ): Promise<SigningResult[]> {
    refuseUnlessConfirmed(actor);
    const marked: { mark: Mark; letter: LaidLetter }[] = [];
    for (const mark of marks) {
      marked.push({ mark, letter: await this.own(this.transactions.reader, ceremonyId, mark.laidLetterId, actor) });
    }
    await this.noteMarked(marked.map(({ letter }) => letter.id));
    const signOne = (one: (typeof marked)[number]) => this.signOne(one.letter, one.mark, evenUnopened, actor);
    // The first alone: a time-stamp authority that is down is found out once, not by several letters at a time.
    const [first, ...others] = marked;
    return [...(first ? [await signOne(first)] : []), ...(await severalAtOnce(lettersAtOnce, others, signOne))];
  }

  private async signOne(letter: LaidLetter, mark: Mark, evenUnopened: boolean, actor: Actor): Promise<SigningResult> {
    if (letter.state !== 'waiting') return decided(letter);
    try {
      refuseUnless(letter.shownSha256 && letter.shownSha256 === mark.sha256, 'invalid', 'signing.otherPdf');
      refuseUnless(evenUnopened || letter.openedAt, 'conflict', 'signing.notOpened');
      await this.signAsShown(letter, letter.shownSha256, actor);
      return result(letter, 'signed');
    } catch (error) {
      // The same letter marked twice at once: the other one may have decided it.
      const current = await this.transactions.reader.findOneByOrFail(LaidLetter, { id: letter.id });
      if (current.state !== 'waiting') return decided(current);
      if (!(error instanceof Refusal))
        this.log.error({ laidLetterId: letter.id, err: error }, 'a letter was not signed');
      const refusal = error instanceof Refusal ? error : new Refusal('unavailable', 'internal.unexpected');
      if (!changesTheLetter.has(refusal.code)) return this.leave(letter, refusal);
      await this.refuse(letter, refusal.code, actor);
      return result(letter, 'refused', refusal);
    }
  }

  /** What is asked for is written down first: whoever leaves the page, or loses the answer, finds what became of it. */
  private async noteMarked(laidLetterIds: readonly string[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const waiting = { id: In(laidLetterIds), state: 'waiting' } as const;
      await tx.update(LaidLetter, waiting, { markedAt: this.clock.now(), leftCode: null });
    });
  }

  private async leave(letter: LaidLetter, refusal: Refusal): Promise<SigningResult> {
    await this.transactions.run(async (tx) => {
      await tx.update(LaidLetter, { id: letter.id, state: 'waiting' }, { leftCode: refusal.code });
    });
    return result(letter, 'left', refusal);
  }

  /** Signs and stores first; then records it, if the letter still is what was shown. Twice at once signs once. */
  private async signAsShown(letter: LaidLetter, shownSha256: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const hand = await readReply(this.transactions.reader, actor, at, letter.replyId);
    await this.refuseUnlessAsShown(this.transactions.reader, hand, letter, actor);
    const key = await this.keys.ofPerson({ id: actor.personId, name: actor.name });
    const pdf = await this.documents.read(shownSha256);
    const signature = await this.signer.sign(pdf, key, { at, signatory: actor.name, fileName: pdfFileName(hand) });
    const note = await this.noteFiling.prepare(hand);

    await this.transactions.run(async (tx) => {
      const locked = await lockReply(tx, actor, at, letter.replyId);
      const lock = { mode: 'pessimistic_write' } as const;
      const current = await tx.findOneOrFail(LaidLetter, { where: { id: letter.id }, lock });
      if (current.state === 'signed') return;
      await this.refuseUnlessAsShown(tx, locked, current, actor);
      locked.reply.take('sign', actor);
      await this.signed.record(tx, locked, {
        kind: 'electronic',
        personId: actor.personId,
        capacity: current.capacity ?? 'holder',
        letterDate: current.letterDate,
        contentHash: current.contentHash,
        shownSha256,
        signature,
        note,
        actor,
        at,
      });
      await tx.update(LaidLetter, { id: letter.id }, { state: 'signed', decidedAt: at, leftCode: null });
    });
  }

  /** The letter is still what was shown: same content, same day, same holder, and the door to signing is open. */
  private async refuseUnlessAsShown(tx: Tx, hand: ReplyInHand, letter: LaidLetter, actor: Actor): Promise<void> {
    refuseUnlessDoor(hand.reply, 'sign', actor);
    const content = await this.laying.contentOf(tx, hand);
    refuseUnless(content === letter.contentHash, 'conflict', 'signing.contentChanged');
    await refuseUnlessApprovalsStand(tx, hand);
    refuseUnless(letter.letterDate === this.clock.today(), 'conflict', 'signing.dateChanged');
    const signatory = await this.signatories.refuseUnlessSignatory(tx, hand, actor, this.clock.now());
    const { personId, capacity } = signatory;
    refuseUnless(personId === letter.holderId && capacity === letter.capacity, 'conflict', 'signing.holderChanged');
  }

  private async recordOpened(laidLetterId: string, caseId: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const letter = await tx.findOneOrFail(LaidLetter, { where: { id: laidLetterId }, lock });
      if (letter.openedAt) return;
      await tx.update(LaidLetter, { id: laidLetterId }, { openedAt: this.clock.now() });
      const { ceremonyId, replyId, shownSha256 } = letter;
      await this.history.record(tx, actor, {
        caseId,
        type: 'signing.opened',
        subject: { table: 'reply', id: replyId },
        payload: { ceremonyId, shownSha256: shownSha256 ?? '' },
      });
    });
  }

  private async refuse(letter: LaidLetter, code: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const waiting = { id: letter.id, state: 'waiting' } as const;
      const refused = { state: 'refused', refusalCode: code, decidedAt: this.clock.now(), leftCode: null } as const;
      const changed = await tx.update(LaidLetter, waiting, refused);
      const [place] = changed.affected
        ? await tx.query<{ caseId: string }[]>('SELECT case_id AS "caseId" FROM reply WHERE id = $1', [letter.replyId])
        : [];
      if (!place) return;
      await this.history.record(tx, actor, {
        caseId: place.caseId,
        type: 'signing.refused',
        subject: { table: 'reply', id: letter.replyId },
        payload: { ceremonyId: letter.ceremonyId, code },
      });
    });
  }

  private async own(tx: Tx, ceremonyId: string, laidLetterId: string, actor: Actor): Promise<LaidLetter> {
    const sound = isId(ceremonyId) && isId(laidLetterId);
    const ceremony = sound
      ? await tx.findOneBy(SigningCeremony, { id: ceremonyId, personId: actor.personId, ministryId: actor.ministryId })
      : null;
    const letter = ceremony ? await tx.findOneBy(LaidLetter, { id: laidLetterId, ceremonyId }) : null;
    refuseUnless(letter, 'notFound', 'signing.unknown');
    return letter;
  }
}

/** What a letter that was decided before came to. */
function decided({ id, state, refusalCode }: LaidLetter): SigningResult {
  const refusal = refusalCode === null ? undefined : new Refusal('conflict', refusalCode);
  return result({ id }, state === 'signed' ? 'signed' : 'refused', refusal);
}

function result({ id }: { id: string }, outcome: SigningResult['outcome'], refusal?: Refusal): SigningResult {
  const because = refusal ? (sentenceOf(refusal) ?? refusal.code) : null;
  return { laidLetterId: id, outcome, code: refusal?.code ?? null, because };
}
