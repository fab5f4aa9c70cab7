import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { RoleCode } from '../kernel/actor';
import { endOf } from './dated-fact';

/** What a person does in a ministry (and unit), from when to when. Who may sign for an office is `OfficeTerm`. */
@Entity('role_assignment')
export class RoleAssignment {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** Null when the role is held for the whole ministry. */
  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId: string | null;

  @Column({ name: 'role', type: 'text' })
  role: RoleCode;

  /** Under the name on a letter: `avdelingsdirektør`. */
  @Column({ name: 'title_nb', type: 'text', nullable: true })
  titleNb: string | null;

  @Column({ name: 'title_nn', type: 'text', nullable: true })
  titleNn: string | null;

  /** Codes of access (`archive/`) whose restricted cases and entries the person may read in this ministry. */
  @Column({ name: 'cleared_for', type: 'text', array: true })
  clearedFor: string[];

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
