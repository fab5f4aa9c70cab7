import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../kernel/clock';
import { sha256Hex } from '../../kernel/history/canonical';
import { newId } from '../../kernel/id';
import { LOGGER } from '../../kernel/log';
import { SETTINGS, Settings } from '../../kernel/settings/settings';
import { Transactions, Tx, rows } from '../../kernel/transaction';
import { ReplyInHand, lockReplyForSystem } from '../replies/reply-loading';
import { Dispatch, DispatchAttempt, KeptRefusal } from './dispatch.entity';
import { Outcome, decides, mayTell, waitsInMinutes } from './dispatch.rules';
import { Dispatching } from './dispatching';

/** A try at handing a mail over that has been written down. */
export interface BegunAttempt {
  readonly id: string;
  readonly dispatchId: string;
  readonly number: number;
}

/** How a try ended. */
export interface AttemptEnd {
  readonly outcome: Outcome;
  /** The mail server's words: the proof, when it took the mail. Null when the worker was lost before it could tell. */
  readonly answer: string | null;
  /** Of a failure: trying again would be of no use. */
  readonly final?: boolean;
}

const words = 2_000;
const kept = (answer: string | null): string | null => answer?.slice(0, words) ?? null;

const workerLost: KeptRefusal = { code: 'dispatch.workerLost', facts: {} };

/** Longer than the silence a line is given up for, so that only a dead worker, or a very slow one, loses its lease. */
const leaseOf = (patience: number): number => patience * 2 + 1_000;

/**
 * The attempts at handing mails over, each written down before the server is spoken to and again when it is known how
 * it went. Leases are in real time: they are about processes, not about the ministry's day.
 */
@Injectable()
export class DispatchAttempts {
  private readonly worker = `${hostname()}/${process.pid}`;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly dispatching: Dispatching,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Takes the mail: state and attempt are committed before the server is spoken to. Null when it is not to be sent. */
  begin(dispatchId: string): Promise<BegunAttempt | null> {
    return this.transactions.run(async (tx) => {
      const dispatch = await this.lock(tx, dispatchId);
      if (dispatch.state !== 'queued') return null;
      const attempt = { id: newId(), dispatchId, number: (await tx.countBy(DispatchAttempt, { dispatchId })) + 1 };
      dispatch.become('sending');
      await tx.save(dispatch);
      await tx.query(
        `INSERT INTO dispatch_attempt (id, dispatch_id, number, worker, started_at, lease_until, outcome)
         VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp() + $5 * interval '1 millisecond', 'sending')`,
        [attempt.id, dispatchId, attempt.number, this.worker, leaseOf(this.settings.mailPatience)],
      );
      const actor = this.dispatching.senderOf(dispatch);
      await this.dispatching.record(tx, actor, dispatch, 'dispatch.begun', { dispatchId, attempt: attempt.number });
      return attempt;
    });
  }

  /** Writes down how an attempt ended, and what follows from it, unless something else is known already. */
  async end(attempt: BegunAttempt, { outcome, answer, final = false }: AttemptEnd): Promise<void> {
    const { dispatchId, number } = attempt;
    await this.transactions.run(async (tx) => {
      const { replyId } = await tx.findOneByOrFail(Dispatch, { id: dispatchId });
      const hand = await lockReplyForSystem(tx, replyId);
      const dispatch = await this.lock(tx, dispatchId);
      const told = await tx.findOneByOrFail(DispatchAttempt, { id: attempt.id });
      if (!mayTell(told.outcome, outcome)) return;
      await tx.query(
        'UPDATE dispatch_attempt SET outcome = $2, answer = $3, ended_at = clock_timestamp() WHERE id = $1',
        [attempt.id, outcome, kept(answer)],
      );
      const isLatest = (await tx.countBy(DispatchAttempt, { dispatchId })) === number;
      if (!decides(dispatch.state, isLatest, outcome)) return;
      if (outcome === 'sent') await this.markSent(tx, hand, dispatch, number, answer);
      else if (outcome === 'uncertain') await this.markUncertain(tx, dispatch, number, answer);
      else await this.markFailed(tx, dispatch, number, answer, final);
    });
    this.log.info({ dispatchId, attempt: number, outcome }, 'dispatch');
  }

  /** Attempts whose lease ran out: the worker died, or is very slow. Nobody knows whether the mail went. */
  async reclaim(): Promise<void> {
    const lost = await rows<BegunAttempt>(
      this.transactions.reader,
      `SELECT id, dispatch_id AS "dispatchId", number FROM dispatch_attempt
        WHERE outcome = 'sending' AND lease_until < clock_timestamp()`,
    );
    for (const attempt of lost) await this.end(attempt, { outcome: 'uncertain', answer: null });
  }

  /** The mail could not be made at all: nothing was spoken, and trying again by itself is of no use. */
  failBefore(dispatchId: string, { code, facts }: KeptRefusal): Promise<void> {
    return this.transactions.run(async (tx) => {
      const dispatch = await this.lock(tx, dispatchId);
      if (dispatch.state !== 'queued') return;
      dispatch.become('failed', null, { code, facts });
      await tx.save(dispatch);
      const payload = { dispatchId, attempt: null, final: true };
      await this.dispatching.record(tx, this.dispatching.senderOf(dispatch), dispatch, 'dispatch.failed', payload);
    });
  }

  private async markSent(
    tx: Tx,
    hand: ReplyInHand,
    dispatch: Dispatch,
    attempt: number,
    answer: string | null,
  ): Promise<void> {
    const actor = this.dispatching.senderOf(dispatch);
    dispatch.become('sent');
    dispatch.sentAt = this.clock.now();
    await tx.save(dispatch);
    const answerSha256 = answer === null ? null : sha256Hex(answer);
    const payload = { dispatchId: dispatch.id, attempt, answerSha256, by: 'worker' };
    await this.dispatching.record(tx, actor, dispatch, 'dispatch.sent', payload);
    await this.dispatching.completeIfAllLeft(tx, actor, hand);
  }

  private async markUncertain(tx: Tx, dispatch: Dispatch, attempt: number, answer: string | null): Promise<void> {
    dispatch.become('uncertain', kept(answer), answer === null ? workerLost : null);
    await tx.save(dispatch);
    const payload = { dispatchId: dispatch.id, attempt };
    await this.dispatching.record(tx, this.dispatching.senderOf(dispatch), dispatch, 'dispatch.uncertain', payload);
  }

  private async markFailed(
    tx: Tx,
    dispatch: Dispatch,
    attempt: number,
    answer: string | null,
    final: boolean,
  ): Promise<void> {
    const wait = final ? undefined : waitsInMinutes[attempt - 1];
    dispatch.become(wait === undefined ? 'failed' : 'queued', kept(answer));
    await tx.save(dispatch);
    if (wait !== undefined) await this.dispatching.enqueue(tx, dispatch.id, new Date(Date.now() + wait * 60_000));
    const payload = { dispatchId: dispatch.id, attempt, final: wait === undefined };
    await this.dispatching.record(tx, this.dispatching.senderOf(dispatch), dispatch, 'dispatch.failed', payload);
  }

  private lock(tx: Tx, id: string): Promise<Dispatch> {
    return tx.findOneOrFail(Dispatch, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }
}
