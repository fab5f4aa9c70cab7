import type { MinistryMark, NameLanguage } from './ministry.entity';

/** What a letterhead and the footer on page 1 print (LETTER 3 and 7), as plain data. */
export interface LetterheadFacts {
  readonly ministryId: string;
  readonly ministryCode: string;
  /** The language the head, its labels and the office's title are in. */
  readonly language: NameLanguage;
  /** One name in letterhead form; a joint letter joins the names of several ministries. */
  readonly names: readonly string[];
  /** Definite form, for following pages, metadata and the mark's alternative text. */
  readonly runningName: string;
  readonly mark?: MinistryMark;
  /** `Justis- og beredskapsministeren`; left out on an official's letter. */
  readonly officeTitle?: string;
  readonly footer: {
    readonly postAddress: readonly string[];
    readonly officeAddress: readonly string[];
    readonly telephone: string;
    /** In groups of three: `972 417 831`. */
    readonly orgNumber: string;
  };
  /** What differs from the common letter style; null when nothing does. */
  readonly letterStyle: Record<string, unknown> | null;
}

interface MinistryFacts {
  readonly id: string;
  readonly code: string;
  readonly orgNumber: string;
  readonly postalBox: string;
  readonly postalCode: string;
  readonly postalPlace: string;
  readonly visitingStreet: string | null;
  readonly visitingCode: string | null;
  readonly visitingPlace: string | null;
  readonly telephone: string;
  readonly mailAddress: string;
  readonly web: string | null;
  readonly letterStyle: Record<string, unknown> | null;
  readonly mark: MinistryMark | null;
}

export function letterheadOf(
  ministry: MinistryFacts,
  name: { readonly letterheadForm: string; readonly runningForm: string },
  title: { readonly letterheadForm: string } | null,
  language: NameLanguage,
): LetterheadFacts {
  return {
    ministryId: ministry.id,
    ministryCode: ministry.code,
    language,
    names: [name.letterheadForm],
    runningName: name.runningForm,
    ...(ministry.mark ? { mark: ministry.mark } : {}),
    ...(title ? { officeTitle: title.letterheadForm } : {}),
    footer: {
      postAddress: linesOf(
        `${language === 'en' ? 'P.O. Box' : 'Postboks'} ${ministry.postalBox}`,
        `${ministry.postalCode} ${ministry.postalPlace}`,
        ministry.mailAddress,
      ),
      officeAddress: linesOf(
        ministry.visitingStreet,
        [ministry.visitingCode, ministry.visitingPlace].filter(Boolean).join(' '),
        ministry.web,
      ),
      telephone: ministry.telephone,
      orgNumber: groupedOrgNumber(ministry.orgNumber),
    },
    letterStyle: ministry.letterStyle,
  };
}

/** `972417831` as it is printed: `972 417 831`. */
export function groupedOrgNumber(orgNumber: string): string {
  return orgNumber.replace(/(\d{3})(?=\d)/g, '$1 ');
}

/**
 * A unit's name with U+00AD at the joints where a footer may break it. `kriminalitets|forebygging` is a joint of every
 * word it is found in, whatever the case of its first letter.
 */
export function withJoints(name: string, joints: readonly string[]): string {
  return joints.reduce((result, joint) => {
    const parts = joint.split('|');
    const whole = parts.join('');
    const at = whole ? result.toLocaleLowerCase('nb').indexOf(whole.toLocaleLowerCase('nb')) : -1;
    if (at < 0) return result;
    let from = at;
    const broken = parts.map((part) => result.slice(from, (from += part.length)));
    return result.slice(0, at) + broken.join('\u00ad') + result.slice(at + whole.length);
  }, name);
}

function linesOf(...lines: readonly (string | null)[]): string[] {
  return lines.filter((line): line is string => Boolean(line));
}
