/** Longest name a file system or a mail program takes, in bytes of UTF-8. */
const longest = 255;

/**
 * A file name as someone called it, made safe to keep, show and send: no folders, no control characters, none that
 * turn the writing direction or hide (they make `fdp.exe` look like a PDF), 255 bytes with its ending kept.
 */
export function safeFileName(given: string | null | undefined): string {
  const name = (given ?? '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, '')
    .replaceAll(/\p{Zs}/gu, ' ')
    .split(/[/\\]/)
    .at(-1);
  const trimmed = (name ?? '').replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
  return shortened(trimmed) || 'uten navn';
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const ending = /\.[\p{L}\p{N}]{1,16}$/u.exec(name)?.[0] ?? '';
  let kept = '';
  let room = longest - Buffer.byteLength(ending);
  for (const character of name.slice(0, name.length - ending.length)) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept + ending;
}

/** `Content-Disposition` of a file to save (RFC 6266): its name in UTF-8, and a plain one for old programs. */
export function attachmentHeader(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(safeFileName(fileName)).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
