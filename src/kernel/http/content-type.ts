import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Observable } from 'rxjs';
import { Refusal, refuseUnless } from '../refusal';

const filesKey = 'svarbrev:files';

/** A route that takes a file, as `multipart/form-data`; every other takes JSON only. */
export const TakesFile = () => applyDecorators(SetMetadata(filesKey, true), ApiConsumes('multipart/form-data'));

/** RFC 9110, 15.5.16: a body nobody here reads is refused, not taken for no body at all. */
@Injectable()
export class ContentTypeCheck implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const takesFile = this.reflector.get<boolean | undefined>(filesKey, context.getHandler()) ?? false;
    const read = request.body !== undefined || !hasBody(request);
    refuseUnless(takesFile || read || request.method === 'GET', 'unsupported', 'request.unsupported');
    return next.handle();
  }
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * What the body parser asks before it reads JSON: that it is UTF-8 (RFC 8259, 8.1), every byte of it. A byte that is
 * none would otherwise become U+FFFD, and a name be kept that nobody wrote.
 */
export function refuseUnlessUtf8(_request: Request, _response: Response, body: Buffer, encoding: string): void {
  refuseUnless(encoding.toLowerCase() === 'utf-8', 'unsupported', 'request.unsupported');
  try {
    utf8.decode(body);
  } catch {
    throw new Refusal('malformed', 'request.notUtf8');
  }
}
