/**
 * Which characters may stand in a letter. Anything else is refused with its code and its place; nothing is replaced.
 */
import { Refusal } from '../../kernel/refusal';
import type { Face } from './fonts';
import './typesetting.words';

/** Longest single field. Longer text belongs in more than one paragraph. */
export const maxFieldLength = 100_000;

const softHyphen = 0xad;
const control = /\p{Cc}/u;
const format = /[\p{Cf}\p{Zl}\p{Zp}]/u;
/** Letters written from the right: Arimo has some, but the order of such a line is not ours to guess. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Refuses text that cannot be set, naming the first character in the way: `U+2610`, the field, and its number from 1. */
export function refuseUnsettable(text: string, field: string, face: Face): void {
  if (text.length > maxFieldLength) {
    throw new Refusal('invalid', 'letter.textTooLong', { field, limit: maxFieldLength });
  }
  let position = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    position++;
    if (code >= 0x20 && code < 0x7f) continue;
    const reason = reasonAgainst(code, face);
    if (reason) throw new Refusal('invalid', reason, { character: nameOf(code), field, position });
    if (code > 0xffff) i++;
  }
}

const judged = new Map<Face, Map<number, string>>();

function reasonAgainst(code: number, face: Face): string {
  let known = judged.get(face);
  if (!known) judged.set(face, (known = new Map<number, string>()));
  const reason = known.get(code);
  if (reason !== undefined) return reason;
  const found = judge(code, face);
  if (known.size > 20_000) known.clear();
  known.set(code, found);
  return found;
}

function judge(code: number, face: Face): string {
  if (code >= 0xd800 && code <= 0xdfff) return 'letter.loneSurrogate';
  const character = String.fromCodePoint(code);
  if (control.test(character)) return 'letter.controlCharacter';
  if (code === softHyphen) return '';
  if (format.test(character)) return 'letter.invisibleCharacter';
  if (rightToLeft.test(character)) return 'letter.rightToLeft';
  return face.has(code) ? '' : 'letter.characterMissing';
}

function nameOf(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
