import { ask } from './api';
import { Say, Setup, make } from './setup';

interface Present {
  readonly version: number;
  readonly others: readonly { readonly name: string; readonly doing: 'reading' | 'writing' }[];
}

const everySeconds = 10;
/** Whoever has not touched the page for so long is not there; nor is the session kept alive by an open window. */
const awayAfter = 5 * 60_000;

/** Tells the others that one is here and whether one writes, and hears of them. */
export class Presence {
  private wrote = 0;
  private touched = Date.now();

  constructor(
    private readonly setup: Setup,
    private readonly say: Say,
    private readonly heard: (version: number, others: Present['others']) => void,
  ) {
    for (const type of ['keydown', 'pointerdown', 'pointermove', 'focus'])
      addEventListener(type, () => this.touch(), { passive: true });
    setInterval(() => void this.meet(), everySeconds * 1_000);
    void this.meet();
  }

  writing(): void {
    this.wrote = Date.now();
  }

  private touch(): void {
    const wasAway = Date.now() - this.touched > awayAfter;
    this.touched = Date.now();
    if (wasAway) void this.meet();
  }

  private async meet(): Promise<void> {
    if (document.hidden || Date.now() - this.touched > awayAfter) return;
    const doing = Date.now() - this.wrote < 15_000 ? 'writing' : 'reading';
    const path = `/svar/${this.setup.replyId}/naervaer`;
    const answer = await ask('POST', path, { headers: { 'X-Doing': doing } }).catch(() => null);
    if (answer?.status !== 200) return;
    const { version, others } = answer.body as Present;
    this.show(others);
    this.heard(version, others);
  }

  private show(others: Present['others']): void {
    const place = document.querySelector<HTMLElement>('[data-others]');
    if (!place) return;
    const key = others.map(({ name, doing }) => name + doing).join();
    if (place.dataset['key'] === key) return;
    place.dataset['key'] = key;
    place.hidden = others.length === 0;
    place.replaceChildren(
      ...others.slice(0, 3).flatMap(({ name, doing }) => {
        const initials = name.split(' ').map((part) => part.charAt(0));
        const avatar = make('span', {
          class: 'sb-avatar',
          'data-small': true,
          'data-color': 'brand2',
          'aria-hidden': 'true',
        });
        avatar.textContent = `${initials[0] ?? ''}${initials.at(-1) ?? ''}`.toUpperCase();
        return [avatar, make('span', {}, this.say(doing === 'writing' ? 'writes' : 'reads', { name }))];
      }),
    );
  }
}
