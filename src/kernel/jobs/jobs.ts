import { Inject, Injectable, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { DataSource, QueryResult, QueryRunner } from 'typeorm';
import { newId } from '../id';
import { LOGGER } from '../log';
import { inContext } from '../request-context';
import { SETTINGS, Settings } from '../settings/settings';
import { Tx } from '../transaction';

export interface JobOptions {
  /** Not before this moment (real time). */
  readonly startAfter?: Date;
  /** How often a failed job is tried again; the wait doubles each time. Default 3. */
  readonly retryLimit?: number;
  /** At most one waiting job with this key. */
  readonly singletonKey?: string;
}

type Handler = (data: Record<string, unknown>) => Promise<void>;

/**
 * Work that happens after the command: enqueued in the command's own transaction, carried out by any process that
 * works (pg-boss, in PostgreSQL). A handler must bear being run twice; what must never happen twice keeps its own
 * attempts in the domain (see dispatch).
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, { handler: Handler; cron?: string }>();
  private boss: PgBoss | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Declares what carries out a kind of job; called while the modules start. */
  handle(name: string, handler: Handler, options: { cron?: string } = {}): void {
    if (this.handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
    this.handlers.set(name, { handler, ...options });
  }

  /** Enqueues a job in the transaction: it exists only if the command does. */
  async send(tx: Tx, name: string, data: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
    if (!this.boss) throw new Error('Jobs can be sent when the application has started');
    const runner = tx.queryRunner;
    if (!runner) throw new Error('Jobs are sent in a transaction');
    const db = {
      executeSql: async (sql: string, values: unknown[]) => ({ rows: await recordsOf(runner, sql, values) }),
    };
    await this.boss.send(name, data, {
      db,
      retryLimit: options.retryLimit ?? 3,
      retryBackoff: true,
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const db = { executeSql: async (sql: string, values: unknown[]) => this.executeSql(sql, values) };
    const boss = new PgBoss({
      db,
      schema: 'job',
      supervise: this.settings.work,
      schedule: this.settings.work,
      maintenanceIntervalSeconds: 60,
    });
    boss.on('error', (error) => this.log.error({ err: { name: error.name, message: error.message } }, 'jobs'));
    await boss.start();
    for (const name of this.handlers.keys()) await boss.createQueue(name);
    this.boss = boss;
    if (!this.settings.work) return;
    for (const [name, { handler, cron }] of this.handlers) {
      await boss.work(name, { pollingIntervalSeconds: 0.5 }, (jobs) => this.carryOut(name, handler, jobs));
      if (cron) await boss.schedule(name, cron, {}, { tz: 'Europe/Oslo' });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, wait: true, timeout: 20_000 });
    this.boss = undefined;
  }

  private async carryOut(name: string, handler: Handler, jobs: { id: string; data: unknown }[]): Promise<void> {
    for (const job of jobs) {
      await inContext({ requestId: newId() }, async () => {
        try {
          await handler((job.data ?? {}) as Record<string, unknown>);
        } catch (error) {
          const { name: kind, message } = error instanceof Error ? error : { name: 'unknown', message: '' };
          this.log.error({ job: name, id: job.id, err: { name: kind, message } }, 'a job failed');
          throw error;
        }
      });
    }
  }

  /** pg-boss sends several statements in one text while it sets itself up; only the plain protocol takes that. */
  private async executeSql(sql: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return { rows: await recordsOf(runner, sql, values?.length ? values : undefined) };
    } finally {
      await runner.release();
    }
  }
}

/** The rows of any statement; asked for plainly, an UPDATE … RETURNING would give them inside a pair. */
async function recordsOf(runner: QueryRunner, sql: string, values?: unknown[]): Promise<unknown[]> {
  const result: QueryResult<unknown> = await runner.query(sql, values, true);
  return result.records;
}
