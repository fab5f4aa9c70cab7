import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Occupancy } from './occupants';

describe('Those who use the server', () => {
  let folder: string;
  let stops: number;
  const stop = async () => {
    stops += 1;
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'svarbrev-occupants-'));
    stops = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('leave it running for each other; the last one stops it', async () => {
    const one = await Occupancy.begin(folder);
    const other = await Occupancy.begin(folder);
    expect(await one.others()).toEqual([process.pid]);

    await one.end(stop);
    expect(stops).toBe(0);
    await other.end(stop);
    expect(stops).toBe(1);
    expect(await readdir(path.join(folder, 'occupants'))).toEqual([]);
  });

  it('do not wait for one who was killed, though its number is in use again', async () => {
    const one = await Occupancy.begin(folder);
    const cards = path.join(folder, 'occupants');
    await writeFile(path.join(cards, `999999999-${randomUUID()}`), JSON.stringify({ pid: 999999999, startedAt: '1' }));
    await writeFile(
      path.join(cards, `${process.pid}-${randomUUID()}`),
      JSON.stringify({ pid: process.pid, startedAt: 'before the last restart' }),
    );
    await writeFile(
      path.join(cards, `stopping-${randomUUID()}`),
      JSON.stringify({ pid: process.pid, startedAt: 'before the last restart' }),
    );

    expect(await one.others()).toEqual([]);
    const other = await Occupancy.begin(folder);
    await other.end(stop);
    await one.end(stop);
    expect(stops).toBe(1);
  });

  it('who arrive while the last one stops it come in when it has stopped', async () => {
    const told: string[] = [];
    const leaving = await Occupancy.begin(folder);
    const left = leaving.end(async () => {
      told.push('stopping');
      await pause(100);
      told.push('stopped');
    });
    while (told.length === 0) await pause(1);

    const arrived = await Occupancy.begin(folder);
    told.push('arrived');

    await left;
    expect(told).toEqual(['stopping', 'stopped', 'arrived']);
    await arrived.end(stop);
  });
});
