import { CallHandler, ExecutionContext, Injectable, NestInterceptor, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { Refusal } from '../refusal';
import { unknownField } from './validation.words';

/** For a command that is told nothing: a body with something in it is refused, as an unknown field is elsewhere. */
@Injectable()
class RefuseBody implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const body: unknown = context.switchToHttp().getRequest<Request>().body;
    const empty = body === undefined || (isObject(body) && Object.keys(body).length === 0);
    if (empty) return next.handle();
    const fields = isObject(body) ? Object.keys(body).slice(0, 20) : [];
    throw new Refusal(
      'malformed',
      'request.invalid',
      {},
      fields.map((field) => ({ field, ...unknownField(field) })),
    );
  }
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

/** Says that a route takes no body, or an empty object. */
export const WithoutBody = () => UseInterceptors(RefuseBody);
