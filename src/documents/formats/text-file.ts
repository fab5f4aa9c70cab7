import { TextDecoder } from 'node:util';
import type { Piece } from './piece';
import type { KnownFormat } from './known-formats';

const window = 1024 * 1024;

/** What kind of text a file is, or undefined when it is not text. A file of any length is read through once. */
export async function textFormat(head: Buffer, size: number, piece: Piece): Promise<KnownFormat | undefined> {
  if (!looksLikeText(head)) return undefined;
  const start = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const kind = kindByStart(start.trimStart()) ?? mailFormat(start);
  if (kind) return kind;
  if (hasUtf16Mark(head)) return 'text other';

  const decoder = new TextDecoder('utf-8', { fatal: true });
  let utf8 = true;
  for (let at = 0; at < size; at += window) {
    const bytes = await piece(at, window);
    if (!looksLikeText(bytes)) return undefined;
    if (utf8) utf8 = decodes(decoder, bytes, at + window >= size);
  }
  return utf8 ? 'text' : 'text other';
}

function decodes(decoder: TextDecoder, bytes: Buffer, last: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}

/** Text has no control characters but tab, line ends, form feed and escape; UTF-16 says so in its first two bytes. */
function looksLikeText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  if (hasUtf16Mark(bytes)) return true;
  return !bytes.some(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b,
  );
}

function hasUtf16Mark(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function kindByStart(start: string): KnownFormat | undefined {
  if (start.startsWith('{\\rtf')) return 'rtf';
  const early = start.slice(0, 1024);
  if (/<!doctype\s{1,4}html\s{0,4}(>|system)/i.test(early)) return 'html 5';
  if (/^(<!doctype\s{1,4}html|<html)\b/i.test(early) || /^<\?xml[^>]*>\s{0,99}(<!doctype html|<html)\b/i.test(early))
    return 'html';
  if (/^(<\?xml[^>]*>\s{0,99})?<svg\b/.test(early)) return 'svg';
  if (/^<\?xml version=["']1\.0["']/.test(early)) return 'xml';
  return undefined;
}

const mailHeaders = new Set(
  'from to cc subject date message-id received return-path delivered-to mime-version reply-to sender x-mailer dkim-signature authentication-results in-reply-to references content-type list-id thread-topic'.split(
    ' ',
  ),
);
/** Headers that alone do not make a mail: web answers and notes have them too. */
const tellingHeaders = ['from', 'received', 'return-path', 'message-id'];

/** A mail begins with header lines (RFC 5322); at least two must be a mail's own, and one of them telling. */
function mailFormat(start: string): KnownFormat | undefined {
  const [headers = ''] = start.split(/\r?\n\r?\n/, 1);
  const lines = headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  // Mailbox programs put one line of their own before the headers.
  const fields = (/^From \S/.test(lines[0] ?? '') ? lines.slice(1) : lines).map((line) =>
    /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase(),
  );
  const ended = headers.length < start.length;
  if (fields.slice(0, ended ? undefined : -1).some((field) => field === undefined)) return undefined;
  const known = fields.filter((field) => field !== undefined && mailHeaders.has(field));
  if (new Set(known).size < 2 || !tellingHeaders.some((field) => known.includes(field))) return undefined;
  return known.includes('mime-version') ? 'mail mime' : 'mail';
}
