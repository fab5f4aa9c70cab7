import { faultsOfLifecycle } from '../../kernel/lifecycle';
import { ReplyAction, ReplyState, journalStatusOf, replyLifecycle } from './reply.lifecycle';
import { replyActions, replyStates } from './reply.lists';
import { replyActionWords, replyStateWords } from './reply.words';

const doorsOf = (state: ReplyState) => Object.values(replyLifecycle[state]) as { to: ReplyState; by: string[] }[];

describe('The lifecycle of a reply', () => {
  it('is sound as a graph: all states reached, ends only where a letter ends, somebody for every door', () => {
    expect(
      faultsOfLifecycle<ReplyState, ReplyAction>(replyLifecycle, ['drafting'], ['dispatched', 'rejected', 'withdrawn']),
    ).toEqual([]);
  });

  it('has words for every state and every action', () => {
    expect(replyStates.filter((state) => !replyStateWords[state])).toEqual([]);
    expect(replyActions.filter((action) => !replyActionWords[action])).toEqual([]);
  });

  it('gives every state a journal status', () => {
    expect(Object.keys(journalStatusOf).sort()).toEqual([...replyStates].sort());
  });

  it('asks for a reason wherever a letter is turned back or given up', () => {
    const reasoned = ['sendBack', 'reject', 'return', 'withdraw', 'stop'];
    for (const doors of Object.values(replyLifecycle)) {
      for (const [action, door] of Object.entries(doors)) expect('reason' in door).toBe(reasoned.includes(action));
    }
  });

  it('signs nothing that has not been approved, and sends nothing that has not been signed', () => {
    const into = (target: ReplyState) =>
      replyStates.filter((state) => doorsOf(state).some((door) => door.to === target && state !== target));
    expect(into('signed').sort()).toEqual(['approved', 'released']);
    expect(into('released')).toEqual(['approved']);
    expect(into('dispatched')).toEqual(['signed']);
  });
});
