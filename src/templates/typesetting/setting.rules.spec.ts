import { breaksInside, emailsIn, endsNoHeadingLine, staysTogether } from './setting.rules';

describe('Words that stay on one line', () => {
  it.each([
    ['§', '15'],
    ['jf.', '§'],
    ['14.', 'mai'],
    ['3.', 'juni,'],
    ['17', 'June'],
    ['nr.', '3'],
    ['kap.', '4'],
    ['400', 'millioner'],
    ['000', 'kroner'],
    ['56', '000'],
    ['1', '500'],
    ['5', 'prosent.'],
    ['M.', 'Kvamsøy'],
    ['H.', 'M.'],
    ['Lyngvær', '(e.f.)'],
    ['relasjoner', '–'],
  ])('%s %s', (before, after) => expect(staysTogether(before, after)).toBe(true));

  it.each([
    ['i', '2019'],
    ['2019', '214'],
    ['vold', 'og'],
    ['–', 'utkast'],
    ['nr.', 'tre'],
    ['14.', 'juling'],
    ['mai', '2020'],
  ])('but not %s %s', (before, after) => expect(staysTogether(before, after)).toBe(false));

  it('gets through words of 100,000 letters', () => {
    expect(staysTogether('1'.repeat(100_000), 'kroner')).toBe(false);
    expect(emailsIn('a@'.repeat(50_000))).toEqual([]);
    expect(breaksInside('a/'.repeat(50_000)).length).toBeGreaterThan(0);
  });
});

describe('Breaks inside a word', () => {
  const parts = (word: string) => {
    const cuts = [0, ...breaksInside(word), word.length];
    return cuts.slice(1).map((to, i) => word.slice(cuts[i], to));
  };

  it.each([
    ['kvinner/vold', ['kvinner/', 'vold']],
    ['alkohol-', ['alkohol-']],
    ['Solheim-Eikeland', ['Solheim-', 'Eikeland']],
    ['koordineringsgruppe', ['koordineringsgruppe']],
    ['2020/118', ['2020/118']],
    ['dinut-vei.no', ['dinut-vei.no']],
    ['https://a-b.no/c-d/e', ['https://a-b.no/', 'c-d/', 'e']],
    ['post-mottak@jd.dep.no', ['post-mottak@jd.dep.no']],
    ['ikke\u2011bryt', ['ikke\u2011bryt']],
  ])('%s', (word, wanted) => expect(parts(word)).toEqual(wanted));
});

describe('Small things', () => {
  it('lets no heading line end with a small word', () => {
    expect(['i', 'og', 'På'].map(endsNoHeadingLine)).toEqual([true, true, true]);
    expect(endsNoHeadingLine('vold')).toBe(false);
  });

  it('finds an e-mail address in running text without the full stop after it', () => {
    const text = 'Skriv til postmottak@jd.dep.no.';
    expect(emailsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['postmottak@jd.dep.no']);
  });
});
