import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/clock';

/** The languages names and titles exist in: bokmål, nynorsk, Northern Sámi, English. */
export const nameLanguages = ['nb', 'nn', 'se', 'en'] as const;
export type NameLanguage = (typeof nameLanguages)[number];

/** The letterhead's figure: one filled vector path in its own coordinates from 0,0. */
export interface MinistryMark {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt?: string;
}

/** A ministry, or the Office of the Prime Minister, with what its letterhead prints. Never edited by a request. */
@Entity('ministry')
export class Ministry {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** The short form used among ministries: `JD`. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  /** Nine digits, without spaces. */
  @Column({ name: 'org_number', type: 'text' })
  orgNumber: string;

  /** As printed after "Postboks": `8005 Dep`. */
  @Column({ name: 'postal_box', type: 'text' })
  postalBox: string;

  @Column({ name: 'postal_code', type: 'text' })
  postalCode: string;

  @Column({ name: 'postal_place', type: 'text' })
  postalPlace: string;

  @Column({ name: 'visiting_street', type: 'text', nullable: true })
  visitingStreet: string | null;

  @Column({ name: 'visiting_code', type: 'text', nullable: true })
  visitingCode: string | null;

  @Column({ name: 'visiting_place', type: 'text', nullable: true })
  visitingPlace: string | null;

  @Column({ name: 'telephone', type: 'text' })
  telephone: string;

  /** The ministry's mail room: `postmottak@jd.dep.no`. */
  @Column({ name: 'mail_address', type: 'text' })
  mailAddress: string;

  @Column({ name: 'web', type: 'text', nullable: true })
  web: string | null;

  /** What differs from the common letter style; null when nothing does. */
  @Column({ name: 'letter_style', type: 'jsonb', nullable: true })
  letterStyle: Record<string, unknown> | null;

  @Column({ name: 'mark', type: 'jsonb', nullable: true })
  mark: MinistryMark | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  /** First day it no longer is; null while it is. */
  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}

/** What a ministry is called in one language, in the forms a letter needs, and when. */
@Entity('ministry_name')
export class MinistryName {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'language', type: 'text' })
  language: NameLanguage;

  /** Indefinite, in capitals: `JUSTIS- OG BEREDSKAPSDEPARTEMENT`. */
  @Column({ name: 'letterhead_form', type: 'text' })
  letterheadForm: string;

  /** Definite, as in a sentence: `Justis- og beredskapsdepartementet`. */
  @Column({ name: 'running_form', type: 'text' })
  runningForm: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}
