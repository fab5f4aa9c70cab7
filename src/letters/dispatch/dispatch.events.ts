/** What happens to letters on their way out, as the history keeps it. */
declare module '../../kernel/history/history.events' {
  interface HistoryEvents {
    'dispatch.ordered': { dispatchId: string; channel: string; partyId: string; signedSha256: string };
    'dispatch.sent': { dispatchId: string; attempt: number | null; answerSha256: string | null; by: string };
    'dispatch.failed': { dispatchId: string; attempt: number; final: boolean };
    'dispatch.uncertain': { dispatchId: string; attempt: number };
    'dispatch.retried': { dispatchId: string };
    'dispatch.posted': { dispatchId: string; postedOn: string };
    'dispatch.bounced': { dispatchId: string; lettersOpenAgain: string[] };
    'dispatch.stopped': { dispatchId: string };
    'reply.dispatched': { sentAt: string; settled: string[] };
  }
}

export {};
