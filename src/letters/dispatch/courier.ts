import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Jobs } from '../../kernel/jobs/jobs';
import { LOGGER } from '../../kernel/log';
import { Refusal } from '../../kernel/refusal';
import { Transactions, connectionLost } from '../../kernel/transaction';
import { DispatchAttempts } from './attempts';
import { Dispatch } from './dispatch.entity';
import { meaningOf } from './dispatch.rules';
import { dispatchJob } from './dispatching';
import { ComposedMail, LetterMails } from './letter-mails';
import { HandOverFailed, MailTransport } from './mail-transport';

const reclaimJob = 'letters.reclaimDispatches';

/**
 * Carries mails to the mail server, each once. The mail is composed first, so that what cannot be sent fails before
 * anything is spoken; then the attempt is written down with a lease (`attempts.ts`); then the server is spoken to.
 * If the worker dies while it speaks, nobody knows whether the mail went: "uncertain", never a second mail by itself.
 */
@Injectable()
export class Courier implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly attempts: DispatchAttempts,
    private readonly mails: LetterMails,
    private readonly transport: MailTransport,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(dispatchJob, ({ dispatchId }) => this.carry(String(dispatchId)));
    this.jobs.handle(reclaimJob, () => this.attempts.reclaim(), { cron: '* * * * *' });
  }

  /** Carries one mail, if it is its turn and nobody else is carrying it. */
  async carry(dispatchId: string): Promise<void> {
    const mail = await this.compose(dispatchId);
    const attempt = mail && (await this.attempts.begin(dispatchId));
    if (!mail || !attempt) return;
    try {
      await this.attempts.end(attempt, { outcome: 'sent', answer: await this.transport.handOver(mail, dispatchId) });
    } catch (error) {
      if (!(error instanceof HandOverFailed)) throw error;
      const means = meaningOf(error.failure);
      const outcome = means === 'uncertain' ? 'uncertain' : 'failed';
      await this.attempts.end(attempt, { outcome, answer: error.answer, final: means === 'giveUp' });
    }
  }

  /** The mail; null when it is not to be sent. One that cannot be made fails for a person to see, and is not lost. */
  private async compose(dispatchId: string): Promise<ComposedMail | null> {
    const dispatch = await this.transactions.reader.findOneBy(Dispatch, { id: dispatchId });
    if (dispatch?.state !== 'queued') return null;
    try {
      return await this.mails.compose(dispatch);
    } catch (error) {
      if (connectionLost(error)) throw error;
      if (!(error instanceof Refusal)) this.log.error({ dispatchId, err: error }, 'a mail could not be composed');
      const unforeseen = { code: 'dispatch.notComposed', facts: {} };
      await this.attempts.failBefore(dispatchId, error instanceof Refusal ? error : unforeseen);
      return null;
    }
  }
}
