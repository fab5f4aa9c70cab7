/** The keys of the pages, by where they work (SCREENS section 6). `word` says what they do: `keys.<word>`. */
export const keysOfPages: readonly {
  readonly place: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly word: string }[];
}[] = [
  {
    place: 'everywhere',
    keys: [
      { keys: ['/'], word: 'search' },
      { keys: ['?'], word: 'help' },
      { keys: ['Esc'], word: 'close' },
      { keys: ['Ctrl Enter'], word: 'primary' },
    ],
  },
  {
    place: 'lists',
    keys: [
      { keys: ['J', 'K'], word: 'rows' },
      { keys: ['Enter'], word: 'open' },
      { keys: ['X'], word: 'choose' },
      { keys: ['F'], word: 'allocate' },
    ],
  },
  {
    place: 'registering',
    keys: [
      { keys: ['F2'], word: 'letterAndForm' },
      { keys: ['Alt PgDn', 'Alt PgUp'], word: 'documents' },
      { keys: ['Alt H'], word: 'main' },
      { keys: ['Alt T'], word: 'access' },
      { keys: ['Alt 0', 'Enter'], word: 'withoutReply' },
    ],
  },
  {
    place: 'editor',
    keys: [
      { keys: ['Ctrl K'], word: 'paragraph' },
      { keys: ['Ctrl B', 'Ctrl I'], word: 'bold' },
      { keys: ['# ', '- ', '1. ', '> '], word: 'blocks' },
      { keys: ['Alt F10'], word: 'toolbar' },
      { keys: ['F2'], word: 'letterAndNote' },
    ],
  },
  {
    place: 'review',
    keys: [
      { keys: ['N', 'P'], word: 'changes' },
      { keys: ['A'], word: 'approve' },
      { keys: ['R'], word: 'sendBack' },
    ],
  },
  {
    place: 'signing',
    keys: [
      { keys: ['←', '→'], word: 'letters' },
      { keys: ['M'], word: 'folder' },
    ],
  },
];
