import { icon, make } from './setup';

/** Something to be told over the text, with what can be done about it. One of each kind at a time. */
export interface Notice {
  readonly kind: string;
  readonly color: 'info' | 'warning' | 'danger';
  readonly icon: string;
  readonly heading: string;
  readonly text: string;
  readonly buttons?: readonly { readonly label: string; readonly primary?: boolean; readonly press: () => void }[];
  /** A sentence that goes by itself. */
  readonly passing?: boolean;
}

/** Shows it; the answer takes it away. */
export function tellNotice(notice: Notice): () => void {
  const place = document.querySelector<HTMLElement>('[data-notices]');
  place?.querySelector(`[data-kind="${notice.kind}"]`)?.remove();
  const buttons = (notice.buttons ?? []).map(({ label, primary, press }) => {
    const button = make(
      'button',
      { type: 'button', class: 'sb-button', 'data-variant': primary ? 'primary' : null },
      label,
    );
    button.addEventListener('click', press);
    return button;
  });
  const element = make(
    'div',
    { class: 'sb-message sb-flash', 'data-color': notice.color, 'data-kind': notice.kind, role: 'alert' },
    icon(notice.icon),
    make(
      'div',
      { class: 'sb-message-body' },
      make('h2', {}, notice.heading),
      make('p', {}, notice.text),
      ...(buttons.length ? [make('p', { class: 'sb-actions' }, ...buttons)] : []),
    ),
  );
  place?.append(element);
  const remove = () => element.remove();
  if (notice.passing) setTimeout(remove, 8_000);
  return remove;
}
