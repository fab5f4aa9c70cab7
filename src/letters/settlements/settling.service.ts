import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { isId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { EntryAccess } from '../entries/entry-access';
import { EntryChanges } from '../entries/entry-changes';
import '../letters.events';
import { Settlement, SettlementMethod } from './settlement.entity';
import { mayBeChosen } from './settlement.rules';
import { Settlements } from './settlements';

/** Avskrivning by hand: taken to notice, answered by telephone, answered by a letter that is there already. */
@Injectable()
export class Settling {
  constructor(
    private readonly changes: EntryChanges,
    private readonly entries: EntryAccess,
    private readonly settlements: Settlements,
  ) {}

  /** Settles a letter. The answer may be another ministry's, which answered on behalf of ours and let us see it. */
  async settle(
    actor: Actor,
    entryId: string,
    wanted: { method: SettlementMethod; byEntryId?: string; reason?: string },
  ): Promise<void> {
    await this.changes.change(actor, entryId, null, async (tx, { entry }) => {
      entry.take('settle', actor);
      refuseUnless(mayBeChosen(wanted.method), 'invalid', 'settlement.notByHand');
      const byEntry = wanted.byEntryId ? (await this.entries.find(tx, actor, wanted.byEntryId)).entry : null;
      const states = await this.settlements.settle(tx, actor, [entry], {
        method: wanted.method,
        byEntry,
        reason: wanted.reason ?? null,
      });
      refuseUnless(states.length > 0, 'conflict', 'settlement.already');
      return {
        type: 'entry.settled',
        payload: { method: wanted.method, byEntryId: byEntry?.id ?? null },
        ...(wanted.reason ? { personal: { reason: wanted.reason } } : {}),
        states,
      };
    });
  }

  /** Undoes a settlement made by mistake; the letter is open again. */
  async undo(actor: Actor, entryId: string, settlementId: string, reason: string): Promise<void> {
    await this.changes.change(actor, entryId, null, async (tx, { entry }) => {
      entry.take('settle', actor);
      const found = isId(settlementId) ? await tx.findOneBy(Settlement, { id: settlementId, entryId: entry.id }) : null;
      refuseUnless(found, 'notFound', 'settlement.unknown');
      const { states } = await this.settlements.undo(tx, [found], reason);
      return {
        type: 'entry.settlementUndone',
        payload: { settlementId: found.id, method: found.method },
        personal: { reason },
        states,
      };
    });
  }
}
