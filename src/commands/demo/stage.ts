import type { Clock } from '../../kernel/clock';

/** What the story needs of whoever tells it. */
export interface Stage {
  readonly url: string;
  readonly password: string;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** What is left when the story is told: the signed PDF, and everything as read back through the API. */
export interface Told {
  readonly pdf: Buffer;
  readonly record: Record<string, unknown>;
}

export interface Versioned {
  readonly version: number;
}
export interface Registered {
  readonly entryId: string;
  readonly caseId: string;
  readonly caseKey: string;
  readonly entryKey: string;
  readonly journalNumber: string;
  readonly arrivalId: string;
}
export interface Suggestion {
  readonly title: string;
  readonly sender: { readonly name: string; readonly address: string };
  readonly documentDate: string;
  readonly receivedAt: string;
  readonly language: string;
  readonly offices: readonly { readonly officeId: string; readonly title: string; readonly ministryCode: string }[];
}
export interface ReplyAnswer extends Versioned {
  readonly id: string;
  readonly entryId: string;
  readonly entryKey: string;
  readonly ourReference: string;
  readonly html: string;
  readonly contentHash: string;
  readonly state: string;
}
