import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Day } from '../kernel/clock';
import { refuseUnless } from '../kernel/refusal';

/** A department or section of a ministry. Noark: administrativEnhet. */
@Entity('organisational_unit')
export class OrganisationalUnit {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** The unit above, of the same ministry; null for a department. */
  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  /** Short form within the ministry: `KA`. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name_nb', type: 'text' })
  nameNb: string;

  @Column({ name: 'name_nn', type: 'text' })
  nameNn: string;

  /** Long words of the name with `|` where a letter's footer may break them: `kriminalitets|forebygging`. */
  @Column({ name: 'joints', type: 'text', array: true })
  joints: string[];

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  /** First day it no longer is; null while it is. */
  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;

  @VersionColumn({ name: 'version', type: 'int' })
  version: number;

  /** `day` is the first day the unit no longer is. */
  end(day: Day): void {
    refuseUnless(this.validTo === null, 'conflict', 'unit.alreadyEnded', { day: this.validTo ?? undefined });
    refuseUnless(day > this.validFrom, 'invalid', 'unit.endBeforeStart', { from: this.validFrom });
    this.validTo = day;
  }

  /** The same unit by another name. One that has ended keeps the name it had. */
  rename(names: { readonly nameNb: string; readonly nameNn: string; readonly joints?: readonly string[] }): void {
    refuseUnless(this.validTo === null, 'conflict', 'unit.alreadyEnded', { day: this.validTo ?? undefined });
    this.nameNb = names.nameNb;
    this.nameNn = names.nameNn;
    if (names.joints) this.joints = [...names.joints];
  }

  isOn(day: Day): boolean {
    return this.validFrom <= day && (this.validTo === null || day < this.validTo);
  }
}
