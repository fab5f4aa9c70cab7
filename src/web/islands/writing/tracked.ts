import { Change, ChangeSet, simplifyChanges } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorView } from 'prosemirror-view';
import { make } from './setup';

/** A change against the text as it came: where it stands now, what went out and what came in. */
export interface TrackedChange {
  readonly from: number;
  readonly to: number;
  readonly removed: string;
  readonly added: string;
  undo(view: EditorView): void;
}

interface Tracked {
  readonly set: ChangeSet;
  readonly changes: readonly TrackedChange[];
  readonly marks: DecorationSet;
}

const key = new PluginKey<Tracked>('svarbrev:tracked');

/** Follows what is changed against `base`: insertions underlined, deletions struck through where they stood. */
export function trackChanges(base: Node): Plugin {
  return new Plugin<Tracked>({
    key,
    state: {
      // What was typed before a refusal is already changed when the page opens.
      init: (_, { doc }) => {
        const whole = new Transform(base).replaceWith(0, base.content.size, doc.content);
        const begun = ChangeSet.create(base);
        return tracked(base, doc.eq(base) ? begun : begun.addSteps(whole.doc, whole.mapping.maps, null), doc);
      },
      apply: (transaction, before) =>
        transaction.docChanged
          ? tracked(base, before.set.addSteps(transaction.doc, transaction.mapping.maps, null), transaction.doc)
          : before,
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });
}

/** The changes as they stand, in the order of the text. */
export function changesOf(state: EditorState): readonly TrackedChange[] {
  return key.getState(state)?.changes ?? [];
}

function tracked(base: Node, set: ChangeSet, doc: Node): Tracked {
  const found = simplifyChanges(set.changes, doc);
  const changes = found.map((change) => shown(base, doc, change));
  const marks = changes.flatMap(({ from, to, removed }) => [
    ...(removed ? [Decoration.widget(from, () => struck(removed), { side: -1, key: `${from}-${removed}` })] : []),
    ...(to > from ? [Decoration.inline(from, to, { nodeName: 'ins' })] : []),
  ]);
  return { set, changes, marks: DecorationSet.create(doc, marks) };
}

function shown(base: Node, doc: Node, { fromA, toA, fromB, toB }: Change): TrackedChange {
  return {
    from: fromB,
    to: toB,
    removed: wordsBetween(base, fromA, toA),
    added: wordsBetween(doc, fromB, toB),
    undo: (view) => {
      view.dispatch(view.state.tr.replace(fromB, toB, base.slice(fromA, toA)));
      view.focus();
    },
  };
}

/** The words as one reads them: a merge field by its value, a new paragraph as a sign of one. */
function wordsBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, ' ¶ ', (leaf) => String(leaf.attrs['text'] ?? ''));
}

function struck(words: string): HTMLElement {
  return make('del', { contenteditable: 'false' }, words);
}
