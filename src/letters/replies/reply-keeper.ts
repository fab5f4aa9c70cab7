import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { History, TouchedRow } from '../../kernel/history/history';
import { HistoryEventType, HistoryEvents } from '../../kernel/history/history.events';
import { refuseStale } from '../../kernel/http/version';
import { newId } from '../../kernel/id';
import { Tx } from '../../kernel/transaction';
import { presentHashOf } from './reply-content';
import { ReplyInHand, lockReply } from './reply-loading';
import { partsWritten } from './reply-parts-written';
import { NoticeType, ReplyNotice } from './reply-parts.entity';
import { Reply } from './reply.entity';
import { journalStatusOf } from './reply.lifecycle';

/**
 * What every command on a reply begins and ends with: the lock and the version, the entry's journal status that
 * follows the reply's state, the event in the case's history, and telling those who must know.
 */
@Injectable()
export class ReplyKeeper {
  constructor(
    private readonly clock: Clock,
    private readonly history: History,
  ) {}

  /** Locks the reply for a command meant for this version of it; its content hash is that of this moment. */
  async open(tx: Tx, actor: Actor, replyId: string, version: number): Promise<ReplyInHand> {
    const hand = await lockReply(tx, actor, this.clock.now(), replyId);
    refuseStale(hand.reply.version, version);
    hand.reply.contentHash = await presentHashOf(tx, hand);
    return hand;
  }

  /** Stores reply and entry; the journal status follows (Noark R, F, G, E, J, A, U). */
  async save(tx: Tx, { reply, entry }: ReplyInHand, withdrawnReason?: string): Promise<void> {
    // Once it is dispatched the entry has a life of its own: journalled and archived by the archive.
    const wanted = journalStatusOf[reply.state];
    if (wanted === 'withdrawn') entry.withdrawWithReply(withdrawnReason ?? '', this.clock.now());
    else if (entry.status !== 'journalled' && entry.status !== 'archived') entry.followReply(wanted);
    entry.version += 1;
    await tx.save([entry]);
    await tx.save([reply]);
  }

  /**
   * The event, sealed to the state that reply, entry and their parts have now. What else the command changed, and
   * what it removed, is named in the hand's `touched` or in `rows`.
   */
  async record<T extends HistoryEventType>(
    tx: Tx,
    actor: Actor,
    { reply, entry, touched }: ReplyInHand,
    type: T,
    payload: HistoryEvents[T],
    more: { readonly rows?: readonly TouchedRow[]; readonly personal?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    const own = [
      { table: 'reply', id: reply.id },
      { table: 'journal_entry', id: entry.id },
    ];
    await this.history.record(tx, actor, {
      caseId: reply.caseId,
      type,
      subject: { table: 'reply', id: reply.id },
      payload,
      rows: [...own, ...touched, ...(more.rows ?? []), ...(await partsWritten(tx, reply))],
      ...(more.personal ? { personal: more.personal } : {}),
    });
  }

  /** Leaves a notice for each of these people, but not for the one who acts. */
  async tell(tx: Tx, reply: Reply, type: NoticeType, people: readonly (string | null)[], actor: Actor): Promise<void> {
    const told = [...new Set(people)].filter((id): id is string => id !== null && id !== actor.personId);
    const notices = told.map((personId) => ({
      id: newId(),
      replyId: reply.id,
      personId,
      type,
      textNumber: reply.textNumber,
      at: this.clock.now(),
      seenAt: null,
    }));
    if (notices.length) await tx.insert(ReplyNotice, notices);
  }
}

/** Whoever is to know what others do with the letter: the one who writes it, and the one who has the case now. */
export function writersOf({ entry, caseFile }: ReplyInHand): (string | null)[] {
  return [entry.caseworkerId, caseFile.ownerId];
}
