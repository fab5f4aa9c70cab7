import { IsOptional } from 'class-validator';
import { IsDay } from '../kernel/http/text';

/** On which day. */
export class ArchiveDayQuery {
  /** The day. Left out: today. */
  @IsOptional()
  @IsDay()
  day?: string;
}
