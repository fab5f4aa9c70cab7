import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { OpenedFile } from './documents.service';
import { attachmentHeader } from './file-name';
import { systemCodeOf } from '../kernel/system-error';

/**
 * Sends a stored file as something to save, never to run: under its name (RFC 6266 and 5987), of the type its
 * content has, not to be guessed at, kept nowhere on the way. A file found damaged underway breaks off before its
 * end; `Content-Length` tells the receiver so.
 */
export async function sendFile(
  response: Response,
  file: Pick<OpenedFile, 'mediaType' | 'size' | 'stream'>,
  fileName: string,
): Promise<void> {
  response.setHeader('Content-Disposition', attachmentHeader(fileName));
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('Content-Length', file.size);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'private, no-store');
  try {
    await pipeline(file.stream, response);
  } catch (error) {
    // The receiver went away: nobody is left to tell.
    if (systemCodeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
