import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ask } from './api';
import { docOf } from './html';
import { openPanel } from './panel';
import { letterSchema } from './schema';
import { Say, Setup, icon, make } from './setup';
import { rememberParagraph, warned } from './views';

/** A standard paragraph as the API's search tells it; of that what is shown. */
interface Found {
  readonly code: string;
  readonly shared: boolean;
  readonly owner: { readonly nb: string; readonly nn: string };
  readonly insert: { readonly nb: string; readonly nn: string } | null;
  readonly uses: number;
  readonly reworded: number;
  readonly current: {
    readonly number: number;
    readonly titles: { readonly nb: string; readonly nn: string };
    readonly texts: { readonly nb: string; readonly nn: string };
    readonly validTo: string | null;
  } | null;
}

/** Fewer days than this left, and a paragraph is about to go out of use. */
const soonDays = 30;

/** Ctrl K: searches the standard paragraphs in the letter's language, and puts the chosen one into the text. */
export class ParagraphSearch {
  constructor(
    private readonly view: EditorView,
    private readonly setup: Setup,
    private readonly say: Say,
  ) {}

  /** Opens under the line one stands in. A short line of words is what is searched for, and gives way to what is found. */
  open(): void {
    const { say, view } = this;
    const asked = this.askedFor();
    const input = make('input', {
      type: 'search',
      class: 'sb-input',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'avsnitt-treff',
      'aria-label': say('paragraphsAbout'),
      autocomplete: 'off',
      maxlength: '200',
    });
    input.value = asked.words;
    const count = make('span', { class: 'sb-faint sb-small', role: 'status' });
    const list = make('div', { id: 'avsnitt-treff', role: 'listbox', 'aria-label': say('standardParagraph') });
    const panel = make(
      'div',
      { class: 'sb-paragraph-panel', role: 'dialog', 'aria-label': say('standardParagraph') },
      make('header', {}, make('strong', { 'aria-hidden': 'true' }, say('paragraphsAbout')), input, count),
      list,
      make(
        'footer',
        { class: 'sb-faint sb-small', 'aria-hidden': 'true' },
        ...[
          ['↑', ''],
          ['↓', say('choose')],
          ['↵', say('insert')],
          ['Esc', say('close')],
        ].flatMap(([key, word]) => [make('kbd', {}, key ?? ''), ` ${word ?? ''} `]),
      ),
    );
    const { top, bottom, left } = view.coordsAtPos(view.state.selection.from);
    const edge = view.dom.getBoundingClientRect();
    const place = new DOMRect(Math.max(edge.left, left - 400) && edge.left, top, 0, bottom - top);
    const opened = openPanel(panel, place, () => view.focus());
    const results = new Results(list, input, (found) => {
      opened.close();
      this.insert(found, asked);
    });
    let last = 0;
    const search = async () => {
      const turn = ++last;
      const found = await this.search(input.value);
      if (turn !== last) return;
      results.show(found ?? [], (one) => this.line(one));
      const language = say(this.setup.language === 'nn' ? 'languageNn' : 'languageNb');
      count.textContent = found ? say('hits', { n: found.length, language }) : say('offlineSearch');
      if (found?.length === 0) list.append(make('p', { class: 'sb-faint' }, say('noHits')));
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void search(), 150);
    });
    input.focus();
    void search();
  }

  /** The words chosen, or the line when it is short and stands alone. */
  private askedFor(): { words: string; from: number; to: number } {
    const { $from, from, to, empty } = this.view.state.selection;
    const nothing = { words: '', from: to, to };
    if (!empty) return { words: this.view.state.doc.textBetween(from, to, ' ').slice(0, 60), from: to, to };
    const line = $from.parent.textContent.trim();
    const isLine = $from.depth > 0 && $from.parent.type === letterSchema.nodes.paragraph;
    if (!isLine || line.length > 40 || /[.!?]/.test(line) || line.split(/\s+/).length > 4) return nothing;
    return line ? { words: line, from: $from.before(1), to: $from.after(1) } : nothing;
  }

  private async search(words: string): Promise<Found[] | null> {
    const { language, today } = this.setup;
    const query = new URLSearchParams({ words: words.trim(), language, validOn: today, limit: '20' });
    const answer = await ask('GET', `/api/v1/standard-paragraphs?${query.toString()}`).catch(() => null);
    return answer?.status === 200 ? (answer.body as { items: Found[] }).items : null;
  }

  private line({ current, owner, uses, reworded, shared }: Found): HTMLElement[] {
    const { say } = this;
    const { language, today } = this.setup;
    const day = (value: string) => value.split('-').reverse().join('.');
    const until = current?.validTo ?? null;
    const soon = until !== null && (Date.parse(until) - Date.parse(today)) / 86_400_000 < soonDays;
    const validity = until === null ? say('validAlways') : say(soon ? 'endsSoon' : 'validUntil', { day: day(until) });
    const valid = soon
      ? warned(validity)
      : make('span', { class: 'sb-status', 'data-color': 'success' }, icon('CheckmarkCircle'), validity);
    const facts = [
      say('owner', { name: owner[language] }),
      [uses ? say('used', { n: uses }) : '', reworded ? say('reworded', { n: reworded }) : '']
        .filter(Boolean)
        .join(', '),
      shared ? say('shared') : '',
    ];
    const text = docOf(current?.texts[language] ?? '').textContent;
    return [
      make('p', { class: 'sb-paragraph-title' }, make('strong', {}, current?.titles[language] ?? ''), valid),
      make('p', { class: 'sb-paragraph-text' }, text.length > 170 ? `${text.slice(0, 165)} …` : text),
      make('p', { class: 'sb-meta' }, facts.filter(Boolean).join(' · ')),
    ];
  }

  /** Puts it after the block one stands in, or in place of the words it was searched by. */
  private insert({ insert, current, code }: Found, asked: { words: string; from: number; to: number }): void {
    const { view } = this;
    const html = insert?.[this.setup.language];
    if (!html || !current) return;
    rememberParagraph(`${code}:${current.number}`, current.titles[this.setup.language]);
    const { state } = view;
    const { $from } = state.selection;
    const emptyLine = $from.depth === 1 && $from.parent.content.size === 0;
    const replaces = asked.from !== asked.to;
    const from = replaces
      ? asked.from
      : emptyLine
        ? $from.before(1)
        : $from.depth
          ? $from.after(1)
          : state.selection.to;
    const to = replaces ? asked.to : emptyLine ? $from.after(1) : from;
    const blocks = docOf(html).content;
    const change = state.tr.replaceWith(from, to, blocks);
    const end = from + blocks.size;
    if (end >= change.doc.content.size) change.insert(end, letterSchema.node('paragraph'));
    change.setSelection(TextSelection.near(change.doc.resolve(end), 1));
    view.dispatch(change.scrollIntoView());
    view.focus();
  }
}

/** The list under the search: arrows move in it while the focus stays in the field. */
class Results {
  private found: readonly Found[] = [];
  private at = 0;

  constructor(
    private readonly list: HTMLElement,
    private readonly input: HTMLInputElement,
    private readonly choose: (found: Found) => void,
  ) {
    input.addEventListener('keydown', (event) => this.key(event));
  }

  show(found: readonly Found[], line: (one: Found) => HTMLElement[]): void {
    this.found = found;
    this.list.replaceChildren(
      ...found.map((one, i) => {
        const option = make('div', { role: 'option', id: `treff-${i}`, class: 'sb-paragraph-option' }, ...line(one));
        option.addEventListener('click', () => this.choose(one));
        return option;
      }),
    );
    this.mark(0);
  }

  private mark(at: number): void {
    this.at = at;
    [...this.list.querySelectorAll('[role=option]')].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    });
    if (this.found.length) this.input.setAttribute('aria-activedescendant', `treff-${at}`);
    else this.input.removeAttribute('aria-activedescendant');
  }

  private key(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by && this.found.length) {
      event.preventDefault();
      this.mark((this.at + by + this.found.length) % this.found.length);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      const one = this.found[this.at];
      if (one) this.choose(one);
    }
  }
}
