// What the suites share: one Chromium, one stage, and everybody's session, each begun when first asked for.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { builtProduct } from '../conformance/tools.mjs';
import { signIn, sizes, startChromium } from './chromium.mjs';
import { crawl } from './crawl.mjs';
import { factsOf } from './facts.mjs';
import { pages as table } from './pages.table.mjs';
import { startStage } from './stage.mjs';

/** `{ browser, stage, facts, pages, crawled, at, api, cookieOf, close }`. */
export function openHouse() {
  const begun = new Map();
  const once = (name, begin) => {
    if (!begun.has(name)) begun.set(name, begin());
    return begun.get(name);
  };

  const browser = () => once('browser', startChromium);
  const stage = () => once('stage', () => standing() ?? startStage());
  const facts = () => once('facts', async () => factsOf(api));
  const crawled = () => once('crawl', async () => crawl({ url: (await stage()).url, cookieOf }));
  /** The table's rows with their addresses. */
  const pages = () =>
    once('pages', async () => {
      const known = await facts();
      return table.map((row) => ({ ...row, path: typeof row.path === 'function' ? addressOf(row, known) : row.path }));
    });

  /** Somebody's client of the API, to find ids and to see what became of things. */
  const api = (username, ministry) =>
    once(`api ${username} ${ministry ?? ''}`, async () => {
      const { url, password } = await stage();
      const { Browser } = createRequire(import.meta.url)(join(builtProduct, 'commands', 'demo', 'browser.js'));
      const client = new Browser(url, username, password);
      await client.signIn(ministry);
      return client;
    });

  const sessionOf = (username) =>
    once(`session ${username}`, async () => {
      const context = await (await browser()).newContext({ locale: 'nb-NO' });
      await signIn(await context.newPage(), await stage(), username);
      const state = await context.storageState();
      await context.close();
      return state;
    });

  /** A page of somebody's (nobody's for null) in a browser context of its own. `own`: a session of its own as well. */
  const at = async (username, { own = false, ...options } = {}) => {
    const { url, password } = await stage();
    const storageState = username && !own ? await sessionOf(username) : undefined;
    const context = await (
      await browser()
    ).newContext({ viewport: sizes.desk, locale: 'nb-NO', baseURL: url, storageState, ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (username && own) await signIn(page, { url, password }, username);
    return page;
  };

  /** The session's cookie, for requests without a browser. */
  const cookieOf = async (username) => {
    if (!username) return '';
    const { cookies } = await sessionOf(username);
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  const close = async () => {
    await (await begun.get('browser')?.catch(() => null))?.close();
    await (await begun.get('stage')?.catch(() => null))?.stop();
    begun.clear();
  };

  return { browser, stage, facts, pages, crawled, api, at, cookieOf, close };
}

/** A row whose thing is not on the stage is looked for where it would be, and found missing. */
function addressOf({ name, path }, facts) {
  try {
    return path(facts);
  } catch {
    return `/ikke-paa-scenen/${name}`;
  }
}

/** A stage that somebody else keeps, when there is one. */
function standing() {
  const given = process.env.SVARBREV_STAGE;
  return given ? Promise.resolve({ ...JSON.parse(given), stop: async () => {} }) : null;
}
