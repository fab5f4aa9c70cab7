import './statuses.words';

/** What a status looks like: a shape of the sprite, a colour of the theme, and a word `status.<name>` (SCREENS section 5). */
export interface StatusLook {
  readonly shape: string;
  readonly color: 'info' | 'accent' | 'warning' | 'success' | 'neutral' | 'brand2';
  /** Noark's own word, for the tooltip and the archivist. */
  readonly noark?: string;
}

/** Every status a page can show. Outline: under way; filled: a fact. */
export const statuses = {
  received: { shape: 'received', color: 'info', noark: 'Saksbehandler har registrert innkommet dokument (S)' },
  toAllocate: { shape: 'received', color: 'info' },
  offered: { shape: 'received', color: 'info' },
  notBegun: { shape: 'not-begun', color: 'accent' },
  drafting: { shape: 'draft', color: 'accent', noark: 'Reservert dokument (R)' },
  submitted: { shape: 'submitted', color: 'accent', noark: 'Ferdigstilt fra saksbehandler (F)' },
  sentBack: { shape: 'sent-back', color: 'warning', noark: 'Reservert dokument (R)' },
  approved: { shape: 'approved', color: 'success', noark: 'Godkjent av leder (G)' },
  released: { shape: 'to-sign', color: 'accent', noark: 'Godkjent av leder (G)' },
  onHold: { shape: 'on-hold', color: 'neutral' },
  signed: { shape: 'signed', color: 'success', noark: 'Godkjent av leder (G)' },
  dispatched: { shape: 'dispatched', color: 'success', noark: 'Ekspedert (E)' },
  uncertain: { shape: 'uncertain', color: 'warning' },
  journalled: { shape: 'journalled', color: 'neutral', noark: 'Journalført (J)' },
  archived: { shape: 'archived', color: 'neutral', noark: 'Arkivert (A)' },
  withdrawn: { shape: 'withdrawn', color: 'neutral', noark: 'Utgår (U)' },
  rejected: { shape: 'withdrawn', color: 'neutral', noark: 'Utgår (U)' },
  reserved: { shape: 'draft', color: 'accent', noark: 'Reservert dokument (R)' },
  finished: { shape: 'submitted', color: 'accent', noark: 'Ferdigstilt fra saksbehandler (F)' },
  underTreatment: { shape: 'draft', color: 'accent', noark: 'Under behandling (B)' },
  closed: { shape: 'archived', color: 'neutral', noark: 'Avsluttet (A)' },
  waiting: { shape: 'received', color: 'info' },
  queued: { shape: 'dispatched', color: 'accent' },
  failed: { shape: 'uncertain', color: 'warning' },
  sending: { shape: 'dispatched', color: 'accent' },
  sent: { shape: 'dispatched', color: 'success', noark: 'Ekspedert (E)' },
  posted: { shape: 'dispatched', color: 'success', noark: 'Ekspedert (E)' },
  awaitingPost: { shape: 'dispatched', color: 'accent' },
  bounced: { shape: 'sent-back', color: 'warning' },
  stopped: { shape: 'on-hold', color: 'neutral' },
} as const satisfies Readonly<Record<string, StatusLook>>;

export type StatusName = keyof typeof statuses;

/** The status by a state's name in code, or undefined for one no page shows. */
export function statusNamed(name: string): StatusName | undefined {
  return Object.hasOwn(statuses, name) ? (name as StatusName) : undefined;
}
