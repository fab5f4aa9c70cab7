/**
 * Ends the test database when the test run is gone, however it went: the run holds our standard input open, and the
 * system closes it when the run ends, is interrupted or is killed. Ends only the process it was told of.
 *
 * node server-keeper.mjs FOLDER PROCESS-NUMBER START-TIME
 */
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [folder, number, startedAt] = process.argv.slice(2);
const pid = Number(number);

/** Whether the server is still the process we were told of; the start time is compared where Linux tells it. */
function alive() {
  try {
    process.kill(pid, 0);
    if (!startedAt || process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] !== 'Z' && fields[19] === startedAt;
  } catch {
    return false;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
await new Promise((resolve) => process.stdin.resume().once('end', resolve).once('error', resolve));
if (alive()) process.kill(pid, 'SIGQUIT');
for (let turn = 0; turn < 500 && alive(); turn += 1) await pause(20);
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
