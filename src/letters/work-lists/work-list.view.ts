import { ApiProperty } from '@nestjs/swagger';
import { NamedPerson, NamedUnit } from '../../cases/case.view';
import { workListNames } from './work-lists.table';

/** One line of a work list. */
export class WorkItemView {
  @ApiProperty({ description: 'What it is about.', enum: ['case', 'entry', 'arrival', 'reply', 'dispatch'] })
  subject: string;

  /** Id of what it is about. */
  id: string;

  @ApiProperty({ description: 'Its case; null for what has none yet.', type: String, nullable: true })
  caseId: string | null;

  @ApiProperty({ description: 'Key of the case or the entry: `20/14`, `20/14-1`.', type: String, nullable: true })
  key: string | null;

  /** Title. */
  title: string;

  /** Its state, in the words of what it is. */
  state: string;

  @ApiProperty({
    description: 'The day the list is sorted by; the deadline where there is one.',
    type: String,
    format: 'date',
    nullable: true,
  })
  due: string | null;

  @ApiProperty({ description: 'Deadline of the case.', type: String, format: 'date', nullable: true })
  replyDeadline: string | null;

  /** Whether the deadline of the case has passed. */
  late: boolean;

  /** Whether it comes before what is not urgent, whatever its day. */
  urgent: boolean;

  @ApiProperty({ description: 'Unit.', type: NamedUnit, nullable: true })
  unit: NamedUnit | null;

  @ApiProperty({ description: 'Responsible.', type: NamedPerson, nullable: true })
  owner: NamedPerson | null;

  @ApiProperty({ description: 'Access code when restricted.', type: String, nullable: true })
  accessCode: string | null;

  @ApiProperty({
    description: 'Codes of what yet hinders closing, of a case to close; null in the other lists.',
    type: [String],
    nullable: true,
  })
  remains: string[] | null;
}

/** A page of a work list. */
export class WorkPage {
  @ApiProperty({ description: 'Which list.', enum: workListNames })
  list: string;

  /** Its name, in the reader’s language. */
  title: string;

  @ApiProperty({ description: 'Nearest day first.', type: [WorkItemView] })
  items: WorkItemView[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}

/** A work list and how much is in it. */
export class WorkListCountView {
  @ApiProperty({ description: 'Which list.', enum: workListNames })
  list: string;

  /** Its name, in the reader’s language. */
  title: string;

  /** How many, at most 1,000. */
  count: number;

  /** Whether there are more than that. */
  more: boolean;
}

/** The lists the actor has. */
export class WorkListsView {
  @ApiProperty({ description: 'The lists, in the order of the day’s work.', type: [WorkListCountView] })
  items: WorkListCountView[];
}
