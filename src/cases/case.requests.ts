import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { FieldLabels } from '../kernel/http/field-labels';
import { IfGiven } from '../kernel/http/if-given';
import { IsNested } from '../kernel/http/nested';
import { IsDay, IsPlainText } from '../kernel/http/text';
import { asLabels } from '../kernel/language';
import { PageQuery } from '../kernel/paging';
import { caseStatuses } from './case.lifecycle';
import type { CaseStatus } from './case.lifecycle';
import { caseFieldWords } from './case.words';
import { answeringLevels, closingMethods } from './responding-ministers/responding-minister.entity';
import type { AnsweringLevel, ClosingMethod } from './responding-ministers/responding-minister.entity';

/** Which cases to list. */
export class CaseQuery extends PageQuery {
  /** Case key, `20/14` or `2020/14`. */
  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @MaxLength(20)
  key?: string;

  /** Status. */
  @ApiPropertyOptional({ enum: caseStatuses })
  @IfGiven()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  /** Unit the case lies in. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  unitId?: string;

  /** Responsible for the case. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IfGiven()
  @IsUUID()
  ownerId?: string;

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

/** A restriction to put on something. */
export class RestrictionRequest {
  /** Access code: `UO13`; `XX` keeps it back until somebody has judged it. */
  @IsString()
  @Matches(/^[A-Z0-9]{2,10}$/)
  code: string;

  /** The provision, where it is more exact than the code’s own: `offentleglova § 13 første ledd`. */
  @IfGiven()
  @IsPlainText({ max: 200 })
  provision?: string;

  /** The secrecy provision § 13 rests on: `forvaltningsloven § 13 første ledd nr. 1`. */
  @IfGiven()
  @IsPlainText({ max: 200 })
  secrecyProvision?: string;
}

/** What to correct; what is left out stays as it is. */
@FieldLabels(asLabels(caseFieldWords))
export class CorrectCaseRequest {
  /** Internal title. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  title?: string;

  /** Title in the public journal. */
  @IfGiven()
  @IsPlainText({ max: 500 })
  publicTitle?: string;

  /** Class to file it on; null takes it off. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  classId?: string | null;

  /** Keywords, all of them. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(30)
  @IsPlainText({ max: 100, each: true })
  keywords?: string[];

  /** Responsible for the case; null for nobody. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  /** Restriction; null lifts it. */
  @ApiPropertyOptional({ type: RestrictionRequest, nullable: true })
  @IsOptional()
  @IsNested(() => RestrictionRequest)
  restriction?: RestrictionRequest | null;
}

/** Closing a case. */
export class CloseCaseRequest {
  /** Write off what nobody answered as “Saken ble avsluttet”. */
  @IfGiven()
  @IsBoolean()
  writeOffRest?: boolean;

  /** Journal and archive what is ready for it. */
  @IfGiven()
  @IsBoolean()
  archiveRest?: boolean;
}

/** A written reason. */
export class ReasonRequest {
  /** Why; shown in the history. */
  @IsPlainText({ max: 2000, multiline: true })
  reason: string;
}

/** Who is to answer. */
export class AssignRequest {
  /** The level that answers; `none`: taken to notice or information, or answered by telephone. */
  @IsIn(answeringLevels)
  level: AnsweringLevel;

  /** The office that answers; for `minister` and `stateSecretary`. */
  @IfGiven()
  @IsUUID()
  officeId?: string;

  /** The other addressed offices it answers for, in the sender’s order. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(40)
  @IsUUID(undefined, { each: true })
  onBehalfOfOfficeIds?: string[];

  /** Since when; now when left out. */
  @ApiPropertyOptional({ format: 'date-time' })
  @IfGiven()
  @IsString()
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  from?: string;

  /** Why. */
  @IsPlainText({ max: 2000, multiline: true })
  reason: string;

  /** How the letters are closed; for `none` only. */
  @IfGiven()
  @IsIn(closingMethods)
  closingMethod?: ClosingMethod;
}

/** To whom the case is given. */
export class AllocateRequest {
  /** The unit. */
  @IsUUID()
  unitId: string;

  /** The caseworker; left out, the unit’s leader says who. */
  @IfGiven()
  @IsUUID()
  caseworkerId?: string;

  /** What is asked of them. */
  @IfGiven()
  @IsPlainText({ max: 2000, multiline: true })
  note?: string;
}

/** When the case is to be answered: a day, or a number of working days. */
export class DeadlineRequest {
  /** The day; null takes the deadline away. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsDay()
  day?: string | null;

  /** So many working days from `from`. */
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(1000)
  workingDays?: number;

  /** The day to count from, itself not counted; today when left out. */
  @IfGiven()
  @IsDay()
  from?: string;
}
