import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { History, TouchedRow, quoted } from '../../kernel/history/history';
import { installation, installationChain } from '../../kernel/history/installation';
import { Transactions, Tx, firstRow, rows } from '../../kernel/transaction';
import { sealedTables } from './sealed-tables.rules';

/** Any number no other part of Svarbrev uses as an advisory lock; "Base" in ASCII. */
const baselineLock = 0x42617365;

/** How many rows one event seals. */
const rowsPerEvent = 500;

/**
 * At an installation's first start the rows that are there already (ministries, people, filing keys, the first
 * accounts) are sealed as they are. From then on every row in a sealed table comes by a command, or was put in past
 * the system.
 */
@Injectable()
export class Baseline implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await isSealed(this.transactions.reader)) return;
    await this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [baselineLock]);
      if (!(await isSealed(tx))) await this.seal(tx);
    });
  }

  private async seal(tx: Tx): Promise<void> {
    const there: TouchedRow[] = [];
    for (const [table, how] of Object.entries(sealedTables)) {
      if (how !== 'given') continue;
      const found = await rows<{ id: string }>(tx, `SELECT id FROM ${quoted(table)} ORDER BY id`);
      there.push(...found.map(({ id }) => ({ table, id })));
    }
    for (let from = 0; from === 0 || from < there.length; from += rowsPerEvent) {
      const sealed = there.slice(from, from + rowsPerEvent);
      await this.history.record(tx, installation, {
        caseId: null,
        type: 'installation.received',
        subject: { table: 'history_chain', id: installationChain },
        payload: { tables: [...new Set(sealed.map(({ table }) => table))] },
        rows: sealed,
      });
    }
  }
}

async function isSealed(reader: Pick<Tx, 'query'>): Promise<boolean> {
  const found = await firstRow(
    reader,
    `SELECT 1 FROM history_event WHERE chain_id = $1 AND type = 'installation.received' LIMIT 1`,
    [installationChain],
  );
  return found !== undefined;
}
