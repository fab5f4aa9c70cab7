import { caseStatuses } from '../../cases/case.lifecycle';
import { entryLifecycle } from '../../letters/entries/entry.lifecycle';
import { replyStates } from '../../letters/replies/reply.lists';
import { dispatchLifecycle } from '../../letters/dispatch/dispatch.lifecycle';
import { statusNamed, statuses } from './statuses.table';
import { screenLanguages, wordOf } from './words';

const entryStatuses = [...new Set(Object.values(entryLifecycle).flatMap((states) => Object.keys(states)))];

describe('Every state', () => {
  it.each([
    ['a case', caseStatuses],
    ['an entry', entryStatuses],
    ['a reply', replyStates],
    ['a dispatch', Object.keys(dispatchLifecycle)],
  ])('of %s has a shape', (_, states) => {
    expect(states.filter((state) => !statusNamed(state))).toEqual([]);
  });

  it('has a word in each language of the screen', () => {
    for (const language of screenLanguages)
      for (const name of Object.keys(statuses)) expect(wordOf(language, `status.${name}`).length).toBeGreaterThan(1);
  });

  it('is told apart without colour: the same shape never stands for two words but where they are the same to Noark', () => {
    const looks = Object.entries(statuses).map(([name, { shape }]) => `${shape} ${wordOf('nb', `status.${name}`)}`);
    expect(new Set(looks).size).toBe(looks.length);
  });
});
