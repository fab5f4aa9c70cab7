// Every page in both themes: axe finds nothing, the browser refuses nothing and asks no other host, and neither a phone
// nor 400 % zoom has to scroll sideways. First shown to find a page wrong that is.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { forEach, newTally } from '../../conformance/tools.mjs';
import { advice, axeIn } from '../axe.mjs';
import { sizes } from '../chromium.mjs';
import { inlineIn } from '../served-html.mjs';
import { open, settled, shownPages } from '../shown-pages.mjs';
import { watch } from '../watch.mjs';

/** 1280 px wide at 400 % zoom is 320. */
const narrow = { phone: sizes.phone, '400 % zoom': { width: 320, height: 256 } };

export async function run(house, log) {
  const tally = newTally(log);
  await showItFinds(house, tally);
  const advised = [];
  await forEach(await shownPages(house), (row) => look(house, row, tally, advised));
  for (const rule of advice) {
    const places = advised.filter(({ id }) => id === rule);
    const some = [...new Set(places.map(({ text, name }) => `${text} of ${name}`))];
    tally.check(
      `${rule} is kept on every page`,
      some.length ? [`${some.slice(0, 4).join('; ')} (${some.length} in all)`] : [],
    );
  }
  return tally.result();
}

async function look(house, { name, who, path, status = 200 }, tally, advised) {
  const page = await house.at(who);
  const its = (what) => `${name}${who ? ` (${who})` : ''} ${what}`;
  try {
    const heard = await watch(page, (await house.stage()).url);
    const answer = await open(page, path);
    if (answer.status() !== status) {
      tally.check(its('is there'), [`${path} answers ${answer.status()}`]);
      return;
    }
    tally.check(its('is served without anything inline'), inlineIn(await answer.text()));
    tally.check(its('says its language, its title and its main part'), await frameOf(page));
    tally.check(its('refuses nothing, asks no other host, fails at nothing'), heard.wrong());
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      await settled(page);
      const found = await axeIn(page);
      tally.check(its(`has no violation in the ${theme}`), found.wrong);
      if (theme === 'light') advised.push(...found.advised.map((one) => ({ ...one, name })));
    }
    for (const [size, viewport] of Object.entries(narrow)) {
      await page.setViewportSize(viewport);
      await settled(page);
      tally.check(its(`needs no scrolling sideways (${size})`), await tooWide(page));
    }
  } catch (error) {
    tally.check(its('can be looked at'), [String(error).split('\n')[0]]);
  } finally {
    await page.context().close();
  }
}

const frameOf = (page) =>
  page.evaluate(() => {
    const wrong = [];
    const main = document.querySelectorAll('main');
    if (document.documentElement.lang !== 'nb') wrong.push(`the language is ${document.documentElement.lang}`);
    if (!/ – Svarbrev$/.test(document.title)) wrong.push(`the title is ${document.title}`);
    if (main.length !== 1 || main[0].id !== 'innhold' || main[0].tabIndex !== -1) wrong.push('main is not #innhold');
    if (document.querySelectorAll('h1').length !== 1) wrong.push('it has not one h1');
    return wrong;
  });

/** What sticks out of the page to the right, when the page would have to be scrolled for it. */
const tooWide = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= wide) return [];
    const out = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > wide + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${[...one.classList].join('.')}`);
    return [`${document.scrollingElement.scrollWidth} px: ${[...new Set(out)].slice(0, 5).join(', ')}`];
  });

const wrongPage = `<!doctype html><html lang="en"><head><title>Feil</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head><body>
<h1>Feil</h1><h3>Hopp</h3><img src="/bilde"><input><p style="color:#ccc">Blekt</p>
<div class="bred">${'x'.repeat(400)}</div><script>1</script><img alt="" src="http://other.invalid/x.png"></body></html>`;

async function showItFinds(house, tally) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(wrongPage);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const context = await (await house.browser()).newContext({ viewport: sizes.phone });
  try {
    const page = await context.newPage();
    const url = `http://127.0.0.1:${server.address().port}/`;
    const heard = await watch(page, url);
    await page.goto(url);
    await settled(page);
    const { wrong, advised } = await axeIn(page);
    const violations = [...wrong, ...advised.map(({ text }) => text)].join();
    const found = [...heard.wrong(), ...(await frameOf(page))].join();
    const expect = (name, right, what) => tally.check(name, right ? [] : [`it is not among ${what}`]);
    for (const rule of ['image-alt', 'label', 'heading-order'])
      expect(`axe finds ${rule} in a wrong page`, violations.includes(rule), violations);
    expect('an inline script is heard of', /script-src/.test(found), found);
    expect('an inline style is heard of', /style-src/.test(found), found);
    expect('another host is heard of', /other\.invalid/.test(found), found);
    expect('a wrong language and no main part are seen', /language is en.*main is not/.test(found), found);
    expect('a page that is too wide is seen', (await tooWide(page)).length === 1, 'nothing');
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}
