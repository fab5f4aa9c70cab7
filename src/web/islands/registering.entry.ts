/** Registering with the keyboard alone (SCREENS, 02 and section 6). The form works without any of it. */
import { showPdfOrSay } from './pdf';
import './registering-live';
import './registering-offices';
import './registering-senders';
import './registering-titles';
import './uploads';

const letter = document.querySelector<HTMLElement>('[data-letter]');
const form = document.querySelector<HTMLFormElement>('form[data-draft]');
const panels = document.querySelector<HTMLElement>('[data-panels]');
const tabs = [...document.querySelectorAll<HTMLAnchorElement>('[data-tab]')];
let shown = 0;

function open(panel: HTMLElement): void {
  for (const one of panels?.querySelectorAll<HTMLElement>(':scope > .sb-r-panel') ?? [])
    one.toggleAttribute('data-open', one === panel);
  panel.hidden = false;
  for (const pdf of panel.querySelectorAll<HTMLElement>('[data-pdf-later]')) {
    const address = pdf.dataset['pdfLater'];
    delete pdf.dataset['pdfLater'];
    if (address) void showPdfOrSay(pdf, address);
  }
}

function openTab(index: number): void {
  const panel = document.querySelector<HTMLElement>(`[data-panel="${index}"]`) ?? panels?.querySelector('section');
  if (!(panel instanceof HTMLElement)) return;
  shown = index;
  for (const tab of tabs) {
    if (Number(tab.dataset['tab']) === index) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
  open(panel);
}

if (panels && letter) {
  panels.dataset['scripted'] = 'true';
  openTab(Number(/^#stykke-(\d+)$/.exec(location.hash)?.[1] ?? '0'));
  for (const tab of tabs)
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      history.replaceState(null, '', tab.hash);
      openTab(Number(tab.dataset['tab']));
    });
}

/** Which piece is the letter itself: by the key, or by its radio button. */
const makeMain = document.querySelector<HTMLButtonElement>('[data-make-main]');
const mains = [...document.querySelectorAll<HTMLInputElement>('input[name=main]')];
function markMain(): void {
  const main = mains.find(({ checked }) => checked)?.value;
  for (const tag of document.querySelectorAll<HTMLElement>('[data-main-tag]'))
    tag.hidden = tag.dataset['mainTag'] !== main;
}
for (const one of mains) one.addEventListener('change', markMain);
if (makeMain && mains.length > 1) makeMain.hidden = false;
makeMain?.addEventListener('click', () => {
  const one = mains[shown];
  if (!one) return;
  one.checked = true;
  one.dispatchEvent(new Event('input', { bubbles: true }));
  markMain();
  // The button is only a key; focus stays with the document.
  document.querySelector<HTMLElement>('.sb-r-panel[data-open]')?.focus();
});
markMain();

/** Where in the form one was before one went to the letter. */
let left: HTMLElement | null = null;
form?.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement) left = target;
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'F2' && letter) {
    event.preventDefault();
    if (letter.contains(document.activeElement))
      (left?.isConnected ? left : form?.querySelector<HTMLElement>('[data-first]'))?.focus();
    else document.querySelector<HTMLElement>('.sb-r-panel[data-open]')?.focus();
  }
  if (event.altKey && !event.ctrlKey && (event.key === 'PageDown' || event.key === 'PageUp') && tabs.length) {
    event.preventDefault();
    const inLetter = letter?.contains(document.activeElement) === true;
    openTab((shown + (event.key === 'PageDown' ? 1 : tabs.length - 1)) % tabs.length);
    if (inLetter) document.querySelector<HTMLElement>('.sb-r-panel[data-open]')?.focus();
  }
});

/** Enter in a field registers nothing: Ctrl Enter does. */
form?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.ctrlKey && event.target instanceof HTMLInputElement) event.preventDefault();
});

/** Alt T comes to the access that is chosen; Alt 0 to the one press that closes. */
const access = document.querySelector<HTMLElement>('[data-access]');
access?.addEventListener('focus', () => access.querySelector<HTMLElement>('input:checked')?.focus());
const closing = document.querySelector<HTMLDetailsElement>('[data-close-without]');
closing?.addEventListener('toggle', () => {
  if (closing.open) closing.querySelector<HTMLElement>('[data-confirm]')?.focus();
});

/** The place in the mail a value was read from is shown while its field has focus. */
form?.addEventListener('focusin', (event) => {
  const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-looks-at]') : null;
  const marks = [...document.querySelectorAll<HTMLElement>('mark[data-mark]')];
  const looked = marks.filter((mark) => mark.dataset['mark'] === place?.dataset['looksAt']);
  for (const mark of marks) mark.toggleAttribute('data-looked-at', looked.includes(mark));
  looked[0]?.scrollIntoView({ block: 'nearest' });
});

/** A value somebody changed no longer says where it was from. */
form?.addEventListener('input', (event) => {
  const field = event.target instanceof Element ? event.target.closest('.sb-field') : null;
  const source = field?.parentElement?.querySelector<HTMLElement>(
    ':scope > [data-source], :scope > .sb-r-notes > [data-source]',
  );
  if (source) source.hidden = true;
});

for (const said of document.querySelectorAll<HTMLElement>('[data-announce]'))
  setTimeout(() => (said.textContent = said.dataset['announce'] ?? ''), 300);

/** An earlier letter of the sender opens beside the form. */
const earlier = document.querySelector<HTMLElement>('[data-earlier-panel]');
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-earlier]') : null;
  if (!link || !earlier || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  void showEarlier(earlier, link.dataset['earlier'] ?? '');
});

async function showEarlier(panel: HTMLElement, entryId: string): Promise<void> {
  const answer = await fetch(`/registrering/tidligere/${entryId}`, {
    headers: { 'HX-Request': 'true', 'HX-Target': 'tidligere' },
  }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  panel.innerHTML = await answer.text();
  for (const tab of tabs) tab.removeAttribute('aria-current');
  open(panel);
  panel.focus();
}

if (form && !document.querySelector('[data-summary]')) form.querySelector<HTMLElement>('[data-first]')?.focus();
