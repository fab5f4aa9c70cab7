import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { holds } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { Transactions, Tx } from '../../kernel/transaction';
import { presentHashOf } from './reply-content';
import { ReplyKeeper } from './reply-keeper';
import { ReplyInHand } from './reply-loading';
import { ReplyText, TextOrigin } from './reply-parts.entity';
import { isWriter, mayWrite } from './reply.policy';
import { Reply } from './reply.entity';
import './reply.events';

/** What a change of a draft left behind: a text, or the name of what else changed. */
export type Changed = { readonly written: ReplyText } | { readonly what: string };

/** The frame every change of a draft has: the door, whose draft it is, the new hash, the event. */
@Injectable()
export class ReplyChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly keeper: ReplyKeeper,
  ) {}

  async change(
    replyId: string,
    version: number,
    actor: Actor,
    make: (tx: Tx, hand: ReplyInHand) => Promise<Changed>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const hand = await this.keeper.open(tx, actor, replyId, version);
      const { reply } = hand;
      refuseUnless(mayWrite(actor, hand, holds(actor, 'leader')), 'forbidden', 'reply.notAllocated');
      reply.take('edit', actor);
      takeOver(hand, actor);
      const changed = await make(tx, hand);
      reply.contentHash = await presentHashOf(tx, hand);
      await this.keeper.save(tx, hand);

      const { contentHash, textNumber } = reply;
      if ('written' in changed) {
        const { origin } = changed.written;
        await this.keeper.record(tx, actor, hand, 'reply.textWritten', { textNumber, origin, contentHash });
      } else {
        await this.keeper.record(tx, actor, hand, 'reply.contentChanged', { what: changed.what, contentHash });
      }
    });
  }
}

/** Who a version is by, as the table of reapproval asks. */
export function originOf(reply: Reply, actor: Actor): TextOrigin {
  if (reply.orderedByMinister) return 'orderedByMinister';
  return holds(actor, 'caseworker') ? 'caseworker' : 'leader';
}

/** Whoever got the case after the letter was begun writes it from now on: her initials stand in the reference. */
function takeOver(hand: ReplyInHand, actor: Actor): void {
  if (isWriter(actor, hand) && hand.caseFile.ownerId === actor.personId) hand.entry.caseworkerId = actor.personId;
}
