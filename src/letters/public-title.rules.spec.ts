import { publicTitleWhenMissing } from './public-title.rules';

const theCase = { accessCode: null, publicTitle: 'Klage over politiet' };
const theLetter = { accessCode: null, publicTitle: 'Klage' };
const restricted = { accessCode: 'UO13' };

describe('The public title of an entry that was given none', () => {
  it.each([
    ['is its own where nothing is restricted', [theCase, theLetter], 'Klage fra Kari Nordmann'],
    ['is the restricted case’s', [{ ...theCase, ...restricted }, theLetter], 'Klage over politiet'],
    ['is the restricted letter’s that it answers', [theCase, { ...theLetter, ...restricted }], 'Klage'],
    [
      'is the case’s before the letter’s when both are restricted',
      [
        { ...theCase, ...restricted },
        { ...theLetter, ...restricted },
      ],
      'Klage over politiet',
    ],
  ])('%s', (_, belongsTo, expected) => {
    expect(publicTitleWhenMissing('Klage fra Kari Nordmann', belongsTo)).toBe(expected);
  });
});
