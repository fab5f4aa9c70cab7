// `npm run test:browser`: the pages in a real Chromium, on the demonstration's server with work under way. `-- NAME …`
// runs only those suites. Ends with `N passed, N failed`, and with 1 when anything failed or a suite could not run.
// SVARBREV_STAGE='{"url":…,"password":…}' plays on a stage that stands already (`node test/browser/serve.mjs`);
// BROWSER_ALL_LINES=true shows what passed as well. Pictures are left in out/pictures.
import { needChromium } from './chromium.mjs';
import { openHouse } from './house.mjs';

// In this order: what only looks comes before what changes the cases.
const suites = {
  contrast: 'the contrast of every pair of colours that SCREENS section 2 names, from the built style sheet',
  languages: 'no template has words of its own; every page in bokmål, nynorsk and English',
  links: 'every link on every page, for everybody, leads somewhere',
  accessible: 'axe in both themes, what the browser refuses or fetches, the width of a phone and of 400 % zoom',
  pictures: 'every page on desk, tablet and phone, light and dark',
  'without-script': 'registering, reading and approving with JavaScript off',
  keyboard: 'registering, writing, approving and signing without a mouse',
  story: 'the whole story by six people at six browsers',
  'bad-weather': 'lost sessions, double clicks, stale versions, no network, files that are too large',
  speed: 'figures: first page, list filter, bytes of a first visit, with 10,000 letters',
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const missing = needChromium();
if (missing) {
  console.error(missing);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

const verbose = process.env.BROWSER_ALL_LINES === 'true';
const log = (line) => {
  if (verbose || !line.startsWith('ok ')) console.log(`  ${line}`);
};
const house = openHouse();
const total = { passed: 0, failed: 0 };
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    void house.close().finally(() => process.exit(1));
  });
}
for (const [name, what] of Object.entries(suites)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  console.log(`\n${name}: ${what}`);
  const result = await ran(name);
  total.passed += result.passed;
  total.failed += result.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}
await house.close();
console.log(`\n${total.passed} passed, ${total.failed} failed`);
// Something a suite left open must not keep the program.
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** A suite that cannot run counts as one failure. */
async function ran(name) {
  try {
    const { run } = await import(`./suites/${name}.mjs`);
    return await run(house, log);
  } catch (error) {
    console.log(`  FAIL ${name} could not run: ${error.stack ?? error}`);
    return { passed: 0, failed: 1 };
  }
}
