// Files known to be wrong, each in one respect, made from a good letter by changes that keep every offset; and two as a
// library makes them when nobody has cared. `breaks` names the rules that must be found: of PDF/A-2a, of PDF/UA-1.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const changes = [
  ['no PDF/A output intent', '/GTS_PDFA1', '/GTS_PDFX1', { '2a': '6.2.4.3' }],
  ['no file identifier', '/ID [', '/IX [', { '2a': '6.1.3-1' }],
  ['another PDF/A part', '<pdfaid:part>2<', '<pdfaid:part>3<', { '2a': '6.6.4' }],
  ['level B instead of A', '<pdfaid:conformance>A<', '<pdfaid:conformance>B<', { '2a': '6.6.4' }],
  ['no PDF/UA identifier', '<pdfuaid:part>1<', '<pdfuaid:part>9<', { ua1: '5-' }],
  [
    'a property that no schema describes',
    '<pdfaProperty:name>part<',
    '<pdfaProperty:name>pert<',
    { '2a': '6.6.2.3.1' },
  ],
  [
    'metadata that is not XML',
    '<pdfaid:part>2</pdfaid:part>',
    '<pdfaid:part>2<&pdfaid:part>',
    { '2a': '6.6', ua1: '7.1' },
  ],
  ['not marked as tagged', '/Marked true', '/Marxed true', { '2a': '6.7.2', ua1: '6.2' }],
  ['no structure tree', '/StructTreeRoot ', '/StructTreeRoox ', { '2a': '6.7.3', ua1: '7.1' }],
  ['a figure without alternative text', '/Alt (', '/Alx (', { ua1: '7.3-1' }],
  ['no language', '/Lang (nb-NO)', '/Lxng (nb-NO)', { ua1: '7.2' }],
  ['a title that is not shown', '/DisplayDocTitle true', '/DisplayDocTitxe true', { ua1: '7.1-10' }],
  ['a page without tab order', '/Tabs /S', '/Tabx /S', { ua1: '7.18.3' }],
  ['a link without spoken contents', '/Contents (E-post', '/Contxnts (E-post', { ua1: '7.18.5' }],
  ['a link outside the structure tree', '/S /Link', '/S /Lixk', { ua1: '7.1-5' }],
  ['a heading that skips levels', '/S /H1', '/S /H3', { ua1: '7.4.2' }],
  ['a table header without scope', '/Scope /Column', '/Scopx /Column', { ua1: '7.5' }],
  ['a signature field that is not printed', '/F 132', '/F 130', { '2a': '6.3.2' }],
  ['a font that is not embedded', '/FontFile2 ', '/FontFilx2 ', { '2a': '6.2.11.4', ua1: '7.21.4' }],
  ['text without Unicode', '/ToUnicode ', '/ToUnicodx ', { '2a': '6.2.11.7', ua1: '7.21.7' }],
];

/** `{ name, bytes, breaks }`; `letter` is a good one with a link and an empty signature field. */
export async function wrongFiles(letter) {
  const changed = changes.map(([name, from, to, breaks]) => ({ name, bytes: withChange(letter, from, to), breaks }));
  return [
    ...changed,
    { name: 'a PDF as pdfkit makes it', bytes: await plainPdf(), breaks: { '2a': '6.2.11.4', ua1: '7.1' } },
    { name: 'a character the font lacks', bytes: await missingGlyph(), breaks: { '2a': '6.2.11.8', ua1: '7.21.8' } },
  ];
}

function withChange(letter, from, to) {
  const text = letter.toString('latin1');
  if (from.length !== to.length || !text.includes(from)) throw new Error(`no ${from} in the letter`);
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}

export function plainPdf() {
  return written((PDFDocument) => {
    const doc = new PDFDocument();
    doc.text('Takk for brevet.');
    return doc;
  });
}

/** Claims both standards and is tagged, but draws .notdef where the sign has no glyph. */
function missingGlyph() {
  return written((PDFDocument) => {
    const font = require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf');
    const info = { Title: 'Brev' };
    const doc = new PDFDocument({ pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: 'nb-NO', font, info });
    doc.addStructure(doc.struct('P', () => doc.text('Takk for brevet \u2610')));
    return doc;
  });
}

function written(make) {
  return new Promise((resolve, reject) => {
    const doc = make(require('pdfkit'));
    const parts = [];
    doc.on('data', (part) => parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.end();
  });
}
