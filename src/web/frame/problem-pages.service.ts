import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { ProblemPages } from '../../kernel/http/problem-pages';
import { LOGGER, withoutContent } from '../../kernel/log';
import { Refusal, sentenceOf, statusOf } from '../../kernel/refusal';
import { sendAgainPage, signInAgainPage } from '../sign-in/sign-in-again';
import { SentForm, formsOwner } from './form-body';
import { Elsewhere, FormRefused, Page } from './page';
import { PageRenderer } from './page-renderer';
import './problem-pages.words';
import { isPageAddress, languageOf } from './visit';
import { ScreenLanguage, wordOf } from './words';

/** What a person is told when a page cannot be shown or a command is refused (SCREENS section 5). */
@Injectable()
export class ProblemPagesOfWeb extends ProblemPages {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
  }

  takes(request: Request): boolean {
    return isPageAddress(request.path);
  }

  languageOf(request: Request): ScreenLanguage {
    return languageOf(request);
  }

  async answer(error: unknown, request: Request & { requestId?: string }, response: Response): Promise<void> {
    try {
      if (error instanceof Refusal && error.code === 'access.signInFirst' && request.method === 'GET') {
        response.redirect(303, `/logg-inn?til=${encodeURIComponent(request.originalUrl)}`);
        return;
      }
      if (error instanceof Elsewhere) {
        response.redirect(303, error.url);
        return;
      }
      const [page, refusal] = error instanceof FormRefused ? [error.page, error.refusal] : [undefined, error];
      const shown = page ?? sessionGonePage(refusal, request) ?? problemPage(refusal, request);
      const html = await this.renderer.render(shown, request, response);
      const retryAfter = refusal instanceof Refusal ? refusal.facts['retryAfterSeconds'] : undefined;
      if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
      response.status(refusal instanceof Refusal ? statusOf[refusal.kind] : 500).send(html);
    } catch (failure) {
      this.log.error({ requestId: request.requestId, err: withoutContent(failure) }, 'a page of a problem failed');
      if (response.headersSent) response.destroy();
      else
        response
          .status(500)
          .type('text/plain')
          .send(`Svarbrev: ${request.requestId ?? ''}`);
    }
  }
}

/**
 * A form sent when the session was gone: signing in, with the form kept to be sent again (SCREENS section 5). When
 * somebody has signed in again meanwhile, in another tab: the form, to be sent by its owner in the new session.
 */
function sessionGonePage(error: unknown, request: SentForm): Page | undefined {
  const { sentFields, sentBy = '' } = request;
  if (!(error instanceof Refusal) || !sentFields) return undefined;
  const kept = { path: request.path, by: sentBy, fields: sentFields };
  if (error.code === 'access.signInFirst') return signInAgainPage(languageOf(request), kept);
  return error.code === 'session.csrfMissing' && sentBy
    ? sendAgainPage(languageOf(request), kept, formsOwner(request.session.signedIn))
    : undefined;
}

/** A whole page that says what happened, what is safe, the number to quote, and a way back. */
function problemPage(error: unknown, request: Request & { requestId?: string }): Page {
  const language = languageOf(request);
  const refusal = error instanceof Refusal ? error : undefined;
  const kind = !refusal ? 'unexpected' : known.has(refusal.kind) ? refusal.kind : 'refused';
  return new Page('frame/problem', {
    title: wordOf(language, `problem.${kind}`),
    heading: wordOf(language, `problem.${kind}`),
    code: refusal?.code ?? 'internal.unexpected',
    sentence: refusal ? (sentenceOf(refusal) ?? refusal.code) : wordOf(language, 'problem.unexpectedSentence'),
    fields: refusal?.fields ?? [],
    number: refusal ? null : (request.requestId ?? null),
    changed: request.method !== 'GET',
  });
}

const known: ReadonlySet<string> = new Set([
  'notFound',
  'forbidden',
  'unauthenticated',
  'stale',
  'throttled',
  'unavailable',
]);
