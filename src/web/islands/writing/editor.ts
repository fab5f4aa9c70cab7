import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import type { Command, Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { startOfLineRules, textKeys } from './commands';
import { docOf, mergeWordsOf } from './html';
import { cleanPasted, plainSigns } from './pasted';
import { letterSchema } from './schema';
import { Say, Setup } from './setup';
import { nodeViews, tellOfField } from './views';

export interface EditorOptions {
  readonly setup: Setup;
  readonly say: Say;
  readonly html: string;
  readonly label: string;
  readonly keys?: Record<string, Command>;
  /** The headings are fixed: what stands under them is written. */
  readonly fixedHeadings?: boolean;
  readonly plugins?: readonly Plugin[];
  changed(): void;
  /** After each change and each move of the caret. */
  moved?(state: EditorState): void;
}

/** An editor for a letter's text, or its note, in place of the element. */
export function makeEditor(place: HTMLElement, options: EditorOptions): EditorView {
  const { setup, say } = options;
  const tellOfChosen: Command = ({ selection }, dispatch, view) => {
    const isField = selection instanceof NodeSelection && selection.node.type === letterSchema.nodes.merge_field;
    if (isField && dispatch && view) tellOfField(view, selection.from, setup, say);
    return isField;
  };
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: docOf(options.html),
      plugins: [
        startOfLineRules(),
        keymap({ ...options.keys, Enter: tellOfChosen }),
        keymap(textKeys),
        history(),
        dropCursor(),
        gapCursor(),
        tableEditing(),
        ...(options.fixedHeadings ? [headingsStay()] : []),
        ...(options.plugins ?? []),
      ],
    }),
    nodeViews: nodeViews(setup, say),
    // The page's primary action is the page's, and Enter alone the text's.
    handleDOMEvents: { keydown: (_, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) },
    transformPastedHTML: cleanPasted,
    transformPastedText: plainSigns,
    attributes: {
      class: 'sb-w-letter',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      lang: setup.language,
      spellcheck: 'true',
    },
    handleClickOn: (own, _at, node, from, _event, direct) => {
      if (direct && node.type === letterSchema.nodes.merge_field) tellOfField(own, from, setup, say);
      return false;
    },
    dispatchTransaction(transaction: Transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged && !transaction.getMeta(fromServer)) options.changed();
      options.moved?.(view.state);
    },
  });
  return view;
}

const fromServer = 'svarbrev:fromServer';

/** Puts another text in the editor's place, such as what a colleague saved. Undoing does not bring the former back. */
export function replaceText(view: EditorView, doc: Node): void {
  const { state } = view;
  const change = state.tr.replaceWith(0, state.doc.content.size, doc.content);
  view.dispatch(change.setMeta(fromServer, true).setMeta('addToHistory', false));
}

/** Gives the merge fields the words the case has for them now. What the writer wrote stays as it is. */
export function fillFields(view: EditorView, html: string): void {
  const words = mergeWordsOf(docOf(html));
  const change = view.state.tr;
  view.state.doc.descendants((node, at) => {
    const filled = words.get(`${node.attrs['field']} ${node.attrs['format'] ?? ''}`);
    if (node.type === letterSchema.nodes.merge_field && filled && !sameField(node, filled))
      change.setNodeMarkup(at, null, filled.attrs, node.marks);
  });
  if (change.docChanged) view.dispatch(change.setMeta(fromServer, true).setMeta('addToHistory', false));
}

const sameField = (one: Node, other: Node): boolean =>
  (['text', 'missing', 'href'] as const).every((name) => one.attrs[name] === other.attrs[name]);

/** Goes to a block by its number as the typesetter counts: those in a section one by one. */
export function goToBlock(view: EditorView, number: number): void {
  const starts: number[] = [];
  view.state.doc.forEach((block, at) => {
    if (block.type !== letterSchema.nodes.section) starts.push(at);
    else block.forEach((_, inside) => starts.push(at + 1 + inside));
  });
  const start = starts[number];
  if (start === undefined) return;
  const end = start + (view.state.doc.nodeAt(start)?.nodeSize ?? 1);
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(start + 1), doc.resolve(end - 1))).scrollIntoView());
  view.focus();
}

/** How many merge fields of the text have no value. */
export function missingIn(doc: Node): number {
  const names = new Set<string>();
  doc.descendants((node) => {
    if (node.type === letterSchema.nodes.merge_field && node.attrs['missing']) names.add(String(node.attrs['field']));
  });
  return names.size;
}

/** A note keeps its parts: their headings are neither changed nor lost. */
function headingsStay(): Plugin {
  const headingsOf = (doc: Node): string => {
    const found: string[] = [];
    doc.forEach((block) => {
      if (block.type === letterSchema.nodes.heading) found.push(block.textContent);
    });
    return found.join('\n');
  };
  return new Plugin({
    filterTransaction: (change, state) =>
      !change.docChanged || change.getMeta(fromServer) === true || headingsOf(change.doc) === headingsOf(state.doc),
  });
}
