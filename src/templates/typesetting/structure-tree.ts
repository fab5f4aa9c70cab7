/** Writes the structure tree and its way back from content and annotations (the parent tree). */
import { round } from './canvas';
import { PdfFile, Reference } from './pdf-file';
import { AnnotationKid, Leaf, TagNode } from './tags';

export function writeStructure(file: PdfFile, root: TagNode, pages: readonly Reference[]): void {
  const tree = file.inside.getStructTreeRoot();
  const references = new Map<TagNode, Reference>();
  tree.data.K = [writeNode(file, root, tree, pages, references)];
  nameParents(file, pages, references);
}

function writeNode(
  file: PdfFile,
  node: TagNode,
  parent: Reference,
  pages: readonly Reference[],
  references: Map<TagNode, Reference>,
): Reference {
  const reference = file.inside.ref({ S: node.role, P: parent });
  references.set(node, reference);
  const home = pageOf(node);
  if (home !== undefined) reference.data.Pg = pages[home];
  const kids: unknown[] = [];
  for (const kid of node.kids) {
    if (kid instanceof TagNode) kids.push(writeNode(file, kid, reference, pages, references));
    else if (kid instanceof Leaf) kids.push(...contentOf(kid, home, pages));
    else kids.push(annotationOf(file, kid, reference, pages));
  }
  if (kids.length > 0) reference.data.K = kids.length === 1 ? kids[0] : kids;
  describe(reference, node, file);
  reference.end();
  return reference;
}

function pageOf(node: TagNode): number | undefined {
  for (const kid of node.kids) if (kid instanceof Leaf && kid.drawn[0]) return kid.drawn[0].page;
  return undefined;
}

function contentOf(leaf: Leaf, home: number | undefined, pages: readonly Reference[]): unknown[] {
  return leaf.drawn.map(({ page, mcid }) => (page === home ? mcid : { Type: 'MCR', Pg: pages[page], MCID: mcid }));
}

function annotationOf(file: PdfFile, kid: AnnotationKid, owner: Reference, pages: readonly Reference[]): unknown {
  const annotation = kid.annotation as Reference;
  file.inside.getStructParentTree().add(annotation.data.StructParent as number, owner);
  annotation.end();
  return { Type: 'OBJR', Obj: annotation, Pg: pages[kid.page] };
}

function describe(reference: Reference, node: TagNode, file: PdfFile): void {
  const { lang, alt, scope, numbering, bbox } = node.options;
  if (lang) reference.data.Lang = new String(lang);
  if (alt) reference.data.Alt = new String(alt);
  if (scope) reference.data.A = { O: 'Table', Scope: scope };
  if (numbering) reference.data.A = { O: 'List', ListNumbering: numbering };
  if (bbox) {
    const height = file.inside.page.height;
    const box = [bbox[0], height - bbox[3], bbox[2], height - bbox[1]].map(round);
    reference.data.A = { O: 'Layout', Placement: 'Block', BBox: box };
  }
}

/** While drawing, each page's row of the parent tree held leaves; now their elements have references. */
function nameParents(file: PdfFile, pages: readonly Reference[], references: Map<TagNode, Reference>): void {
  for (const page of pages) {
    const row = file.inside.getStructParentTree().get(page.data.StructParents as number);
    row.forEach((leaf, i) => {
      if (leaf instanceof Leaf) row[i] = references.get(leaf.owner);
    });
  }
}
