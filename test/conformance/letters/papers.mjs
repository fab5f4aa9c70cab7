// Papers set by the product.

/** Each paper with its `pdf`; a refusal says which paper it was. */
export function papersSet(made, papers) {
  const setter = { letter: made.typesetLetter, memo: made.typesetMemo, cover: made.typesetFolderCover };
  return papers.map((paper) => {
    try {
      return { ...paper, pdf: Buffer.from(setter[paper.what](paper.input).pdf) };
    } catch (error) {
      throw new Error(`${paper.name} cannot be set: ${error.code ?? error.message}`, { cause: error });
    }
  });
}
