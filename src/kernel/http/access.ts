import {
  CanActivate,
  ExecutionContext,
  Injectable,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiCookieAuth, ApiResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { Actor, RoleCode, TokenScope, holds } from '../actor';
import { Refusal, refuseUnless } from '../refusal';

/** Who may use a route. A route without a rule answers nobody, and fails a test. */
export type AccessRule =
  | { readonly for: 'everyone' }
  | { readonly for: 'signedIn'; readonly scope: TokenScope | 'none' | undefined; readonly withoutRole?: boolean }
  | { readonly for: 'roles'; readonly roles: readonly RoleCode[]; readonly scope: TokenScope | 'none' | undefined };

const ruleKey = 'svarbrev:access';

/** A request after `accounts/` has said who it comes from. */
export type ActingRequest = Request & { actor?: Actor };

/** Finds out whose request it is; provided by `accounts/`. */
export abstract class ActorSource {
  /**
   * The actor of a request, or null when nobody is signed in. Refuses what is wrong rather than missing, and whoever
   * has no role in the ministry acted for at this moment, unless `withoutRole` is set.
   */
  abstract actorOf(request: Request, withoutRole: boolean): Promise<Actor | null>;
}

const problem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });

const guardedBy = (scope: TokenScope | 'none' | undefined) => [
  ApiCookieAuth('session'),
  ...(scope === 'none' ? [] : [ApiBearerAuth('token')]),
  problem(400, 'The request does not have the form described here.'),
  problem(401, 'Nobody is signed in, or the token is not valid.'),
  problem(403, 'The actor’s roles, or the token’s scopes, do not cover this.'),
  problem(429, 'Too many requests; `Retry-After` says when to try again.'),
];

/** A route for anyone, signed in or not: health, signing in, the description of the API. */
export const ForEveryone = () =>
  applyDecorators(
    SetMetadata<string, AccessRule>(ruleKey, { for: 'everyone' }),
    problem(400, 'The request does not have the form described here.'),
    problem(429, 'Too many requests; `Retry-After` says when to try again.'),
  );

/**
 * A route for whoever is signed in. What each may see there is the command’s own rule. `withoutRole`: also for whoever
 * holds no role in the ministry any more, who must still be able to leave, or to act for another.
 */
export const SignedIn = (options: { scope?: TokenScope | 'none'; withoutRole?: boolean } = {}) =>
  applyDecorators(
    SetMetadata<string, AccessRule>(ruleKey, {
      for: 'signedIn',
      scope: options.scope,
      withoutRole: options.withoutRole ?? false,
    }),
    ...guardedBy(options.scope),
  );

/** A route for holders of one of these roles in the ministry they act for. `scope: 'none'`: never by token. */
export const NeedsRole = (...needed: readonly (RoleCode | { scope: TokenScope | 'none' })[]) => {
  const roles = needed.filter((n): n is RoleCode => typeof n === 'string');
  const scope = needed.find((n) => typeof n === 'object')?.scope;
  return applyDecorators(SetMetadata<string, AccessRule>(ruleKey, { for: 'roles', roles, scope }), ...guardedBy(scope));
};

/** Declares in the API description which refusals a route gives besides those of its access rule. */
export const Refuses = (...statuses: readonly (401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 503)[]) =>
  applyDecorators(...statuses.map((status) => problem(status, refusalTexts[status])));

const refusalTexts: Record<401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 503, string> = {
  401: 'Not proven who it is.',
  403: 'Not allowed for this account or this request; `code` says why.',
  404: 'There is no such thing, or the actor may not know of it.',
  409: 'The state of things does not allow it; `code` says why.',
  412: 'Somebody changed it after the version named in `If-Match`.',
  413: 'Too large.',
  415: 'A content type that is not taken here.',
  422: 'Understood, but not acceptable; `code` and `fields` say why.',
  428: '`If-Match` is missing.',
  503: 'A service this depends on cannot be reached now.',
};

/** The rule declared on a handler or its class. */
export function accessRuleOf(
  reflector: Reflector,
  handler: () => unknown,
  controller: new () => unknown,
): AccessRule | undefined {
  return reflector.getAllAndOverride<AccessRule | undefined>(ruleKey, [handler, controller]);
}

/** Deny by default (DESIGN section 2): no rule, no entry; nobody signed in, no entry; no role, no entry. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: ActorSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ruleKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    refuseUnless(rule, 'forbidden', 'access.noRule');
    const request = context.switchToHttp().getRequest<ActingRequest>();
    if (rule.for === 'everyone') return true;

    const actor = await this.source.actorOf(request, rule.for === 'signedIn' && rule.withoutRole === true);
    refuseUnless(actor, 'unauthenticated', 'access.signInFirst');
    refuseUnless(
      scopeCovers(actor, rule.scope ?? (isReading(request) ? 'read' : 'write')),
      'forbidden',
      'access.scopeMissing',
    );
    refuseUnless(rule.for === 'signedIn' || holds(actor, ...rule.roles), 'forbidden', 'access.notYours');
    request.actor = actor;
    return true;
  }
}

function isReading(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** `write` covers `register` and `read`; `register` covers `read`. */
function scopeCovers(actor: Actor, needed: TokenScope | 'none'): boolean {
  if (actor.through.kind !== 'token') return true;
  if (needed === 'none') return false;
  const { scopes } = actor.through;
  return scopes.includes(needed) || scopes.includes('write') || (needed === 'read' && scopes.includes('register'));
}

/** The actor of the request, as a parameter of a route. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<ActingRequest>().actor;
  if (!actor) throw new Refusal('unauthenticated', 'access.signInFirst');
  return actor;
});
