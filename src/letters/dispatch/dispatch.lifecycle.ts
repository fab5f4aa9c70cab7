import type { Lifecycle } from '../../kernel/lifecycle';

/** A letter on its way to one recipient. The worker's own steps (`send`, `fail`, `lose`) are nobody's to press. */
export type DispatchState =
  'queued' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'awaitingPost' | 'posted' | 'bounced' | 'stopped';

export type DispatchAction =
  'retry' | 'confirmSent' | 'confirmNotSent' | 'confirmPosted' | 'recordBounce' | 'resend' | 'stop';

const registrar = ['registrar'] as const;
const stopping = { to: 'stopped', by: registrar, reason: 'required' } as const;

/**
 * `resend` sends the letter to the same recipient another way, as a dispatch of its own: after a bounce, when a mail
 * failed, or instead of the post. `stop` gives one recipient up; stopping the letter itself is a door of the reply.
 */
export const dispatchLifecycle = {
  queued: { stop: stopping },
  sending: {},
  sent: { recordBounce: { to: 'bounced', by: registrar, reason: 'required' } },
  failed: { retry: { to: 'queued', by: registrar }, resend: { to: 'stopped', by: registrar }, stop: stopping },
  uncertain: {
    confirmSent: { to: 'sent', by: registrar, reason: 'required' },
    confirmNotSent: { to: 'queued', by: registrar, reason: 'required' },
  },
  awaitingPost: {
    confirmPosted: { to: 'posted', by: registrar },
    resend: { to: 'stopped', by: registrar },
    stop: stopping,
  },
  posted: { recordBounce: { to: 'bounced', by: registrar, reason: 'required' } },
  bounced: { resend: { to: 'bounced', by: registrar }, stop: stopping },
  stopped: {},
} as const satisfies Lifecycle<DispatchState, DispatchAction>;

/** Sentences in `dispatch.words.ts`. */
export const dispatchCodes = { notInThatState: 'dispatch.notInThatState', notYours: 'dispatch.notYours' } as const;

/** States in which it may have left: stopping it would be a guess. */
export const mayHaveLeft: readonly DispatchState[] = ['sending', 'uncertain', 'sent', 'posted', 'bounced'];
