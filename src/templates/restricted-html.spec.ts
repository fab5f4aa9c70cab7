import { Refusal } from '../kernel/refusal';
import { isLinkAddress, normalisedLetterHtml, plainTextOf } from './restricted-html';

const refusalOf = (html: string): unknown => {
  try {
    return normalisedLetterHtml(html);
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.facts['what'], error.facts['place']] : error;
  }
};

describe('A letter’s text in its normal form', () => {
  it.each([
    ['<p>Hei</p>', '<p>Hei</p>'],
    ['Hei\n\n<b>du</b>', '<p>Hei <strong>du</strong></p>'],
    ['<p>  Hei \n du </p> <p></p><p><br></p>', '<p>Hei du</p><p><br></p>'],
    ['<p>æøå áčđŋšŧž &nbsp;–«»</p>', '<p>æøå áčđŋšŧž \u00a0–«»</p>'],
    ['<p>3 &lt; 4 &amp; "5" > 2</p>', '<p>3 &lt; 4 &amp; "5" &gt; 2</p>'],
    [
      '<ul><li><p>én</p></li><li>to<ul><li>to a</li></ul></li></ul>',
      '<ul><li>én</li><li>to<ul><li>to a</li></ul></li></ul>',
    ],
    [
      '<p>Se <a href="https://dinutvei.no">dinutvei.no</a></p>',
      '<p>Se <a href="https://dinutvei.no">dinutvei.no</a></p>',
    ],
    ['<p><span>x</span> <span lang="en">hello</span></p>', '<p>x <span lang="en">hello</span></p>'],
    ['<section lang="nn"><h2>Svar</h2><p>x</p></section>', '<section lang="nn"><h2>Svar</h2><p>x</p></section>'],
    [
      '<blockquote><p>x</p><footer>NKVTS</footer></blockquote>',
      '<blockquote><p>x</p><footer>NKVTS</footer></blockquote>',
    ],
    [
      '<table><tr><th>År</th></tr><tr><td>2020</td></tr></table>',
      '<table><tbody><tr><th>År</th></tr><tr><td>2020</td></tr></tbody></table>',
    ],
    ['<!-- bare for oss --><p>x</p>', '<p>x</p>'],
  ])('%j becomes %j', (given, normal) => {
    expect(normalisedLetterHtml(given)).toBe(normal);
    expect(normalisedLetterHtml(normal)).toBe(normal);
  });

  it.each([
    ['<p>a</p><script>alert(1)</script>', '<script>', 'avsnitt 2'],
    ['<p>x<img src=x onerror=alert(1)></p>', '<img> i <p>', 'avsnitt 1'],
    ['<p onclick="x()">x</p>', 'onclick på <p>', 'avsnitt 1'],
    ['<p style="color:red">x</p>', 'style på <p>', 'avsnitt 1'],
    ['<p><a href="javascript:alert(1)">x</a></p>', 'href på <a>', 'avsnitt 1'],
    ['<p><a href="java&#10;script:alert(1)">x</a></p>', 'href på <a>', 'avsnitt 1'],
    ['<p><a>x</a></p>', '<a> uten adresse', 'avsnitt 1'],
    ['<h1>x</h1>', '<h1>', 'avsnitt 1'],
    ['<div>x</div>', '<div>', 'avsnitt 1'],
    ['<svg><p>x</p></svg>', '<svg>', 'avsnitt 1'],
    ['<math><mtext></mtext></math>', '<math>', 'avsnitt 1'],
    ['<iframe src="https://x.no"></iframe>', '<iframe>', 'avsnitt 1'],
    ['<template><p>x</p></template>', '<template>', 'avsnitt 1'],
    ['<p><span data-field="constructor">x</span></p>', 'data-field på <span>', 'avsnitt 1'],
    ['<p><span data-format="lookup">x</span></p>', 'data-format på <span>', 'avsnitt 1'],
    ['<p><span lang="fr">x</span></p>', 'lang på <span>', 'avsnitt 1'],
    ['<table><tbody><tr><td><p>x</p></td></tr></tbody></table>', '<p> i <td>', 'avsnitt 1'],
    ['<p>x\u0007</p>', 'U+0007', 'linje 1'],
  ])('%j is refused, naming what and where', (html, what, place) => {
    expect(refusalOf(html)).toEqual(['letterText.notAllowed', what, place]);
  });

  it('is refused when it is nested deeper or longer than any letter', () => {
    expect(refusalOf('<ul><li>'.repeat(3_000))).toEqual([
      'letterText.notAllowed',
      expect.stringContaining('nivåer'),
      'avsnitt 1',
    ]);
    expect(refusalOf(`<p>${'<em><strong>'.repeat(3_000)}x</p>`)).toEqual([
      'letterText.notAllowed',
      expect.stringContaining('nivåer'),
      'avsnitt 1',
    ]);
    expect(refusalOf('x'.repeat(200_001))).toEqual(['letterText.tooLong', undefined, undefined]);
  });

  it('has links to the web, mail and telephone only', () => {
    for (const address of ['https://a.no/b?c=d', 'http://a.no', 'mailto:a@b.no', 'tel:+4722249090'])
      expect(isLinkAddress(address)).toBe(true);
    for (const address of [
      '',
      '/a',
      'ftp://a',
      'data:text/html,x',
      'https://',
      'mailto:',
      ' https://a.no',
      'https://a.no/"x',
    ])
      expect(isLinkAddress(address)).toBe(false);
  });

  it('can be read as plain mail', () => {
    expect(
      plainTextOf(
        '<p>Hei <strong>du</strong></p><ul><li>én</li><li>to</li></ul><ol><li>a</li></ol><p>Se <a href="https://dinutvei.no">nettsiden</a><br>eller <a href="mailto:a@b.no">a@b.no</a> &lt;nå&gt;</p>',
      ),
    ).toBe('Hei du\n\n– én\n– to\n\n1. a\n\nSe nettsiden (https://dinutvei.no)\neller a@b.no <nå>');
  });
});
