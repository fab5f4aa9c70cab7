import type { DifferencePieceView } from '../../letters/replies/reply-text.view';

/** A change as one reads it: what went out, what came in, and its number in the list beside the letter. */
export interface ShownChange {
  readonly number: number;
  readonly removed: string;
  readonly added: string;
}

/** A stretch of a paragraph: as it was, or changed. */
export type Stretch =
  { readonly same: string; readonly change: null } | { readonly same: ''; readonly change: ShownChange };

/** A paragraph with changes in it, or several without any, folded to a line that opens. */
export type ShownParagraphs =
  | { readonly folded: false; readonly stretches: readonly Stretch[] }
  | { readonly folded: true; readonly count: number; readonly paragraphs: readonly string[] };

/** So little unchanged text between two changes is read as part of the change. */
const joint = 14;

/** The difference as paragraphs, unchanged ones folded, changes numbered from 1 (SCREENS, 05). */
export function paragraphsOf(pieces: readonly DifferencePieceView[]): ShownParagraphs[] {
  let number = 0;
  const shown: ShownParagraphs[] = [];
  for (const paragraph of split(pieces)) {
    const stretches = stretchesOf(paragraph).map((stretch) =>
      stretch.change ? { ...stretch, change: { ...stretch.change, number: ++number } } : stretch,
    );
    const text = stretches.map(({ same }) => same).join('');
    const last = shown.at(-1);
    if (stretches.some(({ change }) => change)) shown.push({ folded: false, stretches });
    else if (!text.trim()) continue;
    else if (last?.folded)
      shown[shown.length - 1] = { folded: true, count: last.count + 1, paragraphs: [...last.paragraphs, text] };
    else shown.push({ folded: true, count: 1, paragraphs: [text] });
  }
  return shown;
}

/** Every change, in order. */
export function changesIn(paragraphs: readonly ShownParagraphs[]): ShownChange[] {
  return paragraphs.flatMap((one) => (one.folded ? [] : one.stretches.flatMap(({ change }) => change ?? [])));
}

/** The pieces paragraph by paragraph: an empty line parts them, also one that came in or went out. */
function split(pieces: readonly DifferencePieceView[]): DifferencePieceView[][] {
  const paragraphs: DifferencePieceView[][] = [[]];
  for (const { change, text } of pieces) {
    text.split(/\n{2,}/).forEach((part, at) => {
      if (at > 0) paragraphs.push([]);
      if (part) paragraphs.at(-1)?.push({ change, text: part });
    });
  }
  return paragraphs;
}

function stretchesOf(pieces: readonly DifferencePieceView[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { removed: string; added: string } | null = null;
  const close = () => {
    if (open) stretches.push({ same: '', change: { number: 0, ...open } });
    open = null;
  };
  pieces.forEach(({ change, text }, at) => {
    const between = change === 'same' && open !== null && text.length <= joint && at < pieces.length - 1;
    if (change === 'same' && !between) {
      close();
      stretches.push({ same: text, change: null });
      return;
    }
    open ??= { removed: '', added: '' };
    if (change !== 'added') open.removed += text;
    if (change !== 'removed') open.added += text;
  });
  close();
  return stretches;
}
