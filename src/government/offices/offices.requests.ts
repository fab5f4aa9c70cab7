import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsMoment } from '../../kernel/http/moment';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';
import { nameLanguages } from '../ministry.entity';
import type { NameLanguage } from '../ministry.entity';
import { officeLevels } from '../office.entity';
import type { OfficeLevel } from '../office.entity';
import { actingKinds } from '../term.entity';
import type { ActingKind } from '../term.entity';
import { ruleWords } from '../../kernel/http/validation.words';

/** Which offices, and at which moment. */
export class OfficesQuery {
  /** Only those of this ministry. */
  @IsOptional()
  @IsUUID()
  ministryId?: string;

  /** Only those on this level. */
  @IsOptional()
  @IsIn(officeLevels)
  level?: OfficeLevel;

  /** The moment the offices, their titles and holders are told for. Left out: now. */
  @IsOptional()
  @IsMoment()
  at?: string;
}

/** One office at a moment. */
export class AtMomentQuery {
  /** The moment its titles and holder are told for. Left out: now. */
  @IsOptional()
  @IsMoment()
  at?: string;
}

/** What an office is called in one language. */
export class OfficeTitleRequest {
  /** The language. */
  @IsIn(nameLanguages)
  language: NameLanguage;

  /**
   * Under the ministry's name on a letterhead.
   * @example Justis- og beredskapsministeren
   */
  @IsPlainText({ max: 120 })
  letterheadForm: string;

  /**
   * Under a name.
   * @example justis- og beredskapsminister
   */
  @IsPlainText({ max: 120 })
  indefiniteForm: string;

  /**
   * In a sentence.
   * @example justis- og beredskapsministeren
   */
  @IsPlainText({ max: 120 })
  definiteForm: string;
}

/** A new office in the ministry acted for. */
export class AddOfficeRequest {
  /**
   * Short name within the ministry.
   * @example justisminister
   */
  @Matches(/^[a-z][a-z0-9-]{1,59}$/, {
    message: ruleWords({
      nb: '{field} må være små bokstaver, tall og bindestrek',
      nn: '{field} må vere små bokstavar, tal og bindestrek',
      en: '{field} must be small letters, digits and hyphens',
    }),
  })
  code: string;

  /** Who signs under its title. */
  @IsIn(officeLevels)
  level: OfficeLevel;

  /** Order among the ministry's offices on the level; the first has 0. */
  @ApiProperty({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(99)
  precedence?: number;

  /** Its titles: bokmål and nynorsk, others where they are known. */
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique((title: OfficeTitleRequest) => title?.language)
  @ValidateNested({ each: true })
  @Type(() => OfficeTitleRequest)
  titles: OfficeTitleRequest[];

  /** First day. Left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;
}

/** Someone takes office. */
export class BeginTermRequest {
  /** The person. */
  @IsUUID()
  personId: string;

  /** From when, with clock time. Left out: now. */
  @IsOptional()
  @IsMoment()
  from?: string;

  /** The first moment it is no longer held. Left out: until it is ended. */
  @IsOptional()
  @IsMoment()
  to?: string | null;
}

/** Someone stands in for the holder. */
export class BeginActingTermRequest extends BeginTermRequest {
  /** `acting`: in all of the office. `forCase`: in one case only (settestatsråd). */
  @IsIn(actingKinds)
  kind: ActingKind;

  /** The one case of a settestatsråd. It is not looked up: an administrator may not be told that a case exists. */
  @IsOptional()
  @IsUUID()
  caseId?: string | null;

  /** Why. Only the ministry's administrators see it. */
  @IsPlainText({ max: 500 })
  reason: string;
}

/** Who held what when. */
export class TermsQuery extends PageQuery {
  /** Only this office. */
  @IsOptional()
  @IsUUID()
  officeId?: string;

  /** Only offices of this ministry. */
  @IsOptional()
  @IsUUID()
  ministryId?: string;

  /** Only this person. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  /** Only terms that last beyond this moment. */
  @IsOptional()
  @IsMoment()
  from?: string;

  /** Only terms that begin before this moment. */
  @IsOptional()
  @IsMoment()
  to?: string;
}
