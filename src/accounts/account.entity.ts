import { Column, Entity, PrimaryColumn } from 'typeorm';
import { refuseUnless } from '../kernel/refusal';

/** What a person signs in with; one each. What the account may do is the person's roles, never its own. */
@Entity('account')
export class Account {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** In small letters; typed in any case. */
  @Column({ name: 'username', type: 'text' })
  username: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Since when an administrator has locked it; null while it is open. */
  @Column({ name: 'locked_at', type: 'timestamptz', nullable: true })
  lockedAt: Date | null;

  @Column({ name: 'locked_reason', type: 'text', nullable: true })
  lockedReason: string | null;

  /** Closes the account until it is unlocked: no signing in, and no session or token works any more. */
  lock(reason: string, at: Date): void {
    refuseUnless(!this.lockedAt, 'conflict', 'account.alreadyLocked');
    this.lockedAt = at;
    this.lockedReason = reason;
  }

  unlock(): void {
    refuseUnless(this.lockedAt, 'conflict', 'account.notLocked');
    this.lockedAt = null;
    this.lockedReason = null;
  }
}

/** Apart from the account, so that no list and no sealed history touches it. */
@Entity('account_password')
export class AccountPassword {
  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId: string;

  /** Argon2id in PHC form. */
  @Column({ name: 'hash', type: 'text' })
  hash: string;

  /** Raised with each new password; a session of an earlier generation is over. */
  @Column({ name: 'generation', type: 'int' })
  generation: number;

  /** Real time. */
  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  /** Given by an administrator: good for choosing an own password until then (real time), and for nothing else. */
  @Column({ name: 'one_time_until', type: 'timestamptz', nullable: true })
  oneTimeUntil: Date | null;

  /** A new password ends every session that began with the one before. */
  replace(hash: string, oneTimeUntil: Date | null): void {
    this.hash = hash;
    this.generation += 1;
    this.changedAt = new Date();
    this.oneTimeUntil = oneTimeUntil;
  }
}

/** User names are compared in one form: composed, in small letters, without blanks around. */
export function plainUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}
