/** What is repeated on pages: head of the following pages, page number, DEMO. None of it is read out. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, mm, toMm, widthOf } from './canvas';
import { layDemo } from './letterhead';
import { setPlain } from './lines';
import { paintLine } from './text-rows';
import { Setting, pagination } from './setting';

export interface FollowingHead {
  readonly runningName: string;
  readonly reference: string;
  /** As printed. */
  readonly date: string;
  readonly marking?: string;
  readonly demo: boolean;
}

export function followingPage(head: FollowingHead, setting: Setting): Canvas {
  const canvas = new Canvas();
  const { following, page } = setting.style;
  const type = setting.type('regular', following.size);
  const target = pagination('Top', setting.style, following.y - 4, following.markingY + 1.5);
  const y = mm(following.y);
  if (head.demo) layDemo(canvas, undefined, setting);
  const name = setting.checked(head.runningName, 'letterhead.runningName', type);
  const dateAt = mm(page.frameRight) - widthOf(head.date, type);
  const referenceAt = Math.min(mm(page.columns[2]), dateAt - mm(following.gap) - widthOf(head.reference, type));
  const limit = Math.floor(toMm(referenceAt) - page.left - following.gap);
  if (widthOf(name, type) > mm(limit)) {
    throw new Refusal('invalid', 'letter.headTooWide', { field: 'letterhead.runningName', limit });
  }
  canvas.text(mm(page.left), y, `${name} `, type, target);
  canvas.text(referenceAt, y, `${head.reference} `, type, target);
  canvas.text(dateAt, y, head.date, type, target);
  if (head.marking) {
    const bold = setting.type('bold', following.size);
    setPlain(head.marking, bold, target, mm(page.frameRight - page.left)).lines.forEach((line, i) => {
      paintLine(canvas, mm(page.left), mm(following.markingY) + i * following.leading, line, setting);
    });
  }
  return canvas;
}

export function layPageNumber(canvas: Canvas, text: string, setting: Setting): void {
  const { page, pageNumber } = setting.style;
  const type = setting.type('regular', pageNumber.size);
  const target = pagination('Bottom', setting.style, page.pageNumber - 4, page.pageNumber + 1.5);
  canvas.text(mm(page.frameRight) - widthOf(text, type), mm(page.pageNumber), text, type, target);
}
