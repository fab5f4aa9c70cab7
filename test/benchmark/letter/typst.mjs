/** typst in this process, the same typeface, the same parts of a letter, exported as PDF/A-2a (it takes one standard). */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pagesIn, typefaceFolders } from '../measuring.mjs';

const setUp = `#set document(title: "Brev", author: "Justis- og beredskapsdepartementet", date: datetime(year: 2020, month: 6, day: 17))
#set text(font: "Arimo", size: 10pt, lang: "nb", hyphenate: false)
#set par(leading: 0.55em, spacing: 1.2em)
`;

export function open() {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: typefaceFolders() }] });
  return {
    ready() {},
    set(letter) {
      const pdf = compiler.pdf({ mainFileContent: sourceOf(letter) }, { pdfStandard: 'a-2a' });
      return { pdf, pages: pagesIn(pdf) };
    },
    /** Between slices, outside the time: what a service does so that memoised layouts do not pile up. */
    rest: () => compiler.evictCache(10),
    close() {},
  };
}

function sourceOf(letter) {
  const name = 'Justis- og beredskapsdepartementet';
  return `${setUp}#set page(paper: "a4", margin: (left: 25mm, right: 25mm, top: 25mm, bottom: 30mm),
  header: context if counter(page).get().first() > 1 [${name} #h(1fr) ${letter.reference} #h(1fr) ${letter.printedDate}],
  footer: context [#h(1fr) Side #counter(page).display() av #counter(page).final().first()])
#align(center)[#text(13pt, weight: "bold", tracking: 1pt)[DET KONGELIGE \\ JUSTIS- OG BEREDSKAPSDEPARTEMENT] \\ #emph[Justis- og beredskapsministeren]]
#v(12mm)
${escaped(letter.recipient)} \\ ${escaped(letter.mail)}
#v(8mm)
#grid(columns: (1fr, 1fr, 1fr), row-gutter: 3pt, text(8pt)[Deres ref.], text(8pt)[Vår ref.], text(8pt)[Dato], [], [${letter.reference}], [${letter.printedDate}])
#v(4mm)
= ${escaped(letter.subject)}
${letter.paragraphs.map(escaped).join('\n\n')}

Med hilsen
#v(12mm)
Monica Mæland

#emph[Dokumentet er elektronisk godkjent og har derfor ikke håndskrevne signaturer.]
#place(bottom, float: true, scope: "parent", text(8pt, table(columns: (1fr, 1fr, 1fr, 1fr), stroke: none,
  [Postadresse], [Kontoradresse], [Telefon], [Org.nr.],
  [Postboks 8005 Dep \\ 0030 Oslo], [Gullhaug Torg 4A \\ 0484 Oslo], [22 24 90 90], [972 417 831])))
`;
}

const escaped = (text) => text.replace(/[\\#@$*_<>[\]~`=/+-]/g, '\\$&').replace(/(^\d+)\./, '$1\\.');
