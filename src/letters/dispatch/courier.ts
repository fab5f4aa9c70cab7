import { hostname } from 'node:os';
import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock';
import { sha256Hex } from '../../kernel/history/canonical';
import { newId } from '../../kernel/id';
import { Jobs } from '../../kernel/jobs/jobs';
import { LOGGER } from '../../kernel/log';
import { Transactions, Tx, firstRow, rows } from '../../kernel/transaction';
import { lockReplyForSystem } from '../replies/reply-loading';
import { Dispatch, DispatchAttempt } from './dispatch.entity';
import { meaningOf, waitsInMinutes } from './dispatch.rules';
import { Dispatching, dispatchJob } from './dispatching';
import { LetterMails } from './letter-mails';
import { HandOverFailed, MailTransport, handOverMilliseconds } from './mail-transport';

const reclaimJob = 'letters.reclaimDispatches';

/**
 * Carries mails to the mail server, each once. An attempt is written down with a lease before the server is spoken to;
 * if the worker dies while it speaks, nobody knows whether the mail went, and the dispatch becomes "uncertain" for a
 * person to judge. Never a second mail by itself.
 */
@Injectable()
export class Courier implements OnModuleInit {
  private readonly worker = `${hostname()}/${process.pid}`;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly dispatching: Dispatching,
    private readonly mails: LetterMails,
    private readonly transport: MailTransport,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(dispatchJob, ({ dispatchId }) => this.carry(String(dispatchId)));
    this.jobs.handle(reclaimJob, () => this.reclaim(), { cron: '* * * * *' });
  }

  /** Carries one mail, if it is its turn and nobody else is carrying it. */
  async carry(dispatchId: string): Promise<void> {
    const attempt = await this.begin(dispatchId);
    if (!attempt) return;
    const mail = await this.mails.of(dispatchId);
    try {
      const answer = await this.transport.handOver(mail, dispatchId);
      await this.end(dispatchId, attempt, 'sent', answer);
    } catch (error) {
      if (!(error instanceof HandOverFailed)) throw error;
      const means = meaningOf(error.failure);
      await this.end(
        dispatchId,
        attempt,
        means === 'uncertain' ? 'uncertain' : 'failed',
        error.answer,
        means === 'giveUp',
      );
    }
  }

  /** Attempts whose lease ran out: the worker died. Nobody knows whether the mail went. */
  async reclaim(): Promise<void> {
    const lost = await rows<{ dispatchId: string; id: string; number: number }>(
      this.transactions.reader,
      `SELECT dispatch_id AS "dispatchId", id, number FROM dispatch_attempt WHERE outcome = 'sending' AND lease_until < clock_timestamp()`,
    );
    for (const attempt of lost) await this.end(attempt.dispatchId, attempt, 'uncertain', 'the worker was lost');
  }

  /** Takes the mail: state and attempt are committed before the server is spoken to. Null when it is not to be sent. */
  private begin(dispatchId: string): Promise<Pick<DispatchAttempt, 'id' | 'number'> | null> {
    return this.transactions.run(async (tx) => {
      const dispatch = await tx.findOne(Dispatch, { where: { id: dispatchId }, lock: { mode: 'pessimistic_write' } });
      if (dispatch?.state !== 'queued') return null;
      dispatch.become('sending');
      await tx.save(dispatch);
      const number = (await tx.countBy(DispatchAttempt, { dispatchId })) + 1;
      const attempt = await firstRow<{ id: string; number: number }>(
        tx,
        `INSERT INTO dispatch_attempt (id, dispatch_id, number, worker, started_at, lease_until, outcome)
         VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp() + $5 * interval '1 millisecond', 'sending') RETURNING id, number`,
        [newId(), dispatchId, number, this.worker, handOverMilliseconds * 2],
      );
      return attempt ?? null;
    });
  }

  private async end(
    dispatchId: string,
    attempt: Pick<DispatchAttempt, 'id' | 'number'>,
    outcome: 'sent' | 'failed' | 'uncertain',
    answer: string,
    final = false,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { replyId } = await tx.findOneByOrFail(Dispatch, { id: dispatchId });
      const hand = await lockReplyForSystem(tx, replyId);
      const dispatch = await tx.findOneOrFail(Dispatch, {
        where: { id: dispatchId },
        lock: { mode: 'pessimistic_write' },
      });
      const ended = await rows<{ id: string }>(
        tx,
        `WITH ended AS (UPDATE dispatch_attempt SET outcome = $2, answer = $3, ended_at = clock_timestamp()
           WHERE id = $1 AND outcome = 'sending' RETURNING id) SELECT id FROM ended`,
        [attempt.id, outcome, answer.slice(0, 2_000)],
      );
      if (ended.length === 0 || dispatch.state !== 'sending') return;
      if (outcome === 'sent') return this.markSent(tx, hand, dispatch, attempt.number, answer);
      await this.markNotSent(tx, dispatch, attempt.number, outcome, answer, final);
    });
    this.log.info({ dispatchId, attempt: attempt.number, outcome }, 'dispatch');
  }

  private async markSent(
    tx: Tx,
    hand: Awaited<ReturnType<typeof lockReplyForSystem>>,
    dispatch: Dispatch,
    attempt: number,
    answer: string,
  ): Promise<void> {
    const actor = this.dispatching.senderOf(dispatch);
    dispatch.become('sent');
    dispatch.sentAt = this.clock.now();
    await tx.save(dispatch);
    const payload = { dispatchId: dispatch.id, attempt, answerSha256: sha256Hex(answer), by: 'worker' };
    await this.dispatching.record(tx, actor, dispatch, 'dispatch.sent', payload);
    await this.dispatching.completeIfAllLeft(tx, actor, hand);
  }

  private async markNotSent(
    tx: Tx,
    dispatch: Dispatch,
    attempt: number,
    outcome: 'failed' | 'uncertain',
    answer: string,
    final: boolean,
  ): Promise<void> {
    const actor = this.dispatching.senderOf(dispatch);
    const wait = final ? undefined : waitsInMinutes[attempt - 1];
    const again = outcome === 'failed' && wait !== undefined;
    dispatch.become(again ? 'queued' : outcome, answer.slice(0, 500));
    await tx.save(dispatch);
    if (again) await this.dispatching.enqueue(tx, dispatch.id, new Date(Date.now() + wait * 60_000));
    const dispatchId = dispatch.id;
    if (outcome === 'uncertain')
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.uncertain', { dispatchId, attempt });
    else await this.dispatching.record(tx, actor, dispatch, 'dispatch.failed', { dispatchId, attempt, final: !again });
  }
}
