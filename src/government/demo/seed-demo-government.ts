import type { EntityTarget, QueryDeepPartialEntity } from 'typeorm';
import { startOf } from '../../kernel/clock';
import { Tx } from '../../kernel/transaction';
import { Ministry, MinistryName, NameLanguage } from '../ministry.entity';
import { Office, OfficeTitle } from '../office.entity';
import { OrganisationalUnit } from '../organisational-unit.entity';
import { Person } from '../person.entity';
import { RoleAssignment } from '../role-assignment.entity';
import { OfficeTerm } from '../term.entity';
import { demoId } from './demo-id';
import { DemoMinistry, demoMinistries, demoMinistriesFrom, demoTelephone } from './ministries.data';
import { demoLowerOffices, demoMinisters, demoOfficesFrom } from './offices.data';
import { DemoPerson, demoClearance, demoPeople, demoStaffFrom } from './people.data';
import { demoUnits } from './units.data';

/** The demonstration's ids, for those who tell a story with them. */
export const demoMinistryId = (code: string): string => demoId(`ministry/${code}`);
export const demoUnitId = (ministry: string, code: string): string => demoId(`unit/${ministry}/${code}`);
export const demoOfficeId = (ministry: string, code: string): string => demoId(`office/${ministry}/${code}`);
/** A minister of `offices.data.ts`, by initials. */
export const demoMinisterId = (initials: string): string => demoId(`minister/${initials}`);

/** Who can sign in to the demonstration: the staff, and the ministers its story needs. `accounts/` makes the accounts. */
export const demoAccounts: readonly { readonly personId: string; readonly username: string; readonly mail: string }[] =
  [
    ...Object.values<DemoPerson>(demoPeople).map(({ personId, username, mail }) => ({ personId, username, mail })),
    ...['MM', 'KIR', 'BH', 'ES'].map((initials) => ({
      personId: demoMinisterId(initials),
      username: initials.toLowerCase(),
      mail: `${initials.toLowerCase()}@minister.example`,
    })),
  ];

/** A minister takes and leaves office in the Council of State; the hour is made up. */
const hourOfChange = 12;

/**
 * The government of spring 2020 and the made-up staff. May be run again: what is there stays as it is. Tells dated
 * facts only and asks no clock, so that it is the same whenever it runs.
 */
export async function seedDemoGovernment(tx: Tx): Promise<void> {
  await insertMissing(tx, Ministry, demoMinistries.map(ministryRow));
  await insertMissing(tx, MinistryName, demoMinistries.flatMap(nameRows));
  await insertMissing(tx, OrganisationalUnit, demoUnits.map(unitRow));
  await insertMissing(tx, Person, [...demoMinisters.flatMap(ministerRows), ...staff.map(personRow)]);
  await insertMissing(tx, Office, [...demoMinisters.map(ministersOfficeRow), ...demoLowerOffices.map(lowerOfficeRow)]);
  await insertMissing(tx, OfficeTitle, [...demoMinisters, ...demoLowerOffices].flatMap(titleRows));
  await insertMissing(tx, OfficeTerm, [
    ...demoMinisters.flatMap(ministersTermRows),
    ...demoLowerOffices.map(lowerTermRow),
  ]);
  await insertMissing(tx, RoleAssignment, [
    ...demoMinisters.flatMap(ministersRoleRows),
    ...staff.flatMap(staffRoleRows),
  ]);
}

const staff = Object.values<DemoPerson>(demoPeople);

type Row<T> = QueryDeepPartialEntity<T> & { readonly id: string };

async function insertMissing<T extends { id: string }>(
  tx: Tx,
  entity: EntityTarget<T>,
  wanted: Row<T>[],
): Promise<void> {
  const there = await tx
    .createQueryBuilder(entity, 'it')
    .select('it.id', 'id')
    .where('it.id = ANY(:ids)', { ids: wanted.map(({ id }) => id) })
    .getRawMany<{ id: string }>();
  const known = new Set(there.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !known.has(id));
  if (missing.length) await tx.insert(entity, missing);
}

function ministryRow(ministry: DemoMinistry): Row<Ministry> {
  return {
    id: demoMinistryId(ministry.code),
    code: ministry.code,
    orgNumber: ministry.orgNumber,
    postalBox: `${ministry.box} Dep`,
    postalCode: ministry.postalCode,
    postalPlace: 'Oslo',
    visitingStreet: ministry.visiting?.street ?? null,
    visitingCode: ministry.visiting?.code ?? null,
    visitingPlace: ministry.visiting ? 'Oslo' : null,
    telephone: demoTelephone,
    mailAddress: `postmottak@${ministry.code.toLowerCase()}.dep.no`,
    web: ministry.visiting?.web ?? null,
    letterStyle: null,
    mark: null,
    validFrom: demoMinistriesFrom,
    validTo: null,
  };
}

function nameRows(ministry: DemoMinistry): Row<MinistryName>[] {
  const forms: [NameLanguage, string | undefined][] = [
    ['nb', ministry.nb],
    ['nn', ministry.nn ?? ministry.nb],
    ['en', ministry.en],
    ['se', ministry.se],
  ];
  return forms.flatMap(([language, running]) =>
    running === undefined
      ? []
      : {
          id: demoId(`ministry/${ministry.code}/name/${language}`),
          ministryId: demoMinistryId(ministry.code),
          language,
          letterheadForm: running.replace(/departementet$/, 'departement').toLocaleUpperCase('nb'),
          runningForm: running,
          validFrom: demoMinistriesFrom,
          validTo: null,
        },
  );
}

function unitRow(unit: (typeof demoUnits)[number]): Row<OrganisationalUnit> {
  return {
    id: demoUnitId(unit.ministry, unit.code),
    ministryId: demoMinistryId(unit.ministry),
    parentId: unit.under ? demoUnitId(unit.ministry, unit.under) : null,
    code: unit.code,
    nameNb: unit.nb,
    nameNn: unit.nn,
    joints: [...(unit.joints ?? [])],
    validFrom: demoStaffFrom,
    validTo: null,
  };
}

type MinistersOffice = (typeof demoMinisters)[number];
type LowerOffice = (typeof demoLowerOffices)[number];

function ministersOfficeRow(office: MinistersOffice): Row<Office> {
  const sameMinistry = demoMinisters.filter(({ ministry }) => ministry === office.ministry);
  const first = office.holders.map(({ from }) => from).sort()[0] ?? demoOfficesFrom;
  return {
    id: demoOfficeId(office.ministry, office.code),
    ministryId: demoMinistryId(office.ministry),
    code: office.code,
    level: 'minister',
    precedence: sameMinistry.indexOf(office),
    validFrom: first < demoOfficesFrom ? first : demoOfficesFrom,
    validTo: null,
  };
}

function lowerOfficeRow(office: LowerOffice): Row<Office> {
  return {
    id: demoOfficeId(office.ministry, office.code),
    ministryId: demoMinistryId(office.ministry),
    code: office.code,
    level: office.level,
    precedence: 0,
    validFrom: demoStaffFrom,
    validTo: null,
  };
}

function titleRows(office: MinistersOffice | LowerOffice): Row<OfficeTitle>[] {
  const norwegian = (title: string) => ({
    letterheadForm: `${title.charAt(0).toLocaleUpperCase('nb')}${title.slice(1)}en`,
    indefiniteForm: title,
    definiteForm: `${title}en`,
  });
  const forms: [NameLanguage, Pick<OfficeTitle, 'letterheadForm' | 'indefiniteForm' | 'definiteForm'>][] = [
    ['nb', norwegian(office.nb)],
    ['nn', norwegian('nn' in office && office.nn ? office.nn : office.nb)],
    ['en', { letterheadForm: office.en, indefiniteForm: office.en, definiteForm: `the ${office.en}` }],
  ];
  return forms.map(([language, form]) => ({
    id: demoId(`office/${office.ministry}/${office.code}/title/${language}`),
    officeId: demoOfficeId(office.ministry, office.code),
    language,
    ...form,
    validFrom: demoStaffFrom < firstDayOf(office) ? demoStaffFrom : firstDayOf(office),
    validTo: null,
  }));
}

function firstDayOf(office: MinistersOffice | LowerOffice): string {
  return 'holders' in office ? (office.holders[0]?.from ?? demoOfficesFrom) : demoStaffFrom;
}

function ministerRows(office: MinistersOffice): Row<Person>[] {
  return office.holders.map(({ givenName, familyName, initials }) => ({
    id: demoMinisterId(initials),
    registeredByMinistryId: demoMinistryId(office.ministry),
    givenName,
    familyName,
    initials,
    mail: null,
    telephone: null,
  }));
}

function ministersTermRows(office: MinistersOffice): Row<OfficeTerm>[] {
  return office.holders.map(({ initials, from, to }) => ({
    id: demoId(`term/${office.ministry}/${office.code}/${initials}`),
    officeId: demoOfficeId(office.ministry, office.code),
    personId: demoMinisterId(initials),
    fromAt: atChange(from),
    toAt: atChange(to),
  }));
}

function lowerTermRow(office: LowerOffice): Row<OfficeTerm> {
  return {
    id: demoId(`term/${office.ministry}/${office.code}/${office.holder}`),
    officeId: demoOfficeId(office.ministry, office.code),
    personId: demoId(`person/${office.holder}`),
    fromAt: startOf(demoStaffFrom),
    toAt: null,
  };
}

function ministersRoleRows(office: MinistersOffice): Row<RoleAssignment>[] {
  return office.holders.map(({ initials, from, to }) => ({
    id: demoId(`role/minister/${initials}`),
    personId: demoMinisterId(initials),
    ministryId: demoMinistryId(office.ministry),
    unitId: null,
    role: 'minister',
    titleNb: null,
    titleNn: null,
    clearedFor: [...demoClearance],
    fromAt: atChange(from),
    toAt: atChange(to),
  }));
}

function personRow(person: DemoPerson): Row<Person> {
  return {
    id: person.personId,
    registeredByMinistryId: demoMinistryId(person.ministry),
    givenName: person.givenName,
    familyName: person.familyName,
    initials: person.initials,
    mail: person.mail,
    telephone: person.telephone,
  };
}

function staffRoleRows(person: DemoPerson): Row<RoleAssignment>[] {
  return person.roles.map((held) => ({
    id: demoId(`role/${person.username}/${held.role}/${held.unit ?? ''}`),
    personId: person.personId,
    ministryId: demoMinistryId(person.ministry),
    unitId: held.unit ? demoUnitId(person.ministry, held.unit) : null,
    role: held.role,
    titleNb: held.nb ?? null,
    titleNn: held.nn ?? null,
    clearedFor: [...held.clearedFor],
    fromAt: startOf(demoStaffFrom),
    toAt: null,
  }));
}

function atChange(day: string): Date {
  return new Date(startOf(day).getTime() + hourOfChange * 3_600_000);
}
