import { ApiProperty } from '@nestjs/swagger';
import type { MinistryNameForms } from '../government.service';
import { groupedOrgNumber } from '../letterhead';
import { Ministry, nameLanguages } from '../ministry.entity';
import type { NameLanguage } from '../ministry.entity';

/** What a ministry is called in one language. */
export class MinistryNameView {
  /** The language: bokmål, nynorsk, Northern Sámi, English. */
  @ApiProperty({ enum: nameLanguages })
  language: NameLanguage;

  /** Indefinite, in capitals, as on a letterhead. */
  letterheadForm: string;

  /** Definite, as in a sentence. */
  runningForm: string;
}

/** A ministry, or the Office of the Prime Minister. */
export class MinistryView {
  /** Id of the ministry. */
  id: string;

  /** Short form used among ministries: `JD`. */
  code: string;

  /** Name in bokmål, as in a sentence. */
  name: string;

  /** Names in every language it has one in. */
  @ApiProperty({ type: [MinistryNameView] })
  names: MinistryNameView[];

  /** Organisation number, in groups of three. */
  orgNumber: string;

  /** Post address: box, code and place. */
  postAddress: string;

  /** Street address; null when it is not told. */
  @ApiProperty({ type: String, nullable: true })
  officeAddress: string | null;

  /** Central telephone. */
  telephone: string;

  /** Address of the mail room. */
  mailAddress: string;

  /** Web address; null when it is not told. */
  @ApiProperty({ type: String, nullable: true })
  web: string | null;

  /** First day. */
  @ApiProperty({ type: String, format: 'date' })
  validFrom: string;

  /** First day it no longer is; null while it is. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;
}

/** The ministries of a day. */
export class MinistriesView {
  /** The ministries, by code. */
  @ApiProperty({ type: [MinistryView] })
  items: MinistryView[];
}

export function ministryView(ministry: Ministry, names: readonly MinistryNameForms[]): MinistryView {
  const own = names
    .filter(({ ministryId }) => ministryId === ministry.id)
    .sort((one, other) => nameLanguages.indexOf(one.language) - nameLanguages.indexOf(other.language));
  return {
    id: ministry.id,
    code: ministry.code,
    name: own.find(({ language }) => language === 'nb')?.runningForm ?? ministry.code,
    names: own.map(({ language, letterheadForm, runningForm }) => ({ language, letterheadForm, runningForm })),
    orgNumber: groupedOrgNumber(ministry.orgNumber),
    postAddress: `Postboks ${ministry.postalBox}, ${ministry.postalCode} ${ministry.postalPlace}`,
    officeAddress: ministry.visitingStreet
      ? `${ministry.visitingStreet}, ${ministry.visitingCode ?? ''} ${ministry.visitingPlace ?? ''}`.trim()
      : null,
    telephone: ministry.telephone,
    mailAddress: ministry.mailAddress,
    web: ministry.web,
    validFrom: ministry.validFrom,
    validTo: ministry.validTo,
  };
}
