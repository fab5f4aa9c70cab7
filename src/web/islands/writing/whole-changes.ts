import { diffArrays } from 'diff';
import { Change } from 'prosemirror-changeset';
import type { TokenEncoder } from 'prosemirror-changeset';
import type { Node } from 'prosemirror-model';
import { letterSchema } from './schema';

/** What a block is, is told apart from its words: a heading and a paragraph that say the same are the same here. */
export const encoder: TokenEncoder<string | number> = {
  encodeCharacter: (sign) => sign,
  encodeNodeStart: (node) => (node.isTextblock ? 'block' : startOf(node)),
  encodeNodeEnd: (node) => (node.isTextblock ? '/block' : `/${node.type.name}`),
  compareTokens: (one, other) => one === other,
};

const startOf = ({ type, attrs }: Node): string =>
  type === letterSchema.nodes.merge_field ? `${String(attrs['field'])} ${String(attrs['format'])}` : type.name;

interface Token {
  readonly sign: string;
  readonly size: number;
  readonly isText: boolean;
}

/** The changes between two texts whose steps nobody saw, word by word. A space between two changed words is one with them. */
export function changesBetween(before: Node, after: Node): Change[] {
  const [from, to] = [tokensOf(before), tokensOf(after)];
  const changes: Change[] = [];
  let [i, j, atA, atB] = [0, 0, 0, 0];
  let open: { a: Token[]; b: Token[] } = { a: [], b: [] };
  const close = () => {
    if (open.a.length || open.b.length) changes.push(changeOf(open, atA, atB));
    open = { a: [], b: [] };
  };
  const sizeOf = (tokens: readonly Token[]) => tokens.reduce((sum, { size }) => sum + size, 0);
  const parts = diffArrays(
    from.map(({ sign }) => sign),
    to.map(({ sign }) => sign),
  );
  for (const [n, { value, added, removed }] of parts.entries()) {
    const [a, b] = [added ? [] : from.slice(i, i + value.length), removed ? [] : to.slice(j, j + value.length)];
    const isBetween = open.a.length + open.b.length > 0 && n < parts.length - 1 && value.join('').trim() === '';
    if (added || removed || isBetween) open = { a: [...open.a, ...a], b: [...open.b, ...b] };
    else close();
    [i, j, atA, atB] = [i + a.length, j + b.length, atA + sizeOf(a), atB + sizeOf(b)];
  }
  close();
  return changes;
}

/** One change, ending where the two texts are now; what a word begins and ends with in both is no part of it. */
function changeOf(
  { a, b }: { readonly a: readonly Token[]; readonly b: readonly Token[] },
  endA: number,
  endB: number,
) {
  const size = (tokens: readonly Token[]) => tokens.reduce((sum, one) => sum + one.size, 0);
  const [out, into] = [a, b].map((tokens) =>
    tokens.every(({ isText }) => isText) ? tokens.map(({ sign }) => sign).join('') : '',
  );
  const shortest = Math.min(out?.length ?? 0, into?.length ?? 0);
  let start = 0;
  while (start < shortest && out![start] === into![start]) start += 1;
  let end = 0;
  while (end < shortest - start && out!.at(-1 - end) === into!.at(-1 - end)) end += 1;
  const [fromA, fromB] = [endA - size(a) + start, endB - size(b) + start];
  const spans = (length: number) => (length ? [{ length, data: null }] : []);
  return Change.fromJSON<null>({
    fromA,
    toA: endA - end,
    fromB,
    toB: endB - end,
    deleted: spans(endA - end - fromA),
    inserted: spans(endB - end - fromB),
  });
}

function tokensOf(doc: Node): Token[] {
  const tokens: Token[] = [];
  const visit = (parent: Node): void => {
    parent.forEach((node) => {
      const start = String(encoder.encodeNodeStart(node));
      if (node.isText)
        for (const sign of (node.text ?? '').match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [])
          tokens.push({ sign, size: sign.length, isText: true });
      else if (node.isLeaf) tokens.push({ sign: `<${start}>`, size: 1, isText: false });
      else {
        tokens.push({ sign: `<${start}>`, size: 1, isText: false });
        visit(node);
        tokens.push({ sign: `<${String(encoder.encodeNodeEnd(node))}>`, size: 1, isText: false });
      }
    });
  };
  visit(doc);
  return tokens;
}
