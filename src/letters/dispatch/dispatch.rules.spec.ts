import { faultsOfLifecycle } from '../../kernel/lifecycle';
import { DispatchAction, DispatchState, dispatchLifecycle } from './dispatch.lifecycle';
import { meaningOf } from './dispatch.rules';

describe('A mail that was not taken', () => {
  it.each([
    ['the server cannot be reached', { code: 'ECONNREFUSED', command: 'CONN' }, 'tryAgain'],
    ['the name cannot be looked up', { code: 'EDNS', command: 'CONN' }, 'tryAgain'],
    ['the server is busy', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 451 }, 'tryAgain'],
    ['the recipient is unknown', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'giveUp'],
    ['the text is refused for good', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'giveUp'],
    ['the text is refused for now', { code: 'EMESSAGE', command: 'DATA', responseCode: 452 }, 'tryAgain'],
    ['the line went dead after the text', { code: 'ETIMEDOUT', command: 'DATA' }, 'uncertain'],
    ['the line was cut, nobody knows when', { code: 'ECONNECTION' }, 'uncertain'],
    ['nothing is known', {}, 'uncertain'],
  ] as const)('because %s: %j means %s', (_, failure, means) => {
    expect(meaningOf(failure)).toBe(means);
  });
});

describe('The lifecycle of a dispatch', () => {
  it('reaches by hand what the worker does not reach by itself, and ends only where a letter ends', () => {
    const starts: DispatchState[] = ['queued', 'awaitingPost', 'sending', 'failed', 'uncertain'];
    const ends: DispatchState[] = ['stopped', 'bounced', 'sending'];
    expect(faultsOfLifecycle<DispatchState, DispatchAction>(dispatchLifecycle, starts, ends)).toEqual([]);
  });
});
