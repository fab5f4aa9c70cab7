import { ApiProperty } from '@nestjs/swagger';
import type { ListedTerm } from './term-list';

/** That someone held an office, or stood in for its holder, from when to when. */
export class TermView {
  /** Id of the term. */
  id: string;

  /** Id of the office. */
  officeId: string;

  /** Id of the office's ministry. */
  ministryId: string;

  /** Title of the office in bokmål, as it was when the term began. */
  title: string;

  /** Id of the person. */
  personId: string;

  /** The person's name. */
  name: string;

  /** Held the office, acted in all of it, or acted in one case. Those for one case are told to administrators only. */
  @ApiProperty({ enum: ['holder', 'acting', 'forCase'] })
  kind: 'holder' | 'acting' | 'forCase';

  /** The one case of a settestatsråd, as the administrator gave it. */
  @ApiProperty({ type: String, nullable: true })
  caseId: string | null;

  /** Why someone stood in; told to the ministry's administrators only. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  /** From when. */
  @ApiProperty({ type: String, format: 'date-time' })
  from: string;

  /** The first moment it is no longer held; null while it goes on. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  to: string | null;

  /** Version, for `If-Match` when it is ended. */
  version: number;
}

/** One page of who held what when. */
export class TermsPageView {
  /** The terms of the page, the latest beginning first. */
  @ApiProperty({ type: [TermView] })
  items: TermView[];

  /** Cursor of the next page; null when this was the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export function termView(term: ListedTerm): TermView {
  return { ...term, from: term.from.toISOString(), to: term.to?.toISOString() ?? null };
}
