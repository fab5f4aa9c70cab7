/**
 * Text into lines: ragged right, greedy, no hyphenation.
 *
 * Inline runs become pieces (what is never broken), pieces become lines. Headings are balanced; a paragraph whose last
 * line would be a few letters is set a little narrower, as long as it keeps its number of lines.
 */
import { TextStyle, widthOf } from './canvas';
import { clusters } from './fonts';
import { breaksInside, endsNoHeadingLine, staysTogether } from './setting.rules';
import type { Artifact, Leaf, TagNode } from './tags';

export interface LinkTarget {
  readonly href: string;
  readonly spoken: string;
  readonly node: TagNode;
}

/** A stretch of text in one style inside one leaf. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  readonly leaf: Leaf | Artifact;
  readonly link?: LinkTarget;
}

/** A span on its line, `x` from the line's start, pt. */
export interface SetSpan extends Span {
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly spans: readonly SetSpan[];
  /** Without the space that ends it. */
  readonly width: number;
}

export interface SetText {
  readonly lines: readonly Line[];
  /** A word was wider than the measure and had to be broken. */
  readonly wordBroken: boolean;
}

/** What is never broken: the spans of a word or of words that stay together. */
interface Piece {
  readonly spans: Span[];
  width: number;
  /** What stands between this piece and the next: a space, nothing (after "/"), or the end of a line. */
  readonly end: 'space' | 'joint' | 'break';
  readonly space?: Span;
  readonly spaceWidth: number;
}

export interface LineRules {
  /** Characters under which a last line asks for a narrower setting; 0 = never. */
  readonly shortLastLine: number;
  /** Per cent. */
  readonly narrowing: number;
  readonly heading?: boolean;
}

export const plainLines: LineRules = { shortLastLine: 0, narrowing: 0 };

/** `null` between spans is a line break the author asked for. */
export function setText(content: readonly (Span | null)[], measure: number, rules: LineRules): SetText {
  const pieces = piecesOf(content, rules.heading === true);
  const broken = breakWide(pieces, measure);
  const first = greedy(broken.pieces, measure);
  const breaks = rules.heading ? balanced(broken.pieces, measure, first) : evened(broken.pieces, measure, first, rules);
  return { lines: breaks.map((range) => lineOf(broken.pieces, range)), wordBroken: broken.wordBroken };
}

/** One-style text without tags of its own, such as a table cell or an address. */
export function setPlain(text: string, style: TextStyle, leaf: Leaf | Artifact, measure: number): SetText {
  return setText([{ text, style, leaf }], measure, plainLines);
}

interface Word {
  readonly spans: Span[];
  text: string;
  space?: Span;
  hard: boolean;
}

function wordsOf(content: readonly (Span | null)[]): Word[] {
  const words: Word[] = [];
  let word: Word | undefined;
  const flush = () => {
    if (word) words.push(word);
    word = undefined;
  };
  for (const span of content) {
    if (span === null) {
      flush();
      const last = words.at(-1);
      if (last) last.hard = true;
      continue;
    }
    for (const part of span.text.split(/([ \t\r\n\f]+)/)) {
      if (part === '') continue;
      if (/^[ \t\r\n\f]/.test(part)) {
        flush();
        const last = words.at(-1);
        if (last && !last.hard) last.space ??= { ...span, text: ' ' };
        continue;
      }
      word ??= { spans: [], text: '', hard: false };
      word.spans.push(part === span.text ? span : { ...span, text: part });
      word.text += part;
    }
  }
  flush();
  return words;
}

function piecesOf(content: readonly (Span | null)[], heading: boolean): Piece[] {
  const words = wordsOf(content);
  const pieces: Piece[] = [];
  let open: Span[] = [];
  words.forEach((word, i) => {
    const next = words[i + 1];
    const cuts = breaksInside(word.text);
    const parts = cuts.length === 0 ? [word.spans] : cutSpans(word.spans, cuts);
    parts.forEach((part, at) => {
      open.push(...part);
      if (at < parts.length - 1) {
        pieces.push(piece(open, 'joint'));
        open = [];
      }
    });
    const together =
      next &&
      word.space &&
      !word.hard &&
      (staysTogether(word.text, next.text) || (heading && endsNoHeadingLine(word.text)));
    if (together) {
      open.push(word.space!);
      return;
    }
    pieces.push(piece(open, word.hard || !next ? 'break' : 'space', next && (word.space ?? spaceAfter(word))));
    open = [];
  });
  return pieces;
}

/** The space drawn where the author broke the line. */
function spaceAfter(word: Word): Span {
  return { ...word.spans.at(-1)!, text: ' ' };
}

function piece(spans: Span[], end: Piece['end'], space?: Span): Piece {
  let width = 0;
  for (const span of spans) width += widthOf(span.text, span.style);
  return { spans, width, end, space, spaceWidth: end === 'space' && space ? widthOf(' ', space.style) : 0 };
}

function cutSpans(spans: readonly Span[], cuts: readonly number[]): Span[][] {
  const parts: Span[][] = [[]];
  let offset = 0;
  let next = 0;
  for (const span of spans) {
    let from = 0;
    while (next < cuts.length && cuts[next]! <= offset + span.text.length) {
      const at = cuts[next]! - offset;
      if (at > from) parts.at(-1)!.push({ ...span, text: span.text.slice(from, at) });
      parts.push([]);
      from = at;
      next++;
    }
    if (from < span.text.length) parts.at(-1)!.push({ ...span, text: span.text.slice(from) });
    offset += span.text.length;
  }
  return parts.filter((part) => part.length > 0);
}

/** A piece wider than the measure gives up staying together; a single word is cut where the line is full. */
function breakWide(pieces: readonly Piece[], measure: number): { pieces: Piece[]; wordBroken: boolean } {
  if (pieces.every((one) => one.width <= measure)) return { pieces: [...pieces], wordBroken: false };
  let wordBroken = false;
  const out: Piece[] = [];
  for (const one of pieces) {
    if (one.width <= measure) {
      out.push(one);
      continue;
    }
    const words = wordsOf(one.spans);
    words.forEach((word, i) => {
      const last = i === words.length - 1;
      const whole = last ? piece(word.spans, one.end, one.space) : piece(word.spans, 'space', word.space);
      if (whole.width <= measure) out.push(whole);
      else {
        wordBroken = true;
        out.push(...cutWord(whole, measure));
      }
    });
  }
  return { pieces: out, wordBroken };
}

function cutWord(word: Piece, measure: number): Piece[] {
  const out: Piece[] = [];
  let spans: Span[] = [];
  let width = 0;
  for (const span of word.spans) {
    let text = '';
    for (const segment of clusters(span.text)) {
      const step = widthOf(segment, span.style);
      if (width + step > measure && width > 0) {
        if (text) spans.push({ ...span, text });
        out.push(piece(spans, 'joint'));
        [spans, text, width] = [[], '', 0];
      }
      text += segment;
      width += step;
    }
    if (text) spans.push({ ...span, text });
  }
  out.push(piece(spans, word.end, word.space));
  return out;
}

interface Range {
  readonly from: number;
  /** One past the last piece. */
  readonly to: number;
  readonly width: number;
}

function greedy(pieces: readonly Piece[], measure: number): Range[] {
  const lines: Range[] = [];
  let from = 0;
  let width = 0;
  let gap = 0;
  pieces.forEach((one, i) => {
    if (i > from && width + gap + one.width > measure + 0.001) {
      lines.push({ from, to: i, width });
      from = i;
      width = gap = 0;
    }
    width += gap + one.width;
    gap = one.spaceWidth;
    if (one.end === 'break') {
      lines.push({ from, to: i + 1, width });
      from = i + 1;
      width = gap = 0;
    }
  });
  if (from < pieces.length) lines.push({ from, to: pieces.length, width });
  return lines;
}

function evened(pieces: readonly Piece[], measure: number, first: Range[], rules: LineRules): Range[] {
  if (first.length < 2 || lengthOf(pieces, first.at(-1)!) >= rules.shortLastLine) return first;
  for (let step = 1; step <= rules.narrowing; step++) {
    const narrower = measure * (1 - step / 100);
    if (pieces.some((one) => one.width > narrower)) return first;
    const lines = greedy(pieces, narrower);
    if (lines.length > first.length) return first;
    if (lengthOf(pieces, lines.at(-1)!) >= rules.shortLastLine) return lines;
  }
  return first;
}

function lengthOf(pieces: readonly Piece[], range: Range): number {
  let length = 0;
  for (let i = range.from; i < range.to; i++) {
    for (const span of pieces[i]!.spans) length += span.text.length;
    if (i < range.to - 1 && pieces[i]!.end === 'space') length++;
  }
  return length;
}

/** The narrowest width that keeps the number of lines, found by halving. */
function balanced(pieces: readonly Piece[], measure: number, first: Range[]): Range[] {
  if (first.length < 2) return first;
  let low = pieces.reduce((widest, one) => Math.max(widest, one.width), measure / 2 / first.length);
  let high = measure;
  let best = first;
  for (let i = 0; i < 12 && high - low > 0.5; i++) {
    const middle = (low + high) / 2;
    const lines = greedy(pieces, middle);
    if (lines.length > first.length) low = middle;
    else {
      high = middle;
      best = lines;
    }
  }
  return best;
}

function lineOf(pieces: readonly Piece[], range: Range): Line {
  const spans: SetSpan[] = [];
  let x = 0;
  let open: { text: string; from: Span; x: number } | undefined;
  const flush = () => {
    if (!open) return;
    const width = widthOf(open.text, open.from.style);
    spans.push({ ...open.from, text: open.text, x: open.x, width });
    x = open.x + width;
    open = undefined;
  };
  const put = (span: Span) => {
    if (open && open.from.leaf === span.leaf && open.from.style === span.style) open.text += span.text;
    else {
      flush();
      open = { text: span.text, from: span, x };
    }
  };
  for (let i = range.from; i < range.to; i++) {
    const one = pieces[i]!;
    for (const span of one.spans) put(span);
    // The space at the end of a line is drawn too, so that copied text never joins two lines.
    if (one.space && one.end !== 'joint') put(one.space);
  }
  flush();
  return { spans, width: range.width };
}
