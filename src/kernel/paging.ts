import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Refusal } from './refusal';

/** A list is read forward, page by page, by a cursor: no offset, no count of everything. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Where to go on: `next` of the page before. Left out for the first page.' })
  @IsOptional()
  @IsString()
  @MaxLength(600)
  after?: string;

  @ApiPropertyOptional({ description: 'How many at the most, 1 to 100.', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export const defaultPageSize = 25;

export interface Page<T> {
  readonly items: T[];
  /** Cursor of the next page; null when this was the last. */
  readonly next: string | null;
}

/** The values a page ended on, in the order of the list's ORDER BY. */
export type CursorKeys = readonly (string | number | null)[];

export function encodeCursor(keys: CursorKeys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Reads a cursor of the expected number of keys; anything else is refused, never passed on to the database. */
export function decodeCursor(cursor: string, length: number): CursorKeys {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const sound = (key: unknown) =>
      key === null || typeof key === 'number' || (typeof key === 'string' && !key.includes('\0'));
    if (Array.isArray(keys) && keys.length === length && keys.every(sound)) return keys as CursorKeys;
  } catch {
    // Falls through to the refusal: a cursor is ours or it is nothing.
  }
  throw new Refusal('malformed', 'page.cursorUnknown');
}

/** Cuts one row more than asked for into a page and the cursor of the next. */
export function pageOf<T>(found: T[], limit: number, keysOf: (row: T) => CursorKeys): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}
