import { ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { ActingRequest } from '../../kernel/http/access';
import type { Actor } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';
import { ScreenLanguage, firstOfOurs } from '../../kernel/language';

/** A browser's own settings, kept in cookies that hold nothing else. */
export const languageCookie = 'svarbrev.language';
export const themeCookie = 'svarbrev.theme';
/** `off`: single letters are no keys (WCAG 2.1.4). */
export const keysCookie = 'svarbrev.keys';
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Who looks at a page, in which language. What every page's route begins with. */
export interface Visit {
  readonly actor: Actor;
  readonly request: Request;
  readonly language: ScreenLanguage;
}

/** The visit, as a parameter of a page's route. */
export const CurrentVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<ActingRequest>();
  refuseUnless(request.actor, 'unauthenticated', 'access.signInFirst');
  return { actor: request.actor, request, language: languageOf(request) };
});

/** The language chosen, or the first of the browser's that we have, or bokmål. */
export function languageOf(request: Request): ScreenLanguage {
  return firstOfOurs([cookieOf(request, languageCookie), ...request.acceptsLanguages()]);
}

export function themeOf(request: Request): Theme {
  const chosen = cookieOf(request, themeCookie);
  return themes.find((theme) => theme === chosen) ?? 'auto';
}

/** Whether single letters are keys. */
export function keysOf(request: Request): 'on' | 'off' {
  return cookieOf(request, keysCookie) === 'off' ? 'off' : 'on';
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

/** Whether the address is one of the pages, not of the API or of the operator's. */
export function isPageAddress(path: string): boolean {
  return !/^\/(api|assets|health|metrics)(\/|$)/.test(path);
}
