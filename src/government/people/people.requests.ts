import {
  ArrayMaxSize,
  ArrayUnique,
  IsEmail,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { roleCodes } from '../../kernel/actor';
import type { RoleCode } from '../../kernel/actor';
import { IsMoment } from '../../kernel/http/moment';
import { IsPlainText } from '../../kernel/http/text';
import { PageQuery } from '../../kernel/paging';
import { ruleWords } from '../../kernel/http/validation.words';

/** May be left out, but not emptied: unlike `@IsOptional()`, null is judged like any other value. */
const IfGiven = () => ValidateIf((_, value) => value !== undefined);

/** Whom to look for among the ministry's staff. */
export class PeopleQuery extends PageQuery {
  /** Part of the name, or the beginning of the initials. */
  @IsOptional()
  @IsPlainText({ max: 100 })
  q?: string;

  /** Only those who have this role now. */
  @IsOptional()
  @IsIn(roleCodes)
  role?: RoleCode;

  /** Only those who have a role in this very unit now. */
  @IsOptional()
  @IsUUID()
  unitId?: string;
}

/** A person who is to hold an office or work in the ministry. Facts of work only. */
export class RegisterPersonRequest {
  /**
   * Given name, with middle names.
   * @example Henrik M.
   */
  @IsPlainText({ max: 100 })
  givenName: string;

  /**
   * Family name.
   * @example Kvamsøy
   */
  @IsPlainText({ max: 100 })
  familyName: string;

  /**
   * Two to five capital letters; they stand in the reference of a letter.
   * @example HMK
   */
  @Matches(/^[A-ZÆØÅÁČĐŊŠŦŽÄÖ]{2,5}$/, {
    message: ruleWords({
      nb: '{field} må være 2 til 5 store bokstaver',
      nn: '{field} må vere 2 til 5 store bokstavar',
      en: '{field} must be 2 to 5 capital letters',
    }),
  })
  initials: string;

  /** Mail address at work. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  mail?: string | null;

  /** Direct number at work. */
  @IsOptional()
  @Matches(/^\+?[0-9][0-9 ]{3,18}[0-9]$/, {
    message: ruleWords({
      nb: '{field} må være et telefonnummer',
      nn: '{field} må vere eit telefonnummer',
      en: '{field} must be a telephone number',
    }),
  })
  telephone?: string | null;
}

/** What is to be put right about a person; what is left out stays. */
export class CorrectPersonRequest {
  /** Given name, with middle names. */
  @IfGiven()
  @IsPlainText({ max: 100 })
  givenName?: string;

  /** Family name. */
  @IfGiven()
  @IsPlainText({ max: 100 })
  familyName?: string;

  /** Two to five capital letters. Letters already given their reference keep it. */
  @IfGiven()
  @Matches(/^[A-ZÆØÅÁČĐŊŠŦŽÄÖ]{2,5}$/, {
    message: ruleWords({
      nb: '{field} må være 2 til 5 store bokstaver',
      nn: '{field} må vere 2 til 5 store bokstavar',
      en: '{field} must be 2 to 5 capital letters',
    }),
  })
  initials?: string;

  /** Mail address at work; null takes it away. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  mail?: string | null;

  /** Direct number at work; null takes it away. */
  @IsOptional()
  @Matches(/^\+?[0-9][0-9 ]{3,18}[0-9]$/, {
    message: ruleWords({
      nb: '{field} må være et telefonnummer',
      nn: '{field} må vere eit telefonnummer',
      en: '{field} must be a telephone number',
    }),
  })
  telephone?: string | null;
}

/** A role for a person in the ministry acted for. */
export class GiveRoleRequest {
  /** What the person does. */
  @IsIn(roleCodes)
  role: RoleCode;

  /** The unit it is done in; left out when it is for the whole ministry. */
  @IsOptional()
  @IsUUID()
  unitId?: string | null;

  /**
   * Title under the name on a letter, in bokmål and lower case.
   * @example seniorrådgiver
   */
  @IsOptional()
  @IsPlainText({ max: 100 })
  titleNb?: string | null;

  /**
   * The same in nynorsk.
   * @example seniorrådgivar
   */
  @IsOptional()
  @IsPlainText({ max: 100 })
  titleNn?: string | null;

  /**
   * Access codes whose restricted cases and entries the person may read.
   * @example ["UO13", "UO14"]
   */
  @IsOptional()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[A-Z0-9]{2,10}$/, {
    each: true,
    message: ruleWords({
      nb: '{field} må være tilgangskoder, som UO13',
      nn: '{field} må vere tilgangskodar, som UO13',
      en: '{field} must be access codes, such as UO13',
    }),
  })
  clearedFor?: string[];

  /** From when. Left out: from now. */
  @IsOptional()
  @IsMoment()
  from?: string;

  /** The first moment it is no longer held. Left out: until it is ended. */
  @IsOptional()
  @IsMoment()
  to?: string | null;
}

/** The end of a role, or of a term. */
export class EndAtRequest {
  /** The first moment it is no longer held. Left out: now. */
  @IsOptional()
  @IsMoment()
  at?: string;
}
