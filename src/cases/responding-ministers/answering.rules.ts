import type { AnsweringLevel } from './responding-minister.entity';

interface AnsweringRule {
  /** Level of the office that is named; null when none is. */
  readonly office: 'minister' | 'stateSecretary' | null;
  /** Nobody answers in writing: the letters are written off by a method. */
  readonly closes: boolean;
}

/** What each level that answers asks to be told. Officials answer in the department's name, so no office is named. */
export const answeringRules = {
  minister: { office: 'minister', closes: false },
  stateSecretary: { office: 'stateSecretary', closes: false },
  department: { office: null, closes: false },
  none: { office: null, closes: true },
} as const satisfies Record<AnsweringLevel, AnsweringRule>;
