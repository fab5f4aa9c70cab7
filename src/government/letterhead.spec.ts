import { inLanguage, languageOfHead } from './languages';
import { groupedOrgNumber, letterheadOf, withJoints } from './letterhead';

const justice = {
  id: 'f0000000-0000-7000-8000-000000000001',
  code: 'JD',
  orgNumber: '972417831',
  postalBox: '8005 Dep',
  postalCode: '0030',
  postalPlace: 'Oslo',
  visitingStreet: 'Gullhaug Torg 4A',
  visitingCode: '0484',
  visitingPlace: 'Oslo',
  telephone: '22 24 90 90',
  mailAddress: 'postmottak@jd.dep.no',
  web: 'www.jd.dep.no',
  letterStyle: null,
  mark: null,
};
const name = { letterheadForm: 'JUSTIS- OG BEREDSKAPSDEPARTEMENT', runningForm: 'Justis- og beredskapsdepartementet' };

describe('A letterhead', () => {
  it('prints the minister’s title, and the foot as three lines of address', () => {
    const title = { letterheadForm: 'Justis- og beredskapsministeren' };
    expect(letterheadOf(justice, name, title, 'nb')).toMatchObject({
      names: ['JUSTIS- OG BEREDSKAPSDEPARTEMENT'],
      officeTitle: 'Justis- og beredskapsministeren',
      footer: {
        postAddress: ['Postboks 8005 Dep', '0030 Oslo', 'postmottak@jd.dep.no'],
        officeAddress: ['Gullhaug Torg 4A', '0484 Oslo', 'www.jd.dep.no'],
        orgNumber: '972 417 831',
      },
    });
  });

  it('has no title on an official’s letter, and no empty lines for an address nobody told', () => {
    const bare = { ...justice, visitingStreet: null, visitingCode: null, visitingPlace: null, web: null };
    const head = letterheadOf(bare, name, null, 'en');
    expect(head).not.toHaveProperty('officeTitle');
    expect(head).not.toHaveProperty('mark');
    expect(head.footer.officeAddress).toEqual([]);
    expect(head.footer.postAddress[0]).toBe('P.O. Box 8005 Dep');
  });

  it.each([
    [['nb'], 'nb'],
    [['se', 'nb'], 'nb'],
    [['en', 'nn'], 'nn'],
    [['en'], 'en'],
    [[], 'nb'],
  ] as const)('of a letter in %p is in %s', (languages, head) => expect(languageOfHead(languages)).toBe(head));

  it('falls back to bokmål where a ministry has no name in the language', () => {
    const forms = [{ language: 'nb' } as const, { language: 'en' } as const];
    expect(inLanguage(forms, 'se')).toEqual({ language: 'nb' });
    expect(inLanguage(forms, 'en')).toEqual({ language: 'en' });
    expect(inLanguage([], 'nb')).toBeUndefined();
  });

  it('groups an organisation number by three', () => expect(groupedOrgNumber('972417831')).toBe('972 417 831'));
});

describe('The joints of a unit’s name', () => {
  it.each([
    [
      'Avdeling for kriminalitetsforebygging',
      ['kriminalitets|forebygging'],
      'Avdeling for kriminalitets\u00adforebygging',
    ],
    ['Kriminalomsorgsavdelingen', ['kriminalomsorgs|avdelingen'], 'Kriminalomsorgs\u00adavdelingen'],
    [
      'Administrasjonsavdelinga',
      ['administrasjons|avdelingen', 'administrasjons|avdelinga'],
      'Administrasjons\u00adavdelinga',
    ],
    ['Lovavdelingen', [], 'Lovavdelingen'],
    ['Lovavdelingen', ['politi|avdelingen', '|'], 'Lovavdelingen'],
  ])('are marked in “%s”', (unit, joints, expected) => expect(withJoints(unit, joints)).toBe(expected));
});
