import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { IfGiven } from '../../kernel/http/if-given';
import { PageQuery } from '../../kernel/paging';

/** What an event is about, by the first word of its type. */
export const happeningKinds = ['case', 'entry', 'reply', 'signing', 'dispatch', 'remark'] as const;
export type HappeningKind = (typeof happeningKinds)[number];

/** Which part of a case's history. */
export class HistoryQuery extends PageQuery {
  /** What one person did. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  personId?: string;

  /** What happened to one kind of thing. */
  @ApiPropertyOptional({ enum: happeningKinds })
  @IfGiven()
  @IsIn(happeningKinds)
  kind?: HappeningKind;
}
