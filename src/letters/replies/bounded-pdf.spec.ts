import { PDFDocument } from '@cantoo/pdf-lib';
import { joinedPdf, pagesCopied, pdfLimits } from './bounded-pdf';

const pdfOf = async (pages: number, password?: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < pages; i++) pdf.addPage();
  if (password) pdf.encrypt({ userPassword: password, ownerPassword: password });
  return pdf.save();
};

describe('A PDF from outside', () => {
  it('gives its pages', async () => {
    const copied = await pagesCopied(await pdfOf(3));
    expect(copied?.pages).toBe(3);
    expect((await PDFDocument.load(copied?.pdf ?? '')).getPageCount()).toBe(3);
  });

  it.each([
    ['is locked by a password', () => pdfOf(2, 'hemmelig')],
    ['is damaged', async () => (await pdfOf(2)).subarray(0, 300)],
    ['has no pages', () => Promise.resolve(Buffer.from('%PDF-1.7\ntrailer\n<<>>\n%%EOF'))],
    ['is no PDF', () => Promise.resolve(Buffer.from('Kjære statsråd'))],
    ['is empty', () => Promise.resolve(Buffer.alloc(0))],
  ])('gives none when it %s', async (_, make) => {
    expect(await pagesCopied(await make())).toBeUndefined();
  });

  it('gives none when it is larger than the limit, or takes too long', async () => {
    const pdf = await pdfOf(2);
    expect(await pagesCopied(pdf, { ...pdfLimits, size: pdf.length - 1 })).toBeUndefined();
    expect(await pagesCopied(pdf, { ...pdfLimits, time: 1 })).toBeUndefined();
  });
});

describe('Several PDFs', () => {
  it('become one, in their order', async () => {
    const joined = await joinedPdf([await pdfOf(1), await pdfOf(2), await pdfOf(3)]);
    expect(joined?.pages).toBe(6);
  });
});
