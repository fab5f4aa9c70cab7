import type { CaseView } from '../../../cases/case.view';
import type { CommandTarget } from '../../frame/command-forms';

/** A case as the target of a form. */
export interface CaseTarget extends CommandTarget {
  readonly caseFile: CaseView;
}
