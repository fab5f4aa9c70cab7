import { Injectable, OnModuleInit } from '@nestjs/common';
import type { KeptRestriction } from '../../cases/restriction.rules';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { entities } from '../../kernel/entity-rows';
import { Tx, rows } from '../../kernel/transaction';
import { RestrictionFollowers } from '../entries/restriction-followers';
import { JournalEntry } from '../journal-entry.entity';
import { approversOf } from './approval-route';
import { ReplyKeeper, writersOf } from './reply-keeper';
import { ReplyInHand, lockReplyForSystem } from './reply-loading';
import { openReplyStates } from './reply.lifecycle';
import { noteRestrictionFollowed, restrictionFollowed } from './reply-restriction.rules';
import type { Reply } from './reply.entity';
import './reply.events';

/**
 * A letter that is restricted after somebody has begun to answer it takes the reply under way, and the note to the
 * minister, with it: they tell what it tells (`reply-restriction.rules.ts`). Whoever writes the reply, and whoever has
 * approved it or laid it before the minister, is told: the provision stands in the letter, and until it is signed must be
 * approved with it. A signed letter is not rewritten; the archivist sees before it is sent that the provision is not in it.
 */
@Injectable()
export class FollowingReplies implements OnModuleInit {
  constructor(
    private readonly port: RestrictionFollowers,
    private readonly keeper: ReplyKeeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.port.answeredBy((tx, actor, entry, was) => this.follow(tx, actor, entry, was));
  }

  private async follow(tx: Tx, actor: Actor, changed: JournalEntry, was: KeptRestriction): Promise<void> {
    for (const replyId of await repliesTellingOf(tx, changed)) {
      const hand = await lockReplyForSystem(tx, replyId);
      const isItself = hand.entry.id === changed.id;
      const before = isItself ? was : { ...hand.entry };
      const letter = !isItself && (await this.letterFollows(tx, hand, changed, was));
      const note = await this.noteFollows(tx, hand, before);
      if (!isItself && !letter && !note) continue;

      if (letter) await this.keeper.save(tx, hand);
      await this.tell(tx, hand, actor);
      if (letter || note)
        await this.keeper.record(tx, actor, hand, 'reply.restricted', {
          asEntryId: changed.id,
          accessCode: hand.entry.accessCode,
          what: letter ? (note ? 'both' : 'letter') : 'note',
        });
    }
  }

  /** Withholds the letter as what it tells of, if it is to follow; the caller saves it. */
  private async letterFollows(tx: Tx, hand: ReplyInHand, changed: JournalEntry, was: KeptRestriction) {
    const { reply, entry, caseFile } = hand;
    const now = await lettersToldOf(tx, reply, entry);
    const before = now.map((letter) => (letter.id === changed.id ? was : letter));
    const followed = restrictionFollowed({ reply: entry, caseFile, before, now });
    if (followed) Object.assign(entry, followed, { assessedOn: this.clock.today() });
    return followed !== undefined;
  }

  /** Withholds the note as its letter, if there is one and it is to follow. */
  private async noteFollows(tx: Tx, { reply, entry, caseFile, touched }: ReplyInHand, before: KeptRestriction) {
    if (!reply.noteEntryId) return false;
    const lock = { mode: 'pessimistic_write' } as const;
    const note = await tx.findOneOrFail(JournalEntry, { where: { id: reply.noteEntryId }, lock });
    const followed = noteRestrictionFollowed(note, { before, now: entry }, caseFile);
    if (!followed) return false;
    Object.assign(note, followed, { assessedOn: this.clock.today() });
    note.version += 1;
    await tx.save(note);
    touched.push({ table: 'journal_entry', id: note.id });
    return true;
  }

  private async tell(tx: Tx, hand: ReplyInHand, actor: Actor): Promise<void> {
    const people = [...writersOf(hand), ...(await approversOf(tx, hand.reply)), hand.reply.releasedBy];
    await this.keeper.tell(tx, hand.reply, 'restricted', people, actor);
  }
}

/**
 * Replies under way that answer the letter, put it right, or are it; in the order in which they are locked. They are
 * looked for in its case, where they all are, and not among all replies there are.
 */
async function repliesTellingOf(tx: Tx, { id, caseId }: JournalEntry): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    `SELECT r.id FROM reply r JOIN journal_entry e ON e.id = r.entry_id
      WHERE r.case_id = $2 AND r.state = ANY($3::text[]) AND (r.entry_id = $1 OR e.corrects_entry_id = $1
        OR EXISTS (SELECT 1 FROM reply_answer a WHERE a.reply_id = r.id AND a.entry_id = $1))
      ORDER BY e.document_number`,
    [id, caseId, openReplyStates],
  );
  return found.map((reply) => reply.id);
}

/** What a reply tells of: the letters it answers, in order, and the one it puts right. Each is found by its id. */
function lettersToldOf(tx: Tx, reply: Reply, entry: JournalEntry): Promise<JournalEntry[]> {
  return entities(
    tx,
    JournalEntry,
    `SELECT e.* FROM (SELECT a.entry_id, a.ordinal FROM reply_answer a WHERE a.reply_id = $1
                      UNION ALL SELECT $2::uuid, NULL) told
       JOIN journal_entry e ON e.id = told.entry_id ORDER BY told.ordinal NULLS LAST`,
    [reply.id, entry.correctsEntryId],
  );
}
