/** Dialogs and menus: a link with `data-dialog-link` opens its page's form in a dialog; Esc and «Avbryt» close it. */
const dialog = () => document.querySelector<HTMLDialogElement>('[data-dialog]');

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>('a[data-dialog-link]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const menu = link.closest<HTMLDetailsElement>('details[data-menu]');
    if (menu) menu.open = false;
    void open(link.href);
    return;
  }
  if (target?.closest('dialog[open] [data-close]')) {
    event.preventDefault();
    dialog()?.close();
    return;
  }
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (!target || !menu.contains(target)) menu.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

async function open(href: string): Promise<void> {
  const element = dialog();
  if (!element) return void location.assign(href);
  const answer = await fetch(href, { headers: { 'HX-Request': 'true', 'HX-Target': 'dialog' } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return void location.assign(href);
  element.innerHTML = await answer.text();
  const heading = element.querySelector('h1, h2');
  if (heading) {
    heading.id ||= 'dialog-tittel';
    element.setAttribute('aria-labelledby', heading.id);
  }
  if (!element.open) element.showModal();
  element.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select, button')?.focus();
}
