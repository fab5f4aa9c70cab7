import { Column, Entity, PrimaryColumn } from 'typeorm';
import { refuseUnless } from '../../kernel/refusal';

/** The level that answers. `none`: taken to notice or information, or answered by telephone. */
export const answeringLevels = ['minister', 'stateSecretary', 'department', 'none'] as const;
export type AnsweringLevel = (typeof answeringLevels)[number];

/** How a letter that nobody answers in writing is closed (Noark: TE, TO, TLF). */
export const closingMethods = ['takenToNotice', 'takenToInformation', 'answeredByTelephone'] as const;
export type ClosingMethod = (typeof closingMethods)[number];

/** Who answers the letters of a case, from when, why. Reassigning ends one and begins another; nothing is overwritten. */
@Entity('responding_minister')
export class RespondingMinister {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  level: AnsweringLevel;

  /** The office that answers; null for `department` and `none`. */
  @Column({ name: 'office_id', type: 'uuid', nullable: true })
  officeId: string | null;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'closing_method', type: 'text', nullable: true })
  closingMethod: ClosingMethod | null;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  @Column({ name: 'to_at', type: 'timestamptz', nullable: true })
  toAt: Date | null;

  @Column({ name: 'ended_reason', type: 'text', nullable: true })
  endedReason: string | null;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy: string;

  /** Ends when the next one begins; never before it began itself. */
  end(at: Date, reason: string): void {
    refuseUnless(at >= this.fromAt, 'invalid', 'respondingMinister.beforeTheLast', {
      from: this.fromAt.toISOString(),
    });
    this.toAt = at;
    this.endedReason = reason;
  }
}

/** Another addressed office the responding minister answers for. */
@Entity('answered_on_behalf_of')
export class AnsweredOnBehalfOf {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'responding_minister_id', type: 'uuid' })
  respondingMinisterId: string;

  @Column({ name: 'office_id', type: 'uuid' })
  officeId: string;

  @Column({ type: 'integer' })
  ordinal: number;
}
