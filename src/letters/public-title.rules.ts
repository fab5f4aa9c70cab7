/** Something with a public title, which may be restricted. */
interface Titled {
  readonly accessCode: string | null;
  readonly publicTitle: string;
}

/**
 * The public title of an entry that was given none. It leaves the house: in the public journal, in the PDF, its file name
 * and its mail. The entry's own title may stand there only where nothing is restricted. Else it tells no more than the
 * first restricted thing it belongs to (its case, the letter it answers) already tells the public.
 */
export function publicTitleWhenMissing(title: string, belongsTo: readonly Titled[]): string {
  return belongsTo.find(({ accessCode }) => accessCode !== null)?.publicTitle ?? title;
}
