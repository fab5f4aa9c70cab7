/**
 * What may be wrong with a template, and where. A problem is told to the administrator who wrote it; nothing with a
 * problem is published. The sentences are in `template-problems.words.ts`, exhaustive by this type.
 */
export const templateProblemCodes = [
  'languageMissing',
  'subjectMissing',
  'emptyLetter',
  'tooLong',
  'unreadable',
  'blockMismatch',
  'tooDeep',
  'tooManyBlocks',
  'unknownField',
  'unknownHelper',
  'wrongNumberOfArguments',
  'wrongArgument',
  'needsHelper',
  'conditionPrinted',
  'notACondition',
  'notAList',
  'listInList',
  'rawOutput',
  'fragmentEscaped',
  'fragmentInLine',
  'partial',
  'decorator',
  'blockParameters',
  'namedArguments',
  'outsideScope',
  'unguardedOptional',
  'literalPrinted',
  'blockWithoutHelper',
  'markup',
  'unbalancedMarkup',
  'markupInLine',
  'fieldByHand',
  'characterNotAllowed',
  'htmlRefused',
  'fieldNameNotAllowed',
  'fieldTwice',
  'standardFieldChanged',
  'sampleDoesNotFit',
  'noLevel',
] as const;
export type TemplateProblemCode = (typeof templateProblemCodes)[number];

export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** From 1; left out where the problem is not at a place in the text. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  /** What the sentence names: a field, a helper, a tag, a number. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Where a node of the syntax tree begins. Handlebars counts columns from 0, people from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function problemAt(
  place: Place | undefined,
  code: TemplateProblemCode,
  facts: Readonly<Record<string, string>> = {},
): TemplateProblem {
  return place ? { code, line: place.line, column: place.column + 1, facts } : { code, facts };
}

/** What is wrong with one value; a code with its sentence in `template-problems.words.ts`. */
export type ValueProblem =
  'missing' | 'notThatKind' | 'tooLong' | 'characterNotAllowed' | 'noSuchDay' | 'notAReference' | 'undeclared';
