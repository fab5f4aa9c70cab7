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
    expect(changesIn(shown)).toEqual([{ number: 1, removed: 'flere', added: 'åtte', told: null }]);
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
    expect(changesIn(paragraphsOf(pieces))).toEqual([
      { number: 1, removed: 'har vekt', added: 'gir støtte', told: null },
    ]);
  });

  it('numbers changes through the whole letter', () => {
    const pieces = [added('Først.'), same('\n\nUendret avsnitt som står.\n\n'), removed('Sist.')];
    expect(changesIn(paragraphsOf(pieces)).map(({ number }) => number)).toEqual([1, 2]);
  });

  describe('in form', () => {
    const form = (from: number, to: number, told: string, ofBlocks = false) => ({ from, to, told, ofBlocks });
    const toldIn = (...given: Parameters<typeof paragraphsOf>) =>
      changesIn(paragraphsOf(...given)).map(({ number, told, removed, added }) => [
        number,
        told ?? `${removed}>${added}`,
      ]);
    const stretches = (...given: Parameters<typeof paragraphsOf>) =>
      paragraphsOf(...given).map((one) =>
        one.folded ? one.paragraphs : one.stretches.map(({ same, formed }) => (formed ? `*${same}*` : same)),
      );

    it('are numbered among those of words, and open the paragraph they stand in', () => {
      const pieces = [same('En to.\n\nTre '), removed('fire'), added('fem'), same(' seks.\n\nSju.')];
      const forms = [form(3, 5, 'fet'), form(16, 20, 'kursiv')];
      expect(toldIn(pieces, forms)).toEqual([
        [1, 'fet'],
        [2, 'fire>fem'],
        [3, 'kursiv'],
      ]);
      expect(stretches(pieces, forms)).toEqual([['En ', '*to*', '.'], ['Tre ', '', ' ', '*seks*', '.'], ['Sju.']]);
    });

    it('are told each where several are on the same words, and once where words in between are others', () => {
      const pieces = [same('En to '), added('og '), same('tre.')];
      const forms = [form(3, 12, 'fet'), form(3, 5, 'kursiv')];
      expect(toldIn(pieces, forms)).toEqual([
        [1, 'fet'],
        [2, 'kursiv'],
        [3, '>og '],
      ]);
      expect(stretches(pieces, forms)).toEqual([['En ', '*to*', '* *', '', '*tre*', '.']]);
    });

    it('are told each in a letter that has thousands of them, on one line and on many', () => {
      const count = 4_000;
      const line = [same('ord '.repeat(count))];
      const words = Array.from({ length: count }, (_, i) => form(i * 4, i * 4 + 3, `fet ${i}`));
      expect(toldIn(line, words)).toHaveLength(count);
      const lines = [same('ord\n\n'.repeat(count))];
      const headings = Array.from({ length: count }, (_, i) => form(i * 5, i * 5 + 3, `overskrift ${i}`, true));
      expect(toldIn(lines, headings).at(-1)).toEqual([count, `overskrift ${count - 1}`]);
    });

    it('are told once for paragraphs that became a list together', () => {
      const shown = paragraphsOf([same('Før.\n\nEn.\n\nTo.\n\nEtter.')], [form(6, 14, 'liste', true)]);
      expect(shown.map((one) => !one.folded && [one.reformed, one.begun.map(({ told }) => told)])).toEqual([
        false,
        [true, ['liste']],
        [true, []],
        false,
      ]);
    });
  });

  it('shows nothing changed when nothing is', () => {
    expect(changesIn(paragraphsOf([same('Alt er som før.')]))).toEqual([]);
  });
});
