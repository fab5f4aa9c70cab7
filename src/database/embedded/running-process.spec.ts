import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { runningProcess, sameProcess } from './running-process';

describe('A running process', () => {
  it('is told by its command and the moment it started, and is gone when it has ended', async () => {
    const child = spawn('sleep', ['60'], { cwd: os.tmpdir() });
    const pid = child.pid ?? 0;
    await once(child, 'spawn');

    const found = await runningProcess(pid);
    expect(found?.command?.at(-1)).toBe('60');
    expect(found?.startedAt).toBeTruthy();
    expect(found && sameProcess(found, { pid, startedAt: found.startedAt })).toBe(true);
    expect(found && sameProcess(found, { pid, startedAt: 'another time' })).toBe(false);
    expect(found && sameProcess(found, { pid: pid + 1, startedAt: found.startedAt })).toBe(false);

    child.kill();
    await once(child, 'exit');
    expect(await runningProcess(pid)).toBeUndefined();
  });

  it.each([0, -1, Number.NaN, 1.5])('never has the number %s', async (pid) => {
    expect(await runningProcess(pid)).toBeUndefined();
  });
});
