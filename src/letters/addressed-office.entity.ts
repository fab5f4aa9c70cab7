import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A minister's office an incoming letter is addressed to, in the sender's order. Offices, not persons, are addressed. */
@Entity('addressed_office')
export class AddressedOffice {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ name: 'office_id', type: 'uuid' })
  officeId: string;

  @Column({ type: 'integer' })
  ordinal: number;
}
