import { actionsOf, faultsOfLifecycle } from '../kernel/lifecycle';
import { wordingActionWords, wordingStateWords } from './templates.words';
import { wordingLifecycle } from './wording.lifecycle';
import { isOwnWording, mayReadWording } from './wording.policy';

describe('The life of a template or a standard paragraph', () => {
  it('leads everywhere, ends nowhere, and has words for each state and action', () => {
    expect(faultsOfLifecycle(wordingLifecycle, ['active'], [])).toEqual([]);
    expect(Object.keys(wordingStateWords)).toEqual(Object.keys(wordingLifecycle));
    expect(Object.keys(wordingActionWords).sort()).toEqual(actionsOf(wordingLifecycle).sort());
  });
});

describe('A wording', () => {
  const justice = { ministryId: 'jd' };

  it('that came with the product is read by all and changed by none', () => {
    expect(mayReadWording(justice, { ministryId: null })).toBe(true);
    expect(isOwnWording(justice, { ministryId: null })).toBe(false);
  });

  it('of a ministry is its own and nobody else’s', () => {
    expect([mayReadWording(justice, justice), isOwnWording(justice, justice)]).toEqual([true, true]);
    const health = { ministryId: 'hod' };
    expect([mayReadWording(justice, health), isOwnWording(justice, health)]).toEqual([false, false]);
  });
});
