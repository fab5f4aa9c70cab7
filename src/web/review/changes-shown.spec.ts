import { changesIn, paragraphsOf } from './changes-shown';

const same = (text: string) => ({ change: 'same', text }) as const;
const added = (text: string) => ({ change: 'added', text }) as const;
const removed = (text: string) => ({ change: 'removed', text }) as const;

describe('The changes of a letter as a leader reads them', () => {
  it('folds paragraphs nobody touched', () => {
    const shown = paragraphsOf([
      same('En.\n\nTo.\n\nTre '),
      removed('flere'),
      added('åtte'),
      same(' departementer.\n\nFire.'),
    ]);
    expect(shown.map((one) => (one.folded ? one.count : 'changed'))).toEqual([2, 'changed', 1]);
    expect(changesIn(shown)).toEqual([{ number: 1, removed: 'flere', added: 'åtte' }]);
  });

  it('reads words changed side by side as one change', () => {
    const pieces = [
      same('Politiet '),
      removed('har'),
      added('gir'),
      same(' '),
      removed('vekt'),
      added('støtte'),
      same(' til dette området.'),
    ];
    expect(changesIn(paragraphsOf(pieces))).toEqual([{ number: 1, removed: 'har vekt', added: 'gir støtte' }]);
  });

  it('numbers changes through the whole letter', () => {
    const pieces = [added('Først.'), same('\n\nUendret avsnitt som står.\n\n'), removed('Sist.')];
    expect(changesIn(paragraphsOf(pieces)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('shows nothing changed when nothing is', () => {
    expect(changesIn(paragraphsOf([same('Alt er som før.')]))).toEqual([]);
  });
});
