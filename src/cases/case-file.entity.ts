import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Saksstatus, in our words; `archive/` maps them to Noark's. */
export type CaseStatus = 'underTreatment' | 'closed' | 'withdrawn';

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
}
