import { Injectable } from '@nestjs/common';
import type { KeptRestriction } from '../../cases/restriction.rules';
import type { Actor } from '../../kernel/actor';
import type { Tx } from '../../kernel/transaction';
import type { JournalEntry } from '../journal-entry.entity';

/** Withholds what tells of an entry as the entry itself is withheld now. The case and the entry are locked. */
export type FollowRestriction = (tx: Tx, actor: Actor, entry: JournalEntry, was: KeptRestriction) => Promise<void>;

/**
 * The port through which an entry knows what tells of it, and so must be withheld with it: replies under way and their
 * notes. `answeredBy` is called while the modules start.
 */
@Injectable()
export class RestrictionFollowers {
  private follow: FollowRestriction | undefined;

  answeredBy(follow: FollowRestriction): void {
    if (this.follow) throw new Error('What follows a restriction is answered for twice');
    this.follow = follow;
  }

  /** Called when somebody has changed what an entry is withheld under. */
  async changed(tx: Tx, actor: Actor, entry: JournalEntry, was: KeptRestriction): Promise<void> {
    if (!this.follow) throw new Error('Nobody answers for what follows a restriction');
    await this.follow(tx, actor, entry, was);
  }
}
