/** The head of page 1: mark, ministry's name, office title, and the DEMO box that stands on every page. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, TextStyle, circle, mm, round, widthOf } from './canvas';
import type { Letterhead } from './letter-to-set';
import { letterWords } from './letter.words';
import type { Setting } from './setting';
import { pathOperators } from './svg-path';
import { Artifact, Leaf, TagNode, layoutArtifact } from './tags';

/** Lays the head and returns its last baseline, mm. */
export function layLetterhead(
  canvas: Canvas,
  head: Letterhead,
  officeTitle: string | undefined,
  root: TagNode,
  setting: Setting,
): number {
  const { style } = setting;
  const lines = nameLines(head, setting);
  const three = lines.length > 2;
  const baselines: readonly number[] = three ? style.head.threeLines.nameLines : style.head.nameLines;
  layMark(canvas, head, three ? style.head.threeLines.markHeight : style.head.markHeight, root, setting);

  const name = root.add('P', setting.lang(setting.template));
  const type = nameType(setting);
  lines.forEach((line, i) => {
    const y = mm(baselines[i]!);
    const x = mm(style.head.centre) - (widthOf(line, type) - style.head.nameSpacing) / 2;
    canvas.text(x, y, i < lines.length - 1 ? `${line} ` : line, type, name.leaf());
  });
  const last = baselines[lines.length - 1]!;
  if (!officeTitle) return last;
  layTitle(canvas, officeTitle, last + style.head.titleBelow, root, setting);
  return last + style.head.titleBelow;
}

function nameType(setting: Setting): TextStyle {
  const { nameSize, nameSpacing } = setting.style.head;
  return setting.type('headName', nameSize, { spacing: nameSpacing });
}

/** "DET KONGELIGE" and the name in capitals; a long name breaks before "OG"; several names, one a line. */
function nameLines(head: Letterhead, setting: Setting): string[] {
  const words = letterWords[setting.template];
  const type = nameType(setting);
  const limit = setting.style.head.maxWidth;
  const names = head.names.length > 3 ? [words.manySenders] : head.names.map(capitals);
  const fits = (line: string) => widthOf(line, type) <= mm(limit);
  names.forEach((name, i) => setting.checked(name, `letterhead.names.${i}`, type));
  const alone = head.names.length > 3;
  // A joint letter of three has no room for "DET KONGELIGE" over its names.
  const first = alone || names.length === 3 ? [] : [words.head];
  if (names.length !== 1 || fits(names[0]!)) return refuseWide([...first, ...names], fits, limit);
  const at = names[0]!.lastIndexOf(` ${words.and} `);
  if (at < 0) throw new Refusal('invalid', 'letter.headTooWide', { field: 'letterhead.names.0', limit });
  return refuseWide([...first, names[0]!.slice(0, at), names[0]!.slice(at + 1)], fits, limit);
}

function refuseWide(lines: string[], fits: (line: string) => boolean, limit: number): string[] {
  const wide = lines.findIndex((line) => !fits(line));
  if (wide >= 0) throw new Refusal('invalid', 'letter.headTooWide', { field: 'letterhead.names', limit });
  return lines;
}

function capitals(name: string): string {
  return name.toLocaleUpperCase('nb');
}

function layTitle(canvas: Canvas, title: string, y: number, root: TagNode, setting: Setting): void {
  const { centre, maxWidth, titleSize, titleMinSize } = setting.style.head;
  const node = root.add('P', setting.lang(setting.template));
  let size = titleSize;
  let type = setting.type('headTitle', size);
  setting.checked(title, 'officeTitle', type);
  while (widthOf(title, type) > mm(maxWidth) && size > titleMinSize) {
    size = Math.max(titleMinSize, size - 0.25);
    type = setting.type('headTitle', size);
  }
  const width = widthOf(title, type);
  if (width > mm(maxWidth))
    throw new Refusal('invalid', 'letter.headTooWide', { field: 'officeTitle', limit: maxWidth });
  canvas.text(mm(centre) - width / 2, mm(y), title, type, node.leaf());
}

function layMark(canvas: Canvas, head: Letterhead, height: number, root: TagNode, setting: Setting): void {
  const { markTop, markWidth, centre } = setting.style.head;
  const spoken = head.mark?.alt ?? letterWords[setting.template].markOf(head.runningName);
  const alt = setting.checked(spoken, 'letterhead.mark', setting.type('regular', setting.style.following.size));
  const box = { width: mm(markWidth), height: mm(height) };
  const scale = head.mark ? Math.min(box.width / head.mark.width, box.height / head.mark.height) : 1;
  if (!(scale > 0) || !Number.isFinite(scale)) throw new Refusal('invalid', 'letter.markWrong');
  const width = head.mark ? head.mark.width * scale : box.height;
  const [left, top] = [mm(centre) - width / 2, mm(markTop)];
  const node = root.add('Figure', { alt, bbox: [left, top, left + width, top + box.height] });
  const path = head.mark
    ? `q ${[scale, 0, 0, scale, left, top].map(round).join(' ')} cm ${pathOperators(head.mark.path)} f* Q`
    : ringAndLozenge(mm(centre), top + box.height / 2, box.height / 2);
  canvas.path(path, node.leaf());
}

/** The demo's own mark; the arms of the realm are never shipped. `r` is the outer radius, pt. */
function ringAndLozenge(x: number, y: number, r: number): string {
  const unit = r / 17.72;
  const lozenge = (half: number) => {
    const d = half * unit;
    const points = [x, y - d, x + d, y, x, y + d, x - d, y].map(round);
    return `${points[0]} ${points[1]} m ${points[2]} ${points[3]} l ${points[4]} ${points[5]} l ${points[6]} ${points[7]} l h`;
  };
  const ring = (radius: number, line: number) => `${round(line * unit)} w ${circle(x, y, radius * unit)} S`;
  return `q ${ring(17.1, 1.2)} ${ring(14.9, 0.5)} ${round(unit)} w ${lozenge(8.7)} S ${lozenge(4.4)} f Q`;
}

/** The boxed DEMO; read once, on page 1. */
export function layDemo(canvas: Canvas, root: TagNode | undefined, setting: Setting): void {
  const { demo, page } = setting.style;
  const type = setting.type('bold', demo.size, { spacing: demo.spacing });
  const target: Leaf | Artifact = root ? root.add('P').leaf() : layoutArtifact;
  const width = widthOf('DEMO', type) - demo.spacing;
  const left = page.frameRight - demo.width;
  const capHeight = 0.688 * demo.size;
  const y = mm(demo.top + demo.height / 2) + capHeight / 2;
  canvas.text(mm(left + demo.width / 2) - width / 2, y, 'DEMO', type, target);
  canvas.box(mm(left), mm(demo.top), mm(demo.width), mm(demo.height), demo.line);
}
