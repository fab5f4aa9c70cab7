import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy, { Busboy } from 'busboy';
import { Refusal } from '../kernel/refusal';

/** The one file of a request, as it comes. */
export interface ArrivingFile {
  /** As the browser named it; nothing is to be believed of it. */
  readonly name: string | undefined;
  readonly bytes: Readable;
}

/** What surrounds a file in the request: boundaries and headers, in bytes. */
const envelope = 64 * 1024;

/** How long a refused sender may go on before the connection is cut: time to read the answer. */
const patience = 2_000;

/**
 * Reads a `multipart/form-data` request that holds one file, in the field `file`, and nothing else. The bytes are
 * handed to `take` while they come; `drop` undoes what it did when the rest of the request turns out wrong.
 *
 * A request that says it is too large is refused unread; whatever is refused on the way is read no further than it
 * takes to deliver the answer.
 */
export async function receiveOneFile<T>(
  request: IncomingMessage,
  limitInBytes: number,
  take: (file: ArrivingFile) => Promise<T>,
  drop: (taken: T) => Promise<void>,
): Promise<T> {
  let taking: Promise<T> | undefined;
  try {
    if (Number(request.headers['content-length'] ?? 0) > limitInBytes + envelope)
      throw new Refusal('tooLarge', 'upload.tooLarge', { limitInBytes });
    const parser = parserOf(request);
    await new Promise<void>((resolve, reject) => {
      parser.on('file', (field, bytes, { filename }) => {
        // Whoever reads it hears of its errors; where nobody does, they must not bring down the process.
        bytes.on('error', () => undefined);
        if (taking || field !== 'file') return reject(new Refusal('malformed', 'upload.onlyOneFile'));
        taking = take({ name: filename, bytes });
        taking.catch(reject);
      });
      parser.on('field', () => reject(new Refusal('malformed', 'upload.onlyOneFile')));
      parser.on('error', () => reject(new Refusal('malformed', 'upload.unreadable')));
      parser.once('finish', resolve);
      request.once('close', () => {
        if (!request.complete) parser.destroy(new Error('The sender went away'));
      });
      request.pipe(parser);
    }).finally(() => {
      request.unpipe(parser);
      parser.destroy();
    });
    if (!taking) throw new Refusal('unsupported', 'upload.fileMissing');
    return await taking;
  } catch (error) {
    stopReading(request);
    await taking?.then(drop, () => undefined);
    throw error;
  }
}

function parserOf(request: IncomingMessage): Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fieldSize: 1024, fieldNameSize: 100, headerPairs: 50 },
    });
  } catch {
    throw new Refusal('unsupported', 'upload.notMultipart');
  }
}

/** Throws away what still comes, for as long as the answer needs to get through; then cuts the connection. */
function stopReading(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  request.resume();
  const cut = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, patience);
  request.once('close', () => clearTimeout(cut));
}
