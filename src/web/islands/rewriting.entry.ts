/** A leader changes the text herself: in the editor the writer has, with her changes marked and listed beside it. */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import type { FormWord } from '../../letters/replies/form-changes.rules';
import { cut } from '../review/cut';
import { makeEditor } from './writing/editor';
import { docOf, htmlOf } from './writing/html';
import { Setup, make, sayer } from './writing/setup';
import { Toolbar } from './writing/toolbar';
import { TrackedChange, changesOf, trackChanges } from './writing/tracked';

const field = document.querySelector<HTMLElement>('[data-editor]');
const source = field?.querySelector('textarea');
if (field && source) rewrite(field, source);

function rewrite(field: HTMLElement, source: HTMLTextAreaElement): void {
  const setup = JSON.parse(field.dataset['setup'] ?? '{}') as Setup;
  const say = sayer(setup);
  const base = docOf(setup.html);
  const place = make('div', { class: 'sb-writing-place' });
  source.after(place);
  // It is still what is sent; it only is not what one writes in.
  source.hidden = true;
  const view = makeEditor(place, {
    setup,
    say,
    html: source.value || setup.html,
    label: say('textLabel'),
    plugins: [trackChanges(base)],
    changed: () => {
      source.value = htmlOf(view.state.doc);
      tellChanges(view, base);
    },
    moved: (state) => toolbar?.tell(state),
  });
  const tools = document.querySelector<HTMLElement>('[data-toolbar]');
  const toolbar = tools && new Toolbar(tools, view, setup, say, () => undefined);
  toolbar?.tell(view.state);
  for (const plain of document.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
  tellChanges(view, base);
  askBeforeLeaving(source, () => !view.state.doc.eq(base));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F10' || !event.altKey) return;
    event.preventDefault();
    toolbar?.focus();
  });
}

/** Her changes are stored when she approves, and not before: whoever leaves is asked. */
function askBeforeLeaving(source: HTMLTextAreaElement, changed: () => boolean): void {
  let sent = false;
  source.form?.addEventListener('submit', () => (sent = true));
  window.addEventListener('beforeunload', (event) => {
    if (!sent && changed()) event.preventDefault();
  });
}

/** The list beside the text: each change in words, and the press that takes it back. */
function tellChanges(view: EditorView, base: Node): void {
  const section = document.querySelector<HTMLElement>('[data-my-changes]');
  const list = section?.querySelector('ol');
  const none = section?.querySelector<HTMLElement>('[data-none]');
  if (!section || !list || !none) return;
  section.hidden = false;
  const changes = changesOf(view.state);
  none.hidden = changes.length > 0;
  none.dataset['words'] ??= none.textContent ?? '';
  // What has no line of its own, such as an empty block made a heading, is still something.
  none.textContent = (view.state.doc.eq(base) ? none.dataset['words'] : section.dataset['form']) ?? '';
  list.replaceChildren(...changes.map((change, at) => lineOf(change, at + 1, section, view)));
}

function lineOf(change: TrackedChange, number: number, section: HTMLElement, view: EditorView): HTMLElement {
  const words = wordsOf(change, section);
  const undo = make('button', { type: 'button', class: 'sb-link' }, section.dataset['undo'] ?? '');
  undo.append(make('span', { class: 'sb-hidden' }, ` ${words}`));
  undo.addEventListener('click', () => change.undo(view));
  const mark = make('span', { class: 'sb-change-number', 'aria-hidden': 'true' }, String(number));
  return make('li', {}, mark, make('div', {}, make('p', {}, words), undo));
}

function wordsOf({ told }: TrackedChange, { dataset }: HTMLElement): string {
  if ('form' in told) {
    const patterns = JSON.parse(dataset['forms'] ?? '{}') as Readonly<Record<FormWord, string>>;
    return filledIn(patterns[told.form], { words: cut(told.words), address: cut(told.address) });
  }
  const [removed, added] = [cut(told.removed), cut(told.added)];
  const pattern = removed && added ? dataset['replaced'] : removed ? dataset['removed'] : dataset['added'];
  return filledIn(pattern ?? '', { removed, added });
}

/** In one pass: what is filled in may itself be written like a place to fill in. */
function filledIn(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
