/** The public title of a restricted letter, made of its own by pressing the words to hide. */
const place = document.querySelector<HTMLElement>('[data-mask]');
const start = place?.querySelector<HTMLElement>('[data-mask-start]');
const hint = place?.querySelector<HTMLElement>('[data-mask-hint]');
const list = place?.querySelector<HTMLElement>('[data-mask-words]');
const title = document.querySelector<HTMLInputElement>('input[name=title]');
const publicTitle = document.querySelector<HTMLInputElement>('input[name=publicTitle]');

/** What stands for a hidden word in Norwegian journals. */
const hidden = '*****';

function write(): void {
  if (!list || !publicTitle) return;
  const words = [...list.querySelectorAll('button')];
  publicTitle.value = words
    .map((word) => (word.getAttribute('aria-pressed') === 'true' ? hidden : (word.textContent ?? '')))
    .join(' ')
    .replaceAll(/\*{5}( \*{5})+/g, hidden);
  publicTitle.dispatchEvent(new Event('input', { bubbles: true }));
}

if (place) place.hidden = false;
start?.addEventListener('click', () => {
  if (!list || !title) return;
  list.replaceChildren(
    ...title.value
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = word;
        button.setAttribute('aria-pressed', 'false');
        button.addEventListener('click', () => {
          button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
          write();
        });
        return button;
      }),
  );
  if (hint) hint.hidden = false;
  write();
});

export {};
