import { Injectable, OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs';
import { firstRow } from '../transaction';

/** Nightly: keys of repeatable requests are kept 24 hours (real time), and no longer. */
@Injectable()
export class IdempotencySweeper implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('requests.sweepKeys', async () => void (await this.sweep()), { cron: '47 2 * * *' });
  }

  /** Answers how many were removed. */
  async sweep(): Promise<number> {
    const swept = await firstRow<{ count: number }>(
      this.dataSource.manager,
      `WITH gone AS (DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - interval '24 hours' RETURNING 1)
       SELECT count(*) FROM gone`,
    );
    return swept?.count ?? 0;
  }
}
