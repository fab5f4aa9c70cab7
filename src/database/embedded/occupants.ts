/**
 * Which programs use the embedded server at this moment: one small file each. The last one to leave stops it.
 *
 * Two programs may arrive and leave at the same time. One who leaves puts up the sign `stopping` before looking for
 * others; one who arrives signs in before looking for the sign. So at least one of the two sees the other.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { runningProcess, sameProcess } from './running-process';

interface Occupant {
  readonly pid: number;
  readonly startedAt?: string;
}

/** How long the one who stops the server may take before those who arrive give up waiting, in milliseconds. */
const longestStop = 90_000;

export class Occupancy {
  private constructor(
    private readonly folder: string,
    private readonly card: string,
  ) {}

  /** Signs in and waits until nobody is stopping the server. */
  static async begin(dataFolder: string): Promise<Occupancy> {
    const folder = path.join(dataFolder, 'occupants');
    await mkdir(folder, { recursive: true });
    const occupancy = new Occupancy(folder, path.join(folder, `${process.pid}-${randomUUID()}`));
    await put(occupancy.card);
    await occupancy.nobodyStops();
    return occupancy;
  }

  /** The other programs alive, by process number. */
  async others(): Promise<number[]> {
    const alive: number[] = [];
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name);
      if (file === this.card || !/^\d+-[0-9a-f-]{36}$/.test(name)) continue;
      const pid = await aliveOf(file);
      if (pid === undefined) await rm(file, { force: true });
      else alive.push(pid);
    }
    return alive;
  }

  /** Signs out; the one who leaves last runs `stop`, which no newcomer overtakes. */
  async end(stop: () => Promise<void>): Promise<void> {
    await rm(this.card, { force: true });
    const sign = path.join(this.folder, `stopping-${randomUUID()}`);
    await put(sign);
    try {
      if ((await this.others()).length === 0) await stop();
    } finally {
      await rm(sign, { force: true });
    }
  }

  private async nobodyStops(): Promise<void> {
    const deadline = Date.now() + longestStop;
    while (await this.someoneStops()) {
      if (Date.now() > deadline)
        throw new EmbeddedDatabaseError('inUse', 'Another program has been stopping the database for too long.');
      await pause(25);
    }
  }

  private async someoneStops(): Promise<boolean> {
    for (const name of await readdir(this.folder)) {
      if (!name.startsWith('stopping-')) continue;
      const file = path.join(this.folder, name);
      if ((await aliveOf(file)) !== undefined) return true;
      await rm(file, { force: true });
    }
    return false;
  }
}

/** Written aside first: nobody ever reads half a card. */
async function put(file: string): Promise<void> {
  const { pid, startedAt } = (await runningProcess(process.pid)) ?? { pid: process.pid };
  const aside = path.join(path.dirname(file), `.${path.basename(file)}`);
  await writeFile(aside, JSON.stringify({ pid, startedAt } satisfies Occupant));
  await rename(aside, file);
}

async function aliveOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (!text) return undefined;
  const occupant = JSON.parse(text) as Occupant;
  const found = await runningProcess(occupant.pid);
  return found && sameProcess(found, occupant) ? occupant.pid : undefined;
}
