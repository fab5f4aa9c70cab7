/** What happens when letters are signed, as the history keeps it. */
declare module '../../kernel/history/history.events' {
  interface HistoryEvents {
    /** Set with the day's date, and laid before the signatory. */
    'signing.laid': { ceremonyId: string; shownSha256: string; contentHash: string; letterDate: string };
    /** The signatory opened the PDF. */
    'signing.opened': { ceremonyId: string; shownSha256: string };
    'signing.refused': { ceremonyId: string; code: string };
    'reply.signed': {
      actId: string;
      kind: string;
      capacity: string;
      shownSha256: string;
      signedSha256: string;
      enclosures: string[];
      level: string;
      certificateSha256: string;
      identityConfirmedAt: string | null;
    };
    'reply.signedOutside': {
      actId: string;
      kind: string;
      how: string;
      decidedOn: string;
      decidedBy: string;
      signedSha256: string;
      evidenceEntryId: string;
      certificateSha256: string;
      /** Of whoever recorded it. */
      identityConfirmedAt: string | null;
    };
    'reply.timestamped': { actId: string; signedSha256: string };
    'reply.stopped': { actId: string };
  }
}

export {};
