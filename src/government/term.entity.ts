import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { endOf } from './dated-fact';

/** Who holds an office from when to when: half-open, with clock time. The database never allows two at once. */
@Entity('office_term')
export class OfficeTerm {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'office_id', type: 'uuid' })
  officeId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  /** The first moment the office is no longer held; null while it is. */
  @Column({ name: 'to_at', type: 'timestamptz', nullable: true })
  toAt: Date | null;

  @VersionColumn({ name: 'version', type: 'int' })
  version: number;

  end(at: Date): void {
    this.toAt = endOf(this, at);
  }
}

/** `acting`: stands in for all of the office. `forCase`: decides one case instead of the holder (settestatsråd). */
export const actingKinds = ['acting', 'forCase'] as const;
export type ActingKind = (typeof actingKinds)[number];

/** Who stands in for the holder of an office. */
@Entity('acting_term')
export class ActingTerm {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'office_id', type: 'uuid' })
  officeId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: ActingKind;

  /** The one case of a settestatsråd; null for whoever acts in the whole office. */
  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason: string;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  @Column({ name: 'to_at', type: 'timestamptz', nullable: true })
  toAt: Date | null;

  @VersionColumn({ name: 'version', type: 'int' })
  version: number;

  end(at: Date): void {
    this.toAt = endOf(this, at);
  }
}
