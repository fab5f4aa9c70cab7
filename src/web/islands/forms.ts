/** Forms: pressed once is sent once; the summary of what is wrong takes focus; being offline is said. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset['sent']) {
    event.preventDefault();
    return;
  }
  form.dataset['sent'] = 'true';
  // The button keeps its word; only a second press is not taken. Coming back to the page frees it again.
  setTimeout(() => delete form.dataset['sent'], 10_000);
});

window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent'];
});

const shown = document.querySelector<HTMLElement>(':is([data-summary], [data-said]):not([data-example] *)');
shown?.focus();

function sayWhetherOnline(): void {
  const line = document.querySelector<HTMLElement>('[data-offline]');
  if (line) line.hidden = navigator.onLine;
}
window.addEventListener('online', sayWhetherOnline);
window.addEventListener('offline', sayWhetherOnline);
sayWhetherOnline();

/** Filters of a list answer while one types; without script the form's own button does. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
  form.addEventListener('change', () => form.requestSubmit());
}
