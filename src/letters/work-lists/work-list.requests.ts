import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';
import { stages } from './standing.view';
import type { Stage } from './standing.view';

/** Which lines of a work list. */
export class WorkQuery extends PageQuery {
  /** How far the case has come. */
  @ApiPropertyOptional({ enum: stages })
  @IfGiven()
  @IsIn(stages)
  stage?: Stage;

  /** Unit the case lies in. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  unitId?: string;

  /** The person who has it in hand. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  holderId?: string;

  /** To be answered by this day at the latest. */
  @ApiPropertyOptional({ format: 'date' })
  @IfGiven()
  @IsDay()
  dueBy?: string;

  /** Text in the title or in a sender’s name, or a key. */
  @ApiPropertyOptional()
  @IfGiven()
  @IsPlainText({ max: 200, min: 0 })
  q?: string;
}
