/**
 * What a letter's text is made of, before anyone has decided where a line ends.
 *
 * Blocks come from restricted HTML (`html-to-blocks.ts`) and go to the typesetter. White space in a run collapses as in
 * HTML (space, tab and line break are one space; U+00A0 is not); all other characters are set exactly as written.
 */

/** The languages a letter can be set in: bokmål, nynorsk, Northern Sámi, English. */
export type LetterLanguage = 'nb' | 'nn' | 'se' | 'en';

export const letterLanguages = ['nb', 'nn', 'se', 'en'] as const satisfies readonly LetterLanguage[];

/** Text in one style. `lang` only where it differs from the block it stands in. */
export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly strong?: boolean;
  readonly em?: boolean;
  readonly lang?: LetterLanguage;
}

/** A link; its address is http, https, mailto or tel. In a letter for post the address is printed after the text. */
export interface LinkRun {
  readonly type: 'link';
  readonly href: string;
  readonly runs: readonly TextRun[];
}

export interface LineBreak {
  readonly type: 'lineBreak';
}

export type Inline = TextRun | LinkRun | LineBreak;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly runs: readonly Inline[];
  readonly lang?: LetterLanguage;
}

/** The subject is heading 1; a letter's text has 2 and 3, and never skips a level. */
export interface Heading {
  readonly type: 'heading';
  readonly level: 2 | 3;
  readonly runs: readonly Inline[];
  readonly lang?: LetterLanguage;
}

export interface ListItem {
  readonly runs: readonly Inline[];
  /** One nested level, no more; a nested list is set with en dashes or numbers, 6 mm further in. */
  readonly nested?: List;
  readonly lang?: LetterLanguage;
}

export interface List {
  readonly type: 'list';
  readonly style: 'bullet' | 'decimal';
  readonly items: readonly ListItem[];
  readonly lang?: LetterLanguage;
}

export interface Quotation {
  readonly type: 'quotation';
  readonly paragraphs: readonly (readonly Inline[])[];
  /** Where the words come from; a smaller line under them. */
  readonly source?: readonly Inline[];
  readonly lang?: LetterLanguage;
}

/** One column of a table: width in mm when the template gives it, else by content. */
export interface TableColumn {
  readonly width?: number;
  /** Left out: numbers stand to the right, everything else to the left. */
  readonly align?: 'left' | 'right';
}

/** Cells are plain text. At most six columns; every row has as many cells as the header. */
export interface Table {
  readonly type: 'table';
  readonly caption?: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The last row, set bold. */
  readonly sum?: readonly string[];
  readonly columns?: readonly TableColumn[];
  readonly lang?: LetterLanguage;
}

export type LetterBlock = Paragraph | Heading | List | Quotation | Table;
