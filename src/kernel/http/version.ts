import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Observable, tap } from 'rxjs';
import { Refusal, refuseUnless } from '../refusal';

/**
 * Editable things have a version, given as `ETag` and asked for as `If-Match` (RFC 9110, 13.1.1).
 * The command compares it under lock with `refuseStale`.
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  refuseUnless(header, 'unconditional', 'request.versionMissing');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  refuseUnless(version, 'malformed', 'request.versionMalformed');
  return Number(version);
});

/** Says in the API description that a route wants `If-Match`. Goes with `@IfMatch()` and `@Refuses(412, 428)`. */
export const WantsVersion = () =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The `ETag` of the version the change is meant for, such as `"3"`.',
    }),
  );

export function refuseStale(current: number, expected: number): void {
  if (current !== expected) throw new Refusal('stale', 'request.versionStale', { current, expected });
}

/** Puts the version of what is answered in `ETag`. */
@Injectable()
export class VersionHeader implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((answer: unknown) => {
        if (answer && typeof answer === 'object' && 'version' in answer && typeof answer.version === 'number') {
          response.setHeader('ETag', `"${answer.version}"`);
        }
      }),
    );
  }
}
