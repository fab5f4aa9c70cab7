import { diffWordsWithSpace } from 'diff';
import { FormChange, formChangesOf, startsOf } from './form-changes.rules';
import { FormedText, formedTextOf } from './formed-text';
import type { DifferencePieceView, DifferenceView, FormDifferenceView } from './reply-text.view';

/** What differs between two texts as stored: word by word, and how words that are in both look otherwise. */
export function differenceBetween(earlier: string, later: string): Pick<DifferenceView, 'pieces' | 'forms'> {
  const [before, after] = [formedTextOf(earlier), formedTextOf(later)];
  const pieces = diffWordsWithSpace(before.text, after.text).map((piece): DifferencePieceView => ({
    change: piece.added ? 'added' : piece.removed ? 'removed' : 'same',
    text: piece.value,
  }));
  const origins = originsOf(before, after, pieces);
  const forms = formChangesOf(before.blocks, after.blocks, (sign) => origins[sign] ?? null);
  return { pieces, forms: forms.map((change) => shown(change, after)) };
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

function shown(change: FormChange, { blocks, places }: FormedText): FormDifferenceView {
  const { form } = change;
  const signs = blocks.flatMap((block) => block.signs);
  const wordsOf = (from: number, to: number) =>
    signs
      .slice(from, to)
      .map(({ sign }) => sign)
      .join('');
  if (change.of === 'signs') {
    const address = form === 'linked' || form === 'relinked' ? change.is : null;
    return {
      form,
      ofBlocks: false,
      words: wordsOf(change.from, change.to),
      address,
      ...placeOf(change.from, change.to),
    };
  }
  const starts = [...startsOf(blocks), places.length];
  const all = blocks.map((_, at) => wordsOf(starts[at] ?? 0, starts[at + 1] ?? 0));
  const words = all.slice(change.first, change.last + 1).join(' ¶ ');
  return {
    form,
    ofBlocks: true,
    words,
    address: null,
    ...placeOf(starts[change.first] ?? 0, starts[change.last + 1] ?? 0),
  };

  function placeOf(from: number, to: number) {
    return { from: places[from] ?? 0, to: (places[to - 1] ?? -1) + 1 };
  }
}
