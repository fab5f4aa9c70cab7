import { ChangeSet, simplifyChanges } from 'prosemirror-changeset';
import type { Change } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, Transaction } from 'prosemirror-state';
import type { StepMap } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { EditorView } from 'prosemirror-view';
import {
  BlockChange,
  CameFrom,
  DressChange,
  FormChange,
  FormWord,
  blocksCameFrom,
  formChangesOf,
} from '../../../letters/replies/form-changes.rules';
import { FormedText, Reformed, dressAgain, formedText, reformed } from './formed';
import { make } from './setup';
import { changesBetween, encoder } from './whole-changes';

/** A change against the text as it came: where it stands now, what it is, and how it is taken back alone. */
export interface TrackedChange {
  readonly from: number;
  readonly to: number;
  readonly told: ToldWords | ToldForm;
  undo(view: EditorView): void;
}

/** Words that went out, and words that came in. */
export interface ToldWords {
  readonly removed: string;
  readonly added: string;
}

/** Words that look otherwise than they did; of a link also where it leads. */
export interface ToldForm {
  readonly form: FormWord;
  readonly words: string;
  readonly address: string;
}

interface Tracked {
  readonly set: ChangeSet;
  readonly changes: readonly TrackedChange[];
  readonly marks: DecorationSet;
}

const key = new PluginKey<Tracked>('svarbrev:tracked');

/** Follows what is changed against `base`: words that went out and came in, and words that look otherwise. */
export function trackChanges(base: Node): Plugin {
  const came = formedText(base);
  const signs = came.blocks.flatMap((block) => block.signs);
  const signAt = new Map(came.places.map((place, sign) => [place, sign]));
  return new Plugin<Tracked>({
    key,
    state: {
      // What was typed before a refusal is already changed when the page opens.
      init: (_, { doc }) => tracked(ChangeSet.create(base, undefined, encoder, changesBetween(base, doc)), doc),
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before;
        const maps = (transaction.getMeta(key) as StepMap[] | undefined) ?? transaction.mapping.maps;
        return tracked(before.set.addSteps(transaction.doc, maps, null), transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });

  function tracked(set: ChangeSet, doc: Node): Tracked {
    const text = formedText(doc);
    const worded = set.changes.filter((one) => wordsOut(base, one) !== wordsIn(doc, one));
    const origins = originsIn(text, set.changes);
    const cameFrom = (sign: number) => origins[sign] ?? null;
    const forms = formChangesOf(came.blocks, text.blocks, cameFrom);
    const changes = [
      ...simplifyChanges(worded, doc).map((one) => wordChange(one, worded, text, forms)),
      ...forms.map((form) => formChange(form, text, cameFrom)),
    ].sort((one, other) => one.from - other.from);
    return {
      set,
      changes,
      marks: DecorationSet.create(
        doc,
        changes.flatMap((one) => marksOf(one, doc)),
      ),
    };
  }

  /** For each sign of the text which of the signs that came it is. */
  function originsIn(text: FormedText, changes: readonly Change[]): (number | null)[] {
    let passed = 0;
    const now = text.blocks.flatMap((block) => block.signs);
    return text.places.map((place, sign) => {
      while ((changes[passed]?.toB ?? Infinity) <= place) passed += 1;
      if ((changes[passed]?.fromB ?? Infinity) <= place) return null;
      const last = changes[passed - 1];
      const origin = signAt.get(last ? place - last.toB + last.toA : place);
      return origin !== undefined && signs[origin]?.sign === now[sign]?.sign ? origin : null;
    });
  }

  function wordChange(
    change: Change,
    worded: readonly Change[],
    { doc, places }: FormedText,
    forms: readonly FormChange[],
  ): TrackedChange {
    return {
      from: change.fromB,
      to: change.toB,
      told: { removed: wordsOut(base, change), added: wordsIn(doc, change) },
      undo: (view) => {
        const { tr } = view.state;
        // From behind, and only what differs: what stood in the same word keeps the look it was given.
        for (const { fromA, toA, fromB, toB } of worded.filter((one) => isWithin(one, change)).reverse()) {
          const size = tr.doc.content.size;
          tr.replace(fromB, toB, base.slice(fromA, toA));
          const end = toB + tr.doc.content.size - size;
          for (const run of forms)
            if (run.of === 'signs') dressAsNeighbours(tr, { from: fromB, to: end, was: toB }, run, places);
        }
        if (tr.doc.eq(doc)) removeEmptyBlocks(tr, change);
        view.dispatch(tr);
        reunite(view);
        view.focus();
      },
    };
  }

  /** Lists and quotations that stood apart because of what was between them are one again. */
  function reunite(view: EditorView): void {
    const text = formedText(view.state.doc);
    const origins = originsIn(text, key.getState(view.state)?.set.changes ?? []);
    const blocks = blocksCameFrom(came.blocks, text.blocks, (sign) => origins[sign] ?? null);
    replaceWith(view, reformed(came, text, blocks, { first: 0, last: -1 }));
  }

  function formChange(change: FormChange, text: FormedText, cameFrom: CameFrom): TrackedChange {
    const { doc, blocks, places } = text;
    if (change.of === 'signs') {
      const [from, to] = placeOf(change, places);
      const address = change.form === 'linked' || change.form === 'relinked' ? change.is : '';
      return {
        from,
        to,
        told: { form: change.form, words: wordsBetween(doc, from, to), address },
        undo: (view) => {
          const { tr } = view.state;
          dressAgain(tr, from, to, change.aspect, change.was);
          view.dispatch(tr);
          view.focus();
        },
      };
    }
    const [first, last] = [blocks[change.first]!, blocks[change.last]!];
    return {
      from: first.at,
      to: last.at + last.node.nodeSize,
      told: { form: change.form, words: wordsBetween(doc, first.at, last.at + last.node.nodeSize), address: '' },
      undo: (view) => {
        const origins = blocksCameFrom(came.blocks, blocks, cameFrom);
        const alone = reformed(came, text, origins, change);
        replaceWith(view, alone ?? reformed(came, text, origins, listAround(change, text)));
        view.focus();
      },
    };
  }
}

/** An item has to hold a paragraph, so that an empty one goes only as a whole. */
function removeEmptyBlocks(change: Transaction, { fromB, toB }: Change): void {
  const empty: { from: number; to: number }[] = [];
  change.doc.nodesBetween(fromB, toB, (node, at) => {
    const [from, to] = [at, at + node.nodeSize];
    if (node.isTextblock && node.content.size === 0 && from >= fromB && to <= toB) empty.push({ from, to });
  });
  for (const { from, to } of empty.reverse()) change.deleteRange(from, to);
}

/** Everything in the list the blocks stand in: where items hang together, one does not go back alone. */
function listAround({ first, last }: BlockChange, { blocks }: FormedText): { first: number; last: number } {
  const listOf = (at: number) => blocks[at]?.within[0]?.at;
  const isBeside = (at: number, other: number) => listOf(at) !== undefined && listOf(at) === listOf(other);
  while (isBeside(first - 1, first)) first -= 1;
  while (isBeside(last + 1, last)) last += 1;
  return { first, last };
}

function replaceWith(view: EditorView, then: Reformed | null): void {
  if (!then || (then.from === then.to && then.content.size === 0)) return;
  const { tr } = view.state;
  tr.replaceWith(then.from, then.to, then.content);
  view.dispatch(then.maps ? tr.setMeta(key, then.maps) : tr);
}

/** The changes as they stand, in the order of the text. */
export function changesOf(state: EditorState): readonly TrackedChange[] {
  return key.getState(state)?.changes ?? [];
}

const isWithin = ({ fromB, toB }: Change, change: Change): boolean => fromB >= change.fromB && toB <= change.toB;

const placeOf = ({ from, to }: DressChange, places: readonly number[]): [number, number] => [
  places[from] ?? 0,
  (places[to - 1] ?? 0) + 1,
];

/** A piece of a word that comes back beside signs that look otherwise now looks as they do. */
function dressAsNeighbours(
  change: Transaction,
  piece: { readonly from: number; readonly to: number; readonly was: number },
  run: DressChange,
  places: readonly number[],
): void {
  const { doc } = change;
  if (!doc.resolve(piece.from).sameParent(doc.resolve(piece.to))) return;
  const [from, to] = placeOf(run, places);
  const isBefore = from < piece.from && to >= piece.from;
  const isBehind = to > piece.was && from <= piece.was;
  const words = doc.textBetween(piece.from, piece.to, ' ', ' ');
  const start = isBefore ? piece.from : piece.to - (/\S*$/.exec(words)?.[0].length ?? 0);
  const end = isBehind ? piece.to : piece.from + (/^\S*/.exec(words)?.[0].length ?? 0);
  if ((isBefore || isBehind) && end > start) dressAgain(change, start, end, run.aspect, run.is);
}

function marksOf({ from, to, told }: TrackedChange, doc: Node): Decoration[] {
  if ('removed' in told) {
    const { removed } = told;
    return [
      ...(removed ? [Decoration.widget(from, () => struck(removed), { side: -1, key: `${from}-${removed}` })] : []),
      ...(to > from ? [Decoration.inline(from, to, { nodeName: 'ins' })] : []),
    ];
  }
  if (!doc.nodeAt(from)?.isTextblock) return [Decoration.inline(from, to, { class: 'sb-w-formed' })];
  const blocks: Decoration[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock && at >= from)
      blocks.push(Decoration.node(at, at + node.nodeSize, { class: 'sb-w-reformed' }));
  });
  return blocks;
}

const wordsOut = (base: Node, { fromA, toA }: Change): string => wordsBetween(base, fromA, toA);
const wordsIn = (doc: Node, { fromB, toB }: Change): string => wordsBetween(doc, fromB, toB);

/** The words as one reads them: a merge field by its value, a new paragraph or line as a sign of one. */
function wordsBetween(doc: Node, from: number, to: number): string {
  const words = doc.textBetween(from, to, ' ¶ ', (leaf) => String(leaf.attrs['text'] ?? ' ↵ '));
  if (words) return words;
  let blocks = 0;
  doc.nodesBetween(from, to, (node, at) => void (blocks += node.isTextblock && at >= from ? 1 : 0));
  return blocks ? ' ¶ ' : '';
}

function struck(words: string): HTMLElement {
  return make('del', { contenteditable: 'false' }, words);
}
