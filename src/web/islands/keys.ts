/**
 * Keys (SCREENS section 6). Matched by the character, never with Ctrl Alt, which is AltGr; single letters only outside
 * fields, and not when they are turned off in the settings.
 */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

const off = (): boolean => document.documentElement.dataset['keys'] === 'off';

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-rows] [data-row]')];
}

function step(by: number): void {
  const all = rows();
  const at = all.findIndex((row) => row.hasAttribute('data-current'));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (!next) return;
  all[at]?.removeAttribute('data-current');
  next.setAttribute('data-current', '');
  // Enter opens what the row is about; X is what ticks its box.
  (next.querySelector<HTMLElement>('a[href]') ?? next.querySelector<HTMLElement>('input'))?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function press(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}

const single: Readonly<Record<string, () => boolean | void>> = {
  j: () => step(1),
  k: () => step(-1),
  x: () => void document.querySelector<HTMLElement>('[data-row][data-current] input[type=checkbox]')?.click(),
  f: () => {
    // Nothing chosen: the row one stands on is meant.
    if (!document.querySelector('[data-row] input[type=checkbox]:checked')) single['x']?.();
    return press('[data-key="f"]');
  },
  n: () => press('[data-key="n"]'),
  p: () => press('[data-key="p"]'),
  a: () => press('[data-key="a"]'),
  r: () => press('[data-key="r"]'),
  m: () => press('[data-key="m"]'),
  '?': () => press('[data-help]'),
  '/': () => {
    const search = document.querySelector<HTMLInputElement>('[data-search]');
    search?.focus();
    search?.select();
  },
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return;
  if (event.ctrlKey && !event.altKey && event.key === 'Enter') {
    const primary =
      document.querySelector<HTMLElement>('dialog[open] [data-primary]') ??
      (event.target instanceof HTMLElement
        ? event.target.closest('form')?.querySelector<HTMLElement>('[data-primary]')
        : null) ??
      document.querySelector<HTMLElement>('[data-primary]');
    if (primary) {
      event.preventDefault();
      primary.click();
    }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || off()) return;
  const act = single[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});
