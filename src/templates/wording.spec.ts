import {
  addressees,
  capital,
  dateLong,
  dateShort,
  letterReference,
  money,
  nameList,
  onBehalfOf,
  person,
  plural,
  reference,
  wholeNumber,
} from './wording';

const pm = { title: 'statsministeren', primeMinister: true };
const health = { title: 'helse- og omsorgsministeren', primeMinister: false };
const family = { title: 'barne- og familieministeren', primeMinister: false };
const culture = { title: 'kultur- og likestillingsministeren', primeMinister: false };
const finance = { title: 'finansministeren', primeMinister: false };

describe('Dates in a letter', () => {
  it('stand short in references and long in running text', () => {
    expect(dateShort('2020-06-17', 'nb')).toBe('17.06.2020');
    expect(dateShort('2020-01-02', 'nn')).toBe('02.01.2020');
    expect(dateLong('2020-06-17', 'nb')).toBe('17. juni 2020');
    expect(dateLong('2020-06-02', 'nn')).toBe('2. juni 2020');
  });

  it('are worded in English and Northern Sámi too', () => {
    expect(dateShort('2020-06-17', 'en')).toBe('17 June 2020');
    expect(dateLong('2020-06-17', 'en')).toBe('17 June 2020');
    expect(dateLong('2020-06-17', 'se')).toBe('geassemánu 17. b. 2020');
  });
});

describe('References in a letter', () => {
  it('show two digits of the year, the number in the case and the adviser’s initials', () => {
    expect(reference('2020/14')).toBe('20/14');
    expect(reference('2020/14-2')).toBe('20/14-2');
    expect(letterReference('2020/14', 'HMK')).toBe('20/14 - HMK');
  });
});

describe('Names in a letter', () => {
  it('are listed with commas and one “og”', () => {
    expect(nameList([], 'nb')).toBe('');
    expect(nameList(['Astrid'], 'nb')).toBe('Astrid');
    expect(nameList(['Astrid', 'Jonas'], 'nn')).toBe('Astrid og Jonas');
    expect(nameList(['Astrid', 'Jonas', 'Máret'], 'nb')).toBe('Astrid, Jonas og Máret');
    expect(nameList(['Astrid', 'Jonas', 'Máret'], 'se')).toBe('Astrid, Jonas ja Máret');
  });

  it('name each office answered for', () => {
    expect(onBehalfOf([pm, health, family], 'nb')).toBe(
      'på vegne av statsministeren, helse- og omsorgsministeren og barne- og familieministeren',
    );
    expect(onBehalfOf([health], 'nn')).toBe('på vegner av helse- og omsorgsministeren');
    expect(onBehalfOf([{ title: 'the Minister of Health', primeMinister: false }], 'en')).toBe(
      'on behalf of the Minister of Health',
    );
  });

  it('say briefly whom a letter was sent to', () => {
    expect(addressees([pm, health, family], 'nb')).toBe('Statsministeren og flere statsråder');
    expect(addressees([family, pm, health, culture], 'nn')).toBe('Statsministeren og fleire statsrådar');
    expect(addressees([pm, health], 'nb')).toBe('Statsministeren og helse- og omsorgsministeren');
    expect(addressees([pm], 'nb')).toBe('Statsministeren');
    expect(addressees([health, family, culture], 'nb')).toBe(
      'helse- og omsorgsministeren, barne- og familieministeren og kultur- og likestillingsministeren',
    );
    expect(addressees([health, family, culture, finance], 'nb')).toBe('flere statsråder');
  });
});

describe('Sums and numbers in a letter', () => {
  it('hold a sum together with no-break spaces', () => {
    expect(money(56000, 'nb')).toBe('56\u00a0000\u00a0kroner');
    expect(money(1, 'nn')).toBe('1\u00a0krone');
    expect(money(400_000_000, 'nn')).toBe('400\u00a0000\u00a0000\u00a0kroner');
    expect(money(1250.5, 'nb')).toBe('1\u00a0250,50\u00a0kroner');
    expect(money(-300, 'nb')).toBe('\u2212300\u00a0kroner');
    expect(money(56000, 'en')).toBe('NOK\u00a056,000');
    expect(money(56000, 'se')).toBe('56\u00a0000\u00a0ruvnno');
  });

  it('group digits from ten thousand on and choose singular for one only', () => {
    expect(wholeNumber(1250, 'nb')).toBe('1250');
    expect(wholeNumber(12500, 'nb')).toBe('12\u00a0500');
    expect(plural(1, 'henvendelse', 'henvendelser', 'nb')).toBe('1 henvendelse');
    expect(plural(0, 'henvendelse', 'henvendelser', 'nb')).toBe('0 henvendelser');
    expect(plural(12500, 'brev', 'brev', 'nn')).toBe('12\u00a0500 brev');
  });
});

describe('The voice of a letter', () => {
  it('is the person’s own for a minister and a state secretary, the department’s otherwise', () => {
    expect(person('Jeg', 'Departementet', 'minister')).toBe('Jeg');
    expect(person('Jeg', 'Departementet', 'stateSecretary')).toBe('Jeg');
    expect(person('Jeg', 'Departementet', 'official')).toBe('Departementet');
  });

  it('opens a sentence with a capital, also an å or a Sámi letter', () => {
    expect(capital('åpenhet')).toBe('Åpenhet');
    expect(capital('šaddu')).toBe('Šaddu');
    expect(capital('')).toBe('');
  });
});
