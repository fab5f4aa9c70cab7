import { Injectable } from '@nestjs/common';
import { Government } from '../../government/government.service';
import type { Actor } from '../../kernel/actor';
import { saveTogether } from '../../kernel/entity-rows';
import { isId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Tx, firstRow } from '../../kernel/transaction';
import { CorrespondenceParty } from '../correspondence-party.entity';
import type { JournalEntry } from '../journal-entry.entity';
import '../letters.events';
import { EntryChanges } from './entry-changes';
import { sideOf } from './entry.locking.rules';
import { partiesOf } from './journal';
import type { NewParty } from './new-entry';
import { belongsTo } from './party.rules';

/** Korrespondanseparter of an entry: added and put right as long as Noark leaves them open; never removed. */
@Injectable()
export class EntryParties {
  constructor(
    private readonly changes: EntryChanges,
    private readonly government: Government,
  ) {}

  async add(actor: Actor, entryId: string, version: number, party: NewParty): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      await this.refuseUnlessOpen(tx, actor, entry, party);
      const last = await firstRow<{ next: number }>(
        tx,
        'SELECT coalesce(max(ordinal), -1) + 1 AS next FROM correspondence_party WHERE entry_id = $1',
        [entry.id],
      );
      const [added] = partiesOf(entry.id, [party], last?.next ?? 0);
      if (!added) throw new Error('One party gives one row');
      return {
        type: 'entry.partyAdded',
        payload: { partyId: added.id, kind: added.kind, screened: added.screened },
        personal: { name: added.name },
        states: await storeTogether(tx, [added]),
      };
    });
  }

  /** Puts a party right: another name, another address, screened or not. Its place among the parties stays. */
  async replace(actor: Actor, entryId: string, version: number, partyId: string, party: NewParty): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      await this.refuseUnlessOpen(tx, actor, entry, party);
      const former = await this.partyOf(tx, entry, partyId);
      const [replaced] = partiesOf(entry.id, [party], former.ordinal);
      if (!replaced) throw new Error('One party gives one row');
      replaced.id = former.id;
      return {
        type: 'entry.partyReplaced',
        payload: { partyId: former.id, kind: party.kind, screened: replaced.screened },
        personal: { before: former.name, after: replaced.name },
        states: await saveTogether(tx, replaced),
      };
    });
  }

  private async refuseUnlessOpen(tx: Tx, actor: Actor, entry: JournalEntry, party: NewParty): Promise<void> {
    entry.take('changeParties', actor);
    entry.refuseIfLocked('parties');
    refuseUnless(belongsTo(sideOf(entry.kind), party.kind), 'invalid', 'entry.partyOfOtherSide', { kind: party.kind });
    if (party.officeId) await this.government.office(party.officeId, tx);
  }

  private async partyOf(tx: Tx, entry: JournalEntry, partyId: string): Promise<CorrespondenceParty> {
    const found = isId(partyId) ? await tx.findOneBy(CorrespondenceParty, { id: partyId, entryId: entry.id }) : null;
    refuseUnless(found, 'notFound', 'entry.partyUnknown');
    return found;
  }
}
