import { actionsOf, faultsOfLifecycle } from '../../kernel/lifecycle';
import { entryActionWords } from '../letters.words';
import { EntryAction, EntryKind, JournalStatus, entryLifecycle } from './entry.lifecycle';
import { EntryField, lockedIn } from './entry.locking.rules';

/** Where each kind begins, and which states the reply's own lifecycle leads it to. */
const starts: Record<EntryKind, JournalStatus[]> = {
  incoming: ['received'],
  outgoing: ['reserved', 'finished', 'approved', 'dispatched', 'withdrawn'],
  internalFollowUp: ['reserved'],
  internal: ['reserved'],
};
const ends: JournalStatus[] = ['archived', 'withdrawn'];

/** States an outgoing letter leaves by its reply. */
const leftByReply = ['reserved', 'finished', 'approved'].map((state) => `there is no way out of ${state}`);

describe('The life of an entry', () => {
  it.each(Object.keys(starts) as EntryKind[])('reaches every state of its kind, with a way out: %s', (kind) => {
    const table = entryLifecycle[kind];
    const had = Object.fromEntries(
      Object.entries(table).filter(([, doors]) => Object.keys(doors).length > 0),
    ) as typeof table;
    const faults = faultsOfLifecycle<JournalStatus, EntryAction>(had, starts[kind], ends);
    expect(faults.filter((fault) => kind !== 'outgoing' || !leftByReply.includes(fault))).toEqual([]);
  });

  it('has a word for every action', () => {
    const actions = Object.values(entryLifecycle).flatMap((table) => actionsOf<JournalStatus, EntryAction>(table));
    expect(Object.keys(entryActionWords).sort()).toEqual([...new Set(actions)].sort());
  });

  it('never lets a letter that was sent be withdrawn', () => {
    for (const state of ['dispatched', 'journalled', 'archived'] as const)
      expect(entryLifecycle.outgoing[state]).not.toHaveProperty('withdraw');
  });
});

describe('Noark’s locks', () => {
  it.each<[string, EntryField, 'incoming' | 'reply' | 'memo', JournalStatus, boolean]>([
    [
      'the received date of what came in is locked once journalled (3.2.22)',
      'receivedAt',
      'incoming',
      'journalled',
      true,
    ],
    ['and open before', 'receivedAt', 'incoming', 'received', false],
    ['its journal date is still open then', 'journalDate', 'incoming', 'journalled', false],
    ['and locked once archived (3.2.23)', 'journalDate', 'incoming', 'archived', true],
    ['so are its document date', 'documentDate', 'incoming', 'archived', true],
    ['and its parties', 'parties', 'incoming', 'archived', true],
    ['the title of what came in may be corrected to the end', 'title', 'incoming', 'archived', false],
    ['the title of a letter is locked once dispatched (3.2.24)', 'title', 'reply', 'dispatched', true],
    ['so are its parties', 'parties', 'reply', 'journalled', true],
    ['and its date', 'documentDate', 'reply', 'archived', true],
    ['before that they are changed in the reply, which tells those who approved', 'parties', 'reply', 'approved', true],
    ['a memo’s title is locked once journalled', 'title', 'memo', 'journalled', true],
    ['a public title may be put right whenever somebody finds it must', 'publicTitle', 'incoming', 'archived', false],
    ['a restriction too', 'restriction', 'reply', 'archived', false],
    ['no document is added once archived (3.2.17)', 'documents', 'incoming', 'archived', true],
    ['nothing of what is withdrawn changes', 'title', 'incoming', 'withdrawn', true],
  ])('%s', (_, field, side, status, expected) => {
    expect(lockedIn(field, side, status) !== undefined).toBe(expected);
  });
});
