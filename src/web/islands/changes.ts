/** Next and previous change of a letter under review: two buttons that only script needs, pressed also by N and P. */
let last: HTMLElement | undefined;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-change-step]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const changes = [...document.querySelectorAll<HTMLElement>('.sb-change')];
    const at = changes.findIndex((change) => change === document.activeElement || change === last);
    const step = Number(button.dataset['changeStep']);
    last = changes[(at < 0 && step < 0 ? changes.length - 1 : at + step + changes.length) % changes.length];
    last?.focus();
    last?.scrollIntoView({ block: 'center' });
  });
}
