import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import type { Mark, MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import {
  BlockKind,
  blockKindOf,
  bold,
  insertTable,
  isInside,
  italic,
  setBlock,
  toggleList,
  toggleQuote,
} from './commands';
import { arrowsWithin, openPanel } from './panel';
import { isLinkAddress, letterSchema } from './schema';
import { Say, Setup, make } from './setup';

const { nodes, marks } = letterSchema;

/** The tools over the text: one stop for Tab, arrows inside, Esc back to the text. */
export class Toolbar {
  private readonly controls: HTMLElement[];
  private readonly block: HTMLSelectElement;

  constructor(
    element: HTMLElement,
    private readonly view: EditorView,
    private readonly setup: Setup,
    private readonly say: Say,
    private readonly openParagraphs: () => void,
  ) {
    this.controls = [...element.querySelectorAll<HTMLElement>('select, button')];
    this.block = element.querySelector('select') ?? make('select');
    this.controls.forEach((control, i) => (control.tabIndex = i ? -1 : 0));
    element.hidden = false;
    element.addEventListener('keydown', (event) => this.key(event));
    element.addEventListener('mousedown', (event) => {
      // The text keeps its selection while a tool is pressed.
      if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
    });
    element.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-do]') : null;
      if (button) this.press(button.dataset['do'] ?? '', button);
    });
    this.block.addEventListener('change', () => this.run(setBlock(this.block.value as BlockKind)));
  }

  focus(): void {
    this.controls.find((control) => control.tabIndex === 0)?.focus();
  }

  /** Shows what holds where the caret stands. */
  tell(state: EditorState): void {
    this.block.value = blockKindOf(state);
    const on: Readonly<Record<string, boolean>> = {
      strong: hasMark(state, marks.strong),
      em: hasMark(state, marks.em),
      link: hasMark(state, marks.link),
      bullet: isInside(state, nodes.bullet_list),
      ordered: isInside(state, nodes.ordered_list),
      quote: isInside(state, nodes.blockquote),
    };
    for (const control of this.controls) {
      const name = control.dataset['do'] ?? '';
      if (name in on) control.setAttribute('aria-pressed', String(on[name]));
      if (name === 'undo') control.setAttribute('aria-disabled', String(undoDepth(state) === 0));
      if (name === 'redo') control.setAttribute('aria-disabled', String(redoDepth(state) === 0));
    }
  }

  private press(name: string, button: HTMLElement): void {
    const commands: Readonly<Record<string, Command>> = {
      strong: bold,
      em: italic,
      bullet: toggleList(nodes.bullet_list),
      ordered: toggleList(nodes.ordered_list),
      quote: toggleQuote,
      undo,
      redo,
    };
    const command = commands[name];
    if (command) this.run(command);
    else if (name === 'link') this.link(button);
    else if (name === 'table') this.table(button);
    else if (name === 'field') this.fields(button);
    else if (name === 'paragraph') this.openParagraphs();
  }

  private run(command: Command): void {
    command(this.view.state, this.view.dispatch.bind(this.view), this.view);
    this.view.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.view.focus();
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = this.controls.findIndex((control) => control === document.activeElement);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? this.controls.length - 1 : at + by;
    if ((!by && event.key !== 'Home' && event.key !== 'End') || at < 0) return;
    event.preventDefault();
    const next = this.controls[(to + this.controls.length) % this.controls.length];
    for (const control of this.controls) control.tabIndex = control === next ? 0 : -1;
    next?.focus();
  }

  private link(button: HTMLElement): void {
    const { say, view } = this;
    const mark = linkAt(view.state);
    const input = make('input', { type: 'text', id: 'lenkeadresse', class: 'sb-input', maxlength: '2000' });
    input.value = String(mark?.attrs['href'] ?? 'https://');
    const fault = make('p', { class: 'sb-fault', role: 'alert' });
    const remove = make('button', { type: 'button', class: 'sb-button', 'data-variant': 'plain' }, say('linkRemove'));
    const set = make('button', { type: 'submit', class: 'sb-button', 'data-variant': 'primary' }, say('linkSet'));
    const form = make(
      'form',
      { class: 'sb-panel-small', role: 'dialog', 'aria-label': say('linkHeading') },
      make('div', { class: 'sb-field' }, make('label', { for: 'lenkeadresse' }, say('linkAddress')), input, fault),
      make('p', { class: 'sb-hint' }, say('linkHint')),
      make('p', { class: 'sb-actions' }, set, ...(mark ? [remove] : [])),
    );
    const panel = openPanel(form, button.getBoundingClientRect(), () => view.focus());
    remove.addEventListener('click', () => {
      panel.close();
      this.run(withoutLink);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const address = input.value.trim();
      if (!isLinkAddress(address)) return void (fault.textContent = say('linkWrong'));
      panel.close();
      this.run(linkTo(address));
    });
    input.select();
    input.focus();
  }

  private table(button: HTMLElement): void {
    const inside = isInTable(this.view.state);
    if (!inside) return this.run(insertTable);
    const acts: readonly (readonly [string, Command])[] = [
      [this.say('rowBelow'), addRowAfter],
      [this.say('columnAfter'), addColumnAfter],
      [this.say('rowRemove'), deleteRow],
      [this.say('columnRemove'), deleteColumn],
      [this.say('tableRemove'), deleteTable],
    ];
    this.menu(button, this.say('tableHeading'), acts);
  }

  private fields(button: HTMLElement): void {
    // Without words it would be no field to the typesetter; the next saving fills it.
    const put =
      (field: string, label: string): Command =>
      (state, dispatch) => {
        const text = `[${label}: ${this.say('missing')}]`;
        dispatch?.(state.tr.replaceSelectionWith(nodes.merge_field.create({ field, missing: true, text }), true));
        return true;
      };
    const acts = this.setup.fields.map(({ name, label }) => [label, put(name, label)] as const);
    this.menu(button, this.say('fieldsHeading'), acts);
  }

  private menu(button: HTMLElement, heading: string, acts: readonly (readonly [string, Command])[]): void {
    const list = make('div', { class: 'sb-panel-menu', role: 'menu', 'aria-label': heading });
    for (const [label, command] of acts) {
      const entry = make('button', { type: 'button', role: 'menuitem' }, label);
      entry.addEventListener('click', () => {
        panel.close();
        this.run(command);
      });
      list.append(entry);
    }
    arrowsWithin(list);
    const panel = openPanel(list, button.getBoundingClientRect(), () => this.view.focus());
    list.querySelector('button')?.focus();
  }
}

function hasMark(state: EditorState, mark: MarkType): boolean {
  const { from, to, $from, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

/** The link the caret stands in, or the first of those that are chosen: also one that is chosen from its beginning. */
function linkAt({ selection, doc }: EditorState): Mark | null {
  let found = marks.link.isInSet(selection.$from.marks()) ?? null;
  doc.nodesBetween(selection.from, selection.to, (node) => {
    found ??= marks.link.isInSet(node.marks) ?? null;
  });
  return found;
}

/** A link on what is chosen; with nothing chosen, the address itself becomes the words. */
function linkTo(href: string): Command {
  return (state, dispatch) => {
    const around = linkAround(state);
    const { from, to } = around ?? state.selection;
    const mark = marks.link.create({ href });
    if (from === to) {
      dispatch?.(state.tr.replaceSelectionWith(letterSchema.text(href.replace(/^mailto:/, ''), [mark]), false));
      return true;
    }
    dispatch?.(state.tr.removeMark(from, to, marks.link).addMark(from, to, mark));
    return true;
  };
}

const withoutLink: Command = (state, dispatch) => {
  const { from, to } = linkAround(state) ?? state.selection;
  dispatch?.(state.tr.removeMark(from, to, marks.link));
  return true;
};

/** The whole link the caret stands in; null when something is chosen or there is none. */
function linkAround({ selection }: EditorState): { from: number; to: number } | null {
  const { $from, empty } = selection;
  const mark = marks.link.isInSet($from.marks());
  if (!empty || !mark) return null;
  const inLink = (i: number) => mark.isInSet($from.parent.child(i).marks);
  let first = $from.index();
  if (first >= $from.parent.childCount || !inLink(first)) first -= 1;
  let last = first;
  while (first > 0 && inLink(first - 1)) first -= 1;
  while (last + 1 < $from.parent.childCount && inLink(last + 1)) last += 1;
  const at = (index: number) => {
    let offset = $from.start();
    for (let i = 0; i < index; i++) offset += $from.parent.child(i).nodeSize;
    return offset;
  };
  return { from: at(first), to: at(last + 1) };
}
