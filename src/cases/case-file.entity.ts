import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Actor, holds } from '../kernel/actor';
import { Hindered, hinderedBy, stepOrRefuse } from '../kernel/lifecycle';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { CaseAction, CaseStatus, caseCodes, caseLifecycle } from './case.lifecycle';
import { CaseField, caseLocking } from './case.locking.rules';

export type { CaseStatus };

/** Saksmappe: one matter in one ministry, under a key such as 20/14 that never changes. */
@Entity('case_file')
export class CaseFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'case_year', type: 'integer' })
  caseYear: number;

  @Column({ name: 'case_number', type: 'integer' })
  caseNumber: number;

  /** Internal title; may name what the public title must not. */
  @Column({ type: 'text' })
  title: string;

  @Column({ name: 'public_title', type: 'text' })
  publicTitle: string;

  @Column({ type: 'text' })
  status: CaseStatus;

  @Column({ name: 'case_date', type: 'date' })
  caseDate: string;

  @Column({ name: 'series_id', type: 'uuid', nullable: true })
  seriesId: string | null;

  @Column({ name: 'class_id', type: 'uuid', nullable: true })
  classId: string | null;

  /** Administrativ enhet. */
  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId: string | null;

  /** Saksansvarlig. */
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId: string | null;

  /** Access code of `archive/` when restricted (skjerming); null for an open case. */
  @Column({ name: 'access_code', type: 'text', nullable: true })
  accessCode: string | null;

  @Column({ name: 'access_provision', type: 'text', nullable: true })
  accessProvision: string | null;

  /** The provision on secrecy that § 13 rests on. */
  @Column({ name: 'secrecy_provision', type: 'text', nullable: true })
  secrecyProvision: string | null;

  @Column({ type: 'text', array: true })
  keywords: string[];

  /** Last document number given in the case; raised under the row lock of the case. */
  @Column({ name: 'last_document_number', type: 'integer' })
  lastDocumentNumber: number;

  @Column({ name: 'reply_deadline', type: 'date', nullable: true })
  replyDeadline: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy: string | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason: string | null;

  @Column({ type: 'integer' })
  version: number;

  /** Gives the next document number of the case; the caller holds the row lock. */
  nextDocumentNumber(): number {
    this.lastDocumentNumber += 1;
    return this.lastDocumentNumber;
  }

  /** Takes a door of the lifecycle, or refuses; every other verb goes through here. */
  take(action: CaseAction, actor: Actor): void {
    this.status = stepOrRefuse<CaseStatus, CaseAction>(caseLifecycle, caseCodes, this.status, action, actor).to;
  }

  /** What stands in the way of an action for this actor; null when nothing does. */
  hinders(action: CaseAction, actor: Actor): Hindered | null {
    return hinderedBy<CaseStatus, CaseAction>(caseLifecycle, caseCodes, this.status, action, actor);
  }

  /** Corrects fields that are still open in this status and to this actor; refuses all of it when one is not. */
  correct(changes: Partial<CaseCorrection>, actor: Actor): void {
    this.take('correct', actor);
    for (const field of fieldsIn(changes)) {
      const rule: { openIn: readonly CaseStatus[]; by: readonly (typeof actor.roles)[number]['role'][] } =
        caseLocking[field];
      refuseUnless(rule.openIn.includes(this.status), 'conflict', 'case.fieldLocked', { field, state: this.status });
      refuseUnless(holds(actor, ...rule.by), 'forbidden', 'case.fieldNotYours', { field });
    }
    Object.assign(this, changes);
  }

  /** Closes the case for good, until it is opened again. What hinders it is asked before. */
  close(actor: Actor, at: Date): void {
    this.take('close', actor);
    this.closedAt = at;
    this.closedBy = actor.personId;
  }

  reopen(actor: Actor): void {
    this.take('reopen', actor);
    this.closedAt = null;
    this.closedBy = null;
  }

  /** Utgår: the key stays taken for ever. */
  withdraw(actor: Actor, reason: string): void {
    this.take('withdraw', actor);
    this.withdrawnReason = reason;
  }

  /** Refuses as unknown a case of another ministry that a command would change: a grant lets its holder look only. */
  refuseForOthers(actor: Actor): void {
    if (this.ministryId !== actor.ministryId) throw new Refusal('forbidden', 'case.ofAnotherMinistry');
  }
}

/** What a correction may hold. The three columns of the restriction go together. */
export type CaseCorrection = Pick<
  CaseFile,
  'title' | 'publicTitle' | 'classId' | 'keywords' | 'ownerId' | 'accessCode' | 'accessProvision' | 'secrecyProvision'
>;

function fieldsIn(changes: Partial<CaseCorrection>): CaseField[] {
  const { accessCode, accessProvision: _provision, secrecyProvision: _secrecy, ...others } = changes;
  return [...(Object.keys(others) as CaseField[]), ...(accessCode === undefined ? [] : (['restriction'] as const))];
}
