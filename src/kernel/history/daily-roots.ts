import { FileHandle, link, mkdir, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, QueryRunner } from 'typeorm';
import { Clock, dayOf } from '../clock';
import { newId } from '../id';
import { Jobs } from '../jobs/jobs';
import { LOGGER } from '../log';
import { SETTINGS, Settings } from '../settings/settings';
import { systemCodeOf } from '../system-error';
import { firstRow, rows } from '../transaction';
import { canonicalText } from './canonical';
import { ChainList, ChainPlace, RootFileWriter, RootRead, RootStatement, readRootFile } from './root-file';
import { RootSigner } from './root-signer';

/** A root that was made, as its row keeps it. */
export interface MadeRoot {
  readonly number: number;
  /** The Norwegian day in real time. */
  readonly day: string;
  /** Name in the folder of roots. */
  readonly fileName: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly changedChains: number;
  readonly allChains: number;
}

/** A daily root's file, the first of its day or a later one. */
export const rootFileName = /^\d{4}-\d{2}-\d{2}(-[1-9]\d*)?\.json$/;

/** Any number that no other program uses as an advisory lock; "Root" in ASCII. */
export const rootLock = 0x526f6f74;

/** How many chains are asked for at once. */
const batchSize = 10_000;

/**
 * The daily root (DESIGN section 4): one signed file over all chains of events, outside the database, each naming the
 * hash of the one before. Whoever rewrites a chain, or cuts its tail, and all its hashes with it, stands against it.
 *
 * A root lists the chains that moved since the root before, and the hash of the list of all. The day is that of real
 * time, not the ministry's clock: it must be true to those outside.
 */
@Injectable()
export class DailyRoots implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly signer: RootSigner,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Ten past midnight; and ten past each hour, for a server that was down then. A day that has its root needs no other. */
  onModuleInit(): void {
    this.jobs.handle('history.dailyRoot', async () => void (await this.make('daily')), { cron: '10 * * * *' });
  }

  /**
   * Makes the day's root if there is none yet; when asked by a person, also if a chain has moved since the newest.
   * Answers the newest root, and whether it was made now. Several processes may call it at once: one works, the
   * others wait and find it done. `at` is real time.
   */
  async make(why: 'daily' | 'asked', at = new Date()): Promise<{ root: MadeRoot; fresh: boolean }> {
    const runner = this.dataSource.createQueryRunner();
    const limits = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    try {
      await runner.query(limits.map((limit) => `SET ${limit} = 0`).join('; '));
      await runner.query('SELECT pg_advisory_lock($1)', [rootLock]);
      await mkdir(this.settings.rootFolder, { recursive: true, mode: 0o750 });
      await this.takeUpUnfinished(runner);
      return await this.makeIfNeeded(runner, why, at);
    } finally {
      const back = ['SELECT pg_advisory_unlock_all()', ...limits.map((limit) => `RESET ${limit}`)];
      await runner.query(back.join('; ')).catch(() => undefined);
      await runner.release();
    }
  }

  private async makeIfNeeded(
    runner: QueryRunner,
    why: 'daily' | 'asked',
    madeAt: Date,
  ): Promise<{ root: MadeRoot; fresh: boolean }> {
    const newest = await newestRoot(runner);
    if (newest && newest.day >= dayOf(madeAt) && (why === 'daily' || !(await anyMoved(runner))))
      return { root: newest, fresh: false };
    // The snapshot is taken here, behind the lock: a list of where all chains stood at one moment.
    await runner.startTransaction('REPEATABLE READ');
    try {
      const { file, statement, sha256 } = await this.write(runner, newest, madeAt);
      await runner.query(
        `INSERT INTO history_rooted AS r (chain_id, sequence, hash) SELECT id, sequence, hash FROM history_chain
         ON CONFLICT (chain_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
           WHERE (r.sequence, r.hash) IS DISTINCT FROM (excluded.sequence, excluded.hash)`,
      );
      const root = await insertRoot(runner, statement, file, sha256);
      await runner.commitTransaction();
      this.log.info({ ...root }, 'a root of the history was made');
      return { root, fresh: true };
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }

  /** The whole file under another name first, synced, then in its place: never half a root, never one in place of another. */
  private async write(
    runner: QueryRunner,
    newest: MadeRoot | undefined,
    madeAt: Date,
  ): Promise<{ file: string; statement: RootStatement; sha256: string }> {
    const temporary = join(this.settings.rootFolder, `${newId()}.tmp`);
    const handle = await open(temporary, 'wx', 0o640);
    try {
      const { statement, sha256 } = await this.compose(runner, handle, newest, madeAt);
      await handle.chmod(0o440);
      await handle.sync();
      await handle.close();
      const file = await this.place(temporary, statement.day);
      return { file, statement, sha256 };
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    } finally {
      await unlink(temporary).catch(() => undefined);
    }
  }

  private async compose(
    runner: QueryRunner,
    handle: FileHandle,
    newest: MadeRoot | undefined,
    madeAt: Date,
  ): Promise<{ statement: RootStatement; sha256: string }> {
    const writer = new RootFileWriter(handle);
    const [changed, all] = [new ChainList(), new ChainList()];
    for await (const place of chainsNow(runner)) {
      all.add(place);
      if (!place.moved) continue;
      changed.add(place);
      await writer.add(place);
    }
    const statement: RootStatement = {
      format: 'svarbrev-root-1',
      number: (newest?.number ?? 0) + 1,
      day: dayOf(madeAt),
      ministryDay: this.clock.today(),
      madeAt: madeAt.toISOString(),
      previous: newest?.sha256 ?? null,
      changed: changed.close(),
      all: all.close(),
    };
    const text = canonicalText(statement);
    const sha256 = await writer.close(text, await this.signer.sign(Buffer.from(text), madeAt));
    return { statement, sha256 };
  }

  private async place(temporary: string, day: string): Promise<string> {
    for (let nth = 1; ; nth++) {
      const name = nth === 1 ? `${day}.json` : `${day}-${nth}.json`;
      const taken = await link(temporary, join(this.settings.rootFolder, name)).then(
        () => false,
        (error: unknown) => {
          if (systemCodeOf(error) === 'EEXIST') return true;
          throw error;
        },
      );
      if (taken) continue;
      const folder = await open(this.settings.rootFolder);
      await folder.sync().finally(() => folder.close());
      return name;
    }
  }

  /**
   * A process that was killed between writing the file and its row left a root that is sound and that nobody knows.
   * It becomes the next one. What else lies in the folder is left alone; verification names it.
   */
  private async takeUpUnfinished(runner: QueryRunner): Promise<void> {
    const there = await readdir(this.settings.rootFolder);
    for (const name of there.filter((one) => one.endsWith('.tmp'))) await unlink(join(this.settings.rootFolder, name));
    const known = await rows<{ name: string }>(runner.manager, 'SELECT file_name AS name FROM history_root');
    const names = new Set(known.map(({ name }) => name));
    const strange = there.filter((name) => rootFileName.test(name) && !names.has(name)).sort();
    for (const name of strange) {
      const newest = await newestRoot(runner);
      const read = await this.follows(join(this.settings.rootFolder, name), newest);
      if (!read) {
        this.log.error({ name }, 'a file in the folder of roots is not a root of ours');
        continue;
      }
      await this.takeUp(runner, name, read);
      this.log.warn({ name }, 'a root whose process was killed is taken up');
    }
  }

  private async follows(path: string, newest: MadeRoot | undefined): Promise<RootRead | undefined> {
    const read = await readRootFile(path).catch(() => undefined);
    if (!read || read.statement.number !== (newest?.number ?? 0) + 1) return undefined;
    if (read.statement.previous !== (newest?.sha256 ?? null)) return undefined;
    const verdict = await this.signer.check(read.signed, read.signature, new Date(read.statement.madeAt));
    return verdict.sound ? read : undefined;
  }

  private async takeUp(runner: QueryRunner, name: string, read: RootRead): Promise<void> {
    await runner.startTransaction();
    try {
      let waiting: ChainPlace[] = [];
      const flush = async () => {
        await runner.query(
          `INSERT INTO history_rooted (chain_id, sequence, hash)
           SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[])
           ON CONFLICT (chain_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
          [waiting.map((one) => one.chain), waiting.map((one) => one.sequence), waiting.map((one) => one.hash)],
        );
        waiting = [];
      };
      await readRootFile(join(this.settings.rootFolder, name), async (place) => {
        if (waiting.push(place) >= 1000) await flush();
      });
      await flush();
      await insertRoot(runner, read.statement, name, read.sha256);
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }
}

/** Every chain and where it stands, by id, and whether it moved since the newest root. */
async function* chainsNow(runner: QueryRunner): AsyncGenerator<ChainPlace & { moved: boolean }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const batch = await rows<ChainPlace & { moved: boolean }>(
      runner.manager,
      `SELECT c.id AS chain, c.sequence, c.hash, (r.sequence, r.hash) IS DISTINCT FROM (c.sequence, c.hash) AS moved
       FROM history_chain c LEFT JOIN history_rooted r ON r.chain_id = c.id
       WHERE c.id > $1 ORDER BY c.id LIMIT ${batchSize}`,
      [after],
    );
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return;
    after = last.chain;
  }
}

async function anyMoved(runner: QueryRunner): Promise<boolean> {
  const moved = await firstRow(
    runner.manager,
    `SELECT 1 FROM history_chain c LEFT JOIN history_rooted r ON r.chain_id = c.id
     WHERE (r.sequence, r.hash) IS DISTINCT FROM (c.sequence, c.hash) LIMIT 1`,
  );
  return moved !== undefined;
}

const rootColumns = `number, day, file_name AS "fileName", sha256, changed_chains AS "changedChains", all_chains AS "allChains"`;

async function newestRoot(runner: QueryRunner): Promise<MadeRoot | undefined> {
  return firstRow<MadeRoot>(runner.manager, `SELECT ${rootColumns} FROM history_root ORDER BY number DESC LIMIT 1`);
}

async function insertRoot(
  runner: QueryRunner,
  statement: RootStatement,
  fileName: string,
  sha256: string,
): Promise<MadeRoot> {
  const { number, day, ministryDay, madeAt, changed, all } = statement;
  await runner.query(
    `INSERT INTO history_root (number, day, ministry_day, made_at, file_name, sha256, changed_chains, all_chains)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [number, day, ministryDay, madeAt, fileName, sha256, changed.count, all.count],
  );
  return { number, day, fileName, sha256, changedChains: changed.count, allChains: all.count };
}
