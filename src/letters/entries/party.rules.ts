import type { PartyKind } from '../correspondence-party.entity';
import type { EntrySide } from './entry.locking.rules';

/** Which kinds of party each side of the journal has (Noark: korrespondanseparttype). */
export const partyKindsOf = {
  incoming: ['sender', 'coSender', 'copyRecipient'],
  reply: ['recipient', 'copyRecipient', 'groupRecipient'],
  memo: ['internalSender', 'internalRecipient', 'internalCopyRecipient'],
} as const satisfies Record<EntrySide, readonly PartyKind[]>;

export function belongsTo(side: EntrySide, kind: PartyKind): boolean {
  const kinds: readonly PartyKind[] = partyKindsOf[side];
  return kinds.includes(kind);
}
