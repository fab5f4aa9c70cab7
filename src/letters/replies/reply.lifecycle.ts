import type { Lifecycle, Step } from '../../kernel/lifecycle';
import type { JournalStatus } from '../journal-entry.entity';

/**
 * A reply from first draft to dispatch; what the archive then does with its entry is `entries/entry.lifecycle.ts`. Which leader's turn it is, who holds the office, and what an archivist must
 * have checked are asked elsewhere (`reply.policy.ts`, signing, dispatch); this table only says which doors there are.
 */
export type ReplyState =
  'drafting' | 'submitted' | 'approved' | 'released' | 'signed' | 'dispatched' | 'rejected' | 'withdrawn';

export type ReplyAction =
  | 'edit'
  | 'submit'
  | 'recall'
  | 'approve'
  | 'editAndApprove'
  | 'sendBack'
  | 'reject'
  | 'release'
  | 'recallRelease'
  | 'hold'
  | 'return'
  | 'sign'
  | 'recordPaperSignature'
  | 'recordDecision'
  | 'stop'
  | 'dispatch'
  | 'withdraw';

/** Who signs: the minister, a state secretary, or officials of the ministry. */
export type ReplyLevel = 'minister' | 'stateSecretary' | 'official';

export interface ReplyStep extends Step<ReplyState> {
  /** Levels of signature the door is for; all of them when left out. */
  readonly levels?: readonly ReplyLevel[];
}

const political = ['minister', 'stateSecretary'] as const;
const official = ['official'] as const;

export const replyLifecycle = {
  drafting: {
    edit: { to: 'drafting', by: ['caseworker', 'leader'] },
    submit: { to: 'submitted', by: ['caseworker', 'leader'] },
    withdraw: { to: 'withdrawn', by: ['caseworker', 'leader', 'registrar'], reason: 'required' },
  },
  submitted: {
    approve: { to: 'approved', by: ['leader'] }, // the last step of the route; earlier steps stay here
    editAndApprove: { to: 'approved', by: ['leader'] },
    sendBack: { to: 'drafting', by: ['leader'], reason: 'required' },
    reject: { to: 'rejected', by: ['leader'], reason: 'required' },
    recall: { to: 'drafting', by: ['caseworker'] },
    withdraw: { to: 'withdrawn', by: ['caseworker', 'leader', 'registrar'], reason: 'required' },
  },
  approved: {
    release: { to: 'released', by: ['privateOffice'], levels: political },
    sendBack: { to: 'drafting', by: ['privateOffice', 'leader'], reason: 'required' },
    recall: { to: 'drafting', by: ['caseworker'] },
    sign: { to: 'signed', by: ['leader'], levels: official },
    recordPaperSignature: { to: 'signed', by: ['registrar'], levels: official },
    withdraw: { to: 'withdrawn', by: ['caseworker', 'leader', 'registrar'], reason: 'required' },
  },
  released: {
    sign: { to: 'signed', by: ['minister', 'stateSecretary'], levels: political },
    return: { to: 'drafting', by: ['minister', 'stateSecretary'], reason: 'required' },
    hold: { to: 'released', by: ['minister', 'stateSecretary', 'privateOffice'] },
    recordPaperSignature: { to: 'signed', by: ['privateOffice'], levels: political },
    recordDecision: { to: 'signed', by: ['privateOffice'], levels: political },
    recallRelease: { to: 'approved', by: ['privateOffice'] },
  },
  signed: {
    stop: { to: 'drafting', by: ['registrar', 'privateOffice'], reason: 'required' },
    dispatch: { to: 'dispatched', by: ['registrar'] },
  },
  dispatched: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Lifecycle<ReplyState, ReplyAction> & Record<ReplyState, Partial<Record<ReplyAction, ReplyStep>>>;

/** The journal status the entry has in each state (Noark R, F, G, E, J, A, U). */
export const journalStatusOf = {
  drafting: 'reserved',
  submitted: 'finished',
  approved: 'approved',
  released: 'approved',
  signed: 'approved',
  dispatched: 'dispatched',
  rejected: 'withdrawn',
  withdrawn: 'withdrawn',
} as const satisfies Record<ReplyState, JournalStatus>;

/** States in which the reply still wants something of somebody before the case can be closed. */
export const openReplyStates = ['drafting', 'submitted', 'approved', 'released', 'signed'] as const;

/** The step an action takes from a state, or undefined when there is no such door. */
export function replyStep(state: ReplyState, action: ReplyAction): ReplyStep | undefined {
  const doors: Partial<Record<ReplyAction, ReplyStep>> = replyLifecycle[state];
  return doors[action];
}
