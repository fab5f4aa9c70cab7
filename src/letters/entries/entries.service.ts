import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../../cases/case-access';
import { Restrictions, WantedRestriction } from '../../cases/case-restriction';
import { restrictionOf, sameRestriction } from '../../cases/restriction.rules';
import type { Actor } from '../../kernel/actor';
import { Clock, dayOf } from '../../kernel/clock';
import { made, saveTogether } from '../../kernel/entity-rows';
import { History, RowState } from '../../kernel/history/history';
import { refuseStale } from '../../kernel/http/version';
import { isId, newId } from '../../kernel/id';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { storeTogether } from '../../kernel/store-together';
import { Transactions, Tx, firstRow } from '../../kernel/transaction';
import { ArrivalAtMinistry } from '../incoming/arrival.entity';
import type { EntryCorrection, JournalEntry } from '../journal-entry.entity';
import '../letters.events';
import { EntryAccess, EntryInCase } from './entry-access';
import { EntryChanges } from './entry-changes';
import { refuseImpossibleDates } from './entry-dates';
import { Ties, refuseUnlessReady, tiesOf } from './entry-checks';
import { EntryMove } from './entry-move.entity';
import type { EntryField } from './entry.locking.rules';
import { RestrictionFollowers } from './restriction-followers';

/** What somebody wants corrected; a field left out stays as it is. */
export type WantedEntryCorrection = Partial<
  Omit<EntryCorrection, 'accessCode' | 'accessProvision' | 'secrecyProvision'>
> & { readonly restriction?: WantedRestriction | null };

/** Commands on one entry: correct, move, withdraw, journal, archive. Parties and documents are in files beside. */
@Injectable()
export class Entries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cases: CaseAccess,
    private readonly access: EntryAccess,
    private readonly changes: EntryChanges,
    private readonly restrictions: Restrictions,
    private readonly followers: RestrictionFollowers,
    private readonly history: History,
  ) {}

  /** Corrects fields that Noark's locking rules still leave open (`entry.locking.rules.ts`). */
  async correct(actor: Actor, entryId: string, version: number, wanted: WantedEntryCorrection): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      const { restriction, ...fields } = wanted;
      const names = Object.keys(wanted).sort() as EntryField[];
      refuseUnless(names.length > 0, 'invalid', 'entry.nothingToCorrect');
      entry.take('correct', actor);
      entry.refuseIfLocked(...names);

      const before = { title: entry.title, publicTitle: entry.publicTitle };
      const was = stateOf(entry);
      const withheld = restrictionOf(entry);
      Object.assign(entry, fields);
      if (restriction !== undefined) {
        const restricted = entry.accessCode !== null;
        Object.assign(entry, await this.restrictions.judge(tx, actor, restriction, this.clock.today()));
        if (restricted || restriction) entry.assessedOn = this.clock.today();
      }
      refuseUnless(stateOf(entry) !== was, 'invalid', 'entry.nothingToCorrect');
      this.refuseWrongDates(entry);
      const { title, publicTitle } = entry;
      return {
        type: 'entry.corrected',
        payload: { fields: names, ...(restriction === undefined ? {} : { accessCode: entry.accessCode }) },
        ...((fields.title ?? fields.publicTitle) ? { personal: { before, after: { title, publicTitle } } } : {}),
        ...(sameRestriction(withheld, entry)
          ? {}
          : { afterwards: () => this.followers.changed(tx, actor, entry, withheld) }),
      };
    });
  }

  /** Journalført: the archive has judged it. */
  async journal(actor: Actor, entryId: string, version: number): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      await this.journalNow(tx, actor, entry);
      const { journalYear, journalNumber } = entry;
      return { type: 'entry.journalled', payload: { journalYear, journalNumber } };
    });
  }

  /** Arkivert: finished, in an archive format, locked. */
  async archive(actor: Actor, entryId: string, version: number): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      await this.archiveNow(tx, actor, entry);
      return { type: 'entry.archived', payload: {} };
    });
  }

  /** A memo is finished: from here its content is not rewritten. */
  async finish(actor: Actor, entryId: string, version: number): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      refuseUnless((await this.tiesOf(tx, actor, entry)).noteOf.length === 0, 'conflict', 'entry.isReplyNote');
      entry.take('finish', actor);
      await refuseUnlessReady(tx, entry.id, false);
      return { type: 'entry.finished', payload: {} };
    });
  }

  /** Utgår: registered by mistake. It keeps its numbers; what arrived waits to be registered again. */
  async withdraw(actor: Actor, entryId: string, version: number, reason: string): Promise<void> {
    await this.changes.change(actor, entryId, version, async (tx, { entry }) => {
      entry.withdraw(actor, reason, this.clock.now());
      const ties = await this.tiesOf(tx, actor, entry);
      refuseUnless(ties.noteOf.length === 0, 'conflict', 'entry.isReplyNote');
      const entries = [...new Set([...ties.settlements, ...ties.replies])];
      refuseUnless(entries.length === 0, 'conflict', 'entry.withdrawBlocked', { entries });
      const { documentNumber, journalYear, journalNumber } = entry;
      return {
        type: 'entry.withdrawn',
        payload: { documentNumber, journalYear, journalNumber },
        personal: { reason },
        states: await this.arrivalWaitsAgain(tx, entry),
      };
    });
  }

  /** Moves an entry to another case of the ministry, where it gets the next number. Blocked by links that would tear. */
  async move(actor: Actor, entryId: string, version: number, toCaseId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { entry, from, to } = await this.lockForMove(tx, actor, entryId, toCaseId);
      refuseUnless(from.status === 'underTreatment', 'conflict', 'entry.caseNotOpen');
      refuseStale(entry.version, version);
      entry.take('move', actor);
      to.take('enter', actor);
      const ties = await this.tiesOf(tx, actor, entry);
      refuseUnless(ties.noteOf.length === 0, 'conflict', 'entry.isReplyNote');
      const { settlements, replies } = ties;
      refuseUnless(!settlements.length, 'conflict', 'entry.moveBlockedBySettlement', { entries: settlements });
      refuseUnless(!replies.length, 'conflict', 'entry.moveBlockedByReply', { entries: replies });

      const moved = made(EntryMove, {
        id: newId(),
        entryId: entry.id,
        fromCaseId: from.id,
        fromDocumentNumber: entry.documentNumber,
        toCaseId: to.id,
        toDocumentNumber: to.nextDocumentNumber(),
        reason,
        movedBy: actor.personId,
        movedAt: this.clock.now(),
      });
      entry.moveTo(to.id, moved.toDocumentNumber);
      entry.version += 1;
      const states = [...(await saveTogether(tx, to, entry)), ...(await storeTogether(tx, [moved]))];
      const { fromCaseId, fromDocumentNumber, toDocumentNumber } = moved;
      const subject = { table: 'journal_entry', id: entry.id };
      await this.history.record(tx, actor, {
        caseId: from.id,
        type: 'entry.moved',
        subject,
        payload: { fromCaseId, fromDocumentNumber, toCaseId: to.id, toDocumentNumber },
        personal: { reason },
      });
      await this.history.record(tx, actor, {
        caseId: to.id,
        type: 'entry.movedHere',
        subject,
        payload: { fromCaseId, documentNumber: toDocumentNumber },
        personal: { reason },
        states,
      });
    });
  }

  /** Journals an entry in hand; the caller saves it. */
  async journalNow(tx: Tx, actor: Actor, entry: JournalEntry): Promise<void> {
    entry.journal(actor, this.clock.now());
    await refuseUnlessReady(tx, entry.id, false);
  }

  /** Archives an entry in hand; the caller saves it. */
  async archiveNow(tx: Tx, actor: Actor, entry: JournalEntry): Promise<void> {
    entry.archive(actor, this.clock.now());
    await refuseUnlessReady(tx, entry.id, true);
  }

  private tiesOf(tx: Tx, actor: Actor, entry: JournalEntry): Promise<Ties> {
    return tiesOf(tx, actor, this.clock.now(), entry.id);
  }

  private async arrivalWaitsAgain(tx: Tx, entry: JournalEntry): Promise<RowState[]> {
    const arrived = await tx.findOne(ArrivalAtMinistry, {
      where: { entryId: entry.id },
      lock: { mode: 'pessimistic_write' },
    });
    arrived?.waitAgain();
    return arrived ? saveTogether(tx, arrived) : [];
  }

  /** Both cases in the order of their ids, so that two who move between the same cases do not wait for each other. */
  private async lockForMove(tx: Tx, actor: Actor, entryId: string, toCaseId: string) {
    const at = isId(entryId)
      ? await firstRow<{ case_id: string }>(tx, 'SELECT case_id FROM journal_entry WHERE id = $1', [entryId])
      : undefined;
    if (!at) throw new Refusal('notFound', 'entry.unknown');
    const target = toCaseId.toLowerCase();
    // Whoever may not see the entry learns nothing of the cases: it is asked for first, without a lock.
    await this.access.find(tx, actor, entryId);
    refuseUnless(at.case_id !== target, 'invalid', 'entry.moveToSameCase');
    for (const id of [at.case_id, target].sort()) await this.cases.lock(tx, actor, id);
    const { entry, caseFile }: EntryInCase = await this.access.lock(tx, actor, entryId);
    return { entry, from: caseFile, to: await this.cases.lock(tx, actor, target) };
  }

  private refuseWrongDates(entry: JournalEntry): void {
    const today = this.clock.today();
    const received = entry.receivedAt ? dayOf(entry.receivedAt) : null;
    refuseUnless(!entry.receivedAt || entry.receivedAt <= this.clock.now(), 'invalid', 'entry.receivedInTheFuture');
    refuseUnless(entry.journalDate <= today, 'invalid', 'entry.journalledInTheFuture');
    refuseUnless(!received || entry.journalDate >= received, 'invalid', 'entry.journalledBeforeReceived');
    if (entry.kind === 'incoming') refuseImpossibleDates(entry);
  }
}

/** The columns of an entry as one text, to see whether a correction changed any. */
function stateOf(entry: JournalEntry): string {
  return JSON.stringify(entry);
}
