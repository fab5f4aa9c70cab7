import type { Request, Response } from 'express';
import type { ScreenLanguage } from '../language';

/**
 * What a person at a browser is told instead of a problem document; provided by `web/`. Kernel knows no page, but the
 * one place where refusals become answers must know who asks.
 */
export abstract class ProblemPages {
  /** Whether this request is for a page. */
  abstract takes(request: Request): boolean;
  /** What whoever asks for a page reads: chosen there, or what the browser asks for. */
  abstract languageOf(request: Request): ScreenLanguage;
  /** Answers it: with the form again, with the page to sign in, or with a page that says what happened. */
  abstract answer(error: unknown, request: Request & { requestId?: string }, response: Response): Promise<void>;
}

/** A form that is shown again with what was typed, since its command was refused: no surprise, and not logged. */
export abstract class ShownAgain extends Error {}
