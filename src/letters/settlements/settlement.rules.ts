import type { EntryKind, JournalStatus } from '../entries/entry.lifecycle';
import type { SettlementMethod } from './settlement.entity';

interface MethodRule {
  /** Kind of entry that settles by this method; null when none does. */
  readonly by: EntryKind | null;
  /** Whether somebody may choose it by hand: what the system writes itself, it writes itself. */
  readonly byHand: boolean;
}

/**
 * Noark's ways of writing off, and what each takes. BU is for an answer by letter, whatever the channel; BE for a plain
 * e-mail. SA is written by closing the case (Noark 5, 3.4.5), never chosen.
 */
const methods = {
  answeredByLetter: { by: 'outgoing', byHand: true },
  answeredByMail: { by: 'outgoing', byHand: true },
  answeredByTelephone: { by: null, byHand: true },
  takenToNotice: { by: null, byHand: true },
  takenToInformation: { by: null, byHand: true },
  answeredByMemo: { by: 'internalFollowUp', byHand: true },
  caseClosed: { by: null, byHand: false },
} as const satisfies Record<SettlementMethod, MethodRule>;

/** Whether the method names an entry that answered. */
export function needsAnswer(method: SettlementMethod): boolean {
  return methods[method].by !== null;
}

export function mayBeChosen(method: SettlementMethod): boolean {
  return methods[method].byHand;
}

/** Whether an entry may settle a letter by this method: a letter that was sent, a memo that is finished. */
export function maySettle(method: SettlementMethod, kind: EntryKind, status: JournalStatus): boolean {
  const sent: readonly JournalStatus[] = ['dispatched', 'journalled', 'archived'];
  const finished: readonly JournalStatus[] = ['finished', 'journalled', 'archived'];
  const { by }: MethodRule = methods[method];
  if (by === 'outgoing') return kind === 'outgoing' && sent.includes(status);
  if (by === 'internalFollowUp')
    return (kind === 'internalFollowUp' || kind === 'internal') && finished.includes(status);
  return false;
}
