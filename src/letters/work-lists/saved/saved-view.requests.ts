import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { caseStatuses } from '../../../cases/case.lifecycle';
import type { CaseStatus } from '../../../cases/case.lifecycle';
import { IfGiven } from '../../../kernel/http/if-given';
import { IsNested } from '../../../kernel/http/nested';
import { IsDay, IsPlainText } from '../../../kernel/http/text';
import { stages } from '../standing.view';
import type { Stage } from '../standing.view';
import { listColumns, listNames } from './list-columns.table';
import type { ListColumn, ListName } from './list-columns.table';

/** Which list. */
export class SavedViewsQuery {
  /** Views of this list alone. */
  @ApiPropertyOptional({ enum: listNames })
  @IfGiven()
  @IsIn(listNames)
  list?: ListName;
}

/** Filters of a list, by their names in its query; each list takes its own. */
export class ListFiltersRequest {
  /** Status of a case; for all cases. */
  @ApiPropertyOptional({ enum: caseStatuses })
  @IfGiven()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  /** How far the case has come; for work lists. */
  @ApiPropertyOptional({ enum: stages })
  @IfGiven()
  @IsIn(stages)
  stage?: Stage;

  /** Unit the case lies in. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  unitId?: string;

  /** Responsible for the case; for all cases. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  ownerId?: string;

  /** The person who has it in hand; for work lists. */
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
  @IfGiven()
  @IsPlainText({ max: 200 })
  q?: string;
}

/** Which columns of a list to show. */
export class ShowColumnsRequest {
  @ApiPropertyOptional({
    description: 'Columns shown besides key and title; null, or left out, as the list has them by itself.',
    enum: listColumns,
    isArray: true,
    nullable: true,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(listColumns.length)
  @ArrayUnique()
  @IsIn(listColumns, { each: true })
  columns?: ListColumn[] | null;
}

/** A view to be saved, with its columns. */
export class SaveViewRequest extends ShowColumnsRequest {
  /** The list: `cases`, or the name of a work list. */
  @IsIn(listNames)
  list: ListName;

  /** What it is called; one of each name in a list. */
  @IsPlainText({ max: 80 })
  name: string;

  /** What the list is narrowed by. */
  @IsNested(() => ListFiltersRequest)
  filters: ListFiltersRequest;
}

/** What is to be changed about a saved view; what is left out stays, its columns too. */
export class ChangeViewRequest extends ShowColumnsRequest {
  /** What it is called. */
  @IfGiven()
  @IsPlainText({ max: 80 })
  name?: string;

  /** What the list is narrowed by, all of it. */
  @IfGiven()
  @IsNested(() => ListFiltersRequest)
  filters?: ListFiltersRequest;
}
