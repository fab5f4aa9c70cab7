import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Node } from 'prosemirror-model';
import { docOf, htmlOfBlock, wordsOf } from './html';
import { letterSchema } from './schema';
import { Say, make } from './setup';

/** A stretch where the two texts are alike, or where they differ. */
interface Stretch {
  readonly theirs: readonly Node[];
  readonly mine: readonly Node[];
  readonly alike: boolean;
  /** Who changed it since both began; `both` is the person's to choose. */
  readonly changedBy: 'me' | 'them' | 'both';
}

/** The two texts block by block. `base` is what both began with. */
export function stretchesOf(theirs: Node, mine: Node, base: Node): Stretch[] {
  const blocks = (doc: Node) => Array.from({ length: doc.childCount }, (_, i) => doc.child(i));
  const [left, right] = [blocks(theirs), blocks(mine)];
  const known = new Set(blocks(base).map(signOf));
  const stretches: Stretch[] = [];
  let [l, r] = [0, 0];
  let [removed, added]: [Node[], Node[]] = [[], []];
  const close = () => {
    if (removed.length || added.length) {
      const asBefore = (blocks: readonly Node[]) => blocks.every((block) => known.has(signOf(block)));
      const changedBy = asBefore(added) ? 'them' : asBefore(removed) ? 'me' : 'both';
      stretches.push({ theirs: removed, mine: added, alike: false, changedBy });
    }
    [removed, added] = [[], []];
  };
  for (const part of diffArrays(left.map(signOf), right.map(signOf))) {
    const count = part.value.length;
    if (part.removed) removed.push(...left.slice(l, l + count));
    else if (part.added) added.push(...right.slice(r, r + count));
    else {
      close();
      stretches.push({
        theirs: left.slice(l, l + count),
        mine: right.slice(r, r + count),
        alike: true,
        changedBy: 'both',
      });
    }
    if (!part.added) l += count;
    if (!part.removed) r += count;
  }
  close();
  return stretches;
}

/** What a block says, its merge fields by name: those follow the case, and differ for nobody's sake. */
const signOf = (block: Node): string =>
  htmlOfBlock(block)
    .replaceAll(/(<span data-field="[^"]*"[^>]*?)(?: data-missing="true")?>.*?<\/span>/g, '$1>')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<p>\s*<\/p>/g, '');

/** What was removed and what added, as on paper with a red pencil. */
export function differenceOf(from: readonly Node[], to: readonly Node[]): DocumentFragment {
  const words = (blocks: readonly Node[]) => blocks.map(wordsOf).join('\n');
  const shown = document.createDocumentFragment();
  for (const piece of diffWordsWithSpace(words(from), words(to)))
    shown.append(
      piece.added ? make('ins', {}, piece.value) : piece.removed ? make('del', {}, piece.value) : piece.value,
    );
  return shown;
}

export interface TwoTexts {
  readonly theirs: string;
  readonly mine: Node;
  readonly base: string;
}

/** Lets the person choose place by place; answers the text to go on with, or null when they closed it unchosen. */
export function chooseBetween({ theirs, mine, base }: TwoTexts, say: Say): Promise<Node | null> {
  const stretches = stretchesOf(docOf(theirs), mine, docOf(base));
  const differing = stretches.filter(({ alike }) => !alike);
  const choices = new Map<Stretch, HTMLInputElement>();
  const dialog = make('dialog', { class: 'sb-dialog sb-merge-dialog', 'aria-labelledby': 'to-tekster' });
  const places = differing.map((stretch, i) => placeShown(stretch, i + 1, say, choices));
  const form = make(
    'form',
    { class: 'sb-stack', method: 'dialog' },
    make('h2', { id: 'to-tekster' }, say('mergeHeading')),
    make('p', {}, differing.length ? say('mergeText') : say('mergeSame')),
    ...places,
    make(
      'div',
      { class: 'sb-actions' },
      make(
        'button',
        { class: 'sb-button', 'data-variant': 'primary', 'data-primary': true, value: 'chosen' },
        say('mergeDone'),
      ),
      make(
        'button',
        { class: 'sb-button', 'data-variant': 'plain', value: '', formnovalidate: true },
        say('mergeClose'),
      ),
    ),
  );
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (dialog.returnValue !== 'chosen') return resolve(null);
      const blocks = stretches.flatMap((one) => (one.alike || choices.get(one)?.checked ? one.mine : one.theirs));
      resolve(letterSchema.node('doc', null, blocks.length ? [...blocks] : [letterSchema.node('paragraph')]));
    });
  });
}

function placeShown(stretch: Stretch, number: number, say: Say, choices: Map<Stretch, HTMLInputElement>): HTMLElement {
  const name = `sted-${number}`;
  const radio = (value: 'mine' | 'theirs', label: string, checked: boolean) => {
    const input = make('input', { type: 'radio', id: `${name}-${value}`, name, value, checked, required: true });
    if (value === 'mine') choices.set(stretch, input);
    return make('label', { for: `${name}-${value}` }, input, label);
  };
  return make(
    'fieldset',
    { class: 'sb-field' },
    make('legend', {}, say('mergePlace', { n: number })),
    make('div', { class: 'sb-difference sb-merge-place' }, differenceOf(stretch.theirs, stretch.mine)),
    make(
      'div',
      { class: 'sb-choices' },
      radio('mine', say('mergeMine'), stretch.changedBy === 'me'),
      radio('theirs', say('mergeTheirs'), stretch.changedBy === 'them'),
    ),
  );
}
