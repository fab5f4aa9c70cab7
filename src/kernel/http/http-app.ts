import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { newId } from '../id';
import { ScreenLanguage, firstOfOurs } from '../language';
import { LOGGER } from '../log';
import { inContext } from '../request-context';
import { SETTINGS, Settings } from '../settings/settings';
import { refuseUnlessUtf8 } from './content-type';
import { serveApiDescription } from './openapi';
import { ProblemPages } from './problem-pages';
import { ProblemFilter } from './problem.filter';
import { answerUnreadRequests } from './unread-requests';
import { makeValidationPipe } from './validation';
import type { Logger } from 'pino';

/** What every request meets before it reaches a module; the same in the server, the demo and the tests. */
export function configureHttp(app: NestExpressApplication): void {
  const log = app.get<Logger>(LOGGER);
  const settings = app.get<Settings>(SETTINGS);
  app.set('query parser', 'simple');
  app.set('trust proxy', 'loopback');
  app.disable('x-powered-by');
  const pages = app.get(ProblemPages, { strict: false });
  app.use(identifyRequest(log, pages));
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          ...(settings.publicUrl.startsWith('https:') ? {} : { upgradeInsecureRequests: null }),
        },
      },
      strictTransportSecurity: settings.publicUrl.startsWith('https:'),
    }),
  );
  app.useBodyParser('json', { limit: '2mb', strict: true, verify: refuseUnlessUtf8 });
  app.useGlobalPipes(makeValidationPipe());
  app.useGlobalFilters(new ProblemFilter(log, pages));
  answerUnreadRequests(app.getHttpServer());
  serveApiDescription(app);
}

/**
 * Gives the request its id and its reader's language, and follows it through the log. The path holds ids only, never a
 * query with words in it.
 */
function identifyRequest(log: Logger, pages: ProblemPages) {
  return (request: Request & { requestId?: string }, response: Response, next: NextFunction): void => {
    const requestId = newId();
    const started = performance.now();
    request.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('finish', () => {
      const path = (request.baseUrl + request.path).slice(0, 200);
      const ms = Math.round(performance.now() - started);
      log.info({ requestId, method: request.method, path, status: response.statusCode, ms }, 'request');
    });
    inContext({ requestId, language: languageOf(request, response, pages) }, next);
  };
}

/** On a page the one chosen there; in the API the first of `Accept-Language` that we have. */
function languageOf(request: Request, response: Response, pages: ProblemPages): ScreenLanguage {
  if (pages.takes(request)) return pages.languageOf(request);
  response.vary('Accept-Language');
  return firstOfOurs(request.acceptsLanguages());
}
