import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '../id';
import { sentenceOf } from '../refusal';
import type { Problem } from './problem.view';

/** Why the HTTP server itself gave up reading a request. */
const unreadable: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'request.headersTooLarge'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request.tooSlow'],
};

/** What is no HTTP request, or not a whole one, never reaches the application; it is answered in the same form. */
export function answerUnreadRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, code] = unreadable[error.code ?? ''] ?? [400, 'request.malformed'];
    const title = STATUS_CODES[status] ?? '';
    const requestId = newId();
    const detail = sentenceOf({ code, facts: {} }) ?? code;
    const problem: Problem = { type: `urn:svarbrev:${code}`, title, status, code, detail, requestId };
    const body = JSON.stringify(problem);
    socket.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Connection: close',
        'Content-Type: application/problem+json; charset=utf-8',
        // What it asked for was not read.
        'Content-Language: nb',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${requestId}`,
        '',
        body,
      ].join('\r\n'),
    );
  });
}
