/** Chromium with one page kept open: the typeface embedded in it once, the letter's HTML put in, printed tagged. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pagesIn, typefaceFiles } from '../measuring.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

/** Where Chromium is, or nothing: set CHROMIUM to a file elsewhere. */
export const findChromium = () => process.env.CHROMIUM ?? places.find((place) => existsSync(place));

export function open() {
  let browser;
  let page;
  return {
    async ready() {
      browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
      page = await browser.newPage();
      await page.setContent(
        `<!doctype html><html lang="nb"><head><title>Brev</title><style>${style()}</style></head><body></body>`,
      );
      await page.evaluate(
        'document.fonts.load("400 10pt Brevskrift").then(() => document.fonts.load("700 10pt Brevskrift"))',
      );
    },
    async set(letter) {
      await page.evaluate(
        `document.title = ${JSON.stringify(letter.subject)}; document.body.innerHTML = ${JSON.stringify(bodyOf(letter))}`,
      );
      const pdf = await page.pdf({
        format: 'A4',
        tagged: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<p style="font-size:8pt;width:100%;text-align:center">Side <span class="pageNumber"></span> av <span class="totalPages"></span></p>',
        margin: { top: '25mm', bottom: '30mm', left: '25mm', right: '25mm' },
      });
      return { pdf, pages: pagesIn(pdf) };
    },
    close: () => browser?.close(),
  };
}

function style() {
  const { regular, bold, italic } = typefaceFiles();
  const face = (file, more) =>
    `@font-face { font-family: Brevskrift; ${more}; src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}) }`;
  return `${face(regular, 'font-weight: 400')} ${face(bold, 'font-weight: 700')} ${face(italic, 'font-style: italic')}
    body { font: 10pt/13pt Brevskrift; margin: 0 } p { margin: 0 0 12pt } h1 { font-size: 13pt } td { vertical-align: top }
    header { text-align: center; font-weight: 700; letter-spacing: 1pt } footer { font-size: 8pt } table { width: 100% }`;
}

const bodyOf = (letter) => `<header>DET KONGELIGE<br>JUSTIS- OG BEREDSKAPSDEPARTEMENT</header>
  <p style="text-align:center"><em>Justis- og beredskapsministeren</em></p>
  <p>${letter.recipient}<br>${letter.mail}</p>
  <table><tr><td>Deres ref.<td>Vår ref.<td>Dato<tr><td><td>${letter.reference}<td>${letter.printedDate}</table>
  <h1>${letter.subject}</h1>${letter.paragraphs.map((text) => `<p>${text}</p>`).join('')}
  <p>Med hilsen</p><p>Monica Mæland</p><p><em>Dokumentet er elektronisk godkjent og har derfor ikke håndskrevne signaturer.</em></p>
  <footer><table><tr><td>Postadresse<td>Kontoradresse<td>Telefon<td>Org.nr.
  <tr><td>Postboks 8005 Dep<br>0030 Oslo<td>Gullhaug Torg 4A<br>0484 Oslo<td>22 24 90 90<td>972 417 831</table></footer>`;
