import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Korrespondanseparttype: EA, IS, EM, EK, GM, IA, IM, IK. */
export type PartyKind =
  | 'sender'
  | 'coSender'
  | 'recipient'
  | 'copyRecipient'
  | 'groupRecipient'
  | 'internalSender'
  | 'internalRecipient'
  | 'internalCopyRecipient';

/** Korrespondansepart: who sent a letter, who gets it, who gets a copy. */
@Entity('correspondence_party')
export class CorrespondenceParty {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'entry_id', type: 'uuid' })
  entryId: string;

  @Column({ type: 'integer' })
  ordinal: number;

  @Column({ type: 'text' })
  kind: PartyKind;

  @Column({ type: 'text' })
  name: string;

  /** Kontaktperson; `v/` in the address. */
  @Column({ type: 'text' })
  attention: string;

  @Column({ name: 'private_person', type: 'boolean' })
  privatePerson: boolean;

  /** The name is kept out of the public journal. */
  @Column({ type: 'boolean' })
  screened: boolean;

  @Column({ name: 'address_lines', type: 'text', array: true })
  addressLines: string[];

  @Column({ name: 'post_code', type: 'text' })
  postCode: string;

  @Column({ name: 'post_place', type: 'text' })
  postPlace: string;

  @Column({ type: 'text' })
  country: string;

  @Column({ type: 'text' })
  mail: string;

  @Column({ name: 'office_id', type: 'uuid', nullable: true })
  officeId: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId: string | null;
}
