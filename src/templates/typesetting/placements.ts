/** Laid-out pages as facts a test can read: each piece of text with its place. */
import { Canvas, toMm, widthOf } from './canvas';
import type { Placement } from './letter-to-set';
import { Leaf } from './tags';

export function placementsOf(pages: readonly Canvas[]): Placement[] {
  return pages.flatMap((canvas, i) =>
    canvas.items.flatMap((item) => {
      if (item.kind !== 'text') return [];
      const { style, target, text } = item;
      const place = { page: i + 1, x: toMm(item.x), y: toMm(item.y), width: toMm(widthOf(text.trimEnd(), style)) };
      const tag = target instanceof Leaf ? target.owner.role : 'Artifact';
      return [{ ...place, size: style.size, font: style.face.name, text, tag }];
    }),
  );
}
