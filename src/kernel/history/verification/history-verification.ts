import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS, Settings } from '../../settings/settings';
import { rootLock } from '../daily-roots';
import { RootSigner } from '../root-signer';
import { ChainWalk } from './chains';
import { Findings, Progress } from './findings';
import { RecordedRows } from './recorded-rows';
import { RootCheck, rootFilesIn } from './roots';

/** How much was looked at. */
export interface HistoryChecked {
  readonly chains: number;
  readonly events: number;
  /** Rows whose last sealed state was compared with what they are now. */
  readonly rows: number;
  readonly roots: number;
}

/**
 * Checks the whole history against itself, the rows it tells of, and the daily roots outside the database. Reads one
 * snapshot, so the ministry may go on working; changes nothing. Memory does not grow with the archive.
 */
@Injectable()
export class HistoryVerification {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signer: RootSigner,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** `bornByEvents`: the tables in which every row must be known by an event. */
  async run(findings: Findings, bornByEvents: readonly string[], progress: Progress): Promise<HistoryChecked> {
    const runner = this.dataSource.createQueryRunner();
    const limits = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    const { rootFolder } = this.settings;
    try {
      await runner.query(limits.map((limit) => `SET ${limit} = 0`).join('; '));
      // No root is made between looking at the folder and taking the snapshot.
      await runner.query('SELECT pg_advisory_lock_shared($1)', [rootLock]);
      const files = await rootFilesIn(rootFolder);
      await runner.startTransaction('REPEATABLE READ');
      const { manager: tx } = runner;
      const recorded = await RecordedRows.begin(tx);
      await runner.query('SELECT pg_advisory_unlock_shared($1)', [rootLock]);

      const { chains, events } = await new ChainWalk(tx, findings, recorded, progress).run();
      const rows = await recorded.compare(findings, progress);
      await recorded.findUnknown(bornByEvents, findings);
      const roots = await new RootCheck(tx, this.signer, rootFolder, findings, progress).run(files);
      await runner.rollbackTransaction();
      return { chains, events, rows, roots };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      const back = ['SELECT pg_advisory_unlock_all()', ...limits.map((limit) => `RESET ${limit}`)];
      await runner.query(back.join('; ')).catch(() => undefined);
      await runner.release();
    }
  }
}
