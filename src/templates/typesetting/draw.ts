/**
 * Draws laid-out pages into one tagged file.
 *
 * Each stretch of items with the same target becomes one marked content sequence; its number goes into the leaf, and
 * when all pages are drawn the structure tree is written from the nodes. Text is shown with real space glyphs, kerning
 * as offsets between glyphs, so what is copied out is what was written.
 */
import { Canvas, CanvasItem, LinkItem, RuleItem, SignatureFieldItem, TextItem, TextStyle, round } from './canvas';
import { PdfFile, PdfMetadata, Reference } from './pdf-file';
import { asciiAddress } from './setting.rules';
import { Artifact, Leaf, TagNode } from './tags';
import { writeStructure } from './structure-tree';

export interface LaidOut {
  readonly pages: readonly Canvas[];
  readonly root: TagNode;
  readonly metadata: PdfMetadata;
}

/** State of the content stream that need not be said twice. */
interface Pen {
  font?: string;
  colour?: string;
  spacing: number;
}

export function draw(laidOut: LaidOut): Uint8Array {
  const file = new PdfFile(laidOut.metadata);
  const pages: Reference[] = [];
  laidOut.pages.forEach((canvas, number) => {
    const page = file.page();
    pages.push(page.dictionary);
    drawPage(file, canvas, number);
  });
  writeStructure(file, laidOut.root, pages);
  return file.bytes();
}

function drawPage(file: PdfFile, canvas: Canvas, number: number): void {
  const page = file.inside.page;
  const parents = file.inside.getStructParentTree().get(page.structParentTreeKey);
  const leaves: Leaf[] = [];
  const pen: Pen = { spacing: 0 };
  const out: string[] = [];
  let open: Leaf | Artifact | undefined;
  const close = () => {
    if (open) out.push('EMC');
    open = undefined;
  };
  for (const item of canvas.items) {
    if (item.kind === 'link') {
      addLink(file, item, number);
      continue;
    }
    if (item.kind === 'signatureField') {
      addSignatureField(file, item, number);
      continue;
    }
    if (open !== item.target) {
      close();
      open = item.target;
      out.push(open instanceof Leaf ? openLeaf(open, number, leaves) : openArtifact(open, page.height));
    }
    drawItem(file, item, pen, out);
  }
  close();
  parents.push(...leaves);
  page.write(out.join('\n'));
}

function openLeaf(leaf: Leaf, page: number, leaves: Leaf[]): string {
  const mcid = leaves.push(leaf) - 1;
  leaf.drawn.push({ page, mcid });
  return `/${leaf.owner.role} <</MCID ${mcid}>> BDC`;
}

function openArtifact(artifact: Artifact, height: number): string {
  const { bbox, attached } = artifact;
  const box = bbox ? ` /BBox [${[bbox[0], height - bbox[3], bbox[2], height - bbox[1]].map(round).join(' ')}]` : '';
  return `/Artifact <</Type /${artifact.artifact}${box}${attached ? ` /Attached [/${attached}]` : ''}>> BDC`;
}

function drawItem(
  file: PdfFile,
  item: Exclude<CanvasItem, LinkItem | SignatureFieldItem>,
  pen: Pen,
  out: string[],
): void {
  if (item.kind === 'text') return drawText(file, item, pen, out);
  if (item.kind === 'rule') return drawRule(item, pen, out);
  setColour('#000000', pen, out);
  out.push(item.operators);
}

function drawRule(item: RuleItem, pen: Pen, out: string[]): void {
  setColour(item.colour, pen, out);
  out.push(`${[item.x, item.y, item.width, item.height].map(round).join(' ')} re f`);
}

function drawText(file: PdfFile, item: TextItem, pen: Pen, out: string[]): void {
  setColour(item.style.colour, pen, out);
  out.push('BT');
  setFont(file, item.style, pen, out);
  if (item.hidden) out.push('3 Tr');
  showText(file, item, out);
  out.push(item.hidden ? '0 Tr ET' : 'ET');
}

function setColour(colour: string, pen: Pen, out: string[]): void {
  if (pen.colour === colour) return;
  pen.colour = colour;
  const parts = [1, 3, 5].map((at) => round(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  out.push(`${parts.join(' ')} rg`);
}

function setFont(file: PdfFile, style: TextStyle, pen: Pen, out: string[]): void {
  const font = file.font(style.face);
  const name = `${font.id} ${style.size}`;
  if (pen.font !== name) {
    pen.font = name;
    file.inside.page.fonts[font.id] ??= font.reference;
    out.push(`/${font.id} ${style.size} Tf`);
  }
  const spacing = style.spacing ?? 0;
  if (pen.spacing !== spacing) {
    pen.spacing = spacing;
    out.push(`${spacing} Tc`);
  }
}

/** A mark that does not stand at the pen gets its own place; everything else runs in one array. */
function showText(file: PdfFile, item: TextItem, out: string[]): void {
  const { face, size, spacing = 0 } = item.style;
  const font = file.font(face);
  let x = item.x;
  let array = '';
  let hex = '';
  out.push(place(x, item.y));
  const show = () => {
    if (hex) array += `<${hex}>`;
    if (array) out.push(`[${array}] TJ`);
    array = hex = '';
  };
  for (const { glyph, kern, dx, dy } of face.shape(item.text)) {
    const moved = dx !== 0 || dy !== 0;
    if (moved) {
      show();
      out.push(place(x + (dx * size) / 1000, item.y - (dy * size) / 1000));
    }
    hex += font.code(glyph);
    x += ((glyph.advance + kern) * size) / 1000 + spacing;
    if (moved) {
      show();
      out.push(place(x, item.y));
    } else if (kern !== 0) {
      array += `<${hex}>${-round(kern)}`;
      hex = '';
    }
  }
  show();
}

/** The page's y axis points down (pdfkit turns it), so each line turns its text up again. */
function place(x: number, y: number): string {
  return `1 0 0 -1 ${round(x)} ${round(y)} Tm`;
}

function addLink(file: PdfFile, item: LinkItem, page: number): void {
  const { height, annotations, dictionary } = file.inside.page;
  const [left, top, right, bottom] = item.box;
  const annotation = file.inside.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [left, height - bottom, right, height - top].map(round),
    Border: [0, 0, 0],
    F: 4,
    P: dictionary,
    Contents: new String(item.spoken),
    A: { Type: 'Action', S: 'URI', URI: new String(asciiAddress(item.href)) },
    StructParent: file.inside.createStructParentTreeNextKey(),
  });
  annotations.push(annotation);
  item.node.kids.push({ annotation, page });
}

/** Zero-sized, printable and locked; a signature is a later revision that adds the value. */
function addSignatureField(file: PdfFile, item: SignatureFieldItem, page: number): void {
  const { annotations, dictionary } = file.inside.page;
  const widget = file.inside.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: 132,
    P: dictionary,
    T: new String(item.name),
    TU: new String('Elektronisk signatur'),
    StructParent: file.inside.createStructParentTreeNextKey(),
  });
  annotations.push(widget);
  item.node.kids.push({ annotation: widget, page });
  file.signatureField(widget);
}
