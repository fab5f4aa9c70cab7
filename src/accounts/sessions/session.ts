import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import session from 'express-session';
import { newId } from '../../kernel/id';
import { refuseUnless } from '../../kernel/refusal';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { SessionStore } from './session-store';
import { sessionSecret } from './session-secret';

/** What a session holds once somebody has signed in. The roles are not in it: they are looked up at each request. */
export interface SignedInSession {
  /** Names the session in logs and answers; its secret id never leaves the cookie. */
  readonly sessionId: string;
  readonly accountId: string;
  /** The ministry acted for. */
  readonly ministryId: string;
  /** Of the password it began with; a newer password ends it. */
  readonly generation: number;
  /** Real time, as ISO text. Twelve hours later it is over, whatever is done in it. */
  readonly signedInAt: string;
  /** Wanted back as `X-CSRF-Token` with everything but reading. */
  readonly csrfToken: string;
  /** When the person last confirmed who they are (real time, ISO text); null when they have not. */
  identityConfirmedAt: string | null;
}

declare module 'express-session' {
  interface SessionData {
    signedIn?: SignedInSession;
  }
}

export const cookieName = 'svarbrev.session';
const idleMinutes = 60;
const longestHours = 12;

/** Reads and writes the session cookie for every request. Called once, after `configureHttp`. */
export async function configureSessions(app: NestExpressApplication): Promise<void> {
  const settings = app.get<Settings>(SETTINGS);
  const secure = settings.publicUrl.startsWith('https:');
  app.use(
    session({
      name: cookieName,
      secret: await sessionSecret(settings),
      store: app.get(SessionStore),
      genid: () => randomBytes(32).toString('base64url'),
      resave: false,
      saveUninitialized: false,
      rolling: true,
      // Behind the operator's TLS proxy the last step is plain; `X-Forwarded-Proto` then says what the person used.
      proxy: secure,
      cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: idleMinutes * 60_000 },
    }),
  );
}

/** Begins a session under a new id and a new CSRF token; whatever the browser brought along is gone. */
export async function beginSession(
  request: Request,
  facts: Pick<SignedInSession, 'accountId' | 'ministryId' | 'generation'> & { signedInAt?: string },
): Promise<SignedInSession> {
  await finished((done) => request.session.regenerate(done));
  const signedIn: SignedInSession = {
    sessionId: newId(),
    accountId: facts.accountId,
    ministryId: facts.ministryId,
    generation: facts.generation,
    signedInAt: facts.signedInAt ?? new Date().toISOString(),
    csrfToken: randomBytes(32).toString('base64url'),
    identityConfirmedAt: null,
  };
  request.session.signedIn = signedIn;
  await finished((done) => request.session.save(done));
  return signedIn;
}

/** Notes in the session that the person has confirmed who they are. */
export async function confirmIdentity(request: Request): Promise<Date> {
  const signedIn = request.session.signedIn;
  refuseUnless(signedIn, 'unauthenticated', 'access.signInFirst');
  const now = new Date();
  signedIn.identityConfirmedAt = now.toISOString();
  await finished((done) => request.session.save(done));
  return now;
}

/** Ends the session; its id is worth nothing from now on. */
export async function endSession(request: Request, response?: Response): Promise<void> {
  await finished((done) => request.session.destroy(done));
  response?.clearCookie(cookieName, { path: '/' });
}

/** The last moment a session can be used, however busy it is. */
export function endOfSession(signedIn: Pick<SignedInSession, 'signedInAt'>): Date {
  return new Date(new Date(signedIn.signedInAt).getTime() + longestHours * 3_600_000);
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whatever changes something must carry the session's token, which no other site can read. */
export function refuseWithoutCsrfToken(request: Request, signedIn: SignedInSession): void {
  if (reading.has(request.method)) return;
  refuseCrossSite(request);
  const given = Buffer.from(request.get('x-csrf-token') ?? '');
  const wanted = Buffer.from(signedIn.csrfToken);
  refuseUnless(given.length === wanted.length && timingSafeEqual(given, wanted), 'forbidden', 'session.csrfMissing');
}

/** A browser says where a request was made; another site must not even sign somebody in. */
export function refuseCrossSite(request: Request): void {
  const site = request.get('sec-fetch-site');
  refuseUnless(site === undefined || site === 'same-origin' || site === 'none', 'forbidden', 'session.otherSite');
}

function finished(start: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => start((error) => (error instanceof Error ? reject(error) : resolve())));
}
