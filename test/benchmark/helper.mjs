/** A process beside the benchmark's own: told its facts, then asked; ends when told or when the benchmark ends. */
import { fork } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

export class Helper {
  constructor(child) {
    this.child = child;
  }

  /** `told` is what the helper said when it was ready. */
  static async start(file, facts = {}, execArgv = []) {
    const helper = new Helper(fork(fileURLToPath(file), { execArgv }));
    helper.told = await helper.ask(facts);
    return helper;
  }

  /** Its answer; an error when it ends instead. */
  ask(question) {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${basename(child.spawnargs.at(-1))} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (answer) => {
        child.off('exit', ended);
        resolve(answer);
      });
      child.send(question);
    });
  }

  async end() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const over = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await over;
  }
}

/** The helper's side: `begin` gets the facts and answers what to tell; then `answer` gets each question. */
export function serve(begin) {
  let answer;
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    const work = answer
      ? Promise.resolve(answer(message))
      : Promise.resolve(begin(message)).then((begun) => {
          answer = begun.answer;
          return begun.told ?? {};
        });
    work.then(
      (told) => process.send(told),
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  });
}

/** Clients that each do one piece of work after the other; latencies in milliseconds. */
export async function inParallel(clients, count, one) {
  const latencies = [];
  let next = 0;
  const began = performance.now();
  const client = async (number) => {
    while (next < count) {
      const item = next++;
      const started = performance.now();
      await one(item, number);
      latencies.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { latencies, ms: performance.now() - began };
}
