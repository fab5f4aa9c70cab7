import { ApiProperty } from '@nestjs/swagger';
import type { Holder, OfficeTitleForms } from '../government.service';
import { nameLanguages } from '../ministry.entity';
import type { NameLanguage } from '../ministry.entity';
import { Office, officeLevels } from '../office.entity';
import type { OfficeLevel } from '../office.entity';

/** What an office is called in one language. */
export class OfficeTitleView {
  /** The language: bokmål, nynorsk, Northern Sámi, English. */
  @ApiProperty({ enum: nameLanguages })
  language: NameLanguage;

  /** Under the ministry's name on a letterhead. */
  letterheadForm: string;

  /** Under a name. */
  indefiniteForm: string;

  /** In a sentence. */
  definiteForm: string;
}

/** Who sits in an office at a moment. */
export class HolderView {
  /** Id of the person. */
  personId: string;

  /** The person's name. */
  name: string;

  /** Whether the person holds the office or acts in it. */
  @ApiProperty({ enum: ['holder', 'acting'] })
  capacity: string;
}

/** An office that is written to and signs. */
export class OfficeView {
  /** Id of the office. */
  id: string;

  /** Id of its ministry. */
  ministryId: string;

  /** Short name within the ministry. */
  code: string;

  /** Who signs under its title. */
  @ApiProperty({ enum: officeLevels })
  level: OfficeLevel;

  /** Order among the ministry's offices on the level; the first has 0. */
  precedence: number;

  /** Title in bokmål, as under a name. */
  title: string;

  /** Titles in every language it has one in. */
  @ApiProperty({ type: [OfficeTitleView] })
  titles: OfficeTitleView[];

  /** Who sits in it at the moment asked for; null when nobody does. */
  @ApiProperty({ type: HolderView, nullable: true })
  holder: HolderView | null;

  /** First day. */
  @ApiProperty({ type: String, format: 'date' })
  validFrom: string;

  /** First day it no longer is; null while it is. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  /** Version. */
  version: number;
}

/** The offices at a moment. */
export class OfficesView {
  /** By ministry; ministers first, in order of precedence. */
  @ApiProperty({ type: [OfficeView] })
  items: OfficeView[];
}

export function officeView(
  office: Office,
  titles: readonly OfficeTitleForms[],
  holder: Holder | undefined | null,
): OfficeView {
  const own = titles
    .filter(({ officeId }) => officeId === office.id)
    .sort((one, other) => nameLanguages.indexOf(one.language) - nameLanguages.indexOf(other.language));
  return {
    id: office.id,
    ministryId: office.ministryId,
    code: office.code,
    level: office.level,
    precedence: office.precedence,
    title: own.find(({ language }) => language === 'nb')?.indefiniteForm ?? office.code,
    titles: own.map(({ language, letterheadForm, indefiniteForm, definiteForm }) => ({
      language,
      letterheadForm,
      indefiniteForm,
      definiteForm,
    })),
    holder: holder ? { personId: holder.personId, name: holder.name, capacity: holder.capacity } : null,
    validFrom: office.validFrom,
    validTo: office.validTo,
    version: office.version,
  };
}
