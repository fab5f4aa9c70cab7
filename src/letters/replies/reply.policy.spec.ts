import type { Actor } from '../../kernel/actor';
import { isTurnOf, isWriter, mayStandOnRoute, mayWrite, stepInTurn } from './reply.policy';

const actor = (personId: string) => ({ personId }) as Actor;
const letter = (caseworkerId: string | null, ownerId: string | null) => ({
  entry: { caseworkerId },
  caseFile: { ownerId },
});

describe('Who writes a reply', () => {
  it.each([
    ['the caseworker who began it', 'hmk', letter('hmk', null), true],
    ['whoever has the case now', 'eno', letter('hmk', 'eno'), true],
    ['another adviser', 'sia', letter('hmk', 'eno'), false],
    ['an adviser, of a letter nobody has', 'sia', letter(null, null), false],
  ])('%s: %s', (_, who, writers, allowed) => {
    expect(isWriter(actor(who), writers)).toBe(allowed);
    expect(mayWrite(actor(who), writers, false)).toBe(allowed);
    expect(mayWrite(actor(who), writers, true)).toBe(true);
  });
});

describe('A route', () => {
  const route = [
    { ordinal: 2, leaderId: 'sbn', state: 'waiting' as const },
    { ordinal: 1, leaderId: 'al', state: 'approved' as const },
    { ordinal: 3, leaderId: 'th', state: 'waiting' as const },
  ];

  it('is answered in sequence, each leader for herself', () => {
    expect(stepInTurn(route)?.leaderId).toBe('sbn');
    expect(['al', 'sbn', 'th'].map((who) => isTurnOf(actor(who), route))).toEqual([false, true, false]);
    expect(stepInTurn(route.map((step) => ({ ...step, state: 'approved' as const })))).toBeUndefined();
  });

  it('has nobody on it who wrote or submits the text', () => {
    expect(mayStandOnRoute('al', ['hmk', 'eno'])).toBe(true);
    expect(mayStandOnRoute('al', ['hmk', 'al'])).toBe(false);
    expect(mayStandOnRoute('al', ['al', null])).toBe(false);
  });
});
