/**
 * DER, as much of it as certificates and signatures need (ITU-T X.690).
 *
 * Written by hand because a signature is made once per letter and its parts are nearly all known beforehand: composing
 * cached bytes takes microseconds where an object model takes milliseconds. Reading is strict: no indefinite lengths.
 */

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Bytes that are not the DER they should be. Callers turn it into the fault or refusal that fits. */
export class DerError extends Error {}

/** One value with its header. */
export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([derHeader(tag, length), ...contents]);
}

/** Tag and length alone, for contents that come later. */
export function derHeader(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.from([tag, length]);
  if (length < 0x100) return Buffer.from([tag, 0x81, length]);
  if (length < 0x10000) return Buffer.from([tag, 0x82, length >> 8, length & 0xff]);
  return Buffer.from([tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]);
}

export const sequence = (...contents: readonly Buffer[]): Buffer => der(tags.sequence, ...contents);

/** A SET OF, its members in the order DER demands. */
export const setOf = (...members: readonly Buffer[]): Buffer =>
  der(tags.set, ...[...members].sort((a, b) => Buffer.compare(a, b)));

export const octetString = (contents: Buffer): Buffer => der(tags.octetString, contents);

/** `[number]` around contents; constructed. */
export const tagged = (number: number, ...contents: readonly Buffer[]): Buffer => der(0xa0 | number, ...contents);

/** A whole number that is not negative, given as big-endian bytes or as a small number. */
export function integer(value: Buffer | number): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from(value.toString(16).padStart(8, '0'), 'hex') : value;
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return trimmed[0]! >= 0x80 ? der(tags.integer, Buffer.from([0]), trimmed) : der(tags.integer, trimmed);
}

export function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) | 0x80);
    bytes.push(...groups);
  }
  return der(tags.oid, Buffer.from(bytes));
}

export const nothing = Buffer.from([0x05, 0x00]);

/** A value read, with its place in the bytes it was read from. */
export interface DerNode {
  readonly tag: number;
  /** Header and contents: what hashes and signatures are taken over. */
  readonly whole: Buffer;
  readonly contents: Buffer;
}

/** Reads the one value at the start; what follows it is `whole.length` bytes further on. */
export function readDer(bytes: Buffer, at = 0): DerNode {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new DerError('ends too early');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of several bytes');
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('a length that is not DER');
    header += count;
    if (at + header > bytes.length) throw new DerError('ends too early');
    length = bytes.readUIntBE(at + 2, count);
  }
  const end = at + header + length;
  if (end > bytes.length) throw new DerError('ends too early');
  return { tag, whole: bytes.subarray(at, end), contents: bytes.subarray(at + header, end) };
}

/** The values inside a constructed one. */
export function childrenOf(node: DerNode): DerNode[] {
  const children: DerNode[] = [];
  for (let at = 0; at < node.contents.length; at += children.at(-1)!.whole.length) {
    children.push(readDer(node.contents, at));
  }
  return children;
}

/** The node, if it has the tag that is expected there. */
export function expectTag(node: DerNode | undefined, tag: number, what: string): DerNode {
  if (node?.tag !== tag) throw new DerError(`${what} is missing`);
  return node;
}

export function readOid(node: DerNode | undefined): string {
  const { contents } = expectTag(node, tags.oid, 'an object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contents) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const first = arcs.shift() ?? 0;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...arcs].join('.');
}

/** UTCTime and GeneralizedTime, in UTC as certificates and time stamps demand (RFC 5280 4.1.2.5, RFC 3161 2.4.2). */
export function readTime(node: DerNode | undefined): Date {
  const text = node?.contents.toString('latin1') ?? '';
  const parts = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text);
  const generalized = node?.tag === tags.generalizedTime;
  if (!parts || (!generalized && node?.tag !== tags.utcTime) || generalized !== (parts[1] !== undefined)) {
    throw new DerError('a time that is not UTC');
  }
  const century = parts[1] ?? (Number(parts[2]) >= 50 ? '19' : '20');
  const time = new Date(
    `${century}${parts[2]}-${parts[3]}-${parts[4]}T${parts[5]}:${parts[6]}:${parts[7]}${parts[8]?.slice(0, 4) ?? ''}Z`,
  );
  if (Number.isNaN(time.getTime())) throw new DerError('a time that does not exist');
  return time;
}
