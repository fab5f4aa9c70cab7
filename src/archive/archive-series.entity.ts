import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../kernel/clock';
import type { DocumentMedium, SeriesStatus } from './noark.lists';

/** A part of a ministry's archive in which cases are filed. Noark: arkivdel. */
@Entity('archive_series')
export class ArchiveSeries {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'ministry_id', type: 'uuid' })
  ministryId: string;

  /** The filing key its cases are classified by. */
  @Column({ name: 'classification_system_id', type: 'uuid' })
  classificationSystemId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'status', type: 'text' })
  status: SeriesStatus;

  @Column({ name: 'medium', type: 'text' })
  medium: DocumentMedium;

  @Column({ name: 'period_from', type: 'date' })
  periodFrom: Day;

  /** First day after the period; null while it lasts. */
  @Column({ name: 'period_to', type: 'date', nullable: true })
  periodTo: Day | null;
}
