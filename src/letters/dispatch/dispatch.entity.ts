import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { Hindered, hinderedBy, stepOrRefuse } from '../../kernel/lifecycle';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { DispatchAction, DispatchState, dispatchCodes, dispatchLifecycle } from './dispatch.lifecycle';
import type { Outcome } from './dispatch.rules';

/** A refusal as it is kept: without its sentence. */
export type KeptRefusal = Pick<Refusal, 'code' | 'facts'>;

/** One letter to one recipient by one way. */
@Entity('dispatch')
export class Dispatch {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'reply_id', type: 'uuid' })
  replyId: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** Party of the entry; may be gone from it when the letter was stopped and addressed anew. */
  @Column({ name: 'party_id', type: 'uuid' })
  partyId: string;

  /** The recipient's name as it was when the archivist checked it. */
  @Column({ name: 'recipient_name', type: 'text' })
  recipientName: string;

  /** A copy: it answers nobody. */
  @Column({ name: 'is_copy', type: 'boolean' })
  isCopy: boolean;

  /** The exact PDF that goes out. */
  @Column({ name: 'signed_sha256', type: 'text' })
  signedSha256: string;

  @Column({ type: 'text' })
  channel: 'mail' | 'post';

  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text' })
  state: DispatchState;

  /** The archivist who checked recipient, access and titles. */
  @Column({ name: 'checked_by', type: 'uuid' })
  checkedBy: string;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  @Column({ name: 'posted_on', type: 'date', nullable: true })
  postedOn: string | null;

  /** The dispatch that bounced, when this one sends the letter again. */
  @Column({ name: 'resends_id', type: 'uuid', nullable: true })
  resendsId: string | null;

  /** What a person wrote, or the mail server's words. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** Our own code for why the mail did not go; `whyWords` puts it into words. */
  @Column({ type: 'jsonb', nullable: true })
  refusal: KeptRefusal | null;

  @Column({ type: 'integer' })
  version: number;

  /** Goes through a door of the lifecycle by hand, or refuses. */
  take(action: DispatchAction, by: Actor, reason: string | null = null, refusal: KeptRefusal | null = null): void {
    const step = stepOrRefuse<DispatchState, DispatchAction>(dispatchLifecycle, dispatchCodes, this.state, action, by);
    refuseUnless(step.reason !== 'required' || reason?.trim(), 'invalid', 'dispatch.reasonMissing', { action });
    this.become(step.to, reason, refusal);
  }

  /** What stands in the way of an action for this actor; null when nothing does. */
  hinders(action: DispatchAction, by: Actor): Hindered | null {
    return hinderedBy<DispatchState, DispatchAction>(dispatchLifecycle, dispatchCodes, this.state, action, by);
  }

  /** A step the worker takes, or one that follows from a door. */
  become(state: DispatchState, reason: string | null = null, refusal: KeptRefusal | null = null): void {
    this.state = state;
    this.reason = reason;
    this.refusal = refusal;
    this.version += 1;
  }
}

/** One try at handing a mail over. In real time: a lease is about processes. */
@Entity('dispatch_attempt')
export class DispatchAttempt {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'dispatch_id', type: 'uuid' })
  dispatchId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  worker: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'lease_until', type: 'timestamptz' })
  leaseUntil: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ type: 'text' })
  outcome: 'sending' | Outcome;

  @Column({ type: 'text', nullable: true })
  answer: string | null;
}
