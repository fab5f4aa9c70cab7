/**
 * Formats a document may be archived in (Riksarkivarens forskrift, chapter 5): PDF/A-1 and -2, plain text, TIFF, JPEG
 * and PNG, by PRONOM id. PDF/A-3 only on application, plain PDF only for material before 2008, and a mail or a word
 * processor's file wants a copy beside it: none of them is here.
 */
export const archiveFormats: readonly string[] = [
  'fmt/95',
  'fmt/354',
  'fmt/476',
  'fmt/477',
  'fmt/478',
  'x-fmt/111',
  'fmt/353',
  'fmt/41',
  'fmt/42',
  'fmt/43',
  'fmt/11',
  'fmt/12',
  'fmt/13',
];

export function isArchiveFormat(format: string | null): boolean {
  return format !== null && archiveFormats.includes(format);
}
