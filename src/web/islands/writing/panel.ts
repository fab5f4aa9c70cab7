/** A small panel over the page, at a place in the text or under a button. Esc and a press outside close it. */
export interface Panel {
  readonly element: HTMLElement;
  close(): void;
}

let open: Panel | null = null;

/** Opens a panel under `place`; what had the focus gets it back through `whenClosed`. One is open at a time. */
export function openPanel(element: HTMLElement, place: DOMRect, whenClosed: () => void): Panel {
  open?.close();
  element.classList.add('sb-panel');
  document.body.append(element);
  const width = Math.min(element.offsetWidth, innerWidth - 16);
  const height = element.offsetHeight;
  const [below, above] = [place.bottom + 6, place.top - height - 6];
  const top = below + height < innerHeight - 8 ? below : above >= 8 ? above : Math.max(8, innerHeight - height - 8);
  element.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8)) + scrollX}px`;
  element.style.top = `${top + scrollY}px`;
  const panel: Panel = {
    element,
    close: () => {
      if (open !== panel) return;
      open = null;
      element.remove();
      document.removeEventListener('pointerdown', outside, true);
      whenClosed();
    },
  };
  const outside = (event: Event) => {
    if (event.target instanceof Node && !element.contains(event.target)) panel.close();
  };
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    panel.close();
  });
  document.addEventListener('pointerdown', outside, true);
  open = panel;
  return panel;
}

/** A menu of buttons: arrows move, Enter presses. */
export function arrowsWithin(element: HTMLElement, selector = 'button, a'): void {
  element.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const all = [...element.querySelectorAll<HTMLElement>(selector)];
    const at = all.findIndex((one) => one === document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  });
}
