/** Shows every PDF of a page where it stands, also those of a part that comes later. */
import { showPdf } from './pdf';

function showAll(within: ParentNode): void {
  for (const element of within.querySelectorAll<HTMLElement>('[data-pdf]:not([data-turn])')) {
    const address = element.dataset['pdf'];
    if (address) void showPdf(element, address).catch(() => element.setAttribute('data-failed', ''));
  }
}

showAll(document);
document.addEventListener('htmx:afterSwap', () => showAll(document));
