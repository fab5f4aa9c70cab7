import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Day } from '../kernel/clock';
import type { NameLanguage } from './ministry.entity';

/** Only these three levels have their title under the letterhead (LETTER 3). */
export const officeLevels = ['minister', 'stateSecretary', 'permanentSecretary'] as const;
export type OfficeLevel = (typeof officeLevels)[number];

/** What is written to and what signs: never a person. A ministry may have two ministers. */
@Entity('office')
export class Office {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** Short name within the ministry: `justisminister`. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'level', type: 'text' })
  level: OfficeLevel;

  /** Order within ministry and level; the ministry's first minister has 0. */
  @Column({ name: 'precedence', type: 'smallint' })
  precedence: number;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;

  @VersionColumn({ name: 'version', type: 'int' })
  version: number;

  isOn(day: Day): boolean {
    return this.validFrom <= day && (this.validTo === null || day < this.validTo);
  }
}

/** What an office is called in one language, in the forms a letter needs, and when. */
@Entity('office_title')
export class OfficeTitle {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'office_id', type: 'uuid' })
  officeId: string;

  @Column({ name: 'language', type: 'text' })
  language: NameLanguage;

  /** Under the ministry's name: `Justis- og beredskapsministeren`. */
  @Column({ name: 'letterhead_form', type: 'text' })
  letterheadForm: string;

  /** Under a name: `justis- og beredskapsminister`. */
  @Column({ name: 'indefinite_form', type: 'text' })
  indefiniteForm: string;

  /** In a sentence: `justis- og beredskapsministeren`. */
  @Column({ name: 'definite_form', type: 'text' })
  definiteForm: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}
