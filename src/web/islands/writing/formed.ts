import { Fragment } from 'prosemirror-model';
import type { Mark, MarkType, Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { StepMap } from 'prosemirror-transform';
import { Aspect, Dress, FormedBlock, FormedSign, cited, sameForm } from '../../../letters/replies/form-changes.rules';
import { letterSchema } from './schema';

/** A letter's text as blocks of signs, each with where it stands. */
export interface FormedText {
  readonly doc: Node;
  readonly blocks: readonly PlacedBlock[];
  /** Where each sign stands, through the whole text. Every sign is one position long. */
  readonly places: readonly number[];
}

export interface PlacedBlock extends FormedBlock {
  readonly node: Node;
  /** Before the block itself. */
  readonly at: number;
  /** What it stands in, outermost first, and where. */
  readonly within: readonly { readonly node: Node; readonly at: number }[];
}

export function formedText(doc: Node): FormedText {
  const blocks: PlacedBlock[] = [];
  const places: number[] = [];
  const visit = (parent: Node, start: number, within: PlacedBlock['within']): void => {
    parent.forEach((node, offset) => {
      const at = start + offset;
      if (!node.isTextblock) return visit(node, at + 1, [...within, { node, at }]);
      const signs = signsOf(node);
      signs.forEach((_, i) => places.push(at + 1 + i));
      blocks.push({ node, at, within, signs, form: [...within.map((one) => one.node), node].flatMap(nameOf) });
    });
  };
  visit(doc, 0, []);
  return { doc, blocks, places };
}

/** The names HTML has; rows are the table's own matter. */
function nameOf(node: Node): string[] {
  const { nodes } = letterSchema;
  const { level, paragraph, lang } = node.attrs as Readonly<Record<string, unknown>>;
  if (node.type === nodes.heading) return [level === 2 ? 'h2' : 'h3'];
  if (node.type === nodes.section) return [`section ${String(paragraph)} ${String(lang)}`];
  return names[node.type.name] ?? [node.type.name];
}

const names: Readonly<Record<string, string[]>> = {
  paragraph: ['p'],
  bullet_list: ['ul'],
  ordered_list: ['ol'],
  list_item: ['li'],
  table_row: [],
  table_cell: ['td'],
  table_header: ['th'],
};

/** Nodes never change: what was read of one holds as long as it stands. */
const known = new WeakMap<Node, readonly FormedSign[]>();

function signsOf(block: Node): readonly FormedSign[] {
  const before = known.get(block);
  if (before) return before;
  const signs: FormedSign[] = [];
  block.forEach((node) => {
    const dress = dressOf(node.marks);
    if (node.isText) for (const sign of (node.text ?? '').split('')) signs.push({ sign, dress });
    else signs.push({ sign: String(node.attrs['text'] ?? '\n'), dress });
  });
  known.set(block, signs);
  return signs;
}

const plain: Dress = {};

function dressOf(marks: readonly Mark[]): Dress {
  const { strong, em, link, cite, lang } = letterSchema.marks;
  if (!marks.length) return plain;
  const dress: Partial<Record<Aspect, string>> = {};
  for (const { type, attrs } of marks) {
    if (type === strong) dress.bold = 'bold';
    if (type === em) dress.italic = 'italic';
    if (type === link) dress.link = String(attrs['href']);
    if (type === cite) dress.link = cited;
    if (type === lang) dress.language = String(attrs['lang']);
  }
  return dress;
}

/** Gives the signs between two places the look they had. */
export function dressAgain(change: Transaction, from: number, to: number, aspect: Aspect, look: string): void {
  const { strong, em, link, cite, lang } = letterSchema.marks;
  const types: Readonly<Record<Aspect, readonly MarkType[]>> = {
    bold: [strong],
    italic: [em],
    link: [link, cite],
    language: [lang],
  };
  for (const type of types[aspect]) change.removeMark(from, to, type);
  if (!look) return;
  const made: Readonly<Record<Aspect, () => Mark>> = {
    bold: () => strong.create(),
    italic: () => em.create(),
    link: () => (look === cited ? cite.create() : link.create({ href: look })),
    language: () => lang.create({ lang: look }),
  };
  change.addMark(from, to, made[aspect]());
}

/** A block with its wrappings by name, for being put together anew. */
interface Wrapped {
  readonly block: Node;
  readonly within: readonly { readonly node: Node; readonly name: string }[];
}

/** What stands from one place to another instead, and the steps that are meant by it. */
export interface Reformed {
  readonly from: number;
  readonly to: number;
  readonly content: Fragment;
  readonly maps: readonly StepMap[] | null;
}

/**
 * Makes blocks what they were in the earlier text, with the words they have now; everything else stays as it is. Says
 * what moved as it was meant, not as the stretch that was replaced, so that changes of words near it stay their own.
 */
export function reformed(
  before: FormedText,
  after: FormedText,
  origins: readonly (number | null)[],
  { first, last }: { readonly first: number; readonly last: number },
): Reformed | null {
  const names = wrapperNames(before, after, origins);
  const taken = new Set(origins.flatMap((origin, at) => (at < first || at > last ? (origin ?? []) : [])));
  const wrapped = after.blocks.map((block, at): Wrapped => {
    const was = before.blocks[origins[at] ?? -1];
    if (at < first || at > last || !was) {
      const within = block.within.map((one) => ({ node: one.node, name: names.get(one.at) ?? `now ${one.at}` }));
      return { block: block.node, within };
    }
    // Half of an item that was divided is an item of its own.
    const divided = taken.has(origins[at] ?? -1);
    taken.add(origins[at] ?? -1);
    const within = was.within.map((one) => ({
      node: one.node,
      name: divided && one.node.type === letterSchema.nodes.list_item ? `half ${at}` : `then ${one.at}`,
    }));
    return { block: was.node.type.create(was.node.attrs, block.node.content, was.node.marks), within };
  });
  const content = putTogether(wrapped.map(withoutEmptyItems(wrapped)), 0);
  if (!content || !letterSchema.topNodeType.validContent(content)) return null;
  return differing(after, letterSchema.topNodeType.create(null, content));
}

/** An item that has lost its own paragraph to another place has nothing to stand by: what was under it stands for itself. */
function withoutEmptyItems(blocks: readonly Wrapped[]): (block: Wrapped) => Wrapped {
  const holding = new Set(blocks.map(({ within }) => within.at(-1)?.name));
  const isEmpty = (one: Wrapped['within'][number] | undefined) =>
    one?.node.type === letterSchema.nodes.list_item && !holding.has(one.name);
  return ({ block, within }) => ({
    block,
    within: within.filter((one, at) => !isEmpty(one) && !isEmpty(within[at + 1])),
  });
}

/** The wrappings of now that are those of then, by name: the list an item never left is still the same list. */
function wrapperNames(
  before: FormedText,
  after: FormedText,
  origins: readonly (number | null)[],
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const seen = new Set<number>();
  after.blocks.forEach((block, at) => {
    const origin = origins[at] ?? -1;
    const was = before.blocks[origin];
    if (!was || seen.has(origin) || !sameForm(was, block)) return;
    seen.add(origin);
    block.within.forEach((one, depth) => {
      const place = was.within[depth]?.at;
      if (place !== undefined && !names.has(one.at)) names.set(one.at, `then ${place}`);
    });
  });
  return names;
}

/** Blocks side by side in a wrapping of the same name share it. */
function putTogether(blocks: readonly Wrapped[], depth: number): Fragment | null {
  const made: Node[] = [];
  for (let at = 0; at < blocks.length;) {
    const one = blocks[at]!;
    const wrapper = one.within[depth];
    if (!wrapper) {
      made.push(one.block);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (blocks[end]?.within[depth]?.name === wrapper.name) end += 1;
    const content = putTogether(blocks.slice(at, end), depth + 1);
    const { type, attrs, marks } = wrapper.node;
    const whole =
      content &&
      (type.validContent(content) ? type.create(attrs, content, marks) : type.createAndFill(attrs, content, marks));
    if (!whole) return null;
    made.push(whole);
    at = end;
  }
  return Fragment.fromArray(made);
}

/** The outermost blocks in which the two differ, and the steps between them, wrapping by wrapping. */
function differing(now: FormedText, then: Node): Reformed {
  const { doc } = now;
  const kids = (node: Node) => node.content.content;
  const [from, to] = [kids(doc), kids(then)];
  let start = 0;
  while (start < from.length && start < to.length && from[start]!.eq(to[start]!)) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end)!.eq(to.at(-1 - end)!)) end += 1;
  const size = (nodes: readonly Node[]) => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  return {
    from: size(from.slice(0, start)),
    to: doc.content.size - size(from.slice(from.length - end)),
    content: Fragment.fromArray(to.slice(start, to.length - end)),
    maps: mapsBetween(now, formedText(then)),
  };
}

/** Only what stands between the blocks changed, not the blocks. Null when a block had to be put in. */
function mapsBetween(now: FormedText, then: FormedText): StepMap[] | null {
  if (now.blocks.length !== then.blocks.length) return null;
  const maps: StepMap[] = [];
  let moved = 0;
  const gaps = (text: FormedText) => {
    const ends = [0, ...text.blocks.map(({ at, node }) => at + node.nodeSize - 1)];
    return [...text.blocks.map(({ at }) => at + 1), text.doc.content.size].map((to, i) => ({ from: ends[i] ?? 0, to }));
  };
  const later = gaps(then);
  gaps(now).forEach(({ from, to }, i) => {
    const other = later[i]!;
    const same = (names: FormedText, at: number) => names.blocks[at]?.form.join(' ') ?? '';
    const unchanged =
      to - from === other.to - other.from && same(now, i) === same(then, i) && same(now, i - 1) === same(then, i - 1);
    if (unchanged) return;
    // One step each, as the changes are counted from step to step.
    maps.push(new StepMap([from + moved, to - from, other.to - other.from]));
    moved += other.to - other.from - (to - from);
  });
  return maps;
}
