import { Dress, FormedBlock, formChangesOf, startsOf } from './form-changes.rules';

/** A block by its place and its words; `*` begins and ends bold, `_` italic. */
function block(form: string, words: string, link = ''): FormedBlock {
  const signs: { sign: string; dress: Dress }[] = [];
  let [bold, italic] = [false, false];
  for (const sign of words) {
    if (sign === '*') bold = !bold;
    else if (sign === '_') italic = !italic;
    else {
      const look = { ...(bold ? { bold: 'bold' } : {}), ...(italic ? { italic: 'italic' } : {}) };
      signs.push({ sign, dress: link ? { ...look, link } : look });
    }
  }
  return { form: form.split(' '), signs };
}

/** The changes as sentences; `same` pairs stretches of equal length, else the two texts are the same signs. */
function told(before: FormedBlock[], after: FormedBlock[], same?: readonly (readonly [number, number, number])[]) {
  const cameFrom = (sign: number) => {
    if (!same) return sign;
    const stretch = same.find(([, at, length]) => sign >= at && sign < at + length);
    return stretch ? sign - stretch[1] + stretch[0] : null;
  };
  const signs = after.flatMap((one) => one.signs.map(({ sign }) => sign));
  const starts = startsOf(after);
  return formChangesOf(before, after, cameFrom).map((change) => {
    if (change.of === 'signs') return `${change.form}: ${signs.slice(change.from, change.to).join('')}`;
    const end = starts[change.last + 1] ?? signs.length;
    return `${change.form}: ${signs.slice(starts[change.first], end).join('')}`;
  });
}

describe('What changed in how a letter looks', () => {
  it('is nothing where only the words are others', () => {
    const [before, after] = [[block('p', 'Vi takker.')], [block('p', 'Vi beklager.')]];
    expect(told(before, after, [[0, 0, 3]])).toEqual([]);
  });

  it.each([
    ['Vi *takker* her.', ['bold: takker']],
    ['_Vi_ takker her.', ['italic: Vi']],
    ['*Vi _takker_ her.*', ['bold: Vi takker her.', 'italic: takker']],
    ['*Vi* takker *her*.', ['bold: Vi', 'bold: her']],
  ])('names what is dressed: %s', (words, changes) => {
    const [plain, dressed] = [[block('p', 'Vi takker her.')], [block('p', words)]];
    expect(told(plain, dressed)).toEqual(changes);
    const back = changes.map((one) => one.replace(/^b/, 'notB').replace(/^i/, 'notI'));
    expect(told(dressed, plain)).toEqual(back);
  });

  it('tells a link made, a link led elsewhere and a link removed', () => {
    const [none, one, other] = ['', 'https://a.example', 'https://b.example'].map((link) => [block('p', 'her', link)]);
    expect(told(none!, one!)).toEqual(['linked: her']);
    expect(told(one!, other!)).toEqual(['relinked: her']);
    expect(told(other!, none!)).toEqual(['unlinked: her']);
  });

  it('takes new signs of the same word with it, and no new words', () => {
    const before = [block('p', 'gammel bil')];
    expect(
      told(
        before,
        [block('p', '*gammelt* bil')],
        [
          [0, 0, 6],
          [6, 7, 4],
        ],
      ),
    ).toEqual(['bold: gammelt']);
    expect(told(before, [block('p', '*ugammel* bil')], [[0, 1, 10]])).toEqual(['bold: ugammel']);
    expect(
      told(
        before,
        [block('p', '*gammel og god* bil')],
        [
          [0, 0, 6],
          [6, 13, 4],
        ],
      ),
    ).toEqual(['bold: gammel']);
  });

  it.each([
    ['p', 'h2', 'heading'],
    ['h2', 'h3', 'subheading'],
    ['h3', 'p', 'plain'],
    ['p', 'ul li p', 'bulleted'],
    ['ul li p', 'ol li p', 'numbered'],
    ['ul li p', 'p', 'plain'],
    ['ul li p', 'ul li ul li p', 'deeper'],
    ['ol li ol li p', 'ol li p', 'shallower'],
    ['p', 'blockquote p', 'quoted'],
    ['blockquote p', 'p', 'plain'],
    ['blockquote p', 'blockquote footer', 'other'],
    ['section p', 'p', 'other'],
  ])('says what a block becomes: from %s to %s it is %s', (was, is, word) => {
    expect(told([block(was, 'Ord')], [block(is, 'Ord')])).toEqual([`${word}: Ord`]);
  });

  it('tells items made at once as one change, headings one by one', () => {
    const made = (form: string) => [block(form, 'En'), block(form, 'To')];
    expect(told(made('p'), made('ul li p'))).toEqual(['bulleted: EnTo']);
    expect(told(made('p'), made('h2'))).toEqual(['heading: En', 'heading: To']);
    expect(told(made('h2'), made('h2'))).toEqual([]);
  });

  it('reads both halves of a divided paragraph against the whole', () => {
    const halves = [block('h2', 'Tiltak'), block('p', 'Vi bygger barnehus.')];
    expect(told([block('p', 'TiltakVi bygger barnehus.')], halves)).toEqual(['heading: Tiltak']);
  });

  it('says nothing of the form of what is new', () => {
    const after = [block('h2', 'Nytt'), block('p', '*helt* nytt'), block('p', 'Ord')];
    expect(told([block('p', 'Ord')], after, [[0, 13, 3]])).toEqual([]);
  });

  it('tells them in the order one reads', () => {
    const before = [block('p', 'En to tre'), block('p', 'Fire')];
    const after = [block('h2', 'En _to_ *tre*'), block('p', '*Fire*')];
    expect(told(before, after)).toEqual(['heading: En to tre', 'italic: to', 'bold: tre', 'bold: Fire']);
  });
});
