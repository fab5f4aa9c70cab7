import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsDay, IsPlainText } from '../../kernel/http/text';

/** What a ministry is called in one language. */
class NameForms {
  /** Indefinite, in capitals: `JUSTIS- OG BEREDSKAPSDEPARTEMENT`. */
  @IsPlainText({ max: 200 })
  letterheadForm: string;

  /** Definite, as in a sentence: `Justis- og beredskapsdepartementet`. */
  @IsPlainText({ max: 200 })
  runningForm: string;
}

class Names {
  @IsDefined()
  @ValidateNested()
  @Type(() => NameForms)
  nb: NameForms;

  @IsDefined()
  @ValidateNested()
  @Type(() => NameForms)
  nn: NameForms;

  @IsOptional()
  @ValidateNested()
  @Type(() => NameForms)
  se?: NameForms;

  @IsOptional()
  @ValidateNested()
  @Type(() => NameForms)
  en?: NameForms;
}

/** The part of the archive new cases are filed in (arkivdel). */
class Series {
  @IsPlainText({ max: 40 })
  code: string;

  @IsPlainText({ max: 200 })
  title: string;

  @IsDay()
  periodFrom: string;
}

class KeyClass {
  @IsPlainText({ max: 40 })
  code: string;

  @IsPlainText({ max: 300 })
  title: string;

  /** Code of the class above. */
  @IsOptional()
  @IsPlainText({ max: 40 })
  under?: string;
}

/** The filing key (klassifikasjonssystem). */
class FilingKey {
  @IsPlainText({ max: 40 })
  code: string;

  @IsPlainText({ max: 200 })
  title: string;

  @IsIn(['subjectHierarchical', 'functionHierarchical', 'subjectOneLevel', 'objectBased'])
  type: 'subjectHierarchical' | 'functionHierarchical' | 'subjectOneLevel' | 'objectBased';

  /** Those above before those under them. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(10_000)
  @ArrayUnique(({ code }: KeyClass) => code)
  @ValidateNested({ each: true })
  @Type(() => KeyClass)
  classes: KeyClass[];
}

/** A ministry as its operator writes it down. */
export class MinistryFile {
  @Matches(/^[A-ZÆØÅ]{2,8}$/)
  code: string;

  @Matches(/^\d{9}$/)
  orgNumber: string;

  /** As printed after "Postboks": `8005 Dep`. */
  @IsPlainText({ max: 40 })
  postalBox: string;

  @Matches(/^\d{4}$/)
  postalCode: string;

  @IsPlainText({ max: 60 })
  postalPlace: string;

  @IsOptional()
  @IsPlainText({ max: 100 })
  visitingStreet?: string;

  @IsOptional()
  @Matches(/^\d{4}$/)
  visitingCode?: string;

  @IsOptional()
  @IsPlainText({ max: 60 })
  visitingPlace?: string;

  @IsPlainText({ max: 30 })
  telephone: string;

  @IsEmail()
  mailAddress: string;

  @IsOptional()
  @IsPlainText({ max: 200 })
  web?: string;

  @IsDay()
  validFrom: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => Names)
  names: Names;

  @IsDefined()
  @ValidateNested()
  @Type(() => Series)
  series: Series;

  @IsDefined()
  @ValidateNested()
  @Type(() => FilingKey)
  key: FilingKey;
}
