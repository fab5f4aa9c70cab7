import type { LetterBlock, LetterLanguage } from './letter.blocks';

/** Who the letter is from, as the reader meets it on top of page 1. */
export interface Letterhead {
  /**
   * The language of the template: decides the head ("DET KONGELIGE"), the footer's labels, "Side 1 av 2" and how the
   * date is written. Left out: the letter's Norwegian language if it has one, else its first.
   */
  readonly language?: LetterLanguage;
  /**
   * Name in letterhead form (indefinite), any case: "Justis- og beredskapsdepartement"; set in capitals. Several names
   * for a joint letter; four or more become "DEPARTEMENTENE".
   */
  readonly names: readonly string[];
  /** Running form (definite), for the head of the following pages and the mark's alternative text. */
  readonly runningName: string;
  /** The ministry's mark as one filled vector path. Without it a ring and a lozenge are drawn. */
  readonly mark?: LetterMark;
}

export interface LetterMark {
  /** SVG path data, filled black, even-odd. */
  readonly path: string;
  /** Width and height of the path's own coordinates, from 0,0. */
  readonly width: number;
  readonly height: number;
  /** Spoken for the figure, such as "Riksvåpenet". Left out: "<runningName>s merke". */
  readonly alt?: string;
}

/** One whom the letter is to. Everything but the name may be unknown. */
export interface LetterRecipient {
  readonly name: string;
  /** The person there; printed as "v/ <name>" (the "v/" is added when it is not there). */
  readonly attention?: string;
  /** Street or box, one or more lines. */
  readonly address?: readonly string[];
  /** Post code and place: "5804 Bergen". */
  readonly postalPlace?: string;
  /** Only for an address abroad; set in capitals. */
  readonly country?: string;
  /** Last line of a mailed letter, never in one for post. */
  readonly email?: string;
}

export interface LetterSignatory {
  readonly name: string;
  /** In lower case: "statssekretær". Left out for a minister, whose title stands in the head. */
  readonly title?: string;
  /** Signs by authority: "(e.f.)" after the name. Never a minister. */
  readonly byAuthority?: boolean;
}

/** The table at the foot of page 1. `unit` and `caseworker` only on officials' letters. */
export interface LetterFooter {
  /** Box, code and place, e-mail. */
  readonly postAddress: readonly string[];
  /** Street, code and place, web. */
  readonly officeAddress: readonly string[];
  readonly telephone: string;
  /** As printed: "972 417 831". */
  readonly orgNumber: string;
  /** A U+00AD in the name is a declared joint: "kriminalitets\u00ADforebygging" may break there, with a hyphen. */
  readonly unit?: string;
  readonly caseworker?: { readonly name: string; readonly telephone?: string };
}

/** How the letter becomes valid: signed electronically, sealed with the ministry's key, or signed on paper. */
export type LetterSigning = 'electronic' | 'sealed' | 'paper';

/** Who signs decides head and footer: an official's letter has no office title and six footer columns. */
export type LetterLevel = 'minister' | 'stateSecretary' | 'permanentSecretary' | 'official';

/** Everything a letter shows. Plain data: nothing here is looked up, and nothing is left to a clock. */
export interface LetterToSet {
  readonly level: LetterLevel;
  /** One, or two with the language of the incoming letter first. */
  readonly languages: readonly LetterLanguage[];
  readonly letterhead: Letterhead;
  /** "Justis- og beredskapsministeren"; only ministers, state secretaries and permanent secretaries. Never a name. */
  readonly officeTitle?: string;
  /** Prints the boxed DEMO on every page. */
  readonly demo?: boolean;
  /** In the sender's order; never sorted here. */
  readonly recipients: readonly LetterRecipient[];
  /** `text` left out: "Unntatt offentlighet" in the letter's language. */
  readonly marking?: { readonly text?: string; readonly provision?: string };
  readonly references: {
    /** Empty keeps its label. */
    readonly yours?: string;
    /** With initials: "20/14 - HMK". */
    readonly ours: string;
    /** The letter's date, `yyyy-mm-dd`. */
    readonly date: string;
  };
  /** One for each language. No full stop. */
  readonly subjects: readonly string[];
  readonly body: readonly LetterBlock[];
  /** Left out: "Med hilsen" in the letter's languages. */
  readonly closing?: string;
  readonly signatories: readonly LetterSignatory[];
  readonly signing: LetterSigning;
  readonly enclosures?: readonly string[];
  readonly copies?: readonly string[];
  readonly footer: LetterFooter;
  readonly metadata: {
    /** The public title, never the internal one. */
    readonly title: string;
    /** The ministry. */
    readonly author: string;
    /** Our reference without the adviser's initials: "20/14". */
    readonly subject: string;
  };
  /** Stands in the file as its time of making. Same letter and same time give the same bytes. */
  readonly creationDate: Date;
  /** Goes by post: no e-mail in the address window, link addresses printed in full. */
  readonly forPost?: boolean;
  /** The two ticks for folding to C5; only useful for post. */
  readonly foldTick?: boolean;
}

/** Something the author should see before asking anyone to approve. The letter is still set. */
export interface LetterWarning {
  readonly code:
    | 'memo.tooLong'
    | 'letter.wordBroken'
    | 'letter.onlyListsOnLastPage'
    | 'letter.notForWindowEnvelope'
    | 'letter.recipientLinesDropped';
  /** The field, such as `body.3` or `subjects.0`. */
  readonly field: string;
  readonly page?: number;
}

/** Where one piece of text stands: mm from the page's top left corner, `y` the baseline. */
export interface Placement {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** In pt. */
  readonly size: number;
  readonly font: string;
  readonly text: string;
  /** The structure element it belongs to, or `Artifact`. */
  readonly tag: string;
}

export interface SetLetter {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly LetterWarning[];
  /** Every piece of text, in drawing order. Made when asked for. */
  readonly placements: readonly Placement[];
}
