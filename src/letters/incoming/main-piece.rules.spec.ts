import { mainPieceOf } from './main-piece.rules';

const mail = { fileName: 'e-post.eml', mediaType: 'message/rfc822' };
const pdf = (fileName: string) => ({ fileName, mediaType: 'application/pdf' });

describe('The letter among what came', () => {
  it('is the one PDF that is called a letter', () => {
    expect(mainPieceOf([mail, pdf('Vedlegg 1.pdf'), pdf('Brev.pdf')])).toBe(2);
    expect(mainPieceOf([mail, pdf('brev_til_statsråden.pdf')])).toBe(1);
  });

  it('is the mail when no file is called so, or several are', () => {
    expect(mainPieceOf([mail, pdf('rapport.pdf'), pdf('brevkort.pdf')])).toBe(0);
    expect(mainPieceOf([mail, pdf('brev 1.pdf'), pdf('brev 2.pdf')])).toBe(0);
    expect(mainPieceOf([mail, { fileName: 'brev.docx', mediaType: 'application/msword' }])).toBe(0);
    expect(mainPieceOf([])).toBe(0);
  });
});
