/**
 * What stands on a page before it is a PDF: text, rules, paths and annotations with their places in pt from the top left.
 *
 * Laying out fills canvases; drawing (`draw.ts`) turns them into one file. Tests read them as placements.
 */
import { Face } from './fonts';
import { Artifact, Leaf, TagNode, layoutArtifact } from './tags';

export interface TextStyle {
  readonly face: Face;
  /** pt */
  readonly size: number;
  /** `#rrggbb` */
  readonly colour: string;
  /** Extra distance after each character, pt. */
  readonly spacing?: number;
}

export interface TextItem {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly style: TextStyle;
  readonly target: Leaf | Artifact;
  /** Read and copied, not seen: the text of a drawn sign. */
  readonly hidden?: boolean;
}

export interface RuleItem {
  readonly kind: 'rule';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly target: Artifact;
}

/** Path operators of a PDF content stream, in pt from the top left. */
export interface PathItem {
  readonly kind: 'path';
  readonly operators: string;
  readonly target: Leaf | Artifact;
}

export interface LinkItem {
  readonly kind: 'link';
  /** left, top, right, bottom */
  readonly box: readonly [number, number, number, number];
  readonly href: string;
  /** What a screen reader says of the link. */
  readonly spoken: string;
  readonly node: TagNode;
}

/** The one empty signature field; invisible, without size. */
export interface SignatureFieldItem {
  readonly kind: 'signatureField';
  readonly node: TagNode;
  readonly name: string;
}

export type CanvasItem = TextItem | RuleItem | PathItem | LinkItem | SignatureFieldItem;

export const mm = (value: number): number => (value * 72) / 25.4;
export const toMm = (value: number): number => (value * 25.4) / 72;

export class Canvas {
  readonly items: CanvasItem[] = [];

  text(x: number, y: number, text: string, style: TextStyle, target: Leaf | Artifact): void {
    if (text !== '') this.items.push({ kind: 'text', x, y, text, style, target });
  }

  hidden(x: number, y: number, text: string, style: TextStyle, target: Leaf): void {
    this.items.push({ kind: 'text', x, y, text, style, target, hidden: true });
  }

  /** A horizontal line, its middle at `y`. */
  rule(x: number, right: number, y: number, thickness: number, colour: string): void {
    const item = { x, y: y - thickness / 2, width: right - x, height: thickness, colour, target: layoutArtifact };
    this.items.push({ kind: 'rule', ...item });
  }

  box(x: number, top: number, width: number, height: number, line: number): void {
    const [a, b, c, d] = [x + line / 2, top + line / 2, width - line, height - line].map(round);
    this.items.push({ kind: 'path', operators: `${line} w ${a} ${b} ${c} ${d} re S`, target: layoutArtifact });
  }

  bar(x: number, top: number, bottom: number, width: number, colour: string): void {
    const item = { x, y: top, width, height: bottom - top, colour, target: layoutArtifact };
    this.items.push({ kind: 'rule', ...item });
  }

  disc(x: number, y: number, radius: number): void {
    this.items.push({ kind: 'path', operators: `${circle(x, y, radius)} f`, target: layoutArtifact });
  }

  path(operators: string, target: Leaf | Artifact): void {
    this.items.push({ kind: 'path', operators, target });
  }

  link(item: Omit<LinkItem, 'kind'>): void {
    this.items.push({ kind: 'link', ...item });
  }

  signatureField(node: TagNode, name: string): void {
    this.items.push({ kind: 'signatureField', node, name });
  }
}

/** Width of a piece of text in pt. */
export function widthOf(text: string, style: TextStyle): number {
  const spacing = style.spacing ? style.spacing * [...text].length : 0;
  return (style.face.width(text) * style.size) / 1000 + spacing;
}

/** A circle as four curves. */
export function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  const p = (...points: number[]) => points.map(round).join(' ');
  return (
    `${p(x + r, y)} m ${p(x + r, y + k, x + k, y + r, x, y + r)} c ${p(x - k, y + r, x - r, y + k, x - r, y)} c ` +
    `${p(x - r, y - k, x - k, y - r, x, y - r)} c ${p(x + k, y - r, x + r, y - k, x + r, y)} c h`
  );
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
