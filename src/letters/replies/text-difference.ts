import { diffLines, diffWordsWithSpace } from 'diff';
import { FormChange, formChangesOf, startsOf } from './form-changes.rules';
import { FormedText, formedTextOf } from './formed-text';
import type { DifferencePieceView, DifferenceView, FormDifferenceView } from './reply-text.view';

/** What differs between two texts as stored: word by word, and how words that are in both look otherwise. */
export function differenceBetween(earlier: string, later: string): Pick<DifferenceView, 'pieces' | 'forms'> {
  const [before, after] = [formedTextOf(earlier), formedTextOf(later)];
  const pieces = wordsThatDiffer(before.text, after.text);
  const origins = originsOf(before, after, pieces);
  const forms = formChangesOf(before.blocks, after.blocks, (sign) => origins[sign] ?? null);
  return { pieces, forms: forms.map(shownIn(after)) };
}

/** Most milliseconds for comparing word by word, which holds up everybody else: twice what ten changed pages take. */
const patience = 500;

/**
 * Word by word; texts with so little in common that this would take long, paragraph by paragraph, or as one that took
 * the other's place.
 */
function wordsThatDiffer(before: string, after: string): DifferencePieceView[] {
  const found =
    diffWordsWithSpace(before, after, { timeout: patience }) ?? diffLines(before, after, { timeout: patience });
  if (!found)
    return [
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ];
  return found.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** For each sign of the later text which of the earlier one it is. */
function originsOf(before: FormedText, after: FormedText, pieces: readonly DifferencePieceView[]): (number | null)[] {
  const signAt = new Map(before.places.map((place, sign) => [place, sign]));
  const moved = new Map<number, number>();
  let [then, now] = [0, 0];
  for (const { change, text } of pieces) {
    if (change === 'same') for (let i = 0; i < text.length; i++) moved.set(now + i, then + i);
    if (change !== 'added') then += text.length;
    if (change !== 'removed') now += text.length;
  }
  return after.places.map((place) => signAt.get(moved.get(place) ?? -1) ?? null);
}

/** How a change is told. What is read of the text is read once: a long letter may have thousands of changes. */
function shownIn({ blocks, places }: FormedText): (change: FormChange) => FormDifferenceView {
  const signs = blocks.flatMap((block) => block.signs.map(({ sign }) => sign));
  const starts = [...startsOf(blocks), signs.length];
  const wordsOf = (from: number, to: number) => signs.slice(from, to).join('');
  const placeOf = (from: number, to: number) => ({ from: places[from] ?? 0, to: (places[to - 1] ?? -1) + 1 });
  const blockOf = (at: number): [number, number] => [starts[at] ?? 0, starts[at + 1] ?? 0];

  return (change) => {
    const { form } = change;
    if (change.of === 'signs') {
      const { from, to, is } = change;
      const address = form === 'linked' || form === 'relinked' ? is : null;
      return { form, ofBlocks: false, words: wordsOf(from, to), address, ...placeOf(from, to) };
    }
    const { first, last } = change;
    const all = Array.from({ length: last - first + 1 }, (_, i) => wordsOf(...blockOf(first + i)));
    const [[from], [, to]] = [blockOf(first), blockOf(last)];
    return { form, ofBlocks: true, words: all.join(' ¶ '), address: null, ...placeOf(from, to) };
  };
}
