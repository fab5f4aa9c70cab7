/** What is not saved yet, kept in this browser under the letter and the person, until it is. */
export interface KeptDraft {
  readonly html: string;
  /** The text it was written on. */
  readonly base: string;
  readonly at: string;
}

const keyOf = (replyId: string, accountId: string, what: string) => `svarbrev:${what}:${replyId}:${accountId}`;

/** A browser that keeps nothing (private window, full) keeps nothing; saving goes on as before. */
export class KeptDrafts {
  private readonly key: string;

  constructor(replyId: string, accountId: string, what: 'text' | 'note') {
    this.key = keyOf(replyId, accountId, what);
  }

  keep(draft: Omit<KeptDraft, 'at'>): void {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...draft, at: new Date().toISOString() }));
    } catch {
      // Nothing to do about it: the text is still on the page.
    }
  }

  drop(): void {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }

  found(): KeptDraft | null {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null') as KeptDraft | null;
      return kept && typeof kept.html === 'string' && typeof kept.base === 'string' ? kept : null;
    } catch {
      return null;
    }
  }
}
