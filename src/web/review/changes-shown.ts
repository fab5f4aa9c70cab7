import type { DifferencePieceView } from '../../letters/replies/reply-text.view';

/** A change as one reads it: what went out and what came in, or how words look otherwise, and its number in the list. */
export interface ShownChange {
  readonly number: number;
  readonly removed: string;
  readonly added: string;
  /** A change of form in a sentence; of words it has none. */
  readonly told: string | null;
}

/** Words that look otherwise in the later version: where they stand in it, and what is said of them. */
export interface ToldForm {
  readonly from: number;
  readonly to: number;
  readonly ofBlocks: boolean;
  readonly told: string;
}

/** A stretch of a paragraph: as it was, perhaps in words that look otherwise, with the changes that begin there; or changed. */
export type Stretch =
  | { readonly same: string; readonly change: null; readonly formed: boolean; readonly begun: readonly ShownChange[] }
  | { readonly same: ''; readonly change: ShownChange; readonly formed: false; readonly begun: readonly [] };

/** A paragraph with changes in it, or several without any, folded to a line that opens. */
export type ShownParagraphs =
  | {
      readonly folded: false;
      readonly stretches: readonly Stretch[];
      /** Whether it became something else as a whole, and the changes of that kind that begin here. */
      readonly reformed: boolean;
      readonly begun: readonly ShownChange[];
    }
  | { readonly folded: true; readonly count: number; readonly paragraphs: readonly string[] };

/** So little unchanged text between two changes is read as part of the change. */
const joint = 14;

/** A piece of one paragraph, with where it stands in the later version. */
interface Piece extends DifferencePieceView {
  readonly at: number;
  readonly forms: readonly ToldForm[];
}

/** The difference as paragraphs, unchanged ones folded, changes numbered from 1 (SCREENS, 05). */
export function paragraphsOf(
  pieces: readonly DifferencePieceView[],
  forms: readonly ToldForm[] = [],
): ShownParagraphs[] {
  const seen = new Set<ToldForm>();
  let number = 0;
  const begunIn = (some: readonly ToldForm[]): ShownChange[] =>
    some.flatMap((form) => {
      if (seen.has(form)) return [];
      seen.add(form);
      return { number: ++number, removed: '', added: '', told: form.told };
    });
  const shown: ShownParagraphs[] = [];
  const formsIn = reachedBy(forms);
  for (const paragraph of split(pieces)) {
    const [first] = paragraph;
    if (!first) continue;
    const here = formsIn(first.at, endOf(paragraph));
    const whole = here.filter(({ ofBlocks }) => ofBlocks);
    const begun = begunIn(whole);
    const ofSigns = here.filter(({ ofBlocks }) => !ofBlocks);
    const stretches = stretchesOf(cutByForm(paragraph, ofSigns)).map((stretch): Stretch => {
      const { same, change } = stretch;
      if (change) return { same: '', change: { ...change, number: ++number }, formed: false, begun: [] };
      return { same, change: null, formed: stretch.forms.length > 0, begun: begunIn(stretch.forms) };
    });
    const text = stretches.map(({ same }) => same).join('');
    const last = shown.at(-1);
    if (whole.length > 0 || stretches.some(({ change, formed }) => change !== null || formed))
      shown.push({ folded: false, stretches, reformed: whole.length > 0, begun });
    else if (!text.trim()) continue;
    else if (last?.folded)
      shown[shown.length - 1] = { folded: true, count: last.count + 1, paragraphs: [...last.paragraphs, text] };
    else shown.push({ folded: true, count: 1, paragraphs: [text] });
  }
  return shown;
}

/** Every change, in order. */
export function changesIn(paragraphs: readonly ShownParagraphs[]): ShownChange[] {
  return paragraphs.flatMap((one) => {
    if (one.folded) return [];
    return [...one.begun, ...one.stretches.flatMap(({ change, begun }) => change ?? begun)];
  });
}

/** The pieces paragraph by paragraph: an empty line parts them, also one that came in or went out. */
function split(pieces: readonly DifferencePieceView[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  let at = 0;
  for (const { change, text } of pieces) {
    // Every other part is an empty line.
    text.split(/(\n{2,})/).forEach((part, n) => {
      if (n % 2) paragraphs.push([]);
      else if (part) paragraphs.at(-1)?.push({ change, text: part, at, forms: [] });
      if (change !== 'removed') at += part.length;
    });
  }
  return paragraphs;
}

const endOf = (paragraph: readonly Piece[]): number => {
  const last = paragraph.at(-1);
  return last ? last.at + (last.change === 'removed' ? 0 : last.text.length) : 0;
};

/**
 * The forms that reach into a stretch, asked for stretch by stretch in the order of the text: each form is looked at
 * where it stands and not again for every stretch, of which a long letter may have thousands.
 */
function reachedBy(forms: readonly ToldForm[]): (start: number, end: number) => readonly ToldForm[] {
  const ahead = [...forms].sort((one, other) => one.from - other.from);
  let passed = 0;
  let open: readonly ToldForm[] = [];
  return (start, end) => {
    const reached = passed;
    while ((ahead[passed]?.from ?? Infinity) < end) passed += 1;
    open = [...open, ...ahead.slice(reached, passed)].filter(({ to }) => to > start);
    return open;
  };
}

/** What is the same is parted where words begin and cease to look otherwise. */
function cutByForm(paragraph: readonly Piece[], forms: readonly ToldForm[]): Piece[] {
  const formsIn = reachedBy(forms);
  return paragraph.flatMap((piece): Piece[] => {
    if (piece.change !== 'same') return [piece];
    const end = piece.at + piece.text.length;
    const within = formsIn(piece.at, end);
    const formsAt = reachedBy(within);
    const edges = within.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > piece.at && edge < end);
    const cuts = [...new Set([piece.at, ...edges])].sort((one, other) => one - other);
    return cuts.map((at, i) => {
      const text = piece.text.slice(at - piece.at, (cuts[i + 1] ?? end) - piece.at);
      return { ...piece, text, at, forms: formsAt(at, at + 1) };
    });
  });
}

interface Unnumbered {
  readonly same: string;
  readonly change: Omit<ShownChange, 'number'> | null;
  readonly forms: readonly ToldForm[];
}

function stretchesOf(pieces: readonly Piece[]): Unnumbered[] {
  const stretches: Unnumbered[] = [];
  let open: { removed: string; added: string } | null = null;
  const close = () => {
    if (open) stretches.push({ same: '', change: { ...open, told: null }, forms: [] });
    open = null;
  };
  pieces.forEach(({ change, text, forms }, at) => {
    const leads = (pieces[at + 1]?.change ?? 'same') !== 'same';
    const between = change === 'same' && !forms.length && open !== null && text.length <= joint && leads;
    if (change === 'same' && !between) {
      close();
      stretches.push({ same: text, change: null, forms });
      return;
    }
    open ??= { removed: '', added: '' };
    if (change !== 'added') open.removed += text;
    if (change !== 'removed') open.added += text;
  });
  close();
  return stretches;
}
