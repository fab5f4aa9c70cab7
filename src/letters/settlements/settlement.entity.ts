import { Column, Entity, PrimaryColumn } from 'typeorm';
import { refuseUnless } from '../../kernel/refusal';

/** Avskrivningsmåte: BU, BE, TLF, TE, TO, BN, SA. */
export const settlementMethods = [
  'answeredByLetter',
  'answeredByMail',
  'answeredByTelephone',
  'takenToNotice',
  'takenToInformation',
  'answeredByMemo',
  'caseClosed',
] as const;
export type SettlementMethod = (typeof settlementMethods)[number];

/** Avskrivning: how an incoming letter stopped being open. Undone by a bounce, never deleted. */
@Entity('settlement')
export class Settlement {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** The letter that was settled. */
  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ type: 'text' })
  method: SettlementMethod;

  /** The entry that answered; may be another ministry's, which answered on behalf of ours. */
  @Column({ name: 'by_entry_id', type: 'uuid', nullable: true })
  byEntryId: string | null;

  @Column({ name: 'settled_on', type: 'date' })
  settledOn: string;

  @Column({ name: 'settled_by', type: 'uuid' })
  settledBy: string;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt: Date | null;

  @Column({ name: 'undone_reason', type: 'text', nullable: true })
  undoneReason: string | null;

  undo(at: Date, reason: string): void {
    refuseUnless(this.undoneAt === null, 'conflict', 'settlement.alreadyUndone');
    this.undoneAt = at;
    this.undoneReason = reason;
  }
}
