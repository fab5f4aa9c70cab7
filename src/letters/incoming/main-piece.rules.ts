/** A piece of what came, as it is called and what it is said to be. */
export interface NamedPiece {
  readonly fileName: string;
  readonly mediaType: string;
}

/** Words by which senders call the letter itself. */
const letterWords =
  /(^|[^\p{L}])(brev|brevet|letter|henvendelse|førespurnad|søknad|klage|uttalelse|fråsegn)([^\p{L}]|$)/iu;

/**
 * Which piece seems to be the letter: the one PDF a covering mail brings by the name of a letter, else the first piece,
 * which is the mail itself or the first file. A suggestion; the archivist chooses.
 */
export function mainPieceOf(pieces: readonly NamedPiece[]): number {
  const named = pieces.flatMap(({ fileName, mediaType }, i) =>
    i > 0 && /pdf/i.test(`${mediaType} ${fileName}`) && letterWords.test(fileName.replace(/[_.]/g, ' ')) ? [i] : [],
  );
  return named.length === 1 ? (named[0] ?? 0) : 0;
}
