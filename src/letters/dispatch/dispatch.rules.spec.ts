import { faultsOfLifecycle } from '../../kernel/lifecycle';
import { DispatchAction, DispatchState, dispatchLifecycle } from './dispatch.lifecycle';
import { decides, hasAllLeft, mayTell, meaningOf } from './dispatch.rules';

describe('A mail that was not taken', () => {
  const before = { textBegun: false };
  const after = { textBegun: true };
  it.each([
    ['the server cannot be reached', { ...before, command: 'CONN' }, 'tryAgain'],
    ['the line was cut before the text', { ...before, command: 'CONN' }, 'tryAgain'],
    ['the server wants no connection now', { ...before, command: 'CONN', responseCode: 554 }, 'tryAgain'],
    ['our password is wrong', { ...before, command: 'AUTH PLAIN', responseCode: 535 }, 'tryAgain'],
    ['the server is busy', { ...before, command: 'MAIL FROM', responseCode: 451 }, 'tryAgain'],
    ['the recipient is unknown', { ...before, command: 'RCPT TO', responseCode: 550 }, 'giveUp'],
    ['the recipient is greylisted', { ...before, command: 'RCPT TO', responseCode: 450 }, 'tryAgain'],
    ['the text is not asked for', { ...before, command: 'DATA', responseCode: 554 }, 'giveUp'],
    ['it is larger than the server takes', { ...before, command: 'MAIL FROM', unsendable: true }, 'giveUp'],
    ['the text is refused for good', { ...after, command: 'DATA', responseCode: 554 }, 'giveUp'],
    ['the text is refused for now', { ...after, command: 'DATA', responseCode: 452 }, 'tryAgain'],
    ['the line went dead after the text', { ...after, command: 'CONN' }, 'uncertain'],
    ['the server went down during the text', { ...after, command: 'CONN', responseCode: 421 }, 'uncertain'],
    ['nothing is known after the text', after, 'uncertain'],
  ] as const)('because %s: %j means %s', (_, failure, means) => {
    expect(meaningOf(failure)).toBe(means);
  });
});

describe('A worker that comes back after its lease', () => {
  it('may say for certain how it ended, and nothing else', () => {
    expect(mayTell('uncertain', 'sent')).toBe(true);
    expect(mayTell('uncertain', 'failed')).toBe(true);
    expect(mayTell('uncertain', 'uncertain')).toBe(false);
    expect(mayTell('sent', 'failed')).toBe(false);
    expect(mayTell('failed', 'sent')).toBe(false);
  });

  it.each([
    ['uncertain', true, 'sent', true],
    ['uncertain', true, 'failed', true],
    ['queued', true, 'sent', true],
    ['queued', true, 'failed', false],
    ['sending', false, 'sent', false],
    ['stopped', true, 'sent', false],
    ['sent', true, 'failed', false],
  ] as const)('of a mail that is %s (latest attempt: %s) with "%s" decides: %s', (state, latest, outcome, expected) => {
    expect(decides(state, latest, outcome)).toBe(expected);
  });
});

describe('A letter has left for everyone', () => {
  const to = (id: string, state: DispatchState, more: { isCopy?: boolean; resendsId?: string } = {}) => ({
    id,
    state,
    isCopy: more.isCopy ?? false,
    resendsId: more.resendsId ?? null,
  });
  it.each([
    ['when all of it is sent or posted', [to('a', 'sent'), to('b', 'posted')], true],
    ['not while one waits for the post', [to('a', 'sent'), to('b', 'awaitingPost')], false],
    ['when what was stopped is left out', [to('a', 'sent'), to('b', 'stopped')], true],
    ['not when everything was stopped', [to('a', 'stopped')], false],
    ['not when only the copy went', [to('a', 'stopped'), to('b', 'sent', { isCopy: true })], false],
    ['not when it came back', [to('a', 'bounced'), to('b', 'sent')], false],
    ['when what came back was sent again', [to('a', 'bounced'), to('b', 'sent', { resendsId: 'a' })], true],
  ])('%s', (_, dispatches, expected) => {
    expect(hasAllLeft(dispatches)).toBe(expected);
  });
});

describe('The lifecycle of a dispatch', () => {
  it('reaches by hand what the worker does not reach by itself, and ends only where a letter ends', () => {
    const starts: DispatchState[] = ['queued', 'awaitingPost', 'sending', 'failed', 'uncertain'];
    const ends: DispatchState[] = ['stopped', 'sending'];
    expect(faultsOfLifecycle<DispatchState, DispatchAction>(dispatchLifecycle, starts, ends)).toEqual([]);
  });
});
