import type { TokenScope } from '../kernel/actor';

/** What the history tells of accounts, in the chain of the ministry acted for. Addresses are in the personal part. */
declare module '../kernel/history/history.events' {
  interface HistoryEvents {
    'account.created': { accountId: string; personId: string };
    'account.passwordReset': { accountId: string; personId: string; tokensRevoked: number };
    'account.passwordChanged': { accountId: string };
    'account.locked': { accountId: string; personId: string };
    'account.unlocked': { accountId: string; personId: string };
    'account.lockedOut': { accountId: string; waitSeconds: number };
    'session.signedIn': { accountId: string };
    'session.ministryChosen': { accountId: string; from: string };
    'session.signedOut': { accountId: string };
    'session.identityConfirmed': { accountId: string; sessionId: string };
    'token.made': { tokenId: string; accountId: string; scopes: readonly TokenScope[]; expiresAt: string };
    'token.revoked': { tokenId: string; accountId: string };
  }
}
