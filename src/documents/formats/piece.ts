/** Reads a piece of a file; less than asked for when the file ends. */
export type Piece = (offset: number, length: number) => Promise<Buffer>;
