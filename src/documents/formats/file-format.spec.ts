import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { FileFormat, formatOf } from './file-format';
import { knownFormats } from './known-formats';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'format-'))));
afterAll(() => rm(folder, { recursive: true }));

async function formatOfBytes(bytes: Buffer): Promise<FileFormat> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const handle = await open(path);
  return formatOf(handle, bytes.length).finally(() => handle.close());
}

/** A ZIP with these members, deflated but for `mimetype`. */
function zip(members: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(members)) {
    const stored = name === 'mimetype';
    const body = stored ? Buffer.from(text) : deflateRawSync(Buffer.from(text));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(stored ? 0 : 8, 8);
    header.writeUInt32LE(body.length, 18);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(header, Buffer.from(name), body);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

/** An OLE2 file whose directory, in sector 1 and then sector 3, has these entries. */
function compound(...names: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 5);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  const table = 512;
  bytes.writeUInt32LE(3, table + 4);
  bytes.writeUInt32LE(0xfffffffe, table + 12);
  ['Root Entry', ...names].forEach((name, index) => {
    const at = (index < 4 ? 2 * 512 : 4 * 512) + (index % 4) * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
  });
  return bytes;
}

const pdfa = (part: string, level: string) =>
  `%PDF-1.7\n${'x'.repeat(2_000_000)}<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>\n%%EOF`;
const odf = (kind: string, version: string) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': 'x',
    'META-INF/manifest.xml': `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:x" manifest:version="${version}">`,
  });
const ooxml = (...names: string[]) =>
  zip({ '_rels/.rels': 'x', ...Object.fromEntries(names.map((name) => [name, 'x'])), '[Content_Types].xml': 'x' });
const png = (...chunks: string[]) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...['IHDR', ...chunks, 'IEND'].map((name) => Buffer.concat([Buffer.alloc(4), Buffer.from(name), Buffer.alloc(4)])),
  ]);

describe('What a file is', () => {
  it.each<[keyof typeof knownFormats, string | Buffer]>([
    ['pdf 1.4', '%PDF-1.4\n%%EOF'],
    ['pdf 1.7', '\n\n%PDF-1.7\n%%EOF'],
    ['pdf/a 2a', pdfa('2', 'A')],
    ['pdf/a 1b', pdfa('1', 'B')],
    ['pdf/a 3u', '%PDF-1.7 <rdf:Description pdfaid:part="3" pdfaid:conformance="U"/>'],
    ['pdf 2.0', '%PDF-2.0 pdfaid:part="9" pdfaid:conformance="Z"'],
    ['docx', ooxml('word/document.xml')],
    ['docm', ooxml('word/document.xml', 'word/vbaProject.bin')],
    ['xlsx', ooxml('xl/workbook.xml')],
    ['pptx', ooxml('ppt/presentation.xml')],
    ['odt 1.2', odf('text', '1.2')],
    ['odt', odf('text', '7.1')],
    ['ods 1.3', odf('spreadsheet', '1.3')],
    ['asice', zip({ mimetype: 'application/vnd.etsi.asic-e+zip' })],
    ['zip', zip({ 'et brev.txt': 'x' })],
    ['zip', 'PK\x03\x04 cut off'],
    ['doc 97', compound('WordDocument', '1Table')],
    ['doc 95', compound('WordDocument')],
    ['msg', compound('a', 'b', 'c', 'd', '__properties_version1.0')],
    ['xls 97', compound('Workbook')],
    ['ppt', compound('PowerPoint Document')],
    ['ole', compound('Something else')],
    ['text', 'Kjære statsråd. Á, č, đ, ŋ, š, ŧ, ž.\r\n'],
    ['text', '\ufeffMed bytemerke'],
    ['text other', Buffer.from('Kj\xe6re statsr\xe5d', 'latin1')],
    ['text other', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Kjære', 'utf16le')])],
    ['html 5', '<!doctype html>\n<title>x</title>'],
    ['html', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html>'],
    ['html', '  <html><body>'],
    ['xml', '<?xml version="1.0"?><brev/>'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['rtf', '{\\rtf1\\ansi Kj\\u230?re}'],
    ['mail mime', 'Received: from a\r\n by b\r\nFrom: <a@b.no>\r\nMIME-Version: 1.0\r\n\r\nHei'],
    ['mail', 'From a@b.no Thu May 14 10:00:00 2020\nFrom: a@b.no\nTo: c@d.no\nSubject: x\n\nHei'],
    ['text', 'Fra: Kari\nTil: statsråden\n\nHei'],
    ['text', 'Subject: Notat\nDate: i dag\n\nHei'],
    ['png 1.0', png('IDAT')],
    ['png 1.1', png('sRGB', 'IDAT')],
    ['png 1.2', png('iTXt', 'IDAT')],
    ['jpeg 1.01', Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
    ['jpeg', Buffer.from('ffd8ffe1001045786966000000', 'hex')],
    ['gif 89a', 'GIF89a....'],
    ['tiff', 'II*\0....'],
    ['wav', 'RIFF....WAVEfmt '],
    ['webp lossy', 'RIFF....WEBPVP8 '],
    ['mp4', Buffer.from('00000018667479706d70343200000000', 'hex')],
    ['7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['gzip', Buffer.from('1f8b080000000000', 'hex')],
  ])('is told by its content: %s', async (known, bytes) => {
    expect(await formatOfBytes(Buffer.from(bytes))).toEqual(knownFormats[known]);
  });

  it('is unknown rather than guessed at', async () => {
    expect(await formatOfBytes(Buffer.from([1, 2, 3, 4, 5]))).toMatchObject({
      mediaType: 'application/octet-stream',
      pronom: null,
    });
    expect((await formatOfBytes(Buffer.alloc(0))).pronom).toBeNull();
    const late = Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from([0])]);
    expect((await formatOfBytes(late)).mediaType).toBe('application/octet-stream');
  });

  it('is decided for any bytes at all, in a table the database accepts', async () => {
    const starts = [
      'PK\x03\x04',
      '%PDF-1.7 pdfaid:part',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'RIFF',
      'ID3\x04',
      '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9',
      'From: a\r\n',
      '',
    ];
    for (let round = 0; round < 200; round++) {
      const start = Buffer.from(starts[round % starts.length] ?? '', 'latin1');
      const bytes = Buffer.concat([
        start,
        randomBytes((round * 37) % 5000),
        Buffer.from('PK\x05\x06', 'latin1'),
        randomBytes(40),
      ]);
      const found = await formatOfBytes(bytes);
      expect(found.mediaType).toMatch(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/);
      expect(found.pronom ?? 'fmt/1').toMatch(/^(x-)?fmt\/[0-9]+$/);
    }
  });

  it('never unpacks a ZIP that grows beyond measure', async () => {
    const bomb = zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': ' '.repeat(40_000_000) + 'manifest:version="1.2"',
    });
    expect(await formatOfBytes(bomb)).toEqual(knownFormats.odt);
  });
});
