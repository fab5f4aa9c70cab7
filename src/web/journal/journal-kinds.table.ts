import { EntryKindWord, entryKinds } from '../../archive/noark.lists';

/** Noark's letter for each kind of entry, as journals have it: I, U, N, X. */
export const journalKinds: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.keys(entryKinds) as EntryKindWord[]).map((kind) => [kind, entryKinds[kind].code]),
);
