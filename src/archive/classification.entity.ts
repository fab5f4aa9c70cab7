import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/clock';
import type { ClassificationType } from './noark.lists';

/** A ministry's filing key. Noark: klassifikasjonssystem. */
@Entity('classification_system')
export class ClassificationSystem {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'type', type: 'text' })
  type: ClassificationType;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}

/** One class of a filing key. Cases are filed on leaves only (Noark 5, 2.4.4). Noark: klasse. */
@Entity('classification_class')
export class ClassificationClass {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'system_id', type: 'uuid' })
  systemId: string;

  @Column({ name: 'parent_id', type: 'uuid', nullable: true })
  parentId: string | null;

  /** The class's own id in the key: `313`. Noark: klasseID. */
  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom: Day;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo: Day | null;
}
