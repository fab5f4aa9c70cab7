import { Column, Entity, PrimaryColumn } from 'typeorm';
import { refuseUnless } from '../../kernel/refusal';

export type AllocationState = 'offered' | 'accepted' | 'refused' | 'ended';

/** Fordeling: a case given to a unit, then to a caseworker, who accepts it or refuses with a reason. */
@Entity('case_allocation')
export class CaseAllocation {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId: string;

  /** Null while the unit's leader has not said who. */
  @Column({ name: 'caseworker_id', type: 'uuid', nullable: true })
  caseworkerId: string | null;

  @Column({ type: 'text' })
  state: AllocationState;

  /** Allocation note: what is asked of the unit or the caseworker. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'refused_reason', type: 'text', nullable: true })
  refusedReason: string | null;

  @Column({ name: 'allocated_by', type: 'uuid' })
  allocatedBy: string;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: Date | null;

  @Column({ name: 'to_at', type: 'timestamptz', nullable: true })
  toAt: Date | null;

  accept(personId: string, at: Date): void {
    this.refuseUnlessOfferedTo(personId);
    this.state = 'accepted';
    this.answeredAt = at;
  }

  refuse(personId: string, reason: string, at: Date): void {
    this.refuseUnlessOfferedTo(personId);
    this.state = 'refused';
    this.refusedReason = reason;
    this.answeredAt = at;
    this.toAt = at;
  }

  /** Given to somebody else. */
  end(at: Date): void {
    this.state = 'ended';
    this.toAt = at;
  }

  private refuseUnlessOfferedTo(personId: string): void {
    refuseUnless(this.caseworkerId === personId, 'forbidden', 'allocation.notOfferedToYou');
    refuseUnless(this.state === 'offered', 'conflict', 'allocation.alreadyAnswered', { state: this.state });
  }
}
