import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeRange } from 'prosemirror-model';
import type { NodeType } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { Command, EditorState } from 'prosemirror-state';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { letterSchema } from './schema';

const { nodes, marks } = letterSchema;

export const bold: Command = toggleMark(marks.strong);
export const italic: Command = toggleMark(marks.em);

/** The kinds of block that the toolbar's list offers. */
export type BlockKind = 'paragraph' | 'h2' | 'h3';

export function setBlock(kind: BlockKind): Command {
  return kind === 'paragraph'
    ? setBlockType(nodes.paragraph)
    : setBlockType(nodes.heading, { level: kind === 'h2' ? 2 : 3 });
}

export function blockKindOf({ selection: { $from } }: EditorState): BlockKind {
  const { parent } = $from;
  if (parent.type !== nodes.heading) return 'paragraph';
  return parent.attrs['level'] === 2 ? 'h2' : 'h3';
}

/** Whether the selection stands inside a node of the type. */
export function isInside({ selection: { $from } }: EditorState, type: NodeType): boolean {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true;
  return false;
}

/** Makes a list of the paragraphs, or takes it apart again. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch, view) =>
    isInside(state, type)
      ? liftListItem(nodes.list_item)(state, dispatch, view)
      : chainCommands(wrapInList(type), wrapEach(type))(state, dispatch, view);
}

/** An item of a letter's list is one paragraph: several that are chosen become an item each. */
function wrapEach(type: NodeType): Command {
  return ({ selection: { $from, $to }, tr }, dispatch) => {
    const range = $from.blockRange($to);
    if (!range?.parent.canReplaceWith(range.startIndex, range.endIndex, type)) return false;
    const starts: number[] = [];
    range.parent.forEach((node, offset, index) => {
      const isChosen = index >= range.startIndex && index < range.endIndex;
      if (isChosen && node.type === nodes.paragraph) starts.push($from.start(range.depth) + offset);
    });
    if (starts.length < range.endIndex - range.startIndex) return false;
    for (const at of [...starts].reverse()) {
      const [$start, $end] = [tr.doc.resolve(at), tr.doc.resolve(at + (tr.doc.nodeAt(at)?.nodeSize ?? 0))];
      tr.wrap(new NodeRange($start, $end, range.depth), [{ type }, { type: nodes.list_item }]);
    }
    // Each is wrapped in a list and an item, four signs more.
    for (const [i, at] of [...starts.entries()].slice(1).reverse()) tr.join(at + 4 * i);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const toggleQuote: Command = (state, dispatch, view) =>
  isInside(state, nodes.blockquote) ? lift(state, dispatch, view) : wrapIn(nodes.blockquote)(state, dispatch, view);

/** A letter has one level under the first. */
const sink: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  let levels = 0;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === nodes.list_item) levels += 1;
  return levels === 1 && sinkListItem(nodes.list_item)(state, dispatch, view);
};

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
  if (isInTable(state)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** A table of three columns with a heading row, after the block one stands in. */
export const insertTable: Command = (state, dispatch) => {
  if (isInTable(state)) return false;
  const row = (type: NodeType, part: string) =>
    nodes.table_row.create({ part }, [type.create(), type.create(), type.create()]);
  const table = nodes.table.create(null, [
    row(nodes.table_header, 'head'),
    row(nodes.table_cell, 'body'),
    row(nodes.table_cell, 'body'),
  ]);
  const change = state.tr.replaceSelectionWith(table);
  let at = 0;
  change.doc.nodesBetween(0, change.selection.from, (node, place) => {
    if (node === table) at = place;
  });
  // Into its first cell: table, row, cell.
  dispatch?.(change.setSelection(TextSelection.create(change.doc, at + 3)).scrollIntoView());
  return true;
};

/** Keys of the text itself; those of the page (toolbar, paragraphs, note) are the page's. */
export const textKeys: Record<string, Command> = {
  ...baseKeymap,
  'Mod-b': bold,
  'Mod-i': italic,
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  Enter: chainCommands(splitListItem(nodes.list_item), baseKeymap['Enter'] ?? (() => false)),
  'Shift-Enter': lineBreak,
  // Tab leaves the text, as everywhere, but in lists and tables, where it means something.
  Tab: chainCommands(goToNextCell(1), sink),
  'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
};

/** `#`, `##`, `-`, `1.` and `>` at the start of a line. */
export function startOfLineRules() {
  const { heading, bullet_list, ordered_list, blockquote } = nodes;
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,2})\s$/, heading, (match) => ({ level: match[1]?.length === 2 ? 3 : 2 })),
      wrappingInputRule(/^\s*[-*]\s$/, bullet_list),
      wrappingInputRule(/^1\.\s$/, ordered_list),
      wrappingInputRule(/^\s*>\s$/, blockquote),
      new InputRule(/--\s$/, '– '),
    ],
  });
}
