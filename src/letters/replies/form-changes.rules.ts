/**
 * What changed in how a letter looks, where its words are the same: bold, italic, links, headings, lists, quotations.
 * It reads two texts as blocks of signs and is told which sign came from which, so that it holds for a text one is
 * writing as for two stored versions. What changed in the words is for others to say.
 */

/** Ways in which single signs look; a sign without one is plain in it. */
const aspects = ['bold', 'italic', 'link', 'language'] as const;
export type Aspect = (typeof aspects)[number];
export type Dress = Readonly<Partial<Record<Aspect, string>>>;

/** What a link is to; `cite` is the name of a work, which no link can be. */
export const cited = 'cite';

export interface FormedSign {
  readonly sign: string;
  readonly dress: Dress;
}

/** A paragraph, a heading, what stands in a list item or a cell. */
export interface FormedBlock {
  /** What it is, and what it stands in, outermost first, by the names HTML has: `['ul', 'li', 'p']`. */
  readonly form: readonly string[];
  readonly signs: readonly FormedSign[];
}

/** What was done, in a word. */
export const formWords = [
  'bold',
  'notBold',
  'italic',
  'notItalic',
  'linked',
  'unlinked',
  'relinked',
  'heading',
  'subheading',
  'bulleted',
  'numbered',
  'deeper',
  'shallower',
  'quoted',
  'plain',
  'other',
] as const;
export type FormWord = (typeof formWords)[number];

/** Signs that look otherwise than before: from the first to behind the last, counted through the later text. */
export interface DressChange {
  readonly of: 'signs';
  readonly form: FormWord;
  readonly aspect: Aspect;
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly is: string;
}

/** Blocks side by side that became something else together: the first and the last of the later text. */
export interface BlockChange {
  readonly of: 'blocks';
  readonly form: FormWord;
  readonly first: number;
  readonly last: number;
}

export type FormChange = DressChange | BlockChange;

/** Which sign of the earlier text a sign of the later one is, both counted through their texts; null when it is new. */
export type CameFrom = (sign: number) => number | null;

/** Every change of form, in reading order. */
export function formChangesOf(
  before: readonly FormedBlock[],
  after: readonly FormedBlock[],
  cameFrom: CameFrom,
): FormChange[] {
  const signsBefore = before.flatMap(({ signs }) => signs);
  const origins = blocksCameFrom(before, after, cameFrom);
  const starts = startsOf(after);
  const blocks = blockChanges(before, after, origins);
  return after.flatMap(({ signs }, at): FormChange[] => {
    const start = starts[at] ?? 0;
    const former = signs.map((_, i) => {
      const from = cameFrom(start + i);
      return from === null ? null : (signsBefore[from]?.dress ?? null);
    });
    const dressed = aspects.flatMap((aspect) => runsIn(signs, former, aspect));
    return [
      ...blocks.filter(({ first }) => first === at),
      ...dressed.map((run) => ({ ...run, from: run.from + start, to: run.to + start })).sort((a, b) => a.from - b.from),
    ];
  });
}

/** Where each block's first sign stands in the whole text. */
export function startsOf(blocks: readonly FormedBlock[]): number[] {
  let start = 0;
  return blocks.map(({ signs }) => (start += signs.length) - signs.length);
}

/** The earlier block each block has most of its signs from; null for one that is new, or empty. */
export function blocksCameFrom(
  before: readonly FormedBlock[],
  after: readonly FormedBlock[],
  cameFrom: CameFrom,
): (number | null)[] {
  const blockOf = before.flatMap(({ signs }, at) => signs.map(() => at));
  const starts = startsOf(after);
  return after.map(({ signs }, at) => {
    const counts = new Map<number, number>();
    signs.forEach((_, i) => {
      const from = cameFrom((starts[at] ?? 0) + i);
      const block = from === null ? undefined : blockOf[from];
      if (block !== undefined) counts.set(block, (counts.get(block) ?? 0) + 1);
    });
    const [most] = [...counts].sort(([, a], [, b]) => b - a);
    return most?.[0] ?? null;
  });
}

/** Whether two blocks look the same, whatever they say. */
export function sameForm(one: FormedBlock, other: FormedBlock): boolean {
  return one.form.join(' ') === other.form.join(' ');
}

function blockChanges(
  before: readonly FormedBlock[],
  after: readonly FormedBlock[],
  origins: readonly (number | null)[],
): BlockChange[] {
  const changes: (BlockChange & { readonly was: FormedBlock; readonly is: FormedBlock })[] = [];
  after.forEach((is, at) => {
    const was = before[origins[at] ?? -1];
    if (!was || sameForm(was, is)) return;
    const last = changes.at(-1);
    const together = last?.last === at - 1 && sameForm(last.was, was) && sameForm(last.is, is) && standsIn(was, is);
    if (last && together) changes[changes.length - 1] = { ...last, last: at };
    else changes.push({ of: 'blocks', form: becomes(was.form, is.form), first: at, last: at, was, is });
  });
  return changes.map(({ of, form, first, last }) => ({ of, form, first, last }));
}

const isList = (name: string): boolean => name === 'ul' || name === 'ol';
const isPlace = (name: string): boolean => isList(name) || name === 'blockquote';

/** Items of a list, or paragraphs of a quotation, are made so at once; headings one by one. */
const standsIn = (...blocks: readonly FormedBlock[]): boolean => blocks.some(({ form }) => form.some(isPlace));

function becomes(was: readonly string[], is: readonly string[]): FormWord {
  const [listsBefore, lists] = [was.filter(isList), is.filter(isList)];
  const [list] = lists.slice(-1);
  if (list) {
    if (list !== listsBefore.at(-1)) return list === 'ul' ? 'bulleted' : 'numbered';
    if (lists.length === listsBefore.length) return 'other';
    return lists.length > listsBefore.length ? 'deeper' : 'shallower';
  }
  const [kindBefore, kind] = [was.at(-1), is.at(-1)];
  if (kind === 'h2' && kindBefore !== 'h2') return 'heading';
  if (kind === 'h3' && kindBefore !== 'h3') return 'subheading';
  if (is.includes('blockquote')) return was.includes('blockquote') ? 'other' : 'quoted';
  const isPlain = kind === 'p' && (kindBefore !== 'p' || was.some(isPlace));
  return isPlain ? 'plain' : 'other';
}

/** Signs side by side that changed alike. New signs within them, or at their end in the same word, go with them. */
function runsIn(signs: readonly FormedSign[], former: readonly (Dress | null)[], aspect: Aspect): DressChange[] {
  const runs: DressChange[] = [];
  const blank = (at: number) => /^\s*$/.test(signs[at]?.sign ?? '');
  const isNew = (at: number, is: string) => former[at] === null && (signs[at]?.dress[aspect] ?? '') === is;
  let at = 0;
  while (at < signs.length) {
    const change = changeAt(at);
    if (!change) {
      at += 1;
      continue;
    }
    let [from, to] = [at, at + 1];
    for (let next = to; next < signs.length; next++) {
      const more = changeAt(next);
      if (more?.was === change.was && more.is === change.is) to = next + 1;
      else if (!isNew(next, change.is)) break;
    }
    while (to < signs.length && isNew(to, change.is) && !blank(to)) to += 1;
    const before = runs.at(-1)?.to ?? 0;
    while (from > before && isNew(from - 1, change.is) && !blank(from - 1)) from -= 1;
    runs.push({ of: 'signs', form: dressed(aspect, change.was, change.is), aspect, from, to, ...change });
    at = to;
  }
  return runs;

  function changeAt(place: number): { was: string; is: string } | null {
    const dress = former[place];
    const [was, is] = [dress?.[aspect] ?? '', signs[place]?.dress[aspect] ?? ''];
    return dress && was !== is ? { was, is } : null;
  }
}

function dressed(aspect: Aspect, was: string, is: string): FormWord {
  if (aspect === 'bold') return is ? 'bold' : 'notBold';
  if (aspect === 'italic') return is ? 'italic' : 'notItalic';
  if (aspect === 'language') return 'other';
  const isLink = (value: string) => value !== '' && value !== cited;
  if (isLink(is)) return isLink(was) ? 'relinked' : 'linked';
  return isLink(was) ? 'unlinked' : 'other';
}
