import { Refusal } from '../../kernel/refusal';
import { blocksOfHtml, normaliseHtml, plainTextOf } from './html-to-blocks';

const blocks = (html: string) => blocksOfHtml(html, { lang: 'nb' });
const refusal = (html: string): [string, object] => {
  try {
    blocks(html);
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.facts];
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('Restricted HTML', () => {
  it('becomes blocks', () => {
    expect(
      blocks('<h2>En</h2><p>To <strong>tre <em>fire</em></strong><br>fem <a href="tel:+4722">ring</a></p>'),
    ).toEqual([
      { type: 'heading', level: 2, runs: [{ type: 'text', text: 'En' }], lang: 'nb' },
      {
        type: 'paragraph',
        lang: 'nb',
        runs: [
          { type: 'text', text: 'To ' },
          { type: 'text', text: 'tre ', strong: true },
          { type: 'text', text: 'fire', strong: true, em: true },
          { type: 'lineBreak' },
          { type: 'text', text: 'fem ' },
          { type: 'link', href: 'tel:+4722', runs: [{ type: 'text', text: 'ring' }] },
        ],
      },
    ]);
  });

  it('gives a section and a span their language', () => {
    const [first] = blocks('<section lang="se"><p>Giitu <span lang="nb">takk</span></p></section>');
    expect(first).toEqual({
      type: 'paragraph',
      lang: 'se',
      runs: [
        { type: 'text', text: 'Giitu ' },
        { type: 'text', text: 'takk', lang: 'nb' },
      ],
    });
  });

  it('knows lists in lists, quotations with a source, and tables with a sum', () => {
    const [list, quote, table] = blocks(
      '<ul><li>En<ol><li>to</li></ol></li></ul><blockquote><p>Ord</p><footer>Kilde</footer></blockquote>' +
        '<table><caption>T</caption><colgroup><col data-width="40"><col data-align="right"></colgroup>' +
        '<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>x</td><td>1</td></tr></tbody>' +
        '<tfoot><tr><td>Sum</td><td>1</td></tr></tfoot></table>',
    );
    expect(list).toMatchObject({ type: 'list', style: 'bullet', items: [{ nested: { style: 'decimal' } }] });
    expect(quote).toMatchObject({ type: 'quotation', source: [{ text: 'Kilde' }] });
    expect(table).toMatchObject({
      caption: 'T',
      header: ['A', 'B'],
      rows: [['x', '1']],
      sum: ['Sum', '1'],
      columns: [{ width: 40 }, { align: 'right' }],
    });
  });

  it.each([
    ['a script', '<p>A</p>\n<script>x</script>', 'letter.unknownTag', { tag: 'script', place: 'linje 2, tegn 1' }],
    ['a picture', '<p>A<img src="x"></p>', 'letter.unknownTag', { tag: 'img', place: 'linje 1, tegn 5' }],
    ['a div', '<div>A</div>', 'letter.unknownTag', { tag: 'div', place: 'linje 1, tegn 1' }],
    [
      'a style',
      '<p style="x">A</p>',
      'letter.unknownAttribute',
      { tag: 'p', attribute: 'style', place: 'linje 1, tegn 1' },
    ],
    [
      'a handler',
      '<p onclick="x">A</p>',
      'letter.unknownAttribute',
      { tag: 'p', attribute: 'onclick', place: 'linje 1, tegn 1' },
    ],
    ['javascript:', '<p><a href="javascript:x">A</a></p>', 'letter.linkRefused', { place: 'linje 1, tegn 4' }],
    ['a link without address', '<p><a>A</a></p>', 'letter.linkRefused', { place: 'linje 1, tegn 4' }],
    ['a level skipped', '<h3>A</h3>', 'letter.headingLevelSkipped', { level: 3, place: 'linje 1, tegn 1' }],
    [
      'a list too deep',
      '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>',
      'letter.nestedTooDeep',
      { place: 'linje 1, tegn 19' },
    ],
    [
      'an unknown language',
      '<section lang="xx"><p>A</p></section>',
      'letter.languageUnknown',
      { lang: 'xx', place: 'linje 1, tegn 1' },
    ],
    [
      'a heading in a list',
      '<ul><li><h2>A</h2></li></ul>',
      'letter.misplacedTag',
      { tag: 'h2', parent: 'li', place: 'linje 1, tegn 9' },
    ],
    [
      'an uneven table',
      '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      'letter.tableUneven',
      { place: 'linje 1, tegn 49' },
    ],
    [
      'a table without header',
      '<table><tbody><tr><td>1</td></tr></tbody></table>',
      'letter.tableWithoutHeader',
      { place: 'linje 1, tegn 1' },
    ],
  ])('refuses %s, naming it and its place', (_name, html, code, facts) => {
    expect(refusal(html)).toEqual([code, facts]);
  });

  it('refuses ten thousand open elements before building them', () => {
    expect(refusal('<strong>'.repeat(10_000))[0]).toBe('letter.nestedTooDeep');
    expect(refusal('<section>'.repeat(10_000))[0]).toBe('letter.nestedTooDeep');
    expect(refusal(`<p>${'<strong>'.repeat(30)}x</p>`)[0]).toBe('letter.nestedTooDeep');
  });

  it('takes template braces as text', () => {
    expect(plainTextOf(blocks('<p>{{constructor}} &lt;b&gt;</p>'))).toBe('{{constructor}} <b>');
  });
});

describe('Normal form', () => {
  it.each([
    ['<P>En  \n to</P><p></p>', '<p>En to</p>'],
    ['<p> En <b>to</b> </p><!-- x -->', '<p>En <strong>to</strong></p>'],
    ['<ul> <li><p>En</p></li> </ul>', '<ul><li>En</li></ul>'],
    ['Løs tekst', '<p>Løs tekst</p>'],
    ['<p>&quot;A&nbsp;&amp; B&quot;', '<p>"A\u00a0&amp; B"</p>'],
    ['<p>En <br> to</p>', '<p>En<br>to</p>'],
    ['<p><span>En</span> to</p>', '<p>En to</p>'],
    [
      '<p><span data-format="dateLong" data-field="letter.date">1. mai</span></p>',
      '<p><span data-field="letter.date" data-format="dateLong">1. mai</span></p>',
    ],
  ])('of %s', (html, wanted) => {
    expect(normaliseHtml(html)).toBe(wanted);
    expect(normaliseHtml(wanted)).toBe(wanted);
  });
});

describe('Plain text', () => {
  it('writes lists, tables and addresses out', () => {
    const html =
      '<p>Se <a href="https://a.no/">siden</a> og <a href="mailto:a@b.no">a@b.no</a></p><ol><li>En<ul><li>to</li></ul></li></ol>';
    expect(plainTextOf(blocks(html))).toBe('Se siden (https://a.no/) og a@b.no\n\n1. En\n   – to');
  });
});
