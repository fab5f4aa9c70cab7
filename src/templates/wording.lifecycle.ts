import type { Lifecycle } from '../kernel/lifecycle';

/**
 * The life of a letter template and of a standard paragraph. Both are wordings a unit answers for: written as a draft,
 * published as a numbered version, taken out of use and back. Which wordings an administrator may touch (only the
 * ministry's own) is in `wording.policy.ts`.
 */
export type WordingState = 'active' | 'retired';
export type WordingAction = 'describe' | 'write' | 'discard' | 'publish' | 'retire' | 'restore';

export const wordingLifecycle = {
  active: {
    describe: { to: 'active', by: ['administrator'] },
    write: { to: 'active', by: ['administrator'] },
    discard: { to: 'active', by: ['administrator'] },
    publish: { to: 'active', by: ['administrator'] },
    retire: { to: 'retired', by: ['administrator'], reason: 'required' },
  },
  retired: {
    restore: { to: 'active', by: ['administrator'], reason: 'required' },
  },
} as const satisfies Lifecycle<WordingState, WordingAction>;

export const wordingCodes = { notInThatState: 'wording.notInThatState', notYours: 'wording.notYours' } as const;
