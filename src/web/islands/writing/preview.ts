import { showPdf } from '../pdf';
import type { ProblemBody } from './api';
import { Say, icon, make } from './setup';

/** The PDF beside the text, made anew after each saving; and what it says of the letter. */
export class Preview {
  private turn = 0;
  private pages = 1;

  constructor(
    private readonly element: HTMLElement,
    private readonly address: string,
    private readonly say: Say,
    /** Leads to the block a problem is in. */
    private readonly goTo: (block: number) => void = () => undefined,
  ) {
    this.scroller?.addEventListener('scroll', () => this.tellPage(), { passive: true });
    element.addEventListener('pdf:shown', (event) => {
      this.pages = (event as CustomEvent<{ pages: number }>).detail.pages;
      this.tellPage();
    });
  }

  /** Draws it as it is now. Only the latest that was asked for is shown. */
  async renew(missing: number): Promise<void> {
    if (!this.element.offsetParent) return;
    const turn = ++this.turn;
    const slow = setTimeout(() => this.text('[data-renewed]', this.say('renewing')), 400);
    try {
      const response = await fetch(this.address, { credentials: 'same-origin' });
      if (turn !== this.turn) return;
      if (!response.ok) {
        const problem = (await response.json().catch(() => ({}))) as ProblemBody;
        return this.hindered(problem);
      }
      await showPdf(this.element, await response.arrayBuffer());
      if (turn !== this.turn) return;
      this.text('[data-renewed]', this.say('renewed'));
      if (missing) this.verdict('warning', 'ExclamationmarkTriangle', this.say('verdictMissing', { n: missing }));
      else this.verdict('success', 'CheckmarkCircle', this.say('verdictGood'));
    } catch {
      if (turn === this.turn) this.verdict('warning', 'CloudSlash', this.say('verdictFailed'));
    } finally {
      clearTimeout(slow);
    }
  }

  /** Follows the caret: as far down in the pages as it is in the text. */
  follow(part: number): void {
    const scroller = this.scroller;
    if (!scroller) return;
    const place = part * this.element.offsetHeight;
    const inSight = place >= scroller.scrollTop && place <= scroller.scrollTop + scroller.clientHeight;
    if (!inSight) scroller.scrollTop = Math.max(0, place - scroller.clientHeight / 2);
  }

  private get scroller(): HTMLElement | null {
    return this.element.closest<HTMLElement>('[data-preview-scroll]');
  }

  private tellPage(): void {
    const scroller = this.scroller;
    const height = this.element.offsetHeight / this.pages || 1;
    const page = Math.min(this.pages, Math.floor(((scroller?.scrollTop ?? 0) + 120) / height) + 1);
    this.text('[data-pages]', this.say('page', { page, pages: this.pages }));
  }

  /** What hinders the letter from being set, and the way there when it stands in one place of the text. */
  private hindered({ detail, facts }: ProblemBody): void {
    const field = facts?.['field'];
    const block = /^body\.(\d+)/.exec(typeof field === 'string' ? field : '')?.[1];
    if (!detail || block === undefined)
      return this.verdict('warning', 'ExclamationmarkTriangle', detail ?? this.say('verdictFailed'));
    const words = detail.replace(/felt body[\w.]*/, this.say('inBlock', { n: Number(block) + 1 }));
    this.verdict('warning', 'ExclamationmarkTriangle', words);
    const there = make('button', { type: 'button', class: 'sb-link-button' }, this.say('goThere'));
    there.addEventListener('click', () => this.goTo(Number(block)));
    document.querySelector('[data-verdict]')?.append(' ', there);
  }

  private verdict(color: string, shape: string, words: string): void {
    const place = document.querySelector<HTMLElement>('[data-verdict]');
    if (place && place.textContent !== words)
      place.replaceChildren(
        make('span', { class: 'sb-status', 'data-color': color }, icon(shape), make('span', {}, words)),
      );
  }

  private text(selector: string, words: string): void {
    const place = document.querySelector<HTMLElement>(selector);
    if (place && place.textContent !== words) place.textContent = words;
  }
}
