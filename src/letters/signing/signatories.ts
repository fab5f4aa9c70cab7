import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { Tx } from '../../kernel/transaction';
import { Government } from '../../government/government.service';
import { ReplyInHand } from '../replies/reply-loading';
import { ReplySignatory } from '../replies/reply-parts.entity';
import type { SigningCapacity } from './signing.entity';

export interface Signatory {
  readonly personId: string;
  readonly capacity: SigningCapacity;
}

/** Who may sign a letter at a moment: the holder of its office, or who acts in it; officials who stand under it. */
@Injectable()
export class Signatories {
  constructor(private readonly government: Government) {}

  /** The signatory of the letter at the moment. Refuses a vacant office, and an official's letter without names. */
  async of(tx: Tx, { reply, caseFile }: ReplyInHand, at: Date): Promise<readonly Signatory[]> {
    if (reply.officeId) {
      const holder = await this.government.holderOf(tx, reply.officeId, at, caseFile.id);
      refuseUnless(holder, 'conflict', 'reply.officeVacant');
      return [{ personId: holder.personId, capacity: holder.capacity }];
    }
    const named = await tx.find(ReplySignatory, { where: { replyId: reply.id }, order: { ordinal: 'ASC' } });
    refuseUnless(named.length > 0, 'conflict', 'reply.signatoryMissing');
    return named.map(({ personId }) => ({ personId, capacity: 'official' as const }));
  }

  /** The actor as signatory of the letter, or a refusal that says who may. */
  async refuseUnlessSignatory(tx: Tx, hand: ReplyInHand, actor: Actor, at: Date): Promise<Signatory> {
    const found = (await this.of(tx, hand, at)).find((signatory) => signatory.personId === actor.personId);
    if (!found) throw new Refusal('forbidden', hand.reply.officeId ? 'reply.notHolder' : 'signing.notSignatory');
    return found;
  }
}
