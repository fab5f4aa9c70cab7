import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why another ministry may look into a case. */
export type GrantSource = 'sharedAnswer' | 'transfer' | 'consultation';

/** Lets another ministry look into a case. The only way in; it ends, it is never removed. */
@Entity('case_grant')
export class CaseGrant {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  /** The ministry that is let in. */
  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ type: 'text' })
  source: GrantSource;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  @Column({ name: 'to_at', type: 'timestamptz', nullable: true })
  toAt: Date | null;

  @Column({ name: 'granted_by', type: 'uuid' })
  grantedBy: string;

  end(at: Date): void {
    this.toAt = at;
  }
}
