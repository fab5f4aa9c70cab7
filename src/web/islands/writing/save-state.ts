import type { SaveState } from './saver';
import { Say, clockTime, icon, make } from './setup';

/** Says whether what stands on the page is saved. Read aloud at most every half minute. */
export class SaveStateShown {
  private readonly place = document.querySelector<HTMLElement>('[data-save]');
  private lastSaved: string | null = null;
  private announced = 0;

  constructor(
    private readonly say: Say,
    writes: boolean,
  ) {
    if (!this.place || !writes) return;
    this.show('neutral', 'CheckmarkCircle', say('unchanged'));
  }

  tell(state: SaveState): void {
    const { say } = this;
    if (state.is === 'saved') {
      this.lastSaved = clockTime();
      this.show('neutral', 'CheckmarkCircle', say('saved', { time: this.lastSaved }));
    } else if (state.is === 'saving') this.show('neutral', 'CloudUp', say('saving'));
    else if (state.is === 'clash') this.show('info', 'PersonGroup', say('paused'));
    else if (state.is === 'failed')
      this.show(
        'warning',
        'CloudSlash',
        this.lastSaved ? say('notSaved', { time: this.lastSaved }) : say('notSavedYet'),
      );
    else if (state.is === 'refused' || state.is === 'closed')
      this.show('danger', 'ExclamationmarkTriangle', say('refused', { because: state.because }));
  }

  private show(color: string, shape: string, words: string): void {
    const { place } = this;
    if (place) place.hidden = false;
    if (!place || place.textContent === words) return;
    const now = Date.now();
    const isNews = color !== 'neutral' || now - this.announced > 30_000;
    place.setAttribute('aria-live', isNews ? 'polite' : 'off');
    if (isNews) this.announced = now;
    place.replaceChildren(
      make('span', { class: 'sb-status', 'data-color': color }, icon(shape), make('span', {}, words)),
    );
  }
}
