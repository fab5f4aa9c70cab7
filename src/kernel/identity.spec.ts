import { ActedThrough, Actor } from './actor';
import { confirmedUntil, refuseUnlessConfirmed } from './identity';

const now = new Date('2020-06-17T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const minister = (through: ActedThrough): Actor => ({
  accountId: 'a',
  personId: 'p',
  name: 'Monica Mæland',
  initials: 'MM',
  ministryId: 'm',
  ministryCode: 'JD',
  roles: [{ role: 'minister', unitId: null }],
  clearedFor: [],
  through,
});
const signedIn = (identityConfirmedAt: Date | null) =>
  minister({ kind: 'session', sessionId: 's', identityConfirmedAt });

describe('A minister who signs', () => {
  it.each([
    ['confirmed a moment ago', 0],
    ['confirmed four minutes and 59 seconds ago', 4 + 59 / 60],
  ])('may, having %s', (_, minutes) => {
    expect(() => refuseUnlessConfirmed(signedIn(minutesAgo(minutes)), now)).not.toThrow();
  });

  it('must confirm again after five minutes', () => {
    expect(() => refuseUnlessConfirmed(signedIn(minutesAgo(5)), now)).toThrow('identity.confirmFirst');
  });

  it('must confirm even right after signing in', () => {
    expect(() => refuseUnlessConfirmed(signedIn(null), now)).toThrow('identity.confirmFirst');
  });

  it('cannot by token or by a job', () => {
    const byToken = minister({ kind: 'token', tokenId: 't', scopes: ['write'] });
    expect(() => refuseUnlessConfirmed(byToken, now)).toThrow('identity.notByToken');
    expect(() => refuseUnlessConfirmed(minister({ kind: 'system' }), now)).toThrow('identity.notByToken');
  });

  it('sees until when the confirmation holds', () => {
    expect(confirmedUntil(signedIn(minutesAgo(2)), now)).toEqual(new Date('2020-06-17T10:03:00Z'));
    expect(confirmedUntil(signedIn(minutesAgo(6)), now)).toBeNull();
  });
});
