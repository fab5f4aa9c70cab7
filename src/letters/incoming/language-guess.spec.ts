import { guessLanguage } from './language-guess';

describe('The language of a letter', () => {
  it.each([
    [
      'nb',
      'Jeg skriver til dere fordi jeg ikke har fått svar på det brevet som jeg sendte fra Oslo. Hvordan kan dette være mulig?',
    ],
    [
      'nn',
      'Eg skriv til dykk fordi eg ikkje har fått svar på det brevet som eg sende frå Bergen. Korleis kan dette vere mogleg?',
    ],
    [
      'sme',
      'Mun čálán didjiide dannego mii eat leat ožžon vástádusa dan reivii maid mii leat sádden. Dat lea hui dehálaš ášši, ja mii sávvat ahte dii sáhttibehtet veahkehit.',
    ],
    [
      'en',
      'I am writing to you because I have not had an answer to the letter that I sent to the ministry. How is this possible, and what will be done about it?',
    ],
    ['unknown', 'Hei!'],
    ['unknown', ''],
    ['unknown', 'Sehr geehrte Frau Ministerin, ich schreibe Ihnen, weil mein Brief noch nicht beantwortet wurde.'],
    ['unknown', 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore.'],
  ])('is guessed as %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });
});
