import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry moved to another case gets a number there; the number it left is never given again (Noark 5, 3.2.36). */
@Entity('entry_move')
export class EntryMove {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'from_case_id', type: 'uuid' })
  fromCaseId: string;

  @Column({ name: 'from_document_number', type: 'integer' })
  fromDocumentNumber: number;

  @Column({ name: 'to_case_id', type: 'uuid' })
  toCaseId: string;

  @Column({ name: 'to_document_number', type: 'integer' })
  toDocumentNumber: number;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'moved_by', type: 'uuid' })
  movedBy: string;

  @Column({ name: 'moved_at', type: 'timestamptz' })
  movedAt: Date;
}
