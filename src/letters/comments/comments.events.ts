/** What is said of a letter, as the history keeps it: that it was said, never the words. */
declare module '../../kernel/history/history.events' {
  interface HistoryEvents {
    'reply.commented': { commentId: string; answersId: string | null; textNumber: number };
    'reply.commentDone': { commentId: string; done: boolean };
  }
}

export {};
