import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { made } from '../../kernel/entity-rows';
import { isId, newId } from '../../kernel/id';
import { refuseUnlessConfirmed } from '../../kernel/identity';
import { LOGGER } from '../../kernel/log';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { Documents } from '../../documents/documents.service';
import { ReplyKeeper } from '../replies/reply-keeper';
import { ReplyLetters } from '../replies/reply-letters';
import { ReplyInHand, lockReply, readReply } from '../replies/reply-loading';
import { refuseUnlessDoor } from '../replies/reply-doors';
import { LetterSigner } from './letter-signer';
import { NoteFiling } from './note-filing';
import { SignedLetters, pdfFileName } from './signed-letters';
import { Signatories } from './signatories';
import { SigningCeremony, SigningItem } from './signing.entity';
import { SigningKeys } from './signing-keys';
import './signing.events';

/** What became of one marked letter. `left`: it was not signed, and waits as before. */
export interface SigningResult {
  readonly itemId: string;
  readonly outcome: 'signed' | 'refused' | 'left';
  readonly code: string | null;
}

/** Refusals after which the PDF that was shown can never be signed: the letter must be set and shown again. */
const changesTheLetter = new Set([
  'signing.contentChanged',
  'signing.dateChanged',
  'signing.holderChanged',
  'reply.notInThatState',
  'reply.notHolder',
  'reply.officeVacant',
  'reply.unknown',
  'signing.notSignatory',
]);

/** What the signatory says of each letter when she signs: exactly this PDF. */
export interface Mark {
  readonly itemId: string;
  /** SHA-256 of the PDF as it was shown. */
  readonly sha256: string;
}

/**
 * The ceremony: letters are set with today's date and the holder's name, stored, shown, and signed as shown. Identity
 * is confirmed once for all of them; each has its own result, and one that changed meanwhile does not stop the others.
 */
@Injectable()
export class CeremonyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly keeper: ReplyKeeper,
    private readonly letters: ReplyLetters,
    private readonly documents: Documents,
    private readonly signatories: Signatories,
    private readonly keys: SigningKeys,
    private readonly signer: LetterSigner,
    private readonly signed: SignedLetters,
    private readonly noteFiling: NoteFiling,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Opens a ceremony over these letters: sets and stores the exact PDF of each. Answers the ceremony's id. */
  async open(replyIds: readonly string[], actor: Actor): Promise<string> {
    refuseUnless(replyIds.length > 0, 'invalid', 'signing.nothingToSign');
    const ceremony = made(SigningCeremony, {
      id: newId(),
      ministryId: actor.ministryId,
      personId: actor.personId,
      openedAt: this.clock.now(),
    });
    const items: SigningItem[] = [];
    for (const [index, replyId] of replyIds.entries())
      items.push(await this.lay(ceremony.id, index + 1, replyId, actor));
    await this.transactions.run(async (tx) => {
      await tx.insert(SigningCeremony, ceremony);
      for (const item of items) {
        if (item.shownSha256) await this.documents.keepRow(tx, { sha256: item.shownSha256 });
      }
      await tx.insert(SigningItem, items);
      for (const item of items.filter((one) => one.state === 'waiting')) await this.recordOpened(tx, item, actor);
    });
    return ceremony.id;
  }

  /** The exact PDF of a letter in the ceremony; that it was opened is noted. */
  async show(ceremonyId: string, itemId: string, actor: Actor): Promise<Buffer> {
    const item = await this.own(this.transactions.reader, ceremonyId, itemId, actor);
    refuseUnless(item.shownSha256, 'notFound', 'signing.unknown');
    await readReply(this.transactions.reader, actor, this.clock.now(), item.replyId);
    await this.transactions.reader.update(
      SigningItem,
      { id: item.id, state: 'waiting' },
      { openedAt: item.openedAt ?? this.clock.now() },
    );
    return this.documents.read(item.shownSha256);
  }

  /** Signs the marked letters, one after the other. Each is its own command; what is signed stays signed. */
  async sign(
    ceremonyId: string,
    marks: readonly Mark[],
    evenUnopened: boolean,
    actor: Actor,
  ): Promise<SigningResult[]> {
    refuseUnlessConfirmed(actor);
    refuseUnless(marks.length > 0, 'invalid', 'signing.nothingToSign');
    const marked: { mark: Mark; item: SigningItem }[] = [];
    for (const mark of marks) {
      marked.push({ mark, item: await this.own(this.transactions.reader, ceremonyId, mark.itemId, actor) });
    }
    const results: SigningResult[] = [];
    for (const { mark, item } of marked) results.push(await this.signOne(item, mark, evenUnopened, actor));
    return results;
  }

  private async signOne(item: SigningItem, mark: Mark, evenUnopened: boolean, actor: Actor): Promise<SigningResult> {
    const itemId = item.id;
    if (item.state !== 'waiting') return { itemId, outcome: item.state, code: item.refusalCode };
    try {
      refuseUnless(item.shownSha256 && item.shownSha256 === mark.sha256, 'invalid', 'signing.otherPdf');
      refuseUnless(evenUnopened || item.openedAt, 'conflict', 'signing.notOpened');
      await this.signAsShown(item, item.shownSha256, actor);
      return { itemId, outcome: 'signed', code: null };
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal.unexpected';
      if (!(error instanceof Refusal)) this.log.error({ itemId, err: error }, 'a letter was not signed');
      if (!changesTheLetter.has(code)) return { itemId, outcome: 'left', code };
      await this.refuse(item, code, actor);
      return { itemId, outcome: 'refused', code };
    }
  }

  /** Signs and stores first; then records it, if the letter still is what was shown. Twice at once signs once. */
  private async signAsShown(item: SigningItem, shownSha256: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const hand = await readReply(this.transactions.reader, actor, at, item.replyId);
    await this.refuseUnlessAsShown(this.transactions.reader, hand, item, actor);
    const key = await this.keys.ofPerson({ id: actor.personId, name: actor.name });
    const pdf = await this.documents.read(shownSha256);
    const signature = await this.signer.sign(pdf, key, { at, signatory: actor.name, fileName: pdfFileName(hand) });

    const note = await this.noteFiling.prepare(hand);

    await this.transactions.run(async (tx) => {
      const locked = await lockReply(tx, actor, at, item.replyId);
      const current = await tx.findOneOrFail(SigningItem, {
        where: { id: item.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (current.state === 'signed') return;
      await this.refuseUnlessAsShown(tx, locked, current, actor);
      locked.reply.take('sign', actor);
      await this.signed.record(tx, locked, {
        kind: 'electronic',
        personId: actor.personId,
        capacity: current.capacity ?? 'holder',
        letterDate: current.letterDate,
        shownSha256,
        signature,
        note,
        actor,
        at,
      });
      await tx.update(SigningItem, { id: item.id }, { state: 'signed', decidedAt: at });
    });
  }

  /** The letter is still what was shown: same content, same day, same holder, and the door to signing is open. */
  private async refuseUnlessAsShown(tx: Tx, hand: ReplyInHand, item: SigningItem, actor: Actor): Promise<void> {
    refuseUnlessDoor(hand.reply, 'sign', actor);
    refuseUnless(hand.reply.contentHash === item.contentHash, 'conflict', 'signing.contentChanged');
    refuseUnless(item.letterDate === this.clock.today(), 'conflict', 'signing.dateChanged');
    const signatory = await this.signatories.refuseUnlessSignatory(tx, hand, actor, this.clock.now());
    const { personId, capacity } = signatory;
    refuseUnless(personId === item.holderId && capacity === item.capacity, 'conflict', 'signing.holderChanged');
  }

  /** Sets one letter and stores what will be shown; a letter that cannot be signed is in the ceremony with its reason. */
  private async lay(ceremonyId: string, ordinal: number, replyId: string, actor: Actor): Promise<SigningItem> {
    const tx = this.transactions.reader;
    const at = this.clock.now();
    const hand = await readReply(tx, actor, at, replyId);
    refuseUnless(hand.reply.ministryId === actor.ministryId, 'notFound', 'reply.unknown');
    const item = made(SigningItem, {
      id: newId(),
      ceremonyId,
      replyId,
      ordinal,
      state: 'waiting',
      shownSha256: null,
      contentHash: hand.reply.contentHash,
      letterDate: this.clock.today(),
      holderId: null,
      capacity: null,
      openedAt: null,
      refusalCode: null,
      decidedAt: null,
    });
    try {
      refuseUnlessDoor(hand.reply, 'sign', actor);
      const { personId, capacity } = await this.signatories.refuseUnlessSignatory(tx, hand, actor, at);
      const { pdf } = await this.letters.set(tx, hand, { on: item.letterDate, at });
      const kept = await this.documents.keep(Buffer.from(pdf), {
        fileName: pdfFileName(hand),
        mediaType: 'application/pdf',
      });
      return Object.assign(item, { shownSha256: kept.sha256, holderId: personId, capacity });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return Object.assign(item, { state: 'refused', refusalCode: error.code, decidedAt: at });
    }
  }

  private async recordOpened(tx: Tx, item: SigningItem, actor: Actor): Promise<void> {
    const hand = await readReply(tx, actor, this.clock.now(), item.replyId);
    const { ceremonyId, shownSha256, contentHash, letterDate } = item;
    await this.keeper.record(tx, actor, hand, 'signing.opened', {
      ceremonyId,
      shownSha256: shownSha256 ?? '',
      contentHash,
      letterDate,
    });
  }

  private async refuse(item: SigningItem, code: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const changed = await tx.update(
        SigningItem,
        { id: item.id, state: 'waiting' },
        { state: 'refused', refusalCode: code, decidedAt: this.clock.now() },
      );
      if (!changed.affected) return;
      const hand = await readReply(tx, actor, this.clock.now(), item.replyId).catch(() => undefined);
      if (!hand) return;
      await this.keeper.record(tx, actor, hand, 'signing.refused', { ceremonyId: item.ceremonyId, code });
    });
  }

  private async own(tx: Tx, ceremonyId: string, itemId: string, actor: Actor): Promise<SigningItem> {
    const sound = isId(ceremonyId) && isId(itemId);
    const ceremony = sound
      ? await tx.findOneBy(SigningCeremony, { id: ceremonyId, personId: actor.personId, ministryId: actor.ministryId })
      : null;
    const item = ceremony ? await tx.findOneBy(SigningItem, { id: itemId, ceremonyId }) : null;
    refuseUnless(item, 'notFound', 'signing.unknown');
    return item;
  }
}
