import { createHash } from 'node:crypto';
import serialize from 'canonicalize';

/** JSON in its one canonical form (RFC 8785): the same facts give the same bytes, on any machine, in twenty years. */
export function canonicalText(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('Only what JSON can hold has a canonical text');
  return text;
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
