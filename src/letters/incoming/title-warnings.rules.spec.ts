import { titleWarnings, warningsForTitle } from './title-warnings.rules';
import { titleWarningWords } from './incoming.words';

const good = {
  publicTitle: 'Vold i nære relasjoner under koronapandemien',
  restrictedTitles: [],
  privateNames: [],
  usedBefore: 0,
};

describe('A public title', () => {
  it.each([
    ['that says what the letter is about is left alone', {}, []],
    ['left out is missed', { publicTitle: '' }, ['publicTitleMissing']],
    ['of dots and dashes only is missed', { publicTitle: '– … –' }, ['publicTitleMissing']],
    ['that fits any letter is pointed at', { publicTitle: 'Henvendelse' }, ['publicTitleGeneric']],
    ['that is a mail program’s word is pointed at', { publicTitle: 'Re:' }, ['publicTitleGeneric']],
    ['used three times before is pointed at', { usedBefore: 3 }, ['publicTitleRepeated']],
    ['used twice before is left alone', { usedBefore: 2 }, []],
    [
      'with a private person’s name in it is pointed at',
      { publicTitle: 'Klage fra Kari Nordmann om vergemål', privateNames: ['Kari Nordmann'] },
      ['publicTitleNamesPrivatePerson'],
    ],
    [
      'with only a given name that others have too is left alone',
      { publicTitle: 'Kari-prisen', privateNames: ['Kari Nordmann'] },
      [],
    ],
    [
      'with a birth number in it is pointed at',
      { publicTitle: 'Klage, 010203 45678' },
      ['publicTitleHoldsBirthNumber'],
    ],
    [
      'that is the title of a restricted letter or case is pointed at',
      { publicTitle: 'Klage på Voss', restrictedTitles: ['Klage', ' Klage på Voss'] },
      ['publicTitleIsTheRestrictedOne'],
    ],
  ])('%s', (_, differs, expected) => {
    expect(warningsForTitle({ ...good, ...differs })).toEqual(expected);
  });

  it('has a sentence for every warning', () => {
    expect(Object.keys(titleWarningWords).sort()).toEqual(expect.arrayContaining([...titleWarnings].sort()));
  });
});
