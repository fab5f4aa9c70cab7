import type { Lifecycle } from '../../kernel/lifecycle';

/** A letter on its way to one recipient. The worker's own steps (`send`, `fail`, `lose`) are nobody's to press. */
export type DispatchState =
  'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'awaitingPost' | 'posted' | 'bounced' | 'stopped';

export type DispatchAction =
  'retry' | 'confirmSent' | 'confirmNotSent' | 'confirmPosted' | 'recordBounce' | 'resend' | 'stop';

const registrar = ['registrar'] as const;

export const dispatchLifecycle = {
  queued: { stop: { to: 'stopped', by: ['registrar', 'privateOffice'], reason: 'required' } },
  sending: {},
  sent: { recordBounce: { to: 'bounced', by: registrar, reason: 'required' } },
  failed: {
    retry: { to: 'queued', by: registrar },
    stop: { to: 'stopped', by: ['registrar', 'privateOffice'], reason: 'required' },
  },
  uncertain: {
    confirmSent: { to: 'sent', by: registrar, reason: 'required' },
    confirmNotSent: { to: 'queued', by: registrar, reason: 'required' },
  },
  awaitingPost: {
    confirmPosted: { to: 'posted', by: registrar },
    stop: { to: 'stopped', by: ['registrar', 'privateOffice'], reason: 'required' },
  },
  posted: { recordBounce: { to: 'bounced', by: registrar, reason: 'required' } },
  bounced: { resend: { to: 'bounced', by: registrar } },
  stopped: {},
} as const satisfies Lifecycle<DispatchState, DispatchAction>;

/** Sentences in `dispatch.words.ts`. */
export const dispatchCodes = { notInThatState: 'dispatch.notInThatState', notYours: 'dispatch.notYours' } as const;

/** States in which the letter has left the ministry. */
export const hasLeft: readonly DispatchState[] = ['sent', 'posted'];

/** States in which it may have left: stopping it would be a guess. */
export const mayHaveLeft: readonly DispatchState[] = ['sending', 'uncertain', 'sent', 'posted', 'bounced'];
