// The pages that are looked at: the table's rows, and one of every kind that links lead to and no row shows.
import { grouped, kindOf } from './crawl.mjs';

/** `{ name, who, path, status }`. */
export async function shownPages(house) {
  const rows = await house.pages();
  const named = new Set(rows.map(({ path }) => kindOf(path)));
  const found = (await house.crawled()).filter(({ html, status, kind }) => html && status === 200 && !named.has(kind));
  const linked = [...grouped(found, ({ kind }) => kind)].map(([kind, [first]]) => ({
    name: `lenket ${kind}`.replaceAll(/[^\w-]+/g, '-').replace(/-$/, ''),
    who: first.person,
    path: first.path,
  }));
  return [...rows, ...linked];
}

/** Opens it and waits until it stands still. */
export async function open(page, path) {
  const answer = await page.goto(path);
  await settled(page);
  return answer;
}

/** No island is at work any more, fonts are there. */
export async function settled(page) {
  await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => {});
  await page
    .waitForFunction(() => !document.querySelector('[aria-busy=true]') && document.fonts.status === 'loaded', null, {
      timeout: 8_000,
    })
    .catch(() => {});
}
