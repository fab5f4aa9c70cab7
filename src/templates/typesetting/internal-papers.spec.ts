import { typesetFolderCover } from './folder-cover';
import type { SetLetter } from './letter-to-set';
import { typesetMemo } from './memo';
import { folderCover, memo, paragraph, seedParagraphs } from './typesetting.samples';

const at = (result: SetLetter, start: string) => {
  const found = result.placements.find(({ text }) => text.startsWith(start));
  return found ? [Number(found.x.toFixed(1)), Number(found.y.toFixed(1)), found.tag] : [];
};

describe('The memo to the minister', () => {
  const result = typesetMemo(memo);

  it('fits one page and stands where the measures say', () => {
    expect(result.pages).toBe(1);
    expect(at(result, 'Notat til statsråden')).toEqual([25, 33, 'H1']);
    expect(at(result, 'Internt dokument')).toEqual([131.7, 27.4, 'P']);
    expect(at(result, 'Til ')).toEqual([25, 47, 'P']);
    expect(at(result, 'Statssekretæren')).toEqual([51.7, 52.8, 'P']);
    expect(at(result, '20/14-3')).toEqual([155, 64.4, 'P']);
    expect(at(result, 'Svar til Soroptimistene')).toEqual([25, 79.7, 'H2']);
    expect(at(result, 'Hva statsråden')).toEqual([25, 89.2, 'H3']);
    expect(at(result, 'Signerer')[2]).toBe('LBody');
  });

  it('has no letterhead and no signature field', () => {
    expect(result.placements.some(({ text }) => text.startsWith('DET KONGELIGE'))).toBe(false);
    expect(Buffer.from(result.pdf).includes('/FT /Sig')).toBe(false);
  });

  it('warns past two pages', () => {
    const body = [...seedParagraphs, ...seedParagraphs, ...seedParagraphs].map(paragraph);
    expect(typesetMemo({ ...memo, body }).warnings).toEqual([{ code: 'memo.tooLong', field: 'body', page: 3 }]);
  });

  it('speaks nynorsk', () => {
    expect(at(typesetMemo({ ...memo, language: 'nn' }), 'Saksbehandlar')[1]).toBe(64.4);
  });
});

describe('The folder cover', () => {
  const result = typesetFolderCover(folderCover);

  it('stands where the measures say', () => {
    expect(result.pages).toBe(1);
    expect(at(result, 'Til signering')).toEqual([25, 44, 'H1']);
    expect(at(result, 'Mappe til')).toEqual([25, 53, 'P']);
    expect(at(result, 'Svarfrist')).toEqual([78.3, 69, 'P']);
    expect(at(result, '18.06.2020')).toEqual([78.3, 77.5, 'P']);
    expect(at(result, 'Henvendelse om')).toEqual([25, 98.5, 'P']);
    expect(at(result, 'Norgesunionen')).toEqual([25, 114.8, 'P']);
    expect(at(result, 'statsministeren')).toEqual([25, 129.8, 'P']);
    expect(at(result, 'I mappen')[2]).toBe('H2');
    expect(at(result, 'Mappe 1 av 6')[1]).toBe(289.5);
  });

  it('sets the letter to sign bold and the rows 6.8 mm apart', () => {
    const letter = result.placements.find(({ text }) => text.startsWith('Svarbrev til signering'))!;
    expect(letter.font).toBe('bold');
    const rows = result.placements.filter(({ text }) => /^20\/14-\d$/.test(text)).map(({ y }) => y);
    rows.slice(1).forEach((y, i) => expect(y - rows[i]!).toBeCloseTo(6.8, 1));
  });

  it('goes on to another page when the folder holds many documents', () => {
    const documents = Array.from({ length: 40 }, () => folderCover.documents[1]!);
    const many = typesetFolderCover({ ...folderCover, documents });
    expect(many.pages).toBeGreaterThan(1);
    expect(many.placements.filter(({ text }) => text === 'Notat til statsråden')).toHaveLength(40);
  });
});
