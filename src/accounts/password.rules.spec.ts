import { faultOfPassword, normalPassword } from './password.rules';

describe('A new password', () => {
  it.each([
    ['fire hvite hester', null],
    ['Ærlig talt 1814', null],
    ['kort', 'tooShort'],
    ['aaaaaaaaaaaaaaaa', 'tooFewCharacters'],
    ['abababababababab', 'tooFewCharacters'],
    ['minhmk2020pass', 'holdsUsername'],
    ['hmk og fire hvite hester', null],
    ['x'.repeat(100) + 'abcd'.repeat(26), 'tooLong'],
    ['det gamle passordet', 'sameAsBefore'],
  ])('%s is judged %s', (password, fault) => {
    expect(faultOfPassword(password, 'hmk', 'det gamle passordet')).toBe(fault);
  });

  it('is the same password however the letters were composed', () => {
    expect(normalPassword('a\u030angstrom')).toBe(normalPassword('\u00e5ngstrom'));
  });
});
