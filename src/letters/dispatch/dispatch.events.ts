/** What happens to letters on their way out, as the history keeps it. */
declare module '../../kernel/history/history.events' {
  interface HistoryEvents {
    'dispatch.ordered': {
      dispatchId: string;
      channel: string;
      partyId: string;
      signedSha256: string;
      resendsId: string | null;
    };
    'dispatch.begun': { dispatchId: string; attempt: number };
    /** `attempt` and the hash of the server's answer when a worker sent it; none when a person found out. */
    'dispatch.sent': { dispatchId: string; attempt: number | null; answerSha256: string | null; by: string };
    /** `attempt` is null when the mail could not even be composed. */
    'dispatch.failed': { dispatchId: string; attempt: number | null; final: boolean };
    'dispatch.uncertain': { dispatchId: string; attempt: number };
    'dispatch.retried': { dispatchId: string };
    'dispatch.posted': { dispatchId: string; postedOn: string };
    'dispatch.bounced': { dispatchId: string; lettersOpenAgain: string[] };
    'dispatch.stopped': { dispatchId: string };
    /** The old way is given up; `dispatch.ordered` of the new one follows. */
    'dispatch.replaced': { dispatchId: string };
    'reply.dispatched': { sentAt: string; settled: string[] };
  }
}

export {};
