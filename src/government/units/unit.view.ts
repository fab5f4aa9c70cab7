import { ApiProperty } from '@nestjs/swagger';
import { OrganisationalUnit } from '../organisational-unit.entity';

/** A department or section of a ministry. */
export class UnitView {
  /** Id of the unit. */
  id: string;

  /** Id of its ministry. */
  ministryId: string;

  /** Id of the unit above; null for a department. */
  @ApiProperty({ type: String, nullable: true })
  parentId: string | null;

  /** Short form within the ministry. */
  code: string;

  /** Name in bokmål. */
  nameNb: string;

  /** Name in nynorsk. */
  nameNn: string;

  /** Long words of the names with `|` where the foot of a letter may break them. */
  @ApiProperty({ type: [String] })
  joints: string[];

  /** First day. */
  @ApiProperty({ type: String, format: 'date' })
  validFrom: string;

  /** First day it no longer is; null while it is. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  /** Version, for `If-Match` when it is ended. */
  version: number;
}

/** The units of a ministry on a day. */
export class UnitsView {
  /** The units, by code; `parentId` makes them a tree. */
  @ApiProperty({ type: [UnitView] })
  items: UnitView[];
}

export function unitView(unit: OrganisationalUnit): UnitView {
  const { id, ministryId, parentId, code, nameNb, nameNn, joints, validFrom, validTo, version } = unit;
  return { id, ministryId, parentId, code, nameNb, nameNn, joints, validFrom, validTo, version };
}
