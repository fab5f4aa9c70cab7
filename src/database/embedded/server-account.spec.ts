import { accountsFor } from './server-account';

const nobody = { kind: 'other', uid: 65534, gid: 65534 };
const of = (uid: number) => ({ uid, gid: uid });

describe('The account the server runs as', () => {
  it.each([
    ['an ordinary user, first start', 1000, true, undefined, [{ kind: 'direct' }]],
    ['an ordinary user, own cluster', 1000, true, of(1000), [{ kind: 'direct' }]],
    ['an ordinary user, cluster of another', 1000, true, of(0), []],
    ['a number without a name, as containers give', 1234, false, undefined, [{ kind: 'namespace' }]],
    ['root, first start', 0, true, undefined, [{ kind: 'namespace' }, nobody]],
    ['root, own cluster', 0, true, of(0), [{ kind: 'namespace' }, nobody]],
    ['root, cluster made as nobody', 0, true, of(65534), [nobody]],
    ['root, cluster of an ordinary user', 0, true, of(1000), [{ kind: 'other', uid: 1000, gid: 1000 }]],
    ['Windows, which has no user numbers', undefined, true, of(0), [{ kind: 'direct' }]],
  ])('for %s', (_, us, named, owner, expected) => {
    expect(accountsFor(us, named, owner)).toEqual(expected);
  });
});
