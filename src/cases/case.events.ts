import type { AnsweringLevel, ClosingMethod } from './responding-ministers/responding-minister.entity';

/** What happens to a case. Titles, reasons and notes are free text and go into the removable part of the event. */
declare module '../kernel/history/history.events' {
  interface HistoryEvents {
    'case.corrected': { fields: string[]; accessCode?: string | null };
    'case.closed': { writtenOff: string[]; archived: string[] };
    'case.reopened': Record<string, never>;
    'case.withdrawn': Record<string, never>;
    /** Somebody looked into a restricted case, or one of its entries or files. */
    'case.read': { entryId: string | null; fileId: string | null; accessCode: string };
    'case.deadlineSet': { day: string | null; workingDays: number | null; from: string | null };
    'case.allocated': { unitId: string; caseworkerId: string | null; accepted: boolean };
    'case.allocationAccepted': { unitId: string; caseworkerId: string };
    'case.allocationRefused': { unitId: string; caseworkerId: string };
    'case.respondingMinisterAssigned': {
      level: AnsweringLevel;
      officeId: string | null;
      onBehalfOf: string[];
      from: string;
      closingMethod: ClosingMethod | null;
      /** Ministries that may look into the case from now on, and no longer. */
      grantedTo: string[];
      noLongerGrantedTo: string[];
      settled: string[];
    };
  }
}
