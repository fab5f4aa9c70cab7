import type { NamedPerson, NamedUnit } from '../../cases/case.view';

/** How far a case has come, from nobody has it to the letter is sent. `archive/` knows nothing of these. */
export const stages = [
  'toAllocate',
  'offered',
  'notBegun',
  'drafting',
  'sentBack',
  'submitted',
  'approved',
  'released',
  'onHold',
  'signed',
  'dispatched',
] as const;
export type Stage = (typeof stages)[number];

/** With whom a case is now. */
export interface StandingHolder {
  readonly kind: 'person' | 'unit' | 'privateOffice' | 'minister' | 'stateSecretary' | 'archive' | 'nobody';
  readonly person: NamedPerson | null;
  readonly unit: NamedUnit | null;
}

/** What was last said when the letter changed hands: the reason it was sent back, the note it was laid before somebody with. */
export interface LastWord {
  readonly type: string;
  readonly by: string | null;
  readonly at: Date;
  readonly text: string;
}

/** Where a case stands, for a line of a list. */
export interface Standing {
  readonly caseId: string;
  /** One of `stages`, or the case's status when it is closed or withdrawn. */
  readonly stage: string;
  readonly replyId: string | null;
  /** Version of the letter's text. */
  readonly textNumber: number | null;
  readonly holder: StandingHolder;
  readonly since: Date;
  /** First sender of the first letter in, as the actor may read it. */
  readonly sender: string | null;
  readonly receivedAt: Date | null;
  /** Code of the ministry that answers, then of those answered for. */
  readonly ministries: readonly string[];
  readonly lastWord: LastWord | null;
}
