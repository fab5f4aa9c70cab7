import { ApiProperty } from '@nestjs/swagger';
import type { Stage } from './figures.rules';
import { stages } from './figures.rules';

/** A week's letters. */
export class WeekView {
  /** Monday of the week. */
  @ApiProperty({ type: String, format: 'date' })
  monday: string;

  /** Number of the week (ISO 8601). */
  @ApiProperty({ type: 'integer' })
  week: number;

  /** Letters that came in. */
  @ApiProperty({ type: 'integer' })
  in: number;

  /** Letters that were sent. */
  @ApiProperty({ type: 'integer' })
  out: number;
}

/** Letters answered within as many working days. */
export class AnsweredWithinView {
  /** Fewest working days of the group. */
  @ApiProperty({ type: 'integer' })
  from: number;

  /** Most working days of the group. */
  @ApiProperty({ type: 'integer' })
  to: number;

  /** Letters. */
  @ApiProperty({ type: 'integer' })
  count: number;
}

/** Open letters at one stage. */
export class AtStageView {
  /** The stage. */
  @ApiProperty({ enum: stages })
  stage: Stage;

  /** Letters. */
  @ApiProperty({ type: 'integer' })
  count: number;
}

/** What waits in a department, with the sections under it. */
export class WaitingInUnitView {
  /** Id of the department; null for cases that lie in none. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  unitId: string | null;

  /** Its name in bokmål; empty for none. */
  name: string;

  /** Its name in nynorsk; empty for none. */
  nameNn: string;

  /** Every stage, in the order of the work. */
  @ApiProperty({ type: [AtStageView] })
  stages: AtStageView[];

  /** All of them. */
  @ApiProperty({ type: 'integer' })
  total: number;
}

/** Letters past their deadline at one stage, by working days over. */
export class LateAtStageView {
  /** The stage. */
  @ApiProperty({ enum: stages })
  stage: Stage;

  /** One to five. */
  @ApiProperty({ type: 'integer' })
  upTo5: number;

  /** Six to ten. */
  @ApiProperty({ type: 'integer' })
  upTo10: number;

  /** More than ten. */
  @ApiProperty({ type: 'integer' })
  over10: number;

  /** All of them. */
  @ApiProperty({ type: 'integer' })
  total: number;
}

/** A period in four numbers. */
export class KeyFiguresView {
  /** Letters that came in. */
  @ApiProperty({ type: 'integer' })
  in: number;

  /** Letters that were answered. */
  @ApiProperty({ type: 'integer' })
  answered: number;

  /** Of those with a deadline, how many were answered by it, in per cent; null when there was none. */
  @ApiProperty({ type: 'integer', nullable: true })
  withinDeadline: number | null;

  /** Working days to the answer, the middle one; null when nothing was answered. */
  @ApiProperty({ type: 'integer', nullable: true })
  daysToReply: number | null;

  /** Working days from arrival to journalling, the middle one; null when nothing was journalled. */
  @ApiProperty({ type: 'integer', nullable: true })
  daysToJournal: number | null;
}

/** Letters to the ministry in numbers: what the actor may see of them. */
export class FiguresView {
  /** First day counted. */
  @ApiProperty({ type: String, format: 'date' })
  from: string;

  /** Last day counted. */
  @ApiProperty({ type: String, format: 'date' })
  to: string;

  /** When it was counted. */
  @ApiProperty({ type: String, format: 'date-time' })
  countedAt: string;

  /** Working days a letter is to be answered within. */
  @ApiProperty({ type: 'integer' })
  replyTarget: number;

  /** The period. */
  @ApiProperty({ type: KeyFiguresView })
  now: KeyFiguresView;

  /** The period of the same length before it. */
  @ApiProperty({ type: KeyFiguresView })
  before: KeyFiguresView;

  /** In and out, week by week. */
  @ApiProperty({ type: [WeekView] })
  weeks: WeekView[];

  /** How long answers took. */
  @ApiProperty({ type: [AnsweredWithinView] })
  answered: AnsweredWithinView[];

  /** Open letters now, by department. */
  @ApiProperty({ type: [WaitingInUnitView] })
  waiting: WaitingInUnitView[];

  /** Open letters past their deadline now, by where they stand. */
  @ApiProperty({ type: [LateAtStageView] })
  late: LateAtStageView[];
}
