import { allCasesShown, listsShown } from './lists-shown.table';
import { cellOf, mostOnSheet, sheetOf } from './sheet';
import type { WorkLine } from './work-line';

const line = (title: string) =>
  ({ title, due: null, key: '20/1', standing: null, status: null, unitName: '' }) as unknown as WorkLine;

describe('A spreadsheet', () => {
  it.each([
    ['=1+1', `'=1+1`],
    [' =1+1', `' =1+1`],
    ['+47 22 00 00 00', `'+47 22 00 00 00`],
    ['-1', `'-1`],
    ['@sum(A1)', `'@sum(A1)`],
    ['\t=1', `"'\t=1"`],
    ['\r\n=1', `"'\r\n=1"`],
    ['=A1;"x"', `"'=A1;""x"""`],
    ['Om «ord»', 'Om «ord»'],
    ['A – B = C', 'A – B = C'],
  ])('takes %j for text', (text, cell) => expect(cellOf(text)).toBe(cell));

  it('is fetched page by page as it is read, and says that it is cut off', async () => {
    let asked = 0;
    const endless = async ({ limit }: { limit: number }) => {
      asked += 1;
      return { lines: Array.from({ length: limit }, () => line('Sak')), next: 'mer' };
    };
    const sheet = await sheetOf(endless, 'nb', allCasesShown);
    expect(asked).toBe(1);
    let text = '';
    for await (const part of sheet) text += part;
    const rows = text.split('\r\n');
    expect(rows).toHaveLength(mostOnSheet + 3);
    expect(rows.at(-2)).toContain(`Bare de første ${mostOnSheet} linjene er med.`);
    expect(asked).toBe(mostOnSheet / 100);
  });

  it('has the day its list is sorted by, and tells what its list tells', async () => {
    const shown = {
      ...line('Sak'),
      due: '2020-06-18',
      day: '2020-06-01',
      status: 'drafting',
      remains: ['Klasse mangler'],
    };
    const once = async () => ({ lines: [shown as unknown as WorkLine], next: null });
    const rowsOf = async (list: Parameters<typeof sheetOf>[2]) => {
      let text = '';
      for await (const part of await sheetOf(once, 'nb', list)) text += part;
      return text
        .replace('\uFEFF', '')
        .split('\r\n')
        .map((row) => row.split(';'));
    };
    const [heading, row] = await rowsOf(listsShown.mine);
    expect([heading?.[0], row?.[0], heading?.[4], row?.[4]]).toEqual(['Frist', '18.06.2020', 'Status', 'Utkast']);
    const [finished, closing] = await rowsOf(listsShown['to-close']);
    expect([finished?.[0], closing?.[0]]).toEqual(['Ferdig', '01.06.2020']);
    expect([finished?.[4], closing?.[4]]).toEqual(['Gjenstår', 'Klasse mangler']);
    const [journal, entry] = await rowsOf(listsShown['to-journal']);
    expect([journal?.[0], entry?.[0]]).toEqual(['Journaldato', '01.06.2020']);
  });

  it('is refused before anything is written', async () => {
    await expect(sheetOf(() => Promise.reject(new Error('not yours')), 'nb', allCasesShown)).rejects.toThrow(
      'not yours',
    );
  });
});
