import { createHash } from 'node:crypto';
import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Response } from 'express';
import { Observable, from, lastValueFrom } from 'rxjs';
import { DataSource } from 'typeorm';
import { newId } from '../id';
import { Refusal, refuseUnless } from '../refusal';
import { currentContext } from '../request-context';
import { canonicalText } from '../history/canonical';
import { firstRow } from '../transaction';
import { ActingRequest } from './access';

interface KeptKey {
  id: string;
  request_hash: string;
  fresh: boolean;
  committed: boolean;
  status: number | null;
  answer: string | null;
}

const secretKey = 'svarbrev:secret';

/**
 * A route that takes or gives a password or a token, which is kept nowhere. In the request: `Idempotency-Key` is
 * not heeded, since not even a hash of the request may be kept. In the answer: done once, but a repeated key is told
 * that the answer is lost.
 */
export const HoldsSecret = (where: 'request' | 'answer') =>
  applyDecorators(SetMetadata(secretKey, where), ApiExtension('x-holds-secret', where));

/**
 * `Idempotency-Key`: the same request under the same key is carried out once and answered the same way for 24 hours.
 *
 * The key is marked as used in the command's own transaction, so that a process killed between commit and answer
 * cannot make the next try do it again: that try is told the answer was lost. A command that was refused changed
 * nothing, and its key is free again. Another body under the same key is refused.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const key = request.headers['idempotency-key'];
    const secret = this.reflector.get<'request' | 'answer' | undefined>(secretKey, context.getHandler());
    if (key === undefined || request.method === 'GET' || !request.actor || secret === 'request') return next.handle();
    // A file is not hashed before it is read, so its key cannot tell two apart: sending it again is another upload.
    if (request.is('multipart/form-data')) return next.handle();
    return from(this.once(String(key), request, context.switchToHttp().getResponse<Response>(), next, !secret));
  }

  private async once(
    key: string,
    request: ActingRequest,
    response: Response,
    next: CallHandler,
    keepAnswer: boolean,
  ): Promise<unknown> {
    refuseUnless(/^[\x21-\x7e]{8,200}$/.test(key), 'malformed', 'request.keyMalformed');
    const hash = hashOf(request);
    const kept = await this.claim(key, hash, request);
    refuseUnless(kept.request_hash === hash, 'invalid', 'request.keyWithOtherBody');
    if (!kept.fresh) return this.repeat(kept, response);

    const context = currentContext();
    if (context) context.repeatable = { keyId: kept.id, marked: false };
    try {
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (!keepAnswer) return answer;
      await this.dataSource.query('UPDATE idempotency_key SET status = $2, answer = $3 WHERE id = $1', [
        kept.id,
        response.statusCode,
        answer === undefined ? null : JSON.stringify(answer),
      ]);
      return answer;
    } catch (error) {
      // Refused before anything was committed: the key may be used again. A committed one stays.
      await this.dataSource.query('DELETE FROM idempotency_key WHERE id = $1 AND committed_at IS NULL', [kept.id]);
      throw error;
    }
  }

  private repeat(kept: KeptKey, response: Response): unknown {
    if (kept.status !== null) {
      response.status(kept.status).setHeader('Idempotency-Replayed', 'true');
      const answer: unknown = kept.answer === null ? undefined : JSON.parse(kept.answer);
      return answer;
    }
    throw new Refusal('conflict', kept.committed ? 'request.keyWithoutAnswer' : 'request.keyInProgress', {
      retryAfterSeconds: 2,
    });
  }

  /**
   * Takes the key for this request, or finds who has it. A key left uncommitted by a dead process is free after a
   * minute, for the same request; should that process only have been slow, it cannot commit any more.
   */
  private async claim(key: string, hash: string, request: ActingRequest): Promise<KeptKey> {
    const { accountId, ministryId } = request.actor ?? {};
    for (let attempt = 1; attempt <= 3; attempt++) {
      const taken = await firstRow<KeptKey>(
        this.dataSource.manager,
        `INSERT INTO idempotency_key AS k (id, account_id, ministry_id, key, request_hash) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, ministry_id, key) DO UPDATE
           SET id = excluded.id, request_hash = excluded.request_hash, created_at = clock_timestamp(),
             committed_at = NULL, status = NULL, answer = NULL
           WHERE k.created_at < clock_timestamp() - interval '24 hours'
             OR (k.committed_at IS NULL AND k.status IS NULL AND k.request_hash = excluded.request_hash
               AND k.created_at < clock_timestamp() - interval '1 minute')
         RETURNING ${keptColumns}, true AS fresh`,
        [newId(), accountId, ministryId, key, hash],
      );
      const kept =
        taken ??
        (await firstRow<KeptKey>(
          this.dataSource.manager,
          `SELECT ${keptColumns}, false AS fresh FROM idempotency_key
           WHERE account_id = $1 AND ministry_id = $2 AND key = $3`,
          [accountId, ministryId, key],
        ));
      if (kept) return kept;
      // Whoever had it was refused, and gave it back between the two questions.
    }
    throw new Refusal('unavailable', 'request.busy', { retryAfterSeconds: 2 });
  }
}

const keptColumns = 'id, request_hash, committed_at IS NOT NULL AS committed, status, answer';

function hashOf(request: ActingRequest): string {
  const body: unknown = request.body;
  const about = {
    method: request.method,
    url: request.originalUrl,
    ifMatch: request.headers['if-match'] ?? null,
    body: body ?? null,
  };
  return createHash('sha256').update(canonicalText(about)).digest('hex');
}
