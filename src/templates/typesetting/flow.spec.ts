import { Refusal } from '../../kernel/refusal';
import { Keep, Row, paginate } from './flow';

/** Rows of 10 pt on pages of 100: ten on each. */
const row = (keep: Keep = 0, more: Partial<Row> = {}): Row => ({
  space: 0,
  leading: 10,
  depth: 0,
  keep,
  paint: () => undefined,
  ...more,
});
const rules = {
  firstPage: { first: 10, last: 100 },
  following: { first: 10, last: 100 },
  emptyPart: 1 / 3,
  maxPages: 20,
};
const counts = (rows: readonly Row[]) => paginate(rows, rules).map((page) => page.rows.length);
const kept = (count: number, keep: Keep) => Array.from({ length: count }, (_, i) => row(i === 0 ? 0 : keep));
const free = (count: number) => Array.from({ length: count }, () => row());

describe('Pages', () => {
  it('fill up and go on', () => expect(counts(free(25))).toEqual([10, 10, 5]));

  it('lose nothing when a letter has no text', () => expect(counts([])).toEqual([0]));

  it('break where nothing is broken', () => expect(counts([...free(8), ...kept(4, 7)])).toEqual([8, 4]));

  it.each([7, 6, 5] as const)('give up rule %d rather than leave over a third empty', (keep) => {
    expect(counts([...free(6), ...kept(6, keep)])).toEqual([10, 2]);
    expect(counts([...free(7), ...kept(6, keep)])).toEqual([7, 6]);
  });

  it('never give up the rules of paragraphs, headings and signature', () => {
    expect(counts([...free(3), ...kept(9, 4)])).toEqual([3, 9]);
  });

  it('give up 7 before 6 and 6 before 5', () => {
    const rows = [...free(4), row(), row(5), row(6), row(5), row(7), row(5), row(5), row(5)];
    expect(counts(rows)[0]).toBe(8);
    const without7 = [...free(4), row(), row(5), row(6), row(5), row(5), row(5), row(5), row(5)];
    expect(counts(without7)[0]).toBe(10);
    const at6 = [...free(4), row(), row(5), row(5), row(6), row(5), row(5), row(5), row(5)];
    expect(counts(at6)[0]).toBe(7);
  });

  it('break a chain that is longer than a page where the page is full', () => {
    expect(counts(kept(25, 4))).toEqual([10, 10, 5]);
  });

  it('let the space above fall away at the top', () => {
    const [, second] = paginate([...free(10), row(0, { space: 30 })], rules);
    expect(second!.rows[0]!.y).toBe(10);
  });

  it('leave room for a repeated header', () => {
    const continuation = { height: 20, paint: () => undefined };
    const pages = paginate(
      Array.from({ length: 20 }, () => row(0, { continuation })),
      { ...rules, firstPage: { first: 10, last: 100 } },
    );
    expect(pages[1]!.rows[0]!.y).toBe(30);
    expect(pages[1]!.rows).toHaveLength(8);
  });

  it('refuse a row taller than a page, and more pages than a letter may have', () => {
    const code = (rows: readonly Row[]) => {
      try {
        paginate(rows, rules);
      } catch (error) {
        return error instanceof Refusal ? error.code : String(error);
      }
      return 'set';
    };
    expect(code([row(0, { depth: 500 })])).toBe('letter.blockTooTall');
    expect(code(free(500))).toBe('letter.tooManyPages');
  });
});
