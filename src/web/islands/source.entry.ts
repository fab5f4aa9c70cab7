/** A problem's link puts the caret at its line and column in the source; without script it leads to the field. */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
  const field = link && document.querySelector<HTMLTextAreaElement>(`#${link.dataset['field'] ?? ''}`);
  if (!link || !(field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const lines = field.value.split('\n').slice(0, Number(link.dataset['line']) - 1);
  const at = lines.reduce((sum, line) => sum + line.length + 1, 0) + Number(link.dataset['column'] ?? 1) - 1;
  field.closest('details')?.setAttribute('open', '');
  field.focus();
  field.setSelectionRange(at, at);
  field.scrollTop = Math.max(0, lines.length * (field.scrollHeight / field.value.split('\n').length) - 80);
});
