/** Shows every PDF of a page where it stands. */
import { showPdf } from './pdf';

for (const element of document.querySelectorAll<HTMLElement>('[data-pdf]')) {
  const address = element.dataset['pdf'];
  if (address) void showPdf(element, address).catch(() => element.setAttribute('data-failed', ''));
}
