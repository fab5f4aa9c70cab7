/**
 * The structure tree of a letter: what a screen reader walks and an archive keeps.
 *
 * A node is a structure element; a leaf is a stretch of content in it. Kids stand in reading order from the moment they
 * are made, whatever the drawing order. Where a leaf was drawn (page and number) is filled in by the drawing.
 */

/** Standard structure types of PDF 1.7 that a letter uses. */
export type Role =
  | 'Document'
  | 'Figure'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link'
  | 'Span'
  | 'Form';

export interface TagOptions {
  /** BCP 47; only where it differs from what the node stands in. */
  readonly lang?: string;
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  readonly numbering?: 'Disc' | 'Decimal';
  /** Figure only: left, top, right, bottom in pt from the page's top left corner. */
  readonly bbox?: readonly [number, number, number, number];
}

/** A stretch of content inside one structure element; may lie on several pages. */
export class Leaf {
  readonly drawn: { readonly page: number; readonly mcid: number }[] = [];

  constructor(readonly owner: TagNode) {}
}

/** An annotation inside its structure element (a link, or the signature field). */
export interface AnnotationKid {
  readonly annotation: object;
  readonly page: number;
}

export class TagNode {
  readonly kids: (TagNode | Leaf | AnnotationKid)[] = [];
  private last?: Leaf;

  constructor(
    readonly role: Role,
    readonly options: TagOptions = {},
  ) {}

  add(role: Role, options: TagOptions = {}): TagNode {
    const node = new TagNode(role, options);
    this.kids.push(node);
    return node;
  }

  /** The leaf at the end of this node; a new one when something else came after the last. */
  leaf(): Leaf {
    if (this.last && this.kids.at(-1) === this.last) return this.last;
    this.last = new Leaf(this);
    this.kids.push(this.last);
    return this.last;
  }
}

/** Content that is not read: rules and bars (Layout), repeated heads and page numbers (Pagination). */
export interface Artifact {
  readonly artifact: 'Layout' | 'Pagination';
  /** For Pagination: the edge it hangs on. */
  readonly attached?: 'Top' | 'Bottom';
  /** For Pagination: left, top, right, bottom in pt. */
  readonly bbox?: readonly [number, number, number, number];
}

export const layoutArtifact: Artifact = { artifact: 'Layout' };
