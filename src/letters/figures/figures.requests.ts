import { IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../kernel/http/text';

/** Which letters are counted. */
export class FiguresQuery {
  /** First day. Left out: the Monday eleven weeks ago, so that there are twelve weeks with this one. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last day. Left out: today. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Only cases of this unit and those under it. Left out: the whole ministry. */
  @IsOptional()
  @IsUUID()
  unitId?: string;
}
