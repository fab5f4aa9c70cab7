/** Every number of the memo and the folder cover, as data; units as in `letter-style.ts`. */

/** A table of facts: one line a row, columns by place. */
export interface FactTableStyle {
  readonly size: number;
  readonly leading: number;
  /** From the row above to the header, from the header to the first row, from row to row: baselines, pt. */
  readonly toHeader: number;
  readonly toFirst: number;
  readonly step: number;
  readonly ruleAbove: number;
  readonly ruleBelowHeader: number;
  readonly ruleBelow: number;
}

export const memoStyle = {
  ministryY: 20.5,
  smallSize: 9,
  titleY: 33,
  titleSize: 18,
  titleWidth: 100,
  markingY: 27.4,
  markingStep: 12.8,
  ruleY: 41.5,
  heavy: 0.9,
  light: 0.4,
  firstRow: 47,
  rowStep: 5.8,
  wrapStep: 4.4,
  ruleAfter: 3.8,
  valueX: [51.7, 155],
  valueWidth: [76, 30],
  valueSize: 10,
  titleAfterRule: 11.5,
  caseTitle: { size: 14, leading: 18, toBody: 9.5 },
  sectionSpace: 14,
  pages: 2,
  table: {
    size: 9.5,
    leading: 13,
    toHeader: 31.7,
    toFirst: 18,
    step: 18,
    ruleAbove: 11.8,
    ruleBelowHeader: 5.2,
    ruleBelow: 5.2,
  },
  tableColumns: [25, 78.3, 131.7, 160],
  toDecision: 33,
  decisionX: [52.9, 81.9, 121.7],
  box: 9,
  boxBelow: 1.6,
  boxToText: 14.4,
  boxLine: 0.8,
  listSize: 9.5,
  listX: 52.9,
  toList: 24.2,
  listLeading: 13.5,
  listGap: 14.5,
} as const;

export const coverStyle = {
  ministryY: 20.5,
  smallSize: 9,
  titleY: 44,
  titleSize: 30,
  addresseeY: 53,
  addresseeSize: 14,
  ruleY: 60.5,
  rule: 1.6,
  labelY: 69,
  valueY: 77.5,
  valueSize: 20,
  subjectY: 98.5,
  subjectSize: 16,
  subjectLeading: 20,
  labelAboveSubject: 7.8,
  senderY: 114.8,
  onBehalfY: 129.8,
  labelAbove: 6,
  tableAfter: 40.3,
  headingBetween: 41.3,
  noteAfter: 19.9,
  table: {
    size: 10,
    leading: 13.5,
    toHeader: 23.6,
    toFirst: 19.9,
    step: 19.28,
    ruleAbove: 12.6,
    ruleBelowHeader: 7.4,
    ruleBelow: 6.2,
  },
  documentColumns: [25, 34.2, 122, 146.4, 163],
  /** Right edge of the column of pages. */
  pagesRight: 155.1,
  approvalColumns: [25, 78.3, 131.7, 160],
} as const;
