import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { tableOf } from '../kernel/entity-rows';
import { History } from '../kernel/history/history';
import type { HistoryEventType, HistoryEvents } from '../kernel/history/history.events';
import { refuseStale } from '../kernel/http/version';
import { newId } from '../kernel/id';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { Transactions, Tx, constraintOf, firstRow, lockOrRefuse } from '../kernel/transaction';
import type { WordingSort } from './wording-sorts';
import type { Wording, WordingVersion } from './wording.entity';
import type { WordingAction } from './wording.lifecycle';
import { mayReadWording } from './wording.policy';

/** What a command on a wording did besides, and tells the history when it is done. */
export interface WordingHappening<V extends WordingVersion, T extends HistoryEventType = HistoryEventType> {
  readonly type: T;
  readonly payload: HistoryEvents[T];
  /** The version it wrote or published. */
  readonly written?: V | null;
  /** The draft it threw away. */
  readonly thrownAway?: V;
  readonly reason?: string;
}

/** The frame every command on a wording has: lock, may I see it, may I now, is it the version I saw, verb, save, history. */
@Injectable()
export class WordingChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** Makes one of the ministry's own, which the verb describes. Refuses a code that the ministry has used. */
  create<W extends Wording, V extends WordingVersion, T extends HistoryEventType>(
    sort: WordingSort<W, V>,
    actor: Actor,
    code: string,
    verb: (tx: Tx, wording: W) => Promise<WordingHappening<V, T>>,
  ): Promise<W> {
    return this.transactions.run(async (tx) => {
      const wording = Object.assign(new sort.wording(), {
        id: newId(),
        ministryId: actor.ministryId,
        code,
        state: 'active' as const,
        changedAt: this.clock.now(),
        version: 1,
      });
      await this.keep(tx, sort, actor, wording, await verb(tx, wording));
      return wording;
    });
  }

  /** Runs a command on a wording. `version` is the one the actor saw. */
  change<W extends Wording, V extends WordingVersion, T extends HistoryEventType>(
    sort: WordingSort<W, V>,
    actor: Actor,
    id: string,
    version: number,
    action: WordingAction,
    verb: (tx: Tx, wording: W) => Promise<WordingHappening<V, T>>,
  ): Promise<W> {
    return this.transactions.run(async (tx) => {
      const wording = await lockOrRefuse(tx, sort.wording, id, sort.unknown);
      refuseUnless(mayReadWording(actor, wording), 'notFound', sort.unknown);
      const seen = wording.version;
      wording.take(action, actor, this.clock.now());
      refuseStale(seen, version);
      await this.keep(tx, sort, actor, wording, await verb(tx, wording));
      return wording;
    });
  }

  private async keep<V extends WordingVersion, T extends HistoryEventType>(
    tx: Tx,
    sort: WordingSort<Wording, V>,
    actor: Actor,
    wording: Wording,
    { type, payload, written, thrownAway, reason }: WordingHappening<V, T>,
  ): Promise<void> {
    await orCodeTaken(tx.save(wording), wording.code);
    if (written) await tx.save(written);
    if (thrownAway) await tx.delete(sort.version, thrownAway.id);

    const touched = [wording, written, thrownAway].filter((one) => one !== undefined && one !== null);
    const rows = touched.map((one) => ({ table: tableOf(tx, one).table, id: one.id }));
    const subject = { table: tableOf(tx, wording).table, id: wording.id };
    const personal = reason === undefined ? {} : { personal: { reason } };
    await this.history.record(tx, actor, { caseId: null, type, subject, payload, rows, ...personal });
  }
}

/** A draft, still to be written. `id` is that of the one it takes the place of. */
export function newDraft<V extends WordingVersion>(sort: WordingSort<Wording, V>, id = newId()): V {
  const unpublished = { number: null, state: 'draft' as const, changeNote: '', publishedBy: null, publishedAt: null };
  return Object.assign(new sort.version(), { id, ...unpublished });
}

/** The draft of a wording, its one; null when it has none. */
export function draftOf<V extends WordingVersion>(
  tx: Tx,
  sort: WordingSort<Wording, V>,
  wordingId: string,
): Promise<V | null> {
  return tx
    .createQueryBuilder(sort.version, 'version')
    .where(`version.${sort.versionOf} = :wordingId AND version.state = 'draft'`, { wordingId })
    .getOne();
}

export async function draftOrRefuse<V extends WordingVersion>(
  tx: Tx,
  sort: WordingSort<Wording, V>,
  wordingId: string,
): Promise<V> {
  const draft = await draftOf(tx, sort, wordingId);
  refuseUnless(draft, 'conflict', 'wording.noDraft');
  return draft;
}

/** The number of the next version. The wording's row is locked, so nobody else takes it meanwhile. */
export async function nextNumber(
  tx: Tx,
  sort: WordingSort<Wording, WordingVersion>,
  wordingId: string,
): Promise<number> {
  const { tableName } = tx.connection.getMetadata(sort.version);
  const found = await firstRow<{ next: number }>(
    tx,
    `SELECT COALESCE(max(number), 0) + 1 AS next FROM ${tableName} WHERE ${sort.versionOf} = $1`,
    [wordingId],
  );
  return found?.next ?? 1;
}

async function orCodeTaken(saving: Promise<unknown>, code: string): Promise<void> {
  try {
    await saving;
  } catch (error) {
    if (!constraintOf(error)?.endsWith('_code_once')) throw error;
    throw new Refusal('conflict', 'wording.codeTaken', { code });
  }
}
