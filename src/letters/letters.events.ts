import type { SettlementMethod } from './settlements/settlement.entity';

/** What happens to entries. Titles, names and reasons are free text and go into the removable part of the event. */
declare module '../kernel/history/history.events' {
  interface HistoryEvents {
    /** An incoming letter got its case, its entry and its numbers. */
    'entry.registered': {
      caseYear: number;
      caseNumber: number;
      documentNumber: number;
      journalYear: number;
      journalNumber: number;
      newCase: boolean;
      arrivalId: string;
      accessCode: string | null;
      addressedOffices: string[];
      /** Ministries that received it too, and have it waiting. */
      alsoReceivedBy: string[];
    };
    'entry.corrected': { fields: string[]; accessCode?: string | null };
    'entry.partyAdded': { partyId: string; kind: string; screened: boolean };
    'entry.partyReplaced': { partyId: string; kind: string; screened: boolean };
    'entry.documentAdded': { documentId: string; sha256: string };
    /** A document got a new version; the old one stays. */
    'entry.documentReplaced': { documentId: string; versionNumber: number; sha256: string };
    'entry.documentTitled': { documentId: string };
    'entry.copyAdded': { documentId: string; variant: 'archive' | 'redacted'; sha256: string };
    'entry.mainDocumentSwapped': { documentId: string; formerId: string };
    'entry.moved': {
      fromCaseId: string;
      fromDocumentNumber: number;
      toCaseId: string;
      toDocumentNumber: number;
    };
    /** Written in the chain of the case it came to, where `entry.moved` stands in the one it left. */
    'entry.movedHere': { fromCaseId: string; documentNumber: number };
    'entry.withdrawn': { documentNumber: number; journalYear: number; journalNumber: number };
    'entry.finished': Record<string, never>;
    'entry.journalled': { journalYear: number; journalNumber: number };
    'entry.archived': Record<string, never>;
    'entry.settled': { method: SettlementMethod; byEntryId: string | null };
    'entry.settlementUndone': { settlementId: string; method: SettlementMethod };
    'remark.written': { remarkId: string; entryId: string | null };
    'arrival.notForJournal': { arrivalId: string };
    'arrival.turnedAway': { outcome: 'notForJournal' | 'graded' };
  }
}
