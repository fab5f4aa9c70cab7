/** The author's blocks as rows, with what holds a heading to its text. */
import type { Row } from './flow';
import type { LetterBlock } from './letter.blocks';
import type { Setting } from './setting';
import type { TagNode } from './tags';
import { Above, HeadingSetting, TextPlace, headingRows, listRows, paragraphRows, quotationRows } from './text-rows';
import { tableRows } from './table-rows';

export interface BodySetting {
  readonly owner: TagNode;
  readonly setting: Setting;
  readonly headings: Readonly<Record<2 | 3, HeadingSetting>>;
  readonly above: Above;
}

export function bodyRows(blocks: readonly LetterBlock[], body: BodySetting): Row[] {
  let above = body.above;
  const set = blocks.map((block, i) => {
    const rows = rowsOfBlock(block, { ...body, field: `body.${i}`, above });
    above = { block: block.type, after: block.type === 'heading' ? body.headings[block.level].after : undefined };
    return rows;
  });
  blocks.forEach((block, i) => {
    if (block.type === 'heading') holdToText(blocks, set, i);
  });
  holdToClosing(set.at(-1) ?? []);
  return set.flat();
}

function rowsOfBlock(block: LetterBlock, place: TextPlace): Row[] {
  switch (block.type) {
    case 'paragraph':
      return paragraphRows(block, place);
    case 'heading':
      return headingRows(block, place);
    case 'list':
      return listRows(block, place);
    case 'quotation':
      return quotationRows(block, place);
    case 'table':
      return tableRows(block, place);
  }
}

/** A heading stands with two lines of what follows; two headings never alone. */
function holdToText(blocks: readonly LetterBlock[], set: readonly Row[][], heading: number): void {
  let lines = 0;
  for (let i = heading + 1; i < set.length && lines < 2; i++) {
    for (const row of set[i]!) {
      row.keep = 4;
      if (blocks[i]!.type === 'heading') continue;
      if (++lines === 2) return;
    }
    if (blocks[i]!.type === 'heading') return;
  }
}

/** The last two lines before the closing stay together and with it; of a shorter last block all of it. */
function holdToClosing(rows: readonly Row[]): void {
  const last = rows.at(-1);
  if (last && rows.length > 1) last.keep = 4;
}
