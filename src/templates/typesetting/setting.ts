/** What all parts of one document share while it is laid out: style, type, languages, warnings. */
import { Refusal } from '../../kernel/refusal';
import { TextStyle } from './canvas';
import { refuseUnsettable } from './characters';
import { FaceName, face } from './fonts';
import type { LetterLanguage } from './letter.blocks';
import type { LetterStyle } from './letter-style';
import type { LetterWarning } from './letter-to-set';
import { letterWords } from './letter.words';
import type { Artifact } from './tags';
import './typesetting.words';
import { mm } from './canvas';

export class Setting {
  readonly warnings: LetterWarning[] = [];
  private readonly types = new Map<string, TextStyle>();

  constructor(
    readonly style: LetterStyle,
    /** First the document's own. */
    readonly languages: readonly LetterLanguage[],
    /** The language of the template: head, footer and page numbers. */
    readonly template: LetterLanguage,
    readonly forPost = false,
  ) {}

  get language(): LetterLanguage {
    return this.languages[0]!;
  }

  /** One object for each combination, so that neighbours in the same type are seen to be so. */
  type(name: FaceName, size: number, more: { colour?: string; spacing?: number } = {}): TextStyle {
    const colour = more.colour ?? this.style.colours.ink;
    const key = `${name} ${size} ${colour} ${more.spacing ?? 0}`;
    let known = this.types.get(key);
    if (!known) {
      known = { face: face(name), size, colour, spacing: more.spacing };
      this.types.set(key, known);
    }
    return known;
  }

  /** Text that is known to be settable in this type; refused by field and place otherwise. */
  checked(text: string, field: string, style: TextStyle): string {
    refuseUnsettable(text, field, style.face);
    return text;
  }

  /** `Lang` of an element: only where it differs from what it stands in. */
  lang(lang: LetterLanguage | undefined, inside: LetterLanguage = this.language): { lang?: string } {
    return lang && lang !== inside ? { lang: letterWords[lang].tag } : {};
  }

  warn(warning: LetterWarning): void {
    this.warnings.push(warning);
  }
}

/** A repeated head or foot, for the artifact that carries it. mm. */
export function pagination(edge: 'Top' | 'Bottom', style: LetterStyle, top: number, bottom: number): Artifact {
  const { left, frameRight } = style.page;
  return { artifact: 'Pagination', attached: edge, bbox: [mm(left), mm(top), mm(frameRight), mm(bottom)] };
}

export function required(text: string | undefined, field: string): string {
  if (!text || text.trim() === '') throw new Refusal('invalid', 'letter.fieldMissing', { field });
  return text;
}

/** A calendar day is `yyyy-mm-dd`, and one there is. */
export function refuseNoDay(day: string, field: string): void {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  const exists = read && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
  if (!exists) throw new Refusal('invalid', 'letter.dateWrong', { field });
}
