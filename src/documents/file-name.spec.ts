import { faultOfText } from '../kernel/http/text';
import { attachmentHeader, safeFileName } from './file-name';

describe('The name of a file from outside', () => {
  it.each([
    ['Brev til statsråden.pdf', 'Brev til statsråden.pdf'],
    ['C:\\Users\\kari\\Brev.docx', 'Brev.docx'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'uten navn'],
    ['', 'uten navn'],
    [undefined, 'uten navn'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ['a\0b\r\nc.txt', 'abc.txt'],
    ['bre\u0301v.txt', 'brév.txt'],
    ['\ud800.txt', '\ufffd.txt'],
    ['navn\u00a0med\u2003rom.txt', 'navn med rom.txt'],
    ['.skjult', 'skjult'],
    ['Áššedieđut ŋ ž.odt', 'Áššedieđut ŋ ž.odt'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it('is cut to 255 bytes between characters and keeps its ending', () => {
    const name = safeFileName('æ'.repeat(300) + '.docx');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^æ{125}\.docx$/);
  });

  it('never breaks the rules for texts people read, whatever it was', () => {
    for (let code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 97) {
      const name = safeFileName(`a${String.fromCodePoint(code)}b.pdf`);
      expect(faultOfText(name, { max: 255 })).toBeNull();
      expect(name).not.toMatch(/[/\\]/);
    }
  });
});

describe('The header a file is sent with', () => {
  it('names it exactly, and plainly for old programs', () => {
    expect(attachmentHeader('Brev til "statsråden" (ŋ).pdf')).toBe(
      `attachment; filename="Brev til _statsraden_ (_).pdf"; filename*=UTF-8''Brev%20til%20%22statsr%C3%A5den%22%20%28%C5%8B%29.pdf`,
    );
  });

  it('has nothing in it that ends the header, whatever the name', () => {
    expect(attachmentHeader('a\r\nSet-Cookie: x=1\ud800.pdf')).toMatch(/^[\x20-\x7e]+$/);
  });
});
