import { differenceBetween } from './text-difference';

const told = (earlier: string, later: string) =>
  differenceBetween(earlier, later).forms.map(({ form, words, address }) =>
    [form, words, ...(address ? [address] : [])].join(': '),
  );
const changed = (earlier: string, later: string) =>
  differenceBetween(earlier, later).pieces.filter(({ change }) => change !== 'same');

describe('The difference between two versions', () => {
  it('tells what looks otherwise apart from words that are others', () => {
    const earlier = '<p>Vi takker for brevet.</p><p>Se <a href="https://a.example">siden</a>.</p>';
    const later = '<h2>Vi takker for <strong>innspillet</strong> <em>og brevet</em>.</h2><p>Se siden.</p>';
    expect(told(earlier, later)).toEqual([
      'heading: Vi takker for innspillet og brevet.',
      'italic: brevet',
      'unlinked: siden',
    ]);
    expect(changed(earlier, later)).toEqual([{ change: 'added', text: 'innspillet og ' }]);
  });

  it('tells paragraphs that became a list, and no labels of items as words', () => {
    const [paragraphs, list] = ['<p>Barnehus</p><p>Tolk</p>', '<ol><li>Barnehus</li><li>Tolk</li></ol>'];
    expect(told(paragraphs, list)).toEqual(['numbered: Barnehus ¶ Tolk']);
    expect(told(list, paragraphs)).toEqual(['plain: Barnehus ¶ Tolk']);
    expect(changed(paragraphs, list)).toEqual([]);
    expect(told(list, '<ol><li>Barnehus<ol><li>Tolk</li></ol></li></ol>')).toEqual(['deeper: Tolk']);
  });

  it('says where a link leads', () => {
    const link = (address: string) => `<p>Se <a href="https://${address}">siden</a>.</p>`;
    expect(told('<p>Se siden.</p>', link('a.example'))).toEqual(['linked: siden: https://a.example']);
    expect(told(link('a.example'), link('b.example'))).toEqual(['relinked: siden: https://b.example']);
    expect(changed(link('a.example'), link('b.example'))).toEqual([]);
  });

  it('places the words in the later version', () => {
    const later = '<p>Først.</p><ul><li>En <strong>fet</strong> linje</li></ul>';
    const { pieces, forms } = differenceBetween('<p>Sist.</p><p>En fet linje</p>', later);
    const text = pieces.map((piece) => (piece.change === 'removed' ? '' : piece.text)).join('');
    expect(forms.map(({ from, to, ofBlocks }) => [text.slice(from, to), ofBlocks])).toEqual([
      ['En fet linje', true],
      ['fet', false],
    ]);
  });

  it('reads a table row by row', () => {
    const table = (sum: string) =>
      `<table><thead><tr><th>År</th><th>Sum</th></tr></thead><tbody><tr><td>2020</td><td>${sum}</td></tr></tbody></table>`;
    const { pieces, forms } = differenceBetween(table('ti'), table('elleve'));
    expect(pieces.map(({ text }) => text)).toEqual(['År\tSum\n2020\t', 'ti', 'elleve']);
    expect(forms).toEqual([]);
  });

  it('tells each of thousands of changes in a long letter', () => {
    const letter = (tag: string) => Array.from({ length: 4_000 }, (_, i) => `<${tag}>Ord${i}</${tag}>`).join('');
    const { forms } = differenceBetween(letter('p'), letter('h2'));
    expect(forms).toHaveLength(4_000);
    expect(forms.at(-1)).toMatchObject({ form: 'heading', words: 'Ord3999' });
  });

  it('of two long texts with nothing in common is told more coarsely, and whole', () => {
    const words = (prefix: string) => Array.from({ length: 15_000 }, (_, i) => `${prefix}${i * 7919}`).join(' ');
    const [earlier, later] = [words('a'), words('b')];
    const { pieces } = differenceBetween(`<p>${earlier}</p>`, `<p>${later}</p>`);
    const without = (change: string) => pieces.filter((piece) => piece.change !== change).map(({ text }) => text);
    expect([without('added').join(''), without('removed').join('')]).toEqual([earlier, later]);
    expect(pieces.length).toBeLessThan(3);
  });

  it('is nothing between a text and itself', () => {
    const text =
      '<section data-paragraph="a:1"><p>Takk.</p></section><blockquote><p>Ord</p><footer>Kilde</footer></blockquote>';
    expect(differenceBetween(text, text)).toMatchObject({ pieces: [{ change: 'same' }], forms: [] });
  });
});
