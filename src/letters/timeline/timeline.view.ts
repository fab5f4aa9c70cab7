import { ApiProperty } from '@nestjs/swagger';
import { NamedPerson } from '../../cases/case.view';

/** Something that happened in a case. */
export class HappeningView {
  /** Id of the event. */
  id: string;

  /** Place in the case’s chain, from 1. */
  sequence: number;

  /** When. */
  at: Date;

  /** Kind of event: `entry.registered`. */
  type: string;

  @ApiProperty({ description: 'Who; null for what the system did.', type: NamedPerson, nullable: true })
  person: NamedPerson | null;

  /** What they did, as a sentence in the language asked for, without its subject. */
  sentence: string;

  @ApiProperty({
    description: 'The reason or note given, unless it was lawfully removed.',
    type: String,
    nullable: true,
  })
  reason: string | null;

  @ApiProperty({ description: 'Table of what it happened to: `journal_entry`.' })
  subjectTable: string;

  /** Id of what it happened to. */
  subjectId: string;
}

/** A page of a case’s history. */
export class HistoryPage {
  @ApiProperty({ description: 'What happened, latest first.', type: [HappeningView] })
  items: HappeningView[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}

/** Something that happened in the ministry, with the case it happened in. */
export class FoundHappeningView extends HappeningView {
  @ApiProperty({ description: 'The case; null for what has none.', type: String, format: 'uuid', nullable: true })
  caseId: string | null;

  @ApiProperty({ description: 'Key of the case: `20/14`; null for what has none.', type: String, nullable: true })
  caseKey: string | null;
}

/** A page of what happened in the ministry. */
export class FoundHistoryPage {
  @ApiProperty({ description: 'What happened, latest first.', type: [FoundHappeningView] })
  items: FoundHappeningView[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}
