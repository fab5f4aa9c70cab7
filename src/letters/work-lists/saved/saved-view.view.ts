import { ApiProperty } from '@nestjs/swagger';
import { listColumns, listNames } from './list-columns.table';
import type { ListColumn, ListName } from './list-columns.table';

/** Filters of a list that somebody saved under a name. */
export class SavedViewView {
  /** Id. */
  id: string;

  @ApiProperty({ description: 'The list: `cases`, or the name of a work list.', enum: listNames })
  list: ListName;

  /** What it is called. */
  name: string;

  @ApiProperty({
    description: 'What the list is narrowed by, by the names of its query.',
    type: 'object',
    additionalProperties: { type: 'string' },
  })
  filters: Record<string, string>;

  @ApiProperty({
    description: 'Columns shown besides key and title; null as the list has them by itself.',
    enum: listColumns,
    isArray: true,
    nullable: true,
  })
  columns: ListColumn[] | null;

  /** When it was saved, or last changed. */
  savedAt: Date;
}

/** One’s own saved views. */
export class SavedViewsView {
  @ApiProperty({ description: 'By name.', type: [SavedViewView] })
  items: SavedViewView[];
}

/** Which columns of a list one sees. */
export class ListColumnsView {
  @ApiProperty({ description: 'The list.', enum: listNames })
  list: ListName;

  @ApiProperty({
    description: 'Columns shown besides key and title; null as the list has them by itself.',
    enum: listColumns,
    isArray: true,
    nullable: true,
  })
  columns: ListColumn[] | null;
}
