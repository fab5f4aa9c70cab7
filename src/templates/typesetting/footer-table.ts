/** The table at the foot of page 1: addresses, telephone, organisation number; on officials' letters unit and caseworker. */
import { Refusal } from '../../kernel/refusal';
import { Canvas, TextStyle, mm, toMm, widthOf } from './canvas';
import type { LetterFooter } from './letter-to-set';
import { letterWords } from './letter.words';
import { Line, setPlain } from './lines';
import type { Setting } from './setting';
import type { TagNode } from './tags';
import { paintLine } from './text-rows';

interface FooterColumn {
  readonly label: string;
  readonly values: readonly { readonly text: string; readonly field: string }[];
}

export interface LaidFooter {
  /** How much rule, table and the body's last line stand higher, mm. */
  readonly raised: number;
  paint(canvas: Canvas): void;
}

/** Sets the table; it is painted after page 1's text, as it is read last. */
export function footerTable(footer: LetterFooter, root: TagNode, setting: Setting): LaidFooter {
  const { footer: numbers, page, colours } = setting.style;
  const columns = columnsOf(footer, setting);
  const places = columns.length > 4 ? numbers.six : numbers.four;
  const bold = setting.type('bold', numbers.size);
  const type = setting.type('regular', numbers.size);
  const node = root.add('Table', setting.lang(setting.template));
  const [head, row] = [node.add('TR'), node.add('TR')];
  const set = columns.map((column, i) => {
    const [x, width] = [mm(places[i]![0]), mm(places[i]![1])];
    const label = setPlain(column.label, bold, head.add('TH', { scope: 'Column' }).leaf(), width).lines[0]!;
    const leaf = row.add('TD').leaf();
    const lines = column.values.flatMap(({ text, field }, n, all) => {
      const fitted = fit(setting.checked(text, field, type), type, width);
      const spaced = n < all.length - 1 ? withSpaceAfter(fitted) : fitted;
      return spaced.flatMap((part) => setPlain(part, type, leaf, width).lines.map((line) => keepSpace(line, part)));
    });
    return { x, label, lines };
  });
  const over = Math.max(0, Math.max(...set.map(({ lines }) => lines.length)) - numbers.values);
  if (over > numbers.mostOver) throw new Refusal('invalid', 'letter.blockTooTall', { field: 'footer' });
  const raised = over * toMm(numbers.step);
  return {
    raised,
    paint(canvas) {
      canvas.rule(mm(page.left), mm(page.frameRight), mm(numbers.ruleY - raised), numbers.rule, colours.ink);
      const y = mm(numbers.labelY - raised);
      for (const { x, label } of set) paintLine(canvas, x, y, label, setting);
      for (const { x, lines } of set) {
        lines.forEach((line, i) => paintLine(canvas, x, y + numbers.firstStep + i * numbers.step, line, setting));
      }
    },
  };
}

function columnsOf(footer: LetterFooter, setting: Setting): FooterColumn[] {
  const words = letterWords[setting.template];
  const values = (texts: readonly string[], field: string) =>
    texts.filter((text) => text.trim() !== '').map((text, i) => ({ text, field: `footer.${field}.${i}` }));
  const columns: FooterColumn[] = [
    { label: words.postAddress, values: values(footer.postAddress, 'postAddress') },
    { label: words.officeAddress, values: values(footer.officeAddress, 'officeAddress') },
    { label: words.telephone, values: values([footer.telephone], 'telephone') },
    { label: words.orgNumber, values: values([footer.orgNumber], 'orgNumber') },
  ];
  if (!footer.unit && !footer.caseworker) return columns;
  const { name = '', telephone = '' } = footer.caseworker ?? {};
  return [
    ...columns,
    { label: words.unit, values: values([footer.unit ?? ''], 'unit') },
    { label: words.caseworker, values: values([name, telephone], 'caseworker') },
  ];
}

/** Breaks at spaces; a word still too wide at its declared joint (U+00AD), with a hyphen. */
function fit(text: string, type: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, type) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(`${line} `);
    const parts = widthOf(word, type) > width ? jointed(word, type, width) : [word];
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!;
  }
  return line ? [...lines, line] : lines;
}

function jointed(word: string, type: TextStyle, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of word.split('\u00ad')) {
    if (line && widthOf(`${line}${part}-`, type) > width) {
      lines.push(`${line}-`);
      line = part;
    } else line += part;
  }
  return [...lines, line];
}

function withSpaceAfter(lines: readonly string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''} `];
}

/** Line breaking drops a last space; here it says that another line of the same cell follows. */
function keepSpace(line: Line, part: string): Line {
  const last = line.spans.at(-1);
  if (!last || !part.endsWith(' ')) return line;
  return { ...line, spans: [...line.spans.slice(0, -1), { ...last, text: `${last.text} ` }] };
}
