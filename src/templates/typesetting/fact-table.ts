/** The tables of memo and cover: columns by place, rules to the frame's edge, one row a fact. */
import { mm } from './canvas';
import type { Row } from './flow';
import type { FactTableStyle } from './internal-style';
import { Line, setPlain } from './lines';
import type { Setting } from './setting';
import type { TagNode } from './tags';
import { paintLine } from './text-rows';

export interface FactColumn {
  readonly label: string;
  /** Left edge, mm. */
  readonly x: number;
  /** For numbers: their right edge, mm. */
  readonly right?: number;
}

export interface FactTable {
  readonly style: FactTableStyle;
  readonly columns: readonly FactColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Rows set bold in their second column: the letter to sign. */
  readonly bold?: readonly number[];
  readonly field: string;
}

export function factTableRows(table: FactTable, root: TagNode, setting: Setting): Row[] {
  const { style, columns } = table;
  const node = root.add('Table');
  const bold = setting.type('bold', style.size);
  const regular = setting.type('regular', style.size);
  const head = node.add('TR');
  const header = columns.map(({ label }, i) => cell(label, head.add('TH', { scope: 'Column' }), i, true));
  const rows = table.rows.map((texts, n) => {
    const tr = node.add('TR');
    return texts.map((text, i) => {
      const strong = i === 1 && table.bold?.includes(n) === true;
      setting.checked(text, `${table.field}.${n}.${i}`, strong ? bold : regular);
      return cell(text, i === 0 ? tr.add('TH', { scope: 'Row' }) : tr.add('TD'), i, strong);
    });
  });

  function cell(text: string, owner: TagNode, i: number, strong: boolean): readonly Line[] {
    const { x } = columns[i]!;
    const next = columns[i + 1]?.x ?? setting.style.page.frameRight;
    return setPlain(text, strong ? bold : regular, owner.leaf(), mm(next - x - 2)).lines;
  }

  const rowOf = (cells: readonly (readonly Line[])[], advance: number, last: boolean, isHeader: boolean): Row => {
    const depth = (Math.max(1, ...cells.map((lines) => lines.length)) - 1) * style.leading;
    return {
      space: advance - style.leading,
      leading: style.leading,
      depth,
      keep: isHeader ? 0 : 6,
      field: table.field,
      paint(canvas, y) {
        const { left, frameRight } = setting.style.page;
        const { ink } = setting.style.colours;
        const { heavy, light } = setting.style.table;
        if (isHeader) canvas.rule(mm(left), mm(frameRight), y - style.ruleAbove, heavy, ink);
        cells.forEach((lines, i) =>
          lines.forEach((line, n) => paintLine(canvas, placeOf(i, line), y + n * style.leading, line, setting)),
        );
        const below = y + depth + (isHeader ? style.ruleBelowHeader : style.ruleBelow);
        canvas.rule(mm(left), mm(frameRight), below, isHeader || last ? heavy : light, ink);
      },
    };
  };
  const placeOf = (i: number, line: Line) => {
    const { x, right } = columns[i]!;
    return right === undefined ? mm(x) : mm(right) - line.width;
  };
  const set = rows.map((cells, i) => rowOf(cells, i === 0 ? style.toFirst : style.step, i === rows.length - 1, false));
  if (set.length > 3) for (const row of set.slice(2, -1)) row.keep = 0;
  return [rowOf(header, style.toHeader, false, true), ...set];
}
