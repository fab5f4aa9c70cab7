import { InEachLanguage, asLabels, screenLanguages } from './language';
import { Refusal, declareFactWords, declareRefusals, sentenceOf } from './refusal';

const shelf: InEachLanguage = { nb: 'hylle', nn: 'hylle', en: 'shelf' };

declareRefusals({
  'library.notThere': { nb: 'Mangler: {what}.', nn: 'Manglar: {what}.', en: 'Missing: {what}.' },
  'library.plain': { nb: 'Mangler: {what}.', nn: 'Manglar: {what}.', en: 'Missing: {what}.' },
});
declareFactWords(['library.notThere'], {
  what: asLabels({ shelf, 'shelf.0': { nb: 'nederste hylle', nn: 'nedste hylla', en: 'bottom shelf' } }),
});

const said = (what: string | readonly string[], code = 'library.notThere') =>
  screenLanguages.map((language) => sentenceOf({ code, facts: { what } }, language));

describe('A fact of a refusal that is a code', () => {
  it.each([
    ['by its word', 'shelf', 'Missing: Shelf.'],
    ['by the word of the longest part of a path that has one', 'shelf.0.book', 'Missing: Bottom shelf.'],
    ['with its number, as people count', 'shelf.3.book', 'Missing: Shelf 4.'],
    ['one by one in a list', ['shelf', 'shelf.1'], 'Missing: Shelf, Shelf 2.'],
    ['as it is, when it has no word', 'toString', 'Missing: toString.'],
  ])('is told %s', (_, what, english) => {
    expect(said(what)[2]).toBe(english);
  });

  it('is told in the language of the sentence', () => {
    expect(said('shelf.0')).toEqual(['Mangler: Nederste hylle.', 'Manglar: Nedste hylla.', 'Missing: Bottom shelf.']);
  });

  it('is told so only by the refusals that say it', () => {
    expect(said('shelf', 'library.plain')).toEqual(['Mangler: shelf.', 'Manglar: shelf.', 'Missing: shelf.']);
  });

  it('stays the code in the facts', () => {
    const refusal = new Refusal('notFound', 'library.notThere', { what: 'shelf' });
    expect([sentenceOf(refusal), refusal.facts]).toEqual(['Mangler: Hylle.', { what: 'shelf' }]);
  });
});
