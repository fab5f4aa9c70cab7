import { roleCodes } from '../../kernel/actor';
import { isId } from '../../kernel/id';
import { demoMinistries } from './ministries.data';
import { demoLowerOffices, demoMinisters } from './offices.data';
import { DemoPerson, demoPeople } from './people.data';
import { demoAccounts } from './seed-demo-government';
import { demoUnits } from './units.data';

const staff = Object.entries<DemoPerson>(demoPeople);

describe('The demonstration’s government', () => {
  it('has sixteen ministries, each with an organisation number whose check digit is right', () => {
    expect(demoMinistries).toHaveLength(16);
    expect(new Set(demoMinistries.map(({ code }) => code)).size).toBe(16);
    expect(demoMinistries.filter(({ orgNumber }) => !hasRightCheckDigit(orgNumber))).toEqual([]);
  });

  it('has twenty ministers on the day of the story, two each in KD, KMD, NFD and UD', () => {
    const inOffice = demoMinisters.flatMap((office) =>
      office.holders.filter(({ from, to }) => from <= '2020-06-17' && '2020-06-17' < to).map(() => office.ministry),
    );
    expect(inOffice).toHaveLength(20);
    expect(inOffice.filter((code, index) => inOffice.indexOf(code) !== index).sort()).toEqual([
      'KD',
      'KMD',
      'NFD',
      'UD',
    ]);
  });

  it('never has two holders of one office at a time', () => {
    const overlapping = demoMinisters.filter(({ holders }) =>
      holders.some((one, index) =>
        holders.slice(index + 1).some((other) => one.from < other.to && other.from < one.to),
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it('names units, offices and people of ministries that exist', () => {
    const codes = demoMinistries.map(({ code }) => code);
    const named = [...demoUnits, ...demoMinisters, ...demoLowerOffices, ...Object.values(demoPeople)].map(
      (it) => it.ministry,
    );
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
    const units = demoUnits.map(({ ministry, code }) => `${ministry}/${code}`);
    const wanted = [
      ...demoUnits.flatMap(({ ministry, under }) => (under ? [`${ministry}/${under}`] : [])),
      ...staff.flatMap(([, { ministry, roles }]) => roles.flatMap(({ unit }) => (unit ? [`${ministry}/${unit}`] : []))),
    ];
    expect(wanted.filter((unit) => !units.includes(unit))).toEqual([]);
    expect(demoLowerOffices.filter(({ holder }) => !(holder in demoPeople))).toEqual([]);
  });

  it('has somebody for every role in the Ministry of Justice', () => {
    const filled = staff
      .filter(([, { ministry }]) => ministry === 'JD')
      .flatMap(([, { roles }]) => roles.map(({ role }) => role));
    expect(roleCodes.filter((role) => role !== 'minister' && !filled.includes(role))).toEqual([]);
  });

  it('has one adviser beside Henrik M. Kvamsøy who is not cleared for § 13', () => {
    expect(demoPeople.hmk.roles[0]?.clearedFor).toContain('UO13');
    expect(demoPeople.eno.roles[0]).toMatchObject({ role: 'caseworker', unit: 'KRF' });
    expect(demoPeople.eno.roles[0]?.clearedFor).not.toContain('UO13');
  });

  it('calls everyone by their initials, which nobody shares', () => {
    expect(
      staff.filter(([key, { username, initials }]) => key !== username || username !== initials.toLowerCase()),
    ).toEqual([]);
    const usernames = demoAccounts.map(({ username }) => username);
    expect(new Set(usernames).size).toBe(usernames.length);
    const ministers = demoMinisters.flatMap(({ holders }) => holders.map(({ initials }) => initials));
    expect(new Set(ministers).size).toBe(ministers.length);
    expect(demoAccounts.every(({ personId }) => isId(personId))).toBe(true);
  });
});

/** Modulus 11 with the weights of the register of legal entities. */
function hasRightCheckDigit(orgNumber: string): boolean {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(orgNumber[index]), 0);
  return (11 - (sum % 11)) % 11 === Number(orgNumber[8]);
}
