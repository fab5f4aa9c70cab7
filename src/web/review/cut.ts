const longest = 90;

/** The words of a change as a list beside the text has room for. */
export const cut = (words: string): string =>
  words.length <= longest ? words.trim() : `${words.slice(0, longest).trim()} …`;
