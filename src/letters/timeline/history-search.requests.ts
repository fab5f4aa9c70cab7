import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';

/** Kinds of event, by the first part of their names. */
export const historyKinds = [
  'case',
  'entry',
  'reply',
  'signing',
  'dispatch',
  'remark',
  'arrival',
  'person',
  'role',
  'unit',
  'office',
  'officeTerm',
  'actingTerm',
  'account',
  'session',
  'token',
  'template',
  'paragraph',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

/** What to look for in the history of the ministry. */
export class MinistryHistoryQuery extends PageQuery {
  /** Only in this case: `20/14` or `2020/14`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20)
  key?: string;

  /** Only what these did: whole initials, or part of a name. */
  @IsOptional()
  @IsPlainText({ max: 100 })
  who?: string;

  /** Only events of this kind. */
  @ApiPropertyOptional({ enum: historyKinds })
  @IsOptional()
  @IsIn(historyKinds)
  kind?: HistoryKind;

  /** From this day on. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** To this day, it included. */
  @IsOptional()
  @IsDay()
  to?: string;
}
