import { spoken } from '../../kernel/spoken';
import { ApiProperty } from '@nestjs/swagger';
import { roleCodes } from '../../kernel/actor';
import type { RoleCode } from '../../kernel/actor';
import { roleWords } from '../government.words';
import { RoleAssignment } from '../role-assignment.entity';
import type { ListedPerson, ListedRole } from './people-list';

/** A role of a person in the ministry acted for. */
export class RoleView {
  /** Id of this holding of the role. */
  id: string;

  /** What the person does. */
  @ApiProperty({ enum: roleCodes })
  role: RoleCode;

  /** The same as screens say it, in the reader’s language. */
  word: string;

  /** The unit it is done in; null when it is for the whole ministry. */
  @ApiProperty({ type: String, nullable: true })
  unitId: string | null;

  /** Title under the name on a letter, in bokmål. */
  @ApiProperty({ type: String, nullable: true })
  titleNb: string | null;

  /** Title under the name on a letter, in nynorsk. */
  @ApiProperty({ type: String, nullable: true })
  titleNn: string | null;

  /** Access codes the person is cleared for; null to others than administrators. */
  @ApiProperty({ type: [String], nullable: true })
  clearedFor: string[] | null;

  /** From when. */
  @ApiProperty({ type: String, format: 'date-time' })
  from: string;

  /** The first moment it is no longer held; null while it goes on. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  to: string | null;

  /** Version, for `If-Match` when it is ended. */
  version: number;
}

/** Someone who works in the ministry acted for, or holds an office in it. Facts of work only. */
export class PersonView {
  /** Id of the person. */
  id: string;

  /** Given name, with middle names. */
  givenName: string;

  /** Family name. */
  familyName: string;

  /** Both, as printed. */
  name: string;

  /** Stand in the reference of a letter. */
  initials: string;

  /** Mail address at work. */
  @ApiProperty({ type: String, nullable: true })
  mail: string | null;

  /** Direct number at work. */
  @ApiProperty({ type: String, nullable: true })
  telephone: string | null;

  /** Roles in the ministry acted for: those held now, to administrators also ended ones and those to come. */
  @ApiProperty({ type: [RoleView] })
  roles: RoleView[];

  /** Version, for `If-Match` when something is put right. */
  version: number;
}

/** One page of the ministry's staff. */
export class PeoplePageView {
  /** The persons of the page, by family name. */
  @ApiProperty({ type: [PersonView] })
  items: PersonView[];

  /** Cursor of the next page; null when this was the last. */
  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export function personView(person: ListedPerson): PersonView {
  const { id, givenName, familyName, initials, mail, telephone, version } = person;
  return {
    id,
    givenName,
    familyName,
    name: `${givenName} ${familyName}`,
    initials,
    mail,
    telephone,
    roles: person.roles.map(roleView),
    version,
  };
}

export function roleView(role: ListedRole): RoleView {
  return {
    ...role,
    word: spoken(roleWords[role.role]),
    from: new Date(role.from).toISOString(),
    to: role.to === null ? null : new Date(role.to).toISOString(),
  };
}

export function listedRole(held: RoleAssignment): ListedRole {
  const { id, role, unitId, titleNb, titleNn, clearedFor, fromAt, toAt, version } = held;
  return {
    id,
    role,
    unitId,
    titleNb,
    titleNn,
    clearedFor,
    from: fromAt.toISOString(),
    to: toAt?.toISOString() ?? null,
    version,
  };
}
