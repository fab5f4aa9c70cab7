/**
 * The signing box with script: how many letters are chosen, ticks kept while one reads, the folder beside the letter,
 * arrows and swipe between letters, and the result's heading in focus when all is decided.
 */
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[data-letter]')];
const kept = 'svarbrev.signering';

function counted(element: HTMLElement | null, n: number): string {
  const { none = '', one = '', many = '' } = element?.dataset ?? {};
  return (n === 0 ? none : n === 1 ? one : many).replace('{n}', String(n));
}

function sayChosen(): void {
  const chosen = boxes().filter((box) => box.checked);
  const unopened = chosen.filter((box) => !box.closest('[data-opened]')).length;
  const says = document.querySelector<HTMLElement>('[data-says]');
  const word = document.querySelector<HTMLElement>('[data-sign-word]');
  const pile = document.querySelector<HTMLAnchorElement>('[data-pile]');
  if (says) {
    const [strong, faint] = says.children;
    const { unopenedOne = '', unopenedMany = '' } = says.dataset;
    if (strong) strong.textContent = counted(says, chosen.length);
    if (faint)
      faint.textContent =
        unopened === 0 ? '' : unopened === 1 ? unopenedOne : unopenedMany.replace('{n}', String(unopened));
  }
  if (word) word.textContent = counted(word, chosen.length);
  if (pile) pile.href = `/signering/mapper.pdf${chosen.length ? `?brev=${chosen.map((box) => box.value).join()}` : ''}`;
  sessionStorage.setItem(kept, chosen.map((box) => box.value).join());
}

if (boxes().length) {
  const before = sessionStorage.getItem(kept)?.split(',') ?? [];
  for (const box of boxes()) if (before.includes(box.value)) box.checked = true;
  sayChosen();
  document.addEventListener('change', sayChosen);
}

document.addEventListener('pdf:shown', (event) => {
  const place = document.querySelector<HTMLElement>('[data-pages]');
  const { pages } = (event as CustomEvent<{ pages: number }>).detail;
  const inLetter = event.target instanceof Element && event.target.closest('.sb-letter-desk');
  if (place && inLetter) place.textContent = `${place.parentElement?.textContent ? ' · ' : ''}${counted(place, pages)}`;
});

/** The folder slides in beside the letter, which stays where it is; the address says whether it is open. */
const folder = document.querySelector<HTMLElement>('#mappen');
const toggle = document.querySelector<HTMLAnchorElement>('[data-folder]');

function shut(): void {
  folder?.replaceChildren();
  toggle?.setAttribute('aria-expanded', 'false');
  history.replaceState(null, '', toggle?.dataset['shut']);
  toggle?.focus();
}

document.addEventListener(
  'click',
  (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const open = folder?.childElementCount;
    if (!open || !(target?.closest('[data-folder-shut]') ?? target?.closest('[data-folder]'))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    shut();
  },
  true,
);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && folder?.childElementCount && !document.querySelector('dialog[open]')) shut();
});

document.addEventListener('htmx:afterSwap', (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.target.id === 'mappen') {
    toggle?.setAttribute('aria-expanded', 'true');
    document.querySelector<HTMLElement>('#mappen-tittel')?.focus();
  }
  document.querySelector<HTMLElement>('#resultat[data-done] [data-result-heading]')?.focus();
});

if (document.querySelector('#resultat[data-done]')) {
  document.querySelector<HTMLElement>('[data-result-heading]')?.focus();
  sessionStorage.removeItem(kept);
}

const move = (key: string) => document.querySelector<HTMLElement>(`[data-key="${key}"]:not(:disabled)`)?.click();

document.addEventListener('keydown', (event) => {
  const field = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
  if (field || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'ArrowLeft') move('left');
  if (event.key === 'ArrowRight') move('right');
});

const desk = document.querySelector<HTMLElement>('.sb-letter-desk');
let from: Touch | undefined;
desk?.addEventListener('touchstart', ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), {
  passive: true,
});
desk?.addEventListener('touchend', ({ changedTouches: [to] }) => {
  const enlarged = (window.visualViewport?.scale ?? 1) > 1.05;
  if (!from || !to || enlarged) return;
  const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
  if (Math.abs(across) > 90 && Math.abs(down) < 40) move(across > 0 ? 'left' : 'right');
  from = undefined;
});
