/** Lists: how many rows are chosen, all of them at once, and the page on paper. Without script one chooses row by row. */
function boxes(form: Element): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')];
}

function count(form: Element): void {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked).length;
  const told = form.querySelector('[data-chosen-count]');
  if (told) told.textContent = String(chosen);
  const every = form.querySelector<HTMLInputElement>('[data-choose-all]');
  if (!every) return;
  every.hidden = false;
  every.checked = chosen > 0 && chosen === all.length;
  every.indeterminate = chosen > 0 && chosen < all.length;
}

function prepare(): void {
  for (const form of document.querySelectorAll('[data-choosing]')) count(form);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) button.hidden = false;
}

document.addEventListener('change', (event) => {
  const box = event.target;
  const form = box instanceof HTMLInputElement ? box.closest('[data-choosing]') : null;
  if (!form || !(box instanceof HTMLInputElement)) return;
  if (box.matches('[data-choose-all]')) for (const one of boxes(form)) one.checked = box.checked;
  count(form);
});

document.addEventListener('reset', (event) => {
  const form = event.target;
  if (form instanceof HTMLFormElement && form.matches('[data-choosing]')) setTimeout(() => count(form));
});

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) window.print();
});

// A list that was replaced is a new one.
document.addEventListener('htmx:afterSettle', prepare);
prepare();
