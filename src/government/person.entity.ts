import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Whoever holds an office or works in a ministry. Facts of work only; nothing private. */
@Entity('person')
export class Person {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  /** The ministry that registered the person, and whose administrators find the person before any role is given. */
  @Column({ name: 'registered_by_ministry_id', type: 'uuid' })
  registeredByMinistryId: string;

  @Column({ name: 'given_name', type: 'text' })
  givenName: string;

  @Column({ name: 'family_name', type: 'text' })
  familyName: string;

  /** Stand in the reference of a letter: `20/14 - HMK`. */
  @Column({ name: 'initials', type: 'text' })
  initials: string;

  @Column({ name: 'mail', type: 'text', nullable: true })
  mail: string | null;

  /** Direct number at work, for the foot of an official's letter. */
  @Column({ name: 'telephone', type: 'text', nullable: true })
  telephone: string | null;

  @VersionColumn({ name: 'version', type: 'int' })
  version: number;

  get name(): string {
    return `${this.givenName} ${this.familyName}`;
  }
}
