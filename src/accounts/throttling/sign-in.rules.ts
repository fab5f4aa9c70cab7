/**
 * How long somebody must wait after giving a wrong password, in seconds: after the first, the second, …; the last
 * number also holds for every later one. Forgotten after a day without an attempt, and by the right password.
 */
export const waits = {
  /** One user name from one address: a few free tries, then ever longer. */
  nameFromAddress: [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 1800, 3600],
  /** One user name from anywhere: many addresses guessing together. Short, so that nobody can shut a minister out. */
  name: [...Array<number>(29).fill(0), 60, 120, 240, 300],
  /** One address, any name: a few common passwords against everybody. A ministry may share one address. */
  address: [...Array<number>(199).fill(0), 60, 120, 300, 600],
} as const satisfies Record<string, readonly number[]>;

export type Counted = keyof typeof waits;

export const forgottenAfterSeconds = 24 * 3600;

/** The addresses counted as one: an IPv4 address, or the /64 an IPv6 subscriber has for himself. */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
