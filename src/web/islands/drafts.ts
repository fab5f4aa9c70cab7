/**
 * What is typed in a form `data-draft="name"` is kept in this tab until it is done, so that leaving the page, or being
 * signed out in the middle, loses nothing. It is one person's, and goes when that person signs out.
 */
const prefix = 'svarbrev.draft.';
const sentKey = 'svarbrev.sent';
const who = document.querySelector('.sb-who')?.textContent?.trim() ?? '';
const keyOf = (form: HTMLFormElement): string => `${prefix}${who}.${form.dataset['draft'] ?? ''}`;
const store = (): Storage | null => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
};

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement && !/^(hidden|file|password|submit|search)$/.test(one.type)) ||
      one instanceof HTMLSelectElement ||
      one instanceof HTMLTextAreaElement,
  );
}

const isTick = (one: Control): one is HTMLInputElement =>
  one instanceof HTMLInputElement && (one.type === 'checkbox' || one.type === 'radio');

function stateOf(form: HTMLFormElement): string {
  const entries = controlsOf(form).map((one) =>
    isTick(one) ? [one.name, one.value, one.checked] : [one.name, one.value],
  );
  return JSON.stringify(entries);
}

function restore(form: HTMLFormElement, kept: string): void {
  const entries = JSON.parse(kept) as [string, string, boolean?][];
  const left = [...entries];
  for (const control of controlsOf(form)) {
    const at = left.findIndex(
      ([name, value, checked]) =>
        name === control.name && (checked === undefined ? !isTick(control) : control.value === value),
    );
    if (at < 0) continue;
    const [[, value, checked] = ['', '']] = left.splice(at, 1);
    if (isTick(control)) control.checked = checked === true;
    else control.value = value;
  }
  // What the page no longer has a field for is left to whoever adds fields to it.
  form.dataset['left'] = JSON.stringify(left);
}

function clearDone(): void {
  const sent = store()?.getItem(sentKey);
  if (!sent || !document.querySelector('[data-done], [data-said]')) return;
  store()?.removeItem(sent);
  store()?.removeItem(sentKey);
}

clearDone();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
  const kept = store()?.getItem(keyOf(form));
  // A refused form shows what was typed already.
  if (kept && kept !== stateOf(form) && !document.querySelector('[data-summary]')) {
    restore(form, kept);
    form.dataset['restored'] = 'true';
    const said = document.querySelector<HTMLElement>('[data-draft-back]');
    if (said) said.hidden = false;
  }
  form.addEventListener('input', () => {
    store()?.setItem(keyOf(form), stateOf(form));
    const said = document.querySelector<HTMLElement>('[data-draft-state]');
    if (said) said.hidden = false;
  });
  form.addEventListener('submit', () => store()?.setItem(sentKey, keyOf(form)));
}

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || event.target.getAttribute('action') !== '/logg-ut') return;
  for (const key of Object.keys(store() ?? {})) if (key.startsWith('svarbrev.')) store()?.removeItem(key);
  // Letters that could not be saved are kept by the editor, and go the same way.
  for (const key of Object.keys(localStorage)) if (key.startsWith('svarbrev:')) localStorage.removeItem(key);
});
