import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Jobs } from '../kernel/jobs/jobs';
import { LOGGER } from '../kernel/log';
import { Transactions, codeOf, firstRow, rows } from '../kernel/transaction';
import { DocumentStore } from './document-store';
import { lockContent } from './documents.service';

/** What is younger is left alone: it may belong to a command or an upload still underway. */
const youngHours = 24;

/** What a sweep removed, as counts. */
export interface Swept {
  readonly expiredUploads: number;
  readonly unusedRows: number;
  readonly strayFiles: number;
  readonly temporaryFiles: number;
}

/**
 * Removes what nobody came to use. First rows, then files: a row is deleted only when no foreign key refers to it,
 * which the database judges, and a file only when, behind the lock of its content, it has no row. An upload of the
 * same content either finds the file and gives it a row again, or waits and puts its own in place.
 */
@Injectable()
export class Sweeper implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly store: DocumentStore,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('documents.sweep', async () => void (await this.sweep(new Date())), { cron: '23 3 * * *' });
  }

  /** Sweeps as of a moment, in real time. */
  async sweep(now: Date): Promise<Swept> {
    const young = new Date(now.getTime() - youngHours * 3_600_000);
    const expiredUploads = await this.removeExpiredUploads(now);
    const unusedRows = await this.removeUnusedRows(young);
    const strayFiles = await this.removeStrayFiles(young);
    const temporaryFiles = await this.store.discardBefore(young);
    const swept = { expiredUploads, unusedRows, strayFiles, temporaryFiles };
    this.log.info(swept, 'documents swept');
    return swept;
  }

  private async removeExpiredUploads(now: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const gone = await rows<{ id: string }>(
        tx,
        `WITH gone AS (DELETE FROM upload WHERE claimed_at IS NULL AND expires_at <= $1 RETURNING id) SELECT id FROM gone`,
        [now],
      );
      return gone.length;
    });
  }

  /** Rows that nothing refers to. Someone may come to refer to one meanwhile; then the foreign key keeps it. */
  private async removeUnusedRows(young: Date): Promise<number> {
    let removed = 0;
    for (const { sha256 } of await this.unused(young)) {
      try {
        const gone = await this.transactions.run((tx) =>
          firstRow(
            tx,
            `WITH gone AS (DELETE FROM stored_file WHERE sha256 = $1 AND offered_at < $2 RETURNING sha256)
             SELECT sha256 FROM gone`,
            [sha256, young],
          ),
        );
        if (gone) removed++;
      } catch (error) {
        if (codeOf(error) !== '23503') throw error;
      }
    }
    return removed;
  }

  /** Asks every table that has a foreign key on stored files, whichever modules there are. */
  private async unused(young: Date): Promise<{ sha256: string }[]> {
    const { reader } = this.transactions;
    const users = await rows<{ used: string }>(
      reader,
      `SELECT format('SELECT FROM %s u WHERE u.%I = f.sha256', c.conrelid::regclass, a.attname) AS used
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE c.contype = 'f' AND c.confrelid = 'stored_file'::regclass AND c.conparentid = 0`,
    );
    const nobody = users.map(({ used }) => `AND NOT EXISTS (${used})`).join(' ');
    return rows(reader, `SELECT f.sha256 FROM stored_file f WHERE f.offered_at < $1 ${nobody} LIMIT 10000`, [young]);
  }

  private async removeStrayFiles(young: Date): Promise<number> {
    let removed = 0;
    for await (const found of this.store.storedBefore(young)) {
      const known = await rows<{ sha256: string }>(
        this.transactions.reader,
        'SELECT sha256 FROM stored_file WHERE sha256 = ANY($1)',
        [found],
      );
      const withRow = new Set(known.map(({ sha256 }) => sha256));
      for (const sha256 of found) if (!withRow.has(sha256) && (await this.removeStray(sha256))) removed++;
    }
    return removed;
  }

  /** Removes a file that has no row, looked at once more behind the lock of its content. */
  private removeStray(sha256: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      await lockContent(tx, sha256);
      if (await firstRow(tx, 'SELECT sha256 FROM stored_file WHERE sha256 = $1', [sha256])) return false;
      await this.store.remove(sha256);
      return true;
    });
  }
}
