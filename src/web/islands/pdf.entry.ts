/** Shows every PDF of a page where it stands, also those of a part that comes later. */
import { showPdfOrSay } from './pdf';

function showAll(within: ParentNode): void {
  for (const element of within.querySelectorAll<HTMLElement>('[data-pdf]:not([data-turn])')) {
    const address = element.dataset['pdf'];
    if (address) void showPdfOrSay(element, address);
  }
}

showAll(document);
document.addEventListener('htmx:afterSwap', () => showAll(document));
