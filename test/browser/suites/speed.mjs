// Figures, not judgements: they depend on the machine. With 10,000 letters registered (SPEED_LETTERS says how many), the
// first visit to the list of cases to the moment it can be used, its bytes, and a filter until its rows are there. What is
// checked is that there is something to measure.
import { newTally } from '../../conformance/tools.mjs';

const letters = Number(process.env.SPEED_LETTERS ?? 10_000);
const times = 5;

export async function run(house, log) {
  const tally = newTally(log);
  const archivist = await house.api('mlo');
  const seconds = await register(archivist, letters);
  log(`     ${letters} letters registered in ${seconds} s`);
  const { items } = await archivist.get('/api/v1/cases?limit=1');
  const highest = Number(items[0].key.split('/')[1]);
  tally.check(`${letters} letters lie there`, highest >= letters ? [] : [`the last case is ${items[0].key}`]);
  for (const path of ['/', '/saker', '/arbeid/to-journal']) {
    const visits = [];
    for (let time = 0; time < times; time++) visits.push(await firstVisit(house, path));
    const figures = ['html', 'usable', 'painted'].map((name) => `${name} ${median(visits.map((one) => one[name]))} ms`);
    const kilobytes = Math.round(median(visits.map(({ bytes }) => bytes)) / 1000);
    log(`     first visit to ${path}: ${figures.join(', ')}; ${kilobytes} KB in ${visits[0].requests} requests`);
    tally.check(`${path} becomes usable`, visits.every(({ usable }) => usable > 0) ? [] : ['it does not']);
  }
  const filtered = await filter(house);
  tally.check(
    'the list of cases can be filtered in place',
    filtered.length === 2 * times ? [] : [`it answered ${filtered.length} times`],
  );
  if (filtered.length) log(`     a filter of the list: ${median(filtered)} ms (${filtered.join(', ')})`);
  return tally.result();
}

/** Eight at a time, as eight archivists would. */
async function register(archivist, number) {
  const started = Date.now();
  let next = 0;
  const one = async () => {
    while (next < number) {
      const n = ++next;
      const title = `Henvendelse ${n} om ${subjects[n % subjects.length]}`;
      await archivist.post('/api/v1/incoming-letters', {
        newCase: { title, publicTitle: title },
        files: [],
        title,
        publicTitle: title,
        sender: { name: `Foreningen Eksempel ${n}`, mail: `post${n}@forening.example` },
        receivedAt: '2020-06-17T07:30:00+02:00',
        documentDate: '2020-06-17',
        language: 'nb',
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return Math.round((Date.now() - started) / 1000);
}

const subjects = ['vold i nære relasjoner', 'passkontoret', 'redningstjenesten', 'fri rettshjelp', 'brannvern'];

/** With nothing kept from before: to the whole HTML, to scripts and fonts in place, to the largest paint. */
async function firstVisit(house, path) {
  const page = await house.at('mlo');
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  let requests = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests++;
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const figures = await page.evaluate(async () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const painted = await new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      });
      setTimeout(() => resolve(0), 2000);
    });
    return { html: navigation.responseEnd, usable: navigation.loadEventEnd, painted };
  });
  await page.context().close();
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value)]));
  return { ...rounded, bytes, requests };
}

/** From the choice in a filter, and from taking it away again, to the new rows drawn. */
async function filter(house) {
  const page = await house.at('mlo');
  await page.goto('/saker', { waitUntil: 'load' });
  const found = [];
  for (let time = 0; time < times; time++) {
    for (const choice of ['.sb-filters details a', '.sb-filters a[data-chosen]']) {
      const took = await page.evaluate(drawnAfter, choice);
      if (took !== null) found.push(Math.round(took));
    }
  }
  await page.context().close();
  return found;
}

/** Milliseconds from a press on it to the list it leads to; null when there is nothing to press. */
async function drawnAfter(choice) {
  const link = document.querySelector(choice);
  if (!link) return null;
  const settled = new Promise((done) => document.addEventListener('htmx:afterSettle', done, { once: true }));
  const pressed = performance.now();
  link.click();
  await settled;
  await new Promise((done) => window.requestAnimationFrame(() => window.requestAnimationFrame(done)));
  return performance.now() - pressed;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
