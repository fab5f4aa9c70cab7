// The pages that are looked at: the table's rows, and one of every kind that links lead to and no row shows.
import { grouped, kindOf } from './crawl.mjs';

/** `{ name, who, path, status }`. */
export async function shownPages(house) {
  const rows = await house.pages();
  const named = new Set(rows.map(({ path }) => lookOf(path)));
  const found = (await house.crawled()).filter(
    ({ html, status, path }) => html && status === 200 && !named.has(lookOf(path)),
  );
  const linked = [...grouped(found, ({ path }) => lookOf(path))].map(([kind, [first]]) => ({
    name: `lenket ${kind}`.replaceAll(/[^\w-]+/g, '-').replace(/-$/, ''),
    who: first.person,
    path: first.path,
  }));
  return [...rows, ...linked];
}

/** What makes a page look another way; filters and places in a list do not. */
const looks = /^(vis|visning|mappe|mal|fil|fane|ny)$/;

function lookOf(path) {
  const [place, names = ''] = kindOf(path).split('?');
  const telling = names.split('&').filter((name) => looks.test(name));
  return telling.length ? `${place}?${telling.join('&')}` : place;
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
