/** What happens to a reply, as the history keeps it. */
declare module '../../kernel/history/history.events' {
  interface HistoryEvents {
    'reply.started': {
      templateVersionId: string;
      level: string;
      language: string;
      answers: string[];
      contentHash: string;
    };
    'reply.textWritten': { textNumber: number; origin: string; contentHash: string };
    'reply.contentChanged': { what: string; contentHash: string };
    'reply.noteWritten': { noteNumber: number; noteEntryId: string };
    'reply.submitted': {
      round: number;
      textNumber: number;
      contentHash: string;
      route: string[];
      carriedOver: string[];
    };
    'reply.recalled': { round: number };
    'reply.approved': { round: number; ordinal: number; textNumber: number; contentHash: string; last: boolean };
    'reply.editedAndApproved': {
      round: number;
      ordinal: number;
      textNumber: number;
      contentHash: string;
      last: boolean;
    };
    'reply.sentBack': { round: number; from: string };
    'reply.rejected': { round: number };
    'reply.released': { urgent: boolean; contentHash: string };
    'reply.releaseRecalled': { contentHash: string };
    'reply.held': { held: boolean };
    'reply.returned': { contentHash: string };
    'reply.withdrawn': { from: string };
    /** A letter it tells of was restricted, and the reply, its note or both with it. */
    'reply.restricted': { asEntryId: string; accessCode: string | null; what: 'letter' | 'note' | 'both' };
  }
}

export {};
