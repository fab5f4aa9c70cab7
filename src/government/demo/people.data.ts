import type { RoleCode } from '../../kernel/actor';
import { demoId } from './demo-id';
import { demoTelephone } from './ministries.data';

/**
 * The staff of the demonstration. Every one of them is made up; only ministers (`offices.data.ts`) are real, as public
 * office holders. The username is the initials in lower case.
 */
export interface DemoPerson {
  readonly personId: string;
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly initials: string;
  readonly ministry: string;
  readonly mail: string;
  readonly telephone: string;
  readonly roles: readonly DemoRole[];
}

export interface DemoRole {
  readonly role: RoleCode;
  /** Code of the unit; left out when it is held for the whole ministry. */
  readonly unit?: string;
  readonly nb?: string;
  readonly nn?: string;
  readonly clearedFor: readonly string[];
}

const internal = ['UO14', 'UO15', 'XX'];
/** What those who work with the letters of a ministry may read. */
const all = [
  'UO13',
  'UO14',
  'UO15',
  'UO16',
  'UO17',
  'UO18',
  'UO19',
  'UO20',
  'UO21',
  'UO22',
  'UO23',
  'UO24',
  'UO25',
  'UO26',
  'XX',
];

/** Who has a number of their own; the others are reached through the switchboard. */
const directNumbers: Readonly<Record<string, string>> = { hmk: '22 24 52 19', al: '22 24 52 07' };

type Titles = Pick<DemoRole, 'nb' | 'nn'>;

const works = (role: RoleCode, titles: Titles = {}, clearedFor: readonly string[] = all): DemoRole => ({
  role,
  ...titles,
  clearedFor,
});
const worksIn = (unit: string, role: RoleCode, titles: Titles = {}, clearedFor: readonly string[] = all): DemoRole => ({
  role,
  unit,
  ...titles,
  clearedFor,
});

function person(ministry: string, name: string, initials: string, ...roles: readonly DemoRole[]): DemoPerson {
  const username = initials.toLowerCase();
  const [given, family] = name.split(' / ');
  return {
    personId: demoId(`person/${username}`),
    username,
    givenName: given ?? '',
    familyName: family ?? '',
    initials,
    ministry,
    mail: `${username}@${ministry.toLowerCase()}.example`,
    telephone: directNumbers[username] ?? demoTelephone,
    roles,
  };
}

const seniorAdviser = { nb: 'seniorrådgiver', nn: 'seniorrådgivar' };
const adviser = { nb: 'rådgiver', nn: 'rådgivar' };
const director = { nb: 'avdelingsdirektør', nn: 'avdelingsdirektør' };
const headOfDepartment = { nb: 'ekspedisjonssjef', nn: 'ekspedisjonssjef' };
const permanentSecretary = { nb: 'departementsråd', nn: 'departementsråd' };
const archivist = { nb: 'arkivar', nn: 'arkivar' };

/** The staff by username. */
export const demoPeople = {
  /** Writes the reply of the story. */
  hmk: person('JD', 'Henrik M. / Kvamsøy', 'HMK', worksIn('KRF', 'caseworker', seniorAdviser)),
  al: person('JD', 'Astrid / Lyngvær', 'AL', worksIn('KRF', 'leader', director), worksIn('VNR', 'leader', director)),
  th: person('JD', 'Torgeir / Haukås', 'TH', worksIn('KRF', 'leader', headOfDepartment)),
  sbn: person('JD', 'Solveig Brandt / Nes', 'SBN', works('leader', permanentSecretary)),
  ist: person('JD', 'Ingunn / Stavdal', 'IST', worksIn('ARK', 'registrar', archivist)),
  /** A second archivist, for what two persons must do together. */
  mlo: person('JD', 'Magne / Lofthus', 'MLO', worksIn('ARK', 'registrar', archivist)),
  mf: person('JD', 'Marte / Fjeldsøe', 'MF', works('privateOffice', seniorAdviser)),
  jra: person(
    'JD',
    'Jonas Rygg / Alvestad',
    'JRA',
    works('politicalAdviser', { nb: 'politisk rådgiver', nn: 'politisk rådgivar' }),
  ),
  rdm: person(
    'JD',
    'Ragnhild Dahle / Moen',
    'RDM',
    works('stateSecretary', { nb: 'statssekretær', nn: 'statssekretær' }),
  ),
  pok: person('JD', 'Per Olav / Krag', 'POK', works('auditor', { nb: 'kontrollør', nn: 'kontrollør' })),
  lhb: person('JD', 'Lise Hovland / Berg', 'LHB', works('administrator', {}, [])),
  /** In the same department, but not cleared for § 13. */
  eno: person('JD', 'Eirik / Nordbø', 'ENO', worksIn('KRF', 'caseworker', adviser, internal)),
  /** In another department of the same ministry. */
  sia: person('JD', 'Silje / Aune', 'SIA', worksIn('LOV', 'caseworker', { nb: 'lovrådgiver', nn: 'lovrådgivar' })),
  beg: person('JD', 'Bjørn / Egeland', 'BEG', worksIn('LOV', 'leader', headOfDepartment)),

  kve: person('BFD', 'Kari / Vennesland', 'KVE', worksIn('BAU', 'caseworker', seniorAdviser)),
  rho: person('BFD', 'Rune / Holsen', 'RHO', works('registrar', archivist)),
  gte: person('BFD', 'Gro / Tellnes', 'GTE', works('leader', permanentSecretary)),
  oms: person('BFD', 'Ola / Midtskog', 'OMS', works('privateOffice', seniorAdviser)),

  msk: person('HOD', 'Mette / Skaugum-Lie', 'MSK', worksIn('FHA', 'caseworker', seniorAdviser)),
  hjo: person('HOD', 'Hilde / Jordal', 'HJO', works('registrar', archivist)),
  ksl: person('HOD', 'Kristian / Sletten', 'KSL', works('leader', permanentSecretary)),
  vbr: person('HOD', 'Vigdis / Brekke', 'VBR', works('privateOffice', seniorAdviser)),

  aos: person('SMK', 'Anders / Osvold', 'AOS', worksIn('INR', 'caseworker', seniorAdviser)),
  tgr: person('SMK', 'Turid / Granli', 'TGR', works('registrar', archivist)),
  ahv: person('SMK', 'Aslaug / Hvalby', 'AHV', works('leader', { nb: 'regjeringsråd', nn: 'regjeringsråd' })),
  fst: person('SMK', 'Fredrik / Stormo', 'FST', works('privateOffice', seniorAdviser)),
} as const satisfies Readonly<Record<string, DemoPerson>>;

/** The access codes a minister is cleared for: all of them. */
export const demoClearance: readonly string[] = all;

/** Staff is employed since then; nothing before it is told. */
export const demoStaffFrom = '2019-01-01';
