/**
 * The exact payload of every kind of event. Each module adds its own by declaration merging, beside its commands:
 *
 *   declare module '../kernel/history/history.events' {
 *     interface HistoryEvents { 'reply.approved': { replyId: string; contentHash: string } }
 *   }
 *
 * Payloads hold identifiers, codes, dates and hashes; never letter text, never a private person's name
 * (that belongs in the removable personal part).
 */
// The module's declarations are merged into this interface; it is empty on purpose.
export interface HistoryEvents {
  'history.personalPartRemoved': { eventId: string; protocolId: string };
}

export type HistoryEventType = keyof HistoryEvents;
