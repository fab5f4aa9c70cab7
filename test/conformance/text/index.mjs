// What other people's programs read in our papers: the text in the letter's order by its tags, the same words on the
// page, nothing past the page's edge or in the address window, every font inside, and a file qpdf finds sound. Each
// check is first shown to find a file that is wrong.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edgeCases } from '../letters/edge-cases.mjs';
import { papersSet } from '../letters/papers.mjs';
import { letterProduct } from '../letters/product.mjs';
import { shippedPapers } from '../letters/shipped.mjs';
import { plainPdf } from '../letters/wrong-files.mjs';
import { withCrookedTable } from '../signatures/letters.mjs';
import { cache, execute, forEach, freshFolder, missingPrograms, newTally } from '../tools.mjs';
import { readingOfCover, readingOfLetter, readingOfMemo } from './reading-order.mjs';
import { difference, structText } from './struct-text.mjs';
import { strayWords, wordsInWindow, wordsOnPages } from './words-on-pages.mjs';

const folder = join(cache, 'conformance', 'text');

export async function run(log = () => {}) {
  const tally = newTally(log);
  const missing = missingPrograms(['pdfinfo', 'pdftotext', 'pdffonts', 'qpdf']);
  if (missing.length > 0) {
    for (const program of missing) tally.check(`there is ${program}`, ['it is missing']);
    return tally.result();
  }
  freshFolder(folder);
  const made = letterProduct();
  const papers = papersSet(made, [...edgeCases(made), ...shippedPapers(made)]).map((paper) => ({
    ...paper,
    path: written(paper.name, paper.pdf),
    expected: readingOf[paper.what](paper.input, made),
  }));
  await showTheChecksFail(made, papers, tally);
  await forEach(papers, async (paper) => {
    tally.check(`${paper.name} reads in its order`, difference(paper.expected, await structText(paper.path)));
    const pages = await wordsOnPages(paper.path);
    tally.check(`${paper.name} has no word past its measure`, strayWords(pages));
    if (paper.what === 'letter') {
      const recipients = paper.input.recipients.flatMap((one) => Object.values(one).flat());
      tally.check(
        `${paper.name} shows only the recipient in the window`,
        wordsInWindow(pages, [...recipients, ...always]),
      );
    }
    tally.check(`${paper.name} has its fonts inside`, await fontsOutside(paper.path));
    tally.check(`${paper.name} is sound to qpdf`, await unsound(paper.path));
  });
  return tally.result();
}

const readingOf = { letter: readingOfLetter, memo: readingOfMemo, cover: readingOfCover };
/** What a recipient's lines may begin with, or stand instead of them. */
const always = ['v/', 'Att.', 'Ifølge liste', 'Ifølgje liste', 'See list'];

function written(name, bytes) {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

async function showTheChecksFail(made, papers, tally) {
  const found = (name, wrong) => tally.check(`${name} is found (${wrong[0]})`, wrong.length > 0 ? [] : ['it is not']);
  const named = (name) => papers.find((paper) => paper.name === name);
  const seed = named('seed');
  const [one, two, ...rest] = seed.input.body;
  const swapped = made.typesetLetter({ ...seed.input, body: [two, one, ...rest] }).pdf;
  found('text in another order', difference(seed.expected, await structText(written('wrong-order', swapped))));
  const shorter = made.typesetLetter({ ...seed.input, body: [one, ...rest] }).pdf;
  found('a paragraph that is missing', difference(seed.expected, await structText(written('wrong-shorter', shorter))));
  const longer = await structText(written('wrong-longer', made.typesetLetter(seed.input).pdf));
  found('a paragraph too many', difference(seed.expected.slice(0, -1), longer));
  const plain = written('wrong-plain', await plainPdf());
  found('a letter without tags', difference(seed.expected, await structText(plain)));
  found('a font that is not inside', await fontsOutside(plain));
  found('text past the page', strayWords(await wordsOnPages(plain), { left: 100 }));
  const nine = named('recipient-nine-lines');
  found('a stranger in the window', wordsInWindow(await wordsOnPages(nine.path), ['Foreningen']));
  found('a crooked table of objects', await unsound(written('wrong-table', withCrookedTable(seed.pdf))));
}

async function fontsOutside(path) {
  const { text } = await execute('pdffonts', [path]);
  const rows = text.trim().split('\n').slice(2);
  // name, type, encoding, emb, sub, uni, object: the columns from the right.
  const outside = rows.filter((row) => !/ yes +yes +yes +\d+ +\d+$/.test(row));
  return rows.length === 0 ? ['there are no fonts'] : outside.map((row) => row.replaceAll(/\s+/g, ' '));
}

async function unsound(path) {
  const { code, text } = await execute('qpdf', ['--check', path]);
  return code === 0 ? [] : [text.trim().split('\n').at(-1)];
}
