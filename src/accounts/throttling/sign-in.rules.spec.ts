import { networkOf, waits } from './sign-in.rules';

describe('Waiting after a wrong password', () => {
  it.each(Object.entries(waits))('grows and never shrinks: %s', (_, seconds) => {
    expect([...seconds].sort((a, b) => a - b)).toEqual([...seconds]);
    expect(seconds.at(-1)).toBeGreaterThan(0);
  });

  it('starts soonest for one name from one address', () => {
    const first = (seconds: readonly number[]) => seconds.findIndex((wait) => wait > 0);
    expect(first(waits.nameFromAddress)).toBeLessThan(first(waits.name));
    expect(first(waits.name)).toBeLessThan(first(waits.address));
  });
});

describe('An address', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
