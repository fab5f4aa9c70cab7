import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Actor } from '../kernel/actor';
import { ActorSource } from '../kernel/http/access';
import { Refusal, refuseUnless } from '../kernel/refusal';
import { Acting, ActingAccounts } from './acting';
import { endOfSession, endSession, refuseWithoutCsrfToken } from './sessions/session';
import { ApiTokens } from './tokens/api-tokens.service';

/** Turns a request into an actor: by API token when it brings one, else by its session. Everything is asked anew each time. */
@Injectable()
export class RequestActor extends ActorSource {
  constructor(
    private readonly accounts: ActingAccounts,
    private readonly tokens: ApiTokens,
  ) {
    super();
  }

  async actorOf(request: Request, withoutRole: boolean): Promise<Actor | null> {
    const authorization = request.headers.authorization;
    const acting = authorization === undefined ? await this.bySession(request) : await this.byToken(authorization);
    if (!acting || withoutRole) return acting?.actor ?? null;
    refuseUnless(!acting.oneTimeUntil, 'forbidden', 'account.choosePasswordFirst');
    refuseUnless(acting.actor.roles.length, 'forbidden', 'access.noRoleNow');
    return acting.actor;
  }

  private async bySession(request: Request): Promise<Acting | null> {
    const signedIn = request.session.signedIn;
    if (!signedIn) return null;
    const { sessionId, identityConfirmedAt } = signedIn;
    const acting = await this.accounts.find(signedIn.accountId, signedIn.ministryId, {
      kind: 'session',
      sessionId,
      identityConfirmedAt: identityConfirmedAt === null ? null : new Date(identityConfirmedAt),
    });
    const over = endOfSession(signedIn) <= new Date() || acting?.generation !== signedIn.generation || acting.locked;
    if (over) {
      await endSession(request);
      return null;
    }
    refuseWithoutCsrfToken(request, signedIn);
    return acting;
  }

  /** Not a word on why a token is not taken: unknown, expired, revoked and locked look the same. */
  private async byToken(authorization: string): Promise<Acting> {
    const token = await this.tokens.find(/^Bearer +(\S+)$/i.exec(authorization)?.[1]);
    const acting =
      token &&
      (await this.accounts.find(token.accountId, token.ministryId, {
        kind: 'token',
        tokenId: token.id,
        scopes: token.scopes,
      }));
    if (!acting || acting.locked) throw new Refusal('unauthenticated', 'token.notTaken');
    return acting;
  }
}
