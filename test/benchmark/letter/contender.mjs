/** One contender in a process of its own: sets the letters it is told to, and tells how long each took. */
import { letterNumber } from './made-up-letters.mjs';

const contender = (await import(`./${process.argv[2]}.mjs`)).open();

const work = async ({ from, count }) => {
  const letters = Array.from({ length: count }, (_, i) => letterNumber(from + i));
  const setting = [];
  const signing = [];
  for (const letter of letters) {
    const began = performance.now();
    const { pdf, pages } = await contender.set(letter);
    const done = performance.now();
    setting.push({ ms: done - began, bytes: pdf.length, pages });
    if (!contender.sign) continue;
    const beforeSigning = performance.now();
    const signed = await contender.sign(pdf);
    signing.push({ ms: performance.now() - beforeSigning, bytes: signed.length - pdf.length });
  }
  contender.rest?.();
  return { setting, signing, memory: process.memoryUsage.rss() };
};

process.on('message', (order) => {
  const done = order.end ? Promise.resolve(contender.close()).then(() => process.exit(0)) : work(order);
  done.then(
    (answer) => process.send(answer),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
await contender.ready();
process.send({ ready: true });
