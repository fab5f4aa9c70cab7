/** Ministers' offices as tokens: searched for, added and taken away; underneath they are the form's own tick boxes. */
const field = document.querySelector<HTMLElement>('[data-offices]');
const picked = field?.querySelector<HTMLElement>('[data-chosen]');
const others = field?.querySelector<HTMLElement>('[data-others]');
const search = field?.querySelector<HTMLInputElement>('[data-office-search]');
const count = field?.querySelector<HTMLElement>('[data-office-count]');

const tokensIn = (place: HTMLElement | null | undefined): HTMLLabelElement[] => [
  ...(place?.querySelectorAll<HTMLLabelElement>('.sb-r-token') ?? []),
];

function arrange(): void {
  for (const token of [...tokensIn(picked), ...tokensIn(others)]) {
    const ticked = token.querySelector<HTMLInputElement>('input')?.checked === true;
    const place = ticked ? picked : others;
    if (place && token.parentElement !== place) place.append(token);
  }
  if (count) count.textContent = String(tokensIn(picked).length);
}

function narrow(): void {
  const wanted = (search?.value ?? '').trim().toLowerCase();
  for (const token of tokensIn(others)) token.hidden = !(token.textContent ?? '').toLowerCase().includes(wanted);
}

if (search) search.hidden = false;
search?.addEventListener('input', (event) => {
  event.stopPropagation();
  narrow();
});
search?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.ctrlKey) return;
  event.preventDefault();
  const first = tokensIn(others).find(({ hidden }) => !hidden);
  if (!first || !search.value.trim()) return;
  first.querySelector<HTMLInputElement>('input')?.click();
  search.value = '';
  narrow();
});

field?.addEventListener('change', (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'checkbox') return;
  const next = event.target.closest('.sb-r-token')?.nextElementSibling?.querySelector<HTMLElement>('input');
  const within = picked?.contains(event.target) === true;
  arrange();
  // Focus stays among the chosen when one of them is taken away.
  if (within) (next ?? picked?.querySelector<HTMLElement>('input') ?? search)?.focus();
});

field
  ?.querySelector<HTMLDetailsElement>('[data-office-list]')
  ?.addEventListener('toggle', (event) => (event.target as HTMLDetailsElement).open && search?.focus());

arrange();

export {};
