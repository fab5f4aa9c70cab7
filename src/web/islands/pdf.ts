import { GlobalWorkerOptions, PDFWorker, getDocument } from 'pdfjs-dist';
import type { PDFDocumentProxy } from 'pdfjs-dist';

/**
 * Draws a PDF, fetched already or not, page by page into an element `<div data-pdf="address">`. The link inside it stays for those without
 * script, and comes back when the PDF cannot be shown.
 */
export async function showPdf(element: HTMLElement, pdfOrAddress: string | ArrayBuffer): Promise<void> {
  GlobalWorkerOptions.workerSrc ||= ours()?.content ?? '';
  const turn = String(Number(element.dataset['turn'] ?? '0') + 1);
  element.dataset['turn'] = turn;
  element.setAttribute('aria-busy', 'true');
  try {
    const source = typeof pdfOrAddress === 'string' ? { url: pdfOrAddress } : { data: pdfOrAddress };
    worker ??= new PDFWorker({});
    const reading = getDocument({ ...source, worker, isEvalSupported: false, enableXfa: false });
    const pdf = await reading.promise;
    const pages = await drawn(pdf, element);
    void reading.destroy();
    // A newer version may have been asked for meanwhile; only the latest is shown.
    if (element.dataset['turn'] !== turn) return;
    element.replaceChildren(...pages);
    element.dispatchEvent(new CustomEvent('pdf:shown', { bubbles: true, detail: { pages: pdf.numPages } }));
  } finally {
    element.removeAttribute('aria-busy');
  }
}

/** Shows a PDF where it stands; one that is damaged, or none, is said to be so above the link that stays. */
export async function showPdfOrSay(element: HTMLElement, address: string): Promise<void> {
  try {
    await showPdf(element, address);
  } catch {
    if (element.querySelector('[role=status]')) return;
    const said = document.createElement('p');
    said.setAttribute('role', 'status');
    said.textContent = ours()?.dataset['failed'] ?? '';
    element.prepend(said);
  }
}

/** Where the page says which worker reads PDFs, and our words in its language. */
const ours = () => document.querySelector<HTMLMetaElement>('meta[name=pdf-worker]');

/** One for the page: a letter drawn anew at every pause in typing must not start a thread each time. */
let worker: PDFWorker | undefined;

async function drawn(pdf: PDFDocumentProxy, element: HTMLElement): Promise<HTMLElement[]> {
  const pages: HTMLElement[] = [];
  const width = Math.min(element.clientWidth || 800, 820) * Math.min(window.devicePixelRatio || 1, 2);
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: width / natural.width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', await textOf(page, number, pdf.numPages));
    await page.render({ canvas, viewport }).promise;
    pages.push(canvas);
  }
  return pages;
}

/** What stands on a page, for who does not see it; the PDF itself, with its structure, is one link away. */
async function textOf(
  page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>,
  number: number,
  of: number,
): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  const place = (ours()?.dataset['page'] ?? '').replace('{n}', String(number)).replace('{of}', String(of));
  return `${place} ${text.replaceAll(/\s+/g, ' ').trim()}`;
}
