import type { Actor } from '../actor';

/** Chain of what no ministry did: what the installation began with, and what a new version of the product brought. */
export const installationChain = '01f1d000-0000-7000-8000-000000000001';

/** Who acts when the installation does: nobody, through the system. */
export const installation: Actor = {
  accountId: '',
  personId: '',
  name: '',
  initials: '',
  ministryId: installationChain,
  ministryCode: '',
  roles: [],
  clearedFor: [],
  through: { kind: 'system' },
};

declare module './history.events' {
  interface HistoryEvents {
    /** Rows that were there before anybody signed in: put in by those who set it up. */
    'installation.received': { tables: string[] };
    /** Templates and standard paragraphs that came with a version of the product. */
    'installation.wordingsLoaded': { versions: number };
  }
}
