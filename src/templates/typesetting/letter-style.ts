/**
 * Every number of the letter, as data. A ministry's letter style is one of these; the blocks hold none of their own.
 *
 * Positions are mm from the page's top left corner and `y` is always the baseline, as in the typographic specification;
 * sizes, leadings and spaces are pt. The order of fields follows that specification: page, type, page 1, flow, blocks.
 */
export interface LetterStyle {
  readonly page: {
    readonly width: number;
    readonly height: number;
    /** Left edge of text and frame, right edge of the text, right edge of the frame. */
    readonly left: number;
    readonly right: number;
    readonly frameRight: number;
    /** References, marking, following pages' head. */
    readonly columns: readonly [number, number, number];
    /** Second signature, second column of the recipient list. */
    readonly secondColumn: number;
    readonly firstBaseline: number;
    readonly lastBaselinePage1: number;
    readonly lastBaseline: number;
    readonly pageNumber: number;
  };
  readonly colours: { readonly ink: string; readonly link: string };
  readonly head: {
    readonly markTop: number;
    readonly markWidth: number;
    readonly markHeight: number;
    readonly centre: number;
    readonly nameLines: readonly [number, number];
    readonly threeLines: { readonly markHeight: number; readonly nameLines: readonly [number, number, number] };
    readonly maxWidth: number;
    readonly titleBelow: number;
    readonly titleSize: number;
    readonly titleMinSize: number;
    readonly nameSize: number;
    readonly nameSpacing: number;
  };
  readonly demo: {
    readonly top: number;
    readonly height: number;
    readonly width: number;
    readonly size: number;
    readonly spacing: number;
    readonly line: number;
  };
  readonly recipient: {
    readonly y: number;
    readonly width: number;
    readonly lines: number;
    readonly size: number;
    readonly leading: number;
    /** Labels of the references stand this far under a block of more than `lines` lines. */
    readonly toReferences: number;
    readonly maxNames: number;
  };
  readonly marking: {
    readonly size: number;
    readonly provisionSize: number;
    readonly firstStep: number;
    readonly step: number;
    readonly width: number;
    readonly lines: number;
  };
  readonly references: {
    readonly labelY: number;
    readonly valueY: number;
    readonly labelSize: number;
    readonly valueSize: number;
    readonly width: number;
    readonly wrapStep: number;
  };
  readonly subject: {
    readonly below: number;
    readonly size: number;
    readonly leading: number;
    readonly toBody: number;
  };
  readonly following: {
    readonly y: number;
    readonly markingY: number;
    readonly size: number;
    readonly leading: number;
    /** Between name, reference and date at the least, mm. */
    readonly gap: number;
  };
  readonly pageNumber: { readonly size: number };
  readonly fold: { readonly from: number; readonly to: number; readonly y: number; readonly line: number };
  readonly flow: {
    readonly body: { readonly size: number; readonly leading: number; readonly space: number };
    readonly heading2: {
      readonly size: number;
      readonly leading: number;
      readonly space: number;
      readonly after: number;
    };
    readonly heading3: {
      readonly size: number;
      readonly leading: number;
      readonly space: number;
      readonly after: number;
    };
    /** A last line shorter than this many characters asks for a narrower paragraph, at most `narrowing` narrower. */
    readonly shortLastLine: number;
    readonly narrowing: number;
    readonly underline: { readonly width: number; readonly below: number };
    /** Part of a page that keep rules may leave empty before they are given up. */
    readonly emptyPart: number;
    readonly maxPages: number;
  };
  readonly list: {
    readonly first: number;
    readonly next: number;
    readonly after: number;
    readonly discCentre: number;
    readonly discDiameter: number;
    readonly discRise: number;
    readonly bulletText: number;
    readonly numberRight: number;
    readonly numberText: number;
    /** Both move this much for every further digit of a list's longest number. */
    readonly wideNumbers: number;
    readonly nestedIndent: number;
  };
  readonly quotation: {
    readonly space: number;
    readonly after: number;
    readonly text: number;
    readonly measure: number;
    readonly barX: number;
    readonly barWidth: number;
    readonly barAbove: number;
    readonly barBelow: number;
    readonly sourceSize: number;
    readonly sourceLeading: number;
    readonly sourceSpace: number;
  };
  readonly table: {
    readonly size: number;
    readonly leading: number;
    readonly caption: number;
    readonly header: number;
    readonly row: number;
    readonly after: number;
    readonly gap: number;
    readonly ruleBelow: number;
    readonly ruleAbove: number;
    readonly heavy: number;
    readonly light: number;
    readonly maxColumns: number;
  };
  readonly signature: {
    readonly closing: number;
    readonly names: number;
    readonly namesOnPaper: number;
    readonly title: number;
    readonly width: number;
    readonly betweenRows: number;
    readonly sentence: { readonly space: number; readonly size: number; readonly leading: number };
  };
  readonly lists: {
    readonly space: number;
    readonly size: number;
    readonly leading: number;
    readonly items: number;
    readonly wholeUpTo: number;
  };
  readonly footer: {
    readonly ruleY: number;
    readonly rule: number;
    readonly labelY: number;
    readonly size: number;
    readonly firstStep: number;
    readonly step: number;
    readonly values: number;
    /** Lines over `values` that rule and table may rise; more are refused. */
    readonly mostOver: number;
    /** Left edge and width of each column: a minister's or state secretary's letter, an official's. */
    readonly four: readonly (readonly [number, number])[];
    readonly six: readonly (readonly [number, number])[];
  };
  readonly recipientList: {
    readonly width: number;
    readonly size: number;
    readonly leading: number;
    readonly addressSize: number;
    readonly addressLeading: number;
    readonly space: number;
    /** From the heading's baseline to the first name's, pt. */
    readonly toFirst: number;
  };
}

/** The central government's letter. */
export const ministryLetterStyle: LetterStyle = {
  page: {
    width: 210,
    height: 297,
    left: 25,
    right: 180,
    frameRight: 185,
    columns: [25, 78.3, 131.7],
    secondColumn: 105,
    firstBaseline: 36,
    lastBaselinePage1: 258,
    lastBaseline: 266,
    pageNumber: 289.5,
  },
  colours: { ink: '#000000', link: '#0A3D7A' },
  head: {
    markTop: 7.5,
    markWidth: 30,
    markHeight: 12.5,
    centre: 105,
    nameLines: [25.3, 29.9],
    threeLines: { markHeight: 10, nameLines: [22.8, 27.4, 32] },
    maxWidth: 130,
    titleBelow: 5.7,
    titleSize: 12.5,
    titleMinSize: 11,
    nameSize: 11,
    nameSpacing: 0.25,
  },
  demo: { top: 9, height: 4.8, width: 12.9, size: 8.5, spacing: 0.8, line: 0.8 },
  recipient: { y: 49.5, width: 85, lines: 5, size: 11.5, leading: 14, toReferences: 11, maxNames: 5 },
  marking: { size: 10, provisionSize: 9.5, firstStep: 13.5, step: 12.5, width: 53, lines: 5 },
  references: { labelY: 86, valueY: 91.2, labelSize: 9, valueSize: 11.5, width: 50, wrapStep: 14 },
  subject: { below: 14.5, size: 14, leading: 18, toBody: 9.5 },
  following: { y: 20.5, markingY: 25.2, size: 9, leading: 12, gap: 4 },
  pageNumber: { size: 9 },
  fold: { from: 5, to: 8, y: 148.5, line: 0.3 },
  flow: {
    body: { size: 11.5, leading: 15.5, space: 8 },
    heading2: { size: 12.5, leading: 16, space: 18, after: 6 },
    heading3: { size: 11.5, leading: 15.5, space: 12, after: 4 },
    shortLastLine: 12,
    narrowing: 12,
    underline: { width: 0.6, below: 2.1 },
    emptyPart: 1 / 3,
    maxPages: 100,
  },
  list: {
    first: 4,
    next: 3.5,
    after: 8,
    discCentre: 27.2,
    discDiameter: 2.9,
    discRise: 3.9,
    bulletText: 31,
    numberRight: 30,
    numberText: 32,
    wideNumbers: 2,
    nestedIndent: 6,
  },
  quotation: {
    space: 10,
    after: 10,
    text: 33,
    measure: 139,
    barX: 27.5,
    barWidth: 1.5,
    barAbove: 11.5,
    barBelow: 4,
    sourceSize: 9.5,
    sourceLeading: 13,
    sourceSpace: 2,
  },
  table: {
    size: 10,
    leading: 13.5,
    caption: 13,
    header: 7,
    row: 5.5,
    after: 17,
    gap: 3,
    ruleBelow: 5.2,
    ruleAbove: 12.4,
    heavy: 0.9,
    light: 0.35,
    maxColumns: 6,
  },
  signature: {
    closing: 20,
    names: 26,
    namesOnPaper: 58,
    title: 14.5,
    width: 75,
    betweenRows: 26,
    sentence: { space: 20, size: 9, leading: 12 },
  },
  lists: { space: 14, size: 10, leading: 13.5, items: 50, wholeUpTo: 6 },
  footer: {
    ruleY: 264,
    rule: 0.4,
    labelY: 268.8,
    size: 8,
    firstStep: 10.8,
    step: 10.3,
    values: 4,
    mostOver: 8,
    four: [
      [25, 50],
      [78.3, 50],
      [131.7, 25],
      [158.3, 26.7],
    ],
    six: [
      [25, 30],
      [56.5, 24.5],
      [82.5, 18.5],
      [102.5, 20],
      [124, 29],
      [157, 28],
    ],
  },
  recipientList: { width: 75, size: 11, leading: 14, addressSize: 9.5, addressLeading: 13, space: 9.5, toFirst: 25.5 },
};
