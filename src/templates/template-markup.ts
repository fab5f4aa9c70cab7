import { Place, TemplateProblem, problemAt } from './template-problems';

/**
 * The HTML between the braces of a template. Every block must close what it opens, and no braces may stand inside a
 * tag: then a value can only ever become text, whatever it holds, and every rendering is well formed. Which elements
 * a letter may have is the typesetter's to say (`typesetting/html-to-blocks.ts`), on the rendered text.
 */

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z-]*="[^"<>]*")*)\s*\/?>/y;
const withoutEnd = new Set(['br', 'col']);

interface OpenTag {
  readonly name: string;
  readonly place: Place;
}

/** Reads the markup of one block (or of the whole template), piece by piece between its braces. */
export class MarkupReader {
  private readonly open: OpenTag[] = [];

  constructor(
    private readonly tell: (problem: TemplateProblem) => void,
    private readonly allowed: 'html' | 'line',
  ) {}

  read(content: string, start: Place | undefined): void {
    for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at)) {
      const place = placeIn(content, at, start);
      if (this.allowed === 'line') {
        this.tell(problemAt(place, 'markupInLine'));
        return;
      }
      tag.lastIndex = at;
      const found = tag.exec(content);
      if (!found) {
        this.tell(problemAt(place, 'markup', { text: content.slice(at, at + 20) }));
        return;
      }
      const [whole, slash, name = '', attributes = ''] = found;
      if (/\sdata-/i.test(attributes)) this.tell(problemAt(place, 'fieldByHand'));
      this.take(name.toLowerCase(), slash === '/', place);
      at += whole.length;
    }
  }

  /** At the end of the block: what is still open has no end. */
  end(): void {
    for (const { name, place } of this.open) this.tell(problemAt(place, 'unbalancedMarkup', { tag: name }));
  }

  private take(name: string, closing: boolean, place: Place): void {
    if (withoutEnd.has(name)) return;
    if (!closing) {
      this.open.push({ name, place });
    } else if (this.open.at(-1)?.name === name) {
      this.open.pop();
    } else {
      this.tell(problemAt(place, 'unbalancedMarkup', { tag: `/${name}` }));
    }
  }
}

/** The place of an offset in a piece of text that itself begins at `start`. */
export function placeIn(content: string, offset: number, start: Place | undefined): Place {
  const lines = content.slice(0, offset).split('\n');
  const last = lines.at(-1) ?? '';
  const line = (start?.line ?? 1) + lines.length - 1;
  return { line, column: lines.length === 1 ? (start?.column ?? 0) + last.length : last.length };
}
