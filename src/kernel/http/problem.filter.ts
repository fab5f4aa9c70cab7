import { STATUS_CODES } from 'node:http';
import { ArgumentsHost, Catch, ExceptionFilter, HttpException, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { withoutContent } from '../log';
import { Refusal, RefusalKind, sentenceOf, statusOf } from '../refusal';
import { currentLanguage } from '../request-context';
import { codeOf, connectionLost } from '../transaction';
import { ProblemPages, ShownAgain } from './problem-pages';
import { Problem } from './problem.view';

/** Where every refusal becomes an answer, and every surprise is logged, once, with the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly pages: ProblemPages,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request & { requestId?: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = request.requestId ?? '';
    const refusal = wrongMethod(error, request, response) ?? asRefusal(error);
    if (!refusal && !(error instanceof ShownAgain))
      this.log.error({ requestId, err: withoutContent(error) }, 'unexpected');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (this.pages.takes(request)) {
      void this.pages.answer(refusal ?? error, request, response);
      return;
    }
    const problem = refusal ? problemOf(refusal, requestId) : unexpected(requestId);
    const retryAfter = refusal?.facts['retryAfterSeconds'];
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    // RFC 9110, 11.6.1: a 401 says how one may be authenticated.
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="svarbrev"');
    response.setHeader('Content-Language', currentLanguage());
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const status = statusOf[refusal.kind];
  return {
    type: `urn:svarbrev:${refusal.code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    code: refusal.code,
    detail: sentenceOf(refusal) ?? refusal.code,
    requestId,
    ...(Object.keys(refusal.facts).length ? { facts: { ...refusal.facts } } : {}),
    ...(refusal.fields.length
      ? { fields: refusal.fields.map(({ field, code, detail }) => ({ field, code, detail })) }
      : {}),
  };
}

function unexpected(requestId: string): Problem {
  const code = 'internal.unexpected';
  return {
    type: `urn:svarbrev:${code}`,
    title: STATUS_CODES[500] ?? '',
    status: 500,
    code,
    detail: sentenceOf({ code, facts: {} }) ?? code,
    requestId,
  };
}

/** Express and Nest refuse some requests before our code sees them; they get the same kind of answer. */
const kindOfStatus: Partial<Record<number, readonly [RefusalKind, string]>> = {
  400: ['malformed', 'request.malformed'],
  401: ['unauthenticated', 'access.signInFirst'],
  403: ['forbidden', 'access.notYours'],
  404: ['notFound', 'request.unknownRoute'],
  413: ['tooLarge', 'request.tooLarge'],
  415: ['unsupported', 'request.unsupported'],
};

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // The database would not wait (a lock or a statement ran into its time limit), or went away.
  if (['55P03', '57014', '53300'].includes(codeOf(error) ?? '') || connectionLost(error))
    return new Refusal('unavailable', 'request.busy', { retryAfterSeconds: 2 });
  const status = error instanceof HttpException ? error.getStatus() : bodyParserStatus(error);
  const known = status === undefined ? undefined : kindOfStatus[status];
  return known && new Refusal(known[0], known[1]);
}

interface RouterLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** RFC 9110, 15.5.6: an address that exists, but not for this method, says so and names those it is for. */
function wrongMethod(error: unknown, request: Request, response: Response): Refusal | undefined {
  if (!(error instanceof NotFoundException)) return undefined;
  const { stack } = request.app.router as unknown as { readonly stack: readonly RouterLayer[] };
  const routes = stack.flatMap((layer) => (layer.route && layer.match(request.path) ? [layer.route] : []));
  const methods = [...new Set(routes.flatMap((route) => Object.keys(route.methods)))].map((name) => name.toUpperCase());
  if (!methods.length) return undefined;
  response.setHeader('Allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', '));
  return new Refusal('methodNotAllowed', 'request.methodNotAllowed');
}

/** The body parser gives its errors, and those of what unpacks a body, a status that may be told. */
function bodyParserStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('expose' in error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' && error.expose === true ? error.status : undefined;
}
