import { ArrayMaxSize, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay, IsPlainText } from '../../kernel/http/text';
import { ruleWords } from '../../kernel/http/validation.words';

/** Whose units, and on which day. */
export class UnitsQuery {
  /** Id of the ministry. Left out: the ministry acted for. */
  @IsOptional()
  @IsUUID()
  ministryId?: string;

  /** The day. Left out: today. */
  @IsOptional()
  @IsDay()
  day?: string;
}

/** A new department or section of the ministry acted for. */
export class AddUnitRequest {
  /**
   * Short form within the ministry.
   * @example KRF
   */
  @Matches(/^[A-ZÆØÅ0-9]{2,12}$/, {
    message: ruleWords({
      nb: '{field} må være 2 til 12 store bokstaver eller tall',
      nn: '{field} må vere 2 til 12 store bokstavar eller tal',
      en: '{field} must be 2 to 12 capital letters or digits',
    }),
  })
  code: string;

  /**
   * Name in bokmål.
   * @example Avdeling for kriminalitetsforebygging
   */
  @IsPlainText({ max: 150 })
  nameNb: string;

  /**
   * Name in nynorsk.
   * @example Avdeling for kriminalitetsførebygging
   */
  @IsPlainText({ max: 150 })
  nameNn: string;

  /**
   * Long words of the names with `|` where the foot of a letter may break them.
   * @example ["kriminalitets|forebygging"]
   */
  @IsOptional()
  @ArrayMaxSize(10)
  @Matches(/^\p{L}{2,60}(\|\p{L}{2,60}){1,5}$/u, {
    each: true,
    message: ruleWords({
      nb: '{field} må være ord med |, som samfunns|sikkerhet',
      nn: '{field} må vere ord med |, som samfunns|tryggleik',
      en: '{field} must be words with |, such as samfunns|sikkerhet',
    }),
  })
  joints?: string[];

  /** Id of the unit above. Left out: directly under the ministry. */
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  /** First day. Left out: today. */
  @IsOptional()
  @IsDay()
  from?: string;
}

/** Another name for a unit that stays what it is. */
export class RenameUnitRequest {
  /**
   * Name in bokmål.
   * @example Avdeling for kriminalitetsforebygging
   */
  @IsPlainText({ max: 150 })
  nameNb: string;

  /**
   * Name in nynorsk.
   * @example Avdeling for kriminalitetsførebygging
   */
  @IsPlainText({ max: 150 })
  nameNn: string;

  /**
   * Long words of the new names with `|` where the foot of a letter may break them. Left out: as before.
   * @example ["kriminalitets|forebygging"]
   */
  @IsOptional()
  @ArrayMaxSize(10)
  @Matches(/^\p{L}{2,60}(\|\p{L}{2,60}){1,5}$/u, {
    each: true,
    message: ruleWords({
      nb: '{field} må være ord med |, som samfunns|sikkerhet',
      nn: '{field} må vere ord med |, som samfunns|tryggleik',
      en: '{field} must be words with |, such as samfunns|sikkerhet',
    }),
  })
  joints?: string[];
}

/** The end of a unit. */
export class EndUnitRequest {
  /** First day it no longer is. Left out: today. */
  @IsOptional()
  @IsDay()
  day?: string;
}
