import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Merknadstype: from a caseworker, a leader, or the archive. */
export type RemarkType = 'fromCaseworker' | 'fromLeader' | 'fromRegistrar';

/** Merknad on a case or an entry: what is registered and locked is corrected by a later remark. */
@Entity('remark')
export class Remark {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'entry_id', type: 'uuid', nullable: true })
  entryId: string | null;

  @Column({ type: 'text' })
  type: RemarkType;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;
}
