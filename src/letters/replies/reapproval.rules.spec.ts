import { standsAgain } from './reapproval.rules';

describe('An approval given in an earlier round', () => {
  const approval = { standsFor: 'same' };

  it.each([
    ['caseworker', 'same', true],
    ['caseworker', 'other', false],
    ['leader', 'other', false],
    ['orderedByMinister', 'other', true],
  ] as const)('after a change by %s to %s content stands: %s', (by, hash, stands) => {
    expect(standsAgain(approval, hash, by)).toBe(stands);
  });
});
