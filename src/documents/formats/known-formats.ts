/**
 * The formats a ministry receives and makes, each with its PRONOM id (The National Archives' register, release 109;
 * PDF/A-4 and later are not among them). The archive's `format` is this id, never the file's ending.
 */
export interface FileFormat {
  readonly mediaType: string;
  /** PRONOM id, such as `fmt/476`; null when we cannot tell, or when PRONOM has none. */
  readonly pronom: string | null;
  /** The format in words. */
  readonly name: string;
  /** File ending without the dot, as archives expect it; null when nothing sensible can be said. */
  readonly extension: string | null;
}

const format = (mediaType: string, pronom: string | null, name: string, extension: string | null): FileFormat => ({
  mediaType,
  pronom,
  name,
  extension,
});

const pdf = (pronom: string | null, name: string) => format('application/pdf', pronom, name, 'pdf');
const openXml = (kind: string, pronom: string, name: string, extension: string) =>
  format(`application/vnd.openxmlformats-officedocument.${kind}`, pronom, name, extension);
const openDocument = (kind: string, pronom: string | null, name: string, extension: string) =>
  format(`application/vnd.oasis.opendocument.${kind}`, pronom, name, extension);

export const unknownFormat = format('application/octet-stream', null, 'Unknown', null);

export const knownFormats = {
  pdf: pdf(null, 'PDF'),
  'pdf 1.0': pdf('fmt/14', 'PDF 1.0'),
  'pdf 1.1': pdf('fmt/15', 'PDF 1.1'),
  'pdf 1.2': pdf('fmt/16', 'PDF 1.2'),
  'pdf 1.3': pdf('fmt/17', 'PDF 1.3'),
  'pdf 1.4': pdf('fmt/18', 'PDF 1.4'),
  'pdf 1.5': pdf('fmt/19', 'PDF 1.5'),
  'pdf 1.6': pdf('fmt/20', 'PDF 1.6'),
  'pdf 1.7': pdf('fmt/276', 'PDF 1.7'),
  'pdf 2.0': pdf('fmt/1129', 'PDF 2.0'),
  'pdf/a 1a': pdf('fmt/95', 'PDF/A-1a'),
  'pdf/a 1b': pdf('fmt/354', 'PDF/A-1b'),
  'pdf/a 2a': pdf('fmt/476', 'PDF/A-2a'),
  'pdf/a 2b': pdf('fmt/477', 'PDF/A-2b'),
  'pdf/a 2u': pdf('fmt/478', 'PDF/A-2u'),
  'pdf/a 3a': pdf('fmt/479', 'PDF/A-3a'),
  'pdf/a 3b': pdf('fmt/480', 'PDF/A-3b'),
  'pdf/a 3u': pdf('fmt/481', 'PDF/A-3u'),

  docx: openXml('wordprocessingml.document', 'fmt/412', 'Word document (OOXML)', 'docx'),
  docm: format('application/vnd.ms-word.document.macroenabled.12', 'fmt/523', 'Word document with macros', 'docm'),
  xlsx: openXml('spreadsheetml.sheet', 'fmt/214', 'Excel workbook (OOXML)', 'xlsx'),
  xlsm: format('application/vnd.ms-excel.sheet.macroenabled.12', 'fmt/445', 'Excel workbook with macros', 'xlsm'),
  xlsb: format('application/vnd.ms-excel.sheet.binary.macroenabled.12', 'fmt/595', 'Excel binary workbook', 'xlsb'),
  pptx: openXml('presentationml.presentation', 'fmt/215', 'PowerPoint presentation (OOXML)', 'pptx'),
  pptm: format(
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
    'fmt/487',
    'PowerPoint presentation with macros',
    'pptm',
  ),

  odt: openDocument('text', null, 'OpenDocument Text', 'odt'),
  'odt 1.0': openDocument('text', 'fmt/136', 'OpenDocument Text 1.0', 'odt'),
  'odt 1.1': openDocument('text', 'fmt/290', 'OpenDocument Text 1.1', 'odt'),
  'odt 1.2': openDocument('text', 'fmt/291', 'OpenDocument Text 1.2', 'odt'),
  'odt 1.3': openDocument('text', 'fmt/1756', 'OpenDocument Text 1.3', 'odt'),
  ods: openDocument('spreadsheet', null, 'OpenDocument Spreadsheet', 'ods'),
  'ods 1.0': openDocument('spreadsheet', 'fmt/137', 'OpenDocument Spreadsheet 1.0', 'ods'),
  'ods 1.1': openDocument('spreadsheet', 'fmt/294', 'OpenDocument Spreadsheet 1.1', 'ods'),
  'ods 1.2': openDocument('spreadsheet', 'fmt/295', 'OpenDocument Spreadsheet 1.2', 'ods'),
  'ods 1.3': openDocument('spreadsheet', 'fmt/1755', 'OpenDocument Spreadsheet 1.3', 'ods'),
  odp: openDocument('presentation', null, 'OpenDocument Presentation', 'odp'),
  'odp 1.0': openDocument('presentation', 'fmt/138', 'OpenDocument Presentation 1.0', 'odp'),
  'odp 1.1': openDocument('presentation', 'fmt/292', 'OpenDocument Presentation 1.1', 'odp'),
  'odp 1.2': openDocument('presentation', 'fmt/293', 'OpenDocument Presentation 1.2', 'odp'),
  'odp 1.3': openDocument('presentation', 'fmt/1754', 'OpenDocument Presentation 1.3', 'odp'),
  asice: format('application/vnd.etsi.asic-e+zip', 'fmt/1564', 'ASiC-E container', 'asice'),
  asics: format('application/vnd.etsi.asic-s+zip', 'fmt/1341', 'ASiC-S container', 'asics'),
  epub: format('application/epub+zip', 'fmt/483', 'EPUB', 'epub'),
  zip: format('application/zip', 'x-fmt/263', 'ZIP', 'zip'),

  'doc 95': format('application/msword', 'fmt/39', 'Word document 6.0/95', 'doc'),
  'doc 97': format('application/msword', 'fmt/40', 'Word document 97-2003', 'doc'),
  'xls 95': format('application/vnd.ms-excel', 'fmt/59', 'Excel workbook 5.0/95', 'xls'),
  'xls 97': format('application/vnd.ms-excel', 'fmt/61', 'Excel workbook 97-2003', 'xls'),
  ppt: format('application/vnd.ms-powerpoint', 'fmt/126', 'PowerPoint presentation 97-2003', 'ppt'),
  msg: format('application/vnd.ms-outlook', 'x-fmt/430', 'Outlook message', 'msg'),
  ole: format('application/x-cfb', 'fmt/111', 'OLE2 compound document', null),

  text: format('text/plain', 'x-fmt/111', 'Plain text, UTF-8', 'txt'),
  'text other': format('text/plain', 'x-fmt/111', 'Plain text, not UTF-8', 'txt'),
  html: format('text/html', 'fmt/96', 'HTML', 'html'),
  'html 5': format('text/html', 'fmt/471', 'HTML 5', 'html'),
  xml: format('application/xml', 'fmt/101', 'XML 1.0', 'xml'),
  svg: format('image/svg+xml', null, 'SVG', 'svg'),
  rtf: format('application/rtf', null, 'Rich Text Format', 'rtf'),
  mail: format('message/rfc822', 'fmt/278', 'Internet message', 'eml'),
  'mail mime': format('message/rfc822', 'fmt/950', 'Internet message (MIME)', 'eml'),

  'png 1.0': format('image/png', 'fmt/11', 'PNG 1.0', 'png'),
  'png 1.1': format('image/png', 'fmt/12', 'PNG 1.1', 'png'),
  'png 1.2': format('image/png', 'fmt/13', 'PNG 1.2', 'png'),
  jpeg: format('image/jpeg', 'fmt/41', 'JPEG', 'jpg'),
  'jpeg 1.00': format('image/jpeg', 'fmt/42', 'JPEG (JFIF 1.00)', 'jpg'),
  'jpeg 1.01': format('image/jpeg', 'fmt/43', 'JPEG (JFIF 1.01)', 'jpg'),
  'jpeg 1.02': format('image/jpeg', 'fmt/44', 'JPEG (JFIF 1.02)', 'jpg'),
  'gif 87a': format('image/gif', 'fmt/3', 'GIF 87a', 'gif'),
  'gif 89a': format('image/gif', 'fmt/4', 'GIF 89a', 'gif'),
  tiff: format('image/tiff', 'fmt/353', 'TIFF', 'tif'),
  bmp: format('image/bmp', null, 'Windows bitmap', 'bmp'),
  'webp lossy': format('image/webp', 'fmt/566', 'WebP', 'webp'),
  'webp lossless': format('image/webp', 'fmt/567', 'WebP', 'webp'),
  'webp extended': format('image/webp', 'fmt/568', 'WebP', 'webp'),
  heic: format('image/heic', 'fmt/1101', 'HEIC', 'heic'),
  mp4: format('video/mp4', 'fmt/199', 'MPEG-4', 'mp4'),
  mov: format('video/quicktime', 'x-fmt/384', 'QuickTime', 'mov'),
  mp3: format('audio/mpeg', 'fmt/134', 'MP3', 'mp3'),
  wav: format('audio/wav', 'fmt/6', 'Wave', 'wav'),
  '7z': format('application/x-7z-compressed', 'fmt/484', '7-Zip', '7z'),
  gzip: format('application/gzip', 'x-fmt/266', 'GZIP', 'gz'),
} as const satisfies Record<string, FileFormat>;

export type KnownFormat = keyof typeof knownFormats;
