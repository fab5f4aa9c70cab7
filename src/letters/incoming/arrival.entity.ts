import { Column, Entity, PrimaryColumn } from 'typeorm';
import { refuseUnless } from '../../kernel/refusal';

export type ArrivalChannel = 'mail' | 'post' | 'delivered';

/** What a ministry did with an arrival. */
export type ArrivalOutcome = 'waiting' | 'registered' | 'notForJournal' | 'graded';

/** What arrived, stored once: the bytes, the files, the envelope. Every ministry that received it has its own entry. */
@Entity('arrival')
export class Arrival {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  channel: ArrivalChannel;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;

  /** The mail as it came, byte for byte; null for paper. */
  @Column({ name: 'mail_sha256', type: 'text', nullable: true })
  mailSha256: string | null;

  @Column({ name: 'message_id', type: 'text', nullable: true })
  messageId: string | null;

  @Column({ type: 'text' })
  subject: string;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'created_in', type: 'uuid' })
  createdIn: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** A file that came with an arrival, in its order. */
@Entity('arrival_file')
export class ArrivalFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'arrival_id', type: 'uuid' })
  arrivalId: string;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;
}

/** An arrival at one of the ministries that received it, and what that ministry did with it. */
@Entity('arrival_at_ministry')
export class ArrivalAtMinistry {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'arrival_id', type: 'uuid' })
  arrivalId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'entry_id', type: 'uuid', nullable: true })
  entryId: string | null;

  @Column({ type: 'text' })
  outcome: ArrivalOutcome;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** The ministry has its own entry for it; also when it was first found not to be for the journal. */
  register(entryId: string, by: string, at: Date): void {
    refuseUnless(this.outcome !== 'registered', 'conflict', 'arrival.alreadyDecided', { outcome: this.outcome });
    this.reason = null;
    Object.assign(this, { outcome: 'registered', entryId, decidedBy: by, decidedAt: at });
  }

  /** Not for the journal, with the reason: it is seen to, and leaves the list. */
  turnAway(reason: string, by: string, at: Date): void {
    this.refuseUnlessWaiting();
    Object.assign(this, { outcome: 'notForJournal', reason, decidedBy: by, decidedAt: at });
  }

  /** Its entry was withdrawn: the arrival waits to be registered again. */
  waitAgain(): void {
    Object.assign(this, { outcome: 'waiting', entryId: null, decidedBy: null, decidedAt: null });
  }

  private refuseUnlessWaiting(): void {
    refuseUnless(this.outcome === 'waiting', 'conflict', 'arrival.alreadyDecided', { outcome: this.outcome });
  }
}

/** What was not registered, and why: not for the journal, or graded and never uploaded. Holds nothing of its content. */
@Entity('turned_away')
export class TurnedAway {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ type: 'text' })
  outcome: 'notForJournal' | 'graded';

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy: string;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt: Date;
}
