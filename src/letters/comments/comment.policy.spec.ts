import type { Actor } from '../../kernel/actor';
import { replyLifecycle } from '../replies/reply.lifecycle';
import { obstacleToAction, obstacleToCommenting } from './comment.policy';

const who = (role: string, personId = 'p') => ({ personId, roles: [{ role }] }) as unknown as Actor;
const about = { state: 'submitted', writtenBy: 'w', done: false, writesLetter: false } as const;

describe('Comments', () => {
  it('are written until the letter is signed, and not after', () => {
    const open = Object.keys(replyLifecycle).filter(
      (state) => obstacleToCommenting(who('leader'), state as keyof typeof replyLifecycle) === null,
    );
    expect(open).toEqual(['drafting', 'submitted', 'approved', 'released']);
  });

  it.each([
    ['caseworker', null],
    ['leader', null],
    ['privateOffice', null],
    ['politicalAdviser', null],
    ['stateSecretary', null],
    ['minister', null],
    ['registrar', 'comment.notYours'],
    ['auditor', 'comment.notYours'],
    ['administrator', 'comment.notYours'],
  ])('are written by a %s: %s', (role, obstacle) => {
    expect(obstacleToCommenting(who(role), 'submitted')).toBe(obstacle);
  });

  it('are marked as done by whoever wrote them, by whoever writes the letter, and by a leader', () => {
    expect(obstacleToAction(who('politicalAdviser', 'w'), 'finish', about)).toBeNull();
    expect(obstacleToAction(who('caseworker'), 'finish', { ...about, writesLetter: true })).toBeNull();
    expect(obstacleToAction(who('leader'), 'finish', about)).toBeNull();
    expect(obstacleToAction(who('caseworker'), 'finish', about)).toBe('comment.notYours');
    expect(obstacleToAction(who('caseworker'), 'answer', about)).toBeNull();
  });

  it('are done once, and opened again only when done', () => {
    expect(obstacleToAction(who('leader'), 'finish', { ...about, done: true })).toBe('comment.alreadyDone');
    expect(obstacleToAction(who('leader'), 'reopen', about)).toBe('comment.notDone');
    expect(obstacleToAction(who('leader'), 'reopen', { ...about, done: true })).toBeNull();
  });
});
